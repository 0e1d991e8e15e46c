"""Scans: their pages are recognised one by one and kept at once: whoever goes on reads those that are missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from django.utils.translation import gettext_noop as _

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.page_readers import PageReaders
from archive.ingest.files.scans.pages import RecognizedPage
from archive.ingest.prepared import Prepared, ReadingHints, prepare_bounded
from archive.loading.results import ImportStatus, Outcome
from archive.loading.sources import keep_sources
from archive.models import ScannedPage, SourceText
from archive.models.messages import Message
from archive.models.scans import recognized_pages_of

TellPage = Callable[[str, RecognizedPage], object]
_HELD = 8  # files held back, so that all come out in their order, while scans before them are read


def silently(_name: str, _page: RecognizedPage) -> None:
    pass


@dataclass(eq=False, slots=True)
class _HeldScan:
    """A file on its way; ``source`` is that of a scan, ``is_read`` of all others from the first."""

    prepared: Prepared
    source: SourceText | None = None
    is_read: bool = True
    problem: Unreadable | None = None


def with_recognized_pages(
    batch: Iterable[Prepared], known: ReadingHints, tell: TellPage = silently, workers: int = 1
) -> Iterator[Prepared]:
    """``batch`` in its order, in which scans are read by as many recogniser processes as there are ``workers``, where
    it is installed; ``tell`` hears of each page."""
    held: deque[_HeldScan] = deque()
    with PageReaders[_HeldScan](workers) as readers:
        for prepared in batch:
            held.append(_begun(prepared, readers) if waits(prepared) else _HeldScan(prepared))
            while held and (held[0].is_read or not readers.has_room or len(held) > _HELD):
                yield _first(held, readers, known, tell)
        while held:
            yield _first(held, readers, known, tell)


def waits(prepared: Prepared) -> bool:
    """Are there pages that a recogniser has to read, and one that can?"""
    return prepared.has_unread_pages and recognition.is_installed()


def wait_for_recognition(prepared: Prepared) -> Outcome:
    """Keep a scan that is read later."""
    source = keep_sources([prepared])[prepared.sha256]
    said = Message(_("扫描件已保存，正在后台识别文字。"))
    return Outcome(prepared.item.shown_as, ImportStatus.WAITING, reason=said, source=source.pk)


def _begun(prepared: Prepared, readers: PageReaders[_HeldScan]) -> _HeldScan:
    source = keep_sources([prepared])[prepared.sha256]
    if recognized_pages_of(source):
        return _HeldScan(prepared, source)
    held = _HeldScan(prepared, source, is_read=False)
    readers.begin(held, prepared.item.data, list(source.scanned_pages.values_list("number", flat=True)))
    return held


def _first(held: deque[_HeldScan], readers: PageReaders[_HeldScan], known: ReadingHints, tell: TellPage) -> Prepared:
    """The file that came first, read to its end."""
    first = held.popleft()
    while not first.is_read and (event := readers.next_event()):
        scan = event.key
        if event.page is None:
            scan.is_read, scan.problem = True, event.problem
        else:
            assert scan.source is not None  # it waited to be read
            keep_page(event.page, scan.source)
            tell(scan.prepared.item.shown_as, event.page)
    if first.problem:
        return replace(first.prepared, draft=None, problem=first.problem)
    if first.source is None:
        return first.prepared
    return prepare_bounded(replace(first.prepared.item, recognized=recognized_pages_of(first.source)), known)


def keep_page(page: RecognizedPage, source: SourceText) -> None:
    """Once: what is kept of the page already stays."""
    ScannedPage.objects.get_or_create(source=source, number=page.number, defaults={"content": asdict(page)})

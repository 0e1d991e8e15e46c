"""Scans: their pages are recognised one by one and kept at once, so that whoever goes on begins where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace

from django.utils.translation import gettext as _

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.pages import RecognizedPage, from_plain
from archive.ingest.prepared import Prepared, ReadingHints, prepare_bounded
from archive.loading.results import ImportStatus, Outcome
from archive.loading.sources import keep_sources
from archive.models import ScannedPage, SourceText
from archive.models.scans import recognized_pages_of

TellPage = Callable[[str, RecognizedPage], object]


def silently(_name: str, _page: RecognizedPage) -> None:
    pass


def with_recognized_pages(
    batch: Iterable[Prepared], known: ReadingHints, tell: TellPage = silently
) -> Iterator[Prepared]:
    """``batch``, in which scans are read by the recogniser where it is installed; ``tell`` hears of each page."""
    for prepared in batch:
        yield _read(prepared, known, tell) if waits(prepared) else prepared


def waits(prepared: Prepared) -> bool:
    """Are there pages that a recogniser has to read, and one that can?"""
    return prepared.has_unread_pages and recognition.is_installed()


def wait_for_recognition(prepared: Prepared) -> Outcome:
    """Keep a scan that is read later."""
    source = keep_sources([prepared])[prepared.sha256]
    said = _("扫描件已保存，正在后台识别文字。")
    return Outcome(prepared.item.shown_as, ImportStatus.WAITING, reason=said, source=source.pk)


def _read(prepared: Prepared, known: ReadingHints, tell: TellPage) -> Prepared:
    source = keep_sources([prepared])[prepared.sha256]
    try:
        _recognize(prepared, source, tell)
    except Unreadable as problem:
        return replace(prepared, draft=None, problem=problem)
    return prepare_bounded(replace(prepared.item, recognized=recognized_pages_of(source)), known)


def _recognize(prepared: Prepared, source: SourceText, tell: TellPage) -> None:
    """Go on behind the last page that is kept."""
    last = source.scanned_pages.order_by("-number").first()
    if last and last.number == from_plain(last.content).count:
        return
    for page in recognition.recognized_pages(prepared.item.data, last.number + 1 if last else 1):
        ScannedPage.objects.get_or_create(source=source, number=page.number, defaults={"content": asdict(page)})
        tell(prepared.item.shown_as, page)

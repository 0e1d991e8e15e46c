"""Looking again at the websites that published reports came from: still there, changed, gone.

Nothing is overwritten: what a page says by now is a further file of the same report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import NamedTuple, Protocol

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from archive.ingest.errors import Unreadable
from archive.ingest.files.reading import read
from archive.ingest.layout.paragraphs import lay_out
from archive.ingest.lexicon.shingles import shared
from archive.loading.loader import error_message
from archive.loading.sources import keep_source
from archive.models import Report, ReportFile, SourceCheck, SourceText
from archive.models.messages import Message
from archive.text.normalize import fold

SourceState = SourceCheck.SourceState
_GONE = (404, 410)
_REPLACED = 0.3  # share of stretches in common below which a text is no edition of the other


class Website(Protocol):
    """What is asked: ``archive.fetching.fetch.Fetcher``."""

    def capture(self, url: str) -> bytes: ...


class SourceLook(NamedTuple):
    """What was seen; ``capture`` are the bytes of the page where it says something else than before."""

    outcome: str
    reason: Message = Message()
    capture: bytes = b""


def due(days: int, most: int) -> list[Report]:
    """Published reports whose website was not looked at for ``days``, those first that wait longest."""
    last = SourceCheck.objects.filter(report=OuterRef("pk"), is_latest=True).values("at")[:1]
    on_the_web = Q(source__name__startswith="http://") | Q(source__name__startswith="https://")
    reports = Report.objects.published().filter(on_the_web).annotate(looked_at=Subquery(last))
    waiting = reports.filter(Q(looked_at=None) | Q(looked_at__lt=timezone.now() - timedelta(days=days)))
    return list(waiting.order_by(F("looked_at").asc(nulls_first=True), "pk").select_related("source")[:most])


def watch(
    reports: Iterable[Report], website: Website, tell: Callable[[Report, SourceCheck], object] = lambda *_: None
) -> None:
    """Look at the source of each, and keep what was seen; ``tell`` hears of each. Can be broken off at any point."""
    for report in reports:
        tell(report, _keep(report, _look(report, website)))


def _look(report: Report, website: Website) -> SourceLook:
    assert report.source is not None
    try:
        data = website.capture(report.source.web_address)
    except Unreadable as problem:
        is_gone = problem.code == "status" and problem.params["status"] in _GONE
        return SourceLook(SourceState.GONE if is_gone else SourceState.UNKNOWN, error_message(problem))
    return _compared(body_of(bytes(report.source.data), report.source.name) or report.text, data, report.source.name)


def _compared(before: str, data: bytes, name: str) -> SourceLook:
    now = body_of(data, name)
    if _plain(now) == _plain(before):
        return SourceLook(SourceState.UNCHANGED)
    is_edition = shared(before, now) >= _REPLACED
    return SourceLook(SourceState.CHANGED if is_edition else SourceState.REPLACED, capture=data)


def body_of(data: bytes, name: str) -> str:
    """The body of a raw file as it is read today; empty where it holds none."""
    try:
        return lay_out(read(data, name)).document.body
    except Unreadable:
        return ""


def _plain(text: str) -> str:
    return "".join(fold(text).split())


@transaction.atomic
def _keep(report: Report, look: SourceLook) -> SourceCheck:
    last = SourceCheck.objects.filter(report=report, is_latest=True).first()
    known = ReportFile.objects.filter(report=report, kind=ReportFile.Kind.CAPTURE).select_related("source")
    capture = _capture(report, look, known.last()) if look.capture else None
    is_news = look.outcome in SourceCheck.NEWS and (
        last is None or last.outcome != look.outcome or capture is not None and capture.pk != last.capture_id
    )
    SourceCheck.objects.filter(report=report, is_latest=True).update(is_latest=False)
    return SourceCheck.objects.create(
        report=report, outcome=look.outcome, capture=capture, is_news=is_news, **look.reason.kept()
    )


def _capture(report: Report, look: SourceLook, last: ReportFile | None) -> SourceText | None:
    """The file that says what the page says now: a new one, unless the last one does. Of another page none is kept."""
    if look.outcome == SourceState.REPLACED:
        return None
    assert report.source is not None
    name = report.source.name
    if last is not None and _plain(body_of(bytes(last.source.data), name)) == _plain(body_of(look.capture, name)):
        return last.source
    source = keep_source(look.capture, name, "application/warc", timezone.now())
    ReportFile.objects.get_or_create(report=report, source=source, defaults={"kind": ReportFile.Kind.CAPTURE})
    return source

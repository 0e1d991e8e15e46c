"""Where on the pages of a scan a fact stands, and how certain the recogniser is of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypedDict

from django.db.models import Exists, OuterRef

from archive.ingest.files.scans.pages import RecognizedPage, TextLine, recognized_text
from archive.models import Evidence, Report, ScannedPage
from archive.models.scans import recognized_pages_of
from archive.text.anchoring import Anchoring


def certainties(facts: Iterable[Evidence]) -> dict[Evidence, float]:
    """How certain the recogniser is of the least certain line that each of ``facts`` stands in, between 0 and 1; of
    facts alone that were read from scans. One query where none was, else one more and one for each report that was.
    """
    facts = list(facts)
    has_pages = Exists(ScannedPage.objects.filter(source=OuterRef("source")))
    reports = {fact.report_id for fact in facts}
    scanned = list(Report.objects.filter(has_pages, pk__in=reports).order_by().values_list("pk", flat=True))
    whole = Report.objects.select_related("source").defer("source__data").order_by().in_bulk(scanned)
    places = {pk: ScanPlaces(report) for pk, report in whole.items()}
    read = ((fact, places[fact.report_id].of(fact)) for fact in facts if fact.report_id in places)
    return {fact: place.certainty for fact, place in read if place is not None}


class _PlacedParagraph(TypedDict):
    """Of the layout of a report, what stands in its text: ``runs`` are (offset in it, in the raw text, length)."""

    start: int
    text: str
    runs: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class ScanPlace:
    """``page`` counts from 1; ``boxes`` are (left, top, right, bottom) of lines, in pixels of the page as drawn.

    ``certainty`` is that of the least certain of the lines, between 0 and 1.
    """

    page: int
    boxes: tuple[tuple[int, int, int, int], ...]
    certainty: float

    @property
    def per_cent(self) -> str:
        return f"{self.certainty * 100:.1f}"


@dataclass(frozen=True, slots=True)
class ScanCut:
    """The part of a recognised ``page`` that lines following each other in one column take, in its pixels."""

    page: RecognizedPage
    left: int
    top: int
    width: int
    height: int


class ScanPlaces:
    """Of one report. Without pages where its file is no scan, which costs no query."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def pages(self) -> tuple[RecognizedPage, ...]:
        source = self.report.source
        is_scan = source is not None and (
            source.media_type == "application/pdf" or source.media_type.startswith("image/")
        )
        return recognized_pages_of(source) if source is not None and is_scan else ()

    @property
    def recognized(self) -> list[RecognizedPage]:
        return list(self._recognized.values())

    @property
    def certainty(self) -> str:
        """Of all lines, in per cent with one decimal."""
        read = [(page.certainty, sum(len(line.text) for line in page.lines)) for page in self.recognized]
        total = sum(length for _certainty, length in read)
        return f"{100 * sum(certainty * length for certainty, length in read) / total:.1f}" if total else ""

    def page(self, number: int) -> RecognizedPage | None:
        return self._recognized.get(number)

    @cached_property
    def _recognized(self) -> dict[int, RecognizedPage]:
        return {page.number: page for page in self.pages if page.is_recognized}

    def of(self, fact: Evidence) -> ScanPlace | None:
        """None for what stands in no recognised line."""
        if not self.recognized or fact.start is None or fact.end is None:
            return None
        lines = self._lines_of(fact.start, fact.end)
        if not lines:
            return None
        here = [line.line for line in lines if line.page == lines[0].page]
        return ScanPlace(lines[0].page, tuple(dict.fromkeys(line.box for line in here)), min(x.certainty for x in here))

    def cuts(self, start: int, end: int) -> list[ScanCut]:
        """What a reader has to look at to compare ``[start, end)`` of the report's text with its pages."""
        columns = groupby(self._lines_of(start, end), lambda line: (line.page, line.line.column))
        return [
            _cut(page, [line.line.box for line in lines])
            for (number, _column), lines in columns
            if (page := self.page(number))
        ]

    def _lines_of(self, start: int, end: int) -> list[TextLine]:
        return [line for raw in self._raw(start, end) for line in self._lines_within(*raw)]

    @cached_property
    def _lines(self) -> tuple[TextLine, ...]:
        return recognized_text(self.pages).lines

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self._lines]

    def _lines_within(self, start: int, end: int) -> list[TextLine]:
        """Those that overlap ``[start, end)`` of the raw text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return [line for line in self._lines[first:last] if line.start < end and line.end > start]

    def _raw(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the raw text that ``[start, end)`` of the report's text was copied from."""
        if self._moved is not None:
            place = self._moved.quote(start, end) or self._moved.stretch(start, end)
            if place is None:
                return []
            start, end = place
        return [
            (raw_at + max(start, at) - at, raw_at + min(end, at + length) - at)
            for at, raw_at, length in self._runs
            if at < end and at + length > start
        ]

    @cached_property
    def _body(self) -> list[_PlacedParagraph]:
        return [paragraph for paragraph in self.report.layout if paragraph["start"] is not None]

    @cached_property
    def _runs(self) -> list[tuple[int, int, int]]:
        """(offset in the text as drafted, offset in the raw text, length)."""
        return [
            (paragraph["start"] + at, raw_at, length)
            for paragraph in self._body
            for at, raw_at, length in paragraph["runs"]
        ]

    @cached_property
    def _moved(self) -> Anchoring | None:
        """From the text as an editor corrected it to the text as drafted."""
        drafted = "\n".join(paragraph["text"] for paragraph in self._body)
        return None if drafted == self.report.text else Anchoring(self.report.text, drafted)


def _cut(page: RecognizedPage, boxes: Sequence[tuple[int, int, int, int]]) -> ScanCut:
    """With half a line around them, so that it shows when a line was missed."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    around = min(min(right - left, bottom - top) for left, top, right, bottom in boxes) // 2
    left, top = max(0, min(lefts) - around), max(0, min(tops) - around)
    width, height = min(page.width, max(rights) + around) - left, min(page.height, max(bottoms) + around) - top
    return ScanCut(page, left, top, width, height)

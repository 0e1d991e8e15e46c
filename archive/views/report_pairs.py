"""Two reports, or two speeches, sentence beside sentence; what many reports say is set dim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from archive.analysis.parallel import MOST, ParallelLine, ParallelRow, lines, parallel
from archive.analysis.repeats import Repeats
from archive.export.report_pairs import rows_table
from archive.export.response import render_or_export
from archive.http.checks import Slug, one_of
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import Params, written
from archive.http.redirects import redirect_to_current
from archive.models import Person, Report, Speech
from archive.views.reports import readable_report

PER_PAGE = 100  # rows
BOILERPLATE = 3  # passages of other reports from which on a sentence is set dim
KINDS = ("same", "reworded", "one", "other")  # of rows, as ``?show=`` names them


class PairParams(Params):
    """The speakers to whom the sides are narrowed, by slug, and the one kind of rows that is shown."""

    speaker: Slug = ""
    other_speaker: Slug = ""
    show: Annotated[str, one_of(*KINDS)] = ""


@dataclass(frozen=True)
class Side:
    """A report, or what the speaker with the slug ``asked`` says in it."""

    report: Report
    asked: str

    @property
    def name(self) -> str:
        """As the page of several versions names it in its address."""
        return f"{self.report.slug}:{self.asked}" if self.asked else str(self.report.slug)

    @cached_property
    def speeches(self) -> list[Speech]:
        named = Speech.objects.filter(report=self.report, person__isnull=False, start__isnull=False)
        return list(named.not_rejected().select_related("person").order_by("start", "pk"))

    @cached_property
    def speakers(self) -> list[Person]:
        """In the order in which they first speak."""
        return list(dict.fromkeys(speech.person for speech in self.speeches if speech.person))

    @cached_property
    def speaker(self) -> Person | None:
        return next((person for person in self.speakers if person.slug == self.asked), None)

    @cached_property
    def lines(self) -> list[ParallelLine]:
        told = [speech for speech in self.speeches if speech.person == self.speaker]
        spans = [(each.start, each.end) for each in told if each.start is not None and each.end is not None]
        return lines(self.report.text, self.report.sentences(), spans if self.asked else None)

    @cached_property
    def elsewhere(self) -> dict[int, int]:
        """The number of a sentence to the passages of other reports that say nearly the same."""
        return Repeats(self.report).counts

    @property
    def is_cut(self) -> bool:
        return len(self.lines) > MOST


class Shown(NamedTuple):
    """A row, and how many passages of other reports say what either side says. ``like_page``: where what is like it
    stands on another page."""

    row: ParallelRow
    of_one: int
    of_other: int
    like_page: int | None

    @property
    def is_boilerplate(self) -> bool:
        return max(self.of_one, self.of_other) >= BOILERPLATE


@expensive
def reports_side_by_side(request: HttpRequest, slug: str, other_slug: str) -> HttpResponseBase:
    """``?speaker=`` and ``?other_speaker=`` narrow either side to a speaker, ``?show=`` the rows to one kind."""
    params = PairParams.read(request)
    one = Side(readable_report(request, slug), params.speaker)
    other = Side(readable_report(request, other_slug), params.other_speaker)
    if (one.report, one.asked) == (other.report, other.asked):
        return redirect(one.report)
    if (one.report.slug, other.report.slug) != (slug, other_slug):
        return redirect_to_current(_address(one, other, params))
    rows = parallel(one.lines, other.lines)
    chosen = [row for row in rows if row.kind == params.show] if params.show else rows
    page = paginate(request, chosen, PER_PAGE)
    pages = _pages_of_lines(chosen)
    page.object_list = [_shown(row, one, other, pages, page.number) for row in page.object_list]
    context: dict[str, object] = {
        "one": one,
        "other": other,
        "page": page,
        "whole": len(rows),
        "show": params.show,
        "counts": Counter(row.kind for row in rows),
        "most": MOST,
        "turned": _turned(one, other),
        "with_more": reverse("versions") + written(("text", side.name) for side in (one, other)),
    }
    return render_or_export(
        request, "archive/reports_side_by_side.html", context, rows_table(one.report, other.report, chosen)
    )


def _pages_of_lines(rows: Sequence[ParallelRow]) -> dict[tuple[str, int], int]:
    """(side, number of the sentence) to the page that has it."""
    pages = {}
    for place, row in enumerate(rows):
        for side, line in (("one", row.one), ("other", row.other)):
            if line:
                pages[side, line.number] = place // PER_PAGE + 1
    return pages


def _shown(row: ParallelRow, one: Side, other: Side, pages: dict[tuple[str, int], int], number: int) -> Shown:
    like = pages.get(("other" if row.one else "one", row.like)) if row.like else None
    return Shown(
        row,
        one.elsewhere.get(row.one.number, 0) if row.one else 0,
        other.elsewhere.get(row.other.number, 0) if row.other else 0,
        None if like == number else like,
    )


def _turned(one: Side, other: Side) -> str:
    """The address of the two with their sides changed."""
    return _address(other, one, PairParams(speaker=other.asked, other_speaker=one.asked))


def _address(one: Side, other: Side, params: PairParams) -> str:
    return params.at(reverse("reports-side-by-side", args=[one.report.slug, other.report.slug]))

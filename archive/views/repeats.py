"""Which sentences of a report other reports have, too, and where each of them stands."""

from __future__ import annotations

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from pydantic import Field

from archive.analysis.parallel import differences
from archive.analysis.repeats import Repeat, RepeatedWording, Repeats
from archive.export.reports import address
from archive.export.response import render_or_export
from archive.export.table import Column, Table, in_batches
from archive.http.checks import Slug
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import Params
from archive.http.redirects import redirect_to_current
from archive.models import Report
from archive.models.sentence_prints import SentencePrint, SentencePrintQuerySet
from archive.queries.links import record_at
from archive.views.reports import readable_report

PER_PAGE = 30


class RepeatsParams(Params):
    sentence: str | None = None
    other: Annotated[Slug | None, Field(alias="in")] = None


@expensive
def repeats(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All sentences that repeat; with ``?in=`` those that this other report has; with ``?sentence=`` where that one
    stands. 404 where the report has no such sentence, or none that repeats."""
    report = readable_report(request, slug)
    if report.slug != slug:
        return redirect_to_current("repeats", report.slug)
    repeated = Repeats(report)
    params = RepeatsParams.read(request)
    if params.sentence is not None:
        return _one(request, report, repeated, params.sentence)
    other, kept = None, repeated.repeats
    if params.other is not None:
        other = record_at(Report, params.other)
        if other is None or other == report or not other.is_published:
            raise Http404
        numbers = repeated.shared_with([other])[other.pk]
        kept = [repeat for repeat in kept if repeat.print.number in numbers]
    context = {"report": report, "other": other, "page": paginate(request, kept, PER_PAGE)}
    return render_or_export(request, "archive/repeats.html", context, _sentences_table(report, kept))


def _one(request: HttpRequest, report: Report, repeated: Repeats, number: str) -> HttpResponseBase:
    repeat = repeated.by_number.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else None
    if repeat is None:
        raise Http404
    alike = {wording.whole: wording for wording in repeat.wordings}
    passages = repeated.passages([repeat]).newest_first()
    page = paginate(request, passages.values_list("pk", flat=True), PER_PAGE)
    kept = repeated.passages([repeat]).filter(pk__in=list(page.object_list))
    page.object_list = [_passage(repeat.words, each, alike) for each in _whole(kept)]
    context: dict[str, object] = {"report": report, "repeat": repeat, "page": page}
    return render_or_export(request, "archive/repeated.html", context, _passages_table(passages, alike))


def _passage(words: str, print_: SentencePrint, alike: dict[int, RepeatedWording]) -> dict[str, object]:
    """A passage elsewhere with the pieces in which it differs from ``words``."""
    wording = alike[print_.whole]
    pieces = [] if wording.is_same else differences(words, print_.words.strip())[1]
    return {"print": print_, "wording": wording, "pieces": pieces}


def _whole(prints: SentencePrintQuerySet) -> SentencePrintQuerySet:
    related = prints.select_related("report__area", "report__publisher").defer("report__text", "report__layout")
    return related.with_words().newest_first()


def _sentences_table(report: Report, kept: list[Repeat]) -> Table:
    columns = [
        Column("sentence", _("句号"), lambda repeat: repeat.print.number),
        Column("words", _("原句"), lambda repeat: repeat.words),
        Column("passages", _("处数"), lambda repeat: repeat.number),
        address(lambda repeat: report.sentence_url(repeat.print.number)),
    ]
    return Table("repeats", columns, lambda: kept)


def _passages_table(passages: SentencePrintQuerySet, alike: dict[int, RepeatedWording]) -> Table:
    columns = [
        Column("date", _("日期"), lambda each: each.report.published_on),
        Column("report", _("报道"), lambda each: each.report.title),
        Column("words", _("原句"), lambda each: each.words.strip()),
        Column("likeness", _("相同的百分比"), lambda each: round(alike[each.whole].likeness, 1)),
        address(lambda each: each.url),
    ]
    return Table("passages", columns, lambda: in_batches(_whole(passages), lambda rows: rows))

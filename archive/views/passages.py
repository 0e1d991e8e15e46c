"""The list of passages: the sentences of the facts that an address asks for. What every count of facts leads to."""

from __future__ import annotations

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponseBase

from archive.export.reports import passage_table
from archive.export.response import render_or_export
from archive.http.pagination import paginate
from archive.models import Report
from archive.queries.passage_filters import FilteredPassages, PassageFilter
from archive.queries.passages import Passage
from archive.queries.passages import passages as passages_of

PER_PAGE = 50


def passages(request: HttpRequest) -> HttpResponseBase:
    filtered = FilteredPassages(PassageFilter.read(request))
    facts = filtered.facts()
    page = paginate(request, facts, PER_PAGE)
    page.object_list = passages_of(page.object_list)
    context: dict[str, object] = {"filtered": filtered, "page": page, "reports": _reports(page)}
    whole = facts.select_related("report__area", "report__publisher").defer("report__text", "report__layout")
    table = passage_table(whole, filtered.kind)
    return render_or_export(request, "archive/passages.html", context, table)


def _reports(page: Page[Passage]) -> list[tuple[Report, list[Passage]]]:
    """(report, its passages) in the order of the page. One query."""
    reports = Report.objects.with_related().in_bulk({passage.fact.report_id for passage in page})
    grouped: dict[int, list[Passage]] = {}
    for passage in page:
        grouped.setdefault(passage.fact.report_id, []).append(passage)
    return [(reports[pk], told) for pk, told in grouped.items()]

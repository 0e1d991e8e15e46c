"""The concordance of a slogan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.analysis.concordance import (
    SORTS,
    ConcordanceParams,
    Counted,
    all_lines,
    counted,
    in_order,
    lines,
    mentions,
    with_reports,
)
from archive.export.reports import address
from archive.export.response import render_or_export
from archive.export.table import Column, Table
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.models import Strategy
from archive.queries.report_filters import Choice, Filter
from archive.views.entities import entity_view

PER_PAGE = 50
TITLES = {"year": gettext_lazy("年份"), "area": gettext_lazy("地区"), "person": gettext_lazy("讲话人")}
SORT_LABELS = {
    "date": gettext_lazy("按日期"), "left": gettext_lazy("按左邻字"), "right": gettext_lazy("按右邻字"),
}  # fmt: skip


@expensive
@entity_view(Strategy)
def concordance(request: HttpRequest, strategy: Strategy) -> HttpResponseBase:
    asked = ConcordanceParams.of(request.GET)
    found, number = in_order(mentions(strategy, asked), asked.sort), counted(strategy, asked)
    # Keys alone are sorted: whole rows of thousands of occurrences would take twice as long.
    page = paginate(request, found.values_list("pk", flat=True), PER_PAGE, total=number.total)
    page.object_list = lines(with_reports(found.filter(pk__in=list(page.object_list))))
    context: dict[str, Any] = {
        "strategy": strategy,
        "asked": asked,
        "page": page,
        "filters": _filters(number, asked),
        "sorts": [Choice(str(SORT_LABELS[s]), 0, asked.with_(sort=s).query(), s == asked.sort) for s in SORTS],
        "unplaced": strategy.mentions.public().filter(start__isnull=True).count(),
    }
    return render_or_export(request, "archive/concordance.html", context, _table(strategy, asked))


def _table(strategy: Strategy, asked: ConcordanceParams) -> Table:
    columns = [
        Column("date", _("日期"), lambda line: line.date),
        Column("area", _("地区"), lambda line: line.area),
        Column("speaker", _("讲话人"), lambda line: line.speaker),
        Column("left", _("左"), lambda line: line.left),
        Column("slogan", _("口号"), lambda line: line.keyword),
        Column("right", _("右"), lambda line: line.right),
        Column("report", _("报道"), lambda line: line.report),
        Column("review", _("核对"), lambda line: line.mention.get_review_display()),
        address(lambda line: line.url),
    ]
    return Table("concordance", columns, lambda: all_lines(strategy, asked))


def _filters(counted: Counted, asked: ConcordanceParams) -> list[Filter]:
    """Each value as a link that sets it, or that takes it away where it is set."""
    found = []
    for name, rows in counted.choices.items():
        current = getattr(asked, name)
        links = [
            Choice(label, times, asked.with_(**{name: "" if value == current else value}).query(), value == current)
            for value, label, times in rows
        ]
        if links:
            found.append(Filter(str(TITLES[name]), links))
    return found

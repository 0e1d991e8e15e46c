"""The concordance of a slogan, on pages and as CSV."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.analysis.concordance import SORTS, Asked, all_lines, choices, in_order, lines, mentions, with_reports
from archive.models import Strategy
from archive.pagination import paginate
from archive.report_filters import Choice, Filter
from archive.spreadsheet import csv_response
from archive.views.things import page_of

PER_PAGE = 50
TITLES = {"year": gettext_lazy("年份"), "area": gettext_lazy("地区"), "person": gettext_lazy("讲话人")}
SORT_LABELS = {
    "date": gettext_lazy("按日期"), "left": gettext_lazy("按左邻字"), "right": gettext_lazy("按右邻字"),
}  # fmt: skip


@page_of(Strategy)
def concordance(request: HttpRequest, strategy: Strategy) -> HttpResponse:
    asked = Asked.of(request.GET)
    page = paginate(request, with_reports(in_order(mentions(strategy, asked), asked.sort)), PER_PAGE)
    page.object_list = lines(page.object_list)
    context: dict[str, Any] = {
        "strategy": strategy,
        "asked": asked,
        "page": page,
        "filters": _filters(strategy, asked),
        "sorts": [Choice(str(SORT_LABELS[s]), 0, asked.with_(sort=s).query(), s == asked.sort) for s in SORTS],
        "unplaced": strategy.mentions.public().filter(start__isnull=True).count(),
        "export": reverse("concordance-csv", args=[strategy.slug]) + asked.query(),
    }
    return render(request, "archive/concordance.html", context)


@page_of(Strategy)
def concordance_csv(request: HttpRequest, strategy: Strategy) -> HttpResponseBase:
    """Exactly the lines that the filters of the address show; the last column says which filters."""
    asked = Asked.of(request.GET)
    head = [_("日期"), _("地区"), _("讲话人"), _("左"), _("口号"), _("右"), _("报道"), _("网址"), _("核对"), _("查询")]
    query = f"{strategy.name} {asked.query()}"
    rows = (
        (each.date, each.area, each.speaker, each.left, each.keyword, each.right, each.report,
         request.build_absolute_uri(each.url), each.mention.get_review_display(), query)
        for each in all_lines(strategy, asked)
    )  # fmt: skip
    return csv_response(f"{strategy.slug}.csv", head, rows)


def _filters(strategy: Strategy, asked: Asked) -> list[Filter]:
    """Each value as a link that sets it, or that takes it away where it is set."""
    found = []
    for name, rows in choices(strategy, asked).items():
        current = getattr(asked, name)
        links = [
            Choice(label, number, asked.with_(**{name: "" if value == current else value}).query(), value == current)
            for value, label, number in rows
        ]
        if links:
            found.append(Filter(str(TITLES[name]), links))
    return found

"""The list of strategies and slogans and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Person, Report, Strategy
from archive.models.report import ReportQuerySet
from archive.share_charts import ShareChart, share_chart
from archive.views.lists import Kind, listing
from archive.views.things import BESIDE, About, entries, page_of, report_page


def _kind(value: str, label: Any) -> Kind:
    return Kind(value, label, lambda strategies: strategies.filter(kind=value))


KINDS = tuple(_kind(value, label) for value, label in Strategy.Kind.choices)


def strategies(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/strategies.html", listing(request, Strategy.objects.seen(), KINDS))


@page_of(Strategy)
def strategy(request: HttpRequest, strategy: Strategy) -> HttpResponse:
    reports = Report.objects.published().mentioning(strategy)
    mentions = strategy.mentions.public().select_related("speech__person")
    page = report_page(request, reports)
    context = {
        "strategy": strategy,
        "about": About(strategy, reports),
        "names": [name for name in strategy.names.all() if name.name != strategy.name],
        "speakers": Person.objects.saying(strategy)[:BESIDE],
        "uses": _uses_per_year(reports),
        "page": page,
        "entries": entries(page.object_list, mentions),
    }
    return render(request, "archive/strategy.html", context)


def _uses_per_year(reports: ReportQuerySet) -> ShareChart | None:
    """Those of ``reports`` in each year against all published ones; None where no year is known."""
    used = dict(reports.per_year())
    return share_chart(used, Report.objects.published().per_year()) if used else None

"""The tree of areas and the page of an area."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.analysis.coverage_matrix import years_by_month
from archive.area_tree import Branch, tree
from archive.models import Area, Membership, Metric, Observation, Report
from archive.views.figures import compared
from archive.views.lists import Asked
from archive.views.things import (
    BESIDE,
    About,
    Entry,
    observation_page,
    page_of,
    report_page,
    shows_figures,
)

OFFICES = 12  # who was last seen in an office
SHOWN_IN_TREE = 600  # with more areas than this the counties are left to the pages of their cities


def areas(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    areas = Area.objects.matching(asked.typed) if asked.typed else Area.objects.all()
    counted = areas.counted_in(Report.objects.published())
    context = {
        "asked": asked,
        "tree": tree(counted, by_reports=asked.by_reports),
        "number": len(counted),
        "is_shortened": len(counted) > SHOWN_IN_TREE,
    }
    return render(request, "archive/areas.html", context)


@page_of(Area, "parent__parent")
def area(request: HttpRequest, area: Area) -> HttpResponse:
    reports = Report.objects.published().in_area(area)
    about = About(area, reports)
    observations = Observation.objects.public().of_area(area)
    context: dict[str, Any] = {
        "area": area,
        "about": about,
        "figure_count": observations.count(),
        "below": _below(area, reports),
        "metrics": Metric.objects.observed_in(area)[:BESIDE],
        "compared": compared(observations.of_place(area)),
        "coverage": years_by_month(area),
        "offices": Membership.objects.seen_in(area)[:OFFICES],
        "predecessors": area.predecessors.all(),
        "successors": area.successors.all(),
    }
    if shows_figures(request):
        context["figures"] = context["page"] = observation_page(
            request, observations.like_beside_like(), context["figure_count"]
        )
    else:
        context["page"] = page = report_page(request, reports, about.number)
        context["entries"] = [Entry(report) for report in page.object_list]
    return render(request, "archive/area.html", context)


def _below(area: Area, reports: Any) -> list[Branch]:
    """The areas directly below ``area`` that have reports, with what lies below them counted in."""
    counted = Area.objects.exclude(pk=area.pk).counted_in(reports)
    branches = tree(counted)
    while branches and branches[0].area.pk != area.pk:
        branches = branches[0].branches
    return branches[0].branches if branches else []

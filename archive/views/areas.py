"""The tree of areas and the page of an area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Area, Metric, Observation, Report
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

SHOWN_IN_TREE = 600  # with more areas than this the counties are left to the pages of their cities


@dataclass
class Branch:
    """An area of the tree; ``number`` counts the published reports of the area and of those below it."""

    area: Area
    number: int = 0
    branches: list[Branch] = field(default_factory=list)


def areas(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    reported = Area.objects.seen_in(Report.objects.published())
    found = reported.matching(asked.typed) if asked.typed else reported
    counted = list(found.select_related("parent__parent"))
    context = {
        "asked": asked,
        "tree": tree(counted, by_reports=asked.by_reports),
        "number": len(counted),
        "is_shortened": len(counted) > SHOWN_IN_TREE,
    }
    return render(request, "archive/areas.html", context)


def tree(counted: Iterable[Area], *, by_reports: bool = False) -> list[Branch]:
    """The topmost areas over ``counted`` (with ``report_count`` and lineage at hand), in the order of their codes."""
    branches: dict[int, Branch] = {}
    tops: list[Branch] = []
    for area in counted:
        above = tops
        for step in area.lineage:
            if step.pk not in branches:
                branches[step.pk] = Branch(step)
                above.append(branches[step.pk])
            branches[step.pk].number += area.report_count  # type: ignore[attr-defined]
            above = branches[step.pk].branches
    for siblings in (tops, *(branch.branches for branch in branches.values())):
        siblings.sort(key=lambda each: (-each.number if by_reports else 0, each.area.code, each.area.valid_from))
    return tops


@page_of(Area, "parent__parent")
def area(request: HttpRequest, area: Area) -> HttpResponse:
    reports = Report.objects.published().in_area(area)
    observations = Observation.objects.public().of_area(area)
    context: dict[str, Any] = {
        "area": area,
        "about": About(area, reports),
        "figure_count": observations.count(),
        "below": _below(area, reports),
        "metrics": Metric.objects.observed_in(area)[:BESIDE],
        "predecessors": area.predecessors.all(),
        "successors": area.successors.all(),
    }
    if shows_figures(request):
        context["figures"] = context["page"] = observation_page(request, observations.like_beside_like())
    else:
        context["page"] = page = report_page(request, reports)
        context["entries"] = [Entry(report) for report in page.object_list]
    return render(request, "archive/area.html", context)


def _below(area: Area, reports: Any) -> list[Branch]:
    """The areas directly below ``area`` that have reports, with what lies below them counted in."""
    counted = Area.objects.seen_in(reports).exclude(pk=area.pk).select_related("parent__parent")
    branches = tree(counted)
    while branches and branches[0].area.pk != area.pk:
        branches = branches[0].branches
    return branches[0].branches if branches else []

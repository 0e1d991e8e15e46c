"""The tree of areas and the page of an area."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from pydantic import Field

from archive.analysis.area_tree import Branch, flat, tree
from archive.analysis.careers import bodies, roster
from archive.analysis.coverage_matrix import years_by_month
from archive.export.analyses import branch_table, coverage_table, office_table
from archive.export.figures import compared_tables
from archive.export.reports import figure_table, report_table
from archive.export.response import render_or_export
from archive.http.checks import a_day, one_of
from archive.http.params import Params
from archive.models import Area, Metric, Observation, Report
from archive.names.current import matching
from archive.queries.office_areas import offices_of
from archive.views.entities import (
    BESIDE,
    EntityParams,
    EntitySummary,
    Entry,
    entity_view,
    observation_page,
)
from archive.views.figures import compared
from archive.views.lists import ListParams

ROSTER = 20  # posts of one person each
BODY = 100  # people of one body
OFFICES = 12  # who was last seen in an office
SHOWN_IN_TREE = 600  # with more areas than this the counties are left to the pages of their cities


class AreaListParams(ListParams):
    """In the order of numbers of reports or of the official codes."""

    sort: Annotated[str, one_of("reports", "code")] = "reports"


def areas(request: HttpRequest) -> HttpResponseBase:
    params = AreaListParams.read(request)
    areas = matching(Area.objects.all(), params.typed) if params.typed else Area.objects.all()
    counted = areas.counted(samples=params.samples)
    provinces, is_shortened = tree(counted, by_reports=params.by_reports), len(counted) > SHOWN_IN_TREE
    shown = (
        [each for province in provinces for each in (province, *province.branches)] if is_shortened else flat(provinces)
    )
    context: dict[str, object] = {
        "asked": params,
        "tree": provinces,
        "number": len(shown),
        "is_shortened": is_shortened,
    }
    context["tells_samples"] = True
    return render_or_export(request, "archive/areas.html", context, branch_table("areas", provinces))


class RosterParams(Params):
    on: Annotated[str, a_day()] = ""
    body: Annotated[str, Field(max_length=100)] = ""


@entity_view(Area, "parent__parent")
def area(request: HttpRequest, area: Area) -> HttpResponseBase:
    params = EntityParams.read(request)
    about = EntitySummary(area, params)
    observations = params.of_facts(Observation.objects.public()).of_area(area)
    context: dict[str, Any] = {
        "area": area,
        "about": about,
        "figure_count": observations.count(),
        "below": _below(area, about.reports),
        "compared": compared(observations.of_place(area), params),
        **({} if params.narrows else _told_by_all(request, area)),
        "predecessors": area.predecessors.all(),
        "successors": area.successors.all(),
    }
    tables = [branch_table("below", context["below"]), *compared_tables(context["compared"])]
    if not params.narrows:
        tables += [coverage_table(context["coverage"]), office_table(context["offices"])]
    if params.show == "figures":
        tables.insert(0, figure_table(observations.like_beside_like()))
        context["figures"] = context["page"] = observation_page(
            request, observations.like_beside_like(), context["figure_count"]
        )
    else:
        tables.insert(0, report_table(about.reports.newest_first().with_related()))
        context["page"] = page = about.page(request)
        context["entries"] = [Entry(report) for report in page.object_list]
    return render_or_export(request, "archive/area.html", context, *tables)


def _told_by_all(request: HttpRequest, area: Area) -> dict[str, object]:
    """What is counted over all reports and facts, whomever a reader trusts."""
    return {
        "metrics": Metric.objects.observed_in(area)[:BESIDE],
        "coverage": years_by_month(area),
        "offices": offices_of(area, OFFICES),
        **_on_duty(request, area),
    }


def _on_duty(request: HttpRequest, area: Area) -> dict[str, object]:
    """``?on=2015-06-30&body=政府``: who led the area or was in that body of it on that day, else today."""
    asked = RosterParams.read(request)
    on = asked.on or str(timezone.localdate())
    on_duty = roster(area, on, BODY if asked.body else ROSTER, asked.body)
    return {"on": on, "body": asked.body, "bodies": bodies(area), "roster": on_duty}


def _below(area: Area, reports: QuerySet[Report]) -> list[Branch]:
    """The areas directly below ``area`` that have reports, with what lies below them counted in."""
    counted = Area.objects.exclude(pk=area.pk).counted_in(reports)
    branches = tree(counted)
    while branches and branches[0].area.pk != area.pk:
        branches = branches[0].branches
    return branches[0].branches if branches else []

"""The list of zones and the page of a zone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Report, Zone
from archive.views.figures import compared
from archive.views.lists import Kind, listing
from archive.views.things import (
    About,
    entries,
    observation_page,
    page_of,
    report_page,
    shows_figures,
    uses_per_year,
)


def _kind(value: str, label: Any) -> Kind:
    return Kind(value, label, lambda zones: zones.filter(kind=value))


KINDS = tuple(_kind(value, label) for value, label in Zone.Kind.choices)


def zones(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/zones.html", listing(request, Zone.objects.seen().select_related("area"), KINDS))


@page_of(Zone, "area__parent__parent")
def zone(request: HttpRequest, zone: Zone) -> HttpResponse:
    reports = Report.objects.published().naming(zone)
    about = About(zone, reports)
    observations = zone.observations.public()
    context: dict[str, Any] = {
        "zone": zone,
        "about": about,
        "figure_count": observations.count(),
        "compared": compared(observations),
        "uses": uses_per_year(reports, Report.objects.published()),
    }
    if shows_figures(request):
        context["figures"] = context["page"] = observation_page(
            request, observations.like_beside_like(), context["figure_count"]
        )
    else:
        context["page"] = page = report_page(request, reports, about.number)
        context["entries"] = entries(page.object_list, zone.mentions.public())
    return render(request, "archive/zone.html", context)

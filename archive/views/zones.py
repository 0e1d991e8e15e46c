"""The list of zones and the page of a zone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from archive.export.analyses import share_table
from archive.export.figures import compared_tables
from archive.export.reports import entry_table, figure_table, named
from archive.export.response import Context, render_or_export
from archive.export.table import Column
from archive.models import Zone
from archive.views.entities import (
    EntityParams,
    EntitySummary,
    entity_view,
    entries,
    observation_page,
    uses_per_year,
)
from archive.views.figures import compared
from archive.views.lists import ListedKind, listed


def _kind(value: str, label: str | Promise) -> ListedKind:
    return ListedKind(value, label, lambda zones: zones.filter(kind=value))


KINDS = tuple(_kind(value, label) for value, label in Zone.Kind.choices)


def zones(request: HttpRequest) -> HttpResponseBase:
    area = Column("area", pgettext_lazy("label", "地区"), named(lambda zone: zone.area))
    return listed(request, "zones", Zone.objects.seen().select_related("area"), KINDS, area)


@entity_view(Zone, "area__parent__parent")
def zone(request: HttpRequest, zone: Zone) -> HttpResponseBase:
    params = EntityParams.read(request)
    about = EntitySummary(zone, params)
    observations = params.of_facts(zone.observations.public())
    context: Context = {
        "zone": zone,
        "about": about,
        "figure_count": observations.count(),
        "compared": compared(observations, params),
        "uses": uses_per_year(about),
    }
    mentions = params.of_facts(zone.mentions.public())
    tables = [share_table(context["uses"]), *compared_tables(context["compared"])]
    if params.show == "figures":
        tables.insert(0, figure_table(observations.like_beside_like()))
        context["figures"] = context["page"] = observation_page(
            request, observations.like_beside_like(), context["figure_count"]
        )
    else:
        tables.insert(0, entry_table(about.reports, lambda batch: entries(batch, mentions)))
        context["page"] = page = about.page(request)
        context["entries"] = entries(page.object_list, mentions)
    return render_or_export(request, "archive/zone.html", context, *tables)

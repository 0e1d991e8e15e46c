"""The list of publishers and the page of a publisher."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponseBase

from archive.export.reports import report_table
from archive.export.response import render_or_export
from archive.http.checks import one_of
from archive.models import Organization
from archive.queries.trust import Trust
from archive.views.entities import EntitySummary, Entry, entity_view
from archive.views.lists import listed


def publishers(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "publishers", Organization.objects.seen())


class PublisherParams(Trust):
    review: Annotated[str, one_of()] = ""  # no fact says who published a report


@entity_view(Organization)
def publisher(request: HttpRequest, publisher: Organization) -> HttpResponseBase:
    about = EntitySummary(publisher, PublisherParams.read(request))
    page = about.page(request)
    context = {
        "publisher": publisher,
        "about": about,
        "page": page,
        "entries": [Entry(report) for report in page.object_list],
    }
    table = report_table(about.reports.newest_first().with_related())
    return render_or_export(request, "archive/publisher.html", context, table)

"""The list of publishers and the page of a publisher."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from archive.export.reports import report_table
from archive.export.response import shown
from archive.models import Organization, Report
from archive.views.lists import listed
from archive.views.things import About, Entry, page_of, report_page


def publishers(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "publishers", Organization.objects.seen())


@page_of(Organization)
def publisher(request: HttpRequest, publisher: Organization) -> HttpResponseBase:
    reports = Report.objects.published().by_publisher(publisher)
    about = About(publisher, reports)
    page = report_page(request, reports, about.number)
    context = {
        "publisher": publisher,
        "about": about,
        "page": page,
        "entries": [Entry(report) for report in page.object_list],
    }
    table = report_table(reports.newest_first().with_related())
    return shown(request, "archive/publisher.html", context, table)

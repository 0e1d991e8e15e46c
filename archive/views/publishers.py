"""The list of publishers and the page of a publisher."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Organization, Report
from archive.views.lists import listing
from archive.views.things import About, Entry, page_of, report_page


def publishers(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/publishers.html", listing(request, Organization.objects.seen()))


@page_of(Organization)
def publisher(request: HttpRequest, publisher: Organization) -> HttpResponse:
    reports = Report.objects.published().by_publisher(publisher)
    about = About(publisher, reports)
    page = report_page(request, reports, about.number)
    context = {
        "publisher": publisher,
        "about": about,
        "page": page,
        "entries": [Entry(report) for report in page.object_list],
    }
    return render(request, "archive/publisher.html", context)

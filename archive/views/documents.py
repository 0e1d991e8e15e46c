"""The list of policy documents and the page of a document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import PolicyDocument, Report
from archive.views.lists import listing
from archive.views.things import About, entries, page_of, report_page


def documents(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/documents.html", listing(request, PolicyDocument.objects.seen()))


@page_of(PolicyDocument)
def document(request: HttpRequest, document: PolicyDocument) -> HttpResponse:
    reports = Report.objects.published().citing(document)
    about = About(document, reports)
    page = report_page(request, reports, about.number)
    context = {
        "document": document,
        "about": about,
        "page": page,
        "entries": entries(page.object_list, document.mentions.public()),
    }
    return render(request, "archive/document.html", context)

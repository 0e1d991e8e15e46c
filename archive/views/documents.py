"""The list of policy documents and the page of a document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from archive.export.reports import entry_table
from archive.export.response import shown
from archive.models import PolicyDocument, Report
from archive.views.lists import listed
from archive.views.things import About, entries, page_of, report_page


def documents(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "documents", PolicyDocument.objects.seen())


@page_of(PolicyDocument)
def document(request: HttpRequest, document: PolicyDocument) -> HttpResponseBase:
    reports = Report.objects.published().with_record(document)
    about = About(document, reports)
    page, mentions = report_page(request, reports, about.number), document.mentions.public()
    context = {
        "document": document,
        "about": about,
        "page": page,
        "entries": entries(page.object_list, mentions),
    }
    table = entry_table(reports, lambda batch: entries(batch, mentions))
    return shown(request, "archive/document.html", context, table)

"""Citations of a report as files for reference managers, and the text whose hash they carry."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from archive.http.attachments import attachment
from archive.http.redirects import redirect_to_current
from archive.reports.citing import FORMS, Citing
from archive.reports.page import ReportPage
from archive.text.cited_text import cited_text
from archive.views.reports import readable_report


def report_citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The citation as a file of one of ``FORMS``; of one sentence with ``?cite=12``."""
    if form not in FORMS:
        raise Http404
    report = readable_report(request, slug)
    if report.slug != slug:
        return redirect_to_current("report-citation", report.slug, form)
    make, media_type, _name = FORMS[form]
    citation = Citing(request, report, ReportPage(report)).citation
    return attachment(make(citation), f"{citation.key}.{form}", f"{media_type}; charset=utf-8")


def report_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The cited text, byte for byte what the SHA-256 of a citation was taken of."""
    report = readable_report(request, slug)
    if report.slug != slug:
        return redirect_to_current("report-text", report.slug)
    text = cited_text(report.full_title, report.text)
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"X-Content-Type-Options": "nosniff"})

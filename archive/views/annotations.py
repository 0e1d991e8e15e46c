"""The public notes and labels at a report, as JSON-LD."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from archive.http.readable_json import ReadableJsonResponse
from archive.http.redirects import redirect_to_current
from archive.http.routes import site_root
from archive.models import Annotation
from archive.reports.web_annotations import MEDIA_TYPE, annotation_page
from archive.views.reports import readable_report


def report_annotations(request: HttpRequest, slug: str) -> HttpResponseBase:
    report = readable_report(request, slug)
    if report.slug != slug:
        return redirect_to_current("report-annotations", report.slug)
    public = Annotation.objects.filter(report=report).public().in_text_order()
    page = annotation_page(report, public, site_root(request))
    return ReadableJsonResponse(page, content_type=MEDIA_TYPE)

"""The list of reports, a report, and its original file."""

from django.http import HttpRequest, HttpResponse


def reports(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def report(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def report_source(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

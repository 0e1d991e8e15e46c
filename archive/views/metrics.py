"""Pages of metrics."""

from django.http import HttpRequest, HttpResponse


def metrics(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def metric(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

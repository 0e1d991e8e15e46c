"""Pages of zones."""

from django.http import HttpRequest, HttpResponse


def zones(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def zone(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

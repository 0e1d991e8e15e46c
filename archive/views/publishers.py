"""Pages of publishers."""

from django.http import HttpRequest, HttpResponse


def publishers(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def publisher(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

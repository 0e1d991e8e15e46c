"""Pages of areas."""

from django.http import HttpRequest, HttpResponse


def areas(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def area(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

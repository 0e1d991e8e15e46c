"""Pages of people."""

from django.http import HttpRequest, HttpResponse


def people(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def person(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

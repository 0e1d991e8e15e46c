"""Pages of strategies."""

from django.http import HttpRequest, HttpResponse


def strategies(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

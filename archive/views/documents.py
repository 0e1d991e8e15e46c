"""Pages of documents."""

from django.http import HttpRequest, HttpResponse


def documents(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def document(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)

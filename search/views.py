"""HTTP of search: the page and the two addresses of the API."""

from django.http import HttpRequest, HttpResponse, JsonResponse


def search(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def api_search(request: HttpRequest) -> JsonResponse:
    return JsonResponse({})


def api_suggest(request: HttpRequest) -> JsonResponse:
    return JsonResponse({})

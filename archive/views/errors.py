"""Errors and refusals: pages in the site's own face; for whoever asks the API, a sentence in JSON."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

READING_METHODS: Final = ("GET", "HEAD", "OPTIONS")
_SENTENCES: Final[Mapping[int, str | Promise]] = {
    400: _("地址或参数里有无法识别的字符。"),
    403: _("没有权限"),
    404: _("没有这一页"),
    405: _("这个地址只供读取，请用 GET 请求。"),
    500: _("这是本站的问题，不是您的。请稍后再试；若一再出现，请告知管理员。"),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request, hence without session, user or any other look into the database."""
    return _sentence(500) if _is_api(request) else HttpResponse(loader.get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An address that takes no forms refuses the method, whatever token came or did not come with it."""
    return refuse(request, 403 if takes_forms(request) else 405)


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    """The answer with this error status, 400 to 405."""
    response = _sentence(status) if _is_api(request) else render(request, f"{status}.html", status=status)
    if status == 405:
        response["Allow"] = ", ".join(READING_METHODS)
    return response


def takes_forms(request: HttpRequest) -> bool:
    """May the address that ``request`` was resolved to change anything? All but the admin and the language: no."""
    match = request.resolver_match
    return match is None or "admin" in match.namespaces or match.url_name == "set_language"


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _sentence(status: int) -> JsonResponse:
    return JsonResponse({"error": str(_SENTENCES[status])}, status=status, json_dumps_params={"ensure_ascii": False})

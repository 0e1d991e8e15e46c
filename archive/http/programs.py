"""What programs ask: pages of other websites may read it, too, and nobody asks without end."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from archive.http.client_ip import client_address, client_network
from archive.http.errors import READING_METHODS
from archive.http.middleware import Middleware
from archive.http.rate_limit import RateLimit
from archive.http.readable_json import ReadableJsonResponse

_MINUTE: Final = 60.0
_POSTED: Final = ("/oai", "/reconcile", "/mcp", "/api/v1/hold")  # what protocols ask by POST, and nothing is changed by
_API: Final = "/api/"
_PREFIXES: Final = (_API, "/skill.md", *_POSTED)
_ANNOTATIONS: Final = "/annotations.json"  # of a report: what programs that annotate read
_HEADERS: Final = "Accept, Content-Type, If-None-Match, Mcp-Protocol-Version, Mcp-Session-Id"
_KEPT: Final = "86400"  # seconds that a browser need not ask again

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def posted(view: View) -> View:
    """Takes POST from anywhere: the view reads and changes nothing."""
    vars(view)["takes_forms"] = True
    exempt: View = csrf_exempt(view)
    return exempt


def read_json(text: bytes | str) -> Any:
    """What a program sent. Raises ValueError for what is no JSON, and for texts that can be neither stored nor looked
    for: with NUL, with half of a pair of surrogates."""
    try:
        read = json.loads(text)
        written = json.dumps(read, ensure_ascii=False)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    written.encode()
    if "\\u0000" in written:
        raise ValueError("a text with NUL")
    return read


class ProgramsMiddleware(Middleware):
    """Cross-origin reading by the rules of Fetch: any website, without cookies; and a limit of requests a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.limit = RateLimit("the API", settings.API_PER_MINUTE, _MINUTE) if settings.API_PER_MINUTE else None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_PREFIXES) and not request.path.endswith(_ANNOTATIONS):
            return self.get_response(request)
        if request.method == "HEAD" and request.path.startswith(_API):
            request.method = "GET"  # its routes know no other; the server leaves the body out
        response = self._refusal(request) or _preflight(request) or self.get_response(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        wait = self.limit.take(client_network(client_address(request))) if self.limit else 0
        return too_often(wait) if wait else None


def too_often(wait: int) -> HttpResponse:
    """``wait``: seconds until one may ask again."""
    most = {"most": settings.API_PER_MINUTE, "wait": wait}
    sentence = ngettext(
        "请求太多：每分钟至多 %(most)d 次，请过 %(wait)d 秒再来。",
        "请求太多：每分钟至多 %(most)d 次，请过 %(wait)d 秒再来。",
        wait,
    )
    answer = {"error": sentence % most}
    return ReadableJsonResponse(answer, status=429, headers={"Retry-After": str(wait)})


def _preflight(request: HttpRequest) -> HttpResponse | None:
    """What a browser asks before a website's script may: a request without a preflight is none."""
    if request.method != "OPTIONS" or "Access-Control-Request-Method" not in request.headers:
        return None
    methods = (*READING_METHODS, *(["POST"] if request.path.startswith(_POSTED) else []))
    allowed = {"Access-Control-Allow-Methods": ", ".join(methods), "Access-Control-Allow-Headers": _HEADERS}
    return HttpResponse(status=204, headers={**allowed, "Access-Control-Max-Age": _KEPT})

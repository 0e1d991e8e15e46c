"""The protocol over HTTP (streamable HTTP, answered at once as JSON, without sessions), and what an assistant may read
of the archive before it begins."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.http import require_safe

from archive.http.expensive import expensive
from archive.http.programs import posted
from archive.http.readable_json import ReadableJsonResponse
from archive.http.routes import site_root
from search.assistants import protocol
from search.assistants.tools import TOOLS

_MOST: Final = 64 << 10  # bytes of a message


@expensive
@posted
def endpoint(request: HttpRequest) -> HttpResponse:
    """POST alone: there is no stream to open by GET, and no session to end by DELETE."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    if (version := request.headers.get("Mcp-Protocol-Version")) and version not in protocol.VERSIONS:
        return HttpResponse(f"supported: {', '.join(protocol.VERSIONS)}", status=400, content_type="text/plain")
    if len(request.body) > _MOST:
        return HttpResponse(status=413)
    answer = protocol.answered(request.body, request.build_absolute_uri)
    if answer is None:
        return HttpResponse(status=202)
    is_unreadable = isinstance(answer, dict) and answer["id"] is None and "error" in answer
    status = 400 if is_unreadable else 200
    return ReadableJsonResponse(answer, safe=False, status=status)


@require_safe
def skill(request: HttpRequest) -> HttpResponse:
    base = site_root(request)
    text = loader.get_template("assistants/skill.md").render({"base": base, "tools": TOOLS.values()})
    return HttpResponse(text, content_type="text/markdown; charset=utf-8")

"""What programs look for at fixed addresses: robots.txt, how to search here (OpenSearch), whether all is well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from archive.http.readable_json import ReadableJsonResponse
from archive.http.readiness import reasons

_NEVER_KEPT = {"Cache-Control": "no-store"}


def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    # The pages of search have no end; what they lead to is in the sitemap.
    # Tables to take away (format=) are the same facts again.
    kept_out = ["/admin/", "/alerts/", "/search/", "/*?format=", "/*&format="]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    context = {"root": request.build_absolute_uri("/")}
    return render(request, "opensearch.xml", context, content_type="application/opensearchdescription+xml")


def healthz(request: HttpRequest) -> HttpResponse:
    """Does the process answer? Asks nothing of database or index."""
    return ReadableJsonResponse({"status": "ok"}, headers=_NEVER_KEPT)


def readyz(request: HttpRequest) -> HttpResponse:
    """``{"status", "checks": {name: reason}}``: 503 with reasons where pages would fail."""
    checks = reasons()
    ready = not any(checks.values())
    answer = {"status": "ok" if ready else "unready", "checks": {name: said or "ok" for name, said in checks.items()}}
    return ReadableJsonResponse(answer, status=200 if ready else 503, headers=_NEVER_KEPT)

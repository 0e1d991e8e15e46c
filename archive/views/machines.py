"""What programs look for at fixed addresses: robots.txt, and how to search here (OpenSearch)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    # The pages of search have no end; what they lead to is in the sitemap.
    # Tables to take away (format=) are the same facts again.
    kept_out = ["/admin/", "/search/", "/*?format=", "/*&format="]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    context = {"root": request.build_absolute_uri("/")}
    return render(request, "opensearch.xml", context, content_type="application/opensearchdescription+xml")

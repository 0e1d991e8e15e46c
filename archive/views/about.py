"""What the archive covers and what it does not, how facts are read, how to cite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.analysis.archive_coverage import confirmations, coverage, provinces, statuses


def about(request: HttpRequest) -> HttpResponse:
    context = {
        "coverage": coverage(),
        "confirmations": confirmations(),
        "statuses": statuses(),
        "provinces": provinces(),
        "address": request.build_absolute_uri("/"),
    }
    return render(request, "archive/about.html", context)

"""Which report a reader wants to see beside another: named by its address or by words of its title."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from pydantic import Field

from archive.http.params import Params
from archive.models import Report
from archive.models.report_queries import ReportQuerySet
from archive.queries.links import record_at

CHOICES = 40
_ADDRESS = re.compile(r"/reports/([^/?#\s]+)")


class SecondReport(Params):
    typed: Annotated[str | None, Field(alias="with", max_length=200)] = None


def beside_another(request: HttpRequest, report: Report, typed: str) -> HttpResponse:
    """To the two side by side where ``typed`` is an address or leads to one title; else which ones it may be.

    With nothing typed: the reports of the same meeting and the earlier ones of the same place.
    """
    others = Report.objects.published().exclude(pk=report.pk)
    slug = unquote(address[1]) if (address := _ADDRESS.search(typed)) else typed
    named = record_at(Report, slug)
    if named and named.is_published and named != report:
        return redirect("reports-side-by-side", report.slug, named.slug)
    wanted = others.titled(typed).newest_first() if typed else _near(report)
    choices = list(wanted.with_related()[: CHOICES + 1])
    if typed and len(choices) == 1:
        return redirect("reports-side-by-side", report.slug, choices[0].slug)
    context = {"report": report, "typed": typed, "others": choices[:CHOICES], "are_more": len(choices) > CHOICES}
    return render(request, "archive/second_report.html", context)


def _near(report: Report) -> ReportQuerySet:
    near = Report.objects.earlier_of_its_place(report)
    if report.meeting_id:
        near = near | Report.objects.published().filter(meeting=report.meeting_id).exclude(pk=report.pk)
    return near.newest_first()

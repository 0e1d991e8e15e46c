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
    choices, are_more = titled_as(typed, others) if typed else _first(_near(report))
    if typed and len(choices) == 1:
        return redirect("reports-side-by-side", report.slug, choices[0].slug)
    context = {"report": report, "typed": typed, "others": choices, "are_more": are_more}
    return render(request, "archive/second_report.html", context)


def titled_as(typed: str, others: ReportQuerySet) -> tuple[list[Report], bool]:
    """The one of ``others`` with the address ``typed``, or those with its words in their titles, newest first; and
    whether there are more than ``CHOICES``."""
    slug = unquote(address[1]) if (address := _ADDRESS.search(typed)) else typed
    named = record_at(Report, slug)
    if named and others.filter(pk=named.pk).exists():
        return [named], False
    return _first(others.titled(typed).newest_first())


def _first(reports: ReportQuerySet) -> tuple[list[Report], bool]:
    choices = list(reports.with_related()[: CHOICES + 1])
    return choices[:CHOICES], len(choices) > CHOICES


def _near(report: Report) -> ReportQuerySet:
    near = Report.objects.earlier_of_its_place(report)
    if report.meeting_id:
        near = near | Report.objects.published().filter(meeting=report.meeting_id).exclude(pk=report.pk)
    return near.newest_first()

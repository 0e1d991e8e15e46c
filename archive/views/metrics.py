"""The list of metrics and the page of a metric."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from archive.export.figures import compared_tables
from archive.export.reports import figure_table, report_table
from archive.export.response import render_or_export
from archive.models import Metric, Report
from archive.views.entities import EntitySummary, Entry, entity_view, observation_page, report_page
from archive.views.figures import compared
from archive.views.lists import listed


def metrics(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "metrics", Metric.objects.seen())


@entity_view(Metric)
def metric(request: HttpRequest, metric: Metric) -> HttpResponseBase:
    """The figures as printed, or with ``?show=reports`` the reports; ``?unit=`` narrows to one dimension."""
    reports = Report.objects.published().with_record(metric)
    about = EntitySummary(metric, reports)
    observations = metric.observations.public()
    dimensions = observations.dimensions()
    unit = request.GET.get("unit", "")
    is_narrowed = "unit" in request.GET and unit in dict(dimensions)
    context: dict[str, Any] = {
        "metric": metric,
        "about": about,
        "figure_count": sum(number for _dimension, number in dimensions),
        "dimensions": dimensions,
        "unit": unit if is_narrowed else None,
        "compared": compared(observations, [metric.pk]),
    }
    chosen = observations.in_dimension(unit) if is_narrowed else observations
    tables = [figure_table(chosen.like_beside_like())]
    if request.GET.get("show") == "reports":
        tables = [report_table(reports.newest_first().with_related())]
        context["page"] = page = report_page(request, reports, about.number)
        context["entries"] = [Entry(report) for report in page.object_list]
    else:
        total = dict(dimensions)[unit] if is_narrowed else context["figure_count"]
        context["figures"] = context["page"] = observation_page(request, chosen.like_beside_like(), total)
    return render_or_export(request, "archive/metric.html", context, *tables, *compared_tables(context["compared"]))

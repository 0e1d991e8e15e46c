"""The list of metrics and the page of a metric."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from archive.export.figures import compared_tables
from archive.export.reports import figure_table, report_table
from archive.export.response import Context, render_or_export
from archive.http.checks import one_of
from archive.http.params import note
from archive.models import Metric
from archive.queries.trust import Trust
from archive.views.entities import EntitySummary, Entry, entity_view, observation_page
from archive.views.figures import compared
from archive.views.lists import listed


def metrics(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "metrics", Metric.objects.seen())


class MetricParams(Trust):
    show: Annotated[str, one_of("figures", "reports")] = "figures"
    unit: str | None = None


@entity_view(Metric)
def metric(request: HttpRequest, metric: Metric) -> HttpResponseBase:
    """The figures as printed, or with ``?show=reports`` the reports; ``?unit=`` narrows to one dimension."""
    params = MetricParams.read(request)
    about = EntitySummary(metric, params)
    observations = params.of_facts(metric.observations.public())
    dimensions = observations.dimensions()
    unit = params.unit if params.unit in dict(dimensions) else None
    if unit != params.unit:
        note(request, "unit", _("的值不能用"))
    context: Context = {
        "metric": metric,
        "about": about,
        "figure_count": sum(number for _dimension, number in dimensions),
        "dimensions": dimensions,
        "unit": unit,
        "compared": compared(observations, params, [metric.pk]),
    }
    chosen = observations if unit is None else observations.in_dimension(unit)
    tables = [figure_table(chosen.like_beside_like())]
    if params.show == "reports":
        tables = [report_table(about.reports.newest_first().with_related())]
        context["page"] = page = about.page(request)
        context["entries"] = [Entry(report) for report in page.object_list]
    else:
        total = context["figure_count"] if unit is None else dict(dimensions)[unit]
        context["figures"] = context["page"] = observation_page(request, chosen.like_beside_like(), total)
    return render_or_export(request, "archive/metric.html", context, *tables, *compared_tables(context["compared"]))

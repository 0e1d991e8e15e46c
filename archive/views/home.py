"""The home page."""

from django.http import HttpRequest, HttpResponseBase

from archive.analysis.archive_coverage import coverage
from archive.analysis.area_tree import largest
from archive.charts.bars import year_chart
from archive.export.analyses import year_table
from archive.export.response import Context, render_or_export
from archive.models import Area, Metric, Person, Report, Strategy, Zone
from archive.models.standing import held_per_year

NEWEST = 8
LEADING = 10


def home(request: HttpRequest) -> HttpResponseBase:
    published = Report.objects.published()
    context: Context = {
        "coverage": coverage(),
        "newest": published.with_related().newest_first()[:NEWEST],
        "people": Person.objects.leading(LEADING, "official"),
        "strategies": Strategy.objects.leading(LEADING),
        "zones": Zone.objects.leading(LEADING),
        "metrics": Metric.objects.leading(1, "money"),
        "areas": largest(Area.objects.counted(), LEADING),
        "chart": year_chart(list(held_per_year().items())),
    }
    return render_or_export(request, "archive/home.html", context, year_table(context["chart"]))

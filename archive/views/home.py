"""The home page."""

from django.http import HttpRequest, HttpResponseBase

from archive.analysis.archive_coverage import coverage
from archive.analysis.area_tree import largest
from archive.charts.bars import year_chart
from archive.export.analyses import year_table
from archive.export.response import Context, render_or_export
from archive.models import Area, Metric, Person, Report, Strategy, Zone

NEWEST = 8
LEADING = 10


def home(request: HttpRequest) -> HttpResponseBase:
    published = Report.objects.published()
    context: Context = {
        "coverage": coverage(),
        "newest": published.with_related().newest_first()[:NEWEST],
        "people": Person.objects.officials_in(published, LEADING),
        "strategies": Strategy.objects.leading_in(published, LEADING),
        "zones": Zone.objects.leading_in(published, LEADING),
        "metrics": Metric.objects.leading_in(published, 1, base_unit="元"),
        "areas": largest(Area.objects.counted_in(published), LEADING),
        "chart": year_chart(published.per_year()),
    }
    return render_or_export(request, "archive/home.html", context, year_table(context["chart"]))

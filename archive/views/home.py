"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.area_tree import largest
from archive.charts.bars import year_chart
from archive.coverage import coverage
from archive.models import Area, Person, Report, Strategy, Zone

NEWEST = 8
LEADING = 10


def home(request: HttpRequest) -> HttpResponse:
    published = Report.objects.published()
    context = {
        "coverage": coverage(),
        "newest": published.with_related().newest_first()[:NEWEST],
        "people": Person.objects.officials_in(published, LEADING),
        "strategies": Strategy.objects.leading_in(published, LEADING),
        "zones": Zone.objects.leading_in(published, LEADING),
        "areas": largest(Area.objects.counted_in(published), LEADING),
        "chart": year_chart(published.per_year()),
    }
    return render(request, "archive/home.html", context)

"""When the reports that match were printed: a bar for each year, or for each month of one year, each a link."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.charts.bars import Bar, BarChart, bar_chart, year_chart
from search.params import SearchParams

Counts = list[tuple[int, int]]  # (year, or number of a day such as 20140508; reports)


class LinkedBar(NamedTuple):
    """``value`` of the filter that the bar stands for; ``url`` is empty where there is nothing to lead to."""

    bar: Bar
    value: str
    label: str
    url: str


class Histogram(NamedTuple):
    """``undated`` reports have no bar. ``wider_url`` leads from the months of a year back to all years."""

    chart: BarChart
    bars: list[LinkedBar]
    year: str
    undated: int
    wider_url: str


def year_of(params: SearchParams) -> str:
    """The one year whose months are shown; empty where years are."""
    years = {value[:4] for value in params.year}
    return years.pop() if len(years) == 1 else ""


def histogram(params: SearchParams, years: Counts, days: Counts, total: int) -> Histogram | None:
    """None where a chart would say nothing: fewer than two bars of years."""
    if year := year_of(params):
        return _of_months(params, year, days, total)
    counts = sorted(years)
    if len(counts) < 2:
        return None
    chart = year_chart(counts)
    bars = [_linked(params, bar, bar.label, _("%(year)s年") % {"year": bar.label}) for bar in chart.bars]
    return Histogram(chart, bars, "", total - sum(number for _year, number in counts), "")


def _of_months(params: SearchParams, year: str, days: Counts, total: int) -> Histogram:
    numbers = dict.fromkeys(range(1, 13), 0)
    for day, number in days:
        if str(day).startswith(year) and (month := day // 100 % 100):
            numbers[month] += number
    chart = bar_chart([(str(month), number) for month, number in numbers.items()])
    bars = [_linked(params, bar, f"{year}-{int(bar.label):02}", _month(year, bar.label)) for bar in chart.bars]
    undated = total - sum(numbers.values())
    return Histogram(chart, bars, year, undated, params.changed(year=()).url)


def _month(year: str, month: str) -> str:
    return _("%(year)s年%(month)s月") % {"year": year, "month": month}


def _linked(params: SearchParams, bar: Bar, value: str, label: str) -> LinkedBar:
    return LinkedBar(bar, value, label, params.changed(year=(value,)).url if bar.value else "")

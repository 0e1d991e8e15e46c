"""When the reports that match were printed: a bar for each year, or for each month of one year, each a link."""

from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from search.results.params import SearchParams

Counts = list[tuple[int, int]]  # (year, or number of a day such as 20140508; reports)


_FILLED: Final = 40  # years: up to here a year without reports is shown as an empty place
_MOST_BARS: Final = 60
# Characters of a query up to which it stands in the addresses of every filter and hit: nine bytes each, in up to three
# hundred addresses.
REPEATED: Final = 100


class LinkedBar(NamedTuple):
    """``short`` stands under the bar, ``label`` says it whole; ``value`` of the filter that the bar stands for; ``url``
    is empty where there is nothing to lead to, and where the query is too long to be repeated in every address. The
    page's template lays the bars out."""

    short: str
    number: int
    value: str
    label: str
    url: str


class Histogram(NamedTuple):
    """``undated`` reports have no bar. ``wider_url`` leads from the months of a year back to all years."""

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
    rows = _without_gaps(counts)[-_MOST_BARS:]
    bars = [_linked(params, str(year), number, str(year), _("%(year)s年") % {"year": year}) for year, number in rows]
    return Histogram(bars, "", total - sum(number for _year, number in counts), "")


def _without_gaps(counts: Counts) -> Counts:
    """Gaps of years stay visible as gaps."""
    first, last = counts[0][0], counts[-1][0]
    numbers = dict(counts)
    return counts if last - first >= _FILLED else [(year, numbers.get(year, 0)) for year in range(first, last + 1)]


def _of_months(params: SearchParams, year: str, days: Counts, total: int) -> Histogram:
    numbers = dict.fromkeys(range(1, 13), 0)
    for day, number in days:
        if str(day).startswith(year) and (month := day // 100 % 100):
            numbers[month] += number
    bars = [
        _linked(params, str(month), number, f"{year}-{month:02}", _month(year, month))
        for month, number in numbers.items()
    ]
    return Histogram(bars, year, total - sum(numbers.values()), params.changed(year=()).url)


def _month(year: str, month: int) -> str:
    return _("%(year)s年%(month)s月") % {"year": year, "month": month}


def _linked(params: SearchParams, short: str, number: int, value: str, label: str) -> LinkedBar:
    return LinkedBar(short, number, value, label, _year_url(params, value) if number else "")


def _year_url(params: SearchParams, value: str) -> str:
    return params.changed(year=(value,)).url if len(params.q) <= REPEATED else ""

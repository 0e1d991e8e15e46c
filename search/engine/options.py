"""What Haystack asks of an engine beside the query: rows, orders, counts."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple, NotRequired, TypedDict

Gap = Literal["year", "month", "day"]
_UNSUPPORTED = {"query_facets", "narrow_queries", "highlight", "within", "dwithin", "distance_point"}


class RowOrder(NamedTuple):
    """Order by the value of a field; None means by score. Documents without a value (0) come last either way."""

    field: str | None = None
    descending: bool = True


class DayHistogram(NamedTuple):
    """Counts by period over the days (20140508) of a field, from ``first`` to ``last``, both included."""

    field: str
    gap: Gap
    first: int
    last: int


class FacetWish(TypedDict, total=False):
    """``include``: the only values to be counted."""

    include: Iterable[int]


class HistogramWish(TypedDict):
    """Haystack's date facet; the end is not included."""

    start_date: date
    end_date: date
    gap_by: Gap
    gap_amount: NotRequired[int]


class HaystackOptions(TypedDict, total=False):
    """What Haystack gives an engine beside the query, as far as engines do it."""

    start_offset: int | None
    end_offset: int | None
    sort_by: list[str] | None
    facets: dict[str, FacetWish]
    date_facets: dict[str, HistogramWish]
    result_class: Callable[[str, str, int, float], object] | None


class SearchOptions(NamedTuple):
    """What Haystack asks beside the query. Rows ``[start, stop)``; to the last where ``stop`` is None. ``facets``: the
    values to be counted by field, all of them where none are named."""

    start: int
    stop: int | None
    orders: list[RowOrder]
    facets: dict[str, tuple[int, ...]]
    histograms: list[DayHistogram]


def search_options(options: HaystackOptions) -> SearchOptions:
    """Raises NotImplementedError for what no engine does."""
    if unknown := _UNSUPPORTED & options.keys():
        raise NotImplementedError(f"no engine does: {', '.join(sorted(unknown))}")
    return SearchOptions(
        options.get("start_offset", 0) or 0,
        options.get("end_offset"),
        [_order(name) for name in options.get("sort_by") or ["-score"]],
        {name: tuple(wish.get("include", ())) for name, wish in options.get("facets", {}).items()},
        [_histogram(field, wish) for field, wish in options.get("date_facets", {}).items()],
    )


def _order(name: str) -> RowOrder:
    field = name.lstrip("-")
    return RowOrder(None if field == "score" else field, descending=name.startswith("-"))


def _histogram(field: str, wish: HistogramWish) -> DayHistogram:
    """Haystack's ``date_facet(field, start_date, end_date, gap_by)``; the end is not included."""
    if wish["gap_by"] not in ("year", "month", "day") or wish.get("gap_amount", 1) != 1:
        raise NotImplementedError("engines count by one year, month or day")
    start, end = _number(wish["start_date"]), _number(wish["end_date"])
    return DayHistogram(field, wish["gap_by"], start, end - 1)


def _number(day: date) -> int:
    return int(f"{day:%Y%m%d}")

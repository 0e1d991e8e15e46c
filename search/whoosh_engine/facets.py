"""Counts over the columns of what matched: by id, and by year or month."""

import numpy as np

from search.engine.options import Gap
from search.whoosh_engine.arrays import Array
from search.whoosh_engine.snapshot import Snapshot

Counts = list[tuple[int, int]]
_STEP: dict[Gap, int] = {"year": 10_000, "month": 100, "day": 1}  # of a number such as 20140508


def count(index: Snapshot, name: str, docs: Array, is_many: bool) -> Counts:
    """(id, number of documents), the most frequent first, then by id."""
    if is_many:
        values, places = _coded(index, name)
        _ids, starts = index.many(name)
        codes = places[_ranges(starts[docs], starts[docs + np.uint32(1)])]
    else:
        values, places = _coded_one(index, name)
        codes = places[docs]
    numbers = np.bincount(codes, minlength=len(values))
    counted = np.flatnonzero(numbers)
    counted = counted[values[counted] > 0]
    order = counted[np.lexsort([values[counted], -numbers[counted]])]
    return list(zip(values[order].tolist(), numbers[order].tolist(), strict=True))


def histogram(index: Snapshot, name: str, docs: Array, gap: Gap, first: int = 0, last: int = 99991231) -> Counts:
    """(year 2014, month 201405 or day 20140508; number of documents) in their order, over the numbers of days from
    ``first`` to ``last``. A date without a month counts in no month, one without a day in no day."""
    days = index.one(name)[docs].astype(np.int64)
    days = days[(days >= first) & (days <= last)]
    periods = days // _STEP[gap]
    if gap != "year":
        periods = periods[periods % 100 > 0]
    values, numbers = np.unique(periods[periods > 0], return_counts=True)
    return list(zip(values.tolist(), numbers.tolist(), strict=True))


def _ranges(starts: Array, stops: Array) -> Array:
    """All numbers of the ranges ``[start, stop)``, one range behind the other."""
    sizes = stops - starts
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def _coded(index: Snapshot, name: str) -> tuple[Array, Array]:
    """The ids that there are, and for each id of the column its place among them."""
    key = index.token, "coded", name
    return index.cache.get(key, lambda: np.unique(index.many(name)[0], return_inverse=True))


def _coded_one(index: Snapshot, name: str) -> tuple[Array, Array]:
    key = index.token, "coded", name
    return index.cache.get(key, lambda: np.unique(index.one(name), return_inverse=True))

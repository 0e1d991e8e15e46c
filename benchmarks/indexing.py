"""How fast reports are indexed, words found included, on one core: ours from first to last, and stock Haystack.

A rebuild analyses batches and then writes all of them as one segment: that end belongs to all reports, not to the last.
"""

from collections.abc import Sequence
from itertools import pairwise
from time import perf_counter

from haystack import connections

from archive.models import Report
from benchmarks.corpus import BenchReport
from search.indexing import index_sync

_STOCK = 1000  # reports: the stock backend slows down with each


def rates(reports: Sequence[BenchReport], *, with_stock: bool) -> dict[str, object]:
    """Reports a second: ours over all, its end included, and in its first and last thousand before that end; stock in
    its first thousand. Both read the records from the same database.
    """
    ours = _ours()
    found: dict[str, object] = {"ours": ours}
    if with_stock:
        stock = _stock()
        found |= {"stock_first_thousand": stock, "times_stock": round(ours["all"] / stock, 1)}
    return found


def _ours() -> dict[str, float]:
    marks = [(0, perf_counter())]
    index_sync.rebuild(lambda done: marks.append((done, perf_counter())))
    ended = perf_counter()
    spans = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(marks)]
    total = sum(number for number, _seconds in spans)
    first, last = _rate(_until(spans, _STOCK)), _rate(_until(spans[::-1], _STOCK))
    return {
        "all": round(total / (ended - marks[0][1]), 1),
        "first_thousand": first,
        "last_thousand": last,
        "last_to_first": round(last / first, 2),
        "seconds_of_the_end": round(ended - marks[-1][1], 1),
    }


def _until(spans: list[tuple[int, float]], wanted: int) -> list[tuple[int, float]]:
    taken, number = [], 0
    for span in spans:
        if number >= wanted:
            break
        taken.append(span)
        number += span[0]
    return taken


def _rate(spans: list[tuple[int, float]]) -> float:
    return round(sum(number for number, _seconds in spans) / sum(seconds for _number, seconds in spans), 1)


def _stock() -> float:
    """Haystack's own ``update`` into an index of its own, which is removed again."""
    backend = connections["stock"].get_backend()
    index = connections["stock"].get_unified_index().get_index(Report)
    path, backend.path = backend.path, backend.path + ".rate"
    try:
        backend.setup()
        records = list(index.index_queryset().order_by("pk")[:_STOCK])
        start = perf_counter()
        backend.update(index, records)
        return round(len(records) / (perf_counter() - start), 2)
    finally:
        backend.delete_index()
        backend.path, backend.setup_complete = path, False

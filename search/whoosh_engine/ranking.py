"""Puts what matched in order and cuts out the rows of a page, without sorting all of it."""

import numpy as np

from search.engine.options import RowOrder
from search.whoosh_engine.arrays import Array
from search.whoosh_engine.snapshot import Matches, Snapshot


def page(matched: Matches, index: Snapshot, orders: list[RowOrder], start: int, stop: int) -> Array:
    """The places in ``matched`` of rows ``[start, stop)``. What ties is ordered by number, the newest first (the oldest
    first where the first order ascends)."""
    stop = min(stop, len(matched.docs))
    if start >= stop:
        return np.empty(0, np.intp)
    chosen = np.arange(len(matched.docs))
    for order in orders:
        if len(chosen) <= 2 * stop:
            break
        # Whatever is before the stop-th by this order alone, and all that ties with it, goes on to the next one.
        key = _key(order, matched, index, chosen)
        limit = np.partition(key, stop - 1)[stop - 1]
        if len(certain := chosen[key <= limit]) == len(chosen):
            continue
        chosen = certain
        break
    keys = [_key(order, matched, index, chosen) for order in orders]
    numbers = index.numbers()[matched.docs[chosen]].astype(np.int64)
    last = -numbers if orders[0].descending else numbers
    ranked = np.lexsort([last, *reversed(keys)])
    return chosen[ranked[start:stop]]


def _key(order: RowOrder, matched: Matches, index: Snapshot, chosen: Array) -> Array:
    """Ascending: the smallest comes first."""
    if order.field is None:
        return -matched.scores[chosen] if order.descending else matched.scores[chosen]
    values = index.one(order.field)[matched.docs[chosen]].astype(np.int64)
    return np.where(values == 0, np.iinfo(np.int64).max, -values if order.descending else values)

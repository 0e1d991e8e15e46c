"""Signals of the archive.

``reports_changed`` is sent, inside the transaction, by code that changes reports in bulk or through something else
than the saving of a single record, with ``report_ids`` (a collection of primary keys). Whoever keeps something
derived from reports, like the search index, listens to it beside Django's own model signals.

``in_bulk()`` is put around the taking in of many reports: what is derived from them may wait until its end, when
``bulk_ended`` is sent. What must not be lost is noted at once all the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

reports_changed = Signal()
bulk_ended = Signal()
_is_bulk: ContextVar[bool] = ContextVar("is_bulk", default=False)


@contextmanager
def in_bulk() -> Iterator[None]:
    token = _is_bulk.set(True)
    try:
        yield
    finally:
        _is_bulk.reset(token)
        bulk_ended.send(sender=None)


def is_bulk() -> bool:
    return _is_bulk.get()

"""The unit of work: the block through which evidence is changed in bulk, and what follows from it is done once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from archive.models.signals import reports_changed

# Sent with ``changes`` and ``report_ids`` before anything in these reports changes, and with ``changes`` when all is
# changed: for whoever derives records from evidence. Those who derive from records hear ``reports_changed`` after them.
changes_announced = Signal()
changes_ending = Signal()


@dataclass
class Changes:
    """What a unit of work changes. ``before`` is the place where each listener keeps what it has to compare with."""

    report_ids: set[int] = field(default_factory=set)
    before: dict[str, Any] = field(default_factory=dict)
    relinked: set[int] = field(default_factory=set)  # further reports, in which links alone changed
    people: set[int] = field(default_factory=set)  # who gained or lost a mention by that

    def announce(self, reports: Iterable[Any]) -> None:
        """Say, before it is done, that evidence of ``reports`` (records or primary keys) is going to change."""
        new = {getattr(report, "pk", report) for report in reports} - self.report_ids
        if new:
            self.report_ids |= new
            changes_announced.send(Changes, changes=self, report_ids=new)


_current: ContextVar[Changes | None] = ContextVar("current_changes", default=None)


class NotInUnitOfWork(RuntimeError):
    """Evidence was written in bulk outside of ``changing``: nobody would hear of it."""


@contextmanager
def changing(reports: Iterable[object] = ()) -> Iterator[Changes]:
    """The block in which evidence of ``reports`` (records or primary keys) changes; more can be announced inside.

    All in one transaction. A block within a block belongs to the outer one. At the end of the outermost one, once:
    links and memberships are derived anew where they must be, and ``reports_changed`` is sent.
    """
    if (outer := _current.get()) is not None:
        outer.announce(reports)
        with transaction.atomic():
            yield outer
        return
    changes = Changes()
    token = _current.set(changes)
    try:
        with transaction.atomic():
            changes.announce(reports)
            yield changes
            changes_ending.send(Changes, changes=changes)
            if told := changes.report_ids | changes.relinked:
                reports_changed.send(Changes, report_ids=told)
    finally:
        _current.reset(token)


def expect_unit_of_work() -> None:
    """Raise NotInUnitOfWork outside of ``changing``."""
    if _current.get() is None:
        raise NotInUnitOfWork("evidence is written in bulk inside of `with changing(reports):` only")

"""When backups and checks last ran, and how they ended: what the status page tells.

Kept among the operational tables, not with the records: a backup that is restored must not bring back its own past.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final, NamedTuple

from django.utils import timezone

from archive.database.current import database_engine
from archive.database.operational import FAULTS

_GOOD = " (good)"
_KEEP: Final = (
    "INSERT INTO operational_run VALUES (%s, %s, %s, %s) ON CONFLICT (name) DO UPDATE SET "
    "at = excluded.at, is_good = excluded.is_good, said = excluded.said"
)
logger = logging.getLogger(__name__)


class JobRun(NamedTuple):
    """``at`` with its time zone; ``said`` is the outcome in the words of whoever ran it."""

    at: datetime
    is_good: bool
    said: str


def note(name: str, said: str, *, is_good: bool) -> None:
    """Keep the outcome of a run of ``name``, in the place of the one before; where that cannot be, the log says so.

    The last good one stays beside a bad one.
    """
    run = (timezone.now().isoformat(), int(is_good), said)
    try:
        with database_engine().operational_tables() as execute:
            for kept in [name, name + _GOOD] if is_good else [name]:
                execute(_KEEP, (kept, *run))
    except FAULTS as error:
        logger.error("the outcome of %s could not be kept: %s", name, error)


def last_good(name: str) -> JobRun | None:
    """None where it never ended well, or nobody can read when."""
    return last(name + _GOOD)


def last(name: str) -> JobRun | None:
    """None where it never ran, or nobody can read when."""
    try:
        with database_engine().operational_tables(is_writing=False) as execute:
            row = execute("SELECT at, is_good, said FROM operational_run WHERE name = %s", (name,)).fetchone()
        return JobRun(datetime.fromisoformat(row[0]), bool(row[1]), row[2]) if row else None
    except (*FAULTS, ValueError):
        return None

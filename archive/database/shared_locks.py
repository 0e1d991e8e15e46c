"""One job at a time over all machines that share a database, and the one clock that they share."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from archive.database.file_locks import file_lock, is_locked, patiently

_POLL = 0.2  # seconds between two attempts to take a lock


@contextmanager
def shared_lock(name: str, wait: float, folder: Path) -> Iterator[bool]:
    """One job at a time of all that share the database: a lock on a file where that is SQLite's, else the database's.

    It is held by a transaction of a connection of its own, so that it ends with the process, whatever its end, and a
    pool of connections between us and the database cannot lose it.
    """
    if connection.vendor != "postgresql":
        with file_lock(folder / f"{name}.lock", wait) as held:
            yield held
        return
    own = connection.copy()
    try:
        with _transaction(own) as cursor:
            yield patiently(lambda: _take_in_database(cursor, name), wait, _POLL)
    finally:
        own.close()


def is_shared_lock_held(name: str, folder: Path) -> bool:
    if connection.vendor != "postgresql":
        return is_locked(folder / f"{name}.lock")
    with shared_lock(name, 0, folder) as held:
        return not held


def database_clock() -> int:
    """Microseconds, by the one clock that all who share the database have; never an earlier one than before."""
    if connection.vendor != "postgresql":
        return time.time_ns() // 1000
    with connection.cursor() as cursor:
        cursor.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
        return int(cursor.fetchone()[0])


@contextmanager
def _transaction(own: BaseDatabaseWrapper) -> Iterator[CursorWrapper]:
    """Never committed: it holds a lock and changes nothing."""
    own.set_autocommit(False)
    try:
        with own.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield cursor
    finally:
        own.rollback()


def _take_in_database(cursor: CursorWrapper, name: str) -> bool:
    cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"archive {name}"])
    return bool(cursor.fetchone()[0])

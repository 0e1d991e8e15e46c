"""Tables about the running of the archive, beside its records: wrong passwords, rates of requests, uploads that wait
for an answer, outcomes of jobs.

One set of tables and statements with two homes: beside SQLite a file of their own, since a writer of records keeps its
one lock for long; in PostgreSQL tables of the same database, in which all machines count together. They are in no
backup and no dump: what is restored must not bring back its own past.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from django.db import Error, connection, transaction
from django.db.backends.utils import CursorWrapper

FAULTS: Final = (sqlite3.Error, Error)  # of the two homes
PATTERN: Final = "operational_*"  # of the names of the tables
_WAIT: Final = 2.0  # seconds for another that writes here
# A new one needs a migration as well, which has ``create_in_server`` called again.
# What passes soon is no great harm when lost, in a crash of the server, and need not wait for its disk.
_TABLES: Final = (
    "{passing} TABLE IF NOT EXISTS operational_attempt (address TEXT, account TEXT, at DOUBLE PRECISION)",
    "CREATE INDEX IF NOT EXISTS operational_attempt_address ON operational_attempt (address, account)",
    "CREATE INDEX IF NOT EXISTS operational_attempt_account ON operational_attempt (account)",
    "{passing} TABLE IF NOT EXISTS operational_known (address TEXT, account TEXT, at DOUBLE PRECISION, "
    "PRIMARY KEY (address, account))",
    "{passing} TABLE IF NOT EXISTS operational_rate (name TEXT PRIMARY KEY, over DOUBLE PRECISION, number INTEGER)",
    "CREATE INDEX IF NOT EXISTS operational_rate_over ON operational_rate (over)",
    "{passing} TABLE IF NOT EXISTS operational_upload (name TEXT PRIMARY KEY, data BYTEA, at DOUBLE PRECISION)",
    "CREATE TABLE IF NOT EXISTS operational_run (name TEXT PRIMARY KEY, at TEXT, is_good INTEGER, said TEXT)",
)
# How many transactions have written here: ``PostgresEngine.version`` leaves them out.
_WRITES: Final = "{passing} TABLE IF NOT EXISTS operational_writes (id INTEGER PRIMARY KEY, number BIGINT NOT NULL)"
# Who has counted himself holds the row: they take turns, as in the file.
_COUNT_ONESELF: Final = (
    "INSERT INTO operational_writes VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = operational_writes.number + 1"
)


class _Rows(Protocol):
    """What both databases give: the next row or None, and how many there are or were written."""

    def fetchone(self) -> Any: ...

    @property
    def rowcount(self) -> int: ...


Execute = Callable[..., _Rows]  # ``execute(sql, values)``: with %s for each value


def create_in_server() -> None:
    with connection.cursor() as cursor:
        for statement in (*_TABLES, _WRITES):
            cursor.execute(statement.format(passing="CREATE UNLOGGED"))


@contextmanager
def in_server(*, is_writing: bool) -> Iterator[Execute]:
    """One transaction, which waits for no writer of records; not to be begun within one of records."""
    with connection.reading(), transaction.atomic(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        if is_writing:
            cursor.execute(f"SET LOCAL lock_timeout = {int(_WAIT * 1000)}; {_COUNT_ONESELF}")

        def execute(sql: str, values: tuple[str | float | bytes, ...] = ()) -> CursorWrapper:
            cursor.execute(sql, values)
            return cursor

        yield execute


@contextmanager
def in_file(path: Path, *, is_writing: bool) -> Iterator[Execute]:
    """One transaction. Raises sqlite3.Error."""
    with closing(_opened(path)) as database, database:
        database.execute("BEGIN IMMEDIATE" if is_writing else "BEGIN")

        def execute(sql: str, values: tuple[str | float | bytes, ...] = ()) -> sqlite3.Cursor:
            return database.execute(sql.replace("%s", "?"), values)

        yield execute


def _opened(path: Path) -> sqlite3.Connection:
    """A file that is no database, after a fault of the disk, is made anew: else nobody could log in any more."""
    try:
        return _with_tables(path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        path.unlink(missing_ok=True)
        return _with_tables(path)


def _with_tables(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = OFF")
        if database.execute("PRAGMA user_version").fetchone() != (len(_TABLES),):
            for statement in _TABLES:
                database.execute(statement.format(passing="CREATE"))
            database.execute(f"PRAGMA user_version = {len(_TABLES)}")
    except sqlite3.Error:
        database.close()
        raise
    return database

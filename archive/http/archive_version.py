"""Which state of the archive a page was made from: differs as soon as anything in it may have changed."""

import datetime
import sqlite3
from collections.abc import Hashable
from pathlib import Path
from threading import Lock
from typing import Final

from django.db import connection
from django.dispatch import Signal
from django.utils import timezone

# Who keeps something beside the database that pages show, like the search index, answers with its version; None says
# that there is none to be had.
further_versions: Final = Signal()

Version = tuple[Hashable, ...]


def archive_version() -> Version | None:
    """Equal only to versions of the same process between which nothing was committed, by whatever process, no index
    was written and no day began. None where that cannot be told: nothing may then be kept."""
    database = _WATCH.version()
    if database is None:
        return None
    answers = [answer for _receiver, answer in further_versions.send_robust(sender=None)]
    if any(answer is None or isinstance(answer, Exception) for answer in answers):
        return None
    today: datetime.date = timezone.localdate()
    return (database, today, *answers)


class DatabaseWatch:
    """A connection of its own that never writes: SQLite tells it whether another has committed since.

    See https://www.sqlite.org/pragma.html#pragma_data_version: the number means nothing to any other connection, and
    every commit moves it, one of a draft, too.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._path, self._opened = "", 0

    def version(self) -> tuple[int, int] | None:
        """(which connection, its number); None for a database in memory, and for one that is no SQLite or is gone."""
        if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
            return None
        with self._lock:
            try:
                return self._number(str(connection.settings_dict["NAME"]))
            except sqlite3.Error:
                self._path = ""
                return None

    def _number(self, path: str) -> tuple[int, int]:
        watching = self._connection if self._connection and path == self._path else self._open(path)
        return self._opened, watching.execute("PRAGMA data_version").fetchone()[0]

    def _open(self, path: str) -> sqlite3.Connection:
        if self._connection:
            self._connection.close()
        self._connection = sqlite3.connect(Path(path).as_uri() + "?mode=ro", uri=True, check_same_thread=False)
        self._path, self._opened = path, self._opened + 1
        return self._connection


_WATCH: Final = DatabaseWatch()

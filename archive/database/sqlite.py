"""SQLite: the whole archive in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from threading import Lock
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from archive.database import operational
from archive.database.interface import Damage, DamagedCopy, OccupiedPlace, RowTrigger
from archive.text.atomic import link_whole

STEPS: Final = 20_000  # of SQLite's virtual machine between two looks at the clock: about a millisecond
_BESIDE: Final = ("-wal", "-shm", "-journal")


class SqliteEngine:
    copy_name = "archive.sqlite3"
    ordered_join = (
        "CROSS JOIN"  # see https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join
    )

    def __init__(self) -> None:
        self._watch = DatabaseWatch()

    def version(self) -> tuple[int, int] | None:
        return self._watch.version()

    def reason_unfit(self) -> str:
        return ""

    def operational_tables(self, *, is_writing: bool = True) -> AbstractContextManager[operational.Execute]:
        return operational.in_file(settings.OPERATIONAL_FILE, is_writing=is_writing)

    def create_operational_tables(self) -> None:
        """Their file has them as soon as it is opened."""

    def damage(self) -> Iterator[Damage]:
        with connection.cursor() as cursor:
            for (said,) in cursor.execute("PRAGMA integrity_check").fetchall():
                if said != "ok":
                    yield Damage(_("数据库文件损坏：%(said)s") % {"said": said}, "database")
            for table, row, parent, _number in cursor.execute("PRAGMA foreign_key_check").fetchall():
                yield Damage(_("指向不存在的记录（%(parent)s）") % {"parent": parent}, f"{table}/{row}")

    def one_moment(self) -> AbstractContextManager[None]:
        return transaction.atomic()

    def prepare_connection(self, connection: BaseDatabaseWrapper, is_over: Callable[[], bool]) -> None:
        """Django 5 takes SQLite to allow 999 parameters in a statement, and cuts what is written in bulk by that."""
        opened: sqlite3.Connection = connection.connection
        connection.features.max_query_params = opened.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        opened.set_progress_handler(is_over, STEPS)

    def create_trigger(self, trigger: RowTrigger) -> None:
        self.drop_trigger(trigger)
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in trigger.columns)
        columns = f" OF {', '.join(trigger.columns)}" if trigger.columns else ""
        condition = f" WHEN {said}" if (said := trigger.condition or changed) else ""
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TRIGGER {trigger.name} {trigger.event}{columns} ON {trigger.table}{condition} "
                f"BEGIN {trigger.statements} END"
            )

    def drop_trigger(self, trigger: RowTrigger) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")

    def trigger_names(self) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            return {name for (name,) in cursor.fetchall()}

    def copy(self, target: Path, tables: Sequence[str]) -> dict[str, int]:
        """SQLite's own online backup: one moment of the database, however much is written meanwhile. Counted in the
        copy itself, not in the database that goes on."""
        connection.ensure_connection()
        try:
            with closing(sqlite3.connect(target)) as made:
                connection.connection.backup(made)
                made.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        except sqlite3.Error as error:  # a full disk
            raise OSError(str(error)) from error
        with closing(sqlite3.connect(target)) as made:
            return {table: made.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608  our own names

    def folder_of_copies(self) -> Path:
        return _file().parent

    def refuse_occupied(self) -> None:
        """What a command leaves in a place that was never prepared is an empty database, and in nobody's way."""
        database = _file()
        left = [path for suffix in _BESIDE if (path := database.with_name(database.name + suffix)).exists()]
        if left:
            named = _("、").join(map(str, left))
            said = _("数据库旁有 %(files)s：网站还开着，或是旧数据库的残留。请先停掉网站，仍在的话移开它们，再恢复。")
            raise OccupiedPlace(said % {"files": named})
        if not _is_empty(database):
            raise OccupiedPlace(_("%(path)s 已经有数据；只能恢复到空的地方。") % {"path": database})

    def check_copy(self, copy: Path) -> None:
        try:
            if (answer := _integrity(copy)) != "ok":
                raise DamagedCopy(answer)
            _drop_programs(copy)
        except sqlite3.DatabaseError as error:
            raise DamagedCopy(str(error)) from error

    def put_back(self, copy: Path, migrations: Mapping[str, str]) -> None:
        """The copy is itself a database; a link makes it appear at once, and never in the place of another."""
        database = _file()
        database.unlink(missing_ok=True)  # the empty file that any connection leaves
        link_whole(copy, database)


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
        """(which connection, its number); None for a database in memory, and for one that is gone."""
        if connection.is_in_memory_db():  # type: ignore[attr-defined]
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


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _is_empty(database: Path) -> bool:
    """No file, or a database without a table; looked at without leaving anything beside it."""
    if not database.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?immutable=1", uri=True)) as opened:
            return not opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError:
        return False


def _integrity(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        return str(opened.execute("PRAGMA integrity_check").fetchone()[0])


def _drop_programs(copy: Path) -> None:
    """Those of a file from elsewhere would run at the next edit; the archive's own are made after each migration."""
    with closing(sqlite3.connect(copy)) as database:
        programs = database.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
        for kind, name in programs:
            quoted = name.replace('"', '""')
            database.execute(f'DROP {kind} "{quoted}"')
        database.commit()


ENGINE: Final = SqliteEngine()

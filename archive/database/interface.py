"""What the archive asks of the database that keeps it, beyond Django's ORM."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.database.operational import Execute


class DamagedCopy(Exception):
    """A copy of the database that cannot be put back; the message is in the reader's language."""


class OccupiedPlace(Exception):
    """There is something already where records are to be put; the message is in the reader's language."""


class Damage(NamedTuple):
    """What is wrong with the database itself, in words, and where."""

    what: str
    where: str


class RowTrigger(NamedTuple):
    """``statements``, each ended by a semicolon, are run for each row of ``table`` of which ``condition`` holds: of an
    update, where one of ``columns`` has another value than before. In SQL that both databases understand."""

    name: str
    event: str  # like BEFORE DELETE
    table: str
    statements: str
    condition: str = ""
    columns: tuple[str, ...] = ()


class DatabaseEngine(Protocol):
    """One of the two; see ``archive.database.current``."""

    copy_name: str  # of the copy of the database within a backup
    ordered_join: str  # in SQL: of tables that are to be read in the order in which they stand

    def version(self) -> Hashable | None:
        """Equal only while nothing was committed, by whatever process; None where that cannot be told."""

    def reason_unfit(self) -> str:
        """Why the database would answer wrongly, in the reader's language; empty where it would not."""

    def operational_tables(self, *, is_writing: bool = True) -> AbstractContextManager[Execute]:
        """Within it one transaction on the tables of ``archive.database.operational`` and on no others; it waits for
        no writer of records."""

    def create_operational_tables(self) -> None:
        """Where they are kept among those of records."""

    def damage(self) -> Iterator[Damage]:
        """Of its files and of keys that point nowhere."""

    def one_moment(self) -> AbstractContextManager[None]:
        """Within it everything that is read is of one moment, however long it takes; nothing may be written."""

    def prepare_connection(self, connection: BaseDatabaseWrapper, is_over: Callable[[], bool]) -> None:
        """Of a new connection; its statements end with an OperationalError as soon as ``is_over`` says so."""

    def create_trigger(self, trigger: RowTrigger) -> None:
        """In the place of what has its name, if there is one."""

    def drop_trigger(self, trigger: RowTrigger) -> None:
        """If it is there."""

    def trigger_names(self) -> set[str]:
        """Of those that run."""

    def copy(self, target: Path, tables: Sequence[str]) -> dict[str, int]:
        """Write a copy of one moment to ``target``; the number of rows in it by table. Raises OSError."""

    def folder_of_copies(self) -> Path:
        """Where a copy is unpacked that is to be put back."""

    def refuse_occupied(self) -> None:
        """Raises OccupiedPlace where nothing may be put, because there is something already."""

    def check_copy(self, copy: Path) -> None:
        """Raises DamagedCopy."""

    def put_back(self, copy: Path, migrations: Mapping[str, str]) -> None:
        """Make the empty place what ``copy`` is, all or nothing: of the version of these ``migrations`` (the last of
        each app). No program that the copy may hold (trigger, view, function) is taken in or run.

        Raises DamagedCopy.
        """

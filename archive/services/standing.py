"""The triggers that keep ``archive.models.standing``, filling it anew, and whether it says what a count says.

Triggers, because evidence is written in bulk and singly, moved by merges, taken away with its report and brought back
by undoing: the database sees all of it. Django makes tables of SQLite anew when they change, which no trigger outlives:
they are taken away before migrations and made after those, and all is counted anew where something differs. A backup is
put back without them, too. How each of the two databases writes a trigger, ``archive.database`` knows.
"""

# ruff: noqa: S608  the statements are made of names that stand in this module and in the models

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from django.apps import AppConfig, apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_migrate, pre_migrate

from archive.database.current import database_engine
from archive.database.interface import RowTrigger
from archive.models import Participation, Review
from archive.models.standing import ARCHIVE, KEPT, Standing, StandingCount, StandingDay, StandingPair


class _Source(NamedTuple):
    """The evidence by which records of a kind stand; ``condition`` on a row, in which ``{row}`` stands for it."""

    kind: str
    model: str
    column: str
    condition: str = ""
    also: tuple[str, ...] = ()  # columns of the condition

    @property
    def table(self) -> str:
        return apps.get_model("archive", self.model)._meta.db_table

    @property
    def columns(self) -> tuple[str, ...]:
        return ("report_id", "review", self.column, *self.also)

    def holds(self, row: str) -> str:
        """In SQL: whether the row is evidence of a record."""
        condition = f" AND {self.condition.format(row=row)}" if self.condition else ""
        return f"{row}.{self.column} IS NOT NULL AND {row}.review <> '{Review.REJECTED}'{condition}"


_SOURCES: Final = (
    _Source("person", "Participation", "person_id"),
    _Source("official", "Participation", "person_id", f"{{row}}.part <> '{Participation.Part.JOURNALIST}'", ("part",)),
    _Source("strategy", "StrategyMention", "strategy_id"),
    _Source("zone", "ZoneMention", "zone_id"),
    _Source("document", "PolicyDocumentMention", "document_id"),
    _Source("industry", "IndustryMention", "industry_id"),
    _Source("metric", "Observation", "metric_id"),
    _Source("money", "Observation", "metric_id", "{row}.base_unit = '元'", ("base_unit",)),
)
_OF_REPORT: Final = (("area", "area_id"), ("publisher", "publisher_id"), ("archive", str(ARCHIVE)))
# What pages tell to stand beside another, and those other.
_BESIDE: Final = "('official', 'strategy', 'zone', 'metric', 'area', 'publisher')"
_WITH_PAGE: Final = "('person', 'strategy', 'zone', 'metric', 'document', 'industry', 'area', 'publisher')"
_COLUMNS: Final = "report_id, kind, record_id, facts, day, is_sample"


def connect() -> None:
    pre_migrate.connect(_before_migration, dispatch_uid="standing before")
    post_migrate.connect(_after_migration, dispatch_uid="standing after")


def _before_migration(app_config: AppConfig, plan: Sequence[object], **_: object) -> None:
    if app_config.label == "archive" and plan:
        stop_counting()


def _after_migration(app_config: AppConfig, plan: Sequence[object] | None = None, **_: object) -> None:
    """``flush`` tells of no plan, and leaves triggers as they were."""
    tables = set(connection.introspection.table_names())
    if app_config.label == "archive" and tables.issuperset(model._meta.db_table for model in KEPT):
        with transaction.atomic():
            if not has_triggers() and any(True for _record in differing()):
                recount()
            elif plan is not None:  # they may be those of an earlier version
                _make_triggers()


def stop_counting() -> None:
    """Until ``recount``. What is kept is wrong in between: for a database that nobody reads yet, which PostgreSQL fills
    four or five times faster so."""
    _drop_triggers(_triggers())


def recount() -> None:
    """Count everything anew, whatever is kept."""
    with transaction.atomic():
        _drop_triggers(_standing_triggers())  # evidence is only read
        for model, wanted in _counted().items():
            names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
            _run(f"DELETE FROM {model._meta.db_table}")
            _run(f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) {wanted}")
        _make_triggers()


def differing() -> Iterator[tuple[str, int]]:
    """(kind of record, its key) of which something kept is not what counting anew gives. Reads all evidence."""
    records: set[tuple[str, int]] = set()
    for model, wanted in _counted().items():
        names = ", ".join(field.column for field in model._meta.concrete_fields if not field.primary_key)
        kept = f"SELECT {names} FROM {model._meta.db_table}"
        for one, other in ((kept, wanted), (wanted, kept)):
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT kind, record_id FROM "
                    f"(SELECT * FROM ({one}) AS one EXCEPT SELECT * FROM ({other}) AS other) AS unlike"
                )
                records.update(cursor.fetchall())
    yield from sorted(records)


def has_triggers() -> bool:
    return database_engine().trigger_names().issuperset(trigger.name for trigger in _triggers())


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _drop_triggers(triggers: Iterable[RowTrigger]) -> None:
    for trigger in triggers:
        database_engine().drop_trigger(trigger)


def _make_triggers() -> None:
    for trigger in _triggers():
        database_engine().create_trigger(trigger)


def _counted() -> dict[type[Model], str]:
    """Each kept table with what it should have, in the order of its columns; later ones are counted from the first."""
    standing, number = Standing._meta.db_table, "COUNT(*), SUM(CAST(is_sample AS INTEGER))"
    pairs = f"{standing} one JOIN {standing} other ON other.report_id = one.report_id"
    return {
        Standing: f"SELECT kind, record_id, report_id, facts, day, is_sample FROM ({_standing_in('')}) AS standing",
        StandingCount: f"SELECT kind, record_id, {number} FROM {standing} GROUP BY kind, record_id",
        StandingDay: f"SELECT kind, record_id, day, {number} FROM {standing} GROUP BY kind, record_id, day",
        StandingPair: (
            "SELECT one.kind, one.record_id, other.kind AS other_kind, other.record_id AS other_id, "
            "COUNT(*), SUM(CAST(one.is_sample AS INTEGER)) "
            f"FROM {pairs} WHERE one.kind IN {_WITH_PAGE} AND other.kind IN {_BESIDE} GROUP BY 1, 2, 3, 4"
        ),
    }


def _standing_in(report: str) -> str:
    """What stands in the published reports, or in that one whose key ``report`` is, as columns of ``_COLUMNS``."""
    only = f" AND report.id = {report}" if report else ""
    reports = "archive_report report"
    selects = [
        f"SELECT report.id AS report_id, '{source.kind}' AS kind, fact.{source.column} AS record_id, "
        f"COUNT(*) AS facts, report.published_on AS day, report.is_sample AS is_sample "
        f"FROM {reports} JOIN {source.table} fact ON fact.report_id = report.id "
        f"WHERE report.status = 'published' AND {source.holds('fact')}{only} GROUP BY report.id, fact.{source.column}"
        for source in _SOURCES
    ]
    selects += [
        f"SELECT report.id, '{kind}', {column}, 1, report.published_on, report.is_sample "
        f"FROM {reports} WHERE report.status = 'published' AND {column} IS NOT NULL{only}"
        for kind, column in _OF_REPORT
    ]
    return " UNION ALL ".join(selects)


def _triggers() -> Iterator[RowTrigger]:
    for source in _SOURCES:
        name, table = f"standing_{source.kind}", source.table
        added, taken = _added(source), _taken(source)
        yield RowTrigger(f"{name}_added", "AFTER INSERT", table, added, source.holds("NEW"))
        yield RowTrigger(f"{name}_taken", "AFTER DELETE", table, taken, source.holds("OLD"))
        yield RowTrigger(f"{name}_changed", "AFTER UPDATE", table, f"{taken} {added}", columns=source.columns)
    yield from _report_triggers()
    yield from _standing_triggers()


def _added(source: _Source) -> str:
    return (
        f"INSERT INTO archive_standing ({_COLUMNS}) "
        f"SELECT report.id, '{source.kind}', NEW.{source.column}, 1, report.published_on, report.is_sample "
        f"FROM archive_report report "
        f"WHERE report.id = NEW.report_id AND report.status = 'published' AND {source.holds('NEW')} "
        "ON CONFLICT (report_id, kind, record_id) DO UPDATE SET facts = archive_standing.facts + 1;"
    )


def _taken(source: _Source) -> str:
    own_row = (
        f"report_id = OLD.report_id AND kind = '{source.kind}' AND record_id = OLD.{source.column} "
        f"AND {source.holds('OLD')}"
    )
    # The last one takes the row; only then those that count rows hear of it.
    return (
        f"DELETE FROM archive_standing WHERE {own_row} AND facts <= 1; "
        f"UPDATE archive_standing SET facts = facts - 1 WHERE {own_row};"
    )


def _report_triggers() -> Iterator[RowTrigger]:
    table, columns = "archive_report", ("status", "published_on", "is_sample", "area_id", "publisher_id")
    added = f"INSERT INTO archive_standing ({_COLUMNS}) {_standing_in('NEW.id')};"
    taken = "DELETE FROM archive_standing WHERE report_id = OLD.id;"
    yield RowTrigger("standing_report_added", "AFTER INSERT", table, added)
    yield RowTrigger("standing_report_taken", "AFTER DELETE", table, taken)
    yield RowTrigger("standing_report_changed", "AFTER UPDATE", table, f"{taken} {added}", columns=columns)


def _standing_triggers() -> Iterator[RowTrigger]:
    yield RowTrigger("standing_counted", "AFTER INSERT", "archive_standing", _counting("NEW", "+", "1"))
    # Before, while it still stands beside itself.
    yield RowTrigger("standing_uncounted", "BEFORE DELETE", "archive_standing", _counting("OLD", "-", "0"))


def _step(table: str, row: str, sign: str) -> str:
    counts = f"report_count = {table}.report_count {sign} 1"
    return f"DO UPDATE SET {counts}, sample_count = {table}.sample_count {sign} CAST({row}.is_sample AS INTEGER);"


def _counting(row: str, sign: str, first: str) -> str:
    """The statements that count ``row`` once more or once less."""
    one, key = f"{row}.kind, {row}.record_id", "kind, record_id"
    sample = f"CAST({row}.is_sample AS INTEGER)" if first == "1" else "0"
    numbers, start = "report_count, sample_count", f"{first}, {sample}"
    pair, step = f"{key}, other_kind, other_id", _step("archive_standingpair", row, sign)
    # To the first row that a statement puts in PostgreSQL shows the later ones as well: each two are counted by one.
    earlier = f" AND beside.id <= {row}.id" if sign == "+" else ""
    stands = f"FROM archive_standing beside WHERE beside.report_id = {row}.report_id{earlier}"
    is_itself = f"beside.kind = {row}.kind AND beside.record_id = {row}.record_id"
    into = f"INSERT INTO archive_standingpair ({pair}, {numbers})"
    statements = [
        f"INSERT INTO archive_standingcount ({key}, {numbers}) VALUES ({one}, {start}) "
        f"ON CONFLICT ({key}) {_step('archive_standingcount', row, sign)}",
        f"INSERT INTO archive_standingday ({key}, day, {numbers}) VALUES ({one}, {row}.day, {start}) "
        f"ON CONFLICT ({key}, day) {_step('archive_standingday', row, sign)}",
        f"{into} SELECT {one}, beside.kind, beside.record_id, {start} {stands} "
        f"AND {row}.kind IN {_WITH_PAGE} AND beside.kind IN {_BESIDE} ON CONFLICT ({pair}) {step}",
        f"{into} SELECT beside.kind, beside.record_id, {one}, {start} {stands} "
        f"AND {row}.kind IN {_BESIDE} AND beside.kind IN {_WITH_PAGE} AND NOT ({is_itself}) "
        f"ON CONFLICT ({pair}) {step}",
    ]
    if sign == "-":
        own_rows = f"kind = {row}.kind AND record_id = {row}.record_id"
        statements += [
            f"DELETE FROM archive_standingcount WHERE {own_rows} AND report_count <= 0;",
            f"DELETE FROM archive_standingday WHERE {own_rows} AND day = {row}.day AND report_count <= 0;",
            "DELETE FROM archive_standingpair WHERE report_count <= 0;",
        ]
    return " ".join(statements)

"""The tables of the whole archive: published reports, every kind of fact read from them, and the records of these.

Columns are those of the tables that readers take away (docs/tables.md), and mean the same. Rows are read in batches by
their primary keys: the memory that they need does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.export.reports import passage_table, passages_with_certainty, report_table
from archive.export.reports import record_table as listed
from archive.export.table import BATCH, Column, Plain, Record
from archive.models import Evidence, Report
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.names.kinds import NAMED_KINDS, NamedKind
from archive.queries.passages import Passage

INTEGERS: Final = frozenset({"reports", "is_cumulative", "is_sample"})
NUMBERS: Final = frozenset({"value", "upper", "base_value", "certainty"})


class DatasetTable(NamedTuple):
    """``key`` is the name of its file and of its table; ``rows`` are read anew each time it is called. ``references``
    are its columns that have the ``address`` of a row of another table, or nothing, and that table."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Sequence[Plain]]]
    references: Mapping[str, str] = MappingProxyType({})

    @property
    def is_referred_to(self) -> bool:
        """Has each row an address of its own? Of facts, several may be of one sentence."""
        return not self.references


def tables() -> list[DatasetTable]:
    """Reports first; of facts only those of reports that were published when these were read."""
    held: set[int] = set()
    return [_reports(held), *(_facts(kind, held) for kind in FACT_KINDS.values()), *map(_records, NAMED_KINDS.values())]


def _reports(held: set[int]) -> DatasetTable:
    reports = Report.objects.published().select_related("area", "publisher", "source").defer("layout", "source__data")
    columns = [
        *report_table(reports).columns,
        Column("code", _("区划代码"), lambda report: report.area.code if report.area else ""),
        Column("source_address", _("原页网址"), lambda report: report.source.web_address if report.source else ""),
        Column("text", _("正文"), lambda report: report.text),
    ]

    def noted(batch: list[Report]) -> list[Report]:
        held.update(report.pk for report in batch)
        return batch

    return DatasetTable("reports", str(_("报道")), columns, lambda: _cells(columns, reports, noted))


def _facts(kind: FactKind, held: set[int]) -> DatasetTable:
    facts = kind.facts.public().select_related("report__area", "report__publisher", *kind.related)
    facts = facts.defer("report__text", "report__layout")
    columns = [
        *passage_table(facts, kind).columns,
        Column("report_address", _("报道的网址"), lambda passage: passage.fact.report.get_absolute_url()),
    ]
    keys = {column.key for column in columns}
    subjects = {f"{name}_address": _plural(name) for name in NAMED_KINDS if f"{name}_address" in keys}

    def of_held(batch: list[Evidence]) -> list[Passage]:
        return passages_with_certainty([fact for fact in batch if fact.report_id in held])

    return DatasetTable(
        kind.relation, str(kind.label), columns, lambda: _cells(columns, facts, of_held),
        {"report_address": "reports", **subjects},
    )  # fmt: skip


def _records(kind: NamedKind) -> DatasetTable:
    records = kind.public().with_report_count()
    key = str(kind.model._meta.verbose_name_plural)
    more = [Column("code", _("区划代码"), lambda area: area.code)] if kind.name == "area" else []
    columns = listed(kind.name, records, list, "report_count", *more).columns
    return DatasetTable(_plural(kind.name), key, columns, lambda: _cells(columns, records, list))


_PLURALS: Final = {"person": "people", "strategy": "strategies", "industry": "industries"}


def _plural(name: str) -> str:
    return _PLURALS.get(name, f"{name}s")


def _cells(
    columns: Sequence[Column], rows: QuerySet[Record], make: Callable[[list[Record]], Iterable[object]]
) -> Iterator[list[Plain]]:
    unordered, last = rows.order_by("pk"), 0
    while batch := list(unordered.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        for row in make(batch):
            yield [_typed(column, column.value(row)) for column in columns]


def _typed(column: Column, value: Plain) -> Plain:
    if column.key in NUMBERS:
        assert not isinstance(value, list)
        return None if value is None else float(value)
    if column.key in INTEGERS or value is None:
        return value
    if column.key.endswith("_address"):
        return str(value) or None
    return " | ".join(value) if isinstance(value, list) else str(value)

"""What a table to take away is: its columns, and its rows, which are read only when somebody takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

MOST = 20_000  # rows of a table, unless it says otherwise
BATCH = 200  # rows read from the database at a time

Getter = Callable[[Any], Any]  # of a row: a table alone knows what its rows are
Record = TypeVar("Record", bound=Model)
Plain = str | int | float | bool | None | list[str]  # a list: several names or sentences


@dataclass(frozen=True)
class Column:
    """``key`` names it in files, in every language; ``heading`` is for readers; ``of`` gives the value of a row, a path
    where ``is_address``. What each key means stands in ``docs/tables.md``."""

    key: str
    heading: str | Promise
    of: Getter
    is_address: bool = False

    def value(self, row: object) -> Plain:
        return plain(self.of(row))


@dataclass(frozen=True)
class Table:
    """``key`` stands in the address (``?table=``); ``rows`` gives all rows in the order of the page; at most ``limit``
    go into a file."""

    key: str
    columns: Sequence[Column]
    rows: Callable[[], Iterable[object]]
    most: int | None = None

    @property
    def limit(self) -> int:
        return self.most or MOST


def plain(value: object) -> Plain:
    """Numbers stay numbers, several texts a list, everything else is text; a whole Decimal is an integer."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value)


def in_batches(rows: QuerySet[Record], make: Callable[[list[Record]], Iterable[object]]) -> Iterator[object]:
    """What ``make`` gives for the rows of a QuerySet, at most one more than ``MOST``, read ``BATCH`` at a time.

    Keys alone are put in order: whole rows of many tables would go through the database's sorter.
    """
    keys = list(rows.values_list("pk", flat=True)[: MOST + 1])
    unordered = rows.order_by()
    for first in range(0, len(keys), BATCH):
        batch = keys[first : first + BATCH]
        by_key = unordered.in_bulk(batch)
        yield from make([by_key[key] for key in batch if key in by_key])  # a row may go meanwhile

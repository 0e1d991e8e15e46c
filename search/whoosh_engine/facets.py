"""Columns of a segment, and counts over them."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Any

from search.whoosh_engine.schema import NUMBER, STAMP, Layout, column_of

Ids = list[tuple[int, ...]]  # for each document of the segment the ids it has


class Columns:
    """The decoded columns of one segment, read when first asked for. A segment never changes."""

    def __init__(self, reader: Any, layout: Layout) -> None:
        self._reader, self._layout = reader, layout
        self._read: dict[str, Any] = {}

    def numbers(self) -> list[int]:
        """The number (primary key) of each document."""
        return self._column(NUMBER)

    def stamps(self) -> list[bytes]:
        return self._column(STAMP)

    def values(self, name: str) -> list[int]:
        """The one value of each document, 0 for none."""
        return self._column(column_of(name))

    def ids(self, name: str) -> Ids:
        """The ids of each document, for a field of one value as for a field of many."""
        key = f"{name} as ids"
        if key not in self._read:
            column = self._column(column_of(name))
            is_many = name in self._layout.many
            self._read[key] = [_unpacked(value) if is_many else (value,) * bool(value) for value in column]
        return self._read[key]

    def _column(self, name: str) -> list[Any]:
        if name not in self._read:
            self._read[name] = list(self._reader.column_reader(name, translate=False))
        return self._read[name]


def _unpacked(value: bytes) -> tuple[int, ...]:
    ids = array("I")
    ids.frombytes(value)
    return tuple(ids)


def count(ids: Ids, documents: Iterable[int], into: "Counter[int]") -> None:
    """Add to ``into`` how many of ``documents`` have each id."""
    for document in documents:
        into.update(ids[document])

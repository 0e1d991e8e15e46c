"""The head and the first rows of a table, for an editor who is to say what its columns hold."""

import io
import json
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import tables
from archive.ingest.files.formats.columns import known_as
from archive.ingest.files.formats.rows import parsed
from archive.ingest.files.intake import JSON_LINES, TABLES, is_table
from archive.ingest.files.reading import decode

_ROWS = 3
_MOST_COLUMNS = 60  # a line with more is no head that a person could say something about
_CELL = 120  # characters of a cell that are shown


@dataclass(frozen=True, slots=True)
class TablePreview:
    """``names`` of the columns and the first ``rows``, each with a cell for every column, cut where it is long."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_clear(self) -> bool:
        """Is it known of every column that holds something what it is, and which one is the text?"""
        filled = [name for at, name in enumerate(self.names) if any(row[at] for row in self.rows)]
        known = [known_as(name) for name in filled]
        return "text" in known and all(known) and len(set(known)) == len(known)


def preview(data: bytes, name: str) -> TablePreview | None:
    """None where the file is no table, or one that cannot be read: then it is told why when it is taken in."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in JSON_LINES:
        return _of_objects([parsed(line) for line in islice(filter(bytes.strip, io.BytesIO(data)), _ROWS)])
    if suffix == ".json":
        return _of_objects([json.loads(row) for row in (tables.json_array(data) or [])[:_ROWS]])
    if suffix in TABLES or (suffix == ".txt" and is_table(io.BytesIO(data))):
        try:
            return _of_cells(tables.first_rows(decode(data)[0].lstrip("\ufeff"), _ROWS))
        except Unreadable:
            return None
    return None


def _of_objects(objects: list[Any]) -> TablePreview | None:
    rows = [row for row in objects if isinstance(row, dict)]
    names = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    if not 0 < len(names) <= _MOST_COLUMNS:
        return None
    return TablePreview(names, tuple(tuple(_shown(row.get(name, "")) for name in names) for row in rows))


def _of_cells(found: list[list[str]]) -> TablePreview | None:
    names, rows = tuple(found[0]), found[1:]
    if not 1 < len(names) <= _MOST_COLUMNS or len(set(names)) < len(names):
        return None
    whole = ([*row, *[""] * len(names)][: len(names)] for row in rows if row)
    return TablePreview(names, tuple(tuple(map(_shown, row)) for row in whole))


def _shown(cell: Any) -> str:
    said = "" if cell is None else " ".join(str(cell).split())
    return said if len(said) <= _CELL else said[:_CELL] + "…"

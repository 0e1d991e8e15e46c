"""The heads and the first rows of tables, for an editor who is to say what their columns hold."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import ole, sheets, tables
from archive.ingest.files.formats.columns import known_as
from archive.ingest.files.formats.gunzipped import GZIP, Gunzipped
from archive.ingest.files.formats.packages import ZIP, package_of
from archive.ingest.files.formats.rows import parsed
from archive.ingest.files.formats.zip_members import member_name, wanted_members
from archive.ingest.files.formats.zips import check_members
from archive.ingest.files.intake import JSON_LINES, MAX_DEPTH, SUFFIXES, TABLES, is_table
from archive.ingest.files.reading import MAX_BYTES, decode

_ROWS = 3
_MOST_COLUMNS = 60  # a line with more is no head that a person could say something about
_CELL = 120  # characters of a cell that are shown
_MOST_MEMBERS = 100  # of a zip file: each gives a report, and no more are taken in by one request
_MOST_UNPACKED = 256 * 1024 * 1024  # bytes of all files within a file
_UNREADABLE = (  # RuntimeError of a locked member
    Unreadable, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip


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


def previews(data: bytes, name: str) -> Iterator[tuple[str, TablePreview]]:
    """Each table that a file is or holds (a workbook its sheets, a zip file what lies in it) by its place, as
    ``intake.items_of_bytes`` takes what is said of single tables.

    Nothing of a file that cannot be read: it is told why when it is taken in.
    """
    return _Search().tables(data, name, 0)


class _Search:
    """Looks into files within files until so many bytes are unpacked."""

    def __init__(self) -> None:
        self._left = _MOST_UNPACKED

    def tables(self, data: bytes, name: str, depth: int) -> Iterator[tuple[str, TablePreview]]:
        magic = data[:4]
        package = package_of(io.BytesIO(data)) if magic == ZIP else ""
        with suppress(*_UNREADABLE):
            if package in sheets.PACKAGES or magic == ole.MAGIC[:4] and sheets.is_workbook(data):
                for sheet, rows in sheets.first_rows(data, package or "XLS", _ROWS):
                    if shown := _of_cells(rows):
                        yield name + sheet, shown
            elif magic == ZIP and not package and depth < MAX_DEPTH:
                yield from self._zipped(data, name, depth)
            elif magic[:2] == GZIP and depth <= MAX_DEPTH:
                unpacked = Gunzipped(io.BytesIO(data)).read(MAX_BYTES + 1)
                if self._may_look(len(unpacked)):
                    yield from self.tables(unpacked, name, depth + 1)
            elif shown := _preview(data, name.removesuffix(".gz")):
                yield name, shown

    def _zipped(self, data: bytes, name: str, depth: int) -> Iterator[tuple[str, TablePreview]]:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_members(packed)
            members = [member for member in packed.infolist() if not member.is_dir()]
            for member in wanted_members(packed, members, "", SUFFIXES)[:_MOST_MEMBERS]:
                if self._may_look(member.file_size):
                    with suppress(*_UNREADABLE):
                        yield from self.tables(packed.read(member), f"{name}!{member_name(member)}", depth + 1)

    def _may_look(self, size: int) -> bool:
        self._left -= size
        return size <= MAX_BYTES and self._left >= 0


def _preview(data: bytes, name: str) -> TablePreview | None:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in JSON_LINES:
        return _of_objects([parsed(line) for line in islice(filter(bytes.strip, io.BytesIO(data)), _ROWS)])
    if suffix == ".json":
        return _of_objects([json.loads(row) for row in (tables.json_array(data) or [])[:_ROWS]])
    if suffix in TABLES or (suffix in (".txt", ".xls") and is_table(io.BytesIO(data))):
        return _of_cells(tables.first_rows(decode(data)[0].lstrip("\ufeff"), _ROWS))
    return None


def _of_objects(objects: list[object]) -> TablePreview | None:
    rows = [row for row in objects if isinstance(row, dict)]
    names = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    if not 0 < len(names) <= _MOST_COLUMNS:
        return None
    return TablePreview(names, tuple(tuple(_shown(row.get(name, "")) for name in names) for row in rows))


def _of_cells(cells: list[list[str]]) -> TablePreview | None:
    names, rows = tuple(cells[0]), cells[1:]
    if not 1 < len(names) <= _MOST_COLUMNS or len(set(names)) < len(names):
        return None
    whole = ([*row, *[""] * len(names)][: len(names)] for row in rows if row)
    return TablePreview(names, tuple(tuple(map(_shown, row)) for row in whole))


def _shown(cell: object) -> str:
    said = "" if cell is None else " ".join(str(cell).split())
    return said if len(said) <= _CELL else said[:_CELL] + "…"

"""Tables of reports: CSV, Excel's Unicode text, JSON lines and arrays. Each row becomes a file of its own.

A row is given as the bytes of a JSON object with its columns; what cannot be taken is given as ``Unusable``.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.columns import known_as, renamed
from archive.ingest.files.formats.rows import parsed

MAX_ROW = 4 * 1024 * 1024  # bytes; as for a file of text
_CHUNK = 1 << 16
_DELIMITERS = ",;\t|"
_ABOVE_HEAD = 6  # lines in which the head is looked for: a title and notes may stand above it
_SEPARATOR = re.compile(r"\"?sep=(.)\"?[ \t,;]*\r?\n", re.IGNORECASE)  # Excel's own first line
NO_MAPPING: Mapping[str, str] = {}


class Unusable(NamedTuple):
    """A row that could not be taken, and its bytes as far as they are known."""

    problem: Unreadable
    data: bytes = b""


def json_lines(file: BinaryIO, mapping: Mapping[str, str] = NO_MAPPING) -> Iterator[bytes | Unusable]:
    """Each line that holds something; a line that is too long is passed over without being kept in memory."""
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)
    while line := file.readline(MAX_ROW + 1):
        if len(line) > MAX_ROW:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield Unusable(Unreadable("too_large", limit=MAX_ROW))
        elif line.strip():
            yield _mapped(line.strip(), mapping)


def _mapped(line: bytes, mapping: Mapping[str, str]) -> bytes:
    row = parsed(line) if mapping else None
    return _row(row, mapping) if isinstance(row, dict) else line


def json_array(data: bytes, mapping: Mapping[str, str] = NO_MAPPING) -> list[bytes] | None:
    """The rows of a JSON array of objects, or of the only such array in an object; None for any other JSON."""
    value = parsed(data)
    if isinstance(value, dict):
        lists = [each for each in value.values() if _is_rows(each)]
        value = lists[0] if len(lists) == 1 and not any(known_as(name) == "text" for name in value) else None
    return [_row(row, mapping) for row in value] if _is_rows(value) else None


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _row(row: Mapping[str, object], mapping: Mapping[str, str]) -> bytes:
    names = renamed(list(row), mapping) if mapping else list(row)
    return json.dumps(dict(zip(names, row.values(), strict=True)), ensure_ascii=False).encode("utf-8", "replace")


def is_table(text: str) -> bool:
    """Is ``text`` what Excel saves as Unicode text: a head of columns with tabs between, one of them of texts?"""
    head = text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r").split("\t")
    names = {known_as(name.strip('"')) for name in head}
    return len(head) > 1 and "text" in names and len(names - {""}) > 1


def csv_rows(text: str, mapping: Mapping[str, str] = NO_MAPPING) -> Iterator[bytes | Unusable]:
    """Each row below the line of column names. Raises ``Unreadable`` where no column holds texts."""
    csv.field_size_limit(MAX_ROW)
    separator = _SEPARATOR.match(text)
    text = text[separator.end() :] if separator else text
    delimiter, names, start = _head(text, separator[1] if separator else "", mapping)
    lines = _TableLines(text[start:])
    table = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.given.clear()
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error:
            yield Unusable(Unreadable("damaged", format="CSV"), _bytes(lines.given))
            continue
        yield from _taken(cells, names, delimiter, lines.given)


def _head(text: str, delimiter: str, mapping: Mapping[str, str]) -> tuple[str, list[str], int]:
    """(delimiter, column names, where the rows begin) of the first of the upper lines that names a column of texts."""
    start = 0
    for _number in range(_ABOVE_HEAD):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end].rstrip("\r\n")
        mark = delimiter or max(_DELIMITERS, key=line.count)
        names = [name.strip() for name in next(csv.reader([line], delimiter=mark), [])]
        names = renamed(names, mapping)
        if any(known_as(name) == "text" for name in names):
            return mark, names, end
        start = end
    raise Unreadable("no_text_column")


def _taken(cells: list[str], names: list[str], delimiter: str, lines: list[str]) -> Iterator[bytes | Unusable]:
    if len(cells) < len(names) and len(lines) > 1 and '"' in lines[0]:
        # A quotation mark that nothing closes swallowed the rows below it: each line is a row.
        for line in lines:
            plain = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
            yield from _taken(plain, names, delimiter, [line])
        return
    if any(cells[len(names) :]):
        cells = _rejoined(cells, names, delimiter, lines)
        if not cells:
            yield Unusable(Unreadable("cells_beyond_head", columns=len(names)), _bytes(lines))
            return
    if any(cells):
        yield json.dumps(dict(zip(names, cells, strict=False)), ensure_ascii=False).encode("utf-8", "replace")


def _rejoined(cells: Sequence[str], names: Sequence[str], delimiter: str, lines: Sequence[str]) -> list[str]:
    """The cells of a row whose last column is the text, which holds delimiters and was not quoted; else none."""
    if known_as(names[-1]) != "text" or any('"' in line for line in lines):
        return []
    last = len(names) - 1
    return [*cells[:last], delimiter.join(cells[last:])]


def _bytes(lines: Sequence[str]) -> bytes:
    return "".join(lines).encode("utf-8", "replace")


class _TableLines:
    """The lines of a table; ``given`` are those of the row at hand, for a row that cannot be read."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.given: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.given.append(next(self._lines))
        return self.given[-1]

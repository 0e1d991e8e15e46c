"""Tables of reports: CSV, Excel's Unicode text, JSON lines and arrays. Each row becomes a file of its own.

A row is given as the bytes of a JSON object with its columns; what cannot be taken is given as ``Unusable``.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO, Literal, NamedTuple, TypeGuard

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.columns import known_as, renamed
from archive.ingest.files.formats.rows import parsed

MAX_ROW = 4 * 1024 * 1024  # bytes; as for a file of text
_CHUNK = 1 << 16
_DEPTH = 3  # objects inside of objects in which a list of rows is looked for
_DELIMITERS = ",;\t|"
ABOVE_HEAD = 6  # lines in which the head is looked for: a title and notes may stand above it
_SEPARATOR = re.compile(r"\"?sep=([^\"\s])\"?[ \t,;]*(?:\r?\n|\r)", re.IGNORECASE)  # Excel's own first line
_LINE_END = re.compile(r"\r?\n|\r")  # a bare carriage return ends lines, too, as ``csv`` reads them
NO_MAPPING: Mapping[str, str] = {}
_Rows = list[dict[str, object]]


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
    """The rows of a JSON array of objects, or of those inside an object, as interfaces of websites answer: of all that
    have a column of texts, else of the only one. None for any other JSON."""
    value = parsed(data)
    lists = [value] if _is_rows(value) else []
    if isinstance(value, dict) and not _names_text(value, mapping):
        inside = list(_lists_inside(value, _DEPTH))
        of_texts = [each for each in inside if any(_names_text(row, mapping) for row in each)]
        lists = of_texts or (inside if len(inside) == 1 else [])
    return [_row(row, mapping) for each in lists for row in each] or None


def _lists_inside(value: Mapping[str, object], depth: int) -> Iterator[_Rows]:
    for each in value.values():
        if _is_rows(each):
            yield each
        elif isinstance(each, dict) and depth:
            yield from _lists_inside(each, depth - 1)


def _names_text(row: Mapping[str, object], mapping: Mapping[str, str]) -> bool:
    return any(known_as(name) == "text" for name in renamed(list(row), mapping))


def _is_rows(value: object) -> TypeGuard[_Rows]:
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


def first_rows(text: str, number: int) -> list[list[str]]:
    """The names of the columns and the cells of the first ``number`` rows below them. Where no name tells of texts, the
    head is the first of the upper lines that has as many cells as any."""
    csv.field_size_limit(MAX_ROW)
    separator = _SEPARATOR.match(text)
    text = text[separator.end() :] if separator else text
    mark = separator[1] if separator else ""
    try:
        mark, names, start = _head(text, mark, NO_MAPPING)
    except Unreadable:
        lines = text[:_CHUNK].splitlines(keepends=True)[:ABOVE_HEAD]
        mark = mark or max(_DELIMITERS, key="".join(lines).count)
        upper = [next(csv.reader([line], delimiter=mark), []) for line in lines]
        widest = max(range(len(upper)), key=lambda at: len(upper[at]), default=0)
        names, start = [name.strip() for name in upper[widest]] if upper else [], sum(map(len, lines[: widest + 1]))
    table = csv.reader(io.StringIO(text[start:], newline=""), delimiter=mark)
    try:
        return [names, *islice(table, number)]
    except csv.Error:
        return [names]


def _head(text: str, delimiter: str, mapping: Mapping[str, str]) -> tuple[str, list[str], int]:
    """(delimiter, column names, where the rows begin) of the first of the upper lines that names a column of texts."""
    start = 0
    for _number in range(ABOVE_HEAD):
        line_end = _LINE_END.search(text, start)
        end = line_end.end() if line_end else len(text)
        line = text[start:end].rstrip("\r\n")
        mark = delimiter or max(_DELIMITERS, key=line.count)
        names = renamed([name.strip() for name in _cells(line, mark)], mapping)
        if any(known_as(name) == "text" for name in names):
            return mark, names, end
        start = end
    raise Unreadable("no_text_column")


def _cells(line: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> list[str]:
    """The cells of one line. Raises ``Unreadable`` for what is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter, quoting=quoting), [])
    except csv.Error as error:
        raise Unreadable("damaged", format="CSV") from error


def _taken(cells: list[str], names: list[str], delimiter: str, lines: list[str]) -> Iterator[bytes | Unusable]:
    if len(cells) < len(names) and len(lines) > 1 and '"' in lines[0]:
        # A quotation mark that nothing closes swallowed the rows below it: each line is a row.
        for line in lines:
            try:
                plain = _cells(line, delimiter, csv.QUOTE_NONE)
            except Unreadable as problem:
                yield Unusable(problem, _bytes([line]))
            else:
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

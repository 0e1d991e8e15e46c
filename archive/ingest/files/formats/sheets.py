"""Workbooks of Excel, WPS and LibreOffice as tables of reports: a report for each row of each sheet that has a head."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import ole
from archive.ingest.files.formats.columns import known_as, renamed
from archive.ingest.files.formats.own_process import output_of
from archive.ingest.files.formats.tables import ABOVE_HEAD, MAX_ROW, Unusable
from archive.ingest.files.formats.zips import check_members

PACKAGES = frozenset({"XLSX", "ODS"})
_STREAMS = frozenset({"Workbook", "Book"})
_NAMED = 5  # sheets without a head that are named


def is_workbook(data: bytes) -> bool:
    """Is it a workbook as Office saved them before 2007?"""
    return bool(_STREAMS & ole.streams(data))


def sheet_rows(
    data: bytes, format_name: str, mapping_at: Callable[[str], Mapping[str, str]]
) -> Iterator[tuple[str, bytes | Unusable]]:
    """Each row below a head with where it lies (``!sheet#3``), then the names of sheets without one.

    ``mapping_at`` leads from a sheet (``!sheet``) to what its columns hold. Raises ``Unreadable`` where no sheet has a
    column of texts, or for what is damaged, locked or beyond the bounds.
    """
    headless = []
    has_rows = False
    for name, cells in _sheets(data, format_name):
        upper, mapping = list(islice(cells, ABOVE_HEAD)), mapping_at(f"!{name}")
        at = _head_at(upper, mapping)
        if at is not None:
            has_rows = True
            head = _distinct(renamed(_distinct(upper[at]), mapping))
            for number, row in enumerate(chain(upper[at + 1 :], cells), 1):
                yield f"!{name}#{number}", _row(head, row)
        elif upper:
            headless.append(name)
    if not has_rows:
        raise Unreadable("no_text_column")
    if headless:
        names = "、".join(headless[:_NAMED]) + ("……" if len(headless) > _NAMED else "")
        yield "", Unusable(Unreadable("sheets_passed_over", count=len(headless), names=names))


def _sheets(data: bytes, format_name: str) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The name of each sheet and its rows that hold something, which are to be read before the next sheet is."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_members(packed)
    name = ""

    def sheet_of(line: list[str]) -> str:
        nonlocal name
        name = line[0] or name
        return name

    with output_of("sheet_rows", data, format_name) as output:
        for sheet, lines in groupby(map(json.loads, output), sheet_of):
            yield sheet, (line[1:] for line in lines if len(line) > 1)


def first_rows(data: bytes, format_name: str, number: int) -> Iterator[tuple[str, list[list[str]]]]:
    """Of each sheet that holds something where it lies, the names of its columns and the cells of the first ``number``
    rows below them, as ``tables.first_rows`` finds them. Raises ``Unreadable`` as ``sheet_rows`` does."""
    for name, cells in _sheets(data, format_name):
        upper = list(islice(cells, ABOVE_HEAD + number))
        at = _head_at(upper[:ABOVE_HEAD], {})
        if at is None:
            at = max(range(len(upper[:ABOVE_HEAD])), key=lambda row: len(upper[row]), default=None)
        if at is not None:
            yield f"!{name}", [_distinct(upper[at]), *upper[at + 1 :][:number]]


def _head_at(upper: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> int | None:
    """The first of the upper rows that names a column of texts."""
    named = (renamed(_distinct(row), mapping) for row in upper)
    return next((at for at, names in enumerate(named) if "text" in map(known_as, names)), None)


def _distinct(names: Sequence[str]) -> list[str]:
    """A column without a name goes by its number, one with a name that is given already by name and number."""
    return [
        name if name and name not in names[:number] else f"{name} #{number + 1}".strip()
        for number, name in enumerate(names)
    ]


def _row(head: Sequence[str], cells: Sequence[str]) -> bytes | Unusable:
    beyond = (f"#{number + 1}" for number in range(len(head), len(cells)))
    row = {name: cell for name, cell in zip(chain(head, beyond), cells, strict=False) if cell}
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    return data if len(data) <= MAX_ROW else Unusable(Unreadable("too_large", limit=MAX_ROW))

"""Several versions of a text taken away: as a table, and as a workbook of Excel in which the differences are coloured.

XlsxWriter writes the workbook: one package in Python without others behind it, which writes only and can colour part of
a cell. Texts are written as texts, never as formulas. Another program's library reads the file in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from string import ascii_lowercase
from typing import NamedTuple

import xlsxwriter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.analysis.parallel import ParallelPiece
from archive.analysis.versions import STEP_STATES, AlignedTexts, Version, VersionRow
from archive.export.analyses import of_rows
from archive.export.table import Column, Getter, Table
from archive.models import Report

# Ink and ground of a state; the word stands before the sentence in any case.
_COLOURS = {
    "new": ("#1b5e20", "#e3f1e3"), "again": ("#1b5e20", "#e3f1e3"), "reworded": ("#000000", "#fff6dd"),
    "gone": ("#8a1c0f", "#f8e3df"),
}  # fmt: skip
_WIDTH = 48  # of a column of sentences, in characters
_ADDRESS = 2_000  # characters that Excel follows
_CELL = 32_000  # characters that Excel takes in a cell, less what stands before them


class VersionOfText(NamedTuple):
    """``heading`` names the version on the page and in files."""

    report: Report
    heading: str


def versions_table(versions: Sequence[VersionOfText], rows: Sequence[VersionRow]) -> Table:
    columns: list[Column] = []
    for place, version in enumerate(versions):
        letter = ascii_lowercase[place]
        columns += [
            Column(f"state_{letter}", _("异同"), _of_cell(place, lambda cell: cell.label)),
            Column(
                f"sentence_{letter}", version.heading, _of_cell(place, lambda cell: cell.line and cell.line.words)
            ),
            Column(f"address_{letter}", _("句子地址"), _address(place, version.report), is_address=True),
        ]  # fmt: skip
    return of_rows("versions", columns, rows)


def _of_cell(place: int, value: Callable[[Version], object]) -> Getter:
    return lambda row: value(row.cells[place])


def _address(place: int, report: Report) -> Getter:
    return lambda row: report.sentence_url(line.number) if (line := row.cells[place].line) else None


def workbook(versions: Sequence[VersionOfText], aligned: AlignedTexts, root: str) -> bytes:
    """A sheet of sentences and one of numbers; ``root`` is the address of the site, without the last slash."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _Sentences(book, root).write(versions, aligned.rows)
    _write_numbers(book, versions, aligned)
    book.close()
    return file.getvalue()


class _Sentences:
    """The sheet of sentences: a column of states and one of sentences for each version."""

    def __init__(self, book: xlsxwriter.Workbook, root: str) -> None:
        self._sheet, self._root = book.add_worksheet(gettext("逐句")), root
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._differs = book.add_format({"bold": True, "underline": 1, "font_color": "#0b3d91"})
        self._by_state = {
            state: book.add_format({"text_wrap": True, "valign": "top", "font_color": ink, "bg_color": ground,
                                    "font_strikeout": state == "gone"})
            for state, (ink, ground) in _COLOURS.items()
        }  # fmt: skip

    def write(self, versions: Sequence[VersionOfText], rows: Sequence[VersionRow]) -> None:
        for place, version in enumerate(versions):
            self._sheet.set_column(2 * place, 2 * place, 7)
            self._sheet.set_column(2 * place + 1, 2 * place + 1, _WIDTH)
            self._sheet.write_string(0, 2 * place, gettext("异同"), self._bold)
            self._sheet.write_string(0, 2 * place + 1, version.heading[:_CELL], self._bold)
            if len(address := self._root + version.report.get_absolute_url()) <= _ADDRESS:
                self._sheet.write_url(0, 2 * place + 1, address, self._bold, version.heading[:_CELL])
        self._sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row.cells):
                self._write_cell(number, place, cell)

    def _write_cell(self, row: int, place: int, cell: Version) -> None:
        look = self._by_state.get(cell.state, self._plain)
        self._sheet.write_string(row, 2 * place, cell.label, look)
        pieces = cell.pieces
        if len(pieces) > 1 and sum(len(piece.words) for piece in pieces) < _CELL:
            self._sheet.write_rich_string(row, 2 * place + 1, *self._parts(pieces), look)
        else:
            self._sheet.write_string(row, 2 * place + 1, "".join(piece.words for piece in pieces)[:_CELL], look)

    def _parts(self, pieces: Sequence[ParallelPiece]) -> list[object]:
        return [
            part for piece in pieces for part in ((self._differs, piece.words) if piece.differs else (piece.words,))
        ]


def _write_numbers(book: xlsxwriter.Workbook, versions: Sequence[VersionOfText], aligned: AlignedTexts) -> None:
    sheet, bold = book.add_worksheet(gettext("数目")), book.add_format({"bold": True, "bottom": 1})
    for column, heading in enumerate([gettext("前"), gettext("后"), *map(str, STEP_STATES.values())]):
        sheet.write_string(0, column, heading, bold)
    sheet.set_column(0, 1, _WIDTH)
    for row, step in enumerate(aligned.steps, 1):
        for column, version in enumerate(versions[step.place : step.place + 2]):
            sheet.write_string(row, column, version.heading)
        for column, number in enumerate(step.numbers, 2):
            sheet.write_number(row, column, number)

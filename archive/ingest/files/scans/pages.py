"""Recognised pages and the text that they make: the same pages always give the same text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.pdf import boilerplate
from archive.ingest.files.scans.page_layout import PlacedLine, ReadLine, in_reading_order

CERTAIN = 0.5  # lines that the recogniser is less certain of stay out of the report
_LEAST = 10  # characters: a picture with fewer holds no report
_GAP = 1.8  # lines further apart than so many usual distances have a blank line between them
_INDENT = (1.2, 4.0)  # heights of a line by which the first line of a paragraph may stand in


@dataclass(frozen=True, slots=True)
class RecognizedPage:
    """``number`` counts from 1; ``text`` where the file itself has it, else ``lines`` in reading order.

    ``turn``: by how many degrees against the clock the page was turned; places are in pixels of the turned page.
    ``vertical``: its lines run from the top down, and follow each other from the right to the left.
    """

    number: int
    count: int
    width: int = 0
    height: int = 0
    turn: int = 0
    vertical: bool = False
    text: str | None = None
    lines: tuple[PlacedLine, ...] = ()

    @property
    def is_recognized(self) -> bool:
        return self.text is None

    @property
    def certainty(self) -> float:
        """Of the lines that are part of its text, weighted by their length; 1 where there are none."""
        read = [line for line in self.lines if not is_aside(line)]
        total = sum(len(line.text) for line in read)
        return sum(line.certainty * len(line.text) for line in read) / total if total else 1.0


class SaidPage(TypedDict):
    """What ``page_program`` writes of a page: its text, or how it lies and its lines."""

    number: int
    of: int
    text: NotRequired[str]
    width: NotRequired[int]
    height: NotRequired[int]
    turn: NotRequired[int]
    vertical: NotRequired[bool]
    lines: NotRequired[list[ReadLine]]


def page_of(said: SaidPage) -> RecognizedPage:
    """From what ``page_program`` writes of a page."""
    number, count = int(said["number"]), int(said["of"])
    if "text" in said:
        return RecognizedPage(number, count, text=str(said["text"]))
    is_vertical = bool(said.get("vertical"))
    lines = in_reading_order(said["lines"], is_vertical=is_vertical)
    size = int(said["width"]), int(said["height"])
    return RecognizedPage(number, count, *size, int(said["turn"]), is_vertical, lines=lines)


def from_plain(kept: Mapping[str, Any]) -> RecognizedPage:
    """From its plain values (``dataclasses.asdict``), as JSON keeps them."""
    lines = (PlacedLine(**{**line, "box": tuple(line["box"])}) for line in kept["lines"])
    return RecognizedPage(**{**kept, "lines": tuple(lines)})


@dataclass(frozen=True, slots=True)
class TextLine:
    """Where a line of a page stands in the text: ``[start, end)`` in characters."""

    start: int
    end: int
    page: int
    line: PlacedLine


@dataclass(frozen=True, slots=True)
class RecognizedText:
    """``text`` with a form feed after each page; ``aside`` are spans of stamps, page numbers, specks."""

    text: str
    aside: tuple[tuple[int, int], ...]
    lines: tuple[TextLine, ...]


def recognized_text(pages: Iterable[RecognizedPage]) -> RecognizedText:
    """The text of all ``pages``, which come in their order. Raises ``Unreadable`` where they hold none."""
    parts: list[str] = []
    placed: list[TextLine] = []
    at = 0
    for page in pages:
        for part, line in _parts(page):
            if line is not None:
                placed.append(TextLine(at, at + len(part), page.number, line))
            parts.append(part)
            at += len(part)
        parts.append("\f")
        at += 1
    text = "".join(parts)
    if sum(not character.isspace() for character in text) < _LEAST:
        raise Unreadable("no_text_recognized")
    aside = {(line.start, line.end) for line in placed if is_aside(line.line)}
    # What is set aside is no edge of a page: stamps, which come last, do not hide its number.
    aside |= set(boilerplate(blanked(text, aside)))
    return RecognizedText(text, tuple(sorted(aside)), tuple(placed))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with spaces in the place of ``spans``."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def is_aside(line: PlacedLine) -> bool:
    """Does it stay out of the report?"""
    return line.is_stamp or line.certainty < CERTAIN


def _parts(page: RecognizedPage) -> Iterable[tuple[str, PlacedLine | None]]:
    """The pieces of a page's text: lines, and what stands between them."""
    if page.text is not None:
        yield page.text, None
        return
    usual = _usual_distance(page.lines)
    before: PlacedLine | None = None
    for line in page.lines:
        if before is not None:
            yield _between(before, line, usual), None
        if not (before is not None and _same_row(before, line)) and _is_indented(line):
            yield "\u3000\u3000", None
        yield line.text, line
        before = line


def _between(before: PlacedLine, line: PlacedLine, usual: float) -> str:
    if _same_row(before, line):
        return "\u3000" if line.left - before.right > line.height * 0.7 else ""
    is_apart = line.column == before.column and line.top - before.top > _GAP * usual
    return "\n\n" if is_apart or line.is_stamp != before.is_stamp else "\n"


def _same_row(before: PlacedLine, line: PlacedLine) -> bool:
    return line.column == before.column and line.row == before.row


def _is_indented(line: PlacedLine) -> bool:
    inwards = (line.left - line.margin) / max(line.height, 1)
    is_centred = line.right < line.end - line.height * 2 and abs(
        (line.left - line.margin) - (line.end - line.right)
    ) < (line.height * 1.5)
    return _INDENT[0] <= inwards <= _INDENT[1] and not is_centred


def _usual_distance(lines: Sequence[PlacedLine]) -> float:
    """Between the tops of two lines that follow each other in a column, in pixels."""
    distances = sorted(
        after.top - before.top
        for before, after in zip(lines, lines[1:], strict=False)
        if after.column == before.column and after.row != before.row
    )
    return distances[len(distances) // 3] if distances else 0.0

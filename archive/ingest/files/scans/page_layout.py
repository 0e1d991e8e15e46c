"""The order in which the lines of a page are read: columns, rows, stamps. Places are pixels, from the upper left.

A page of vertical print is laid on its left side for this: its lines run across then, from the top down.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

_PROSE = 6  # a column of prose is so many times wider than a line is high
_LEAST_LINES = 3  # on each side of the space between two columns
_MOST_CROSSING = 0.3  # share of lines (headlines) that may reach over it
_STAMP_TILT = 6.0  # degrees against the page
_STAMP_CERTAINTY = 0.8
_HEADING = 3.0  # a red line so much wider than high may be one


# What the recogniser says of a line: text, certainty, the corners of its place, is it red?
ReadLine = tuple[str, float, Sequence[Sequence[float]], bool]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """``box`` is (left, top, right, bottom) in pixels of the page, as it is drawn; the other numbers are of the page
    set straight, so that lines run across: ``margin`` and ``end`` of its column, ``column`` and ``row`` counted from
    0."""

    text: str
    certainty: float
    box: tuple[int, int, int, int]
    left: float
    top: float
    right: float
    bottom: float
    is_red: bool = False
    is_stamp: bool = False
    column: int = 0
    row: int = 0
    margin: float = 0.0
    end: float = 0.0

    @property
    def height(self) -> float:
        return self.bottom - self.top


def in_reading_order(read: Sequence[ReadLine], *, is_vertical: bool = False) -> tuple[PlacedLine, ...]:
    """From ``[text, certainty, corners, is it red?]`` of each line. Stamps come last."""
    laid = [_across(corners) if is_vertical else corners for _text, _certainty, corners, _red in read]
    angles = [_angle(corners) for corners in laid]
    tilt = median(angles) if angles else 0.0
    lines = [
        _placed(text, certainty, _box(corners), across, is_red, tilt, angle)
        for (text, certainty, corners, is_red), across, angle in zip(read, laid, angles, strict=True)
    ]
    black = [line for line in lines if not line.is_red]
    printed = [line for line in lines if not _is_stamp(line, black)]
    stamps = sorted(
        (replace(line, is_stamp=True) for line in lines if _is_stamp(line, black)),
        key=lambda line: (line.top, line.left),
    )
    columns = _columns(printed)
    ordered = [line for number, column in enumerate(columns) for line in _in_rows(column, number)]
    return tuple(ordered + [replace(line, column=len(columns), row=row) for row, line in enumerate(stamps)])


def _is_stamp(line: PlacedLine, black: Sequence[PlacedLine]) -> bool:
    """Printed over what is black, tilted, or as short as no headline in red is."""
    return line.is_stamp or line.is_red and any(_touches(line, other) for other in black)


def _touches(line: PlacedLine, other: PlacedLine) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    return shared > line.height / 4 and line.left < other.right and other.left < line.right


def _angle(corners: Sequence[Sequence[float]]) -> float:
    """Of the upper edge, in degrees, clockwise."""
    (left, top), (right, other) = corners[0], corners[1]
    return math.degrees(math.atan2(other - top, right - left))


def _across(corners: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """Of a line that runs downwards, from the upper left with the clock: where its corners lie on the page laid on its
    left side, from what is the upper left there."""
    left_top, right_top, right_bottom, left_bottom = ((y, -x) for x, y in corners)
    return [right_top, right_bottom, left_bottom, left_top]


def _box(corners: Sequence[Sequence[float]]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what they span."""
    across, down = zip(*corners, strict=True)
    return int(min(across)), int(min(down)), int(max(across)), int(max(down))


def _placed(
    text: str, certainty: float, box: tuple[int, int, int, int], corners: Sequence[Sequence[float]], is_red: bool,
    tilt: float, angle: float,
) -> PlacedLine:  # fmt: skip
    cosine, sine = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    straight = [(x * cosine + y * sine, y * cosine - x * sine) for x, y in corners]
    left, right = min(x for x, _y in straight), max(x for x, _y in straight)
    top, bottom = min(y for _x, y in straight), max(y for _x, y in straight)
    is_heading = (right - left) >= _HEADING * (bottom - top) and certainty >= _STAMP_CERTAINTY
    is_stamp = is_red and not (is_heading and abs(angle - tilt) <= _STAMP_TILT)
    return PlacedLine(text, certainty, box, left, top, right, bottom, is_red, is_stamp)


def _columns(lines: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    """The lines in stretches that are read one after the other, each from its top down."""
    lines = sorted(lines, key=lambda line: line.top)
    gutter = _gutter(lines)
    if gutter is None:
        return [lines] if lines else []
    stretches: list[list[PlacedLine]] = []
    beside: list[PlacedLine] = []
    for line in lines:
        if line.left < gutter < line.right:
            stretches += _split(beside, gutter)
            beside = []
            stretches.append([line])
        else:
            beside.append(line)
    return stretches + _split(beside, gutter)


def _split(lines: Sequence[PlacedLine], gutter: float) -> list[list[PlacedLine]]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    return [*_columns(left), *_columns(right)]


def _gutter(lines: Sequence[PlacedLine]) -> float | None:
    """The middle of the space between two columns of prose, as a distance from the left; None where there is none."""
    best: tuple[int, float] | None = None
    for edge in sorted({line.right for line in lines}):
        left = [line for line in lines if line.right <= edge]
        right = [line for line in lines if line.left > edge]
        crossing = len(lines) - len(left) - len(right)
        smaller = min(len(left), len(right))
        if smaller < _LEAST_LINES or crossing > _MOST_CROSSING * len(lines) or (best and smaller <= best[0]):
            continue
        if _is_prose(left) and _is_prose(right) and _side_by_side(left, right):
            best = smaller, (edge + min(line.left for line in right)) / 2
    return best[1] if best else None


def _is_prose(lines: Sequence[PlacedLine]) -> bool:
    return median((line.right - line.left) / max(line.height, 1) for line in lines) >= _PROSE


def _side_by_side(left: Sequence[PlacedLine], right: Sequence[PlacedLine]) -> bool:
    """Do they stand beside each other for half of the lower one's height?"""
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    least = min(max(line.bottom for line in side) - min(line.top for line in side) for side in (left, right))
    return bottom - top >= least / 2


def _in_rows(lines: Sequence[PlacedLine], column: int) -> list[PlacedLine]:
    """Lines of a column from the top down; those at one height from the left to the right."""
    rows: list[list[PlacedLine]] = []
    for line in lines:
        row = rows[-1] if rows else []
        middle = (line.top + line.bottom) / 2
        if row and row[0].top < middle < row[0].bottom and all(not _overlap(line, other) for other in row):
            row.append(line)
        else:
            rows.append([line])
    margin, end = min(line.left for line in lines), max(line.right for line in lines)
    return [
        replace(line, column=column, row=number, margin=margin, end=end)
        for number, row in enumerate(rows)
        for line in sorted(row, key=lambda line: line.left)
    ]


def _overlap(line: PlacedLine, other: PlacedLine) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    return shared > min(line.right - line.left, other.right - other.left) / 2

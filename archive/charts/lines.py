"""Geometry of lines through the years, one for each thing that is compared: shares in per cent of what is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 640
HEIGHT = 230
LEFT = 24  # half of a year under the first point
RIGHT = 600
TOP = 34
BOTTOM = 34
MOST_YEARS = 40  # the last; a line of more cannot be read
_TOPS = (1, 2, 5, 10, 20, 25, 50, 100)  # per cent at the upper line


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A year of one line: ``part`` of the ``whole`` reports held."""

    year: int
    part: int
    whole: int
    x: float
    y: float

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.whole)


@dataclass(frozen=True, slots=True)
class ChartLine:
    """``paths`` as SVG's points: they break where nothing is held. ``number``, from 1, tells the lines apart."""

    label: str
    number: int
    points: list[LinePoint]
    paths: list[str]


@dataclass(frozen=True, slots=True)
class LineChart:
    lines: list[ChartLine]
    years: list[tuple[int, float]]  # those labelled, with their places
    limit: int  # per cent at the upper line
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    axis: int = HEIGHT - BOTTOM
    right: int = RIGHT


def line_chart(named: Sequence[tuple[str, Mapping[int, int]]], held: Mapping[int, int]) -> LineChart | None:
    """A line for each (label, reports by year) against the reports ``held``; None for less than two years."""
    years = range(min(held), max(held) + 1)[-MOST_YEARS:] if held else range(0)
    if len(years) < 2:
        return None
    highest = max(100 * parts.get(year, 0) / held[year] for _label, parts in named for year in years if held.get(year))
    limit = next((top for top in _TOPS if highest <= top), 100)
    step = (RIGHT - LEFT) / (len(years) - 1)
    places = {year: round(LEFT + index * step, 1) for index, year in enumerate(years)}
    every = -(-len(years) // 9)
    lines = [
        _line(
            label, number, [_point(year, parts.get(year, 0), held.get(year, 0), limit, places[year]) for year in years]
        )
        for number, (label, parts) in enumerate(named, 1)
    ]
    return LineChart(lines, [(year, places[year]) for year in years[::every]], limit)


def _point(year: int, part: int, whole: int, limit: int, x: float) -> LinePoint:
    share = min(100 * part / whole / limit, 1) if whole else 0
    return LinePoint(year, part, whole, x, round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1))


def _line(label: str, number: int, points: Sequence[LinePoint]) -> ChartLine:
    paths: list[list[str]] = [[]]
    for point in points:
        if point.whole:
            paths[-1].append(f"{point.x},{point.y}")
        else:
            paths.append([])
    return ChartLine(label, number, [each for each in points if each.whole], [" ".join(path) for path in paths if path])

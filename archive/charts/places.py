"""Geometry of rank over time: the first name on top, the last at the foot, a year's mean with its span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.analysis.ranks import YearOfRank
from archive.charts.dates import DateAxis

WIDTH = 720
HEIGHT = 220
LEFT = 70
RIGHT = 700
TOP = 24
BOTTOM = 34


@dataclass(frozen=True, slots=True)
class PlottedPlace:
    item: object
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A year's mean, between its foremost (``y1``) and hindmost (``y2``) place."""

    item: object
    x: float
    y: float
    y1: float
    y2: float


@dataclass(frozen=True, slots=True)
class PlaceChart:
    points: list[PlottedPlace]
    years: list[YearSpan]
    axis: DateAxis
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    axis_y: int = HEIGHT - BOTTOM


def place_chart(points: Sequence[tuple[object, str, float]], years: Sequence[YearOfRank]) -> PlaceChart | None:
    """``points`` are (item, day, relative place); ``years`` have ``year``, ``mean``, ``foremost`` and ``hindmost``.

    The years are drawn where there are no points. None where there is nothing to draw.
    """
    dates = [day for _item, day, _place in points] or [str(each.year) for each in years]
    axis = DateAxis.over(dates, LEFT, RIGHT)
    if axis is None:
        return None
    middle = (axis.x(str(axis.first + 1)) - axis.x(str(axis.first))) / 2
    spans = [
        YearSpan(each, round(axis.x(str(each.year)) + middle, 1), _y(each.mean), _y(each.foremost), _y(each.hindmost))
        for each in years
    ]
    return PlaceChart(
        [PlottedPlace(item, axis.x(day), _y(place)) for item, day, place in points], [] if points else spans, axis
    )


def _y(place: float) -> float:
    return round(TOP + (HEIGHT - BOTTOM - TOP) * place, 1)

"""Geometry of small charts of series, one beside the other: each with like figures only, each from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from archive.analysis.periods import end_of
from archive.analysis.series import Series, Spot, Value
from archive.charts.dates import DateAxis, Tick

WIDTH = 330
HEIGHT = 196
LEFT = 24
RIGHT = 300
TOP = 40  # room for the number above the highest mark
BOTTOM = 44  # room for the number under a mark on the axis, and below it the years
MOST_SPOTS = 16


@dataclass(frozen=True, slots=True)
class PanelMark:
    """One value, and where its number stands."""

    spot: Spot
    value: Value
    x: float
    y: float
    address: str
    label: str  # ``above``, ``below``, or empty where there is no room


@dataclass(frozen=True, slots=True)
class Panel:
    """``path`` joins the spots on which the reports agree, as SVG's points; it breaks at one on which they do not."""

    series: Series
    marks: list[PanelMark]
    paths: list[str]
    axis: DateAxis
    width: int = WIDTH
    height: int = HEIGHT
    axis_y: int = HEIGHT - BOTTOM

    @property
    def spots(self) -> list[Spot]:
        return self.series.drawn[-MOST_SPOTS:]

    @property
    def ends(self) -> list[Tick]:
        """The years at both ends of the axis."""
        ticks = self.axis.ticks
        return ticks if len(ticks) < 3 else [ticks[0], ticks[-1]]


def panel(series: Series) -> Panel:
    """The chart of a comparable series: its last ``MOST_SPOTS`` spots."""
    spots = series.drawn[-MOST_SPOTS:]
    axis = DateAxis.over([end_of(spot.period) for spot in spots], LEFT, RIGHT)
    assert axis is not None  # a comparable series has spots with a year
    amounts = [value.amount for spot in spots for value in spot.shown]
    base = min(*amounts, Decimal(0))
    scale = (HEIGHT - BOTTOM - TOP) / float(max(*amounts, base + 1) - base)
    marks = [
        PanelMark(
            spot, value, axis.x(end_of(spot.period)), round(HEIGHT - BOTTOM - scale * float(value.amount - base), 1),
            series.address(spot, value), _label(index, spots),
        )
        for index, spot in enumerate(spots)
        for value in spot.shown
    ]  # fmt: skip
    return Panel(series, marks, _paths(spots, marks), axis)


def _label(index: int, spots: Sequence[Spot]) -> str:
    """The first and the last number are told, the first under a line that rises from it; the table has all.

    Of a spot on which reports disagree none is told: their numbers would stand upon each other.
    """
    if spots[index].disagrees:
        return ""
    if index == 0 and len(spots) > 1:
        return "below" if spots[1].values[0].amount > spots[0].values[0].amount else "above"
    return "above" if index == len(spots) - 1 else ""


def _paths(spots: Sequence[Spot], marks: Sequence[PanelMark]) -> list[str]:
    paths: list[list[str]] = [[]]
    for spot in spots:
        if spot.disagrees:
            paths.append([])
            continue
        mark = next(each for each in marks if each.spot is spot)
        paths[-1].append(f"{mark.x},{mark.y}")
    return [" ".join(points) for points in paths if len(points) > 1]

"""Geometry of small charts of series, one beside the other: each with like figures only, each from zero.

What was aimed at stands in the chart of what was reached.
"""

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

    series: Series
    spot: Spot
    value: Value
    x: float
    y: float
    address: str
    label: str  # ``above``, ``below``, or empty where there is no room


@dataclass(frozen=True, slots=True)
class PanelLine:
    """``points`` as SVG has them, of figures of one ``status``."""

    status: str
    points: str


@dataclass(frozen=True, slots=True)
class Panel:
    """``all_series`` differ by status alone, outcomes first. ``lines`` join the spots on which the reports agree, and
    break at one on which they do not."""

    all_series: tuple[Series, ...]
    marks: list[PanelMark]
    lines: list[PanelLine]
    axis: DateAxis
    width: int = WIDTH
    height: int = HEIGHT
    axis_y: int = HEIGHT - BOTTOM

    @property
    def series(self) -> Series:
        return self.all_series[0]

    @property
    def described(self) -> str:
        return self.series.key.described_with(*(each.key.status for each in self.all_series))

    @property
    def number(self) -> int:
        """Passages."""
        return sum(each.number for each in self.all_series)

    @property
    def rows(self) -> list[tuple[Series, Spot]]:
        return [(each, spot) for each in self.all_series for spot in _shown(each)]

    @property
    def ends(self) -> list[Tick]:
        """The years at both ends of the axis."""
        ticks = self.axis.ticks
        return ticks if len(ticks) < 3 else [ticks[0], ticks[-1]]


def panel(*drawn: Series) -> Panel:
    """The chart of series of which one is comparable: of each its last ``MOST_SPOTS`` spots."""
    all_spots = [spot for each in drawn for spot in _shown(each)]
    axis = DateAxis.over([end_of(spot.period) for spot in all_spots], LEFT, RIGHT)
    assert axis is not None  # a comparable series has spots with a year
    amounts = [value.amount for spot in all_spots for value in spot.shown]
    base = min(*amounts, Decimal(0))
    scale = (HEIGHT - BOTTOM - TOP) / float(max(*amounts, base + 1) - base)
    marks, lines = [], []
    for number, each in enumerate(drawn):
        spots = _shown(each)
        own = [
            PanelMark(
                each, spot, value, axis.x(end_of(spot.period)),
                round(HEIGHT - BOTTOM - scale * float(value.amount - base), 1),
                each.address(spot, value), "" if number else _label(index, spots),
            )
            for index, spot in enumerate(spots)
            for value in spot.shown
        ]  # fmt: skip
        marks += own
        lines += [PanelLine(each.key.status, points) for points in _paths(spots, own)]
    return Panel(drawn, marks, lines, axis)


def _shown(series: Series) -> list[Spot]:
    return series.drawn[-MOST_SPOTS:]


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

"""Geometry of charts, in user units of an SVG; the shapes stand in templates/partials. Bars start at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 640
HEIGHT = 190
TOP = 26  # room for the number above the highest bar
BOTTOM = 30  # room for the labels under the axis
FILLED = 40  # years: up to here a year without reports is shown as an empty place
MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from the axis up. ``label_shown`` and ``label_roomy``: whether its label has room always, or when wide."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    center: float
    label_shown: bool
    label_roomy: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    bars: list[Bar]
    total: int
    width: int = WIDTH
    height: int = HEIGHT
    axis: int = HEIGHT - BOTTOM


def year_chart(counts: Sequence[tuple[int, int]]) -> BarChart:
    """One bar a year from ``counts`` of (year, number), in order of years; gaps stay visible as gaps."""
    return bar_chart([(str(year), number) for year, number in _without_gaps(counts)][-MOST_BARS:])


def bar_chart(rows: Sequence[tuple[str, int]]) -> BarChart:
    """One bar for each (label, number) from left to right."""
    highest = max((number for _label, number in rows), default=0) or 1
    slot = WIDTH / max(len(rows), 8)  # a few bars stay slim
    scale = (HEIGHT - BOTTOM - TOP) / highest
    bars = [_bar(index, label, number, slot, scale, len(rows)) for index, (label, number) in enumerate(rows)]
    return BarChart(bars, sum(number for _label, number in rows))


def _bar(index: int, label: str, number: int, slot: float, scale: float, of: int) -> Bar:
    height = round(number * scale, 1)
    width = round(slot * 0.62, 1)
    x = round(index * slot + (slot - width) / 2, 1)
    # About 13 labels of four digits fit side by side on a wide window, and half as many on a narrow one.
    step = -(-of // 13)
    return Bar(
        label, number, x, round(HEIGHT - BOTTOM - height, 1), width, height, round(x + width / 2, 1),
        label_shown=index % (2 * step) == 0, label_roomy=index % step == 0,
    )  # fmt: skip


def _without_gaps(counts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if not counts or counts[-1][0] - counts[0][0] >= FILLED:
        return list(counts)
    numbers = dict(counts)
    return [(year, numbers.get(year, 0)) for year in range(counts[0][0], counts[-1][0] + 1)]

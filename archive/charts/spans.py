"""Geometry of a time line: a row for each thing, a line from its first to its last day, a point at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.charts.dates import DateAxis

WIDTH = 720
LEFT = 140  # room for the labels of rows
RIGHT = 640  # beyond it there is room for what stands after a line
TOP = 12
ROW = 30
BOTTOM = 30


@dataclass(frozen=True, slots=True)
class ChartSpan:
    """A row. ``is_one_day``: first and last are the same, and the line is but a point."""

    item: object
    y: float
    x1: float
    x2: float

    @property
    def is_one_day(self) -> bool:
        return self.x1 == self.x2


@dataclass(frozen=True, slots=True)
class SpanChart:
    spans: list[ChartSpan]
    axis: DateAxis
    height: int
    width: int = WIDTH

    @property
    def label_x(self) -> float:
        return self.axis.left - 14

    @property
    def axis_y(self) -> int:
        return self.height - BOTTOM


def span_chart(rows: Sequence[tuple[object, str, str]], *, left: int = LEFT) -> SpanChart | None:
    """One row for each (item, first day, last day) with a known year, from above; ``left`` is the room for labels.

    None where there is no such row.
    """
    dated = [row for row in rows if row[1] and not row[1].startswith("--")]
    axis = DateAxis.over([day for _item, first, last in dated for day in (first, last)], left, RIGHT)
    if not dated or axis is None:
        return None
    spans = [
        ChartSpan(item, TOP + ROW * (index + 0.5), axis.x(first), axis.x(last or first))
        for index, (item, first, last) in enumerate(dated)
    ]
    return SpanChart(spans, axis, TOP + ROW * len(spans) + BOTTOM)

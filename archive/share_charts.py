"""Geometry of a chart of shares: a bar for the whole of a year and in it, from the axis up, the part that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.charts import Bar, BarChart, year_chart


@dataclass(frozen=True, slots=True)
class Share:
    """The bar of the ``whole``, and the height and upper edge of the ``part`` in it."""

    whole: Bar
    part: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class ShareChart:
    chart: BarChart
    shares: list[Share]

    @property
    def part_total(self) -> int:
        return sum(share.part for share in self.shares)


def share_chart(parts: Mapping[int, int], wholes: Sequence[tuple[int, int]]) -> ShareChart:
    """One bar a year of ``wholes`` (year, number), with the number that ``parts`` has for that year in it."""
    chart = year_chart(wholes)
    return ShareChart(chart, [_share(bar, parts.get(int(bar.label), 0), chart.axis) for bar in chart.bars])


def _share(whole: Bar, part: int, axis: int) -> Share:
    height = round(whole.height * part / whole.value, 1) if whole.value else 0
    return Share(whole, part, round(axis - height, 1), height)

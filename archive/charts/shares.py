"""Geometry of a chart of shares: a part of each year's reports, in per cent; years without any reports apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH = 640
HEIGHT = 210
TOP = 34  # room for the label above the highest bar
BOTTOM = 30  # room for the years under the axis
MOST_YEARS = 30
_TOPS = (5, 10, 20, 25, 50, 100)  # per cent at the upper line


@dataclass(frozen=True, slots=True)
class Share:
    """A year: ``part`` of its ``whole`` reports. Without any reports (``whole`` 0) nothing can be said of it."""

    year: int
    part: int
    whole: int
    x: float
    y: float
    width: float
    height: float
    center: float
    label_shown: bool

    @property
    def is_held(self) -> bool:
        return self.whole > 0

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.whole) if self.whole else 0


@dataclass(frozen=True, slots=True)
class ShareChart:
    """``limit`` is the share in per cent at the upper line ``top``; the axis at 0 per cent is ``axis``."""

    shares: list[Share]
    limit: int
    unshown: int  # years before those shown
    samples: str = ""  # whether samples are counted, as in the address of a list of reports
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    axis: int = HEIGHT - BOTTOM

    @property
    def plot(self) -> int:
        """Height from the axis to the upper line."""
        return self.axis - self.top

    @property
    def part_total(self) -> int:
        return sum(share.part for share in self.shares)

    @property
    def whole_total(self) -> int:
        return sum(share.whole for share in self.shares)


def share_chart(parts: Mapping[int, int], wholes: Mapping[int, int], samples: str = "") -> ShareChart:
    """A bar for each year from the first to the last of ``wholes``, in the height of its share."""
    years = range(min(wholes), max(wholes) + 1) if wholes else range(0)
    shown = years[-MOST_YEARS:]
    highest = max((100 * parts.get(year, 0) / wholes[year] for year in shown if wholes.get(year)), default=0)
    limit = next((top for top in _TOPS if highest <= top), 100)
    slot = WIDTH / max(len(shown), 8)  # a few bars stay slim
    rows = [
        _share(index, year, parts.get(year, 0), wholes.get(year, 0), limit, slot) for index, year in enumerate(shown)
    ]
    return ShareChart(rows, limit, len(years) - len(shown), samples)


def _share(index: int, year: int, part: int, whole: int, limit: int, slot: float) -> Share:
    height = (HEIGHT - BOTTOM - TOP) * min(100 * part / whole / limit, 1) if whole else 0
    width = slot * 0.62
    x = index * slot + (slot - width) / 2
    return Share(
        year, part, whole, round(x, 1), round(HEIGHT - BOTTOM - height, 1), round(width, 1), round(height, 1),
        round(x + width / 2, 1), label_shown=slot >= 40 or index % 2 == 0,
    )  # fmt: skip

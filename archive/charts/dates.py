"""A horizontal axis of dates: where a day stands, and the years to label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.text.partial_dates import PartialDate

_MONTH_DAYS = 31
_LABELS = 9  # years that have room side by side


@dataclass(frozen=True, slots=True)
class Tick:
    year: int
    x: float


@dataclass(frozen=True)
class DateAxis:
    """Whole years from 1 January of ``first`` to 31 December of ``last``, over the stretch ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    @classmethod
    def over(cls, dates: Iterable[str], left: float, right: float) -> DateAxis | None:
        """The axis that holds all ``dates``; None where none of them has a year."""
        years = [year for date in dates if (year := PartialDate(date).year) is not None]
        return cls(min(years), max(years), left, right) if years else None

    def x(self, date: str) -> float:
        """Of a date with a year; a month or a year stands where it begins."""
        day = PartialDate(date)
        months = ((day.month or 1) - 1) + ((day.day or 1) - 1) / _MONTH_DAYS
        years = (day.year or self.first) - self.first + months / 12
        return round(self.left + (self.right - self.left) * years / (self.last + 1 - self.first), 1)

    @property
    def ticks(self) -> list[Tick]:
        """Where each year begins, as many as have room."""
        step = -(-(self.last + 1 - self.first) // _LABELS)
        return [Tick(year, self.x(str(year))) for year in range(self.first, self.last + 1, step)]

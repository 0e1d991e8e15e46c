"""Dates as printed: a day, a month, a year, or a day whose year is not printed. ISO 8601 text, sortable."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

FIRST_YEAR = 1900  # before it no report of the kinds kept here was printed
Precision = Literal["day", "month", "year", "day without year", "none"]

_FORMS = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?|--(?P<M>\d{2})-(?P<D>\d{2})", re.ASCII)


class PartialDate(str):
    """``2014-05-08``, ``2014-05``, ``2014``, ``--04-24`` or the empty text for no date.

    Compares as text, which puts dates in order and those without a year before all others.
    """

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date that ``text`` writes in one of the forms above. Raises ValueError for anything else."""
        if not text:
            return cls("")
        match = _FORMS.fullmatch(text)
        if not match:
            raise ValueError(f"not a date of the form 2014-05-08, 2014-05, 2014 or --05-08: {text!r}")
        month, day = int(match["m"] or match["M"] or 1), int(match["d"] or match["D"] or 1)
        # 29 February is possible where no year says otherwise.
        year = int(match["y"] or 2000)
        if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
            raise ValueError(f"no such day in the calendar: {text!r}")
        return cls(text)

    @property
    def year(self) -> int | None:
        return int(self[:4]) if self and not self.startswith("--") else None

    @property
    def month(self) -> int | None:
        part = self[2:4] if self.startswith("--") else self[5:7]
        return int(part) if part else None

    @property
    def day(self) -> int | None:
        part = self[5:7] if self.startswith("--") else self[8:10]
        return int(part) if part else None

    @property
    def precision(self) -> Precision:
        if not self:
            return "none"
        if self.startswith("--"):
            return "day without year"
        by_length: dict[int, Precision] = {10: "day", 7: "month"}
        return by_length.get(len(self), "year")


def is_plausible(day: str) -> bool:
    """Can a report be of ``day`` (ISO 8601, in any precision)? From ``FIRST_YEAR`` on, and not after tomorrow: where
    the sun rises first it is a day later. A day without a year can be of any."""
    if not day or day.startswith("--"):
        return True
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    return str(FIRST_YEAR) <= day[:4] and day <= tomorrow[: len(day)]

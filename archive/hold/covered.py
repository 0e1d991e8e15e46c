"""What the archive has of the place and the time of a text: how much it means that something is not held."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Area, Report
from archive.text.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class HeldCoverage:
    """Published reports: all, those of ``area`` and below, those of ``year``, those of both; None where the text tells
    no area or year. ``first`` and ``last`` are days of all."""

    reports: int
    first: PartialDate | None
    last: PartialDate | None
    area: Area | None = None
    year: int | None = None
    of_area: int | None = None
    of_year: int | None = None
    of_both: int | None = None


def coverage_of(area: Area | None, day: str) -> HeldCoverage:
    """At most four queries."""
    reports = Report.objects.published()
    totals = reports.totals()
    year = PartialDate(day).year
    return HeldCoverage(
        totals.number, totals.first, totals.last, area, year,
        reports.in_area(area).count() if area else None,
        reports.in_year(year).count() if year else None,
        reports.in_area(area).in_year(year).count() if area and year else None,
    )  # fmt: skip

"""Which places and times the archive holds: reports by area and year, or by area or year and month.

*Thin* are a place and time with fewer than ``THIN`` reports: what is not said there may well have been said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Area, Report
from archive.queries.report_filters import MONTHS, NOWHERE, UNKNOWN, ReportFilter

THIN = 3
SHOWN_YEARS = 20

# What a row is of, and how many reports it has in each column.
Key = TypeVar("Key", str, int | None)
Counts = dict[Key, dict[str, int]]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """``number`` published reports; ``address`` is the list of them."""

    column: str
    number: int
    address: str

    @property
    def state(self) -> str:
        return "unheld" if not self.number else "thin" if self.number < THIN else "held"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An area or a year; ``zoom`` is the query that shows it by month, empty where it cannot be."""

    label: str
    zoom: str
    cells: list[CoverageCell]
    total: CoverageCell


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Columns are years or months, ``UNKNOWN`` among them where reports print none. ``totals`` is the row of all."""

    columns: Sequence[str]
    rows: list[CoverageRow]
    totals: CoverageRow


def areas_by_year(samples: str = "") -> CoverageMatrix:
    """Every area with reports of its own, over the last ``SHOWN_YEARS`` years; ``samples``:
    ``ReportQuerySet.in_sample_scope``, here and below. Two queries."""
    counts = _counts(Report.objects.published().in_sample_scope(samples), lambda area, day: (area, day[:4] or UNKNOWN))
    years = sorted({year for row in counts.values() for year in row if year != UNKNOWN})
    filled = [f"{year:04}" for year in range(int(years[0]), int(years[-1]) + 1)][-SHOWN_YEARS:] if years else []
    unknown = [UNKNOWN] if any(UNKNOWN in row for row in counts.values()) else []
    return _areas(counts, filled + unknown, ReportFilter(samples=samples), "year")


def areas_by_month(year: str, samples: str = "") -> CoverageMatrix:
    """Every area with reports of its own in ``year``, by month. Two queries."""
    reports = Report.objects.published().in_sample_scope(samples).in_year(int(year))
    counts = _counts(reports, lambda area, day: (area, day[5:] or UNKNOWN))
    return _areas(counts, _months(counts), ReportFilter(year=year, samples=samples), "month")


def years_by_month(area: Area, samples: str = "") -> CoverageMatrix:
    """The reports of that very ``area``, the last ``SHOWN_YEARS`` years and those without one. One query."""
    reports = Report.objects.published().in_sample_scope(samples).filter(area=area)
    counts = _counts(reports, lambda _area, day: (day[:4] or UNKNOWN, day[5:] or UNKNOWN))
    base, columns = ReportFilter(area=area.slug, below="no", samples=samples), _months(counts)
    known = sorted(year for year in counts if year != UNKNOWN)
    years = [f"{year:04}" for year in range(int(known[0]), int(known[-1]) + 1)][-SHOWN_YEARS:] if known else []
    rows = [
        _row(
            _("年份不详") if year == UNKNOWN else year,
            "",
            counts.get(year, {}),
            columns,
            base.changed(year=year),
            "month",
        )
        for year in years + [UNKNOWN] * (UNKNOWN in counts)
    ]
    return CoverageMatrix(columns, rows, _totals(counts, columns, base, "month"))


def _counts(reports: QuerySet[Report], keys: Callable[[int | None, str], tuple[Key, str]]) -> Counts[Key]:
    """``keys`` makes the row and the column of an area's key and a month (YYYY-MM, YYYY, or empty)."""
    months = reports.order_by().annotate(printed=Substr("published_on", 1, 7)).values_list("area", "printed")
    counts: Counts[Key] = {}
    for area, printed, number in months.annotate(number=Count("pk")):
        row, column = keys(area, printed if printed[:1].isdigit() else "")
        cells = counts.setdefault(row, {})
        cells[column] = cells.get(column, 0) + number
    return counts


def _months(counts: Counts[Key]) -> list[str]:
    has_unknown = any(UNKNOWN in row for row in counts.values())
    return [month for month in MONTHS if month != UNKNOWN or has_unknown]


def _areas(counts: Counts[int | None], columns: Sequence[str], base: ReportFilter, axis: str) -> CoverageMatrix:
    areas = Area.objects.select_related("parent").in_bulk([pk for pk in counts if pk is not None])
    ordered = sorted(areas.values(), key=lambda area: (area.code, area.valid_from))
    rows = [_area_row(area, counts[area.pk], columns, base, axis) for area in ordered]
    if None in counts:
        rows.append(_row(_("没有地区"), "", counts[None], columns, base.changed(area=NOWHERE), axis))
    return CoverageMatrix(columns, rows, _totals(counts, columns, base, axis))


def _area_row(
    area: Area, cells: Mapping[str, int], columns: Sequence[str], base: ReportFilter, axis: str
) -> CoverageRow:
    own = base.changed(area=area.slug, below="no")
    return _row(str(area), base.changed(year="", area=area.slug).query(), cells, columns, own, axis)


def _totals(counts: Counts[Key], columns: Sequence[str], base: ReportFilter, axis: str) -> CoverageRow:
    summed: dict[str, int] = {}
    for cells in counts.values():
        for column, number in cells.items():
            summed[column] = summed.get(column, 0) + number
    # Months of several years together have no list of their own.
    has_lists = axis == "year" or bool(base.year)
    row = _row(_("合计"), "", summed, columns, base, axis)
    return (
        row
        if has_lists
        else CoverageRow(row.label, "", [CoverageCell(c.column, c.number, "") for c in row.cells], row.total)
    )


def _row(
    label: str, zoom: str, counts: Mapping[str, int], columns: Sequence[str], base: ReportFilter, axis: str
) -> CoverageRow:
    reports, link = reverse("reports"), base.linker(axis)
    cells = [CoverageCell(column, counts.get(column, 0), reports + link(column)) for column in columns]
    return CoverageRow(label, zoom, cells, CoverageCell("", sum(counts.values()), base.at(reports)))

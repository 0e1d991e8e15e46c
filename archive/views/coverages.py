"""The page of coverage: which places and times are held, which are thin, how many facts are confirmed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from archive.analysis import archive_coverage as numbers
from archive.analysis.coverage_matrix import THIN, CoverageMatrix, areas_by_month, areas_by_year, years_by_month
from archive.export.analyses import confirmation_table, coverage_table
from archive.export.response import Context, render_or_export
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.models import Area
from archive.queries.links import record_at
from archive.queries.report_filters import ReportFilter

ROWS = 40


@expensive
def coverage(request: HttpRequest) -> HttpResponseBase:
    """By area and year; ``?year=`` by area and month, ``?area=`` by year and month."""
    params = ReportFilter.read(request)
    area = record_at(Area, params.area)
    matrix = _matrix(params, area)
    page = paginate(request, matrix.rows, ROWS)
    context: Context = {
        "coverage": numbers.coverage(),
        "confirmations": numbers.confirmations(),
        "matrix": matrix,
        "page": page,
        "area": area,
        "year": "" if area else params.year,
        "thin": THIN,
        "samples": params.samples,
    }
    tables = coverage_table(matrix), confirmation_table(context["confirmations"])
    return render_or_export(request, "archive/coverage.html", context, *tables)


def _matrix(params: ReportFilter, area: Area | None) -> CoverageMatrix:
    if area:
        return years_by_month(area, params.samples)
    return areas_by_month(params.year, params.samples) if params.year.isdigit() else areas_by_year(params.samples)

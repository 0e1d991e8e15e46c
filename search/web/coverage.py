"""What the archive holds, for readers who found nothing or have not asked yet."""

from typing import NamedTuple

from archive.models import Area, Report, Strategy
from archive.models.standing import held_per_year


class Covered(NamedTuple):
    """``areas`` are those of most reports, ``examples`` strategies to try."""

    reports: int
    first_year: int | None
    last_year: int | None
    areas: list[Area]
    examples: list[Strategy]


def covered() -> Covered:
    """Four queries."""
    reports = Report.objects.published()
    years = list(held_per_year())
    areas = Area.objects.with_report_count().filter(report_count__gt=0).order_by("-report_count", "code")[:8]
    examples = Strategy.objects.with_report_count().filter(report_count__gt=0).order_by("-report_count", "pk")[:4]
    return Covered(reports.count(), min(years, default=None), max(years, default=None), list(areas), list(examples))

"""What the archive holds: published reports by year and by area. The measure against which uses are counted."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count

from archive.models import Report


def held_per_year(samples: str = "") -> dict[int, int]:
    """Number of published reports of each year that has any; ``samples``: ``ReportQuerySet.in_sample_scope``."""
    return dict(Report.objects.published().in_sample_scope(samples).per_year())


def held_per_area_and_year(areas: Collection[int]) -> dict[tuple[int, int], int]:
    """(area, year): number of published reports from that very area, for those of ``areas``."""
    reports = Report.objects.published().filter(area__in=areas).with_year().order_by()
    rows = reports.values_list("area", "year").annotate(number=Count("pk"))
    return {(area, int(year)): number for area, year, number in rows}


def seen_per_person_and_year(people: Collection[int]) -> dict[tuple[int, int], int]:
    """(person, year): number of published reports in which they take part, for those of ``people``."""
    from archive.models import Participation

    parts = Participation.objects.public().filter(person__in=people).with_year().order_by()
    rows = parts.values_list("person", "year").annotate(number=Count("report", distinct=True))
    return {(person, int(year)): number for person, year, number in rows if year}

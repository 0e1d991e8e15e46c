"""What the archive holds: published reports by year and by area. The measure against which uses are counted."""

from __future__ import annotations

from collections.abc import Collection

from archive.models.standing import StandingDay


def held_per_area_and_year(areas: Collection[int], samples: str = "") -> dict[tuple[int, int], int]:
    """(area, year): number of published reports from that very area, for those of ``areas``; ``samples``:
    ``ReportQuerySet.in_sample_scope``."""
    return _per_year("area", areas, samples)


def seen_per_person_and_year(people: Collection[int]) -> dict[tuple[int, int], int]:
    """(person, year): number of published reports in which they take part, for those of ``people``."""
    return _per_year("person", people)


def _per_year(kind: str, records: Collection[int], samples: str = "") -> dict[tuple[int, int], int]:
    by_record = StandingDay.objects.of(kind, records).per_year(samples)
    return {(record, year): number for record, years in by_record.items() for year, number in years.items() if year}

"""What linking asks: where reports are from, which of them repeat others, what editors said of names."""

from __future__ import annotations

from collections.abc import Collection

from archive.models import Area, Decision, DuplicateCandidate


def lineages(areas: Collection[int | None]) -> dict[int | None, tuple[str, ...]]:
    """Names from the province down, by primary key of the area. One statement."""
    wanted = {pk for pk in areas if pk is not None}
    if not wanted:
        return {}
    known = Area.objects.filter(pk__in=wanted).select_related("parent__parent")
    return {area.pk: tuple(each.name for each in area.lineage) for area in known}


def copies(reports: Collection[int]) -> dict[int, int]:
    """For reports that repeat another, or may: the report that stands for all of them. One statement."""
    alike = DuplicateCandidate.objects.filter(report__in=reports).exclude(decision="different").order_by("pk")
    first: dict[int, int] = {}
    for report, other in alike.values_list("report_id", "other_id"):
        first[report] = first.setdefault(other, other)
    return first


def verdicts_on(kind: str, keys: Collection[str]) -> dict[str, str]:
    """What editors said of whole names, by key: is one, is none. One statement."""
    said = Decision.objects.about(kind).filter(key__in=keys, report=None)
    return dict(said.values_list("key", "verdict"))

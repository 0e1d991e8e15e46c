"""A roster held against the reports: where both agree, where they differ, and what the archive does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from archive.models import RosterEntry, Tenure


class RosterDifference(StrEnum):
    """What reports say of an entry. ``UNKNOWN_POST`` and ``UNKNOWN_PERSON``: the archive holds nothing, which says
    nothing against the entry."""

    AGREES = "agrees"
    UNKNOWN_POST = "unknown_post"
    UNKNOWN_PERSON = "unknown_person"
    STARTS = "starts"  # a report states another day of coming
    ENDS = "ends"  # a report states another day of leaving
    SEEN_BEFORE = "seen_before"  # reports show the person in the post before the entry begins
    SEEN_AFTER = "seen_after"


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    entry: RosterEntry
    tenure: Tenure | None
    differences: tuple[RosterDifference, ...]

    @property
    def differs(self) -> bool:
        """Whether reports tell other days than the entry does."""
        return self.tenure is not None and RosterDifference.AGREES not in self.differences

    @property
    def labels(self) -> list[str]:
        return [str(_LABELS[difference]) for difference in self.differences]


_LABELS = {
    RosterDifference.AGREES: _("相合"),
    RosterDifference.UNKNOWN_POST: _("档案没有这一职位"),
    RosterDifference.UNKNOWN_PERSON: _("档案没有见其人任此职"),
    RosterDifference.STARTS: _("报道所说的任职日期不同"),
    RosterDifference.ENDS: _("报道所说的离任日期不同"),
    RosterDifference.SEEN_BEFORE: _("报道见其任职早于名录"),
    RosterDifference.SEEN_AFTER: _("报道见其任职晚于名录"),
}


def compared(entries: Iterable[RosterEntry]) -> list[ComparedEntry]:
    """Each of ``entries`` with the tenure nearest to it. Two queries."""
    entries = list(entries)
    posts = {entry.post_id for entry in entries if entry.post_id}
    by_place: dict[tuple[int, int], list[Tenure]] = {}
    for row in Tenure.objects.filter(post__in=posts).select_related("post", "person"):
        by_place.setdefault((row.post_id, row.person_id), []).append(row)
    compared = []
    for entry in entries:
        tenures = by_place.get((entry.post_id or 0, entry.person_id or 0), [])
        tenure = _nearest(entry, tenures)
        compared.append(ComparedEntry(entry, tenure, _differences(entry, tenure)))
    return compared


def _nearest(entry: RosterEntry, tenures: list[Tenure]) -> Tenure | None:
    """Of several terms the last one that begins no later than the entry ends."""
    fitting = [tenure for tenure in tenures if not entry.end_day or tenure.first <= entry.end_day + "~"]
    return max(fitting or tenures, key=lambda tenure: tenure.first, default=None)


def _differences(entry: RosterEntry, tenure: Tenure | None) -> tuple[RosterDifference, ...]:
    if entry.post_id is None:
        return (RosterDifference.UNKNOWN_POST,)
    if tenure is None:
        return (RosterDifference.UNKNOWN_PERSON,)
    told = {
        RosterDifference.STARTS: _differ(entry.start_day, tenure.started),
        RosterDifference.ENDS: _differ(entry.end_day, tenure.ended),
        RosterDifference.SEEN_BEFORE: bool(entry.start_day and tenure.first_seen)
        and tenure.first_seen + "~" < entry.start_day,
        RosterDifference.SEEN_AFTER: bool(entry.end_day and tenure.last_seen)
        and tenure.last_seen > entry.end_day + "~",
    }
    return tuple(kind for kind, is_so in told.items() if is_so) or (RosterDifference.AGREES,)


def _differ(one: str, other: str) -> bool:
    """Two days that are both given and differ as far as both go."""
    length = min(len(one), len(other))
    return one[:length] != other[:length]

"""Offices in which reports show a person, spellings of one as one: 霁阳市市长, 霁阳市长, 市长 in a report of 霁阳市."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Area, Membership


@dataclass(frozen=True)
class SeenOffice:
    """One office in its ``spellings``, the most frequent first: as printed and as of the area of the report."""

    spellings: list[Membership]

    @property
    def role_title(self) -> str:
        return self.spellings[0].role_title

    @property
    def area(self) -> Area | None:
        return self.spellings[0].area

    @property
    def first_seen(self) -> str:
        """The earliest day with a year; empty where none is known."""
        return min((each.first_seen for each in self.spellings if each.first_seen), default="")

    @property
    def last_seen(self) -> str:
        return max((each.last_seen for each in self.spellings), default="")

    @property
    def report_count(self) -> int:
        """Passages of all spellings."""
        return sum(each.report_count for each in self.spellings)


def seen_offices(memberships: Sequence[Membership]) -> list[SeenOffice]:
    """``memberships`` of one person, with their areas at hand, in their order. Linear in them but for their areas."""
    areas = sorted({each.area for each in memberships if each.area}, key=lambda area: -len(area.name))
    grouped: dict[tuple[str, int | None], list[Membership]] = {}
    for each in memberships:
        grouped.setdefault(_office(each, areas), []).append(each)
    return [SeenOffice(sorted(group, key=lambda each: -each.report_count)) for group in grouped.values()]


def _office(membership: Membership, areas: Iterable[Area]) -> tuple[str, int | None]:
    """The bare title and the area: that which the title names, where the person is seen there, else the report's."""
    title = membership.role_title
    for area in areas:
        rest = title.removeprefix(area.name)
        if rest not in (title, ""):
            # 霁阳市委书记 and 霁阳市长 share the last character of the area.
            return (area.name[-1] + rest if rest[0] in "委长" else rest), area.pk
    return title, membership.area_id

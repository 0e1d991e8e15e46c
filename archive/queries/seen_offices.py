"""Offices in which reports show a person, spellings of one as one: 霁阳市市长, 霁阳市长, 市长 in a report of 霁阳市.

市委副书记、市长 stands under each of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Area, Membership
from archive.resolution.national_posts import is_generic
from archive.resolution.posts import resolve_post


@dataclass(frozen=True)
class SeenOffice:
    """One office in its ``spellings``, the most frequent first: as printed and as of the area of the report.

    ``role_title``: the office in the most frequent one, which may print others beside it.
    """

    role_title: str
    spellings: list[Membership]

    @property
    def is_as_printed(self) -> bool:
        """Whether one spelling alone prints it, and no other office beside it."""
        return [self.role_title] == [each.role_title for each in self.spellings]

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
    grouped: dict[tuple[str, int | None], list[tuple[str, Membership]]] = {}
    for each in memberships:
        for title in _titles(each.role_title):
            grouped.setdefault(_office(title, each, areas), []).append((title, each))
    return [_seen(group) for group in grouped.values()]


def latest_office(memberships: Sequence[Membership]) -> SeenOffice | None:
    """The office seen last, as printed then; in full where it was printed so as well: 总统 as 俄罗斯总统.

    What says nothing about who is meant (领导同志, 党外人士) only where nothing else is known. Linear.
    """
    telling = [each for each in memberships if not is_generic(each.role_title)] or memberships
    latest = max(telling, key=_seen_last, default=None)
    if latest is None:
        return None
    full = [each for each in telling if _says_in_full(each, latest)] if _BARE.fullmatch(latest.role_title) else []
    fuller = max(full, key=lambda each: (each.report_count, each.last_seen), default=latest)
    return SeenOffice(fuller.role_title, [fuller] if fuller is latest else [fuller, latest])


def _seen_last(membership: Membership) -> tuple[str, int]:
    return membership.last_seen, membership.report_count


# Of which state or party, the office does not say.
_BARE = re.compile(
    "(?:前|原)?副?(?:总统|总理|首相|国王|女王|主席|委员长|总书记|[参众]?议长|国务卿|党首|"
    "(?:外交|国防|财政|内政|司法)?(?:部长|大臣)|[外防财]长)"
)
# 副市长 is another office than 市长, 前总统 than 总统.
_OTHER_RANK = re.compile("(?:副|前|原|代|常务|候任|当选|临时|过渡|看守|助理|、.*)$")


def _says_in_full(one: Membership, other: Membership) -> bool:
    """Whether ``one`` prints what ``other`` prints with more words before it, of the same area."""
    words = one.role_title.removesuffix(other.role_title)
    return one.area_id == other.area_id and words not in ("", one.role_title) and not _OTHER_RANK.search(words)


def _seen(group: list[tuple[str, Membership]]) -> SeenOffice:
    group = sorted(group, key=lambda each: -each[1].report_count)
    return SeenOffice(group[0][0], [membership for _title, membership in group])


def _titles(printed: str) -> list[str]:
    """The offices that ``printed`` joins: 市委副书记、市长 are two."""
    if "、" not in printed:
        return [printed]
    titles = [post.printed for post in resolve_post(printed)]
    return titles if len(titles) > 1 and all(title in printed for title in titles) else [printed]


def _office(title: str, membership: Membership, areas: Iterable[Area]) -> tuple[str, int | None]:
    """The bare title and the area: that which the title names, where the person is seen there, else the report's."""
    for area in areas:
        rest = title.removeprefix(area.name)
        if rest not in (title, ""):
            # 霁阳市委书记 and 霁阳市长 share the last character of the area.
            return (area.name[-1] + rest if rest[0] in "委长" else rest), area.pk
    return title, membership.area_id

"""Where a mention belongs whose office tells nothing: the nearest fitting person in time, never a new one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log10
from typing import NamedTuple

from archive.resolution.components import Component, ordinal
from archive.resolution.geography import AreaLevel, Lineage, lineage
from archive.resolution.mentions import Mention
from archive.resolution.post import AT_HOME

_MOST_SHARED = 4  # neighbours beyond which more say nothing more
_UNKNOWN_GAP = 365
# Days from the person after which a common name alone tells nothing; where place or role agree.
_SOME_TIME, _LONG = 180, 365
_TELLS = 1.5
_OTHER_PROVINCE = -2.5
_MOST_GROUPS = 20


class Profile:
    """What is known of one person from telling offices, to compare a mention with."""

    def __init__(self, components: Iterable[Component], name: str = "") -> None:
        mentions = [mention for component in components for mention in component.mentions]
        posts = [stint.post for component in components for stint in component.stints]
        self.days = sorted(day for mention in mentions if (day := ordinal(mention.day)))
        self.reports = {mention.report for mention in mentions}
        self.neighbours = Counter(near for mention in mentions for near in mention.neighbours)
        self.neighbours.pop(name, None)
        self.roles = {post.role for post in posts}
        self.countries = {post.country for post in posts if post.country}
        self.areas = {post.area for post in posts if post.area.codes}
        self.is_of_provinces = any(post.level == AreaLevel.PROVINCE for post in posts)
        self.is_national = any(post.level == AreaLevel.NATION and post.country == AT_HOME for post in posts)
        self.size = len(mentions)

    def gap(self, day: int) -> int:
        """Days to the nearest mention of the person."""
        if not day or not self.days:
            return _UNKNOWN_GAP
        at = bisect_left(self.days, day)
        return min(abs(day - near) for near in self.days[max(0, at - 1) : at + 1])

    def near(self, day: int) -> int:
        """Mentions of the person within a year."""
        return bisect_left(self.days, day + 366) - bisect_left(self.days, day - 365)


class ClusterFit(NamedTuple):
    """How well a mention fits a person: log10 of a likelihood, comparable between people of one name only.

    ``days`` to the nearest mention in office; ``shared`` neighbours; ``nearness``: what role and place say;
    ``is_elsewhere``: a leader of one place, and the person is of cities and counties of another province.
    """

    score: float
    days: int
    shared: int
    nearness: float
    is_elsewhere: bool = False

    @property
    def is_strange(self) -> bool:
        """Whether nothing but the name, which many bear, speaks for the person."""
        if self.shared or self.nearness >= _TELLS:
            return False
        return self.days > (_LONG if self.nearness > 0 else _SOME_TIME)


def fit(mention: Mention, profile: Profile) -> ClusterFit:
    day = ordinal(mention.day)
    days = profile.gap(day)
    shared = sum(1 for name in mention.neighbours if name in profile.neighbours)
    score = -min(3.0, log10(1 + days / 30)) + log10(1 + profile.near(day))
    nearness = _of_role(mention, profile) + _of_place(mention, profile)
    score += 0.5 * min(shared, _MOST_SHARED) + nearness
    is_elsewhere = mention.is_leader and not shared and nearness <= _OTHER_PROVINCE and not profile.is_of_provinces
    score -= 5.0 * (mention.report in profile.reports and bool(mention.order))
    return ClusterFit(score, days, shared, nearness, is_elsewhere)


def _of_role(mention: Mention, profile: Profile) -> float:
    """习近平主席, 李总理: the role that the mention prints is one of the person's."""
    roles = {post.role for post in mention.posts if post.role}
    if not roles:
        return 0.0
    return 2.0 if any(own.endswith(role) for own in profile.roles for role in roles) else 0.0


def _of_place(mention: Mention, profile: Profile) -> float:
    abroad = profile.countries - {AT_HOME}
    if mention.countries and abroad:
        return 2.5 if abroad & set(mention.countries) else -1.0
    area = lineage(mention.area) if mention.area else None
    if area is None or not area.codes:
        return 1.0 * profile.is_national - 0.5 * bool(profile.areas and not profile.is_national)
    return max((_nearness(area, own) for own in profile.areas), default=0.0 if profile.is_national else -0.5)


def _nearness(area: Lineage, own: Lineage) -> float:
    if area.codes == own.codes:
        return 3.0
    if area.contains(own) or own.contains(area):
        return 2.0 if min(len(area.codes), len(own.codes)) > 1 else 0.7
    common = sum(1 for one, other in zip(area.codes, own.codes, strict=False) if one == other)
    return (_OTHER_PROVINCE, -1.0, 0.3)[min(common, 2)]


def best_fit(mention: Mention, profiles: Sequence[tuple[int, Profile]]) -> tuple[int, ClusterFit, float]:
    """The number of the profile that fits best, how well, and how likely the fit is against all others (0 to 1)."""
    fits = [(fit(mention, profile), number, profile) for number, profile in profiles]
    best = min(fits, key=lambda row: (-row[0].score, row[0].days, -row[2].size, row[1]))
    weights = [10 ** (row[0].score - best[0].score) for row in fits]
    return best[1], best[0], 1 / sum(weights)


class _Acquaintance:
    """Mentions that may be of one person, and by what a further one is known to belong to them."""

    def __init__(self, mention: Mention) -> None:
        self.mentions = [mention]
        self.last = ordinal(mention.day)
        self.neighbours = set(mention.neighbours)
        self.areas = {mention.area}

    def knows(self, other: "_Acquaintance") -> bool:
        """``other`` is of one day, none of ours is later."""
        if abs(other.last - self.last) <= _SOME_TIME or self.neighbours & other.neighbours:
            return True
        return any(len(area) > 1 for area in self.areas & other.areas)

    def take(self, other: "_Acquaintance") -> None:
        self.mentions += other.mentions
        self.last = max(self.last, other.last)
        self.neighbours |= other.neighbours
        self.areas |= other.areas


def acquainted(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of a common name none of which prints a telling office, by who may be one person.

    Such are near in time, share a neighbour, or are of one county, or are so with one between. A further mention joins
    groups or stands alone, and parts none; without a day it stands with most of the others. Cost: linear but for the
    groups, of which the last ``_MOST_GROUPS`` are looked at.
    """
    groups: list[_Acquaintance] = []
    in_time = sorted(
        (mention for mention in mentions if ordinal(mention.day)), key=lambda one: (ordinal(one.day), one.key)
    )
    for mention in in_time:
        joined = _Acquaintance(mention)
        for index in range(len(groups) - 1, max(-1, len(groups) - 1 - _MOST_GROUPS), -1):
            if groups[index].knows(joined):
                older = groups.pop(index)
                older.take(joined)
                joined = older
        groups.append(joined)
    undated = [mention for mention in mentions if not ordinal(mention.day)]
    if not groups:
        return [undated] if undated else []
    most = min(groups, key=lambda group: (-len(group.mentions), min(mention.key for mention in group.mentions)))
    most.mentions += undated
    return [group.mentions for group in groups]

"""What the rules of resolution say of a name: one function for each kind, the only way from here to the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from archive.models.linked import KEY_LENGTH
from archive.resolution import concepts, identity, mentions, short_zones, slogans, zones
from archive.resolution.beginnings import Beginning, apart_by_beginnings
from archive.resolution.countries import countries_in
from archive.resolution.introductions import posts_before
from archive.resolution.name_frequency import COMMON, name_frequency
from archive.resolution.national_posts import is_local_leader
from archive.resolution.post import PostMark, ResolvedPost
from archive.resolution.posts import resolve_post
from archive.resolution.tenable_posts import tenable_posts
from archive.text.normalize import fold

Path = tuple[str, ...]  # names of areas from the province down


class NameReading(NamedTuple):
    """A name as the rules see it. ``key``: what all forms of one name share, empty where it is none. ``name``: of its
    record. ``area_path``: its area, where the name tells. ``is_strong``: the form alone bears a record."""

    key: str
    name: str
    area_path: Path = ()
    is_strong: bool = True


# -- people ------------------------------------------------------------------------------------------------------------
_REMEMBERED = 50_000  # offices and zones, each with its area: many reports print the same ones


class StatedOffice(NamedTuple):
    """What a report states of one office of one person: event, and day if one is printed with it.

    ``may_be_renewal``: in words of an election, or of somebody who stays on.
    """

    event: str
    office: str
    day: str = ""
    may_be_renewal: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One part in one report. ``group``: shared by duplicates of a report. ``record``: what it was linked to before.
    ``before``: the words before the name, which tell where no office is printed. ``stated``: what the report states of
    that name; ``ended``: offices that others leave in it; ``born``: the year or month of birth that it prints."""

    key: int
    report: int
    day: str = ""
    office: str = ""
    area: Path = ()
    publisher: str = ""
    is_journalist: bool = False
    neighbours: frozenset[str] = frozenset()
    order: int = 0
    group: int | None = None
    record: int | None = None
    before: str = ""
    stated: tuple[StatedOffice, ...] = ()
    ended: tuple[str, ...] = ()
    born: str = ""


class LinkReason(NamedTuple):
    """Why a mention stands in its cluster, and how surely."""

    reason: str
    params: dict[str, object]
    certainty: float


class PersonQuestion(NamedTuple):
    """A question: are the people of these two mentions one? ``weight``: the reports that would change sides."""

    left: int
    right: int
    is_joined: bool
    weight: int
    certainty: float


class LinkedPeople(NamedTuple):
    """``clusters``: keys of mentions; ``assignments`` by key."""

    clusters: list[list[int]]
    assignments: dict[int, LinkReason]
    questions: list[PersonQuestion]


MentionPairs = Sequence[tuple[int, int]]


def cluster(name: str, given: Sequence[PrintedPart], same: MentionPairs, different: MentionPairs) -> LinkedPeople:
    """The people called ``name``, by ``archive.resolution.identity``; what editors said of pairs of mentions holds."""
    decisions = mentions.PairDecisions(tuple(same), tuple(different))
    decided = {key for pair in (*same, *different) for key in pair}
    resolved = [_resolved(mention) for mention in given]
    printed = {
        mentions.Reason.BEGINNING: _begun_pairs(name, given, resolved, decided),
        mentions.Reason.BIRTH: born_pairs(given, decided),
    }
    resolution = identity.cluster(fold(name), resolved, decisions, printed=printed)
    reasons = {
        int(key): LinkReason(str(each.reason), dict(each.parameters), each.certainty)
        for key, each in resolution.assignments.items()
    }
    pairs = [
        PersonQuestion(int(each.left), int(each.right), each.is_joined, each.weight, each.certainty)
        for each in resolution.questions
    ]
    return LinkedPeople([list(map(int, each.mentions)) for each in resolution.clusters], reasons, pairs)


def born_pairs(given: Sequence[PrintedPart], decided: Collection[int]) -> mentions.PairDecisions:
    """Mentions of which the reports print a birth: the same month is one person, another is another.

    Nothing is said of those on which an editor ``decided``, nor of a year alone that is the same.
    """
    by_birth: dict[str, list[int]] = {}
    for mention in given:
        if mention.born and mention.key not in decided:
            by_birth.setdefault(mention.born, []).append(mention.key)
    same = [(keys[0], key) for born, keys in by_birth.items() if len(born) > _YEAR for key in keys[1:]]
    apart = [
        (one_key, other_key)
        for (one, one_keys), (other, other_keys) in combinations(sorted(by_birth.items()), 2)
        if not (one.startswith(other) or other.startswith(one))
        for one_key in (one_keys if len(one) == _YEAR else one_keys[:1])
        for other_key in (other_keys if len(other) == _YEAR else other_keys[:1])
    ]
    return mentions.PairDecisions(tuple(same), tuple(apart[:_MOST_APART]))


def _begun_pairs(
    name: str, given: Sequence[PrintedPart], resolved: Sequence[mentions.Mention], decided: Collection[int]
) -> mentions.PairDecisions:
    """Mentions whose reports state beginnings of one post that contradict; nothing of those that are ``decided``."""
    begun = [
        mention
        for mention in given
        if mention.key not in decided and any(each.event == "appointed" and each.day for each in mention.stated)
    ]
    if len(begun) < 2:  # of most names: the posts that others leave beside them need not be resolved
        return mentions.PairDecisions()
    beginnings: dict[mentions.Key, list[Beginning]] = {mention.key: list(_beginnings(mention)) for mention in begun}
    free = [mention for mention in resolved if mention.key not in decided]
    return apart_by_beginnings(free, beginnings, is_common=name_frequency(fold(name)) >= COMMON)


def _beginnings(mention: PrintedPart) -> Iterator[Beginning]:
    ended = {key for office in mention.ended for key, _post in tenable_posts(office, mention.area)}
    for event, office, day, may_be_renewal in mention.stated:
        if event == "appointed" and day:
            for key, post in tenable_posts(office, mention.area):
                yield Beginning(post, day, key in ended, may_be_renewal)


_YEAR = 4  # characters of 1971
_MOST_APART = 2000

# What a statement says of a post on the day of its report, as offices before names say it with 原 and 拟任.
_MARK_OF_EVENT = {"ended": PostMark.FORMER, "held": PostMark.FORMER, "proposed": PostMark.ELECT}


def _stated_posts(mention: PrintedPart) -> tuple[ResolvedPost, ...]:
    return tuple(
        replace(post, marks=post.marks | {_MARK_OF_EVENT[each.event]} if each.event in _MARK_OF_EVENT else post.marks)
        for each in mention.stated
        for post in _posts(each.office, mention.area)
    )


def _resolved(mention: PrintedPart) -> mentions.Mention:
    return mentions.Mention(
        key=mention.key, report=mention.report, day=mention.day, area=mention.area, publisher=mention.publisher,
        posts=_all_posts(mention),
        is_leader=is_local_leader(fold(mention.office)), is_journalist=mention.is_journalist,
        neighbours=mention.neighbours, order=mention.order,
        countries=_countries(mention.before), group=mention.group, record=mention.record,
    )  # fmt: skip


def _all_posts(mention: PrintedPart) -> tuple[ResolvedPost, ...]:
    """Those of the office beside the name, or of the words before it, and those that the report states."""
    printed = _posts(mention.office, mention.area) if mention.office else _introduced(mention.before, mention.area)
    known = {post.key for post in printed}
    return (*printed, *(post for post in _stated_posts(mention) if post.key not in known))


@lru_cache(_REMEMBERED)
def _posts(office: str, area: Path) -> tuple[ResolvedPost, ...]:
    return resolve_post(office, area=area)


@lru_cache(_REMEMBERED)
def _introduced(before: str, area: Path) -> tuple[ResolvedPost, ...]:
    return posts_before(before, len(before), area=area) if before else ()


def _countries(before: str) -> tuple[str, ...]:
    """The nearest first."""
    return tuple(dict.fromkeys(code for _start, _end, code in reversed(list(countries_in(before)))))


# -- strategies, zones, metrics ----------------------------------------------------------------------------------------
def read_strategy(name: str, _lineage: Path = (), _unit: str = "") -> NameReading:
    return NameReading(slogans.strategy_key(name)[:KEY_LENGTH], name)


@lru_cache(_REMEMBERED)
def read_zone(name: str, lineage: Path = (), _unit: str = "") -> NameReading:
    """A zone whose name or the list of national ones says its area bears a record at once; a short form none."""
    if short := short_zones.short_zone(name, lineage):
        return NameReading(short.key[:KEY_LENGTH], name, is_strong=False)
    zone = zones.canonical(name, lineage)
    return NameReading(zone.key[:KEY_LENGTH], zone.name or name, zone.area_path, bool(zone.area_path))


@lru_cache(_REMEMBERED)
def read_metric(name: str, _lineage: Path = (), unit: str = "") -> NameReading:
    """An official indicator bears a record at once, another subject by a second report only; some never."""
    kind = concepts.unit_kind(unit)
    key = concepts.metric_key(name, kind)
    if key is None:
        return NameReading("", name, is_strong=False)
    concept = concepts.concept_of(name, kind)
    shown = concept.name if concept else name
    return NameReading(fold(shown)[:KEY_LENGTH], shown, is_strong=key.is_concept)

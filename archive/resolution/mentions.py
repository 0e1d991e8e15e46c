"""What resolution takes and gives: mentions of one name in; clusters, reasons and questions out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from archive.resolution.post import ResolvedPost

Key: TypeAlias = str | int  # opaque to resolution; those of one call are of one type, so that they have an order


@dataclass(frozen=True, slots=True)
class Mention:
    """One person's part in one report, as far as it helps to tell who it is.

    key: of the mention; report: of the report; group: shared by duplicates and reprints of one report (else None).
    day: ISO 8601, may be partial (2014-05, 2014) or "". posts: ``resolve_post`` of the office printed.
    area: of the report, names or codes from wide to narrow, () for none or a national one. publisher: its name.
    is_leader: named as one of the leaders of the report's place (县领导), no more. is_journalist: wrote the report.
    neighbours: folded names printed in the same report, a few dozen at most; the name itself may be among them.
    order: place in the list of names, 0 for none. countries: codes of countries named right before, nearest first.
    record: which record the mention had before, or None.
    """

    key: Key
    report: Key
    day: str = ""
    posts: tuple[ResolvedPost, ...] = ()
    area: tuple[str, ...] = ()
    publisher: str = ""
    is_leader: bool = False
    is_journalist: bool = False
    neighbours: frozenset[str] = frozenset()
    order: int = 0
    countries: tuple[str, ...] = ()
    group: Key | None = None
    record: Key | None = None


@dataclass(frozen=True, slots=True)
class PairDecisions:
    """What editors said of pairs of mentions, for ever: ``same`` and ``different`` people."""

    same: tuple[tuple[Key, Key], ...] = ()
    different: tuple[tuple[Key, Key], ...] = ()


class Reason(StrEnum):
    """Why a mention stands in its cluster; the parameters that come with it in brackets."""

    ONLY = "only"  # the first or only one of the name
    SAME_POST = "same_post"  # (months) the same post, so many months from the nearest other mention in it
    SAME_UNIQUE_POST = "same_unique_post"  # (months) likewise, and one holder at a time
    SAME_AREA = "same_area"  # (months) another post in the same area or body
    CAREER = "career"  # (months) from one post to the other is a plausible step
    RARE_NAME = "rare_name"  # (one_in) so few bear the name that another one is unlikely
    NEIGHBOURS = "neighbours"  # (names) no telling office; so many of the names beside it stand beside the others
    NEAREST_IN_TIME = "nearest_in_time"  # (months) no telling office
    FAR = "far"  # (months) no telling office, and a common name: too long after and before all others
    ELSEWHERE = "elsewhere"  # 区领导, and all of the name are of cities and counties of another province
    SAME_PUBLISHER = "same_publisher"  # a journalist of one publisher
    BIRTH = "birth"  # reports print the same birth, or another than of the others
    BEGINNING = "beginning"  # reports state that the name comes into one post twice, which one person does not
    DECISION = "decision"  # an editor said so
    OTHER_COUNTRY = "other_country"  # a cluster of its own, because of …
    OTHER_WALK = "other_walk"
    OTHER_AREA = "other_area"
    OTHER_POST = "other_post"


@dataclass(frozen=True, slots=True)
class Assignment:
    """One mention's cluster (an index into ``Clustering.clusters``), why, and how sure (0 to 1)."""

    cluster: int
    reason: Reason
    parameters: tuple[tuple[str, int], ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one person, sorted by key. ``record``: the earlier record that it carries on, or None; no two the
    same: of several the cluster with most of its mentions keeps it."""

    mentions: tuple[Key, ...]
    record: Key | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two people are one, where both readings are about equally likely.

    left, right: a mention of each, those nearest in time; answer with a decision on this pair. is_joined: how it is
    read without an answer. weight: reports that would change sides. certainty: that they are one.
    """

    left: Key
    right: Key
    is_joined: bool
    weight: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Clustering:
    """clusters: by number of mentions, the largest first. questions: the weightiest first.

    overruled: pairs said to be different that must be the same by other decisions; nothing can honour both.
    """

    clusters: tuple[Cluster, ...] = ()
    assignments: dict[Key, Assignment] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    overruled: tuple[tuple[Key, Key], ...] = ()

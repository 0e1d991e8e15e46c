"""What the rules of resolution say of a name: one function for each kind, the only way from here to the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.models.linked import KEY_LENGTH
from archive.text.normalize import fold

Path = tuple[str, ...]  # names of areas from the province down


class Reading(NamedTuple):
    """A name as the rules see it. ``key``: what all forms of one name share, empty where it is none. ``name``: of its
    record. ``area_path``: its area, where the name tells. ``is_strong``: the form alone bears a record."""

    key: str
    name: str
    area_path: Path = ()
    is_strong: bool = True


# -- people ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Mention:
    """One part in one report. ``group``: shared by duplicates of a report. ``record``: what it was linked to before."""

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


class Assignment(NamedTuple):
    """Why a mention stands in its cluster, and how surely."""

    reason: str
    params: dict[str, int]
    certainty: float


class Pair(NamedTuple):
    """A question: are the people of these two mentions one? ``weight``: the reports that would change sides."""

    left: int
    right: int
    is_joined: bool
    weight: int
    certainty: float


@dataclass(slots=True)
class Clustering:
    """``clusters``: keys of mentions; ``assignments`` by key."""

    clusters: list[list[int]] = field(default_factory=list)
    assignments: dict[int, Assignment] = field(default_factory=dict)
    questions: list[Pair] = field(default_factory=list)


Pairs = Sequence[tuple[int, int]]


def person_key(name: str) -> str:
    return fold(name)[:KEY_LENGTH]


def cluster(name: str, mentions: Sequence[Mention], same: Pairs, different: Pairs) -> Clustering:
    """The people called ``name``: officials are one, journalists one for each paper, unless editors say otherwise."""
    parent = {mention.key: mention.key for mention in mentions}

    def find(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in same:
        parent[find(one)] = find(other)
    apart = {key for pair in different for key in pair}
    ours: dict[str, list[int]] = {}
    for mention in mentions:
        ours.setdefault(mention.publisher if mention.is_journalist else "", []).append(mention.key)
    for keys in ours.values():
        free = [key for key in keys if key not in apart]
        anchor = (free or keys)[0]
        for key in free:
            parent[find(key)] = find(anchor)
    groups: dict[int, list[int]] = {}
    for key in parent:
        groups.setdefault(find(key), []).append(key)
    found = Clustering(sorted(groups.values(), key=lambda keys: (-len(keys), keys)))
    found.assignments = {key: Assignment("name", {}, 0.9) for key in parent}
    return found


# -- strategies, zones, metrics ----------------------------------------------------------------------------------------
def read_strategy(name: str, _lineage: Path = ()) -> Reading:
    return Reading(fold(name)[:KEY_LENGTH], name)


def read_zone(name: str, lineage: Path = ()) -> Reading:
    """Zones of one name in several areas are several."""
    return Reading(f"{fold(name)}@{''.join(lineage)}"[:KEY_LENGTH], name, lineage)


def read_metric(name: str, _lineage: Path = ()) -> Reading:
    """A subject that is no concept bears a record by a second report only."""
    return Reading(fold(name)[:KEY_LENGTH], name, is_strong=False)

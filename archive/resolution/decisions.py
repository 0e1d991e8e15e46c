"""What editors decided, as people: who is meant by each decided mention, and which of these are kept apart."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.resolution.mentions import Key, PairDecisions


class Decided(NamedTuple):
    """person: number of the person that a decided mention is; apart: pairs of these, both ways round.

    overruled: pairs said to be different that other decisions make the same.
    """

    person: dict[Key, int]
    apart: frozenset[tuple[int, int]]
    overruled: tuple[tuple[Key, Key], ...]


def decided(decisions: PairDecisions, keys: Iterable[Key]) -> Decided:
    """``decisions`` as far as they are about ``keys``, and what follows from them together."""
    known = set(keys)
    same = [pair for pair in decisions.same if known.issuperset(pair)]
    different = [pair for pair in decisions.different if known.issuperset(pair)]
    root: dict[Key, Key] = {key: key for pair in (*same, *different) for key in pair}

    def find(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for one, other in same:
        root[find(one)] = find(other)
    members: dict[Key, list[Key]] = {}
    for key in root:
        members.setdefault(find(key), []).append(key)
    ordered = sorted(members.values(), key=min)
    person = {key: number for number, group in enumerate(ordered) for key in group}
    pairs = [(person[one], person[other]) for one, other in different]
    apart = frozenset(pair for one, other in pairs if one != other for pair in ((one, other), (other, one)))
    overruled = tuple(sorted(pair for pair in different if person[pair[0]] == person[pair[1]]))
    return Decided(person, apart, overruled)

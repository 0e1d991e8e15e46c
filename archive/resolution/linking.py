"""Which components are one person: links weighed against how common the name is, the surest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import NamedTuple

from archive.resolution.career import Conflict, Stint, step
from archive.resolution.components import Component
from archive.resolution.geography import AreaLevel
from archive.resolution.mentions import Key
from archive.resolution.post import Walk

# Components and posts of one that are weighed one by one; the evidence of rarer ones is not needed.
MOST_COMPONENTS, _MOST_STINTS = 150, 12
_SURE = 6.0
_PROVES = -2.0


class ComponentLink(NamedTuple):
    """Between components ``one`` < ``other``: log10 of the odds that they are one person's.

    against: the odds after the strongest conflict alone, or None without one; ``stints``: the pair that speaks for it.
    """

    one: int
    other: int
    odds: float
    against: float | None
    conflict: Conflict
    stints: tuple[Stint, Stint]


def weigh_link(one: int, other: int, components: Sequence[Component], frequency: float) -> ComponentLink:
    best, worst, conflict = -99.0, None, Conflict.NONE
    pair: tuple[Stint, Stint] | None = None
    for left in components[one].stints[:_MOST_STINTS]:
        for right in components[other].stints[:_MOST_STINTS]:
            weighed = step(left, right)
            odds = weighed.likelihood - log10(frequency)
            if weighed.conflict and (worst is None or odds < worst):
                worst, conflict = odds, weighed.conflict
            if odds > best:
                best, pair = odds, (left, right)
    assert pair is not None
    return ComponentLink(one, other, best, worst, conflict, pair)


@dataclass(slots=True)
class ComponentGroup:
    """Components that are read as one person; ``links`` joined them, ``people`` are those that an editor means."""

    components: list[int]
    people: set[int] = field(default_factory=set)
    links: dict[int, ComponentLink | None] = field(
        default_factory=dict
    )  # what brought a component in; None: a decision


class Linking:
    """Groups of components, made once. ``links`` has the best link of each pair that was weighed."""

    def __init__(self, components: Sequence[Component], frequency: float, people: dict[Key, int],
                 apart: frozenset[tuple[int, int]]) -> None:  # fmt: skip
        self.components, self._apart = components, apart
        self.groups = {number: ComponentGroup([number]) for number in range(len(components))}
        self.group_of = list(range(len(components)))
        self._join_decided(people)
        weighed = [number for number in range(min(len(components), MOST_COMPONENTS)) if components[number].stints]
        self.links = {
            (one, other): weigh_link(one, other, components, frequency)
            for place, one in enumerate(weighed)
            for other in weighed[place + 1 :]
        }
        self._join_likely()
        self._join_vague(weighed)
        self._join_rest(weighed)

    def _join_decided(self, people: dict[Key, int]) -> None:
        first: dict[int, int] = {}
        for number, component in enumerate(self.components):
            for mention in component.mentions:
                person = people.get(mention.key)
                if person is not None:
                    self.groups[self.group_of[number]].people.add(person)
                    self._union(first.setdefault(person, number), number, None)

    def _join_likely(self) -> None:
        likely = [link for link in self.links.values() if link.odds >= 0 and not self._is_vague(link)]
        for link in sorted(likely, key=lambda link: (-link.odds, link.one, link.other)):
            if self._may_join(link):
                self._union(link.one, link.other, link)

    def _is_vague(self, link: ComponentLink) -> bool:
        return is_vague(self.components[link.one]) or is_vague(self.components[link.other])

    def _join_vague(self, weighed: Sequence[int]) -> None:
        """An office of no known jurisdiction joins one group, and is no bridge from one to another."""
        for number in weighed:
            if not is_vague(self.components[number]):
                continue
            links = [
                link for pair, link in self.links.items() if number in pair and link.odds >= 0 and self._may_join(link)
            ]
            if links:
                best = max(links, key=lambda link: (link.odds, -link.one, -link.other))
                self._union(best.one, best.other, best)

    def _may_join(self, link: ComponentLink) -> bool:
        one, other = self.groups[self.group_of[link.one]], self.groups[self.group_of[link.other]]
        if one is other or self.is_apart(one.people, other.people):
            return False
        against = self.against(one.components, other.components)
        return against is None or against + min(link.odds, _SURE) / 2 >= 0

    def against(self, ones: Iterable[int], others: Iterable[int]) -> float | None:
        """The strongest conflict between components of two groups."""
        others = list(others)
        links = (self.links.get((min(a, b), max(a, b))) for a in ones for b in others)
        return min((link.against for link in links if link and link.against is not None), default=None)

    def is_shared(self) -> bool:
        """Whether two people are proven to bear the name: in two areas in the same months, in more than one report."""
        return any(
            link.conflict is Conflict.AREA
            and link.against is not None
            and link.against < _PROVES
            and self.group_of[link.one] != self.group_of[link.other]
            and min(self.components[link.one].reports, self.components[link.other].reports) > 1
            for link in self.links.values()
        )

    def is_apart(self, people: set[int], others: set[int]) -> bool:
        return any((one, other) in self._apart for one in people for other in others)

    def _join_rest(self, weighed: Sequence[int]) -> None:
        """Posts beyond those that are weighed say nothing: they go to the largest group that no decision forbids."""
        for number in range(MOST_COMPONENTS, len(self.components)):
            own = self.groups[self.group_of[number]]
            for other in weighed[:1]:
                target = self.groups[self.group_of[other]]
                if own is not target and not self.is_apart(own.people, target.people):
                    self._union(other, number, None)

    def _union(self, one: int, other: int, link: ComponentLink | None) -> None:
        target, source = self.group_of[one], self.group_of[other]
        if target == source:
            return
        if target > source:
            target, source, other = source, target, one
        kept, gone = self.groups[target], self.groups.pop(source)
        kept.components.extend(gone.components)
        kept.people |= gone.people
        kept.links |= gone.links | {other: link}
        for number in gone.components:
            self.group_of[number] = target


def is_vague(component: Component) -> bool:
    """Whether none of its posts tells a jurisdiction or a walk of life."""
    return all(stint.post.level == AreaLevel.NONE and stint.post.walk is Walk.UNKNOWN for stint in component.stints)

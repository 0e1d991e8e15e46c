"""Who is who: all mentions of one name clustered together, anew and alike whatever their order.

``cluster`` is the way in. Rules: posts are resolved first (``posts``); mentions with the same telling post are one
person's; two posts are one person's when the step between them (``career``) is likelier than that another bearer of
the name holds the second one (``name_frequency``); a mention without a telling office joins the nearest fitting person
(``joining``), or stands alone, without a record, where nothing but a common name speaks for one; what editors decided
holds always. The cost grows with the number of mentions; pairs are weighed only between different posts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from archive.ingest.people.foreign_names import is_sound
from archive.resolution.components import Component, gather
from archive.resolution.decisions import Decided, decided
from archive.resolution.explaining import explain, joined_by
from archive.resolution.joining import ClusterFit, Profile, acquainted, best_fit
from archive.resolution.linking import Linking
from archive.resolution.mentions import (
    Assignment,
    Cluster,
    Clustering,
    Key,
    Mention,
    PairDecisions,
    Question,
    Reason,
)
from archive.resolution.name_frequency import COMMON, PROVEN, is_transcribed, name_frequency, transcribed_frequency
from archive.resolution.post import AT_HOME
from archive.resolution.questions import questions
from archive.text.normalize import fold

__all__ = ["Assignment", "Cluster", "Clustering", "Mention", "PairDecisions", "Question", "Reason", "cluster"]

_MOST_PROFILES = 60  # people of one name among whom a mention without office is placed


def cluster(
    name: str,
    mentions: Sequence[Mention],
    decisions: PairDecisions = PairDecisions(),  # noqa: B008
    *,
    frequency: float | None = None,
    printed: Mapping[Reason, PairDecisions] = MappingProxyType({}),
) -> Clustering:
    """The people called ``name`` among ``mentions`` (all that the archive has of the name), in any order.

    ``frequency``: the share of people who bear the name, if more is known than ``name_frequency`` tells.
    ``printed``: by a reason, pairs of mentions on which no editor decided, of which reports print that they are one or
    two people (another birth).
    Decisions about other mentions are passed over. Keys must be different; raises ValueError where they are not.
    """
    if len({mention.key for mention in mentions}) != len(mentions):
        raise ValueError("two mentions have one key")
    known = PairDecisions(
        (*decisions.same, *(pair for each in printed.values() for pair in each.same)),
        (*decisions.different, *(pair for each in printed.values() for pair in each.different)),
    )
    editors = decided(known, (mention.key for mention in mentions))
    reasons = {
        key: reason for reason, each in printed.items() for pair in (*each.same, *each.different) for key in pair
    }
    pinned = editors.person if editors.apart else {}
    folded = fold(name)
    share = frequency or name_frequency(folded)
    is_foreign = frequency is None and (_is_family_name(folded) or _is_foreign(folded, mentions))
    if is_foreign:
        share = transcribed_frequency(folded)
    components, weak = gather(mentions, pinned, editors.apart, is_transcribed=is_foreign)
    components, weak = _with_decided(components, weak, editors)
    linking = Linking(components, share, editors.person, editors.apart)
    if share < PROVEN and linking.is_shared():
        linking = Linking(components, PROVEN, editors.person, editors.apart)
    people = _People(linking, editors, folded, is_common=share >= COMMON)
    people.place(weak)
    return _with_printed_reasons(people.clustering(), reasons)


_REPLACED = frozenset((Reason.DECISION, Reason.ONLY, Reason.OTHER_POST))  # what is said where nothing printed is known


def _with_printed_reasons(clustering: Clustering, reasons: Mapping[Key, Reason]) -> Clustering:
    """Not an editor decided of those, nor is it unknown why they stand alone, but by what reports print."""
    if not reasons:
        return clustering
    assignments = {
        key: replace(each, reason=reasons[key]) if key in reasons and each.reason in _REPLACED else each
        for key, each in clustering.assignments.items()
    }
    return replace(clustering, assignments=assignments)


def _is_family_name(name: str) -> bool:
    """默克尔, but not 安格拉·默克尔."""
    return is_transcribed(name) and "·" not in name and "-" not in name


def _is_foreign(name: str, mentions: Sequence[Mention]) -> bool:
    """罗西, 斯科特: looks like a Chinese name, and is hardly met but in offices of other countries, or beside these."""
    countries = [post.country for mention in mentions for post in mention.posts if post.country or post.area.codes]
    if not countries and all(map(is_sound, name)):
        return any(mention.countries for mention in mentions)
    return 2 * sum(country not in ("", AT_HOME) for country in countries) > len(countries)


def _with_decided(
    components: list[Component], weak: list[Mention], editors: Decided
) -> tuple[list[Component], list[Mention]]:
    """Mentions without a telling office on which an editor decided count like those with one where that binds them."""
    bound = {editors.person[mention.key] for component in components for mention in component.mentions
             if mention.key in editors.person}  # fmt: skip
    tied = [mention for mention in weak if editors.person.get(mention.key) in bound]
    extra = [Component([mention]) for mention in sorted(tied, key=lambda mention: mention.key)]
    tied_keys = {mention.key for mention in tied}
    return [*components, *extra], [mention for mention in weak if mention.key not in tied_keys]


class _People:
    """The groups that linking made, and the mentions placed among them afterwards."""

    def __init__(self, linking: Linking, editors: Decided, name: str, *, is_common: bool) -> None:
        self._linking, self._editors, self._name, self._is_common = linking, editors, name, is_common
        self._mentions: dict[int, list[Mention]] = {}
        self._assigned: dict[Key, tuple[Reason, tuple[tuple[str, int], ...], float]] = {}
        self._people: dict[int, set[int]] = {}
        for number, group in sorted(linking.groups.items()):
            members = [linking.components[component] for component in group.components]
            self._mentions[number] = [mention for component in members for mention in component.mentions]
            self._people[number] = set(group.people)
            self._assigned |= explain(group, linking)

    def place(self, weak: list[Mention]) -> None:
        """Put each of ``weak`` to the person whom it fits best; those whom an editor decided on first."""
        of_person: dict[int, list[Mention]] = {}
        free: list[Mention] = []
        for mention in sorted(weak, key=lambda mention: mention.key):
            person = self._editors.person.get(mention.key)
            (free if person is None else of_person.setdefault(person, [])).append(mention)
        profiles = self._profiles()
        for person, group in sorted(of_person.items()):
            allowed = [row for row in profiles if not self._linking.is_apart({person}, self._people[row[0]])]
            self._put(group, allowed, {person})
        profiles = self._profiles()
        if not profiles and free:
            for group in acquainted(free) if self._is_common else [free]:
                self._put(group, [], set())
            return
        for mention in free:
            self._put([mention], profiles, set())

    def _profiles(self) -> list[tuple[int, Profile]]:
        """People who are no journalists, those met most first."""
        numbers = [number for number, mentions in self._mentions.items() if not all(m.is_journalist for m in mentions)]
        numbers.sort(key=lambda number: (-len(self._mentions[number]), number))
        return [(number, Profile(self._components(number), self._name)) for number in numbers[:_MOST_PROFILES]]

    def _components(self, number: int) -> list[Component]:
        group = self._linking.groups.get(number)
        if group is None:
            return [Component(self._mentions[number])]
        return [self._linking.components[component] for component in group.components]

    def _put(self, group: list[Mention], profiles: Sequence[tuple[int, Profile]], people: set[int]) -> None:
        fitting = best_fit(group[0], profiles) if profiles else None
        why_not = self._why_other(fitting[1]) if fitting and not people else None
        if fitting and not why_not:
            number, fit, certainty = fitting
            reason = joined_by(fit, is_only=len(profiles) == 1)
        else:
            reason = why_not or (Reason.ONLY, ())
            number, certainty = max(self._mentions, default=-1) + 1, 1.0
            self._mentions[number], self._people[number] = [], set()
        self._mentions[number].extend(group)
        self._people[number] |= people
        for mention in group:
            self._assigned[mention.key] = (Reason.DECISION, (), 1.0) if people else (*reason, certainty)

    def _why_other(self, fit: ClusterFit) -> tuple[Reason, tuple[tuple[str, int], ...]] | None:
        """Why a mention is not the person's whom it fits best; None where it is."""
        if fit.is_elsewhere:
            return Reason.ELSEWHERE, ()
        return (Reason.FAR, (("months", fit.days // 30),)) if self._is_common and fit.is_strange else None

    def clustering(self) -> Clustering:
        numbers = sorted(
            self._mentions, key=lambda number: (-len(self._mentions[number]), _first(self._mentions[number]))
        )
        place = {number: index for index, number in enumerate(numbers)}
        records = _records([self._mentions[number] for number in numbers])
        clusters = tuple(
            Cluster(tuple(sorted(mention.key for mention in self._mentions[number])), record)
            for number, record in zip(numbers, records, strict=True)
        )
        assignments = {
            mention.key: Assignment(place[number], *self._assigned[mention.key])
            for number in numbers
            for mention in self._mentions[number]
        }
        asked = questions(self._linking, self._mentions, self._editors)
        return Clustering(clusters, assignments, asked, self._editors.overruled)


def _first(mentions: Sequence[Mention]) -> Key:
    return min(mention.key for mention in mentions)


def _records(clusters: Sequence[Sequence[Mention]]) -> list[Key | None]:
    """The earlier record that each cluster carries on: most of its mentions first, each record once."""
    votes: dict[tuple[int, Key], int] = {}
    for number, mentions in enumerate(clusters):
        for mention in mentions:
            if mention.record is not None:
                votes[number, mention.record] = votes.get((number, mention.record), 0) + 1
    kept: dict[int, Key] = {}
    for (number, record), _votes in sorted(votes.items(), key=lambda row: (-row[1], row[0])):
        if number not in kept and record not in kept.values():
            kept[number] = record
    return [kept.get(number) for number in range(len(clusters))]

"""Names that may be another's, offered to editors as questions: few, and only where office and time speak for it.

Whoever merges the two people gives the record both names; whoever says that they are different is not asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple, TypedDict, cast

from django.db.models import F, Q

from archive.models import Membership, NamesakeQuestion, Person
from archive.resolution.other_names import CERTAINTY, likeness

_MOST = 60  # people with one office in one place: of more it says nothing
_FEWEST = 2  # reports in which each is seen: what is printed once is as likely misread


class _Offered(NamedTuple):
    """The later person, the earlier one, how many reports hang on it, and how probable it is."""

    person: int
    other: int
    weight: int
    certainty: float


class _Holder(TypedDict):
    """A membership with the name of its person."""

    pk: int
    person_id: int
    role_title: str
    area_id: int | None
    first_seen: str
    last_seen: str
    report_count: int
    name: str


def offer(people: Collection[int]) -> None:
    """Bring the open questions on other names of ``people`` in line with the offices that reports print now."""
    wanted = {frozenset(each[:2]): each for each in _offered(people)}
    asked = NamesakeQuestion.objects.filter(left=None, right=None, name_key="")
    asked = asked.filter(Q(person__in=people) | Q(other__in=people))
    asked = asked.select_related("person", "other").prefetch_related("person__names", "other__names")
    for question in asked:
        pair = frozenset((question.person_id, question.other_id))
        is_open = question.decision == NamesakeQuestion.NamesakeDecision.OPEN
        if is_open and pair not in wanted and not _share_a_name(question.person, question.other):
            question.delete()
        wanted.pop(pair, None)
    NamesakeQuestion.objects.bulk_create(
        NamesakeQuestion(
            person_id=each.person, other_id=each.other, weight=each.weight, certainty=each.certainty, is_joined=False
        )
        for each in wanted.values()
    )


def _share_a_name(one: Person, other: Person) -> bool:
    """Namesakes are another question than other names."""
    return bool({name.folded for name in one.names.all()} & {name.folded for name in other.names.all()})


def _offered(people: Collection[int]) -> Iterator[_Offered]:
    """At most one pair for each person, the best first."""
    pairs = sorted(_pairs(people), key=lambda pair: (-pair.certainty, -pair.weight, pair.person, pair.other))
    taken: set[int] = set()
    for pair in pairs:
        if not taken & {pair.person, pair.other}:
            taken |= {pair.person, pair.other}
            yield pair


def _pairs(people: Collection[int]) -> Iterator[_Offered]:
    for (office, _area), held in _holders(people).items():
        ours = [row for row in held if row["person_id"] in people]
        for one in ours if len(held) <= _MOST else ():
            for other in held:
                is_met_twice = other in ours and other["person_id"] <= one["person_id"]
                if is_met_twice or not _is_at_one_time(one, other):
                    continue
                if why := likeness(one["name"], other["name"], office):
                    later, earlier = sorted((one, other), key=lambda row: (row["first_seen"], row["pk"]))[::-1]
                    weight = min(one["report_count"], other["report_count"])
                    yield _Offered(later["person_id"], earlier["person_id"], weight, CERTAINTY[why])


def _is_at_one_time(one: _Holder, other: _Holder) -> bool:
    return bool(one["first_seen"] <= other["last_seen"] and other["first_seen"] <= one["last_seen"])


def _holders(people: Collection[int]) -> dict[tuple[str, int | None], list[_Holder]]:
    """By office as printed, and area, everyone who is seen in it, of the offices of ``people``. Two statements."""
    seen = Membership.objects.filter(report_count__gte=_FEWEST).exclude(first_seen="").order_by()
    offices = set(seen.filter(person__in=people).values_list("role_title", "area_id"))
    persons: dict[tuple[str, int | None], list[_Holder]] = {office: [] for office in offices}
    rows = seen.filter(role_title__in={title for title, _area in offices}).values(
        "pk", "person_id", "role_title", "area_id", "first_seen", "last_seen", "report_count", name=F("person__name")
    )
    for row in rows:
        if (own := persons.get((row["role_title"], row["area_id"]))) is not None:
            own.append(cast(_Holder, row))
    return persons

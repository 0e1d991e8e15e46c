"""Who is seen together with whom: the officials of the same reports, and how strongly two of them are tied.

The *strength* of a tie is Jaccard's measure: the reports with both, divided by the reports with either. It keeps one
who is in nearly every report from being tied to everyone. Of fewer than ``FEWEST_REPORTS`` with either it is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.analysis import FEWEST_REPORTS
from archive.models import Person
from archive.models.standing import together

DRAWN = 12  # neighbours; more cannot be told apart


@dataclass(frozen=True, slots=True)
class Tie:
    """``together`` reports with both, ``alone`` all with ``person``; ``strength`` from 0 to 1, None where it is not
    told."""

    person: Person
    together: int
    alone: int
    strength: float | None


@dataclass(frozen=True, slots=True)
class Edge:
    """``together`` reports with both of two neighbours."""

    one: Person
    other: Person
    together: int


def ties(person: Person, number: int) -> list[Tie]:
    """The ``DRAWN`` officials seen most often in the ``number`` reports with ``person``. Two queries."""
    beside = Person.objects.exclude(pk=person.pk).beside(("person", [person.pk]), DRAWN, "official")
    counted = Person.objects.filter(pk__in=[each.pk for each in beside]).with_report_count()
    alone = dict(counted.values_list("pk", "report_count"))
    return [_tie(each, each.report_count, number, alone[each.pk]) for each in beside]


def _tie(person: Person, together: int, number: int, alone: int) -> Tie:
    either = number + alone - together
    return Tie(person, together, alone, round(together / either, 2) if either >= FEWEST_REPORTS else None)


def edges(person: Person, drawn: Sequence[Tie]) -> list[Edge]:
    """How often the neighbours stand in the reports with ``person`` together with each other. One query."""
    people = {tie.person.pk: tie.person for tie in drawn}
    rows = together(("person", [person.pk]), people) if people else []
    return [Edge(people[one], people[other], number) for one, other, number in rows]

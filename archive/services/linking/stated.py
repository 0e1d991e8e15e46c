"""What reports state of people, by which those of one name are told apart: offices come into or left, births."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Greatest, Substr

from archive.models import Appointment, Review
from archive.models.people import person_key
from archive.services.linking.rules import StatedOffice

_MOST_STATED = 12  # offices of one person in one report: a résumé prints more, the first tell enough
_WORDS = 40  # characters of a statement, from a few before the name on, that tell whether it is an election
_BEFORE = 12
_RENEWAL = re.compile("当选|选举|选为|连任|续任|留任|再次|继续|换届|[一二三四五六七八九十]届")


class Stated(NamedTuple):
    """``born``: the year or month of birth that the report prints; ``ended``: offices that others leave in it."""

    offices: tuple[StatedOffice, ...] = ()
    born: str = ""
    ended: tuple[str, ...] = ()


@dataclass(slots=True)
class _Statement:
    pk: int
    report: int
    key: str
    event: str
    office: str
    day: str
    born: str


def statements(reports: Collection[int]) -> list[_Statement]:
    """What is not rejected, by numbers."""
    rows = Appointment.objects.exclude(review=Review.REJECTED).filter(report__in=reports).order_by("pk")
    columns = rows.values_list("pk", "report", "speaker", "event", "office", "day", "details")
    return [
        _Statement(pk, report, person_key(speaker), event, office, day, details.get("born", ""))
        for pk, report, speaker, event, office, day, details in columns
    ]


def ended_by_report(rows: Iterable[_Statement]) -> dict[int, frozenset[tuple[str, str]]]:
    """Who leaves which office in each report, by the key of the name."""
    ended: dict[int, set[tuple[str, str]]] = {}
    for row in rows:
        if row.event == Appointment.Event.ENDED:
            ended.setdefault(row.report, set()).add((row.key, row.office))
    return {report: frozenset(left) for report, left in ended.items()}


def stated_of(reports: Collection[int], names: Collection[str]) -> dict[tuple[int, str], Stated]:
    """By report and key of the name."""
    rows = statements(reports)
    ended = ended_by_report(rows)
    ours = [row for row in rows if row.key in names]
    renewals = _renewals(ours)
    stated: dict[tuple[int, str], Stated] = {}
    for row in ours:
        known = stated.get((row.report, row.key)) or Stated(ended=_others(ended.get(row.report, ()), row.key))
        office = StatedOffice(row.event, row.office, row.day, row.pk in renewals)
        stated[row.report, row.key] = known._replace(
            offices=(*known.offices, office)[:_MOST_STATED], born=row.born or known.born
        )
    return stated


def _others(ended: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(sorted({office for key, office in ended if key != name}))


def _renewals(rows: Iterable[_Statement]) -> set[int]:
    """The numbers of those whose words tell of an election: asked only of names that begin an office twice."""
    begun: dict[tuple[str, str], list[_Statement]] = {}
    for row in rows:
        if row.event == Appointment.Event.APPOINTED and row.day:
            begun.setdefault((row.key, row.office[-2:]), []).append(row)
    several = [row.pk for own in begun.values() if len({row.day[:4] for row in own}) > 1 for row in own]
    if not several:
        return set()
    around = Substr("report__text", Greatest(F("start") + 1 - _BEFORE, 1), _WORDS)
    printed = Appointment.objects.filter(pk__in=several).order_by().values_list("pk", around)
    return {pk for pk, words in printed if _RENEWAL.search(words)}

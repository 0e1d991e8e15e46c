"""Who held a post, one after another, and which posts a person held: what is stated beside what is only seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q, QuerySet

from archive.models import Appointment, Area, Person, Post, Tenure
from archive.queries.passages import Passage, passages


@dataclass(frozen=True, slots=True)
class Holding:
    """One tenure with the sentences that state its beginning and its end.

    ``overlaps``: somebody else holds the post, which is one person's at a time, on days that both are known to.
    ``is_after_gap``: between the one before and this one lies a time of which the archive holds nothing.
    """

    tenure: Tenure
    began: Passage | None
    left: Passage | None
    overlaps: bool = False
    is_after_gap: bool = False

    @property
    def slot(self) -> tuple[str, str]:
        return self.tenure.first, self.tenure.last


def holders(post: Post) -> list[Holding]:
    """In the order of the first day known of each; those of whom no day is known last."""
    rows = list(post.tenures.select_related("person", "started_by", "ended_by"))
    rows.sort(key=lambda row: (row.first or "9", row.last, row.pk))
    holdings = _with_passages(rows)
    if not post.is_unique:
        return holdings
    again = {at for at, (one, other) in enumerate(pairwise(holdings)) if _overlap(one, other)}
    gaps = {at for at, (one, other) in enumerate(pairwise(holdings)) if _gap(one, other)}
    return [
        Holding(each.tenure, each.began, each.left, at in again or at - 1 in again, at - 1 in gaps)
        for at, each in enumerate(holdings)
    ]


def career(person: Person) -> list[Holding]:
    """The posts of ``person``, the latest first; those of whom no day is known last."""
    rows = list(person.tenures.select_related("post__area", "started_by", "ended_by"))
    rows.sort(key=lambda row: (row.last, row.first, row.pk), reverse=True)
    return _with_passages(rows)


def statements(person: Person) -> QuerySet[Appointment]:
    """What published reports state of the offices of ``person``."""
    stated: QuerySet[Appointment] = person.appointments.public().newest_first()
    return stated


def printed_details(person: Person) -> Passage | None:
    """The newest statement that prints more of the person than the name, with its sentence."""
    newest = statements(person).exclude(details={}).select_related("report").defer("report__text", "report__layout")
    return next(iter(passages(newest[:1])), None)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who held ``post`` on a day: ``is_certain`` where something known of the tenure lies on both sides of it."""

    post: Post
    tenure: Tenure
    is_certain: bool


def roster(area: Area, day: str, number: int) -> list[OnDuty]:
    """Of the posts of that very ``area`` that one person holds at a time, the highest first: who held it on ``day``.

    Where nothing known of anybody lies on both sides of the day, the last one known before it, unless known to have
    left by then.
    """
    known = Q(started__gt="", started__lte=day) | Q(first_seen__gt="", first_seen__lte=day)
    rows = Tenure.objects.filter(known, post__area=area, post__is_unique=True).select_related("post", "person")
    by_post: dict[int, Tenure] = {}
    for row in rows:
        if not (row.ended and row.ended < day):
            best = by_post.get(row.post_id)
            if best is None or _on(row, day) > _on(best, day):
                by_post[row.post_id] = row
    on_duty = [OnDuty(row.post, row, row.last >= day) for row in by_post.values()]
    on_duty.sort(key=lambda each: (-(each.post.rank or 0), each.post.pinyin))
    return on_duty[:number]


def _on(row: Tenure, day: str) -> tuple[bool, str]:
    """The better, the later: certain ones first, then by the last day up to ``day`` that is known."""
    return row.last >= day, max(known for known in (row.started, row.first_seen, row.last_seen, "") if known <= day)


def _with_passages(rows: Iterable[Tenure]) -> list[Holding]:
    rows = list(rows)
    stated: list[Appointment] = [fact for row in rows for fact in (row.started_by, row.ended_by) if fact is not None]
    by_fact = {passage.fact.pk: passage for passage in passages(stated)}
    return [Holding(row, by_fact.get(row.started_by_id), by_fact.get(row.ended_by_id)) for row in rows]


def _overlap(one: Holding, other: Holding) -> bool:
    (_first, last), (first, _last) = one.slot, other.slot
    return bool(last and first) and first[: len(last)] < last[: len(first)]


def _gap(one: Holding, other: Holding) -> bool:
    """Nothing is known of the time between: neither that one left when the other came, nor who held it then."""
    (_first, last), (first, _last) = one.slot, other.slot
    return bool(last and first) and last[:7] < first[:7] and not one.tenure.ended

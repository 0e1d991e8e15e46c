"""Who held a post, one after another, and which posts a person held: what is stated beside what is only seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from archive.models import Appointment, Area, Person, Post, Tenure
from archive.queries.holdings import Holding, with_passages
from archive.queries.passages import Passage, passages


def career(person: Person) -> list[Holding]:
    """The posts of ``person``, the latest first; those of whom no day is known last."""
    rows = list(person.tenures.select_related("post__area", "started_by", "ended_by"))
    rows.sort(key=lambda row: (row.last, row.first, row.pk), reverse=True)
    return with_passages(rows)


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
    """Who held ``post`` on a day: ``is_certain`` where something known of the tenure lies on both sides of it.

    ``began`` is the statement of the coming, if there is one.
    """

    post: Post
    tenure: Tenure
    is_certain: bool
    began: Passage | None = None


def bodies(area: Area) -> list[str]:
    """The bodies of that very ``area`` whose posts somebody is known to have held: 党委, 政府, 财政局."""
    return list(area.posts.exclude(body="").order_by("body").values_list("body", flat=True).distinct())


def roster(area: Area, day: str, number: int, body: str = "") -> list[OnDuty]:
    """Of the posts of that very ``area`` that one person holds at a time, the highest first: who held it on ``day``.
    Of one ``body``: everybody in it, its deputies and members, too.

    Where nothing known of anybody lies on both sides of the day, the last one known in the ten years before it (no
    post is held for more than two terms of five), unless known to have left by then.
    """
    known = Q(started__gt="", started__lte=day) | Q(first_seen__gt="", first_seen__lte=day)
    of_body = Q(post__body=body) if body else Q(post__is_unique=True)
    rows = Tenure.objects.filter(known, of_body, post__area=area).select_related(
        "post", "person", "started_by", "ended_by"
    )
    by_place: dict[tuple[int, int], Tenure] = {}
    for row in rows:
        if not (row.ended and row.ended < day) and row.last >= f"{int(day[:4]) - _TWO_TERMS}{day[4:]}":
            place = (row.post_id, 0 if row.post.is_unique else row.person_id)
            best = by_place.get(place)
            if best is None or _on(row, day) > _on(best, day):
                by_place[place] = row
    on_duty = [OnDuty(row.post, row, row.last >= day) for row in by_place.values()]
    on_duty.sort(key=lambda each: (-(each.post.rank or 0), each.post.pinyin, each.tenure.person.pinyin))
    shown = on_duty[:number]
    began = [holding.began for holding in with_passages(each.tenure for each in shown)]
    return [replace(each, began=passage) for each, passage in zip(shown, began, strict=True)]


_TWO_TERMS = 10  # years


def _on(row: Tenure, day: str) -> tuple[bool, str]:
    """The better, the later: certain ones first, then by the last day up to ``day`` that is known."""
    return row.last >= day, max(known for known in (row.started, row.first_seen, row.last_seen, "") if known <= day)

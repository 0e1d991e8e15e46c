"""Tenures: who held which post when, derived from memberships and from what appointments state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from archive.models import Appointment, Area, Membership, Post, Tenure
from archive.resolution import post as rules
from archive.resolution.geography import AreaLevel
from archive.resolution.post_parts import marks_of
from archive.resolution.posts import resolve_post
from archive.services.linking.context import lineages
from archive.services.linking.records import create_records


def statements(report_ids: Collection[int]) -> set[tuple[Any, ...]]:
    """(person, …) of the appointments that readers see in those reports: what a tenure depends on."""
    stated = Appointment.objects.public().filter(report__in=report_ids, person__isnull=False).order_by()
    columns = ("person_id", "event", "office", "day", "start_day", "end_day", "report__area_id", "pk")
    return set(stated.values_list(*columns))


@dataclass(slots=True)
class _Held:
    """What is known of one person in one post."""

    post: rules.ResolvedPost
    started: str = ""
    ended: str = ""
    started_by: int | None = None
    ended_by: int | None = None
    seen: list[str] = field(default_factory=list)
    report_count: int = 0

    def see(self, first: str, last: str, number: int) -> None:
        self.seen += [day for day in (first, last) if day]
        self.report_count += number

    def state(self, statement: dict[str, Any]) -> None:
        """The earliest day of coming is that of the tenure, and the latest of leaving, of statements that print one."""
        began = statement["day"] if statement["event"] == Appointment.Event.APPOINTED else statement["start_day"]
        if began and (not self.started or began < self.started):
            self.started, self.started_by = began, statement["pk"]
        left = statement["day"] if statement["event"] == Appointment.Event.ENDED else statement["end_day"]
        if left and left > self.ended:
            self.ended, self.ended_by = left, statement["pk"]

    def values(self) -> tuple[Any, ...]:
        first, last = min(self.seen, default=""), max(self.seen, default="")
        return self.started, self.ended, self.started_by, self.ended_by, first, last, self.report_count


_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
_BARE = 3  # characters of a role that names no body: 委员长, 副主席; 国务委员 does
_FIELDS = ("started", "ended", "started_by_id", "ended_by_id", "first_seen", "last_seen", "report_count")


def derive(people: Collection[int]) -> None:
    """Bring the tenures of ``people`` (primary keys) in line with the published reports; only what differs is written.

    The number of statements does not grow with the offices.
    """
    wanted = _held(people)
    posts = _posts([held.post for held in wanted.values()])
    rows = {(posts[key], person): held.values() for (key, person), held in wanted.items()}
    stale, changed = [], []
    for tenure in Tenure.objects.filter(person__in=people).order_by():
        values = rows.pop((tenure.post_id, tenure.person_id), None)
        if values is None:
            stale.append(tenure.pk)
        elif values != tuple(getattr(tenure, name) for name in _FIELDS):
            for name, value in zip(_FIELDS, values, strict=True):
                setattr(tenure, name, value)
            changed.append(tenure)
    Tenure.objects.filter(pk__in=stale).delete()
    Tenure.objects.bulk_update(changed, _FIELDS)
    Tenure.objects.bulk_create(
        Tenure(post_id=post, person_id=person, **dict(zip(_FIELDS, values, strict=True)))
        for (post, person), values in rows.items()
    )


def _held(people: Collection[int]) -> dict[tuple[str, int], _Held]:
    """By key of the post, and person."""
    tenures: dict[tuple[str, int], _Held] = {}
    seen = list(
        Membership.objects.filter(person__in=people).order_by("pk").values_list(
            "person_id", "role_title", "area_id", "first_seen", "last_seen", "report_count"
        )
    )  # fmt: skip
    stated = list(
        Appointment.objects.public().filter(person__in=people).exclude(event=Appointment.Event.PROPOSED)
        .order_by("pk").values("pk", "person_id", "event", "office", "day", "start_day", "end_day", "report__area_id")
    )  # fmt: skip
    paths = lineages({row[2] for row in seen} | {row["report__area_id"] for row in stated})
    for person, office, area, first, last, number in seen:
        for key, post in _resolved(office, paths.get(area, ())):
            if not post.is_former:
                tenures.setdefault((key, person), _Held(post)).see(first, last, number)
    for row in stated:
        for key, post in _resolved(row["office"], paths.get(row["report__area_id"], ())):
            tenures.setdefault((key, row["person_id"]), _Held(post)).state(row)
    return tenures


def _resolved(office: str, area: tuple[str, ...]) -> Iterable[tuple[str, rules.ResolvedPost]]:
    """The posts of an office that tell which one is meant: at home, of a known body or of a place known as narrowly."""
    for post in resolve_post(office, area=area):
        is_placed = bool(post.body) if post.level == AreaLevel.NATION else post.is_placed
        if post.country == rules.AT_HOME and post.role and is_placed and post.is_specific:
            yield post_key(post), post


def post_key(post: rules.ResolvedPost) -> str:
    return "|".join([post.country, "/".join(post.area.codes), str(int(post.level)), post.body, post.role])[:200]


def _posts(held: Iterable[rules.ResolvedPost]) -> dict[str, int]:
    """The record of each post, by key; those that are missing are made."""
    by_key = {post_key(post): post for post in held}
    there = dict(Post.objects.filter(key__in=by_key).values_list("key", "pk"))
    missing = {key: post for key, post in by_key.items() if key not in there}
    areas = _areas({_code(each) for each in missing.values()})
    new = [
        Post(
            name=_name(post, areas.get(_code(post))), key=key, area=areas.get(_code(post)), body=post.body[:100],
            rank=post.rank, is_unique=post.is_unique,
        )
        for key, post in missing.items()
    ]  # fmt: skip
    create_records(new)
    return there | {post.key: post.pk for post in new}


def _areas(codes: Collection[str]) -> dict[str, Area]:
    """By code; a place that the rules know no code of stands by its name, where one area alone has it."""
    named: dict[str, list[Area]] = {}
    known = Area.objects.filter(Q(code__in=codes) | Q(name__in=codes))
    for area in known:
        named.setdefault(area.name, []).append(area)
    alone = {name: areas[0] for name, areas in named.items() if len(areas) == 1}
    return alone | {area.code: area for area in known}


def _code(post: rules.ResolvedPost) -> str:
    return post.area.codes[-1] if post.area.codes else ""


def _name(post: rules.ResolvedPost, area: Area | None) -> str:
    """As printed first, without what is a holder's and not the post's (代, the number of a term), and with the body and
    the area before it that the office leaves to its surroundings: 委员长, 市长, 县委书记、局长."""
    _marks, plain = marks_of(_TERM.sub("", post.printed))
    if plain == post.role and len(plain) <= _BARE:
        plain = post.body + plain
    return (plain if area is None or area.name[:2] in plain else f"{area.name}{plain}")[:200]

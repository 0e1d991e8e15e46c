"""Tenures: who held which post when, derived from memberships and from what appointments state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from archive.models import Appointment, Area, Membership, Participation, Person, Post, Tenure
from archive.queries.office_areas import areas_by_code
from archive.resolution import post as rules
from archive.resolution.name_frequency import is_transcribed
from archive.resolution.post_parts import marks_of
from archive.resolution.posts import resolve_post
from archive.resolution.tenable_posts import area_code, is_before_1949, is_named_ours, key_on, tenable_posts
from archive.services.appointment_rows import AppointmentRow, appointment_rows
from archive.services.linking.context import lineages
from archive.services.linking.records import create_records
from archive.text.normalize import fold


def statements(report_ids: Collection[int]) -> set[tuple[object, ...]]:
    """(person, …) of the appointments that readers see in those reports: what a tenure depends on."""
    stated = Appointment.objects.public().filter(report__in=report_ids, person__isnull=False).order_by()
    columns = ("person_id", "event", "office", "day", "start_day", "end_day", "report__area_id", "pk")
    return set(stated.values_list(*columns))


@dataclass(slots=True)
class _Held:
    """What is known of one term of one person in one post."""

    started: str = ""
    ended: str = ""
    started_by: int | None = None
    ended_by: int | None = None
    renewals: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    report_count: int = 0

    def see(self, first: str, last: str, number: int) -> None:
        self.seen += [day for day in (first, last) if day]
        self.report_count += number

    def is_history(self, day: str) -> bool:
        """Whether a report of ``day`` is of so long after the coming or the leaving that it tells of former days."""
        limits = ((self.started, _LONGEST_TERM), (self.ended, _LONGEST_ECHO))
        return day != "" and any(known and int(day[:4]) - int(known[:4]) > years for known, years in limits)

    def begin(self, day: str, statement: int, *, is_line: bool) -> None:
        """The earliest day of coming is that of the term, later ones are elections; lines of a résumé only go on."""
        if not self.started:
            self.started, self.started_by = day, statement
        elif not is_line and not day.startswith(self.started[: len(day)]) and day not in self.renewals:
            self.renewals = [*(known for known in self.renewals if not day.startswith(known)), day]

    def go_on(self, day: str, statement: int) -> None:
        """Who leaves and comes on one day has not left."""
        self.ended, self.ended_by = "", None
        self.started, self.started_by = self.started or day, self.started_by or statement

    def end(self, day: str, statement: int) -> None:
        if day > self.ended:
            self.ended, self.ended_by = day, statement

    def values(self) -> tuple[object, ...]:
        first, last = min(self.seen, default=""), max(self.seen, default="")
        known = self.started, self.ended, self.started_by, self.ended_by, self.renewals
        return *known, first, last, self.report_count


@dataclass(slots=True)
class _Career:
    """One person in one post: a term, or several where somebody comes again after having left."""

    post: rules.ResolvedPost
    memberships: list[tuple[str, str, int]] = field(
        default_factory=list
    )  # first and last day seen, in how many reports
    days: list[tuple[str, int, int, bool]] = field(default_factory=list)  # day, event, statement, of a résumé
    undated: dict[bool, int] = field(default_factory=dict)  # the first statement without a day: of leaving, or not

    def state(self, statement: AppointmentRow) -> None:
        came, left = _days_of(statement)
        if not (came or left):
            self.undated.setdefault(statement["event"] == Appointment.Event.ENDED, statement["pk"])
        is_line = statement["start_day"] != ""
        self.days += [(came, _COMING, statement["pk"], is_line)] if came else []
        self.days += [(left, _LEAVING_AT_ONCE if left == came else _LEAVING, statement["pk"], is_line)] if left else []

    def terms(self) -> list[_Held]:
        terms = [_Held()]
        for day, event, statement, is_line in sorted(self.days):
            term = terms[-1]
            if event != _COMING:
                term.end(day, statement)
            elif term.ended and day.startswith(term.ended[: len(day)]):
                term.go_on(day, statement)
            else:
                if term.ended:
                    terms.append(term := _Held())
                term.begin(day, statement, is_line=is_line)
        if len(terms) == 1:  # of which of several, a statement without a day does not tell
            terms[0].started_by = terms[0].started_by or self.undated.get(False)
            terms[0].ended_by = terms[0].ended_by or self.undated.get(True)
        return terms


def _days_of(statement: AppointmentRow) -> tuple[str, str]:
    """The days of coming and of leaving that a statement tells, each empty where it does not."""
    came = statement["day"] if statement["event"] == Appointment.Event.APPOINTED else statement["start_day"]
    return came, statement["day"] if statement["event"] == Appointment.Event.ENDED else statement["end_day"]


_Careers = dict[tuple[str, int], _Career]  # by key of the post, and person
# What happens on one day, in its order: lines of a résumé meet in a month or year (1999-2002, 2002-2003, 2003-2003).
_LEAVING, _COMING, _LEAVING_AT_ONCE = 0, 1, 2


_LONGEST_TERM, _LONGEST_ECHO = 25, 5  # years
_ALSO_ABROAD = ("委员长", "总书记")  # bare ones are seen of somebody whose other offices are ours

_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
_BARE = 3  # characters of a role that names no body: 委员长, 副主席; 国务委员 does
_FIELDS = (
    "started", "ended", "started_by_id", "ended_by_id", "renewals", "first_seen", "last_seen", "report_count"
)  # fmt: skip


def derive(people: Collection[int]) -> None:
    """Bring the tenures of ``people`` (primary keys) in line with the published reports; only what differs is written.

    The number of statements does not grow with the offices.
    """
    careers = _careers(people)
    posts = _posts({key: career.post for (key, _person), career in careers.items()})
    rows = {
        (posts[key], person, number): held.values()
        for (key, person), terms in _with_sightings(careers).items()
        for number, held in enumerate(terms, 1)
    }
    stale, changed = [], []
    for tenure in Tenure.objects.filter(person__in=people).order_by():
        values = rows.pop((tenure.post_id, tenure.person_id, tenure.number), None)
        if values is None:
            stale.append(tenure.pk)
        elif values != tuple(getattr(tenure, name) for name in _FIELDS):
            for name, value in zip(_FIELDS, values, strict=True):
                setattr(tenure, name, value)
            changed.append(tenure)
    Tenure.objects.filter(pk__in=stale).delete()
    Tenure.objects.bulk_update(changed, _FIELDS)
    Tenure.objects.bulk_create(
        Tenure(post_id=post, person_id=person, number=number, **dict(zip(_FIELDS, values, strict=True)))
        for (post, person, number), values in rows.items()
    )


def _careers(people: Collection[int]) -> _Careers:
    careers: _Careers = {}
    seen = list(
        Membership.objects.filter(person__in=people).order_by("pk").values_list(
            "person_id", "role_title", "area_id", "first_seen", "last_seen", "report_count"
        )
    )  # fmt: skip
    stated = appointment_rows(people)
    paths = lineages({row[2] for row in seen} | {row["report__area_id"] for row in stated})
    balance = _balance(people, ((row[0], row[1], row[5]) for row in seen))
    strangers = {person for person, reports in balance.items() if reports > 0}
    earlier = set()
    for row in stated:
        for key, post in tenable_posts(row["office"], paths.get(row["report__area_id"], ())):
            if row["person_id"] not in strangers or is_named_ours(post):
                key_then = key_on(max(_days_of(row)), post)
                earlier |= {(key, row["person_id"])} if key_then != key else set()
                careers.setdefault((key_then, row["person_id"]), _Career(post)).state(row)
    of_before = earlier - set(careers)  # a report of today that prints their office of then does not show them in it
    for person, office, area, first, last, number in seen:
        for key, post in tenable_posts(office, paths.get(area, ())):
            is_ours = is_named_ours(post) or balance[person] < (0 if post.role in _ALSO_ABROAD else 1)
            if is_ours and not post.is_former and (key, person) not in of_before:
                careers.setdefault((key, person), _Career(post)).memberships.append((first, last, number))
    return careers


def _balance(people: Collection[int], seen: Iterable[tuple[int, str, int]]) -> Counter[int]:
    """Reports with offices of other countries less those with ours: 金正恩委员长, a name of sounds, is none of ours."""
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    balance: Counter[int] = Counter({person: 1 for person, name in names.items() if is_transcribed(fold(name))})
    for person, office, number in seen:
        for post in resolve_post(office):
            if post.country not in ("", rules.AT_HOME):
                balance[person] += number
            elif is_named_ours(post):
                balance[person] -= number
    return balance


def _with_sightings(careers: _Careers) -> dict[tuple[str, int], list[_Held]]:
    """The terms of each, with when reports show the person in the post; single days are looked up only where needed."""
    terms_held = {key: career.terms() for key, career in careers.items()}
    by_days = set()
    for place, terms in terms_held.items():
        spans = careers[place].memberships
        if len(terms) > 1 or any(terms[0].is_history(last) for _first, last, _number in spans):
            by_days.add(place)
        else:
            for first, last, number in spans:
                terms[0].see(first, last, number)
    for key, person, day in _days_seen({person for _key, person in by_days}) if by_days else ():
        if (key, person) in by_days:
            terms = terms_held[key, person]
            term = next((term for term in reversed(terms[1:]) if term.started <= day), terms[0])
            if not term.is_history(day):
                term.see(day, day, 1)
    return terms_held


def _days_seen(people: Collection[int]) -> Iterable[tuple[str, int, str]]:
    """Key of the post, person and day of every report that shows one of ``people`` in a post."""
    parts = list(
        Participation.objects.public().filter(person__in=people).exclude(role_title="").order_by()
        .values_list("person_id", "role_title", "report__area_id", "report__published_on")
    )  # fmt: skip
    paths = lineages({area for _person, _office, area, _day in parts})
    for person, office, area, day in parts:
        for key, post in tenable_posts(office, paths.get(area, ())):
            if not post.is_former:
                yield key, person, day


def _posts(held: Mapping[str, rules.ResolvedPost]) -> dict[str, int]:
    """The record of each post, by key; those that are missing are made."""
    there = dict(Post.objects.filter(key__in=held).values_list("key", "pk"))
    missing = {key: post for key, post in held.items() if key not in there}
    areas = areas_by_code({area_code(each) for each in missing.values()})
    made = [_record(key, post, areas.get(area_code(post))) for key, post in missing.items()]
    create_records(made)
    return there | {post.key: post.pk for post in made}


def _record(key: str, post: rules.ResolvedPost, area: Area | None) -> Post:
    name = _name(post, area)
    name = f"{name[:190]}（1949年以前）" if is_before_1949(key) else name
    return Post(name=name, key=key, area=area, body=post.body[:100], rank=post.rank, is_unique=post.is_unique)


def bring_posts_up() -> int:
    """Bring what rules say of posts in line with today's, after these changed; how many differed.

    A post keeps its name as long as the office of some holder gives it.
    """
    changed = 0
    keys = iter(list(Post.objects.seen().order_by("pk").values_list("pk", flat=True)))
    while some := list(islice(keys, 500)):
        records = {post.key: post for post in Post.objects.filter(pk__in=some).select_related("area")}
        people = set(Tenure.objects.filter(post__in=some).values_list("person_id", flat=True))
        for record, today in _today(records, _careers(people)):
            if record.name not in [each.name for each in today]:
                record.name = today[0].name
            elif all(getattr(record, name) == getattr(today[0], name) for name in _OF_RULES):
                continue
            for name in _OF_RULES:
                setattr(record, name, getattr(today[0], name))
            record.save()
            changed += 1
    return changed


def _today(records: Mapping[str, Post], careers: _Careers) -> Iterator[tuple[Post, list[Post]]]:
    """Each record with what each holder's office would make it."""
    areas = areas_by_code({area_code(career.post) for career in careers.values()})
    by_key: dict[str, list[Post]] = {}
    for (key, _person), career in careers.items():
        by_key.setdefault(key, []).append(_record(key, career.post, areas.get(area_code(career.post))))
    return ((record, by_key[key]) for key, record in records.items() if key in by_key)


_OF_RULES = ("body", "rank", "is_unique", "area_id")


def _name(post: rules.ResolvedPost, area: Area | None) -> str:
    """As printed first, without what is a holder's and not the post's (代, the number of a term), and with the body and
    the area before it that the office leaves to its surroundings: 委员长, 市长, 县委书记、局长."""
    _marks, plain = marks_of(_TERM.sub("", post.printed))
    if plain == post.role and len(plain) <= _BARE:
        plain = post.body + plain
    if plain.startswith("中国") and len(plain) <= _BARE + 1:
        plain = post.body + post.role  # 中国外长
    if plain.startswith(f"中国{post.body}") and post.body.endswith(("部", "委")):
        plain = plain.removeprefix("中国")
    if area is None or area.name[:2] in plain:
        return plain[:200]
    kind = area.name[-1]  # 市公安局局长 of 济南市; but 市长 is 济南市市长
    return (area.name + (plain.removeprefix(kind) if plain[1:2] != "长" else plain))[:200]

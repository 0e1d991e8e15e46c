"""Makers of records for tests: each gives a valid record with as little said as possible."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection

from archive.models import (
    Appointment,
    Area,
    Industry,
    IndustryMention,
    Metric,
    Observation,
    Organization,
    Participation,
    Person,
    PolicyDocument,
    PolicyDocumentMention,
    Report,
    Speech,
    Strategy,
    StrategyMention,
    Zone,
    ZoneMention,
)

_numbers = count(1)


def make_area(name: str = "", level: str = "city", **fields: Any) -> Area:
    number = next(_numbers)
    return Area.objects.create(code=f"{number:06}", name=name or f"第{number}市", level=level, **fields)


def make_report(text: str = "会议强调，要抓好落实。", **fields: Any) -> Report:
    """A published report, on 8 May 2014 unless told otherwise."""
    defaults = {"title": f"第{next(_numbers)}次工作会议召开", "published_on": "2014-05-08", "status": "published"}
    return Report.objects.create(**{**defaults, **fields, "text": text})


def place(report: Report, words: str) -> dict[str, Any]:
    """The evidence fields for the first occurrence of ``words`` in the report's text."""
    start = report.text.find(words)
    span = {"start": start, "end": start + len(words)} if start >= 0 else {}
    return {"report": report, "quote": words, **span}


def make_person(name: str = "", **fields: Any) -> Person:
    return Person.objects.create(name=name or f"张{chr(0x4E00 + next(_numbers))}", **fields)


def take_part(report: Report, person: Person | str, part: str = "speaker", **fields: Any) -> Participation:
    person = make_person(person) if isinstance(person, str) else person
    return Participation.objects.create(person=person, part=part, **place(report, person.name), **fields)


def state_appointment(report: Report, person: Person, words: str, **fields: Any) -> Appointment:
    """What the report states in ``words``; by default that ``person`` comes into office."""
    stated = {"event": "appointed", "office": "霁阳市市长", **fields}
    return Appointment.objects.create(person=person, **place(report, words), **stated)


def make_strategy(name: str = "", **fields: Any) -> Strategy:
    return Strategy.objects.create(name=name or f"{chr(0x4E00 + next(_numbers))}大战略", **fields)


def mention_strategy(report: Report, strategy: Strategy | str, **fields: Any) -> StrategyMention:
    strategy = make_strategy(strategy) if isinstance(strategy, str) else strategy
    return StrategyMention.objects.create(strategy=strategy, **place(report, strategy.name), **fields)


def mention_document(report: Report, document: PolicyDocument | str, **fields: Any) -> PolicyDocumentMention:
    document = PolicyDocument.objects.create(name=document) if isinstance(document, str) else document
    return PolicyDocumentMention.objects.create(document=document, **place(report, document.name), **fields)


def mention_industry(report: Report, industry: Industry | str, **fields: Any) -> IndustryMention:
    industry = Industry.objects.create(name=industry) if isinstance(industry, str) else industry
    return IndustryMention.objects.create(industry=industry, **place(report, industry.name), **fields)


def mention_zone(report: Report, zone: Zone | str, **fields: Any) -> ZoneMention:
    zone = Zone.objects.create(name=zone, area=report.area) if isinstance(zone, str) else zone
    return ZoneMention.objects.create(zone=zone, **place(report, zone.name), **fields)


def make_speech(report: Report, person: Person | None, words: str, **fields: Any) -> Speech:
    return Speech.objects.create(person=person, **place(report, words), **fields)


def observe(report: Report, metric: Metric | str, quote: str, value: float, unit: str, **fields: Any) -> Observation:
    metric = Metric.objects.get_or_create(name=metric)[0] if isinstance(metric, str) else metric
    return Observation.objects.create(metric=metric, value=value, unit=unit, **place(report, quote), **fields)


def make_publisher(name: str = "") -> Organization:
    return Organization.objects.create(name=name or f"第{next(_numbers)}日报")


def make_account(role: str = "") -> User:
    """An account with one of the values of ``archive.admin.roles.Role``; without one a reader who once had a role."""
    account = User.objects.create_user(f"account-{next(_numbers)}", is_staff=bool(role))
    if role:
        account.groups.add(Group.objects.get(name=role))
    return account


@contextmanager
def past_constraints() -> Iterator[None]:
    """Within it the database takes what its constraints refuse: as a fault or another program may leave it."""
    if connection.vendor == "postgresql":
        with _without_checks():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@contextmanager
def _without_checks() -> Iterator[None]:
    """They come back for rows to come."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'c' AND connamespace = current_schema()::regnamespace"
        )
        checks = cursor.fetchall()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is changed while keys are yet to be looked at
        for table, name, _check in checks:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        try:
            yield
        finally:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table, name, check in checks:
                cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {check} NOT VALID")


def squeezed(html: str) -> str:
    """``html`` as a browser reads it: a run of white space is one space, and before the end of a tag none."""
    return re.sub(r"(?<=[\"\w]) (?=/?>)", "", re.sub(r"\s+", " ", html))


def tight(html: str) -> str:
    """``html`` without any white space between and inside its tags: for tests of what leads where."""
    return re.sub(r"\s*(?=<)|(?<=>)\s*", "", squeezed(html))

"""The numbers that the database keeps are those that counting anew gives, whatever is done to the evidence."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Area, Participation, Person, Report, Review, StandingCount, StandingPair, Strategy
from archive.models.standing import StandingDay, held_per_year
from archive.models.unit_of_work import changing
from archive.services import standing
from tests.helpers import make_area, make_person, make_report, make_strategy, mention_strategy, observe, take_part

pytestmark = pytest.mark.django_db


def _count(kind: str, record: int) -> int:
    row = StandingCount.objects.filter(kind=kind, record_id=record).first()
    return row.report_count if row else 0


def test_a_report_counts_once_for_a_record_however_often_it_stands_there() -> None:
    person, report = make_person("甲"), make_report(status="published")
    take_part(report, person, "speaker")
    take_part(report, person, "attendee")
    assert _count("person", person.pk) == 1
    Participation.objects.filter(part="speaker").get().delete()
    assert _count("person", person.pk) == 1
    Participation.objects.get().delete()
    assert not StandingCount.objects.filter(kind="person").exists()
    assert not StandingPair.objects.filter(kind="person").exists()


def test_neither_drafts_nor_what_is_rejected_count() -> None:
    person, report = make_person("甲"), make_report(status="draft")
    part = take_part(report, person)
    assert _count("person", person.pk) == 0
    report.status = "published"
    report.save()
    assert _count("person", person.pk) == 1
    part.review = Review.REJECTED
    part.save()
    assert _count("person", person.pk) == 0


def test_a_journalist_stands_in_a_report_but_not_as_an_official() -> None:
    person, report = make_person("甲"), make_report(status="published")
    take_part(report, person, "journalist")
    assert (_count("person", person.pk), _count("official", person.pk)) == (1, 0)


def test_pairs_days_and_samples() -> None:
    person, strategy = make_person("甲"), make_strategy("四大一高")
    for day, is_sample in (("2020-01-02", False), ("2021", True), ("--04-24", False)):
        report = make_report("四大一高", status="published", published_on=day, is_sample=is_sample)
        take_part(report, person)
        mention_strategy(report, strategy)
    pair = StandingPair.objects.get(kind="strategy", other_kind="official")
    assert (pair.report_count, pair.sample_count) == (3, 1)
    days = StandingDay.objects.of("person", [person.pk])
    assert days.per_year() == {person.pk: {0: 1, 2020: 1, 2021: 1}}
    assert days.per_year("no") == {person.pk: {0: 1, 2020: 1}}
    assert days.totals() == Report.objects.published().with_record(person).totals()
    assert held_per_year() == {2020: 1, 2021: 1}


_ACTS = (
    "publish",
    "withdraw",
    "delete",
    "reject",
    "move",
    "name",
    "unname",
    "merge",
    "date",
    "place",
    "bulk",
    "measure",
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(0, 3), st.integers(0, 3)), max_size=25))
def test_after_whatever_is_done(acts: list[tuple[str, int, int]]) -> None:
    made = _world()
    for act, one, other in acts:
        with suppress(IntegrityError), transaction.atomic():  # what cannot be done is taken back
            _do(act, one, other, made)
    assert list(standing.differing()) == []


class _World:
    def __init__(self) -> None:
        for model in (Report, Person, Strategy, Area):
            model.objects.all().delete()
        self.areas = [make_area(f"第{n}市") for n in range(2)]


def _world() -> _World:
    made = _World()
    people, strategies = [make_person(f"官员{n}") for n in range(3)], [make_strategy(f"第{n}战略") for n in range(2)]
    for n in range(4):
        report = make_report(f"第{n}号报告", status="published" if n % 2 else "draft", published_on=f"202{n}-01-01")
        for person in people[: n + 1]:
            take_part(report, person)
        mention_strategy(report, strategies[n % 2])
    return made


def _do(act: str, one: int, other: int, made: _World) -> None:
    reports, people = list(Report.objects.order_by("pk")), list(Person.objects.order_by("pk"))
    if not reports or not people:
        return
    report, person = reports[one % len(reports)], people[other % len(people)]
    parts = report.participation_set.all() if hasattr(report, "participation_set") else report.participations.all()
    if act in ("publish", "withdraw"):
        report.status = {"publish": "published", "withdraw": "withdrawn"}[act]
        report.save()
    elif act == "delete":
        report.delete()
    elif act == "name":
        take_part(report, person, "mentioned" if other % 2 else "journalist")
    elif act == "measure":
        observe(report, "投资", "5亿元", 5, "亿元")
    elif act in ("date", "place"):
        report.published_on, report.area = f"201{other}-01-01", made.areas[other % 2] if act == "place" else None
        report.is_sample = bool(other % 2)
        report.save()
    elif act == "merge":
        if len(people) > 1 and person != people[one % len(people)]:
            with changing(reports):
                Participation.objects.filter(person=person).update(person=people[one % len(people)])
    elif act == "bulk":
        with changing([report]):
            parts.update(review=Review.REJECTED if other % 2 else Review.CONFIRMED)
    else:
        _change_part(act, parts.first(), person, reports[other % len(reports)])


def _change_part(act: str, part: Participation | None, person: Person, report: Report) -> None:
    if part is None:
        return
    if act == "unname":
        part.delete()
        return
    if act == "reject":
        part.review = Review.REJECTED
    else:
        part.person, part.report = person, report
    part.save()


def test_what_is_wrong_is_told_and_counted_anew() -> None:
    person = make_person("甲")
    take_part(make_report(status="published"), person)
    StandingCount.objects.filter(kind="person").update(report_count=7)
    assert list(standing.differing()) == [("person", person.pk)]
    standing.recount()
    assert list(standing.differing()) == []
    assert standing.has_triggers()


def test_a_migration_finds_no_triggers_and_leaves_them() -> None:
    standing.stop_counting()
    assert not standing.has_triggers()
    take_part(make_report(status="published"), make_person("甲"))
    call_command("migrate", verbosity=0)
    assert standing.has_triggers()
    assert list(standing.differing()) == []
    assert StandingCount.objects.filter(kind="person").exists()


def test_reports_published_by_one_statement() -> None:
    person, strategy = make_person("甲"), make_strategy("四大一高")
    for number in range(3):
        report = make_report(f"第{number}号报告", status="draft")
        take_part(report, person)
        mention_strategy(report, strategy)
    with changing(Report.objects.all()):
        Report.objects.update(status="published")
    assert StandingPair.objects.get(kind="strategy", other_kind="official").report_count == 3
    assert list(standing.differing()) == []

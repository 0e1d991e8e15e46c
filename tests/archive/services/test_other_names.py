"""Likely other names of one person are offered as questions, few, while the offices speak for it."""

import pytest

from archive.models import NamesakeQuestion
from archive.models.unit_of_work import changing
from tests.helpers import make_person, make_report, take_part

pytestmark = pytest.mark.django_db

DAYS = ("2017-03-01", "2017-05-01", "2017-07-01", "2017-09-01")


def seen(name, days, office="美国总统"):
    person = make_person(name)
    for day in days:
        report = make_report(f"{office}{name}讲话。", published_on=day)
        with changing([report]):
            take_part(report, person, role_title=office)
    return person


def questions():
    return [(each.person.name, each.other.name, each.weight) for each in NamesakeQuestion.objects.open()]


def test_two_names_with_one_office_at_one_time_are_a_question():
    seen("特朗普", DAYS)
    seen("川普", DAYS[1:3])
    seen("拜登", DAYS)
    assert questions() == [("川普", "特朗普", 2)]


@pytest.mark.parametrize(
    ("days", "office"),
    [(DAYS[2:], "美国总统"), (DAYS[:2], "英国首相"), (DAYS[:1], "美国总统")],
    ids=["afterwards", "another office", "printed once"],
)
def test_nothing_is_asked_without_evidence(days, office):
    seen("特朗普", DAYS[:2])
    seen("川普", days, office)
    assert questions() == []


def test_a_question_goes_with_its_evidence():
    seen("特朗普", DAYS)
    other = seen("川普", DAYS[1:3])
    with changing(other.report_ids()):
        other.participations.update(role_title="美国商人")
    assert questions() == []

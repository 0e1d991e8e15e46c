"""Completion of names by characters, pinyin, initials and mixtures, from memory."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Person
from search.names import lookup
from tests.helpers import make_person, make_report, mention_document, take_part

pytestmark = pytest.mark.django_db


def names_for(typed: str, kind: str = "person") -> list[str]:
    return [record.name for record in lookup.suggest(kind, typed)]


@pytest.fixture
def people():
    for name, number in [("杨树平", 1), ("杨尚萍", 3), ("王一山", 1), ("郑州生", 1), ("吕挺琳", 1)]:
        person = make_person(name)
        for _ in range(number):
            take_part(make_report(), person)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("杨sp", ["杨尚萍", "杨树平"]), ("杨shup", ["杨树平"]), ("y树p", ["杨树平"]), ("yang树", ["杨树平"]),
        ("yshuping", ["杨树平"]), ("yangsp", ["杨尚萍", "杨树平"]), ("杨s平", ["杨树平"]),
        ("楊SP", ["杨尚萍", "杨树平"]),
        ("树p", ["杨树平"]), ("zhzhs", ["郑州生"]), ("zzs", ["郑州生"]), ("lvtl", ["吕挺琳"]), ("吕t琳", ["吕挺琳"]),
        ("杨x", []), ("sp杨", []), ("", []), ("，。", []), ("'", []), ("\n", []), ("(", []),
        ("y*", ["杨尚萍", "杨树平"]),
    ],
)  # fmt: skip
def test_characters_and_letters_mix(people, typed, found):
    assert names_for(typed) == found


def test_among_equals_the_more_used_comes_first_then_the_latest(people):
    for name, day in [("钱一", "2012-01-01"), ("钱二", "2016-01-01")]:
        take_part(make_report(published_on=day), name)
    assert names_for("y")[:2] == ["杨尚萍", "杨树平"]
    assert names_for("q") == ["钱二", "钱一"]


def test_a_new_name_a_new_spelling_and_a_rename_are_there_at_once(people):
    assert names_for("jia") == []
    person = make_person("贾甲")
    take_part(make_report(), person)
    assert names_for("jia") == ["贾甲"]
    person.name = "易甲"
    person.save()
    assert names_for("yij") == ["易甲"]
    person.names.create(name="老艾")
    assert names_for("lao") == names_for("老a") == ["易甲"]
    Person.objects.filter(pk=person.pk).delete()
    assert names_for("yij") == []


def test_a_document_is_completed_with_figures_in_its_title():
    mention_document(make_report(), "“十二五”2011年规划")
    assert names_for("十二w2011", "document") == ["“十二五”2011年规划"]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=50) | st.text(alphabet="杨树平ysp'~\n.*[]()\\", max_size=12))
def test_anything_may_be_typed(people, typed):
    assert isinstance(lookup.suggest("person", typed), list)

"""What narrows the list of passages: figures by what they can be compared with, by value, by place."""

import pytest
from django.http import QueryDict

from archive.models import Zone
from archive.queries.passage_filters import SCOPES, FilteredPassages, PassageFilter
from tests.helpers import make_area, make_report, observe

pytestmark = pytest.mark.django_db


def filtered(query):
    return FilteredPassages(PassageFilter.of(query)[0])


def facts(query):
    return list(filtered(f"kind=figure&{query}").facts())


def test_each_figure_is_of_one_scope_and_what_is_not_exact_of_none():
    report = make_report("投资12亿元。")
    zone = Zone.objects.create(name="城东产业园")
    of = {
        "area": {}, "area-cumulative": {"is_cumulative": True},
        "zone": {"zone": zone}, "zone-cumulative": {"zone": zone, "is_cumulative": True},
    }  # fmt: skip
    made = {scope: observe(report, "投资", "12亿元", 12, "亿元", **fields) for scope, fields in of.items()}
    observe(report, "投资", "12亿元", 12, "亿元", bound=">")
    assert {scope: facts(f"scope={scope}") for scope in SCOPES} == {scope: [fact] for scope, fact in made.items()}
    assert len(facts("")) == 5


def test_a_figure_is_of_its_own_area_else_of_its_reports():
    one, other = make_area(), make_area()
    report = make_report("投资12亿元。", area=one)
    own = observe(report, "投资", "12亿元", 12, "亿元", area=other)
    rest = observe(report, "投资", "12亿元", 12, "亿元")
    nowhere = observe(make_report("投资12亿元。"), "投资", "12亿元", 12, "亿元")
    assert facts(f"place={other.slug}") == [own]
    assert facts(f"place={one.slug}") == [rest]
    assert facts("place=none") == [nowhere]
    assert facts("place=nothing-of-the-kind") == []


@pytest.mark.parametrize(
    ("query", "unused"),
    [("kind=part&part=speaker", []), ("kind=zone&person=x&part=speaker", []), ("kind=zone&part=speaker", ["part"])],
)
def test_a_part_is_of_the_facts_themselves_or_of_the_people_of_their_reports(query, unused):
    assert [problem.parameter for problem in PassageFilter.of(query)[1]] == unused


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("scope=area", ["地区的数"]),
        ("scope=area-cumulative", ["地区的数，累计"]),
        ("scope=zone", ["园区的数"]),
        ("scope=zone-cumulative", ["园区的数，累计"]),
        ("status=target&period=2014", ["2014年", "目标"]),
        ("period=&day=", ["时期未印", "日期未印"]),
        ("place=none", ["没有地区"]),
        ("value=12", ["12"]),
    ],
)
def test_each_condition_is_a_chip_in_words(query, labels):
    chips = filtered(f"kind=figure&{query}").chips
    assert [chip.label for chip in chips] == labels


@pytest.mark.parametrize("gone", [("person", "a"), ("person", "b"), ("strategy", "c")])
def test_a_chip_takes_its_record_away_and_leaves_the_others(gone):
    named = [("person", "a"), ("person", "b"), ("strategy", "c")]
    rest = [each for each in named if each != gone]
    chips = filtered("kind=slogan&person=a&person=b&strategy=c").chips
    left = {chip.label: QueryDict(chip.query[1:]) for chip in chips}[gone[1]]
    assert [(name, slug) for name in ("person", "strategy") for slug in left.getlist(name)] == rest

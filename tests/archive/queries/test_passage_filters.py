"""What narrows the list of passages: figures by what they can be compared with, by value, by place."""

import pytest
from django.http import QueryDict

from archive.models import Zone
from archive.queries.passage_filters import SCOPES, Filtered, PassageFilter
from tests.helpers import make_area, make_report, observe

pytestmark = pytest.mark.django_db


def facts(query):
    return list(Filtered(PassageFilter.of(QueryDict(f"kind=figure&{query}"))).facts())


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

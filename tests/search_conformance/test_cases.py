"""What every engine behind SearchQuerySet must answer, whatever it is made of."""

import pytest
from haystack.query import SQ, SearchQuerySet

from archive.folding import fold
from tests.helpers import make_report
from tests.search.texts import TEXTS

pytestmark = pytest.mark.django_db

STRETCHES = [
    "区",
    "会议",
    "区建",
    "1527亿元",
    "8.5%",
    "gdp",
    "ＧＤＰ",
    "楊樹平",
    "二〇一四",
    "帕巴拉•格列朗杰",
    "R&D 投入",
]
STRETCHES += ["“四大一高”", "「三上一提高」", "60.2％", "𠮷野", "👩‍👧", "，", "1.2万个"]


@pytest.fixture
def reports(indexed):
    made = [make_report(text, title=f"标题{n}", published_on=f"{2010 + n}-01-01") for n, text in enumerate(TEXTS)]
    indexed()
    return made


def found(*conditions, order="-published_on", **filters):
    return [row.pk for row in SearchQuerySet().filter(*conditions, **filters).order_by(order)[:100]]


def scanned(reports, stretch):
    return {one.pk for one in reports if fold(stretch) in fold(one.text)}


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_stretch_is_found_exactly_and_its_words_at_least(reports, stretch):
    assert set(found(content__contains=stretch)) == scanned(reports, stretch)
    assert set(found(content=stretch)) >= scanned(reports, stretch)


def test_not_or_range_and_order(reports):
    every = {one.pk for one in reports}
    held = scanned(reports, "建设")
    assert set(found(~SQ(content__contains="建设"))) == every - held
    either = SQ(content__contains="建设") | SQ(content__contains="gdp")
    assert set(found(either)) == held | scanned(reports, "gdp")
    assert found(year__range=(2011, 2013)) == [reports[n].pk for n in (3, 2, 1)]
    assert found(order="published_on") == [one.pk for one in reports]


def test_an_empty_index_finds_nothing(indexed):
    indexed()
    asked = SearchQuerySet().filter(content="会议").facet("year")
    assert (list(asked[:10]), len(asked), asked.facet_counts()["fields"]) == ([], 0, {"year": []})

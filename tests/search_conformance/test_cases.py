"""What every engine behind SearchQuerySet must answer, whatever it is made of."""

from datetime import date

import pytest
from haystack.query import SQ, SearchQuerySet
from hypothesis import HealthCheck, given, settings

from archive.models import Report, Zone
from search.indexing import index_sync
from tests.helpers import make_person, make_report, make_strategy, take_part
from tests.search.texts import stretches
from tests.search_conformance.conftest import scanned

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


def found(*conditions, order="-published_on", **filters):
    return [row.pk for row in SearchQuerySet().filter(*conditions, **filters).order_by(order)[:100]]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_stretch_is_found_exactly_and_its_words_at_least(reports, stretch):
    assert set(found(content__contains=stretch)) == scanned(reports, stretch)
    assert set(found(content=stretch)) >= scanned(reports, stretch)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stretches())
def test_any_stretch_is_found_exactly_and_its_words_at_least(reports, case):
    stretch = case[1]
    if stretch.strip():
        assert set(found(content__contains=stretch)) == scanned(reports, stretch)
        assert set(found(content=stretch)) >= scanned(reports, stretch.strip())


def test_not_or_range_and_order(reports):
    every = {one.pk for one in reports}
    held = scanned(reports, "建设")
    assert set(found(~SQ(content__contains="建设"))) == every - held
    either = SQ(content__contains="建设") | SQ(content__contains="gdp")
    assert set(found(either)) == held | scanned(reports, "gdp")
    assert found(year__range=(2011, 2013)) == [reports[n].pk for n in (3, 2, 1)]
    assert found(order="published_on") == [one.pk for one in reports]


def test_the_title_alone_can_be_asked_for(reports):
    assert found(title__contains="标题3") == [reports[3].pk]
    assert found(title__contains="会议") == []


def test_words_that_begin_so(reports):
    assert set(found(content__startswith="集聚")) == scanned(reports, "集聚")
    assert found(content__startswith="没有") == []


def test_pages_follow_each_other_without_gap_or_repeat(indexed):
    made = [make_report("会议召开。", published_on=f"2014-05-{n % 3 + 1:02}") for n in range(25)]
    indexed()
    for order in ("-published_on", "published_on", "-score"):
        asked = SearchQuerySet().filter(content="会议").order_by(order)
        whole = [row.pk for row in asked[:100]]
        assert sorted(whole) == sorted(one.pk for one in made)
        parts = [row.pk for start in range(0, 30, 7) for row in asked.all()[start : start + 7]]
        assert parts == whole
        assert len(asked) == 25
        assert list(asked.all()[25:35]) == []


def test_what_stands_verbatim_can_be_lifted(indexed):
    scattered = make_report("项目好，项目好，建设快，建设快。" * 3)
    verbatim = make_report("各地要抓项目建设，其余照旧。" + "天气很好。" * 60)
    indexed()
    asked = SearchQuerySet().filter(content="项目 建设").boost("项目建设", 40.0).order_by("-score")
    assert [row.pk for row in asked[:2]] == [verbatim.pk, scattered.pk]


def test_facets_count_over_all_that_matches_not_over_the_page(indexed):
    person, other = make_person("王一山"), make_person("李二水")
    for number in range(12):
        report = make_report("王一山、李二水到会。", published_on=f"{2012 + number % 2}")
        take_part(report, person)
        if number < 4:
            take_part(report, other)
    indexed()
    asked = SearchQuerySet().filter(content__contains="到会").facet("person").facet("year")
    assert len(asked[:3]) == 3
    fields = asked.facet_counts()["fields"]
    assert fields == {"person": [(person.pk, 12), (other.pk, 4)], "year": [(2012, 6), (2013, 6)]}


def test_dates_are_counted_by_month_and_a_day_that_is_not_known_in_none(indexed):
    for day in ("2014-05-08", "2014-05-31", "2014-06-01", "2014-06", "2014"):
        make_report("会议召开。", published_on=day)
    indexed()
    asked = (
        SearchQuerySet().filter(content="会议").date_facet("published_on", date(2014, 1, 1), date(2015, 1, 1), "month")
    )
    assert len(asked[:1]) == 1
    assert asked.facet_counts()["dates"] == {"published_on": [(201405, 2), (201406, 2)]}


def test_an_edit_is_found_by_its_new_text_and_not_by_the_old(reports, commit):
    with commit():
        reports[0].text = "改后的正文：晴空万里。"
        reports[0].save()
    assert found(content__contains="晴空万里") == [reports[0].pk]
    assert found(content__contains="“四大一高”") == []


@pytest.mark.parametrize("leave", ["delete", "withdraw"])
def test_what_is_gone_is_neither_found_nor_counted(reports, commit, leave):
    gone = reports[1].pk
    with commit():
        if leave == "delete":
            reports[1].delete()
        else:
            reports[1].status = "withdrawn"
            reports[1].save()
    asked = SearchQuerySet().facet("year")
    assert gone not in [row.pk for row in asked[:100]]
    assert len(asked) == len(reports) - 1
    assert sum(number for _year, number in asked.facet_counts()["fields"]["year"]) == len(reports) - 1


def test_new_people_slogans_and_zones_change_nothing_that_older_documents_match(reports, commit):
    queries = ["产业集聚区", "区建", "重点项目", "四大一高", "杨树平", "集聚区建设", "会议强调"]
    before = {words: found(content=words) for words in queries}
    with commit():
        make_person("重点项"), make_person("区建设"), make_strategy("产业集聚区建设工作"), make_strategy("会议强")
        Zone.objects.create(name="集聚区建")
        make_report("重点项和区建设到产业集聚区建设工作会议强集聚区建。", status="draft")
        Report.objects.get(pk=reports[7].pk).save()
    assert {words: found(content=words) for words in queries} == before
    index_sync.rebuild()
    assert {words: found(content=words) for words in queries} == before


def test_an_empty_index_finds_nothing(indexed):
    indexed()
    asked = SearchQuerySet().filter(content="会议").facet("year")
    assert (list(asked[:10]), len(asked), asked.facet_counts()["fields"]) == ([], 0, {"year": []})

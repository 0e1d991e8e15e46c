"""What a query asks of the index, and how it is said back to the reader."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Report
from search.engine import analysis
from search.results import query
from search.results.conditions import conditions_of
from search.results.params import SearchParams
from tests.helpers import make_person, make_report, mention_document, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports(indexed):
    """Three: one that Wang chairs, with a document; one of 2012 with a telling title; one with neither."""
    first, second = make_report("会议说产业链。"), make_report("会议。", title="集聚区大会", published_on="2012-01-01")
    third = make_report("集聚区，GDP增长。", title="第三份")
    take_part(first, make_person("王一山"), "chair"), mention_document(first, "十二五规划")
    take_part(third, make_person("李二水"), "speaker")
    indexed()
    return [first, second, third]


@pytest.mark.parametrize(
    ("q", "numbers"),
    [
        ("标题:集聚区", {1}), ("title:“聚区”", {1}), ("集聚区", {1, 2}), ("集聚区 -标题:集聚区", {2}),
        ("文件:十二五", {0}), ("document:“《十二五规划》”", {0}), ("文件:十三五", set()),
        ("身份:主持", {0}), ("part:chair", {0}), ("身份：讲话", {2}), ("部分:讲", {2}), ("身份:国王", set()),
        ("产业*", {0}), ("GD*", {2}), ("产业* | 年:2012", {0, 1}), ("会议 NOT 产业*", {1}), ("会议 或 GDP", {0, 1, 2}),
    ],
)  # fmt: skip
def test_each_field_and_operator_finds_what_it_says(reports, q, numbers):
    found = query.run(SearchParams(q=q))
    assert {hit.report.pk for hit in found.hits} == {reports[number].pk for number in numbers}


def test_the_label_of_a_part_counts_in_chinese_and_in_the_language_of_the_reader(reports):
    with translation.override("en"):
        assert query.run(SearchParams(q="part:主持")).total == query.run(SearchParams(q="身份:chair")).total == 1


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ("会议 集聚区", ""), ("", ""),
        ("“集聚区”", "含有原句“集聚区”"), ("会议 -产业*", "含有词语“会议”，且不要含有“产业”开头的词"),
        ("(标题:a 或 官员:b) 年:2012..", "（标题含有“a”，或人物是“b”），且日期在 2012 年或以后"),
        ("年:2012 | 年:..2012 | 年:2012..2014",
         "日期在 2012 年，或日期在 2012 年或以前，或日期在 2012 年到 2014 年"),
        ("part:chair", "有人的身份是主持"), ("part:king", "身份是“king”"),
    ],
)  # fmt: skip
def test_a_query_is_said_back_in_words(q, said):
    assert conditions_of(q).described == (f"找这样的报道：{said}。" if said else "")


@pytest.mark.parametrize(
    ("q", "named"),
    [
        ("年:昨天", ["年:昨天"]), ("会议 year: soon", ["year: soon"]), ("年：201 产业", ["年:201"]),
        ("-年份:今年", ["年份:今年"]), ("年:2014", []), ("2014年:总结", []), ("“年:昨天”", []), ("年:", []),
    ],
)  # fmt: skip
def test_what_is_no_year_is_said_to_be_searched_as_words(db, q, named):
    said = [f"“{words}”里没有年份，当作词语检索；年份写成 年:2014 或 年:2012..2014。" for words in named]
    assert conditions_of(q).notices == said


def test_too_many_words_are_cut_off_and_that_is_said():
    read = conditions_of("".join(f"{chr(0x4E00 + number)}，" for number in range(0, 6000, 30)))
    assert "一次最多检索 64 个词" in "".join(read.notices)
    assert 32 <= len(analysis.query_parts(read.node.text)) <= 64


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_anything_is_said_back(q):
    assert isinstance(conditions_of(q).described, str)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2014-05-08", "", ["2014-05-08", "2014-06", "2015-01-01"]),
        ("", "2014-05-08", ["2014-05-07", "2014-05-08"]),
        ("2014-05-08", "2014-05-08", ["2014-05-08"]),
        ("2014-05-09", "2014-12-31", ["2014-06"]),
        ("2016-01-01", "2015-01-01", []),
        ("", "", ["--05-08", "2014-05-07", "2014-05-08", "2014-06", "2015-01-01"]),
    ],
)
def test_a_range_of_days_stands_beside_the_words(indexed, client, since, until, found):
    for day in ("2014-05-07", "2014-05-08", "2014-06", "2015-01-01", "--05-08"):
        make_report("会议强调，要抓好落实。", published_on=day)
    indexed()
    asked = SearchParams(q="落实", since=since, until=until)
    assert sorted(str(hit.report.published_on) for hit in query.run(asked).hits) == sorted(found)
    page = client.get(asked.url)
    chips = [(chip.title, chip.label) for chip in page.context["results"].chips]
    assert chips == [(title, day) for title, day in (("从", since), ("到", until)) if day]
    if found:
        assert f'name="since" value="{since}"' in page.content.decode()


@pytest.mark.parametrize(
    ("samples", "titles", "chip"),
    [
        ("no", ["实报"], [("示例", "不含示例")]),
        ("only", ["示例报"], [("示例", "只有示例")]),
        ("", ["实报", "示例报"], []),
    ],
)
def test_samples_can_be_left_out_or_be_all_that_is_found(indexed, client, samples, titles, chip):
    for title in ("实报", "示例报"):
        make_report("会议强调，要抓好落实。", title=title, is_sample=title == "示例报")
    indexed()
    asked = SearchParams(q="落实", samples=samples)
    assert sorted(str(hit.report.title) for hit in query.run(asked).hits) == titles
    chips = client.get(asked.url).context["results"].chips
    assert [(each.title, each.label) for each in chips] == chip


def test_a_day_that_is_none_is_told_and_left_out(indexed, client):
    make_report("会议强调，要抓好落实。")
    indexed()
    page = client.get("/search/", {"q": "落实", "since": "2014-02-30"}).content.decode()
    assert "since 须是日期" in page

"""A phrase through the years: every number is what its link finds, and what was not said is not what is not held."""

import json
import re

import pytest
from django.test import Client

from archive.models.standing import held_per_year
from search.results import phrase_history as history
from search.results import query
from search.results.params import SearchParams
from search.results.phrase_history import held_among, phrase_history, quoted, years_of
from tests.helpers import make_report, tight

pytestmark = pytest.mark.django_db
PAGE = "/search/years/"


@pytest.fixture
def archive(indexed):
    for text, day in [
        ("会议要求，全面推进三年倍增计划，抓好落实。", "2012-03-01"),
        ("全面推进三年倍增计划；三年倍增，重在项目。", "2012-06-01"),
        ("会议研究造林工作。", "2013-01-01"),
        ("大力实施“三年翻番”。", "2014-01-01"),
        ("他说，全面推进三年倍增。", "2016-01-01"),
        ("全面推进三年倍增。", "--05-01"),
    ]:
        make_report(text, published_on=day)
    indexed()
    held = held_per_year()
    return phrase_history("三年倍增", held, years_of(held))


def test_each_year_has_its_wordings_and_how_many_reports_have_them(archive):
    years = {year.year: year for year in archive.years}
    assert list(years) == [2012, 2013, 2014, 2015, 2016]
    words = {wording.words: wording.number for wording in years[2012].wordings}
    assert words == {"全面推进三年倍增计划": 2, "三年倍增": 2}
    assert (years[2013].held, years[2013].number) == (1, 0)
    assert years[2015].held == 0
    assert archive.undated == 1
    assert archive.first.report.published_on == "2012-03-01"
    assert archive.first.url.endswith("#s1")


def test_a_near_wording_is_offered_with_its_first_use(archive):
    assert [(each.words, each.number, each.first.sentence) for each in archive.variants] == [("三年翻番", 1, 1)]


def test_every_number_is_what_its_link_finds(archive):
    html = tight(Client().get(PAGE, {"q": "“三年倍增”"}).content.decode())
    links = re.findall(r'href="([^"]+)" data-count="(\d+)" data-of="reports"', html)
    assert len(links) == 6 + 2  # two years stand as points, too
    for address, number in links:
        found = Client().get(address.replace("&amp;", "&")).context["results"].total
        assert found == int(number), address


def test_said_not_said_and_not_held_look_different(archive):
    html = Client().get(PAGE, {"q": "三年倍增"}).content.decode()
    row = dict(re.findall(r'<tr>\s*<th scope="row">(\d{4})</th>(.*?)</tr>', html, re.DOTALL))
    assert "0/1" in row["2013"]
    assert "有报道，没有说到" in row["2013"]
    assert "没有收入报道" in row["2015"]
    assert "没有收入报道" not in row["2012"]


def test_where_nobody_says_it_no_years_are_listed(archive):
    html = Client().get(PAGE, {"q": "没有说过的话"}).content.decode()
    assert "没有一份报道里有这几个字" in html
    assert "<table" not in html


@pytest.mark.parametrize("q", ["", "三", "长" * 41, "<script>", "没有说过的话", '"', "a:b (", "“”", "((((", "*" * 9])
def test_nothing_typed_and_nothing_found_are_answered(archive, q):
    answer = Client().get(PAGE, {"q": q})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script src", "")


def test_the_table_can_be_taken_away(archive):
    rows = json.loads(Client().get(PAGE, {"q": "三年倍增", "format": "json"}).getvalue())["rows"]
    assert [row["year"] for row in rows] == [2012, 2012, 2013, 2014, 2015, 2016]
    assert rows[2]["reports"] == 0
    assert rows[4]["reports"] is None


def test_results_of_a_phrase_lead_there(archive):
    assert f"{PAGE}?q=" in Client().get("/search/?q=三年倍增").content.decode()


def test_years_come_in_pages_and_whole_in_the_table(archive, monkeypatch):
    monkeypatch.setattr("search.web.views.YEARS", 3)
    for page, years in ((1, [2012, 2013, 2014]), (2, [2015, 2016])):
        shown = Client().get(PAGE, {"q": "三年倍增", "page": page}).context["history"]
        assert [year.year for year in shown.years] == years
        assert (shown.undated, shown.first.report.published_on, shown.is_cut) == (1, "2012-03-01", False)
    rows = json.loads(Client().get(PAGE, {"q": "三年倍增", "format": "json", "page": 2}).getvalue())["rows"]
    assert {row["year"] for row in rows} == {2012, 2013, 2014, 2015, 2016}


def test_no_more_text_is_read_than_is_bearable_and_the_page_says_so(archive, monkeypatch):
    monkeypatch.setattr(history, "_MOST_CHARACTERS", 10)
    found = phrase_history("三年倍增", held_per_year(), range(2012, 2017))
    assert found.is_cut
    assert sum(len(year.wordings) for year in found.years) == 1
    assert [year.number for year in found.years] == [2, 0, 0, 0, 1]
    assert "只读了最早的一部分" in Client().get(PAGE, {"q": "三年倍增"}).content.decode()


def test_a_phrase_with_quotes_inside_is_quoted_otherwise():
    assert "%E3%80%8C" in quoted("要“稳”字当头").url


def test_inside_of_a_query_only_what_it_finds_is_counted(archive):
    among = SearchParams(q="全面 OR 造林")
    held, notices = held_among(among)
    assert (held, notices) == ({2012: 2, 2013: 1, 2016: 1}, [])
    found = phrase_history("三年倍增", held, years_of(held), among)
    assert [(year.year, year.held, year.number, year.percent) for year in found.years] == [
        (2012, 2, 2, 100.0), (2013, 1, 0, 0.0), (2014, 0, 0, None), (2015, 0, 0, None), (2016, 1, 1, 100.0),
    ]  # fmt: skip
    assert found.undated == 1
    assert query.count(quoted("三年倍增", 2012, among)) == 2
    assert query.count(quoted("三年倍增", 2012, SearchParams(q="造林"))) == 0


@pytest.mark.parametrize("within", ["", "会议"])
def test_samples_are_counted_beside_no_other_reports(indexed, within):
    for text, is_sample in [
        ("会议强调三年倍增。", False), ("会议研究造林。", False), ("会议强调三年倍增。", True),
        ("会议强调四季常青。", True), ("会议研究种草。", True),
    ]:  # fmt: skip
        make_report(text, published_on="2012-03-01", is_sample=is_sample)
    indexed()
    for phrase, counted in [("三年倍增", (1, 2)), ("四季常青", (1, 3)), ("无人说过", (0, 2))]:
        context = Client().get(PAGE, {"q": phrase, "within": within}).context
        (year,) = context["history"].years
        assert (year.number, year.held) == counted, phrase
        assert Client().get(year.url).context["results"].total == year.number
        points = [(point.part, point.whole) for _line, points in context["drawn"] for point, _address in points]
        assert points in ([counted], [])


def test_without_other_reports_samples_are_counted(indexed):
    make_report("会议强调三年倍增。", published_on="2012-03-01", is_sample=True)
    indexed()
    (year,) = Client().get(PAGE, {"q": "三年倍增"}).context["history"].years
    assert (year.number, year.held, year.url) == (1, 1, quoted("三年倍增", 2012).url)


def test_the_page_follows_a_phrase_inside_of_a_query(archive):
    answer = Client().get(PAGE, {"q": "三年倍增", "within": "造林 地区:无此地"})
    assert answer.status_code == 200
    assert "无此地" in answer.content.decode()
    rows = json.loads(
        b"".join(Client().get(PAGE, {"q": "三年倍增", "within": "全面", "format": "json"}).streaming_content)
    )
    assert {row["year"]: row["percent"] for row in rows["rows"]}[2012] == 100.0


def test_a_wording_that_is_cut_within_a_clause_says_so(indexed):
    make_report(
        "全" * 30 + "三年倍增" + "面" * 30 + "。" + "会" * 16 + "三年倍增" + "议" * 16 + "。", published_on="2012-01-01"
    )
    indexed()
    (year,) = phrase_history("三年倍增", {2012: 1}, [2012]).years
    assert {wording.shown for wording in year.wordings} == {
        "…" + "全" * 16 + "三年倍增" + "面" * 16 + "…", "会" * 16 + "三年倍增" + "议" * 16,
    }  # fmt: skip
    assert all("…" not in wording.words for wording in year.wordings)


def test_several_phrases_are_drawn_each_point_leads_to_its_reports(archive):
    html = Client().get(PAGE, {"q": "三年倍增", "also": ["造林", "", "三年倍增"]}).content.decode()
    chart = html[html.index('class="chart phrase-chart"') : html.index("</figure>")]
    assert chart.count("<polyline") == 4 + 2  # two lines, each broken in 2015, of which nothing is held; and the key
    points = re.findall(r'href="([^"]+)"\s+data-count="(\d+)"', chart)
    assert [int(number) for _address, number in points] == [2, 1, 1]
    for address, number in points:
        assert Client().get(address.replace("&amp;", "&")).context["results"].total == int(number)
    assert 'value="造林"' in html


@pytest.mark.parametrize("also", [["一"], ["字" * 60], ["甲乙", "丙丁", "戊己", "庚辛"]])
def test_phrases_that_cannot_be_drawn_are_refused_in_words(archive, also):
    page = Client().get(PAGE, {"q": "三年倍增", "also": also})
    assert page.status_code == 200
    assert ("请给出" in page.content.decode()) or ("also" in page.content.decode())

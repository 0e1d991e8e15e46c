"""The search page, the name boxes and the JSON addresses."""

import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Area, Report
from search.results import params
from tests.helpers import make_area, make_person, make_publisher, make_report, mention_strategy, mention_zone, take_part

pytestmark = pytest.mark.django_db
fuzz = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fill(number: int, **fields):
    """``number`` reports with everything that a result shows."""
    city = make_area("云麓市", parent=make_area("云江省", "province"))
    publisher = make_publisher()
    for n in range(number):
        month, year = n % 12 + 1, 2010 + n % 5
        defaults = {"area": city, "publisher": publisher, "published_on": f"{year}-{month:02}-01"}
        report = make_report(f"会议强调，第{n}件事是四大一高。高新区要带头。", **{**defaults, **fields})
        take_part(report, make_person(f"王{chr(0x4E00 + n)}山"))
        mention_strategy(report, f"第{report.pk}号战略"), mention_zone(report, f"第{report.pk}园区")


@pytest.fixture
def site(indexed, client):
    """The address of the page, opened with these parameters."""

    def visit(fill_with=0, /, **parameters):
        if fill_with:
            fill(fill_with)
            indexed()
        return client.get(reverse("search"), parameters)

    return visit


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", response.content.decode()))


def test_results_with_passages_people_filters_and_numbers(site):
    page = site(12, q="“四大一高” 会议")
    html = page.content.decode()
    assert "第 1–10 份，共 12 份" in text_of(page)
    assert html.count("<mark>四大一高</mark>") == 10
    assert re.search(r'<a href="/reports/[^"]+/\?q=[^"]+#s1">', html)
    for wanted in ('href="/people/', 'href="/strategies/', 'href="/zones/', "?q=", "&amp;year=2014"):
        assert wanted in html
    for title in ("地区", "年份", "人物", "口号", "园区", "来源", "身份"):
        assert f">{title}</h2>" in html


def test_the_passages_of_a_corrected_report_lead_to_their_sentences(indexed, client):
    report = Report.objects.get(pk=make_report("会议强调环保。全县推进四大一高战略。").pk)
    report.text = "省里也来了人。" + report.text
    report.save()
    indexed()
    address = "/search/?q=四大一高"
    assert re.search(r'<a href="/reports/[^"]+/\?q=[^"]+#s2">[^/]+<mark>四大一高</mark>', client.get(address).text)
    assert re.search(r'data-collect="[0-9]+\.2"', client.get(address).text)
    assert client.get("/api/v1" + address.replace("/?", "?")).json()["results"][0]["passages"][0]["url"].endswith("#s2")


@pytest.mark.parametrize(("page", "size", "shown"), [(1, 5, "第 1–5 份"), (3, 5, "第 11–12 份"), (2, 7, "第 8–12 份")])
def test_pages_are_right_at_any_offset(site, page, size, shown):
    answer = site(12, q="会议", page=page, page_size=size)
    assert f"{shown}，共 12 份" in text_of(answer)


def test_a_page_behind_the_last_leads_to_the_last(site):
    answer = site(12, q="会议", page=99)
    assert answer.status_code == 302
    assert "page=2" in answer["Location"]


def test_a_chip_takes_its_filter_back_and_the_facet_marks_it(site):
    site(3)
    html = site(q="会议", area=Area.objects.get(name="云麓市").slug).content.decode()
    assert 'aria-label="移除筛选：云江省云麓市"' in html
    assert 'aria-current="true"' in html
    assert 'href="?q=会议"' in html


def test_the_parts_of_a_chosen_person_are_that_persons(indexed, client):
    report, person = make_report(), make_person("王一山")
    take_part(report, person, "chair"), take_part(report, "李二水", "speaker")
    indexed()
    visit = lambda part: client.get(reverse("search-api"), {"person": person.slug, "part": part}).json()  # noqa: E731
    assert (visit("chair")["total"], visit("speaker")["total"]) == (1, 0)
    facets = client.get(reverse("search-api"), {"person": person.slug}).json()["facets"]
    assert [option["value"] for option in facets["part"]] == ["chair"]


def test_an_empty_result_says_what_to_try_and_what_there_is(site):
    page = site(3, q="第1件事", year="2010")
    assert "去掉筛选“年份 2010年” 1 份" in text_of(page)
    assert "从 2010 年到 2012 年" in text_of(page)
    assert "没有找到报道" in text_of(page)


@pytest.mark.parametrize(
    ("asked", "offers"),
    [
        ({"q": "第1件事", "year": "2010", "part": "chair"}, ["去掉所有筛选 1 份"]),
        ({"q": "“事件”"}, []),
        ({"q": "“强调会议”"}, ["去掉引号，词语可以分开 3 份"]),
        ({"q": "会议 第9件事"}, ["有其中一个词就行 3 份"]),
        ({"q": "没有这样的话"}, []),
        ({"year": "2010", "part": "chair"}, ["去掉筛选“身份 主持” 1 份"]),
    ],
)
def test_what_to_leave_out_is_offered_with_what_that_would_find(site, asked, offers):
    shown = text_of(site(3, **asked))
    assert "没有找到报道" in shown
    assert all(offer in shown for offer in offers)
    assert ("放宽一点就有" in shown) == bool(offers)
    assert " 0 份" not in shown


def test_before_a_query_there_are_boxes_and_examples(site):
    page = site(3)
    assert "档案现有 3 份报道" in text_of(page)
    assert "可以试试" in text_of(page)
    assert 'name="person_name"' in page.content.decode()


def test_without_an_index_the_page_says_so(client):
    answer = client.get(reverse("search"), {"q": "会议"})
    assert (answer.status_code, "索引还没有建好" in text_of(answer)) == (503, True)
    assert client.get(reverse("search-api"), {"q": "会议"}).status_code == 503
    assert client.get(reverse("suggest-api"), {"q": "会", "kind": "title"}).json() == {"suggestions": []}


def test_too_long_a_query_is_told_so(site):
    site(1)
    answer = site(q="长" * 501)
    assert (answer.status_code, "最多 500 个字" in text_of(answer)) == (200, True)


def test_a_field_that_means_nobody_is_told_so(site):
    assert "档案里没有叫“无此人”的人物" in text_of(site(1, q="官员:无此人"))


def test_an_unknown_filter_is_left_out_and_told_so(site):
    page = site(1, person="nobody")
    assert "没有“nobody”这一筛选项" in text_of(page)
    assert "共 1 份" in text_of(page)


def test_the_number_of_queries_does_not_depend_on_the_number_of_reports(indexed, client):
    fill(10)
    indexed()
    address = f"{reverse('search')}?q=会议 OR 四大一高&year=2010&year=2011&page_size=100"
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    fill(60)
    indexed()
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(few) == len(many) <= 26


@pytest.mark.parametrize("typed", ["杨树平", "楊樹平", "yangshuping", "ysp"])
def test_the_official_box_leads_to_the_reports_of_that_official(indexed, client, typed):
    person = make_person("杨树平")
    take_part(make_report(), person)
    make_report("杨树很平。")
    indexed()
    answer = client.get(reverse("search"), {"person_name": typed}, follow=True)
    assert answer.redirect_chain == [(params.SearchParams(person=(person.slug,)).url, 302)]
    assert "共 1 份" in text_of(answer)


def test_several_of_a_name_are_offered_and_none_is_told(indexed, client):
    for note in ("甲县", "乙县"):
        take_part(make_report(), make_person("王一山", note=note))
    mention_strategy(make_report(), "四大一高")
    indexed()
    offered = client.get(reverse("search"), {"person_name": "王一山"})
    assert "王一山（甲县）" in text_of(offered)
    assert "王一山（乙县）" in text_of(offered)
    assert "档案里没有叫“赵六”的" in text_of(client.get(reverse("search"), {"person_name": "赵六"}))
    assert client.get(reverse("search"), {"strategy_name": "sdyg"}).status_code == 302


def test_the_boxes_for_other_pages():
    html = Template("{% load search_tags %}{% search_boxes %}").render(Context())
    assert re.findall('name="([^"]+)"', html) == ["person_name", "strategy_name"]


class TestJson:
    def test_the_shape(self, indexed, client):
        fill(12)
        indexed()
        asked = {"q": "“四大一高”", "page": 2, "page_size": 5, "sort": "newest"}
        answer = client.get(reverse("search-api"), asked).json()
        assert (answer["total"], answer["page"], len(answer["results"])) == (12, 2, 5)
        first = answer["results"][0]
        assert set(first) == {"id", "title", "url", "published_on", "passages", "is_sample"}
        assert first["url"].startswith("http://testserver/reports/")
        assert first["passages"][0]["html"].count("<mark>四大一高</mark>") == 1
        assert first["passages"][0]["url"] == first["url"] + "#s1"
        assert set(answer["facets"]) == {"area", "year", "person", "strategy", "zone", "publisher", "part"}
        assert {"value": "2014", "label": "2014年", "count": 2} in answer["facets"]["year"]
        days = [result["published_on"] for result in answer["results"]]
        assert days == sorted(days, reverse=True)

    @pytest.mark.parametrize(
        "wrong",
        ["page=0", "page=x", "page_size=101", "page_size=-1", "sort=best", "year=20", "part=king", "person=nobody",
         f"q={'x' * 501}", "page=99999999999999999999", "year=２０１４"],
    )  # fmt: skip
    def test_a_wrong_parameter_is_refused_with_a_sentence(self, indexed, client, wrong):
        indexed()
        answer = client.get(f"{reverse('search-api')}?{wrong}")
        assert answer.status_code == 400
        assert answer.json()["error"].endswith(("。", "nobody"))
        assert wrong.partition("=")[0] in answer.json()["error"]

    def test_a_page_behind_the_last_is_empty(self, indexed, client):
        fill(2)
        indexed()
        answer = client.get(reverse("search-api"), {"q": "会议", "page": 7}).json()
        assert (answer["total"], answer["results"]) == (2, [])

    def test_suggestions(self, indexed, client):
        fill(2)
        report = make_report(title="云麓开发大会")
        take_part(report, "云中鹤")
        indexed()
        one = client.get(reverse("suggest-api"), {"q": "yzh", "kind": "person"}).json()["suggestions"]
        assert [(row["kind"], row["label"], row["report_count"]) for row in one] == [("person", "云中鹤", 1)]
        assert one[0]["search_url"].startswith("/search/?person=")
        every = client.get(reverse("suggest-api"), {"q": "雲"}).json()["suggestions"]
        assert {row["kind"] for row in every} == {"person", "area", "title"}
        assert client.get(reverse("suggest-api"), {"q": "a", "kind": "king"}).status_code == 400
        assert client.get(reverse("suggest-api")).json() == {"suggestions": []}

    def test_only_reading(self, client):
        assert client.post(reverse("search-api")).status_code == 405


SYNTAX = st.sampled_from([*"()（）-“”\"': 年。<>&%*?[]{}\\/", " OR ", "官员:", "year:2014", "会议", "四大一高"])


@fuzz
@given(q=st.text() | st.lists(SYNTAX, max_size=40).map("".join))
def test_no_query_is_an_error(site, client, q):
    if not Report.objects.exists():
        fill(2)
        call_command("index", "rebuild")
    readable = "\0" not in q and not any("\ud800" <= character <= "\udfff" for character in q)
    for route in ("search", "search-api", "suggest-api"):
        status = client.get(reverse(route), {"q": q}).status_code
        assert status == (200 if readable and (len(q) <= 500 or route != "search-api") else 400)
    client.get(reverse("search"), {"person_name": q})


@fuzz
@given(st.dictionaries(st.sampled_from(["q", *params.FILTERS, "sort", "page", "page_size"]), st.text(max_size=20)))
def test_what_is_read_from_an_address_is_written_to_the_same(values):
    query = QueryDict(mutable=True)
    query.update(values)
    asked, _problems = params.SearchParams.of(query)
    assert params.SearchParams.of(asked.url.partition("?")[2]) == (asked, [])


def test_english_and_chinese_pages_both_render(site, client):
    client.cookies["django_language"] = "en"
    page = site(3, q="会议")
    assert page.status_code == 200
    assert json.loads(client.get(reverse("search-api"), {"q": "会议"}).content)["total"] == 3


def test_a_query_that_takes_too_long_is_given_up_and_that_is_said(site, client, monkeypatch):
    site(3)
    monkeypatch.setattr("search.whoosh_engine.reader.SECONDS", -1)
    answer = client.get(reverse("search"), {"q": "会议"})
    assert (answer.status_code, "没有查完" in text_of(answer)) == (503, True)
    assert "没有查完" in client.get(reverse("search-api"), {"q": "会议"}).json()["error"]
    assert client.get(reverse("search-feed"), {"q": "会议"}).status_code == 503

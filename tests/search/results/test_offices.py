"""Offices in a query: 任职 and 曾任, with a day or without, and the answer to who held a post."""

import pytest

from archive.models.unit_of_work import changing
from archive.queries.post_days import partial_day
from search.names import lookup
from search.results import offices, query
from search.results.params import SearchParams
from tests.helpers import make_area, make_person, make_report, state_appointment, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayors(indexed):
    """陆明远 seen as mayor 2012 to 2013, removed in 2014 when 沈若川 came, who is seen in 2016."""
    area, before, after = make_area("云岫市"), make_person("陆明远"), make_person("沈若川")
    for day, person in (("2012-03-01", before), ("2013-09-01", before), ("2016-05-01", after)):
        report = make_report(f"市长{person}讲话。", published_on=day, area=area)
        with changing([report]):
            take_part(report, person, role_title="云岫市市长")
    notice = make_report("任命沈若川为云岫市市长，免去陆明远的云岫市市长职务。", published_on="2014-02-10", area=area)
    with changing([notice]):
        for person in (before, after):
            take_part(notice, person, "mentioned")
        state_appointment(notice, after, "沈若川为云岫市市长", office="云岫市市长", day="2014-02-10")
        state_appointment(notice, before, "陆明远的云岫市市长", office="云岫市市长", event="ended", day="2014-02-10")
    make_report("天气晴好。", published_on="2013-01-01", area=area)
    indexed()


def days_found(q: str) -> list[str]:
    return sorted(str(hit.report.published_on) for hit in query.run(SearchParams(q=q)).hits)


LU, SHEN = ["2012-03-01", "2013-09-01", "2014-02-10"], ["2014-02-10", "2016-05-01"]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("任职:云岫市市长", sorted({*LU, *SHEN})),
        ("任职:云岫市人民政府市长", sorted({*LU, *SHEN})),
        ("任职:云岫市市长@2013", LU),
        ("任职:云岫市市长@2013-01", LU),
        ("任职：“云岫市市长＠2015年6月”", SHEN),
        ("office:云岫市市长@2016-05-01", SHEN),
        ("曾任:云岫市市长", LU),
        ("former:云岫市市长@2013", []),
        ("任职:云岫市市长@2013 年:2012", ["2012-03-01"]),
        ("任职:云岫市市长@1999", []),
    ],
)
def test_fields_of_offices(mayors, q, found):
    assert days_found(q) == found


def test_what_the_field_was_read_as_is_told(mayors):
    assert "有任“云岫市市长（2013）”的人" in query.run(SearchParams(q="任职:云岫市市长@2013")).described
    assert "有曾任“云岫市市长”的人" in query.run(SearchParams(q="曾任:云岫市市长")).described
    assert query.run(SearchParams(q="任职:云岭县县长")).notices == ["档案里没有叫“云岭县县长”的任职。"]


@pytest.mark.parametrize(
    "q",
    [
        "谁在2015年6月任云岫市市长", "云岫市市长 2015年6月", "2015年6月 云岫市市长", "2015年6月云岫市市长是谁？",
        "云岫市市长2015-06-30", "2015年云岫市人民政府市长", "2015年6月30日谁是云岫市的市长",
        "请问谁在2015年担任云岫市市长?",
    ],
)  # fmt: skip
def test_a_question_of_who_held_a_post_is_answered(mayors, q):
    told = offices.answer(q)
    assert [(str(each.tenure.person), each.tenure.started) for each in told.holders] == [("沈若川", "2014-02-10")]


def test_where_nobody_is_known_then_it_tells_who_was_before_and_after(mayors):
    told = offices.answer("云岫市市长 2010年")
    assert (told.holders, told.before, str(told.after.tenure.person)) == ([], None, "陆明远")
    told = offices.answer("云岫市市长 2018年5月")
    assert (told.holders, str(told.before.tenure.person), told.after) == ([], "沈若川", None)


@pytest.mark.parametrize(
    "q", ["2015年6月", "云岫市市长", "云岭县县长 2015年", "2015年经济工作", "市长 2015年", "2015年13月云岫市市长", ""]
)
def test_what_asks_for_nothing_of_the_kind_has_no_answer(mayors, q):
    assert offices.answer(q) is None


def test_the_answer_stands_above_the_results(mayors, client):
    html = client.get("/search/", {"q": "云岫市市长 2015年6月"}).content.decode()
    assert html.index('id="on-day"') < html.index('id="found"') if 'id="found"' in html else 'id="on-day"' in html
    assert "沈若川" in html


def test_posts_are_completed_and_lead_to_their_people(mayors, client):
    assert [post.name for post in lookup.suggest("post", "云岫市")] == ["云岫市市长"]
    (row,) = client.get("/api/v1/suggest", {"q": "yxs", "kind": "post"}).json()["suggestions"]
    assert client.get(row["search_url"]).context["results"].total == 4


@pytest.mark.parametrize(
    ("printed", "partial"),
    [
        ("2015", "2015"), ("2015年", "2015"), ("2015年6月", "2015-06"), ("2015-6-3", "2015-06-03"),
        ("2015年06月30日", "2015-06-30"), ("2015-13", None), ("15", None), ("x", None), ("2015-06-40", None),
    ],
)  # fmt: skip
def test_days_as_they_are_typed(printed, partial):
    assert partial_day(printed) == partial

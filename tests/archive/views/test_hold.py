"""The page and the address of the API that hold a text against the archive."""

import json

import pytest
from django.test import Client

from archive.http import expensive, request_time
from archive.models import Report
from archive.models.sentence_prints import index_all_fingerprints
from tests.helpers import make_report

SAID = "要坚定不移推进霁阳湖综合治理三年行动计划。"


@pytest.fixture
def report(db):
    made = make_report(f"会议强调，{SAID}大家都说好。{SAID}", published_on="2014-05-08")
    index_all_fingerprints()
    return made


def post(text, **more):
    return Client(**more).post("/hold/", {"text": text})


def ask(body, **more):
    data = body if isinstance(body, bytes | str) else json.dumps(body)
    return Client(**more).post("/api/v1/hold", data, content_type="application/json")


def test_the_page_shows_where_a_sentence_stands(report):
    answer = post(f"{SAID}这一句话档案里从来没有过。")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f"{report.get_absolute_url()}#s" in html
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_the_form_is_for_one_reader_alone():
    answer = Client().get("/hold/")
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_form_without_a_token_is_refused():
    assert post("会议强调，要抓好落实。", enforce_csrf_checks=True).status_code == 403


@pytest.mark.django_db
def test_markup_in_a_text_is_shown_as_text():
    assert "<script>alert" not in post("<script>alert(1)</script>会议强调要抓好落实各项工作。").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "status", "told"),
    [("好" * 100_001, 413, "100,001"), ("", 400, "请贴上"), ("会\0议", 400, "无法识别")],
)
def test_what_cannot_be_used_is_told(text, status, told):
    page, api = post(text), ask({"text": text})
    assert (page.status_code, api.status_code) == (status, status)
    assert told in page.content.decode()
    assert told in api.json()["error"]


def test_the_api_answers_sentence_by_sentence(report):
    answer = ask({"text": f"{SAID}大家都说好。"}, enforce_csrf_checks=True).json()
    first, second = answer["sentences"]
    assert (first["holding"], second["holding"]) == ("verbatim", "short")
    assert first["first"]["report"] == report.slug
    assert first["first"]["url"].startswith(report.get_absolute_url())
    assert answer["counts"] == {"verbatim": 1, "short": 1}
    assert answer["coverage"]["reports"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'{"text": 5}', b'{"text": "\\ud800"}', b"\xff\xfe"])
def test_the_api_refuses_what_is_no_text(body):
    answer = ask(body)
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.django_db
def test_the_api_takes_no_parameters_and_no_other_method():
    assert Client().post("/api/v1/hold?x=1", "{}", content_type="application/json").status_code == 400
    assert Client().get("/api/v1/hold").status_code == 405


@pytest.mark.django_db
def test_the_api_is_described():
    described = Client().get("/api/v1/openapi.json").json()
    assert "requestBody" in described["paths"]["/api/v1/hold"]["post"]
    page = Client().get("/api/v1/docs").content.decode()
    assert "POST /api/v1/hold" in page
    assert "nothing of it is kept" in page


def test_nothing_is_kept(report, django_assert_num_queries):
    before = set(Report.objects.values_list("pk", flat=True))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        post(SAID)
    assert not [each["sql"] for each in captured if not each["sql"].startswith(("SELECT", "PRAGMA"))]
    assert set(Report.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
@pytest.mark.parametrize("send", [post, lambda text: ask({"text": text})])
def test_a_text_waits_for_its_turn_and_has_the_time_of_a_page(send, monkeypatch, settings):
    monkeypatch.setattr(expensive, "TURNS", expensive.Turns(at_once=1, waiting=0))
    expensive.TURNS.take()
    assert send("会议强调要抓好落实各项工作。").status_code == 503
    expensive.TURNS.give_back()
    settings.REQUEST_SECONDS = -1.0
    answer = send("会议强调要抓好落实各项工作。")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert request_time.brings_text


@pytest.mark.django_db
def test_a_text_that_was_brought_in_vain_stands_in_the_form_again(monkeypatch, settings):
    monkeypatch.setattr(expensive, "TURNS", expensive.Turns(at_once=1, waiting=0))
    expensive.TURNS.take()
    busy = post("会议<强调>要抓好落实。")
    expensive.TURNS.give_back()
    settings.REQUEST_SECONDS = -1.0
    for answer in (busy, post("会议<强调>要抓好落实。")):
        page = answer.content.decode()
        assert answer.status_code == 503
        assert 'action="/hold/"' in page
        assert "会议&lt;强调&gt;要抓好落实。</textarea>" in page
    assert f"请过 {busy['Retry-After']} 秒再试" in busy.content.decode()


@pytest.mark.django_db
def test_readers_find_the_page():
    assert 'href="/hold/"' in Client().get("/search/").content.decode()

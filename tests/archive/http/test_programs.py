"""What programs ask: read from other websites, asked again only for what changed, and not without end."""

import re
import sqlite3
from contextlib import contextmanager

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from archive.database.current import database_engine
from archive.http.rate_limit import RateLimit
from tests.helpers import make_report

PUBLIC = ["/api/v1/reports", "/api/v1/nothing", "/oai?verb=Identify", "/api/v1/search?q=会议"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_other_websites_may_read_the_answers_and_errors(address):
    answer = Client().get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.django_db
def test_pages_are_not_opened_to_other_websites():
    make_report()
    for address in ("/", "/reports/", "/admin/login/"):
        assert "Access-Control-Allow-Origin" not in Client().get(address)


@pytest.mark.django_db
def test_notes_of_a_report_are_opened_to_programs_that_annotate():
    path = make_report().get_absolute_url()
    assert Client().get(f"{path}annotations.json")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_the_head_of_an_answer_is_that_of_the_answer(address):
    answer, head = Client().get(address), Client().head(address)
    assert (head.status_code, head["Content-Type"]) == (answer.status_code, answer["Content-Type"])


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "methods"), [
    ("/api/v1/reports", "GET, HEAD, OPTIONS"), ("/oai", "GET, HEAD, OPTIONS, POST"),
    ("/api/v1/hold", "GET, HEAD, OPTIONS, POST"),
])  # fmt: skip
def test_a_preflight_is_answered(address, methods):
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    answer = Client().options(address, headers=asked)
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, methods)


@pytest.mark.django_db
def test_a_limit_counts_for_each_key_and_begins_again_when_its_time_is_over():
    now = [0.0]
    limit = RateLimit("a test", 2, 60, lambda: now[0])
    assert [limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")] == [0, 0, 60, 0]
    now[0] = 45.5
    assert limit.take("a") == 15
    now[0] = 60.0
    assert limit.take("a") == 0


@pytest.mark.django_db
def test_what_is_counted_names_nobody_and_is_taken_away_when_its_time_is_over():
    now = [0.0]
    limit = RateLimit("a test", 2, 60, lambda: now[0])
    limit.take("192.0.2.1")
    now[0] = 60.0
    limit.take("192.0.2.2")
    with database_engine().operational_tables() as execute:
        ((name, over, number),) = execute("SELECT name, over, number FROM operational_rate").fetchall()
    assert (name.startswith("a test "), "192.0.2" in name, over, number) == (True, False, 120.0, 1)


@pytest.mark.django_db
def test_where_nothing_can_be_counted_reading_goes_on(monkeypatch, caplog):
    @contextmanager
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")
        yield

    monkeypatch.setattr(type(database_engine()), "operational_tables", full)
    assert [RateLimit("a test", 1, 60).take("a") for _ in range(3)] == [0, 0, 0]
    assert "could not be counted" in caplog.text


@pytest.mark.django_db
@override_settings(API_PER_MINUTE=2)
def test_a_server_that_is_gone_is_told_without_a_second_wait(monkeypatch):
    @contextmanager
    def gone(*_):
        raise OperationalError from psycopg.OperationalError("connection refused")
        yield

    monkeypatch.setattr(type(database_engine()), "operational_tables", gone)
    answer = Client(raise_request_exception=False).get("/api/v1/reports")
    assert (answer.status_code, "连不上数据库服务器" in answer.text) == (503, True)


@pytest.mark.django_db
@override_settings(API_PER_MINUTE=2)
def test_who_asks_too_often_is_told_so_in_words_and_when_to_come_back():
    client = Client()
    answers = [client.get("/api/v1/reports", headers={"X-Forwarded-For": str(number)}) for number in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[2]["Access-Control-Allow-Origin"] == "*"
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert re.fullmatch(r"请求太多：每分钟至多 2 次，请过 \d+ 秒再来。", answers[2].json()["error"])
    assert client.get("/reports/").status_code == 200  # pages are another matter
    assert Client().get("/api/v1/reports", REMOTE_ADDR="192.0.2.7").status_code == 200


@override_settings(API_PER_MINUTE=1)
@pytest.mark.django_db
def test_one_customer_of_ipv6_is_one_client():
    client = Client()
    assert client.get("/api/v1/reports", REMOTE_ADDR="2001:db8::1").status_code == 200
    assert client.get("/api/v1/reports", REMOTE_ADDR="2001:db8::2").status_code == 429
    assert client.get("/api/v1/reports", REMOTE_ADDR="2001:db8:0:1::1").status_code == 200

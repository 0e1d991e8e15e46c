"""A request ends when its time is over or its reader has left: statements, loops, pages, tables."""

import itertools
import socket

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from archive.analysis.parallel import ParallelLine, parallel
from archive.http.request_time import RequestTimeMiddleware
from archive.http.time_limit import RequestStopped, RequestTime, check_request, is_request_over
from archive.models import Report
from search.engine.deadline import check_deadline
from tests.helpers import make_report

pytestmark = pytest.mark.django_db
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def over():
    with RequestTime(-1).running():
        yield


def test_outside_of_a_request_nothing_is_stopped():
    check_request()
    check_deadline()
    assert not is_request_over()


def test_a_statement_of_the_database_ends_with_its_request():
    with (
        RequestTime(0.05).running(),
        connection.cursor() as cursor,
        pytest.raises(OperationalError, match="interrupted|canceling statement"),
    ):
        cursor.execute(ENDLESS)
    assert Report.objects.count() == 0  # the connection goes on


def test_no_statement_is_sent_any_more(over):
    with pytest.raises(RequestStopped):
        Report.objects.count()


def test_loops_over_texts_and_the_search_look_at_the_clock(over):
    lines = [ParallelLine(1, "会议强调要做好工作")]
    with pytest.raises(RequestStopped):
        parallel(lines, lines)
    with pytest.raises(RequestStopped):
        check_deadline()


def test_a_reader_who_left_is_seen(monkeypatch):
    monkeypatch.setattr("archive.http.time_limit.LOOK_EVERY", -1)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        time = RequestTime(60, ours)
        assert not time.is_over()
        theirs.send(b"GET /next HTTP/1.1")
        assert not time.is_over()
        assert ours.recv(3) == b"GET"  # what was sent is still to be read
        ours.recv(100)
        theirs.close()
        assert time.is_over()
        assert time.has_left


@pytest.mark.parametrize("path", ["/reports/", "/passages/?kind=figure", "/coverage/", "/api/v1/reports"])
def test_a_page_that_takes_too_long_is_given_up_in_words(client, settings, path):
    make_report()
    settings.REQUEST_SECONDS = -1
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "这一页太费时" in (answer.json()["error"] if "api" in path else answer.text)


def test_what_changes_something_is_not_given_up(client, settings):
    settings.REQUEST_SECONDS = -1
    assert client.post("/i18n/setlang/", {"language": "en", "next": "/about/"}).status_code == 302


def streamed(rows, **more):
    request = RequestFactory().get("/", **more)
    return RequestTimeMiddleware(lambda _request: StreamingHttpResponse(rows))(request)


def test_a_table_is_broken_off_when_its_time_is_over(settings):
    settings.EXPORT_SECONDS = -1
    with pytest.raises(RequestStopped):
        list(streamed(["a", "b"]))


def test_rows_end_with_their_reader(monkeypatch):
    monkeypatch.setattr("archive.http.time_limit.LOOK_EVERY", -1)
    ours, theirs = socket.socketpair()
    made = itertools.count()
    with ours, theirs:
        answer = iter(streamed((str(next(made)) for _row in itertools.count()), **{"gunicorn.socket": ours}))
        next(answer)
        theirs.close()
        assert list(answer) == []
    assert next(made) < 3


def test_the_server_closes_the_rows_of_a_table():
    closed = []

    def rows():
        try:
            yield from map(str, itertools.count())
        finally:
            closed.append(True)

    answer = streamed(rows())
    next(iter(answer))
    answer.close()
    assert closed


def test_what_is_small_passes_as_it_is():
    request = RequestFactory().get("/")
    assert RequestTimeMiddleware(lambda _request: HttpResponse("ja"))(request).content == b"ja"

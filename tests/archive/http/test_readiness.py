"""What a watcher is told: that the process answers, and whether pages can."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from archive.http import readiness
from search.indexing.index_sync import backend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def an_index():
    call_command("index", "rebuild", verbosity=0)


def checks(client, status):
    answer = client.get("/readyz")
    assert (answer.status_code, answer["Cache-Control"]) == (status, "no-store")
    assert answer.json()["status"] == ("ok" if status == 200 else "unready")
    return answer.json()["checks"]


def test_the_process_answers_without_database_or_index(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_all_is_ready(client):
    assert checks(client, 200) == {"database": "ok", "migrations": "ok", "index": "ok"}


def test_a_database_that_does_not_answer(client, monkeypatch):
    def broken(*_arguments, **_more):
        raise DatabaseError("/secret/path/archive.sqlite3 is locked")

    monkeypatch.setattr(connection, "cursor", broken)
    assert checks(client, 503) == {"database": "数据库不可用。"}
    assert client.get("/healthz").status_code == 200


def test_migrations_that_wait(client):
    MigrationRecorder.Migration.objects.filter(app="search").delete()
    assert "manage.py migrate" in checks(client, 503)["migrations"]


def test_an_index_that_is_gone_or_of_another_version(client, monkeypatch):
    monkeypatch.setattr("search.whoosh_engine.fingerprint.fingerprint", lambda: "another")
    assert "index rebuild" in checks(client, 503)["index"]


def test_an_index_that_cannot_be_read(client, monkeypatch):
    def broken(_reader):
        raise OSError("/secret/path")

    monkeypatch.setattr(type(backend().reader), "count", broken)
    found = checks(client, 503)
    assert "index rebuild" in found["index"]
    assert "secret" not in str(found)


def test_a_check_that_fails_itself_is_no_page_of_error(client):
    def broken(**_asked):
        raise RuntimeError("secret")

    readiness.readiness_checks.connect(broken)
    try:
        found = checks(client, 503)
    finally:
        readiness.readiness_checks.disconnect(broken)
    assert "secret" not in str(found)
    client.cookies["django_language"] = "en"
    assert client.get("/readyz").status_code == 200

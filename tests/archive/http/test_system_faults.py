"""Faults of the machine are told apart from those of the program, and said in words."""

import errno
import sqlite3

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import get_resolver

from archive.http.system_faults import SystemFault, classify_fault
from archive.loading.loader import load
from archive.models import SourceText


def sqlite(code):
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "x"), SystemFault.FULL),
        (OSError(errno.EROFS, "x"), SystemFault.READ_ONLY),
        (sqlite(sqlite3.SQLITE_FULL), SystemFault.FULL),
        (sqlite(sqlite3.SQLITE_READONLY_DBMOVED), SystemFault.READ_ONLY),
        (sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), SystemFault.BUSY),
        (sqlite(sqlite3.SQLITE_CORRUPT), SystemFault.BROKEN),
        (sqlite(sqlite3.SQLITE_IOERR_READ), SystemFault.BROKEN),
        (sqlite(sqlite3.SQLITE_IOERR_SHMSIZE), SystemFault.FULL),
        (sqlite(sqlite3.SQLITE_ERROR), None),
        (psycopg.errors.DiskFull(), SystemFault.FULL),
        (psycopg.errors.ReadOnlySqlTransaction(), SystemFault.READ_ONLY),
        (psycopg.errors.SerializationFailure(), SystemFault.BUSY),
        (psycopg.errors.DeadlockDetected(), SystemFault.BUSY),
        (psycopg.errors.LockNotAvailable(), SystemFault.BUSY),
        (psycopg.errors.QueryCanceled(), SystemFault.TOO_LONG),
        (psycopg.errors.AdminShutdown(), SystemFault.GONE),
        (psycopg.errors.ConnectionFailure(), SystemFault.GONE),
        (psycopg.OperationalError("no server"), SystemFault.GONE),
        (psycopg.errors.UndefinedTable(), SystemFault.UNPREPARED),
        (psycopg.errors.IndexCorrupted(), SystemFault.BROKEN),
        (psycopg.errors.UniqueViolation(), None),
        (psycopg.DataError("half a character"), None),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (ValueError("x"), None),
        (None, None),
    ],
)
def test_each_is_known_by_its_code(error, expected):
    assert classify_fault(error) is expected


def test_what_stands_behind_an_error_counts():
    error = OperationalError("database is locked")
    error.__cause__ = sqlite(sqlite3.SQLITE_BUSY)
    assert classify_fault(error) is SystemFault.BUSY


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/reports/", "/api/v1/reports"])
def test_a_page_that_meets_one_says_so(monkeypatch, address):
    def fails(*_arguments, **_named):
        raise OperationalError("/srv/secret") from sqlite(sqlite3.SQLITE_CORRUPT)

    get_resolver().check()  # else the views are imported in the time of the request
    monkeypatch.setattr("archive.models.report_queries.ReportQuerySet.published", fails)
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == 503
    assert "已损坏" in answer.content.decode()
    assert "secret" not in answer.content.decode()


@pytest.mark.django_db
def test_taking_in_stops_where_nothing_can_be_stored(monkeypatch):
    def fails(*_arguments):
        raise OperationalError("full") from sqlite(sqlite3.SQLITE_FULL)

    monkeypatch.setattr("archive.loading.loader._written", fails)
    with pytest.raises(OperationalError):
        load("会议召开。".encode(), "a.txt")
    assert not SourceText.objects.exists()

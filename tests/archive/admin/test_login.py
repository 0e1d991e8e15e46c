"""Whoever guesses passwords has to wait, is told so, and locks nobody else out."""

import logging

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from archive.database.current import database_engine
from archive.http import login_attempts
from archive.http.client_ip import client_address
from tests.environment import DATABASE

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
in_a_file = pytest.mark.skipif(bool(DATABASE), reason="PostgreSQL keeps these counts in no file")


@pytest.fixture(autouse=True)
def editor(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for hundreds of guesses
    return User.objects.create_user("editor", password="long and secret", is_staff=True)


def attempt(client, password, name="editor", address="192.0.2.1"):
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)


def guess(client, settings, times=None, **more):
    for number in range(times or settings.AXES_FAILURE_LIMIT):
        answer = attempt(client, f"wrong {number}", **more)
    return answer


def test_after_some_wrong_passwords_the_right_one_has_to_wait(client, settings):
    assert guess(client, settings).status_code == 429
    answer = attempt(client, "long and secret")
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "密码错误次数过多" in answer.text
    assert "_auth_user_id" not in client.session
    client.cookies["django_language"] = "en"
    assert "Too many wrong passwords" in attempt(client, "long and secret").text


def test_nobody_else_is_locked_out(client, settings):
    guess(client, settings)
    assert attempt(client, "long and secret", address="192.0.2.2").status_code == 302


def test_many_names_from_one_address_are_counted_together(client, settings):
    for number in range(settings.AXES_FAILURE_LIMIT):
        answer = attempt(client, "password1", name=f"name{number}")
    assert answer.status_code == 429


def test_the_wait_has_an_end(client, settings):
    from datetime import timedelta

    guess(client, settings)
    settings.AXES_COOLOFF_TIME = timedelta(0)
    assert attempt(client, "long and secret").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, settings):
    for _round in range(2):
        guess(client, settings, settings.AXES_FAILURE_LIMIT - 1)
        assert attempt(client, "long and secret").status_code == 302


def test_guesses_with_own_logins_between_are_still_counted(client, settings):
    User.objects.create_user("other", password="known to the guesser", is_staff=True)
    answers = []
    for number in range(27):
        if number % 9 == 0:
            assert attempt(client, "known to the guesser", name="other").status_code == 302
            client.logout()
        answers.append(attempt(client, f"wrong {number}").status_code)
    assert answers.index(429) == settings.AXES_FAILURE_LIMIT - 1
    assert attempt(client, "long and secret").status_code == 429


def test_guesses_at_many_accounts_with_own_logins_between_are_still_counted(client, settings):
    User.objects.create_user("other", password="known to the guesser", is_staff=True)
    answers = []
    for number in range(27):
        attempt(client, "known to the guesser", name="other")
        client.logout()
        answers.append(attempt(client, "password1", name=f"name{number % 5}").status_code)
    assert answers.index(429) == login_attempts.OF_ADDRESS - 1


def test_one_person_s_typos_do_not_lock_an_office_out(client, settings):
    User.objects.create_user("other", password="long and secret, too", is_staff=True)
    assert guess(client, settings, 2 * settings.AXES_FAILURE_LIMIT).status_code == 429
    assert attempt(client, "long and secret, too", name="other").status_code == 302


def test_guesses_from_many_addresses_are_counted_and_do_not_lock_out_whoever_is_known(client, settings):
    assert attempt(client, "long and secret", address="198.51.100.1").status_code == 302
    client.logout()
    answers = [
        attempt(client, "wrong", address=f"203.0.113.{number}").status_code
        for number in range(login_attempts.OF_ACCOUNT)
    ]
    assert answers[-2:] == [200, 429]
    assert attempt(client, "long and secret", address="203.0.113.250").status_code == 429
    assert attempt(client, "long and secret", address="198.51.100.1").status_code == 302


def test_a_network_of_ipv6_is_one_address(client, settings):
    for number in range(settings.AXES_FAILURE_LIMIT):
        answer = attempt(client, "wrong", address=f"2001:db8:1:2::{number:x}")
    assert answer.status_code == 429
    assert attempt(client, "long and secret", address="2001:db8:1:3::1").status_code == 302


def test_wrong_passwords_do_not_wait_for_the_archive_nor_write_to_it(client, settings):
    with CaptureQueriesContext(connection) as captured:
        assert attempt(client, "wrong").status_code == 200
    statements = [query["sql"] for query in captured.captured_queries if "operational_" not in query["sql"]]
    assert statements
    assert [
        each for each in statements if not each.startswith(("SELECT", "SAVEPOINT", "RELEASE")) or "lock" in each
    ] == []


@in_a_file
def test_a_damaged_count_is_begun_anew(client, settings):
    settings.OPERATIONAL_FILE.write_bytes(b"no database at all" * 100)
    assert attempt(client, "long and secret").status_code == 302


@in_a_file
def test_a_count_that_cannot_be_written_lets_nobody_in(client, settings, tmp_path):
    settings.OPERATIONAL_FILE = tmp_path / "missing" / "operational.sqlite3"
    client.raise_request_exception = False
    assert attempt(client, "long and secret").status_code == 503


def test_the_keeper_opens_the_login_at_once(client, settings):
    guess(client, settings)
    call_command("axes_reset", verbosity=0)
    assert attempt(client, "long and secret").status_code == 302


def test_what_is_kept_names_nobody(client, settings):
    guess(client, settings, 2)
    with database_engine().operational_tables() as execute:
        kept = execute("SELECT * FROM operational_attempt").fetchall()
    assert len(kept) == 2
    assert "editor" not in repr(kept)
    assert "192.0.2.1" not in repr(kept)


def test_no_log_names_who_tried(client, settings, caplog):
    with caplog.at_level(logging.DEBUG):
        guess(client, settings)
    assert "The login is closed to somebody" in caplog.text
    assert "192.0.2.1" not in caplog.text
    assert "wrong 1" not in caplog.text


@pytest.mark.parametrize("name", ["a\0b", "长" * 5000, "", "{{ 7 }}", "%s"])
def test_any_name_is_a_wrong_one(client, name):
    assert attempt(client, "x", name=name).status_code == 200


def test_behind_a_proxy_its_own_entry_counts(settings):
    def seen(forwarded):
        return client_address(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded))

    assert seen("198.51.100.7") == "127.0.0.1"
    settings.BEHIND_PROXY = True
    assert seen("203.0.113.9, 198.51.100.7") == "198.51.100.7"
    assert seen("x") == seen("") == "127.0.0.1"

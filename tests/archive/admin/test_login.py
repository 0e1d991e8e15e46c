"""Whoever guesses passwords has to wait, is told so, and locks nobody else out."""

import logging

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from archive.http.client_ip import client_address

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def editor():
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


def test_no_log_names_who_tried(client, settings, caplog):
    with caplog.at_level(logging.DEBUG):
        guess(client, settings)
    assert "AXES" in caplog.text
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

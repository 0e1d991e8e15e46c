"""Few expensive pages at once; whoever comes too many is told when to come again, and other pages go on."""

import runpy
import threading

import pytest
from django.conf import settings
from django.core.management import call_command

from archive.http import expensive
from archive.http.expensive import Turns
from tests.archives import LinkedArchive

pytestmark = pytest.mark.django_db


@pytest.fixture
def turns(monkeypatch):
    made = Turns(at_once=1, waiting=0, wait=0)
    monkeypatch.setattr(expensive, "TURNS", made)
    return made


def expensive_addresses():
    call_command("index", "rebuild", verbosity=0)
    pages = LinkedArchive(3).pages()
    names = ("side by side", "reports side by side", "repeats", "repeated", "concordance", "coverage", "search:years")
    tables = [pages[name] + ("&" if "?" in pages[name] else "?") + "format=csv" for name in ("list:reports", "search")]
    return [*(pages[name] for name in names), *tables]


def test_one_too_many_is_told_to_come_again(client, turns):
    addresses = expensive_addresses()
    assert turns.take()
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30"), address
        assert "费时的页面此刻太多" in answer.text
    for address in ("/", "/healthz", "/reports/", "/search/?q=投资"):
        assert client.get(address).status_code == 200, address


def test_each_gives_its_turn_back(client, turns):
    for address in expensive_addresses():
        for _again in range(2):
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_failure_gives_its_turn_back(client, turns):
    for _again in range(2):
        assert client.get("/people/nobody/with/none/").status_code == 404
    assert turns.take()


def test_a_table_keeps_its_turn_until_it_is_closed(client, turns):
    LinkedArchive(1)
    answer = client.get("/reports/?format=csv")
    assert not turns.take()
    answer.close()
    assert turns.take()


def test_a_table_that_nobody_reads_gives_its_turn_back(client, turns):
    LinkedArchive(1)
    client.get("/reports/?format=csv")
    import gc

    gc.collect()
    assert turns.take()


def test_one_may_wait_for_a_turn():
    turns = Turns(at_once=1, waiting=1, wait=60)
    assert turns.take()
    taken = []
    waiting = threading.Thread(target=lambda: taken.append(turns.take()))
    waiting.start()
    while turns._waiting.acquire(blocking=False):  # until the other waits
        turns._waiting.release()
    assert not turns.take()
    turns.give_back()
    waiting.join()
    assert taken == [True]


def test_who_has_left_waits_no_longer(monkeypatch):
    turns = Turns(at_once=1, waiting=1, wait=60)
    assert turns.take()
    monkeypatch.setattr(expensive, "is_request_over", lambda: True)
    assert not turns.take()
    assert turns._waiting.acquire(blocking=False)


def test_threads_are_left_for_quick_pages_however_many_wait():
    served = runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))
    assert served["threads"] - 4 >= expensive.AT_ONCE + expensive.WAITING
    assert settings.REQUEST_SECONDS >= 2 * expensive.WAIT  # as long as it waited it may run

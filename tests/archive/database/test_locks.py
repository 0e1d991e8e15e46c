"""One job at a time, of whatever thread or process."""

import threading

import pytest

from archive.database import shared_locks
from archive.database.file_locks import patiently

pytestmark = pytest.mark.django_db


def test_a_lock_has_one_holder_and_another_lock_another(tmp_path):
    with shared_locks.shared_lock("rebuild", 0, tmp_path) as first:
        with shared_locks.shared_lock("rebuild", 0, tmp_path) as second:
            assert (first, second) == (True, False)
        with shared_locks.shared_lock("writer", 0, tmp_path) as other:
            assert other
        assert shared_locks.is_shared_lock_held("rebuild", tmp_path)
    assert not shared_locks.is_shared_lock_held("rebuild", tmp_path)


def test_a_lock_is_waited_for(tmp_path):
    held, taken = threading.Event(), []

    def wait():
        held.set()
        with shared_locks.shared_lock("writer", 30, tmp_path) as got:
            taken.append(got)

    with shared_locks.shared_lock("writer", 0, tmp_path):
        waiting = threading.Thread(target=wait)
        waiting.start()
        held.wait()
        assert taken == []
    waiting.join()
    assert taken == [True]


def test_who_waits_tries_once_at_least():
    tries = []
    assert not patiently(lambda: tries.append(1) or False, 0)
    assert tries == [1]


def test_the_clock_never_goes_back():
    moments = [shared_locks.database_clock() for _look in range(5)]
    assert moments == sorted(moments)

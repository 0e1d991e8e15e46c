"""Each switch keeps the index before it: one can go back to it, edits of the time between included, or drop it."""

import pytest
from django.core.management import CommandError, call_command
from haystack.query import SearchQuerySet

from search.indexing import index_sync
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice_built(indexed):
    """The names of the first index and of the one that took its place."""
    indexed()
    first = index_sync.backend().live().name
    indexed()
    return first, index_sync.backend().live().name


def numbers(words):
    return [int(row.pk) for row in SearchQuerySet().filter(content__contains=words)[:10]]


def names():
    kept = index_sync.backend().kept()
    return kept and kept.name, index_sync.backend().live().name


def test_one_can_go_back_and_forth_and_no_edit_is_lost(twice_built, commit):
    first, second = twice_built
    assert names() == (first, second)
    with commit():
        report = make_report("产业集聚区建设")
    with commit():
        call_command("index", "rollback", verbosity=0)
    assert names() == (second, first)
    assert numbers("产业集聚区") == [report.pk]
    with commit():
        report.text = "粮食生产"
        report.save()
    with commit():
        call_command("index", "rollback", verbosity=0)
    assert names() == (first, second)
    assert (numbers("产业集聚区"), numbers("粮食生产")) == ([], [report.pk])
    assert index_sync.check() == ([], [], [], [])


def test_what_was_dropped_is_not_gone_back_to(twice_built):
    first, second = twice_built
    call_command("index", "drop-kept", verbosity=0)
    assert names() == (None, second)
    for action in ("rollback", "drop-kept"):
        with pytest.raises(CommandError, match="没有留着上一份"):
            call_command("index", action, verbosity=0)
    assert names() == (None, second)
    assert numbers("会议") == []


def test_an_index_of_another_version_is_left_to_that_version(indexed, monkeypatch, capsys):
    backend = type(index_sync.backend())
    with monkeypatch.context() as earlier:
        earlier.setattr(backend, "fingerprint", lambda self: "of an earlier version")
        indexed()
        first = index_sync.backend().live().name
    indexed()
    call_command("index", "rollback", verbosity=0)
    assert "别的版本" in capsys.readouterr().out
    assert index_sync.backend().live().fingerprint == "of an earlier version"
    assert index_sync.backend().live().name == first


def test_nobody_goes_back_while_an_index_is_built(twice_built):
    with index_sync.backend().rebuilding(), pytest.raises(CommandError, match="另一个进程"):
        call_command("index", "rollback", verbosity=0)
    assert names() == twice_built

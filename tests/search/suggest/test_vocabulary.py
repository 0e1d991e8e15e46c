"""The archive's own words: a layer for each segment, so that a change costs only what is new in it."""

import pytest

from search.indexing import index_sync
from search.suggest import vocabulary
from search.whoosh_engine import backend
from search.whoosh_engine.backend import WhooshBackend
from tests.helpers import make_person, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(vocabulary, "_kept", [])


def test_a_change_adds_a_layer_and_reads_no_other_again(indexed, monkeypatch):
    make_report("产业集聚区建设。")
    indexed()
    before = vocabulary.vocabulary()
    read = []
    monkeypatch.setattr(vocabulary, "_layer", lambda words: read.append(words) or vocabulary.Layer.of(words))
    make_report("高新技术建设。")
    index_sync.drain()
    now = vocabulary.vocabulary()
    assert len(read) == 1
    assert "高新技术" in read[0]
    assert "集聚" not in read[0]
    assert now.number("建设") == 2 == before.number("建设") + 1
    assert "集聚" in now.read_like("集巨")
    assert "高新技术" in now.read_like("高薪技术")


@pytest.mark.parametrize("change", [index_sync.drain, index_sync.rebuild])
def test_who_asks_while_another_reads_gets_what_was_known_before(indexed, change):
    make_report("产业集聚区建设。")
    indexed()
    before = vocabulary.vocabulary()
    make_report("高新技术建设。")
    change()
    with vocabulary._reading:
        assert vocabulary.vocabulary() is before
    assert vocabulary.vocabulary() is not before


def test_a_name_that_comes_is_there_at_once_although_nothing_is_written_to_the_index(indexed):
    make_report("产业集聚区建设。")
    indexed()
    before = vocabulary.vocabulary()
    make_person("欧阳澈").participations.create(report=make_report("高新技术建设。"), part="speaker")
    assert "欧阳澈" in vocabulary.vocabulary()
    assert vocabulary.vocabulary().segments.keys() == before.segments.keys()


def test_warming_up_needs_no_index(tmp_path, monkeypatch):
    monkeypatch.setattr(index_sync, "backend", lambda: WhooshBackend("default", PATH=str(tmp_path / "nowhere")))
    monkeypatch.setattr(vocabulary.connections, "close_all", lambda: None)  # the test's own
    vocabulary.warm()
    assert vocabulary._kept == []


def test_what_is_warm_is_there(indexed, monkeypatch):
    make_report("产业集聚区建设。")
    indexed()
    monkeypatch.setattr(vocabulary.connections, "close_all", lambda: None)
    vocabulary.warm()
    assert "集聚" in vocabulary._kept[0]
    assert not backend._readers  # nor any file held

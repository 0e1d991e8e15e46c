"""What stands beside an answer is left out where the engine has no time for it; the answer is shown."""

import pytest

from search.engine.errors import TookTooLong
from search.results.params import SearchParams
from search.suggest import did_you_mean, relaxations, vocabulary
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


def too_long(*_asked):
    raise TookTooLong(5.0)


@pytest.fixture
def archive(indexed):
    make_report("郑州产业集聚区建设。")
    indexed()


@pytest.fixture
def never_read(monkeypatch):
    """No vocabulary is kept, and none can be read; returns how often it was tried."""
    tried = []

    def read(*asked):
        tried.append(asked)
        too_long()

    monkeypatch.setattr(vocabulary, "_kept", [])
    monkeypatch.setattr(vocabulary, "_given_up", [])
    monkeypatch.setattr(vocabulary, "_read", read)
    return tried


@pytest.mark.parametrize("address", ["/search/?q=郑洲", "/api/v1/search?q=郑洲"])
def test_an_answer_does_without_suggestions(archive, client, never_read, address):
    answers = [client.get(address) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len(never_read) == 1  # it is not waited for again


def test_a_vocabulary_of_before_serves_while_a_new_one_takes_too_long(archive, monkeypatch):
    monkeypatch.setattr(vocabulary, "_kept", [])
    monkeypatch.setattr(vocabulary, "_given_up", [])
    before = vocabulary.vocabulary()
    monkeypatch.setattr(vocabulary, "_kept", [before._replace(version=("another", 0))])
    monkeypatch.setattr(vocabulary, "_read", too_long)
    for _again in range(2):
        assert vocabulary.vocabulary().segments is before.segments


def test_an_answer_does_without_wider_searches(archive, client, monkeypatch):
    monkeypatch.setattr(relaxations.query, "count", too_long)
    assert client.get("/search/?q=“龘龘” 郑洲&year=2014").status_code == 200
    assert relaxations.relaxations(SearchParams(q="郑州 龘龘"), []) == []
    assert did_you_mean.did_you_mean(SearchParams(q="郑洲"), 0) == []

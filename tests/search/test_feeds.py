"""The Atom feed of a search."""

import feedparser
import pytest

from search.whoosh_engine.directory import IndexMissing
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


def found(client, address):
    response = client.get(address)
    assert response.status_code == 200
    read = feedparser.parse(response.content)
    assert not read.bozo, read.bozo_exception
    return [entry.title for entry in read.entries]


def test_a_search_is_followed_the_newest_first(client, indexed):
    make_report("会议强调，要抓产业集聚区。", title="旧的集聚区会议", published_on="2013-05-08")
    make_report("会议强调，要抓产业集聚区。", title="新的集聚区会议", published_on="2015-05-08")
    make_report("会议强调，要抓农业。")
    indexed()
    assert found(client, "/search/feed.atom?q=产业集聚区&sort=oldest") == ["新的集聚区会议", "旧的集聚区会议"]
    assert found(client, "/search/feed.atom?q=产业集聚区&year=2013") == ["旧的集聚区会议"]


def test_what_asks_for_nothing_is_no_feed(client, indexed):
    assert client.get("/search/feed.atom").status_code == 404
    assert client.get("/search/feed.atom?q=会议&sort=weird").status_code == 404


def test_without_an_index_the_reader_is_told(client, indexed, monkeypatch):
    def missing(asked):
        raise IndexMissing

    monkeypatch.setattr("search.query.run", missing)
    assert client.get("/search/feed.atom?q=会议").status_code == 503

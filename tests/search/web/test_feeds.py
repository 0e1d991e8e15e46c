"""The Atom feed of a search."""

import re

import feedparser
import pytest

from search.engine.errors import IndexMissing
from tests.helpers import make_report, tight

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

    monkeypatch.setattr("search.results.query.run", missing)
    assert client.get("/search/feed.atom?q=会议").status_code == 503


def test_the_results_show_a_link_to_the_feed_of_the_same_search(client, indexed):
    make_report("会议强调，要抓落实。")
    indexed()
    html = tight(client.get("/search/?q=会议&sort=oldest&page_size=5").text)
    (shown,) = re.findall(r'<p class="subscribe"><a href="([^"]+)"', html)
    assert shown == "/search/feed.atom?q=%E4%BC%9A%E8%AE%AE"
    assert f'<link rel="alternate" href="{shown}"' in html
    assert client.get(shown).status_code == 200


def test_the_feeds_own_address_keeps_the_query(client, indexed):
    make_report("产业集聚区建设。")
    indexed()
    address = "/search/feed.atom?q=%E4%BA%A7%E4%B8%9A&year=2014"
    read = feedparser.parse(client.get(address).content)
    (own,) = [link.href for link in read.feed.links if link.rel == "self"]
    assert own == f"http://testserver{address}"


@pytest.mark.parametrize(("query", "title"), [("集聚区", "检索“集聚区”"), ("“集聚区”", "检索“集聚区”")])
def test_the_title_quotes_the_query_once(client, indexed, query, title):
    make_report("产业集聚区。")
    indexed()
    assert f"<title>会议报道档案：{title}</title>" in client.get("/search/feed.atom", {"q": query}).text

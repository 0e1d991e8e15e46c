"""Addresses that a sitemap, an index of sitemaps or a feed lists."""

import gzip

import pytest

from archive.fetching.listings import MAX_ADDRESSES, addresses
from archive.ingest.errors import Unreadable

SITE = "https://news.example"
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*urls):
    return f"<urlset {XMLNS}>{''.join(f'<url><loc> {url} </loc></url>' for url in urls)}</urlset>".encode()


RSS = b"""<rss version="2.0"><channel><link>https://news.example/</link>
<item><title>a</title><link>https://news.example/a?x=1&amp;y=2</link></item><item><link>https://other.example/b</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example/"/>
<entry><link rel="self" href="https://news.example/self"/><link href="https://news.example/a"/></entry></feed>"""


RELATIVE_GBK = """<?xml version="1.0" encoding="GB2312"?><rss version="2.0"><channel><title>全市新闻</title>
<item><title>市长主持会议</title><link>/2014/会议.html</link></item><item><link>b.html</link></item>
<item><link>//other.example/c</link></item></channel></rss>""".encode("gbk")
RELATIVE_ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="../news/a.html"/></entry></feed>"""


class Site:
    def __init__(self, **pages):
        self.pages, self.asked = {f"{SITE}/{name}": data for name, data in pages.items()}, []

    def listing(self, url):
        self.asked.append(url)
        return self.pages[url]


def listed(data):
    return list(addresses(Site(list=data), f"{SITE}/list"))


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (urlset(f"{SITE}/a", f"{SITE}/b", f"{SITE}/a", "https://other.example/c"), [f"{SITE}/a", f"{SITE}/b"]),
        (gzip.compress(urlset(f"{SITE}/a")), [f"{SITE}/a"]),
        (RSS, [f"{SITE}/a?x=1&y=2", "https://other.example/b"]),
        (ATOM, [f"{SITE}/a"]),
        (RELATIVE_GBK, [f"{SITE}/2014/会议.html", f"{SITE}/b.html", "https://other.example/c"]),
        (RELATIVE_ATOM, [f"{SITE}/news/a.html"]),
    ],
    ids=["sitemap", "packed", "rss", "atom", "relative in GBK", "relative atom"],
)
def test_pages_are_named_once_each(data, wanted):
    assert listed(data) == wanted


def test_an_index_leads_to_its_sitemaps_on_the_same_host_and_no_further():
    index = f"<sitemapindex><sitemap><loc>{SITE}/one</loc></sitemap><sitemap><loc>https://other.example/x</loc></sitemap></sitemapindex>"
    site = Site(list=index.encode(), one=urlset(f"{SITE}/a"))
    assert list(addresses(site, f"{SITE}/list")) == [f"{SITE}/a"]
    assert site.asked == [f"{SITE}/list", f"{SITE}/one"]


def test_of_an_index_what_cannot_be_read_is_passed_over():
    index = "".join(f"<sitemap><loc>{SITE}/{name}</loc></sitemap>" for name in ("cut", "nested", "good"))
    index = f"<sitemapindex>{index}</sitemapindex>".encode()
    site = Site(list=index, cut=b"<urlset><url>", nested=index, good=urlset(f"{SITE}/a"))
    assert list(addresses(site, f"{SITE}/list")) == [f"{SITE}/a"]
    with pytest.raises(Unreadable):
        list(addresses(Site(list=index, cut=b"", nested=b"", good=b""), f"{SITE}/list"))


def test_no_more_than_so_many_are_named():
    assert len(listed(urlset(*(f"{SITE}/{number}" for number in range(MAX_ADDRESSES + 9))))) == MAX_ADDRESSES


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<html><body/></html>", b"<urlset><url>", b"no markup",
        b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', b"\x1f\x8b cut",
        gzip.compress(b" " * (51 << 20)),
    ],
    ids=["empty", "page", "cut", "text", "entity", "cut gzip", "bomb"],
)  # fmt: skip
def test_what_is_no_listing_is_refused(data):
    with pytest.raises(Unreadable):
        listed(data)

"""Atom feeds, the sitemap, and what programs look for at fixed addresses."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import quote

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from archive.models import Collection, Report, Review
from tests.archives import LinkedArchive
from tests.helpers import make_person, make_report, take_part, tight

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def feed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    read = feedparser.parse(response.content)
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    return read


def titles(read):
    return [entry.title for entry in read.entries]


def test_the_newest_reports_are_those_that_came_in_last(client):
    for title in ("先收的会议", "后收的会议"):
        make_report(title=title, published_on="2014-05-08" if title[0] == "后" else "2020-01-01")
    make_report(title="草稿会议", status="draft")
    read = feed(client, "/reports/feed.atom")
    assert titles(read) == ["后收的会议", "先收的会议"]
    assert all(entry.link.startswith("http://testserver/reports/") and entry.updated for entry in read.entries)


@pytest.mark.parametrize(
    ("day", "told", "read"),
    [
        ("2014-05-08", ["2014-05-08"], "2014年5月8日 "),
        ("2014-05", ["2014-05"], "2014年5月 "),
        ("--04-24", ["--04-24"], "4月24日"),
        ("", [], "会议"),
    ],
)
def test_an_entry_carries_the_day_of_its_report(client, day, told, read):
    make_report("会议召开。", published_on=day, undated=not day)
    (entry,) = feed(client, "/reports/feed.atom").entries
    assert [tag.term for tag in entry.get("tags", [])] == told
    assert entry.summary.startswith(read)
    assert "会议召开。" in entry.summary
    assert entry.published.startswith("20")  # when it came in


def test_each_kind_of_thing_has_a_feed_of_its_reports(client):
    archive = LinkedArchive(2)
    make_report(title="无关的会议")
    for thing in (archive.person, archive.strategy, archive.zone, archive.area):
        assert len(titles(feed(client, f"{thing.get_absolute_url()}feed.atom"))) == 2
    assert client.get("/people/无/feed.atom").status_code == 404


def test_the_identifier_of_a_feed_outlives_a_rename_and_is_its_own(client):
    archive = LinkedArchive(1)
    records = archive.person, archive.strategy, archive.zone, archive.area
    before = [feed(client, f"{each.get_absolute_url()}feed.atom").feed.id for each in records]
    assert len(set(before)) == len(records)
    for each in records:
        each.name = f"新{each.name}"
        each.save()
    assert [feed(client, f"{each.get_absolute_url()}feed.atom").feed.id for each in records] == before


def test_what_an_editor_rejected_is_in_no_feed(client):
    person = make_person("杨树平")
    take_part(make_report(), person, review=Review.REJECTED)
    assert client.get(f"{person.get_absolute_url()}feed.atom").status_code == 404


def test_a_feed_is_well_formed_whatever_reports_hold(client):
    make_report("<b>&\x01\x0b\uffff</b>]]>。", title='<script>"&\x02\ufffe')
    (entry,) = feed(client, "/reports/feed.atom").entries
    assert "script" in entry.title


def test_a_feed_is_bounded_and_asks_as_many_queries_for_many(client):
    LinkedArchive(60)
    with CaptureQueriesContext(connection) as asked:
        assert len(feed(client, "/reports/feed.atom").entries) == 50
    assert len(asked) <= 2


def test_the_sitemap_leads_to_every_page_that_readers_may_see(client):
    archive = LinkedArchive(1)
    draft = make_report(status="draft", title="草稿")
    sections = [node.text for node in etree.fromstring(client.get("/sitemap.xml").content).iter(SITEMAP)]
    listed = [
        node.text
        for section in sections
        for node in etree.fromstring(client.get(section.removeprefix("http://testserver")).content).iter(SITEMAP)
    ]
    things = [archive.reports[0], archive.person, archive.strategy, archive.zone, archive.metric, archive.publisher]
    assert {f"http://testserver{quote(thing.get_absolute_url(), '/%')}" for thing in things} <= set(listed)
    assert not any(draft.slug in address for address in listed)


def test_programs_find_the_sitemap_and_the_search(client):
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content
    described = etree.fromstring(client.get("/opensearch.xml").content)
    templates = [node.get("template") for node in described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert "http://testserver/search/?q={searchTerms}&page={startPage?}" in templates


def test_every_page_with_a_feed_shows_a_link_to_it(client):
    archive = LinkedArchive(2)
    things = (archive.person, archive.strategy, archive.zone, archive.area)
    for page in ["/", "/reports/", *(thing.get_absolute_url() for thing in things)]:
        html = tight(client.get(page).text)
        (shown,) = re.findall(r'<p class="subscribe"><a href="([^"]+)"', html)
        assert f'<link rel="alternate" href="{shown}"' in html
        feed(client, unescape(shown))
    assert "subscribe" not in client.get(archive.metric.get_absolute_url()).text  # it has none


def test_an_entry_keeps_its_identifier_when_its_address_changes(client):
    report, _other = make_report(title="会仪召开"), make_report()
    collection = Collection.objects.create(title="专提", is_public=True)
    collection.items.create(report=report)

    def links():
        read = [feed(client, address) for address in ("/reports/feed.atom", "/collections/feed.atom")]
        return {entry.id: entry.link for each in read for entry in each.entries}

    before = links()
    report.title, collection.title = "会议召开", "专题"
    report.save()
    collection.save()
    after = links()
    assert before.keys() == after.keys()
    assert [each.partition(":")[0] for each in after] == ["urn"] * 3
    assert sum(before[each] != after[each] for each in after) == 2


def test_the_index_of_sitemaps_tells_of_the_latest_change_without_reading_the_reports(client):
    for day in (3, 9, 5):
        report = make_report()
        Report.objects.filter(pk=report.pk).update(modified_at=datetime(2016, 5, day, tzinfo=UTC))
    with CaptureQueriesContext(connection) as captured:
        index = client.get("/sitemap.xml").content.decode()
    assert re.search(r"sitemap-reports.xml</loc>\s*<lastmod>2016-05-09", index)
    assert not [each["sql"] for each in captured if '"archive_report"."slug"' in each["sql"]]

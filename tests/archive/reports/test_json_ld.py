"""What pages tell machines: JSON-LD that can be read, says what the page says, and cannot be broken out of."""

import json

import pytest
from lxml import html

from archive.models import Meeting
from tests.archives import LinkedArchive
from tests.helpers import make_publisher, make_report, take_part

pytestmark = pytest.mark.django_db

EVIL = '</script><script>alert("x")</script><!--'


def told(client, address):
    """Type to block of JSON-LD of the page at ``address``."""
    page = html.fromstring(client.get(address).content.decode())
    blocks = [json.loads(script.text) for script in page.xpath("//script[@type='application/ld+json']")]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    return {block["@type"]: block for block in blocks}


def test_a_report_tells_what_it_is_about_and_whom_it_names(client):
    meeting = Meeting.objects.create(name="全市重点项目会议", first_day="2014-05-07", place="霁阳宾馆")
    report = make_report(publisher=make_publisher("霁阳日报"), meeting=meeting, published_on="2014-05")
    person = take_part(report, "杜若").person
    take_part(report, "林青", part="journalist")
    article = told(client, report.get_absolute_url())["NewsArticle"]
    address = f"http://testserver{report.get_absolute_url()}"
    assert (article["headline"], article["datePublished"], article["url"]) == (report.title, "2014-05", address)
    assert article["about"]["@type"] == "Event"
    assert (article["about"]["name"], article["about"]["startDate"]) == (meeting.name, "2014-05-07")
    assert article["about"]["location"]["name"] == "霁阳宾馆"
    assert article["author"] == [{"@type": "Person", "name": "林青"}]
    assert {"@type": "Person", "name": "杜若", "url": f"http://testserver{person.get_absolute_url()}"} in article[
        "mentions"
    ]


@pytest.mark.parametrize(("day", "told_day"), [("2014", "2014"), ("--04-24", None), ("", None)])
def test_a_date_is_told_as_far_as_it_is_known(client, day, told_day):
    report = make_report(published_on=day, undated=not day, publisher=make_publisher("霁阳电视台"))
    assert told(client, report.get_absolute_url())["Report"].get("datePublished") == told_day


def test_things_have_a_type_that_fits(client):
    archive = LinkedArchive(1)
    for thing, kind in ((archive.person, "Person"), (archive.strategy, "DefinedTerm"), (archive.zone, "Place"),
                        (archive.area, "AdministrativeArea")):  # fmt: skip
        assert told(client, thing.get_absolute_url())[kind]["name"] == thing.name
    assert set(told(client, archive.metric.get_absolute_url())) == {"BreadcrumbList"}


def test_the_way_back_is_told_with_whole_addresses(client):
    archive = LinkedArchive(1)
    steps = told(client, archive.person.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "http://testserver/"), (2, "http://testserver/people/"),
    ]  # fmt: skip


def test_no_text_breaks_out_of_its_block(client):
    report = make_report(title=f"会议{EVIL}", publisher=make_publisher(f"{EVIL}日报"))
    person = take_part(report, f"杜若{EVIL}").person
    assert told(client, report.get_absolute_url())["NewsArticle"]["headline"] == report.title
    assert told(client, person.get_absolute_url())["Person"]["name"] == person.name
    for address in (report.get_absolute_url(), person.get_absolute_url()):
        assert "<script>alert" not in client.get(address).text


def test_a_draft_tells_machines_nothing(admin_client):
    report = make_report(status="draft")
    assert set(told(admin_client, report.get_absolute_url())) == {"BreadcrumbList"}

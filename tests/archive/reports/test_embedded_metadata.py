"""What reference managers and messengers read of reports."""

from urllib.parse import parse_qs

import pytest
from lxml import html

from tests.helpers import make_publisher, make_report, take_part

pytestmark = pytest.mark.django_db


def tags(client, address):
    """Name or property to contents, in order, of the page at ``address``."""
    found: dict[str, list[str]] = {}
    for meta in html.fromstring(client.get(address).content.decode()).xpath("//meta[@name or @property]"):
        found.setdefault(meta.get("name") or meta.get("property"), []).append(meta.get("content"))
    return found


def test_a_report_tells_reference_managers_its_title_authors_paper_and_day(client):
    report = make_report(publisher=make_publisher("霁阳日报"), published_on="2014-05-07")
    for name in ("林青", "白芷"):
        take_part(report, name, part="journalist")
    told = tags(client, report.get_absolute_url())
    address = f"http://testserver{report.get_absolute_url()}"
    assert told["citation_title"] == told["DC.title"] == told["og:title"] == [report.title]
    assert told["citation_author"] == told["DC.creator"] == ["林青", "白芷"]
    assert told["citation_journal_title"] == told["DC.publisher"] == ["霁阳日报"]
    assert (told["citation_publication_date"], told["DC.date"]) == (["2014/05/07"], ["2014-05-07"])
    assert told["citation_public_url"] == told["DC.identifier"] == told["og:url"] == [address]
    assert told["og:site_name"] == ["会议报道档案"]


def test_what_is_not_known_is_not_told(client):
    told = tags(client, make_report(published_on="--05-07").get_absolute_url())
    assert not {"citation_author", "citation_publication_date", "DC.date", "DC.publisher"} & told.keys()


def test_a_list_tells_each_of_its_reports(client):
    report = make_report(
        title="“三年倍增”推进会 <召开> & 部署", publisher=make_publisher("霁阳日报"), published_on="2014-05"
    )
    page = html.fromstring(client.get("/reports/").content.decode())
    (span,) = page.xpath("//span[@class='Z3988']")
    told = {name: values[0] for name, values in parse_qs(span.get("title")).items()}
    assert told == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:journal",
        "rft.genre": "article",
        "rft.atitle": report.title,
        "rft.jtitle": "霁阳日报",
        "rft.date": "2014-05",
        "rft_id": f"http://testserver{report.get_absolute_url()}",
    }


def test_nothing_is_told_of_drafts(admin_client):
    report = make_report(status="draft")
    assert "citation_title" not in tags(admin_client, report.get_absolute_url())

"""A number on a page that links to a search is the number of reports which that search finds."""

import html
import re

import pytest

from archive.models import Review
from tests.helpers import (
    make_area,
    make_person,
    make_publisher,
    make_report,
    make_speech,
    make_strategy,
    mention_strategy,
    mention_zone,
    take_part,
)

LINK = re.compile(r'class="count" href="/search/([^"]+)">\s*(\d+)')
TEXT = "温如松强调，要在北麓园区实施三城联创。顾维桢主持。"


@pytest.fixture
def records(db):
    """Three counted reports in a county and its city, and beside them what must not be counted."""
    city = make_area("霁阳市", parent=make_area("云麓省", "province"))
    county, paper = make_area("梅岑县", "county", parent=city), make_publisher("霁阳日报")
    speaker, chair, slogan = make_person("温如松"), make_person("顾维桢"), make_strategy("三城联创")
    zone = None
    for number, area in enumerate([city, county, county, city]):
        report = make_report(TEXT, area=area, publisher=paper, status="draft" if number == 3 else "published")
        take_part(report, speaker)
        take_part(report, chair, "chair", review=Review.REJECTED if number == 2 else Review.UNCONFIRMED)
        speech = make_speech(report, speaker, TEXT) if number == 1 else None
        mention_strategy(report, slogan, speech=speech)
        zone = mention_zone(report, zone or "北麓园区").zone
    return [speaker, slogan, zone, city, county, paper]


def test_counts_lead_to_as_many_reports(client, records, indexed):
    indexed()
    followed = 0
    for address in ["/people/", "/strategies/?sort=reports", "/zones/", *(each.get_absolute_url() for each in records)]:
        for query, number in LINK.findall(client.get(address).content.decode()):
            found = client.get(f"/api/v1/search{html.unescape(query)}").json()["total"]
            assert found == int(number), f"{address} {query}"
            followed += 1
    assert followed > 20

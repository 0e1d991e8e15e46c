"""The list of zones and the page of a zone."""

import pytest

from archive.models import Review, Zone
from tests.helpers import make_area, make_report, mention_zone, observe, squeezed

pytestmark = pytest.mark.django_db


@pytest.fixture
def zone():
    city = make_area("郑州市", parent=make_area("河南省", "province"))
    return Zone.objects.create(name="高新区", area=city, level="国家级", kind="zone")


def test_the_list_tells_zones_of_one_name_apart_by_area(client, zone):
    mention_zone(make_report("高新区投产。"), zone)
    mention_zone(make_report("高新区投产。", area=make_area("洛阳市")), "高新区")
    html = client.get("/zones/").content.decode()
    assert "郑州市" in html
    assert "洛阳市" in html


def test_the_page_shows_level_lineage_and_sentences(client, zone):
    report = make_report("会议召开。高新区投产。")
    mention_zone(report, zone)
    html = squeezed(client.get(zone.get_absolute_url()).content.decode())
    assert "国家级" in html
    assert ">河南省</a>" in html
    assert f'<a href="{report.get_absolute_url()}#s2"><mark>高新区</mark>投产。</a>' in html


def test_a_rejected_mention_is_not_shown(client, zone):
    report = make_report("高新区投产。高新区扩建。")
    mention_zone(report, zone)
    zone.mentions.create(report=report, start=6, end=9, quote="高新区", review=Review.REJECTED)
    (entry,) = client.get(zone.get_absolute_url()).context["entries"]
    assert [passage.after for passage in entry.passages] == ["投产。"]


def test_figures_of_the_zone(client, zone):
    report = make_report("高新区完成投资1527亿元。")
    mention_zone(report, zone)
    observe(report, "投资", "1527亿元", 1527, "亿元", zone=zone)
    observe(report, "投资", "1527亿元", 99, "亿元")
    response = client.get(zone.get_absolute_url(), {"show": "figures"})
    assert [passage.fact.value for passage in response.context["figures"]] == [1527]
    assert 'role="region"' in response.content.decode()

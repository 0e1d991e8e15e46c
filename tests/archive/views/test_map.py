"""The page of the map: squares that lead on, the same numbers in a table, and what is not held told in words."""

import csv
from urllib.parse import quote

import pytest

from tests.helpers import make_area, make_report, make_strategy, mention_strategy, tight

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_area("云麓省", "province")


def page(client, **query):
    answer = client.get("/map/", query)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def test_a_tile_is_a_link_with_its_name_and_number_in_words(client, province):
    make_report(area=make_area("霁阳市", parent=province))
    html = page(client)
    assert f'<a href="?area={province.slug}" aria-label="云麓省：1 份报道">' in html
    assert '<rect class="level-' in html


def test_what_is_not_held_is_hatched_and_said_in_words(client, province):
    html = page(client)
    assert 'aria-label="云麓省：没有收入报道"' in html
    assert '<rect class="unheld"' in html
    assert ">没有收入报道<" in html


def test_the_table_leads_to_the_reports_that_it_counts(client, province):
    slogan = make_strategy("三城联创")
    city = make_area("霁阳市", parent=province)
    mention_strategy(make_report("实施“三城联创”。", area=city), slogan)
    make_report(area=city)
    html = page(client, strategy=slogan.slug, area=province.slug)
    address = f"/reports/?area={city.slug}&amp;strategy={slogan.slug}"
    assert quote(address, safe="/?=&;") in html
    assert 'aria-label="霁阳市：2 份报道中有 1 份"' in html


def test_the_table_is_taken_away_with_the_numbers_of_the_page(client, province):
    make_report(area=make_area("霁阳市", parent=province))
    make_area("澜城市", parent=province)
    answer = client.get("/map/", {"area": province.slug, "format": "csv"})
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert [(row["name"], row["held"], row["number"]) for row in rows] == [
        ("霁阳市", "1", "1"), ("澜城市", "0", ""), ("云麓省", "0", ""),
    ]  # fmt: skip


def test_a_county_has_nothing_below_it_and_the_page_says_so(client, province):
    county = make_area("望湖县", "county", parent=province)
    assert "没有下辖地区可画" in page(client, area=county.slug)


def test_pages_of_slogans_areas_and_zones_lead_to_the_map(client, province):
    slogan = make_strategy("三城联创")
    mention_strategy(make_report("实施“三城联创”。", area=make_area("霁阳市", parent=province)), slogan)
    assert f'href="/map/?strategy={slogan.slug}"' in page_at(client, slogan.get_absolute_url())
    assert f'href="/map/?area={province.slug}"' in page_at(client, province.get_absolute_url())
    for listed in ("/areas/", "/coverage/", "/about/"):
        assert 'href="/map/"' in page_at(client, listed)
    assert 'href="/map/?kind=any"' in page_at(client, "/zones/")


def page_at(client, address):
    return tight(client.get(address).content.decode())


def test_of_an_area_that_is_not_known_there_is_no_map(client, province):
    for name in ("无此地", "none"):
        page = client.get("/map/", {"area": name}).content.decode()
        assert f"<li>档案里没有“{name}”。</li>" in page
        assert "移除筛选" not in page
        assert client.get("/map/", {"area": name, "format": "csv"}).status_code == 400

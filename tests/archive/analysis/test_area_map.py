"""The map: what is held, what says it, and what is not held, area by area."""

import pytest

from archive.analysis.area_map import MapParams, MappedReports
from archive.models import Area, Zone
from tests.helpers import make_area, make_report, make_strategy, mention_strategy, mention_zone

pytestmark = pytest.mark.django_db

SLOGAN = "三城联创"


@pytest.fixture
def province():
    return make_area("云麓省", "province")


@pytest.fixture
def city(province):
    return make_area("霁阳市", parent=province)


def drawn(**fields):
    return MappedReports(MapParams(**fields)).map()


def told(found):
    return {tile.area.name: (tile.held, tile.number, tile.state) for tile in found.tiles}


def test_reports_of_areas_below_count_for_the_area_above(province, city):
    make_report(area=city)
    make_report(area=province)
    make_area("望川省", "province")
    assert told(drawn()) == {"云麓省": (2, 2, "level-2"), "望川省": (0, 0, "unheld")}


def test_an_area_that_is_held_and_silent_is_not_one_that_is_not_held(province, city):
    slogan = make_strategy(SLOGAN)
    mention_strategy(make_report(f"实施“{SLOGAN}”。", area=city), slogan)
    make_report(area=city)
    make_report(area=make_area("望川市", parent=province))
    make_area("澜城市", parent=province)
    assert told(drawn(area=province.slug, strategy=(slogan.slug,))) == {
        "霁阳市": (2, 1, "level-1"),
        "望川市": (1, 0, "none"),
        "澜城市": (0, 0, "unheld"),
    }


def test_what_the_area_has_itself_is_told_apart_from_what_is_below_it(province, city):
    make_report(area=province)
    make_report(area=city)
    own = drawn(area=province.slug).own
    assert (own.held, own.number) == (1, 1)
    assert own.address.endswith("&below=no")


def test_a_year_narrows_what_is_held_and_what_says_it(province, city):
    slogan = make_strategy(SLOGAN)
    mention_strategy(make_report(f"实施“{SLOGAN}”。", area=city, published_on="2012-05-08"), slogan)
    make_report(area=city, published_on="2014-05-08")
    assert told(drawn(year="2014", strategy=(slogan.slug,)))["云麓省"] == (1, 0, "none")
    assert told(drawn(year="2013", strategy=(slogan.slug,)))["云麓省"] == (0, 0, "unheld")


def test_zones_are_counted_where_they_lie_once_and_by_kind(province, city):
    zone = Zone.objects.create(name="北麓产业集聚区", area=city, kind="zone")
    park = Zone.objects.create(name="南麓物流园", area=city, kind="park")
    for _number in range(2):
        report = make_report("北麓产业集聚区、南麓物流园投产。", area=city)
        mention_zone(report, zone)
        mention_zone(report, park)
    assert told(drawn(kind="any"))["云麓省"][:2] == (2, 2)
    assert told(drawn(kind="park"))["云麓省"][:2] == (2, 1)
    assert drawn(kind="park").tiles[0].address == ""


def test_areas_of_another_time_are_drawn_only_where_they_have_reports(province):
    make_area("霁阳地区", parent=province, valid_to="2000-01")
    make_area("霁阳市", parent=province, valid_from="2000-01")
    assert list(told(drawn(area=province.slug))) == ["霁阳市"]
    assert list(told(drawn(area=province.slug, year="1995"))) == ["霁阳地区"]
    make_report(area=Area.objects.get(name="霁阳地区"))
    assert list(told(drawn(area=province.slug))) == ["霁阳地区", "霁阳市"]


def test_headings_of_the_standard_are_no_places_and_what_is_below_them_is_not_lost(province):
    heading = make_area("市辖区", parent=province)
    make_area("城东区", "county", parent=heading)
    assert list(told(drawn(area=province.slug))) == ["城东区"]


def test_a_tile_leads_to_the_areas_below_it_and_a_county_to_its_reports(province, city):
    county = make_area("望湖县", "county", parent=city)
    make_report(area=county)
    assert drawn(year="2014").tiles[0].query == f"?year=2014&area={province.slug}"
    tile = drawn(area=city.slug).tiles[0]
    assert tile.query == ""
    assert "/reports/?area=" in tile.address


def test_levels_of_shade_part_the_numbers_without_gaps(province):
    for number, name in ((1, "一"), (2, "二"), (9, "三"), (16, "四")):
        area = make_area(f"{name}州市", parent=province)
        for _report in range(number):
            make_report(area=area)
    found = drawn(area=province.slug)
    assert found.steps == [(1, 1), (2, 3), (4, 7), (8, 16)]
    assert [tile.state for tile in found.tiles] == ["level-1", "level-2", "level-4", "level-4"]


def test_without_any_report_there_are_no_levels(province):
    assert (drawn().steps, drawn().unheld) == ([], 1)

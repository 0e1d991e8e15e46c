"""The one zone that a short form can mean."""

import pytest

from archive.resolution.short_zones import ShortZone, ZoneRegister, is_short_form, short_keys_about, short_zone
from archive.resolution.short_zones import short_zone_of_key as of_key
from archive.resolution.zones import canonical

SONG = ("河南省", "洛阳市", "嵩县")


@pytest.mark.parametrize(
    ("form", "lineage", "area_path", "noun"),
    [
        ("县产业集聚区", SONG, SONG, "产业集聚区"),
        ("经济技术开发区", SONG, SONG, "经开区"),
        ("市高新区", SONG, SONG[:2], "高新区"),
        ("我市高新区", SONG[:2], SONG[:2], "高新区"),
        ("区经开区", SONG, (), "经开区"),
        ("产业集聚区", (), (), "产业集聚区"),
    ],
)
def test_a_short_form_says_an_area_and_a_kind(form, lineage, area_path, noun):
    short = short_zone(form, lineage)
    assert short == (area_path, noun)
    assert of_key(short.key) == short if area_path else short.key == ""


def test_a_name_in_full_is_no_short_form():
    assert not any(map(is_short_form, ("嵩县产业集聚区", "雄安新区", "县城东产业园区")))
    assert is_short_form("产业集聚区")


@pytest.mark.parametrize(
    ("area_path", "noun", "name"),
    [
        (SONG, "产业集聚区", "嵩县产业集聚区"),
        (SONG[:2], "高新区", "洛阳国家高新技术产业开发区"),
        (SONG[:2], "开发区", "洛阳经济技术开发区"),
        (SONG, "工业园区", None),
        (SONG, "商务中心区", None),
        (("河北省",), "产业集聚区", None),
    ],
)
def test_it_means_the_only_zone_of_its_kind_that_is_known(area_path, noun, name):
    known = map(canonical, ("嵩县产业集聚区", "嵩县城东工业园区", "嵩县城西工业园区"))
    zone = ZoneRegister(known).meant_by(ShortZone(area_path, noun))
    assert (zone and zone.name) == (canonical(name).name if name else None)


def test_a_new_zone_touches_the_forms_that_may_mean_it():
    assert short_keys_about(SONG, "经开区") == {ShortZone(SONG, noun).key for noun in ("经开区", "开发区")}

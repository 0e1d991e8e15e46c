"""The administrative divisions and how a printed place finds one."""

import pytest
from django.core.management import call_command

from archive.loading.lookups import are_related, find_area
from archive.management.commands.load_areas import load_divisions
from archive.models import Area
from archive.text.gb2260 import Division, divisions, successor
from tests.helpers import make_area

HENAN = [
    Division("410000", "河南省", "", ""),
    Division("411200", "三门峡市", "1986-12", ""),
    Division("411222", "陕县", "1986-12", "2015-03"),
    Division("411203", "陕州区", "2015-03", ""),
    Division("419001", "济源市", "2005-12", ""),
]


def test_the_standard_knows_when_a_county_became_a_district():
    found = {(d.code, d.name): d for d in divisions()}
    assert found["411222", "陕县"].gone == found["411203", "陕州区"].first == "2015-03"
    assert found["410000", "河南省"] == ("410000", "河南省", "", "")
    assert len(found) > 6_000
    assert successor(found["411222", "陕县"], divisions()) == found["411203", "陕州区"]


@pytest.mark.django_db
def test_divisions_are_loaded_once_from_the_provinces_down():
    load_divisions(HENAN)
    load_divisions(HENAN)
    assert Area.objects.count() == 5
    county = Area.objects.get(name="陕县")
    assert [area.name for area in county.lineage] == ["河南省", "三门峡市", "陕县"]
    assert county.full_name == county.slug == "河南省三门峡市陕县"
    assert [area.name for area in county.successors.all()] == ["陕州区"]
    assert Area.objects.get(name="济源市").parent.name == "河南省"


@pytest.mark.django_db
def test_the_command_loads_the_standard(capsys):
    call_command("load_areas")
    assert "7057" in capsys.readouterr().out
    assert not Area.objects.filter(parent=None).exclude(level="province").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("printed", "day", "found"),
    [
        ("三门峡市", "2014-05-08", "三门峡市"),
        ("三门峡", "--04-24", "三门峡市"),
        ("三門峽市", "", "三门峡市"),
        ("河南省三门峡市陕县", "2014", "陕县"),
        ("陕县", "2016", None),
        ("411203", "2016", "陕州区"),
        ("河南", "", "河南省"),
        ("火星市", "", None),
        ("", "", None),
    ],
)
def test_a_printed_place_finds_its_area(printed, day, found):
    load_divisions(HENAN)
    area = find_area(printed, day)
    assert (area.name if area else None) == found


@pytest.mark.django_db
def test_of_namesakes_the_higher_is_meant_and_of_equals_none():
    one, other = make_area("甲省", "province"), make_area("乙省", "province")
    make_area("鼓楼区", "county", parent=one)
    make_area("鼓楼区", "county", parent=other)
    city = make_area("朝阳市", "city", parent=one)
    make_area("朝阳区", "county", parent=other)
    assert find_area("鼓楼区") is None
    assert find_area("乙省鼓楼区").parent == other
    assert find_area("朝阳市") == city


@pytest.mark.django_db
def test_areas_are_related_when_one_lies_in_the_other():
    province = make_area("甲省", "province")
    city, neighbour = make_area("一市", parent=province), make_area("二市", parent=province)
    assert are_related(city, province)
    assert are_related(province, city)
    assert are_related(city, city)
    assert not are_related(city, neighbour)
    assert not are_related(city, None)


@pytest.mark.django_db
@pytest.mark.parametrize(("short", "name"), [
    ("广西", "广西壮族自治区"), ("新疆", "新疆维吾尔自治区"), ("香港", "香港特别行政区"),
])  # fmt: skip
def test_a_region_is_found_by_its_short_name(short, name):
    area = Area.objects.create(code="450000", name=name, level="province")
    assert find_area(short) == area

"""How likely one goes on from post to post: what is likelier than what, not the figures themselves."""

from dataclasses import replace
from datetime import date

import pytest

from archive.resolution.career import SAME_POST, Conflict, Stint, overlap, step
from archive.resolution.posts import resolve_post

COUNTY = ("河南省", "三门峡市", "渑池县")
NEXT = ("河南省", "三门峡市", "卢氏县")
CITY = ("河南省", "三门峡市")
OTHER_CITY = ("河南省", "南阳市", "淅川县")
FAR = ("四川省", "内江市", "资中县")


def stint(office, first, last, area=()):
    begin, end = (date.fromisoformat(day).toordinal() for day in (first, last))
    return Stint(resolve_post(office, area=area)[0], begin, end, reports=2, held_last=end)


def likelihood(office, area, then, there):
    one, other = stint(office, "2012-01-01", "2012-12-01", area), stint(then, "2016-01-01", "2016-12-01", there)
    assert step(one, other) == step(other, one)
    return step(one, other).likelihood


def test_the_farther_the_less_likely():
    near, in_city, in_province, far = (
        likelihood("县长", COUNTY, "县委书记", area) for area in (COUNTY, NEXT, OTHER_CITY, FAR)
    )
    assert 0 > near > in_city > in_province > far


def test_within_a_body_is_likelier_than_to_another():
    within = likelihood("外交部副部长", (), "外交部部长", ())
    assert 0 > within > likelihood("外交部副部长", (), "教育部部长", ())


@pytest.mark.parametrize("other", ["法国外长", "日本外长"])  # their codes stand on either side of GR
def test_within_a_country_is_likelier_than_to_another(other):
    within = likelihood("希腊外长", (), "希腊总理", ())
    assert within > likelihood(other, (), "希腊总理", ())
    assert within > likelihood("希腊外长", (), other.replace("外长", "总理"), ())


def test_one_post_is_one_whenever_it_is_held():
    assert likelihood("县长", COUNTY, "县长", COUNTY) == SAME_POST < 0


def test_two_areas_at_a_time_speak_against_one_person_and_in_turn_for_none():
    def at(first, last):
        return step(stint("县长", "2012-01-01", "2014-12-01", COUNTY), stint("县委书记", first, last, FAR))

    assert at("2012-03-01", "2014-10-01").conflict is Conflict.AREA
    assert at("2016-01-01", "2016-12-01").conflict is Conflict.NONE
    assert at("2012-03-01", "2014-10-01").likelihood < at("2016-01-01", "2016-12-01").likelihood


@pytest.mark.parametrize(
    ("in_county", "in_city", "is_two"),
    [
        ("统战部部长", "市长", True),
        ("县长", "市长", True),
        ("县委书记", "市委常委", False),
        ("副县长", "副市长", True),
    ],
)
def test_an_office_of_a_county_beside_one_of_its_city_is_its_heads_alone(in_county, in_city, is_two):
    days = "2012-01-01", "2014-12-01"
    found = step(stint(in_county, *days, COUNTY), stint(in_city, *days, CITY))
    assert (found.conflict is Conflict.AREA) is is_two


def test_a_head_of_government_is_no_secretary_of_a_ministry():
    days = "2012-01-01", "2012-12-01"
    ruler, other = stint("印度总理", *days), stint("印度内政秘书", "2014-01-01", "2014-02-01")
    assert step(ruler, other).likelihood < step(ruler, stint("印度外长", "2014-01-01", "2014-02-01")).likelihood


@pytest.mark.parametrize(
    ("first", "last", "are_common"),
    [
        ("2013-01-01", "2013-06-01", True),
        ("2012-06-01", "2012-08-01", True),  # inside the other
        ("2012-12-02", "2013-06-01", False),
        ("2012-10-01", "2013-06-01", False),  # two months: reports of one change of office
        ("2012-09-01", "2013-06-01", True),
    ],
)
def test_posts_held_in_the_same_months(first, last, are_common):
    one, other = stint("县长", "2012-01-01", "2012-12-01", COUNTY), stint("县委书记", first, last, NEXT)
    if first == "2013-01-01":
        one = stint("县长", "2012-01-01", "2013-12-01", COUNTY)
    assert overlap(one, other) is overlap(other, one) is are_common


def test_a_post_without_a_day_overlaps_none():
    one = stint("县长", "2012-01-01", "2013-12-01", COUNTY)
    assert not overlap(one, one._replace(first=0))
    assert not overlap(one, one._replace(held_last=0))
    assert overlap(one, one)


def test_another_walk_is_likelier_in_the_same_city():
    official = stint("县长", "2012-01-01", "2012-12-01", COUNTY)
    head = stint("市第一中学校长", "2016-01-01", "2016-12-01", CITY)

    def with_area(area):
        there = stint("县长", "2016-01-01", "2016-12-01", area).post.area
        return step(official, head._replace(post=replace(head.post, area=there)))

    assert with_area(NEXT).likelihood > with_area(OTHER_CITY).likelihood
    assert with_area(NEXT).conflict is with_area(OTHER_CITY).conflict is Conflict.WALK


def test_nobody_goes_from_country_to_country():
    president, minister = (stint(office, "2012-01-01", "2012-12-01") for office in ("俄罗斯总统", "俄罗斯外长"))
    stranger, own = stint("马其顿总统", "2016-01-01", "2016-12-01"), stint("县长", "2016-01-01", "2016-12-01", COUNTY)
    assert step(minister, stranger).conflict is step(minister, own).conflict is Conflict.COUNTRY
    later = minister._replace(first=president.last + 900, last=president.last + 990, held_last=president.last + 990)
    assert step(president, later).likelihood > step(minister, stranger).likelihood


@pytest.mark.parametrize(
    ("one", "other", "likelier"),
    [
        ("德国前总理", "首相", "总理"),  # no state has both
        ("国土安全部部长", "美国总统", "美国国土安全部部长"),
        ("卡塔尔首相", "卡塔尔国王", "卡塔尔外长"),
    ],
)
def test_heads_of_states_and_governments_are_told_apart(one, other, likelier):
    first = stint(one, "2012-01-01", "2012-12-01")
    found = [step(first, stint(office, "2013-02-01", "2013-12-01")).likelihood for office in (other, likelier)]
    assert found[0] < found[1]


def test_the_whole_country_and_a_county_at_a_time_are_two_people():
    minister = stint("外交部部长", "2012-01-01", "2014-12-01")
    at_once = step(minister, stint("县长", "2012-03-01", "2014-10-01", COUNTY))
    in_turn = step(stint("县长", "2002-03-01", "2004-10-01", COUNTY), minister)
    assert at_once.conflict is Conflict.AREA
    assert in_turn.conflict is Conflict.NONE
    assert at_once.likelihood < in_turn.likelihood

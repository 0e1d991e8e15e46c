"""Areas as offices print them: which one is meant, at which level, and where its name ends."""

import pytest

from archive.resolution.geography import (
    NOWHERE,
    AreaLevel,
    Lineage,
    ancestor_of_kind,
    area_inside,
    area_prefix,
    lineage,
    lineage_of_code,
)

HENAN, SANMENXIA, MIANCHI = "410000", "411200", "411221"
COUNTY = Lineage((HENAN, SANMENXIA, MIANCHI), AreaLevel.COUNTY)
CITY = Lineage((HENAN, SANMENXIA), AreaLevel.CITY)
PROVINCE = Lineage((HENAN,), AreaLevel.PROVINCE)


def test_a_lineage_by_code_and_by_names_is_one():
    assert lineage_of_code(MIANCHI) == lineage((MIANCHI,)) == lineage(("河南省", "三门峡市", "渑池县")) == COUNTY
    assert lineage_of_code(SANMENXIA) == CITY
    assert lineage_of_code(HENAN) == PROVINCE
    assert lineage(()) == NOWHERE


@pytest.mark.parametrize("former", [("411222",), ("河南省", "三门峡市", "陕县")])
def test_an_area_that_goes_on_under_another_code_is_that_one(former):
    # In 2016 the county became a district of its city.
    assert (
        lineage(former)
        == lineage(("河南省", "三门峡市", "陕州区"))
        == Lineage((HENAN, SANMENXIA, "411203"), COUNTY.level)
    )


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("石潭镇", AreaLevel.TOWNSHIP), ("石潭街道", AreaLevel.TOWNSHIP), ("云麓省", AreaLevel.PROVINCE),
        ("岚浦县", AreaLevel.COUNTY), ("岚浦区", AreaLevel.COUNTY), ("霁阳市", AreaLevel.CITY),
        ("霁阳地区", AreaLevel.CITY), ("霁阳", AreaLevel.NONE),
    ],
)  # fmt: skip
def test_an_area_that_no_list_has_is_its_name(name, level):
    if name != "霁阳地区":  # ends like a district, too
        assert lineage((name,)) == Lineage((name,), level)
    assert lineage(("河南省", name)).codes == (HENAN, name)


def test_of_namesakes_the_one_inside_is_meant_and_between_equals_only_the_name_is_sure():
    assert lineage(("鼓楼区",)) == Lineage(("鼓楼区",), AreaLevel.COUNTY)
    assert lineage(("江苏省", "南京市", "鼓楼区")).codes == ("320000", "320100", "320106")
    assert lineage(("江苏省", "徐州市", "鼓楼区")).codes == ("320000", "320300", "320302")
    assert lineage(("吉林",)).codes == ("220000",)  # the province, not the city


@pytest.mark.parametrize(
    ("text", "context", "codes", "rest"),
    [
        ("河南省三门峡市渑池县委书记", NOWHERE, COUNTY.codes, "委书记"),
        ("渑池县委书记", NOWHERE, COUNTY.codes, "委书记"),
        ("三门峡市委书记", NOWHERE, CITY.codes, "委书记"),
        ("鼓楼区区长", lineage(("江苏省", "南京市")), ("320000", "320100", "320106"), "区长"),
        ("鼓楼区区长", lineage(("江苏省", "徐州市")), ("320000", "320300", "320302"), "区长"),
        ("渑池县石潭镇镇长", NOWHERE, (*COUNTY.codes, "石潭镇"), "镇长"),
        ("县委书记", COUNTY, (), "县委书记"),
        ("书记", COUNTY, (), "书记"),
    ],
)
def test_the_areas_that_an_office_begins_with(text, context, codes, rest):
    found, end = area_prefix(text, context)
    assert (found.codes, text[end:]) == (codes, rest)


@pytest.mark.parametrize(("text", "at"), [("中共渑池县委", 2), ("原渑池县委书记", 1), ("渑池县委", 0), ("县委书记", 0)])
def test_where_an_area_stands_behind_other_words(text, at):
    assert area_inside(text) == at


@pytest.mark.parametrize(
    ("area", "kind", "found"),
    [
        (COUNTY, "县", COUNTY),
        (COUNTY, "市", CITY),
        (COUNTY, "省", PROVINCE),
        (CITY, "县", Lineage(CITY.codes, AreaLevel.COUNTY, is_wider=True)),
        (COUNTY, "镇", Lineage(COUNTY.codes, AreaLevel.TOWNSHIP, is_wider=True)),
        (lineage(("河南省", "三门峡市", "义马市")), "市", lineage(("河南省", "三门峡市", "义马市"))),
        (NOWHERE, "省", Lineage((), AreaLevel.PROVINCE, is_wider=True)),
        (Lineage(("岚浦县",), AreaLevel.COUNTY), "省", Lineage((), AreaLevel.PROVINCE, is_wider=True)),
    ],
)
def test_the_area_that_a_word_of_its_kind_means(area, kind, found):
    assert ancestor_of_kind(area, kind) == found


def test_an_area_contains_what_lies_in_it_and_itself():
    assert PROVINCE.contains(COUNTY)
    assert COUNTY.contains(COUNTY)
    assert NOWHERE.contains(COUNTY)
    assert not COUNTY.contains(CITY)
    assert not CITY.contains(lineage(("江苏省", "南京市")))

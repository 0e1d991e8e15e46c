"""One canonical name for all forms of a zone's name."""

import pytest

from archive.resolution.zones import canonical

SONG = ("河南省", "洛阳市", "嵩县")


@pytest.mark.parametrize(
    "names",
    [
        ("中国（上海）自由贸易试验区", "上海自贸试验区", "上海自贸区", "上海自由贸易试验区"),
        ("洛阳高新区", "洛阳市高新技术产业开发区", "洛阳国家高新技术产业开发区", "河南省洛阳市高新区"),
        ("河北雄安新区", "雄安新区"),
        ("上海自贸区临港新片区", "临港新片区"),
        ("嵩县产业集聚区", "洛阳市嵩县产业集聚区"),
        ("巴马瑶族自治县工业园区", "巴马县工业园区", "巴马工业园区"),
        ("武汉东湖国家自主创新示范区", "武汉高新区"),
        ("郑州航空港经济综合实验区", "郑州航空港综合经济实验区", "郑州航空港经济试验区"),
    ],
)
def test_forms_of_one_name_have_one_key(names):
    assert len({canonical(name).key for name in names}) == 1


def test_the_inner_zone_is_not_the_outer():
    assert canonical("上海自贸区临港新片区").key != canonical("上海自贸区").key


def test_a_free_trade_port_is_no_free_trade_zone():
    assert canonical("海南自由贸易港").key != canonical("海南自由贸易试验区").key


def test_the_area_is_that_of_the_name_or_the_list_never_of_the_report():
    assert canonical("嵩县产业集聚区").area_path == SONG
    assert canonical("雄安新区").area_path == ("河北省",)
    assert canonical("柏川产业园", SONG).area_path == ()


def test_a_common_part_means_another_zone_in_another_county():
    assert canonical("嵩县城东工业园区").key == canonical("城东工业园区", SONG).key
    assert canonical("城东工业园区", SONG).key != canonical("城东工业园区", ("河南省", "三门峡市", "渑池县")).key


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("陕西靖边园区", "靖边园区"),
        ("铁西老工业区", "铁西老工业区"),
        ("义乌市场集聚区", "义乌市场集聚区"),
        ("芜湖市机器人产业园", "芜湖机器人产业园区"),
        ("酒泉风电基地", "酒泉风电基地"),
    ],
)
def test_a_name_keeps_the_area_without_which_it_says_nothing(printed, name):
    assert canonical(printed, ("辽宁省", "沈阳市") if "铁西" in printed else ()).name == name


def test_what_is_made_in_a_park_names_none_without_its_area():
    assert canonical("生物医药产业园").key == ""
    assert canonical("沧州生物医药产业园").key != canonical("郑州生物医药产业园").key


def test_of_several_areas_of_one_name_none_is_chosen_but_the_one_that_is_near():
    assert canonical("鼓楼区产业园", ("江苏省",)).area_path == ()  # one in 南京, one in 徐州
    assert canonical("鼓楼区产业园", ("江苏省", "徐州市")).area_path == ("江苏省", "徐州市", "鼓楼区")
    assert canonical("徐州市鼓楼区产业园").area_path == ("江苏省", "徐州市", "鼓楼区")


def test_a_short_name_that_a_community_has_is_no_county():
    assert canonical("凤凰社区锦山工业园").area_path == ()
    assert canonical("凤凰县锦山工业园").area_path[-1] == "凤凰县"


def test_a_bay_is_no_district_of_its_name():
    assert canonical("崖州湾科技城", ("海南省", "三亚市")).name == "崖州湾科技城"
    assert canonical("新安江生态补偿试验区").area_path == ()


def test_an_area_whose_short_name_is_a_word_is_meant_near_it_only():
    assert canonical("东方工业园").area_path == ()
    assert canonical("东方工业园", ("海南省",)).area_path == ("海南省", "东方市")
    assert canonical("东方市工业园").area_path == ("海南省", "东方市")


def test_an_island_is_no_county_of_its_name_and_a_dot_parts_the_city_from_the_zone():
    assert canonical("永兴岛蔬菜产业园").area_path == ()
    assert canonical("永兴县蔬菜产业园").area_path[-1] == "永兴县"
    assert canonical("南宁·中关村创新示范基地").key == canonical("南宁市中关村创新示范基地").key


def test_a_misprint_of_the_noun_is_the_same_zone():
    assert canonical("上海自由贸易实验区").key == canonical("上海自贸试验区").key


def test_a_class_of_zones_is_none():
    assert not canonical("国家自主创新示范区").key

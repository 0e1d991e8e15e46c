"""Which names of strategies are one record. The names are invented or of the whole country."""

import pytest

from archive.resolution.slogans import display_name, strategy_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工业强县", "工业强县战略"),
        ("工业强县", "工业强县发展战略"),
        ("工业强旗", "工业强旗发展战略"),
        ("四轮驱动", "四轮驱动发展战略"),
        ("五链共进发展", "五链共进战略"),
        ("项目带动战略", "项目带动发展战略"),
        ("“放管服”改革", "放管服"),
        ("营改增改革", "营改增"),
        ("“双创”行动", "双创"),
        ("大众创业、万众创新", "大众创业万众创新"),
        ("两不愁、三保障", "两不愁三保障"),
        ("工业强县、生态立县", "生态立县、工业强县"),
        ("１＋８＋Ｎ", "1+8+N"),
        ("“清风行动”", "“清风”行动"),
        ("我市港城同建工程", "港城同建"),
        ("中央八项规定", "八项规定"),
        ("鄉村振興戰略", "乡村振兴"),
        ("实施港城同建战略", "港城同建战略"),
        ("深入推进港城同建工程", "港城同建"),
        ("学海图海规 学系列航线 做合格水手", "学海图海规、学系列航线，做合格水手"),
    ],
)
def test_variants_share_a_key(one, other):
    assert strategy_key(one) == strategy_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("创新驱动发展战略", "创新驱动"),
        ("三农", "三农工作"),
        ("春蕾计划", "春蕾行动"),
        ("三大攻坚战", "三大保卫战"),
        ("三项工程", "三项行动"),
        ("供给侧结构性改革", "农业供给侧结构性改革"),
        ("健康中国行动", "健康中国战略"),
        ("净网2016", "净网2017"),
    ],
)
def test_different_programmes_do_not(one, other):
    assert strategy_key(one) != strategy_key(other)


@pytest.mark.parametrize("name", ["“”", "战略", "、", "行动计划"])
def test_a_key_is_never_empty(name):
    assert strategy_key(name)


def test_the_name_most_printed_is_shown_and_of_equals_the_longer_one():
    assert display_name({"工业强县": 3, "工业强县战略": 2}) == "工业强县"
    assert display_name({"工业强县": 2, "工业强县战略": 2}) == "工业强县战略"
    assert display_name({"甲乙": 1, "乙甲": 1}) == display_name({"乙甲": 1, "甲乙": 1})
    with pytest.raises(ValueError, match=r"."):
        display_name({})

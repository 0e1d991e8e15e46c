"""Lists by town, ward and body, of candidates and of deputies, and notices whose units belong to who issues them."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft
from tests.archive.ingest.careers.statement_lines import stated

# Title, text, and what is stated, a line each: kind, name, office, and the day where one is printed.
LISTS = [
    (
        "汀溪县乡镇党委书记调整名单公布",
        "近日，汀溪县委对部分镇街正职作了调整。调整后各乡镇（街道）党委书记名单如下：\n"
        "城关街道：田志强\n榆林镇：从晓明\n石桥镇：于　洋（女）\n柳河乡：欧阳建国",
        "appointed 田志强 城关街道党工委书记\nappointed 从晓明 榆林镇党委书记\n"
        "appointed 于洋 石桥镇党委书记\nappointed 欧阳建国 柳河乡党委书记",
    ),
    (
        "汀溪县第十届人民代表大会代表名单",
        "（共6名）\n第一选区（城关街道）：田志强　许　燕（女）\n第二选区（榆林镇）：高国庆　段文华\n"
        "第三选区（石桥镇）：扎西次仁　马兰",
        "holds 田志强 汀溪县第十届人民代表大会代表\nholds 许燕 汀溪县第十届人民代表大会代表\n"
        "holds 高国庆 汀溪县第十届人民代表大会代表\nholds 段文华 汀溪县第十届人民代表大会代表\n"
        "holds 扎西次仁 汀溪县第十届人民代表大会代表\nholds 马兰 汀溪县第十届人民代表大会代表",
    ),
    (
        "汀溪县第十届人民代表大会第三次会议选举办法及候选人名单",
        "县人大常委会副主任候选人（1名）\n努尔江·哈孜\n县人民政府副县长候选人（2名，按姓名笔画为序）\n张平\n扎西次仁\n"
        "县监察委员会主任候选人\n胡明洋",
        "proposed 努尔江·哈孜 汀溪县人大常委会副主任\nproposed 张平 汀溪县人民政府副县长\n"
        "proposed 扎西次仁 汀溪县人民政府副县长\nproposed 胡明洋 汀溪县监察委员会主任",
    ),
    (
        "汀溪县各乡镇新一届党委领导班子成员名单",
        "（2021年5月换届选举产生）\n\n榆林镇\n书　记：田志强\n副书记：许小燕　高　庆\n委　员：段文华　夏海燕\n\n"
        "石桥镇\n书　记：罗海生\n委　员：简志勇　安平",
        "appointed 田志强 榆林镇党委书记 2021-05\nappointed 许小燕 榆林镇党委副书记 2021-05\n"
        "appointed 高庆 榆林镇党委副书记 2021-05\nappointed 段文华 榆林镇党委委员 2021-05\n"
        "appointed 夏海燕 榆林镇党委委员 2021-05\nappointed 罗海生 石桥镇党委书记 2021-05\n"
        "appointed 简志勇 石桥镇党委委员 2021-05\nappointed 安平 石桥镇党委委员 2021-05",
    ),
    (
        "榆林镇村“两委”换届选举结果公示",
        "经选民投票选举，现将当选结果公示如下：\n大柳村\n村支部书记兼村委会主任：田志强\n村委会副主任：许小燕\n"
        "委员：高国庆、段文华、萧伟和\n榆林镇人民政府",
        "appointed 田志强 大柳村村支部书记\nappointed 田志强 大柳村村委会主任\n"
        "appointed 许小燕 大柳村村委会副主任\nappointed 高国庆 大柳村村委会委员\n"
        "appointed 段文华 大柳村村委会委员\nappointed 萧伟和 大柳村村委会委员",
    ),
    (
        "县公安局关于田志强等同志职务任免的通知",
        "局属各单位：\n经局党委研究，并报县委组织部同意，现就有关同志职务任免通知如下：\n"
        "田志强：任治安大队大队长，免去城关派出所所长职务；\n许小燕：任指挥中心主任；\n高国庆：免去看守所所长职务。\n"
        "汀溪县公安局\n2021年5月18日",
        "appointed 田志强 汀溪县公安局治安大队大队长 2021-05-18\nended 田志强 汀溪县公安局城关派出所所长 2021-05-18\n"
        "appointed 许小燕 汀溪县公安局指挥中心主任 2021-05-18\nended 高国庆 汀溪县公安局看守所所长 2021-05-18",
    ),
    (
        "汀溪县行政审批局关于聘任中层干部的决定",
        "经竞聘上岗、局党组会议研究，聘任：\n田志强　办公室主任\n"
        "许小燕　市场准入审批股股长\n高国庆　社会事务审批股副股长\n"
        "聘期三年，自2021年3月1日起至2024年2月29日止。",
        "appointed 田志强 汀溪县行政审批局办公室主任 2021-03-01\n"
        "appointed 许小燕 汀溪县行政审批局市场准入审批股股长 2021-03-01\n"
        "appointed 高国庆 汀溪县行政审批局社会事务审批股副股长 2021-03-01",
    ),
    (
        "关于田志强等3名同志试用期满正式任职的通知",
        "田志强等3名同志试用期已满，经考核合格，汀溪县政府决定正式任职：\n"
        "田志强　县财政局副局长\n晁平　县审计局总审计师\n"
        "许　燕　县信访局副局长\n以上同志任职时间从2020年6月起计算。",
        "appointed 田志强 汀溪县财政局副局长 2020-06\nappointed 晁平 汀溪县审计局总审计师 2020-06\n"
        "appointed 许燕 汀溪县信访局副局长 2020-06",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), LISTS, ids=[title for title, _text, _expected in LISTS])
def test_a_list_by_place_or_body_tells_who_holds_what(title: str, text: str, expected: str) -> None:
    assert stated(title, text) == expected.splitlines()


SENTENCES = [
    (  # what was told of the one before
        "田志强同志任历山中心学校党支部书记、校长，许小燕同志不再担任上述职务。",
        "appointed 田志强 历山中心学校党支部书记\nappointed 田志强 历山中心学校校长\n"
        "ended 许小燕 历山中心学校党支部书记\nended 许小燕 历山中心学校校长",
    ),
    (  # a name that ends in a preposition, before an office that ends in 审判员
        "免去董伟向汀溪县人民法院副院长、审判员职务；批准单光静辞去汀溪县人民法院审判员职务。",
        "ended 董伟向 汀溪县人民法院副院长\nended 董伟向 汀溪县人民法院审判员\nended 单光静 汀溪县人民法院审判员",
    ),
    (
        "田志强任汀溪县发展和改革局副局长，免去其县工业和信息化局总工程师职务。",
        "appointed 田志强 汀溪县发展和改革局副局长\nended 田志强 汀溪县工业和信息化局总工程师",
    ),
    (
        "另外，孙子芳任汀溪县委副书记，接替调任岚浦县政协主席的包德蕾。",
        "appointed 孙子芳 汀溪县委副书记\nended 包德蕾 汀溪县委副书记",
    ),
    ("田志强任泾县县委副书记、县长。", "appointed 田志强 泾县县委副书记\nappointed 田志强 泾县县长"),
    (  # how long it lasts is not the day of what is told next
        "田志强挂任汀溪县卫生健康局副局长，时间从2020年7月至2022年7月；许小燕不再挂任汀溪县副县长。",
        "appointed 田志强 汀溪县卫生健康局副局长 2020-07\nended 许小燕 汀溪县副县长",
    ),
    (
        "田志强任县纪委监委第三监督检查室主任，不再担任案件审理室主任。",
        "appointed 田志强 汀溪县纪委监委第三监督检查室主任\nended 田志强 汀溪县纪委监委案件审理室主任",
    ),
    (
        "田志强现任汀溪县财政局一级主任科员，拟任汀溪县审计局副局长。",
        "holds 田志强 汀溪县财政局一级主任科员\nproposed 田志强 汀溪县审计局副局长",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_what_a_sentence_leaves_to_those_before_it(text: str, expected: str) -> None:
    assert stated("汀溪县人事任免", text) == expected.splitlines()


def test_a_line_that_leads_to_a_list_is_not_joined_with_the_sentence_above() -> None:
    text = (
        "经县监委会议研究并报县人大常委会任命，田志强同志任汀溪县监察委员会委员。\n经县纪委常委会研究决定：\n"
        "许小燕任县纪委监委派驻县卫生健康局纪检监察组组长；\n"
        "高国庆任县纪委监委第三纪检监察室主任，不再担任党风政风监督室主任；"
    )
    assert stated("关于田志强同志任职的通知", text)[0] == "appointed 田志强 汀溪县监察委员会委员"


def test_a_compound_surname_behind_leaders_is_no_order() -> None:
    read = draft(RawText("汀溪县会议\n\n2021-06-20\n\n县领导令狐忠飞、林晓国、吴春武等出席了今天的闭幕会议。\n"))
    assert [person.name for person in read.people] == ["令狐忠飞", "林晓国", "吴春武"]


@pytest.mark.parametrize(
    "text",
    [
        "青岛市：海尔　海信\n成都市：熊猫　火锅",  # two lines make no list
        "榆林镇：高庄村　李家村\n石桥镇：王坪村　于家沟\n柳河乡：安家寨　方桥村",
        "高庄村　李家村　王坪村\n于家沟　安家寨　方桥村",
        "榆林镇：高粱　花生\n石桥镇：黄豆　白菜\n柳河乡：大豆　玉米",
    ],
)
def test_what_places_are_known_for_is_nobody(text: str) -> None:
    read = draft(RawText(f"汀溪县各地特产名单\n\n2021-06-20\n\n各地特产如下：\n{text}\n"))
    assert read.people == ()

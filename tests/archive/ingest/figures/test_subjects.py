"""What a figure measures: a noun phrase of its own, or of the clause before it, or nothing."""

import pytest

LEAD = "2015年6月3日，港口建设推进会在岚浦市会议中心召开，岚浦市委书记林知远讲话。"


@pytest.fixture
def subjects(told):
    def go(sentence: str) -> list[str]:
        return [figure.subject for figure in told(LEAD, sentence).figures]

    return go


@pytest.mark.parametrize(
    "sentence",
    [
        "固定资产投资88亿元。",
        "2014年全市固定资产投资完成88亿元。",
        "今年1至4月，我市固定资产投资达到88亿元。",
        "岚浦市上半年固定资产投资突破88亿元。",
        "岚浦今年固定资产投资预计88亿元。",
        "固定资产投资目标定为88亿元。",
        "全省固定资产投资要完成88亿元以上。",
        "力争全年完成固定资产投资不低于88亿元。",
        "固定资产投资去年累计只有88亿元。",
        "港北产业集聚区完成固定资产投资88亿元。",
    ],
)
def test_one_measure_has_one_name(sentence, subjects):
    assert subjects(sentence) == ["固定资产投资"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("渔业产值同比增长7%。", ["渔业产值增速"]),
        ("渔业产值比上年增长7%。", ["渔业产值增速"]),
        ("渔业产值30亿元，增长7%。", ["渔业产值", "渔业产值增速"]),
        ("渔业产值30亿元，增长7%，力争达到40亿元。", ["渔业产值", "渔业产值增速", "渔业产值"]),
        ("单位产品能耗下降3%。", ["单位产品能耗降幅"]),
        ("居民消费价格上涨2%。", ["居民消费价格涨幅"]),
        ("服务业比重比上年同期提高1.5个百分点。", ["服务业比重升幅"]),
        ("渔业产值增加值8亿元。", ["渔业产值增加值"]),
    ],
)
def test_a_rate_is_another_measure_than_its_value(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("绿化覆盖率由31%提高到35%。", ["绿化覆盖率", "绿化覆盖率"]),
        ("码头泊位由8个增加到11个。", ["码头泊位", "码头泊位"]),
        ("渔业产值30亿元，没有达到33亿元的目标。", ["渔业产值", "渔业产值"]),
        ("渔业产值30亿元，比年初确定的33亿元目标差3亿元。", ["渔业产值", "渔业产值", "金额"]),
        ("新开工项目18个，总投资66亿元。", ["新开工项目", "新开工项目总投资"]),
        ("渔业产值30亿元，占农业产值的21%。", ["渔业产值", "渔业产值占比"]),
        ("渔业产值30亿元，占生产总值的21%。", ["渔业产值", "渔业产值占生产总值比重"]),
        ("渔业产值30亿元，占全市的21%。", ["渔业产值", "渔业产值占比"]),
    ],
)
def test_what_the_sentence_leaves_to_the_clause_before(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全市已有9个省级产业集聚区。", "省级产业集聚区"),
        ("入驻的规模以上工业企业有52家。", "入驻规模以上工业企业"),
        ("有13项审批事项都要办结。", "审批事项"),
        ("集中开工的14个项目进展顺利。", "集中开工项目"),
        ("明年取消16项审批事项。", "取消审批事项"),
        ("全市共签约33个项目。", "签约项目"),
        ("城镇新增就业3万人。", "城镇新增就业"),
        ("三年增加车位900个。", "新增车位"),
        ("培育“小巨人”企业60家。", "小巨人企业"),
        ("港北产业集聚区企业达到89家。", "入驻企业"),
        ("设立5亿元的渔业发展基金。", "渔业发展基金"),
        ("城区168平方公里。", "城区面积"),
    ],
)
def test_counted_things_are_named_by_their_noun(sentence, name, subjects):
    assert subjects(sentence) == [name]


def test_a_part_is_named_by_what_it_does(subjects):
    assert subjects("38个重点项目中有21个完成招标，6个没有动工。") == [
        "重点项目",
        "完成招标的重点项目",
        "没有动工的重点项目",
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("挤了213万人。", "人数"),
        ("还差11亿元。", "金额"),
        ("迟迟没有6家。", ""),
        ("他拿出20亿元攻这一关。", "金额"),
    ],
)
def test_what_names_nothing_is_told_by_its_unit_alone(sentence, name, subjects):
    assert subjects(sentence) == [name]


def test_traditional_text_names_the_measure_as_simplified_text_does(subjects):
    assert subjects("全市固定資產投資目標為88億元，GDP增長7%。") == ["固定资产投资", "GDP增速"]


def test_a_parting_word_inside_a_noun_parts_nothing(subjects):
    assert subjects("城镇居民人均可支配收入2.1万元，一般公共预算收入9亿元，建成区面积12平方公里。") == [
        "城镇居民人均可支配收入",
        "一般公共预算收入",
        "建成区面积",
    ]


def test_words_that_can_be_read_in_two_ways_cost_no_more_when_repeated(count_steps):
    short, long = (count_steps("要闻\n\n" + ("不过" * 19 + "某5亿元。") * n) for n in (20, 80))
    assert long < 6 * short

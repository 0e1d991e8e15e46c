"""Kinds of figures that a thousand labels of reports drawn at random showed to be misread, in invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # Words that lead on to the value, behind the measure.
        ("下午四点，这时气温仍是39摄氏度。", [("39摄氏度", "气温")]),
        ("船员缺口可能会达到1200人。", [("1200人", "船员缺口")]),
        ("河南岸的二十万亩桃花竞相开放。", [("二十万亩", "桃花")]),
        # Changes: how much is told behind 超过; in points behind the measure that was lowered.
        ("五年来渔船事故率下降超过60%。", [("60%", "渔船事故率降幅")]),
        ("港务局今年下调船舶保险费率0.5个百分点。", [("0.5个百分点", "船舶保险费率降幅")]),
        ("当天航运综合指数跌幅为2.9%。", [("2.9%", "航运综合指数降幅")]),
        # A share of people is one, however they are called.
        ("困难人口由上年的77%降为45%。", [("77%", "困难人口占比"), ("45%", "困难人口占比")]),
        ("他获得约54.3%的选票。", [("54.3%", "得票率")]),
        ("两人分别获得16.5%和11.3%的选票。", [("16.5%", "得票率"), ("11.3%", "得票率")]),
        # What befell people, with how it did, and by whom.
        ("大火中9名船工受伤，1人不治身亡。", [("9名", "受伤船工"), ("1人", "身亡人数")]),
        ("约有50人仍被困在岛上。", [("50人", "被困人数")]),
        ("歹徒在码头打死9人，打伤27人。", [("9人", "死亡人数"), ("27人", "受伤人数")]),
        ("渔政人员驱散人群，并拘捕至少14人。", [("14人", "拘捕人数")]),
        # Who is counted, behind those whom they include; words that point to all of them and tell nothing apart.
        ("1800多名包括港澳代表在内的各界人士参加活动。", [("1800多名", "各界人士")]),
        ("所有审批事项从过去的578项缩减到87项。", [("578项", "审批事项"), ("87项", "审批事项")]),
        # Nouns that the dictionary has as something else.
        ("公司签下140个海运商用合同。", [("140个", "签下海运商用合同")]),
        # What is measured of the thing behind 的; money of other countries.
        ("岸边有直径30厘米的缆桩。", [("30厘米", "缆桩直径")]),
        ("他被指受贿8亿澳门元。", [("8亿澳门元", "受贿")]),
        # How a rate is reckoned is no part of it; how much faster it grew is told of the rate; warmth has no sum.
        ("该国第三季度渔业产值按年率计算增长5%。", [("5%", "渔业产值增速")]),
        (
            "渔业产值同比增长6.2%，比上月加快1.5个百分点。",
            [("6.2%", "渔业产值增速"), ("1.5个百分点", "渔业产值增速升幅")],
        ),
        ("今晨气温普遍下降4到11℃。", [("4到11℃", "气温降幅")]),
        ("经济增长比7.5%高一点。", [("7.5%", "经济增速")]),
        # Who is lifted out of poverty, how many fewer are poor, and the people of households that were counted.
        ("今年将有1000万贫困人口摆脱贫困。", [("1000万", "脱贫人数")]),
        ("30个贫困户在渔船的帮扶下实现脱贫。", [("30个", "脱贫户数")]),
        ("去年减少农村贫困人口1000万。", [("1000万", "减少农村贫困人口")]),
        ("全村133个贫困户538人。", [("133个", "贫困户"), ("538人", "贫困户人数")]),
        # What is owed is not what was earned; a new value that is reached now.
        ("人均收入2300元，村集体欠债3万元。", [("2300元", "人均收入"), ("3万元", "欠债")]),
        ("人均年收入增加到现在的8万元。", [("8万元", "人均年收入")]),
        # What is told of the things; how large those of a class are; points that two values share.
        ("岛上20亩渔港大枣正值采摘期。", [("20亩", "渔港大枣")]),
        ("岛上的4个竞赛场馆计划于2019年底完工。", [("4个", "竞赛场馆")]),
        ("船厂追加一台11米级盾构机。", []),
        ("渔民满意度分别提高2个和4个百分点。", [("2个", "渔民满意度升幅"), ("4个百分点", "渔民满意度升幅")]),
        ("要求财政赤字不超过国内生产总值的4.5%。", [("4.5%", "财政赤字占生产总值比重")]),
        # A level that is reached names nothing, 的 begins no name, and 成绩 is no tenth.
        ("船厂把渔船产量从每月52艘降至42艘。", [("52艘", "渔船产量"), ("42艘", "渔船产量")]),
        ("每天的航班量将降到1400架次，需要调减300个航班。", [("1400架次", "航班量"), ("300个", "航班量减少")]),
        ("选手以8米40成绩夺冠。", [("8米", "选手")]),
        # 万 before 亿.
        ("国内生产总值达到63万6463亿元。", [("63万6463亿元", "国内生产总值")]),
    ],
)
def test_what_a_figure_measures(sentence, figures, measured):
    assert measured(sentence) == figures

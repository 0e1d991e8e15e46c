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
    ],
)
def test_what_a_figure_measures(sentence, figures, measured):
    assert measured(sentence) == figures

"""Kinds of figures that a thousand labels of reports drawn at random showed to be misread, in invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # Changes: how much is told behind 超过; in points behind the measure that was lowered.
        ("五年来渔船事故率下降超过60%。", [("60%", "渔船事故率降幅")]),
        ("港务局今年下调船舶保险费率0.5个百分点。", [("0.5个百分点", "船舶保险费率降幅")]),
        ("当天航运综合指数跌幅为2.9%。", [("2.9%", "航运综合指数降幅")]),
        # What befell people, with how it did, and by whom.
        ("大火中9名船工受伤，1人不治身亡。", [("9名", "受伤船工"), ("1人", "身亡人数")]),
        ("约有50人仍被困在岛上。", [("50人", "被困人数")]),
        ("歹徒在码头打死9人，打伤27人。", [("9人", "死亡人数"), ("27人", "受伤人数")]),
        ("渔政人员驱散人群，并拘捕至少14人。", [("14人", "拘捕人数")]),
    ],
)
def test_what_a_figure_measures(sentence, figures, measured):
    assert measured(sentence) == figures

"""Whose a measure is, who is listed before a number of people, what a base and an amount take over, what is weighed."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # An owner before 的 is no part of a measure that has an attribute; of a bare one, and what is done, it is.
        ("渔港码头的工业用电量达到3万千瓦时。", [("3万千瓦时", "工业用电量")]),
        ("渔船的涉案价格为300元。", [("300元", "涉案价格")]),
        ("渔船的价格为300万元。", [("300万元", "渔船价格")]),
        # Who they are stands in a list before their number.
        ("渔业学者、船队代表等320人围绕深海养殖展开交流。", [("320人", "渔业学者、船队代表")]),
        ("当地船员、渔民和码头工人等500多人正在加固堤坝。", [("500多人", "船员、渔民和码头工人")]),
        # What is told of so many people at some length, or in the midst of something.
        ("全年有18万人享受了渔业保险待遇。", [("18万人", "享受渔业保险待遇人数")]),
        ("已有超过50人在试图绕过暗礁返回海港的过程中死亡。", [("50人", "死亡人数")]),
        ("灯塔由30人组成的卫队日夜把守。", [("30人", "卫队成员")]),
        # A base without words of its own is of the rate before it; amounts in 万 and in 亿 are alike.
        (
            "海岛经济有了发展，渔业收入增加了3倍，从8000万提升到了3亿。",
            [("3倍", "渔业收入增速"), ("8000万", "渔业收入"), ("3亿", "渔业收入")],
        ),
        # Within what time is no part of the clause.
        ("海港的降雪量在24小时之内达到了48毫米。", [("48毫米", "海港降雪量")]),
        # A noun of one character is weighed; an adjective and a noun are one verb in the dictionary.
        ("仅这一个渔港，一年就可以少烧5万吨煤。", [("5万吨", "煤")]),
        ("收到建议54条、具体意见28条。", [("54条", "建议"), ("28条", "具体意见")]),
        # A part keeps its name, the whole does not.
        ("跨海大桥主桥全长900米。", [("900米", "主桥全长")]),
        ("跨海大桥全长900米。", [("900米", "全长")]),
        ("今年渔港的平均亩产将超过800斤。", [("800斤", "平均亩产")]),
        # What money is spent on, who gives it, and where something lies.
        ("在海带种植等10个优势产业共投入23亿元。", [("10个", "优势产业"), ("23亿元", "投入")]),
        ("海产集团每年拿出3000多万元反哺渔村。", [("3000多万元", "金额")]),
        ("灯塔距渔村码头仅5公里。", [("5公里", "距离")]),
        # 一项目 is no 一项 before a noun.
        ("据了解，位于渔港的这一项目总投资33亿元。", [("33亿元", "项目总投资")]),
        # What is told of the things behind them.
        ("目前只有约70台离心机投入使用。", [("70台", "离心机")]),
    ],
)
def test_a_figure_is_named_by_what_it_measures_and_no_more(sentence, figures, measured):
    assert measured(sentence) == figures

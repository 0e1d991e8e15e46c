"""Whose figure it is, by the area that its sentence names."""

import pytest

from archive.ingest.figures.figures import figures
from archive.text.normalize import fold

LEAD = "2015年6月3日，港口建设推进会召开，岚浦市委书记林知远讲话。"


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        (
            "2014年，全省生产总值3万亿元，其中郑州市7000亿元，增长8%，全省财政收入2000亿元。",
            ["", "郑州市", "郑州市", ""],
        ),
        ("今年上半年岚浦市固定资产投资88亿元。", ["岚浦市"]),
        ("固定资产投资88亿元。", [""]),
        # Of the whole nation, and not of the report's own area; and what only bears its name.
        (
            "全党党员总数9800万名，我省党员520万名。我国粮食产量1.3万亿斤，全省粮食产量720亿斤。",
            ["全国", "", "全国", ""],
        ),
        ("全国文明村镇达到5个，全国重点镇3个。我省粮食产量720亿斤，占全国的5.4%。", ["", "", "", ""]),
        ("郑州银行贷款余额88亿元。", [""]),
        ("在郑州，渔业产值8亿元。渔民收入2万元。", ["郑州", ""]),
    ],
)
def test_the_area_is_named_at_the_head_of_a_clause_up_to_the_figure(sentence, areas, told):
    assert [figure.area for figure in told(LEAD, sentence).figures] == areas


@pytest.mark.parametrize(
    ("sentence", "place", "name"),
    [
        ("我国GDP增长7%。", "岚浦市", "国内生产总值增速"),
        ("GDP增速稳定在7%左右。", None, "国内生产总值增速"),
        ("全市GDP增长7%。", None, "GDP增速"),
        ("上半年，GDP增长7%。", "岚浦市", "GDP增速"),
    ],
)
def test_the_product_of_a_state_is_no_regional_one(sentence, place, name):
    text = fold(sentence)
    assert [figure.subject for figure in figures(text, text, (), published="2015-06-03", place=place)] == [name]

"""Figures: what is one, its value, its unit, what it says about the true number."""

from decimal import Decimal

import pytest

from archive.ingest.figures.numerals import number
from archive.ingest.figures.units import base

LEAD = "6月3日，港口建设推进会在市会议中心召开，市委书记林知远讲话。"


@pytest.mark.parametrize(
    ("sentence", "raw", "value", "unit", "bound"),
    [
        ("完成投资1527亿元。", "1527亿元", "1527", "亿元", "="),
        ("完成投资1,527.5万元。", "1,527.5万元", "1527.5", "万元", "="),
        ("面积约1.8万亩。", "1.8万亩", "1.8", "万亩", "~"),
        ("入驻企业逾182家。", "182家", "182", "家", ">"),
        ("有20多个项目。", "20多个", "20", "个", ">"),
        ("就业100万人以上。", "100万人", "100", "万人", ">="),
        ("失业率控制在4.5%以内。", "4.5%", "4.5", "%", "<="),
        ("增长率不低于８％。", "８％", "8", "％", ">="),
        ("人口增长率7.8‰。", "7.8‰", "7.8", "‰", "="),
        ("比重提高1.2个百分点。", "1.2个百分点", "1.2", "个百分点", "="),
        ("总量突破千亿元大关。", "千亿元", "1000", "亿元", ">"),
        ("装机2×34万千瓦。", "2×34万千瓦", "34", "万千瓦", "="),
        ("投资三千二百亿元。", "三千二百亿元", "3200", "亿元", "="),
        ("增长百分之十五。", "百分之十五", "15", "%", "="),
        ("日产6200t/d的生产线。", "6200t/d", "6200", "t/d", "="),
    ],
)
def test_figures_are_read_as_printed(sentence, raw, value, unit, bound, told):
    draft = told(LEAD + sentence)
    (figure,) = draft.figures
    assert (figure.raw, figure.value, figure.unit, figure.bound) == (raw, Decimal(value), unit, bound)
    assert draft.document.body[figure.span.start : figure.span.end] == raw


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [("税收6-8亿元。", 6, 8, "亿元"), ("增长6%－6.5%。", 6, "6.5", "%"), ("需50到70立方米。", 50, 70, "立方米")],
)
def test_ranges_have_two_ends(sentence, low, high, unit, told):
    (figure,) = told(LEAD + sentence).figures
    assert (figure.value, figure.upper, figure.unit, figure.bound) == (Decimal(low), Decimal(high), unit, "range")


@pytest.mark.parametrize(
    "sentence",
    [
        "这是2014年5月7日的事，下午3时开会。",
        "第138次会议，第3名，第2个议题。",
        "排名前10名的企业受表彰，位居3名选手之后。",
        "收费时间为2月9日00：00起。",
        "推进“三化”协调，讲了3个方面、5个月。",
        "投资亿元以上的项目，千亿级产业，千亿元产业集群。",
        "男子1500米决赛，女子49公斤级，61公斤以下级。",
        "国道318线，105道班，青政〔2011〕35号文件。",
        "坚持“9个城市是1个城市”的要求。",
        "出台“新36条”。",
        "庆祝成立70周年。",
    ],
)
def test_dates_ordinals_classes_and_names_are_no_figures(sentence, told):
    assert told(LEAD + sentence).figures == ()


def test_subject_status_period_and_speaker(told):
    draft = told(
        "市长周见山说，2013年全市港口总收入87亿元，增长21%，五年累计完成投资600亿元。",
        "市长周见山要求，今年港口总收入增长24%，力争达到99亿元，全市7个省级开发区都要达标。",
    )
    told_of = [(f.subject, str(f.value), f.status, f.period, f.is_cumulative, f.said_by) for f in draft.figures]
    assert told_of == [
        ("港口总收入", "87", "actual", "2013", False, "周见山"),
        ("港口总收入增速", "21", "actual", "2013", False, "周见山"),
        ("投资", "600", "actual", "", True, "周见山"),
        ("港口总收入增速", "24", "actual", "", False, "周见山"),
        ("港口总收入", "99", "target", "", False, "周见山"),
        ("省级开发区", "7", "actual", "", False, "周见山"),
    ]


@pytest.mark.parametrize(
    ("value", "unit", "base_unit", "base_value"),
    [
        ("1527", "亿元", "元", "152700000000"),
        ("53", "平方公里", "平方米", "53000000"),
        ("3", "亩", "平方米", "2000"),
        ("2", "担", "千克", "100"),
        ("1", "亩", "平方米", "666.666667"),
        ("2", "万吨", "千克", "20000000"),
        ("7.8", "‰", "%", "0.78"),
        ("34", "万千瓦", "瓦", "340000000"),
        ("182", "家", "家", "182"),
        ("1000", "万", "1", "10000000"),
        ("100", "公里/小时", "", None),
        ("5", "什么", "", None),
    ],
)
def test_units_come_to_a_base_unit(value, unit, base_unit, base_value):
    assert base(Decimal(value), unit) == (base_unit, None if base_value is None else Decimal(base_value))


@pytest.mark.parametrize(
    ("characters", "value"), [("十五", 15), ("三千二百", 3200), ("两百零五", 205), ("三点五", "3.5"), ("一三", None)]
)
def test_numbers_in_characters(characters, value):
    assert number(characters) == (None if value is None else Decimal(value))

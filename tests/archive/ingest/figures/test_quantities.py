"""An invented grammar of quantities: whatever it says is read back as value, unit, upper value and bound."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft

NUMERALS = "零一二三四五六七八九"
POWERS = ("", "万", "亿", "万亿")
MEASURES = ("元", "美元", "亩", "吨", "公里", "平方公里", "千瓦", "人", "斤")
PLAIN = ("%", "‰", "个百分点", "家", "个", "户", "倍", "元/吨")
BEFORE = {"": "=", "约": "~", "近": "~", "超过": ">", "逾": ">", "不低于": ">=", "不超过": "<=", "不足": "<"}


@dataclass(frozen=True)
class Quantity:
    printed: str
    value: Decimal
    unit: str
    upper: Decimal | None
    bound: str


def in_characters(number: int) -> str:
    """Below ten thousand, as written: 3050 is 三千零五十."""
    out, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + NUMERALS[digit] + name
        gap = digit == 0
    return out


def wide(printed: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c == "." else c for c in printed)


units = st.one_of(st.tuples(st.sampled_from(POWERS), st.sampled_from(MEASURES)).map("".join), st.sampled_from(PLAIN))
numbers = st.decimals(min_value=1, max_value=99_999, places=2, allow_nan=False).map(Decimal.normalize)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit, before = draw(units), draw(st.sampled_from(sorted(BEFORE)))
    kind = draw(st.sampled_from(["digits", "commas", "wide", "characters", "range"]))
    value = draw(numbers)
    if kind == "characters":
        whole = draw(st.integers(20, 9_999))
        measure = draw(st.sampled_from(POWERS)) + draw(st.sampled_from(MEASURES[:-2]))
        return Quantity(before + in_characters(whole) + measure, Decimal(whole), measure, None, BEFORE[before])
    if kind == "range":
        upper = value + draw(st.integers(1, 900))
        mark = draw(st.sampled_from(["-", "－", "~", "至", "到"]))
        return Quantity(f"{value:f}{mark}{upper:f}{unit}", value, unit, upper, "range")
    printed = f"{value:,f}" if kind == "commas" else wide(f"{value:f}") if kind == "wide" else f"{value:f}"
    return Quantity(before + printed + unit, value, unit, None, BEFORE[before])


@settings(max_examples=300, deadline=None)
@given(quantities())
def test_each_quantity_of_the_grammar_is_read_back(quantity):
    body = f"岚浦市港口推进会召开\n\n市委书记林知远讲话，港口总量{quantity.printed}。"
    (figure,) = draft(RawText(body)).figures
    read = (figure.value, figure.unit, figure.upper, figure.bound)
    assert read == (quantity.value, quantity.unit, quantity.upper, quantity.bound)


@pytest.mark.parametrize(
    ("sentence", "raw", "value", "unit", "bound"),
    [
        ("跨越五千公里。", "五千公里", "5000", "公里", "="),
        ("建成湿地一万多亩。", "一万多亩", "1", "万亩", ">"),
        ("七百多家企业入驻。", "七百多家", "700", "家", ">"),
        ("收入不到一千块钱。", "一千块钱", "1000", "块钱", "<"),
        ("产量是原来的四倍。", "四倍", "4", "倍", "="),
        ("三成以上企业停产。", "三成", "3", "成", ">="),
        ("排放下降了80%多。", "80%", "80", "%", ">"),
        ("惠及14亿人民。", "14亿人", "14", "亿人", "="),
        ("企业1 527家。", "1 527家", "1527", "家", "="),
        ("旅客2亿3232万人次。", "2亿3232万人次", "2.3232", "亿人次", "="),
        ("成交1万8千多吨。", "1万8千多吨", "1.8", "万吨", ">"),
        ("总额1亿4千万元。", "1亿4千万元", "1.4", "亿元", "="),
        ("总额1亿4000多万元。", "1亿4000多万元", "1.4", "亿元", ">"),
        ("总额一亿四千两百万元。", "一亿四千两百万元", "1.42", "亿元", "="),
        ("惠及3万5千人。", "3万5千人", "3.5", "万人", "="),
        ("惠及三万五千多人。", "三万五千多人", "3.5", "万人", ">"),
        ("惠及两千三百万人。", "两千三百万人", "2300", "万人", "="),
        ("惠及1亿零50人。", "1亿零50人", "1.0000005", "亿人", "="),
        ("用去三万五元。", "三万五元", "3.5", "万元", "="),
        ("用去5千5百元。", "5千5百元", "5.5", "千元", "="),
        ("用去2千3百万元。", "2千3百万元", "2.3", "千万元", "="),
        ("用去12万3456元。", "12万3456元", "12.3456", "万元", "="),
        ("用去3个多亿。", "3个多亿", "3", "亿", ">"),
        ("惠及3万多农户。", "3万多", "3", "万", ">"),
        ("产品2000多种。", "2000多种", "2000", "种", ">"),
        ("总量跃上千亿元台阶。", "千亿元", "1000", "亿元", ">"),
        # Behind a word that ends like one which counts off.
        ("目前3000多家企业已入驻。", "3000多家", "3000", "家", ">"),
        ("实现技术革新400多项。", "400多项", "400", "项", ">"),
        ("清理红头文件3017件。", "3017件", "3017", "件", "="),
        ("外来定居3000人。", "3000人", "3000", "人", "="),
        ("收到群众来信2016封。", "2016封", "2016", "封", "="),
    ],
)
def test_other_ways_to_print_a_quantity(sentence, raw, value, unit, bound, told):
    (figure,) = told("6月3日，港口推进会召开。" + sentence).figures
    assert (figure.raw, figure.value, figure.unit, figure.bound) == (raw, Decimal(value), unit, bound)


@pytest.mark.parametrize(
    "sentence",
    [
        "打通最后一公里，一元复始，三元食品，一亩三分地。",
        "出台二十条，分三个片区，第二十个项目，七十周年，十三个五年规划。",
        "采取8种方式，历时2万多年，5类型，3种植户。",
        "成员国、三成员、五一劳动节，千家万户，几百家企业，二万五千里长征。",
    ],
)
def test_idioms_and_small_counts_in_characters_are_no_figures(sentence, told):
    assert told("6月3日，港口推进会召开。" + sentence).figures == ()

"""The one normaliser."""

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.normalize import fold


@given(st.text())
def test_folding_keeps_every_offset_and_is_stable(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_each_character_is_folded_alone(one, other):
    assert fold(one + other) == fold(one) + fold(other)


def test_long_texts_are_folded_like_short_ones():
    every = "".join(map(chr, range(0x110000)))
    parts = [every[at : at + 50] for at in range(0, len(every), 50)]
    assert fold(every) == "".join(map(fold, parts))
    assert fold(every[:0x40000]) == "".join(map(fold, parts))[:0x40000]


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("楊樹平", "杨树平"),
        ("產業集聚區", "产业集聚区"),
        ("１５２７亿元", "1527亿元"),
        ("ＧＤＰ", "gdp"),
        ("⼀带⼀路⻓⾜", "一带一路长足"),
        ("2016—2020年", "2016-2020年"),
        ("2016–2020年", "2016-2020年"),
        ("「四大一高」", '"四大一高"'),
        ("“四大一高”", '"四大一高"'),
        ("帕巴拉・格列朗杰", "帕巴拉·格列朗杰"),
        ("二○一四", "二〇一四"),
        ("吴\u3000菲", "吴 菲"),
    ],
)
def test_what_counts_as_the_same(printed, same):
    assert fold(printed) == fold(same)


def test_different_characters_stay_different():
    assert len({fold(character) for character in "干乙丙“‘，。、；：（）【】"}) == 14


def test_the_frozen_table_is_opencc_by_character():
    convert = opencc.OpenCC("t2s").convert
    for character in map(chr, range(0x4E00, 0x9FFF)):
        simplified = convert(character)
        expected = convert(simplified) if len(simplified) == 1 else character
        assert fold(character) == expected

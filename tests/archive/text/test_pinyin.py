"""Pinyin of names."""

import pytest

from archive.text.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("杨树平", "yangshuping"),
        ("楊樹平", "yangshuping"),
        ("单志强", "shanzhiqiang"),
        ("尉迟恭", "yuchigong"),
        ("吕挺琳", "lvtinglin"),
        ("A先生", "axiansheng"),
        ("", ""),
    ],
)
def test_people(name, reading):
    assert pinyin(name, is_person=True) == reading


def test_a_surname_reading_is_for_surnames_only():
    assert pinyin("单位") == "danwei"

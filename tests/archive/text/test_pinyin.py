"""Pinyin of names."""

import pytest

from archive.text.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("杨树平", "yangshuping", "ysp"),
        ("楊樹平", "yangshuping", "ysp"),
        ("单志强", "shanzhiqiang", "szq"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("吕挺琳", "lvtinglin", "ltl"),
        ("A先生", "axiansheng", "axs"),
        ("", "", ""),
    ],
)
def test_people(name, full, initials):
    assert pinyin(name, is_person=True) == (full, initials)


def test_a_surname_reading_is_for_surnames_only():
    assert pinyin("单位").full == "danwei"

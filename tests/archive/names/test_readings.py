"""Pinyin as it is typed."""

import re

import pytest

from archive.names.readings import latin, patterns, units


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("Yáng Shù-píng", "yangshuping"), ("lütinglin", "lutinglin"), ("lv", "lu"), ("杨sp", ""), ("2011", ""), ("", "")],
)
def test_latin_letters_in_any_spelling(typed, letters):
    assert latin(typed) == letters


@pytest.mark.parametrize(
    ("name", "reading", "line"),
    [
        ("杨树平", "yangshuping", "杨yang'树shu'平ping'"),
        ("单志强", "shanzhiqiang", "单shan'志zhi'强qiang'"),  # a surname is read as a surname
        ("吕g8", "", "吕lu'~g'~8'"),
        ("·，", "", ""),
    ],
)
def test_every_character_has_its_reading_beside_it(name, reading, line):
    assert units(name, reading, is_person=True) == line


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("yangshuping", "whole short begins"), ("ysp", "short begins"), ("yangshupi", "begins"),
        ("杨sp", "short begins"),
        ("杨树p", "short begins"), ("杨树平", "whole short begins"), ("ys", "begins"), ("shuping", "within"),
        ("sp", "within"), ("s", ""), ("ngshu", ""), ("huping", ""), ("psy", ""),
    ],
)  # fmt: skip
def test_what_is_typed_fits_the_whole_name_its_beginning_or_what_is_within(typed, fits):
    line = f"\n{units('杨树平', '', is_person=True)}\n"
    found = [way for way, each in patterns(typed)._asdict().items() if each and re.search(each, line)]
    assert " ".join(found) == fits


def test_a_short_reading_is_not_the_beginning_of_a_longer_one():
    """wangli is 王丽, and only begins 王林 (wanglin)."""
    whole = patterns("wangli").short
    assert re.search(whole, f"\n{units('王丽', '')}\n")
    assert not re.search(whole, f"\n{units('王林', '')}\n")

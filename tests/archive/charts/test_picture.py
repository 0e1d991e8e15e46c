"""The picture of a chart of shares: bars, hatching, digits."""

import io

import pytest
from PIL import Image

from archive.charts.picture import SIZE, share_picture
from archive.charts.shares import share_chart

PAPER, INK, DATA, RULE = (248, 244, 235), (30, 27, 23), (42, 90, 112), (221, 212, 195)


def drawn(parts, wholes):
    return Image.open(io.BytesIO(share_picture(share_chart(parts, wholes)))).convert("RGB")


def column(image, x):
    """The colours from top to bottom, each once where it goes on."""
    pixels = [image.getpixel((x, y)) for y in range(20, 520)]
    return [each for before, each in zip([None, *pixels], pixels, strict=False) if each != before]


def test_it_is_a_picture_of_the_size_that_readers_of_links_expect():
    assert drawn({2015: 1}, {2015: 4}).size == SIZE == (1200, 630)


def test_a_bar_is_as_high_as_its_share():
    image = drawn({2015: 25, 2016: 50}, {2015: 100, 2016: 100})
    low, high = (sum(image.getpixel((x, y)) == DATA for y in range(630)) for x in (127, 262))
    assert high == 400
    assert low == pytest.approx(high / 2, abs=2)


def test_a_year_of_which_nothing_is_held_is_hatched_and_one_without_a_part_is_empty():
    image = drawn({2015: 1, 2017: 1}, {2015: 1, 2017: 1, 2018: 3})
    assert set(column(image, 262)) == {PAPER, RULE}
    assert column(image, 127 + 3 * 135) == [PAPER]


def test_years_and_numbers_are_written_where_they_have_room():
    few = drawn({2015: 8}, {2015: 9})
    assert any(few.getpixel((x, y)) == INK for x in range(80, 180) for y in range(540, 570))
    many = share_picture(share_chart(dict.fromkeys(range(1990, 2026), 1), dict.fromkeys(range(1990, 2026), 1000)))
    assert Image.open(io.BytesIO(many)).size == SIZE

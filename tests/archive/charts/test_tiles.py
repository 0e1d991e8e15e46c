"""The map's geometry: every province has a place of its own, and who lies north of another stands above it."""

import pytest

from archive.analysis.area_map import MapTile
from archive.charts.tiles import PER_ROW, SIDE, province_places, tile_map
from archive.models import Area
from archive.text.gb2260 import divisions, level


def tiles(*codes, level="province", name="云麓省"):
    areas = [Area(pk=number, code=code, name=name, level=level) for number, code in enumerate(codes, 1)]
    return [MapTile(area, 1, 1, "level-1", "", "", "") for area in areas]


def placed(chart):
    return {each.tile.area.code: (each.x, each.y) for each in chart.tiles}


def test_every_province_of_the_standard_has_a_place_and_no_two_have_the_same():
    codes = {each.code[:2] for each in divisions() if level(each.code) == "province"}
    places = province_places()
    assert set(places) == codes
    assert len({place[1:] for place in places.values()}) == len(places)


@pytest.mark.parametrize(
    ("north", "south"),
    [("23", "22"), ("15", "14"), ("11", "13"), ("13", "41"), ("41", "42"), ("42", "43"), ("43", "44")],
)
def test_who_lies_north_stands_above(north, south):
    places = province_places()
    assert places[north][2] < places[south][2]


@pytest.mark.parametrize(
    ("west", "east"), [("65", "62"), ("62", "37"), ("51", "50"), ("50", "42"), ("36", "35"), ("35", "71"), ("32", "31")]
)
def test_who_lies_west_stands_to_the_left(west, east):
    places = province_places()
    assert places[west][1] < places[east][1]


def test_a_province_that_is_not_in_the_table_stands_beneath_the_others():
    places = placed(tile_map(tiles("990000", "230000", "460000")))
    assert places["990000"][1] > places["460000"][1] > places["230000"][1]


def test_all_tiles_are_inside_and_are_read_by_rows():
    chart = tile_map(tiles("460000", "230000", "110000", "150000"))
    assert [each.tile.area.code for each in chart.tiles] == ["230000", "150000", "110000", "460000"]
    assert all(each.x + SIDE <= chart.width and each.y + SIDE <= chart.height for each in chart.tiles)
    assert chart.is_geographic


def test_cities_stand_in_the_order_of_their_codes():
    codes = [f"9901{number:02}" for number in range(PER_ROW + 1)]
    chart = tile_map(tiles(*codes, level="city"))
    assert [each.tile.area.code for each in chart.tiles] == codes
    assert chart.tiles[-1].x == 0
    assert chart.tiles[-1].y > chart.tiles[0].y
    assert not chart.is_geographic


def test_names_are_short_where_that_tells_them_apart_and_broken_where_they_are_long():
    [long] = tile_map(tiles("990100", level="city", name="红河哈尼族彝族自治州")).tiles
    assert [line for line, _y in long.lines] == ["红河"]
    other, same = tiles("990101", "990102", level="county", name="望湖县")
    same.area.name = "望湖区"
    assert [[line for line, _y in each.lines] for each in tile_map([other, same]).tiles] == [["望湖县"], ["望湖区"]]
    [broken] = tile_map(tiles("990101", level="county", name="石河子新城开发")).tiles
    assert [line for line, _y in broken.lines] == ["石河子新", "城开发"]


def test_nothing_is_drawn_of_nothing():
    assert tile_map([]) is None

"""Geometry of a map of tiles: where each area's square stands. Provinces by ``tile_grid.tsv``, all others in a row.

A position in the table is a column and a row. Areas without one (cities and counties, of which no positions are known)
stand in the order of their codes, ``PER_ROW`` to a row; a province that the table does not know, beneath the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.analysis.area_map import MapTile
from archive.ingest.places.area_names import stem

PER_ROW = 5
SIDE = 100  # of a square, in user units
GAP = 6  # between two squares
_LETTERS = 4  # side by side in a square
_LINES = 2


@dataclass(frozen=True, slots=True)
class PlacedTile:
    """``lines`` are the name as it is printed, each with the y of its base line; ``x`` and ``y`` the upper left."""

    tile: MapTile
    x: int
    y: int
    lines: list[tuple[str, int]]
    side: int = SIDE

    @property
    def center(self) -> int:
        return self.x + SIDE // 2

    @property
    def number_y(self) -> int:
        return self.y + SIDE - 12


@dataclass(frozen=True, slots=True)
class TileMap:
    tiles: list[PlacedTile]  # in the order in which they are read: by rows
    width: int
    height: int
    is_geographic: bool


def tile_map(tiles: Sequence[MapTile]) -> TileMap | None:
    """None where there is nothing to draw."""
    if not tiles:
        return None
    known = province_places()
    is_geographic = all(tile.area.is_province for tile in tiles)
    places = _geographic(tiles, known) if is_geographic else _in_rows(tiles)
    labels = _labels(tiles)
    placed = sorted(((row, column, tile) for tile, (column, row) in places), key=lambda each: each[:2])
    drawn = [_placed(tile, column, row, labels[tile.area.pk]) for row, column, tile in placed]
    width, height = (max(getattr(each, side) for each in drawn) + SIDE for side in ("x", "y"))
    return TileMap(drawn, width, height, is_geographic)


@cache
def province_places() -> dict[str, tuple[str, int, int]]:
    """Two digits of a code to the label, the column and the row."""
    lines = Path(__file__).with_name("tile_grid.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: (label, int(column), int(row)) for code, label, column, row in rows}


def _geographic(
    tiles: Iterable[MapTile], known: dict[str, tuple[str, int, int]]
) -> list[tuple[MapTile, tuple[int, int]]]:
    places: list[tuple[MapTile, tuple[int, int]]] = []
    unknown: list[MapTile] = []
    taken: set[str] = set()
    for tile in tiles:
        code = tile.area.code[:2]
        if code in known and code not in taken:
            taken.add(code)
            places.append((tile, known[code][1:]))
        else:
            unknown.append(tile)
    beneath = max((row for _tile, (_column, row) in places), default=-1) + 1
    return [*places, *((tile, (column, row + beneath)) for tile, (column, row) in _in_rows(unknown))]


def _in_rows(tiles: Iterable[MapTile]) -> list[tuple[MapTile, tuple[int, int]]]:
    return [(tile, (place % PER_ROW, place // PER_ROW)) for place, tile in enumerate(tiles)]


def _labels(tiles: Sequence[MapTile]) -> dict[int, str]:
    """Short names by area, where they are told apart by them (郊县 and 郊区 are not)."""
    short = [_short(tile) for tile in tiles]
    times = Counter(short)
    return {tile.area.pk: name if times[name] == 1 else tile.area.name for tile, name in zip(tiles, short, strict=True)}


def _short(tile: MapTile) -> str:
    area = tile.area
    if area.is_province and (place := province_places().get(area.code[:2])):
        return place[0]
    short = stem(area.name)
    return short if len(short) > 1 else area.name


def _placed(tile: MapTile, column: int, row: int, name: str) -> PlacedTile:
    x, y = column * (SIDE + GAP), row * (SIDE + GAP)
    cut = [name[at : at + _LETTERS] for at in range(0, len(name), _LETTERS)][:_LINES]
    return PlacedTile(tile, x, y, [(line, y + 28 + 22 * number) for number, line in enumerate(cut)])

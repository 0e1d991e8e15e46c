"""Geometry of a network around one person: the neighbours on a circle, the strongest tie on top, then clockwise.

Where a neighbour stands depends on the order of the ties alone, so the same ties always give the same drawing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH = 640
HEIGHT = 440
_X, _Y = 225, 165  # half-axes of the ellipse of neighbours
_LABEL = 16  # from a neighbour outward to the name
_THIN, _THICK = 1.0, 7.0


@dataclass(frozen=True, slots=True)
class Node:
    """A neighbour; ``anchor`` of the name is start, middle or end, so that it stands outside the circle."""

    item: object
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class NetworkTie:
    """A line from (x1, y1) to (x2, y2), as thick as the tie is strong."""

    item: object
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Network:
    nodes: list[Node]
    spokes: list[NetworkTie]  # from the middle to the neighbours
    chords: list[NetworkTie]  # between neighbours
    width: int = WIDTH
    height: int = HEIGHT
    x: float = WIDTH / 2
    y: float = HEIGHT / 2


def network(
    weights: Sequence[tuple[Hashable, object, int]], chords: Sequence[tuple[Hashable, Hashable, object, int]]
) -> Network:
    """``weights`` are (key, item, weight) of the neighbours in order, ``chords`` (key, key, item, weight) of pairs."""
    nodes = {key: _node(item, index, len(weights)) for index, (key, item, _weight) in enumerate(weights)}
    most = max([weight for *_rest, weight in weights] + [weight for *_rest, weight in chords], default=1)
    middle = (WIDTH / 2, HEIGHT / 2)
    spokes = [_link(item, middle, _at(nodes, key), weight / most) for key, item, weight in weights]
    between = [_link(item, _at(nodes, one), _at(nodes, other), weight / most) for one, other, item, weight in chords]
    return Network(list(nodes.values()), spokes, between)


def _at(nodes: Mapping[Hashable, Node], key: Hashable) -> tuple[float, float]:
    return nodes[key].x, nodes[key].y


def _node(item: object, index: int, of: int) -> Node:
    angle = 2 * pi * index / of - pi / 2
    x, y = WIDTH / 2 + _X * cos(angle), HEIGHT / 2 + _Y * sin(angle)
    side = cos(angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    label_x = x if anchor == "middle" else x + _LABEL * (1 if side > 0 else -1)
    label_y = y + _LABEL * 1.4 * sin(angle) + 5
    return Node(item, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), anchor)


def _link(item: object, one: tuple[float, float], other: tuple[float, float], share: float) -> NetworkTie:
    thickness = round(_THIN + (_THICK - _THIN) * share, 1)
    return NetworkTie(item, round(one[0], 1), round(one[1], 1), round(other[0], 1), round(other[1], 1), thickness)

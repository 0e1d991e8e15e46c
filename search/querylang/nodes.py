"""The tree of a query, and what is asked of one. Pure: knows neither the records nor the engine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "person", "strategy", "zone", "industry", "area", "publisher", "document", "part", "office", "former_office"
]
Field = Literal[Kind, "year", "title"]
# Names that lead to a field, the Chinese one that pages show first.
FIELDS: Final[dict[str, Field]] = {
    "官员": "person", "人物": "person", "person": "person", "official": "person",
    "口号": "strategy", "战略": "strategy", "strategy": "strategy", "slogan": "strategy",
    "园区": "zone", "zone": "zone",
    "产业": "industry", "industry": "industry",
    "地区": "area", "area": "area",
    "来源": "publisher", "source": "publisher", "publisher": "publisher",
    "文件": "document", "document": "document",
    "身份": "part", "部分": "part", "part": "part",
    "任职": "office", "office": "office", "post": "office",
    "曾任": "former_office", "former": "former_office",
    "标题": "title", "title": "title",
    "年份": "year", "年": "year", "year": "year",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Phrase:
    """Text that stood in quotes."""

    text: str


@dataclass(frozen=True)
class Prefix:
    """What stood before a ``*``."""

    text: str


@dataclass(frozen=True)
class Title:
    """A stretch of the title."""

    text: str


@dataclass(frozen=True)
class NamedValue:
    """A field with the name of a record, or of a part that people take."""

    kind: Kind
    name: str


@dataclass(frozen=True)
class Years:
    """Both included."""

    first: int
    last: int


@dataclass(frozen=True)
class Not:
    node: "Node"


@dataclass(frozen=True)
class All:
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class Any:
    nodes: tuple["Node", ...]


Leaf = Words | Phrase | Prefix | Title | NamedValue | Years
Node = Leaf | Not | All | Any
NOTHING: Final = All(())


def leaves(node: Node, *, excluded: bool = True) -> Iterator[Leaf]:
    """All leaves from left to right; without those under an exclusion where ``excluded`` is false."""
    match node:
        case Not(inner):
            yield from leaves(inner, excluded=excluded) if excluded else ()
        case All(nodes) | Any(nodes):
            for inner in nodes:
                yield from leaves(inner, excluded=excluded)
        case _:
            yield node


def is_narrowing(node: Node) -> bool:
    """May a text with the very query in it be refused, because of an exclusion or a field?"""
    match node:
        case Not() | NamedValue() | Years() | Title():
            return True
        case All(nodes) | Any(nodes):
            return any(map(is_narrowing, nodes))
    return False


def named(node: Node) -> Iterator[NamedValue]:
    """All fields with names in the tree."""
    return (leaf for leaf in leaves(node) if isinstance(leaf, NamedValue))


def wanted(node: Node) -> Iterator[Words | Phrase | Prefix | Title]:
    """The words and stretches that are looked for, not those that are excluded."""
    for leaf in leaves(node, excluded=False):
        if isinstance(leaf, Words | Phrase | Prefix | Title):
            yield leaf


def mapped(node: Node, change: Callable[[Leaf], Node]) -> Node:
    """The tree with every leaf changed."""
    match node:
        case Not(inner):
            return Not(mapped(inner, change))
        case All(nodes):
            return All(tuple(mapped(inner, change) for inner in nodes))
        case Any(nodes):
            return Any(tuple(mapped(inner, change) for inner in nodes))
    return change(node)

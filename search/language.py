"""The query language, as a tree. Pure: knows neither the records nor the engine.

    产业集聚区 郑州          both, in any order
    “四大一高”              exactly this stretch; any style of quotes
    官员:杨树平 年:2012..2014  fields, in Chinese or English, a value in quotes or up to the next space
    郑州 OR 洛阳 -(开封)     either; not; brackets

What does not parse is searched as words. No input is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from archive.folding import fold

MAX_LENGTH: Final = 500  # characters of a query
_MAX_DEPTH = 20  # brackets within brackets

Kind = Literal["person", "strategy", "zone", "area", "publisher", "year"]
FIELDS: Final[dict[str, Kind]] = {
    "官员": "person", "人物": "person", "person": "person",
    "口号": "strategy", "战略": "strategy", "strategy": "strategy",
    "园区": "zone", "zone": "zone",
    "地区": "area", "area": "area",
    "来源": "publisher", "source": "publisher",
    "年": "year", "year": "year",
}  # fmt: skip

# Closing quotes by opening ones. What folds to a straight quote also closes where its own partner is missing.
_CLOSING = {"“": "”", "„": "“", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "〝": "〞", "‘": "’"}
_YEARS = re.compile(r"(\d{4})?(?:(\.\.|-|~|–|—|至)(\d{4})?)?")
_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：][ \u3000]*", re.IGNORECASE)
_OR = re.compile(r"(?:OR|ＯＲ)(?=[\s(（]|$)")
_AND = re.compile(r"(?:AND|ＡＮＤ)(?=[\s(（]|$)")


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Phrase:
    """Text that stood in quotes."""

    text: str


@dataclass(frozen=True)
class Named:
    """A field with the name of a record."""

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


Node = Words | Phrase | Named | Years | Not | All | Any


@dataclass(frozen=True)
class _Mark:
    """A bracket, a minus, OR."""

    sign: str


class _Unreadable(Exception):
    """The query does not parse."""


def parse(query: str) -> Node:
    """The tree of ``query``; ``All(())`` or empty words for one that asks for nothing."""
    try:
        tokens = list(_tokens(query))
        if _is_only_marks(query) and not any(isinstance(token, Phrase) for token in tokens):
            raise _Unreadable
        node, rest = _either(tokens, 0, 0)
        if rest != len(tokens):
            raise _Unreadable
    except _Unreadable:
        return Words(query)
    return node


def is_narrowing(node: Node) -> bool:
    """May a text with the very query in it be refused, because of an exclusion or a field?"""
    match node:
        case Not() | Named() | Years():
            return True
        case All(nodes) | Any(nodes):
            return any(map(is_narrowing, nodes))
    return False


def named(node: Node) -> Iterator[Named]:
    """All fields with names in the tree."""
    match node:
        case Named():
            yield node
        case Not(inner):
            yield from named(inner)
        case All(nodes) | Any(nodes):
            for inner in nodes:
                yield from named(inner)


def wanted(node: Node) -> Iterator[Words | Phrase]:
    """The words and phrases that are looked for, not those that are excluded."""
    match node:
        case Words() | Phrase():
            yield node
        case All(nodes) | Any(nodes):
            for inner in nodes:
                yield from wanted(inner)


# either = conjunction (OR conjunction)*; conjunction = item+; item = [-] (bracketed either | phrase | field | words)

_Token = Node | _Mark


def _either(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    node, at = _conjunction(tokens, at, depth)
    nodes = [node]
    while at < len(tokens) and tokens[at] == _Mark("OR"):
        if nodes[-1] == All(()):
            raise _Unreadable
        node, at = _conjunction(tokens, at + 1, depth)
        nodes.append(node)
    if len(nodes) > 1 and All(()) in nodes:
        raise _Unreadable
    return (nodes[0] if len(nodes) == 1 else Any(tuple(nodes))), at


def _conjunction(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at] not in (_Mark("OR"), _Mark(")")):
        node, at = _item(tokens, at, depth)
        before = nodes[-1] if nodes else None
        if isinstance(node, Words) and isinstance(before, Words):
            nodes[-1] = Words(f"{before.text} {node.text}")
        else:
            nodes.append(node)
    # Marks that stand alone beside something else ask for nothing.
    asking = [node for node in nodes if not (isinstance(node, Words) and _is_only_marks(node.text))] or nodes
    return (asking[0] if len(asking) == 1 else All(tuple(asking))), at


def _item(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    token = tokens[at]
    if token == _Mark("-"):
        if at + 1 == len(tokens) or tokens[at + 1] in (_Mark("-"), _Mark("OR"), _Mark(")")):
            raise _Unreadable
        node, at = _item(tokens, at + 1, depth)
        return Not(node), at
    if token == _Mark("("):
        node, at = _either(tokens, at + 1, depth + 1)
        if depth > _MAX_DEPTH or node == All(()) or at == len(tokens):
            raise _Unreadable
        return node, at + 1
    assert not isinstance(token, _Mark)
    return token, at + 1


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while at < len(query):
        character = fold(query[at])
        if character == " ":
            at += 1
        elif character in "()":
            yield _Mark(character)
            at += 1
        elif operator := _OR.match(query, at) if _begins_word(query, at) else None:
            yield _Mark("OR")
            at = operator.end()
        elif operator := _AND.match(query, at) if _begins_word(query, at) else None:
            at = operator.end()
        elif character == "-" and _begins_word(query, at) and _goes_on(query, at + 1):
            yield _Mark("-")
            at += 1
        else:
            token, at = _operand(query, at)
            yield from [token] if token else []


def _operand(query: str, at: int) -> tuple[Node | None, int]:
    """A phrase, a field or words; None for empty quotes."""
    if quoted := _quoted(query, at):
        text, end = quoted
        return (Phrase(text) if text else None), end
    if (field := _FIELD.match(query, at)) and (read := _field(query, field)):
        return read
    end = _end_of_word(query, at)
    return Words(query[at:end]), end


def _field(query: str, field: re.Match[str]) -> tuple[Node, int] | None:
    """The field and its value; None where it has none and is but a word before a colon."""
    kind = FIELDS[field[1].lower()]
    text, end = _quoted(query, field.end()) or _bare(query, field.end())
    if kind == "year":
        years = _years(text)
        return (years, end) if years else None
    return (Named(kind, text.strip()), end) if text.strip() else None


def _bare(query: str, at: int) -> tuple[str, int]:
    end = _end_of_word(query, at) if at < len(query) and not query[at].isspace() else at
    return query[at:end], end


def _years(text: str) -> Years | None:
    match = _YEARS.fullmatch(fold(text).rstrip("年"))
    if not match or not (match[1] or match[3]):
        return None
    first = int(match[1] or 1000)
    last = int(match[3] or (9999 if match[2] else first))
    return Years(max(min(first, last), 1000), max(first, last, 1000))


def _quoted(query: str, at: int) -> tuple[str, int] | None:
    """The text in the quotes that open at ``at``, and where it ends behind them; None where none do."""
    opening = query[at : at + 1]
    if not opening or not (opening in _CLOSING or fold(opening) == '"'):
        return None
    end = query.find(_CLOSING.get(opening, opening), at + 1)
    if end < 0 and fold(opening) == '"':
        end = fold(query).find('"', at + 1)
    return (query[at + 1 : end], end + 1) if end >= 0 else None


def _end_of_word(query: str, at: int) -> int:
    """Up to white space, a bracket or quotes that close again; at least one character."""
    end = at + 1
    while end < len(query) and fold(query[end]) not in " ()" and not _quoted(query, end):
        end += 1
    return end


def _is_only_marks(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _begins_word(query: str, at: int) -> bool:
    return at == 0 or fold(query[at - 1]) in " (-"


def _goes_on(query: str, at: int) -> bool:
    """Is there something for a minus to exclude?"""
    return at < len(query) and fold(query[at]) not in " -)"

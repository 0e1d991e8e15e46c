"""The query language, as a tree. Pure: knows neither the records nor the engine. docs/searching.md is its reference.

    产业集聚区 郑州            both, in any order
    “四大一高”                exactly this stretch; any style of quotes
    官员:杨树平 年:2012..2014    fields, in Chinese or English, a value in quotes or up to the next space
    郑州 OR 洛阳 -(开封)       either; not; brackets
    产业*                    words that begin so

What does not parse is searched as words. No input is an error, and no input costs more than the bounds below.
"""

from typing import Final, NamedTuple

from search.querylang.lexing import QueryMark, Token, tokens
from search.querylang.nodes import NOTHING, All, Any, Node, Not, Phrase, Words

MAX_LENGTH: Final = 500  # characters of a query
MAX_OPERANDS: Final = 40  # words, quoted stretches and fields
MAX_DEPTH: Final = 20  # brackets within brackets


class ParsedQuery(NamedTuple):
    """What a query was read as. ``bounds`` names each bound that was met: operands, depth."""

    node: Node
    bounds: tuple[str, ...] = ()


class _QueryError(Exception):
    """The query does not parse."""


class _TooDeep(_QueryError):
    """Brackets within brackets within brackets."""


def parse(query: str) -> Node:
    """The tree of ``query``; ``All(())`` or empty words for one that asks for nothing."""
    return read(query).node


def read(query: str) -> ParsedQuery:
    query = query[:MAX_LENGTH]  # search.results.params tells the reader
    try:
        node, all_read = _tree(query)
    except _QueryError as reason:
        return ParsedQuery(Words(query), ("depth",) if isinstance(reason, _TooDeep) else ())
    return ParsedQuery(node, () if all_read else ("operands",))


def _tree(query: str) -> tuple[Node, bool]:
    """The tree, and whether all of the query is in it."""
    lexed = list(tokens(query))
    if not any(isinstance(token, Phrase) or _asks(token) for token in lexed):
        raise _QueryError
    kept = _bounded(lexed)
    node, rest = _either(kept, 0, 0)
    if rest != len(kept):
        raise _QueryError
    return node, len(kept) == len(lexed)


def _bounded(lexed: list[Token]) -> list[Token]:
    """Up to the last operand that is allowed, with the brackets closed that are open there."""
    operands = [place for place, token in enumerate(lexed) if not isinstance(token, QueryMark)]
    if len(operands) <= MAX_OPERANDS:
        return lexed
    kept = lexed[: operands[MAX_OPERANDS - 1] + 1]
    signs = [_sign(kept, at) for at in range(len(kept))]
    return kept + [QueryMark(")")] * (signs.count("(") - signs.count(")"))


# either = conjunction (OR conjunction)*; conjunction = item+; item = [-] (bracketed either | phrase | field | words)


def _either(lexed: list[Token], at: int, depth: int) -> tuple[Node, int]:
    node, at = _conjunction(lexed, at, depth)
    nodes = [node]
    while _sign(lexed, at) == "OR":
        if nodes[-1] == NOTHING:
            raise _QueryError
        node, at = _conjunction(lexed, at + 1, depth)
        nodes.append(node)
    if len(nodes) > 1 and NOTHING in nodes:
        raise _QueryError
    return (nodes[0] if len(nodes) == 1 else Any(tuple(nodes))), at


def _conjunction(lexed: list[Token], at: int, depth: int) -> tuple[Node, int]:
    nodes: list[Node] = []
    while at < len(lexed) and _sign(lexed, at) not in ("OR", ")"):
        node, at = _item(lexed, at, depth)
        before = nodes[-1] if nodes else None
        if isinstance(node, Words) and isinstance(before, Words):
            nodes[-1] = Words(f"{before.text} {node.text}")
        else:
            nodes.append(node)
    # Marks that stand alone beside something else ask for nothing.
    asking = [node for node in nodes if not (isinstance(node, Words) and _is_only_marks(node.text))] or nodes
    return (asking[0] if len(asking) == 1 else All(tuple(asking))), at


def _item(lexed: list[Token], at: int, depth: int) -> tuple[Node, int]:
    token = lexed[at]
    if not isinstance(token, QueryMark):
        return token, at + 1
    if depth > MAX_DEPTH:
        raise _TooDeep
    if token.sign == "-":
        if at + 1 == len(lexed) or _sign(lexed, at + 1) in ("-", "OR", ")"):
            raise _QueryError
        node, at = _item(lexed, at + 1, depth + 1)
        return Not(node), at
    node, at = _either(lexed, at + 1, depth + 1)
    if node == NOTHING or at == len(lexed):
        raise _QueryError
    return node, at + 1


def _sign(lexed: list[Token], at: int) -> str:
    token = lexed[at] if at < len(lexed) else None
    return token.sign if isinstance(token, QueryMark) else ""


def _asks(token: Token) -> bool:
    return not isinstance(token, QueryMark) and not (isinstance(token, Words) and _is_only_marks(token.text))


def _is_only_marks(text: str) -> bool:
    return not any(map(str.isalnum, text))

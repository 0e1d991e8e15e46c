"""A query to tokens: operators, quotes in every style, fields, words. Pure; linear but for quotes that never close."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.text.normalize import fold
from search.querylang.nodes import FIELDS, Leaf, NamedValue, Phrase, Prefix, Title, Words, Years

# Closing quotes by opening ones. What folds to a straight quote also closes where its own partner is missing.
_CLOSING = {"“": "”", "„": "“", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "〝": "〞", "‘": "’"}
_SINGLE: Final = "'"
_YEARS = re.compile(r"(\d{4})?年?(?:(\.\.+|…+|-|~|–|—+|至|到)(?:(\d{4})年?)?)?")
_FIELD = re.compile(rf"({'|'.join(sorted(FIELDS, key=len, reverse=True))}): *")  # in folded text
_UNREAD_YEARS = re.compile(rf"(?<!\S)(?:{'|'.join(name for name, kind in FIELDS.items() if kind == 'year')}): *\S+")
_FIELD_LENGTH: Final = 40  # characters of its name, its colon and the spaces behind them
_BEHIND = r"(?=[\s\u3000()（）\"“”「」『』]|$)"
_OPERATORS: Final = (
    ("OR", re.compile(rf"(?:OR|ＯＲ|或者?){_BEHIND}")),
    ("AND", re.compile(rf"(?:AND|ＡＮＤ|并?且){_BEHIND}")),
    ("-", re.compile(r"(?:NOT|ＮＯＴ)(?=[\s\u3000(（\"“「『])[\s\u3000]*(?=\S)")),
)


@dataclass(frozen=True)
class QueryMark:
    """A bracket, ``-`` or ``OR``; ``text`` is how it was written."""

    sign: str
    text: str = ""


Token = Leaf | QueryMark


def tokens(query: str) -> Iterator[Token]:
    at = 0
    while at < len(query):
        character = fold(query[at])
        if character == " ":
            at += 1
        elif character in "()|":
            yield QueryMark("OR" if character == "|" else character, query[at])
            at += 1
        elif operator := _operator(query, at):
            mark, at = operator
            yield from [mark] if mark.sign != "AND" else []  # both are asked for anyway
        elif character == "-" and _begins_word(query, at) and _goes_on(query, at + 1):
            yield QueryMark("-", query[at])
            at += 1
        else:
            token, at = _operand(query, at)
            yield from [token] if token else []


def _operator(query: str, at: int) -> tuple[QueryMark, int] | None:
    if not _begins_word(query, at):
        return None
    for sign, pattern in _OPERATORS:
        if match := pattern.match(query, at):
            return QueryMark(sign, match[0]), match.end()
    return None


def _operand(query: str, at: int) -> tuple[Leaf | None, int]:
    """A phrase, a field or words; None for empty quotes."""
    if quoted := _quoted(query, at):
        text, end = quoted
        return (Phrase(text) if text else None), end
    if (field := _FIELD.match(fold(query[at : at + _FIELD_LENGTH]))) and (operand := _field(query, at, field)):
        return operand
    end = _end_of_word(query, at)
    text = query[at:end]
    before = text[:-1]
    if fold(text[-1]) == "*" and fold(before).find("*") < 0 and any(map(str.isalnum, before)):
        return Prefix(before), end
    return Words(text), end


def _field(query: str, at: int, field: re.Match[str]) -> tuple[Leaf, int] | None:
    """The field and its value; None where it has none and is but a word before a colon."""
    kind, begin = FIELDS[field[1]], at + field.end()
    quoted = _quoted(query, begin)
    text, end = quoted or _bare(query, begin)
    value = text.strip() if quoted else text.strip().rstrip("*＊")
    if kind == "year":
        years = _years(value)
        return (years, end) if years else None
    if not value:
        return None
    return (Title(value) if kind == "title" else NamedValue(kind, value)), end


def _bare(query: str, at: int) -> tuple[str, int]:
    end = _end_of_word(query, at) if at < len(query) and fold(query[at]) not in " ()|" else at
    return query[at:end], end


def _years(text: str) -> Years | None:
    match = _YEARS.fullmatch(fold(text))
    if not match or not (match[1] or match[3]):
        return None
    first = int(match[1] or 1000)
    last = int(match[3] or (9999 if match[2] else first))
    return Years(max(min(first, last), 1000), max(first, last, 1000))


def unread_years(text: str) -> list[str]:
    """Of words those that were meant as a field of years, with what is no year behind it: 年:昨天."""
    return [match[0] for match in _UNREAD_YEARS.finditer(fold(text))]


def _quoted(query: str, at: int) -> tuple[str, int] | None:
    """The text in the quotes that open at ``at``, and where it ends behind them; None where none do."""
    opening = query[at : at + 1]
    if opening and fold(opening) == _SINGLE:
        return _in_single_quotes(query, at)
    if not opening or not (opening in _CLOSING or fold(opening) == '"'):
        return None
    end = query.find(_CLOSING.get(opening, opening), at + 1)
    if end < 0:
        end = fold(query).find('"', at + 1)
    return (query[at + 1 : end], end + 1) if end >= 0 else None


def _in_single_quotes(query: str, at: int) -> tuple[str, int] | None:
    """An apostrophe is no quote: straight ones count only around whole words."""
    opening = query[at]
    end = query.find(_CLOSING[opening], at + 1) if opening in _CLOSING else -1
    if end < 0:
        folded = fold(query) + " "
        ends = (m.start() for m in re.finditer(r"'(?=[\s()|])", folded[at + 1 :]))
        end = next(ends, -1) + at + 1 if at == 0 or folded[at - 1] in " (-|:" else -1
    return (query[at + 1 : end], end + 1) if end > at else None


def _end_of_word(query: str, at: int) -> int:
    """Up to white space, a bracket, a bar or quotes that close again; at least one character."""
    end = at + 1
    while end < len(query) and fold(query[end]) not in " ()|" and not _quoted(query, end):
        end += 1
    return end


def _begins_word(query: str, at: int) -> bool:
    return at == 0 or fold(query[at - 1]) in " (-|" or query[at - 1] in "”」』"


def _goes_on(query: str, at: int) -> bool:
    """Is there something for a minus to exclude?"""
    return at < len(query) and fold(query[at]) not in " -)|"

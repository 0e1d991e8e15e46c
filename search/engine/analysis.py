"""Text to terms: what goes into the index, and what a query must find there.

Two rules hold the promise that no report with the query in it is missed:

- a text gives *all* its terms: every word of jieba's own dictionary at every position, every single character, and
  every pair of neighbours in a run of other letters and digits;
- a query asks only for terms that any text with the query in it has, and for stretches of itself.

No name of the archive is ever added to the dictionary: a new person or slogan must not change what old reports match.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from archive.text import segmenter
from archive.text.normalize import fold
from archive.text.segmenter import cut

# The characters that jieba's dictionary words are made of, and runs of all other letters and digits.
_HAN = re.compile("[\u4e00-\u9fd5]+")
_RUN = re.compile(r"[^\W_\u4e00-\u9fd5]+")
# Inside a number a mark belongs to it: 8.5%, 1,527, 2012-2014, 10~15, 08:30.
_NUMBER = r"[0-9]+(?:[.,:/~-][0-9]+)*%?"
# What marks hold together is one word: R&D, 1+8+N, PM2.5, 24×7, C++.
_JOINT = r"[&+×.'-]"
_JOINED = rf"(?:{_RUN.pattern}{_JOINT})+{_RUN.pattern}(?:\+{{1,2}}|#)?|{_RUN.pattern}(?:\+{{1,2}}|#)"
_TOKEN = re.compile(rf"{_NUMBER}(?!{_JOINT}?[^\W_\u4e00-\u9fd5])|{_JOINED}|{_RUN.pattern}|{_HAN.pattern}")
_IS_NUMBER = re.compile(_NUMBER)
_CHUNK = re.compile(rf"(?:{_TOKEN.pattern})+")
# Characters that only hold words together; a query does not insist on them.
_PARTICLES = frozenset("的地得了着过和与及或在是等之")
# A chunk up to this long that is not all dictionary words is one name or slogan: 杨树平, 四大一高, 区建.
_SHORT = 4
# Queries that are remembered: one request asks several times for the parts of the same text.
_REMEMBERED = 512
# A number that may be printed with separators of thousands, and one that is. A year is none: 2016年, 2016-2020.
_PLAIN = r"(?<![0-9.,])(?<![0-9]{4}[~-])[0-9]{4,15}(?![0-9年])(?![~-][0-9]{4}(?![0-9]))"
_SEPARATED = r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])"
_THOUSANDS = re.compile(rf"{_SEPARATED}|{_PLAIN}")
_MOST_NUMBERS = 3  # of a stretch that are looked for in both ways
# More terms than this do not narrow the candidates for an exact stretch any further.
_NARROWING = 16


class QueryPart(NamedTuple):
    """One thing a query asks for, folded: a dictionary word, or (``is_exact``) a stretch to be found as it stands."""

    text: str
    is_exact: bool


def index_terms(text: str) -> dict[str, int]:
    """Every term of ``text``, and how often it occurs."""
    folded = fold(text)
    terms = Counter(folded)
    for space in [character for character in terms if character.isspace()]:
        del terms[space]
    terms.update(segmenter.words(folded))
    for run in _RUN.findall(folded):
        terms.update(_pairs(run))
    return terms


@lru_cache(_REMEMBERED)
def sure_terms(text: str) -> tuple[str, ...]:
    """Terms that every text with ``text`` in it has: the longest first, single characters only where nothing else is.

    Empty for white space.
    """
    folded = fold(text)
    words = [word for run in _HAN.findall(folded) for word in cut(run) if len(word) > 1]
    words += [pair for run in _RUN.findall(folded) for pair in _pairs(run)]
    terms = words or [character for character in folded if not character.isspace()]
    return tuple(sorted(dict.fromkeys(terms), key=len, reverse=True)[:_NARROWING])


@lru_cache(_REMEMBERED)
def query_parts(text: str) -> tuple[QueryPart, ...]:
    """What an unquoted ``text`` asks for, all of it to be found in a report, in any order.

    Words of the dictionary stand for themselves. What is no word (a name, a slogan, a figure) is kept together as
    written, because single characters alone are in nearly every report. Marks between words ask for nothing, unless
    there is nothing else. Empty for white space.
    """
    folded = fold(text)
    parts = [part for chunk in _CHUNK.findall(folded) for part in _parts_of_chunk(chunk)]
    if not parts and folded.strip():
        parts = [QueryPart(folded.strip(), True)]
    return tuple(dict.fromkeys(parts))


@lru_cache(_REMEMBERED)
def spellings(text: str) -> tuple[str, ...]:
    """``text`` folded, and as it is with and without separators of thousands in its numbers: 1200个, 1,200个.

    What has any of them has ``text``; the first is the text itself.
    """
    folded = fold(text)
    numbers = list(islice(_THOUSANDS.finditer(folded), _MOST_NUMBERS))
    pieces, at = [], 0
    for number in numbers:
        pieces += [(folded[at : number.start()],), (number[0], _other_way(number[0]))]
        at = number.end()
    return tuple(map("".join, product(*pieces, (folded[at:],))))


def _other_way(number: str) -> str:
    return number.replace(",", "") if "," in number else f"{int(number):,}" if number[0] != "0" else number


def _pairs(run: str) -> Iterator[str]:
    return map("".join, zip(run, run[1:], strict=False))


def _parts_of_chunk(chunk: str) -> list[QueryPart]:
    """The parts of a stretch without white space and marks."""
    tokens = [token for piece in _TOKEN.findall(chunk) for token in (cut(piece) if _HAN.match(piece) else [piece])]
    if all(token in _PARTICLES for token in tokens):
        return [QueryPart(chunk, True)]
    if len(chunk) <= _SHORT and any(map(_is_weak, tokens)):
        return [QueryPart(chunk, True)]
    return _kept_together(tokens)


def _kept_together(tokens: list[str]) -> list[QueryPart]:
    """Weak neighbours are one stretch; a number takes the word behind it along, a lone character the one before it."""
    parts: list[QueryPart] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        if not _is_weak(tokens[at]):
            parts += [] if tokens[at] in _PARTICLES else [QueryPart(tokens[at], not _HAN.match(tokens[at]))]
        else:
            while end < len(tokens) and _is_weak(tokens[end]):
                end += 1
            stretch = "".join(tokens[at:end])
            has_neighbour = at > 0 and tokens[at - 1] not in _PARTICLES
            if _IS_NUMBER.fullmatch(tokens[end - 1]) or (len(stretch) == 1 and not has_neighbour):
                stretch += "".join(token for token in tokens[end : end + 1] if token not in _PARTICLES)
                end += 1
            elif len(stretch) == 1:
                stretch = parts.pop().text + stretch
            parts.append(QueryPart(stretch, True))
        at = end
    return parts


def _is_weak(token: str) -> bool:
    """Too common to be asked for alone: a single character that is no particle, or a number."""
    return (len(token) == 1 and token not in _PARTICLES) or bool(_IS_NUMBER.fullmatch(token))

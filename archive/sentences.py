"""Sentences of a text, with offsets. Their number is their address on a report's page (#s12)."""

import re
from bisect import bisect_right
from typing import NamedTuple


class Sentence(NamedTuple):
    """Half-open stretch ``[start, end)`` of the text; ``number`` counts from 1 over the whole text."""

    number: int
    start: int
    end: int


# A sentence ends after 。！？!? or … with the closing quotes and brackets that follow, or at a line's end.
_SENTENCE = re.compile(r"[^\n。！？!?…]+(?:[。！？!?…]+[”’」』）)》\"']*)?|[。！？!?…]+[”’」』）)》\"']*")


def sentences(text: str) -> list[Sentence]:
    """All sentences in order. They do not overlap; together they cover every character but line breaks."""
    return [Sentence(number, m.start(), m.end()) for number, m in enumerate(_SENTENCE.finditer(text), 1)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The same as (start, end) only: that of sentence number n is at place n - 1."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def sentence_at(found: list[Sentence], offset: int) -> Sentence | None:
    """The sentence that holds the character at ``offset``; None between sentences or outside the text."""
    place = bisect_right(found, offset, key=lambda sentence: sentence.start) - 1
    return found[place] if place >= 0 and offset < found[place].end else None

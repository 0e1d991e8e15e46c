"""Sentences of a text, with offsets. Their number is their address on a report's page (#s12).

Numbers count from 1, until a correction takes sentences out or puts some in: see ``archive.text.sentence_numbers``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Sentence(NamedTuple):
    """Half-open stretch ``[start, end)`` of the text; ``number`` names it in the whole text, for ever.

    ``others``: the numbers of sentences that it took the place of.
    """

    number: int
    start: int
    end: int
    others: tuple[int, ...] = ()


# A sentence ends after 。！？!? or … with the closing quotes and brackets that follow, or at a line's end.
_SENTENCE = re.compile(r"[^\n。！？!?…]+(?:[。！？!?…]+[”’」』）)》\"']*)?|[。！？!?…]+[”’」』）)》\"']*")


def sentences(text: str, numbers: Sequence[Sequence[int]] = ()) -> list[Sentence]:
    """All sentences in order. They do not overlap; together they cover every character but line breaks.

    ``numbers``: for each sentence all numbers that lead to it, its own first; counted from 1 where there are none for
    this many sentences.
    """
    spans = sentence_spans(text)
    if len(numbers) != len(spans):
        return [Sentence(number, *span) for number, span in enumerate(spans, 1)]
    return [Sentence(own, *span, tuple(others)) for (own, *others), span in zip(numbers, spans, strict=True)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The same as (start, end) only: that of sentence number n is at place n - 1."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def by_number(numbered: Iterable[Sentence]) -> dict[int, Sentence]:
    """Every number that leads to a sentence; a past one only where no sentence has it as its own."""
    numbered = list(numbered)
    past = {number: sentence for sentence in numbered for number in sentence.others}
    return past | {sentence.number: sentence for sentence in numbered}


def sentence_at(numbered: list[Sentence], offset: int) -> Sentence | None:
    """The sentence that holds the character at ``offset``; None between sentences or outside the text."""
    place = bisect_right(numbered, offset, key=lambda sentence: sentence.start) - 1
    return numbered[place] if place >= 0 and offset < numbered[place].end else None

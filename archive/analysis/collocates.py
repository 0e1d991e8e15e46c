"""Collocates of a word or slogan: what stands within ``WINDOW`` words of it, in the same sentence, beyond chance.

The word itself is one word wherever it stands, and parts the sentence: what jieba would have cut across its ends is not
counted. A table of two by two is of the words read: near it or not, the collocate or not. ``number`` counts windows'
words: one that stands near two occurrences counts once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from archive.analysis.keyness import beyond_chance
from archive.analysis.word_counts import TextSet, WordCounts, stretches, words_of
from archive.analysis.word_measures import deviation_of_proportions, log_dice
from archive.text.normalize import fold

WINDOW: Final = 5


@dataclass(frozen=True, slots=True)
class Collocate:
    """``number`` near the word, ``total`` in all that was read, ``reports`` in which it stands near it."""

    word: str
    number: int
    total: int
    reports: int
    g2: float
    log_dice: float
    dispersion: float


@dataclass(slots=True)
class Collocates:
    """``occurrences`` of the word in ``reports`` of those that were read (``counts``)."""

    counts: WordCounts = field(default_factory=WordCounts)
    near: WordCounts = field(default_factory=WordCounts)
    occurrences: int = 0
    reports: int = 0
    rows: list[Collocate] = field(default_factory=list)


def collocates(word: str, texts: TextSet, *, once: bool) -> Collocates:
    """Those that ``beyond_chance`` gives for the words near it against all other words that were read."""
    seen, node = Collocates(), re.compile(re.escape(fold(word)))
    for sentences in stretches(texts, seen.counts, once=once):
        words, near, occurrences = Counter[str](), Counter[str](), 0
        for sentence in sentences:
            tokens, places = _tokens(sentence, node)
            words.update(tokens)
            near.update(tokens[place] for place in _around(places, len(tokens)))
            occurrences += len(places)
        seen.counts.add(words)
        seen.near.add(near)
        seen.occurrences += occurrences
        seen.reports += bool(occurrences)
    rows = beyond_chance(seen.near, seen.counts.total, seen.counts.size - seen.occurrences)
    seen.rows = [_collocate(seen, *row) for row in rows]
    return seen


def _tokens(sentence: str, node: re.Pattern[str]) -> tuple[list[str], list[int]]:
    """The words of a sentence, and at which places the node stands."""
    tokens, places, at = [], [], 0
    for occurrence in node.finditer(sentence):
        tokens += words_of(sentence[at : occurrence.start()])
        places.append(len(tokens))
        tokens.append(occurrence.group())
        at = occurrence.end()
    return tokens + words_of(sentence[at:]), places


def _around(places: list[int], size: int) -> list[int]:
    near = {place for at in places for place in range(max(at - WINDOW, 0), min(at + WINDOW + 1, size))}
    return sorted(near.difference(places))


def _collocate(seen: Collocates, g2: float, word: str, number: int, total: int) -> Collocate:
    by_part = seen.near.by_part(word)
    return Collocate(
        word, number, total, len(by_part), round(g2, 2), round(log_dice(number, seen.occurrences, total), 2),
        round(deviation_of_proportions(by_part, seen.counts.sizes), 3),
    )  # fmt: skip

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

from archive.analysis.keyness import CERTAIN, FEWEST_CASES, SHOWN
from archive.analysis.word_counts import LEAST_CHARACTERS, TextSet, WordCounts, stretches, words_of
from archive.analysis.word_measures import deviation_of_proportions, log_dice, log_likelihood
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
    """Those of ``FEWEST_CASES`` and more with G² of ``CERTAIN`` and more, the greatest first."""
    found, node = Collocates(), re.compile(re.escape(fold(word)))
    for sentences in stretches(texts, found.counts, once=once):
        words, near, here = Counter[str](), Counter[str](), 0
        for sentence in sentences:
            tokens, places = _tokens(sentence, node)
            words.update(tokens)
            near.update(tokens[place] for place in _around(places, len(tokens)))
            here += len(places)
        found.counts.add(words)
        found.near.add(near)
        found.occurrences += here
        found.reports += bool(here)
    found.rows = _measured(found, fold(word))
    return found


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


def _measured(found: Collocates, node: str) -> list[Collocate]:
    counts, near = found.counts, found.near
    size, around = counts.size - found.occurrences, near.size
    measured = []
    for word, number in near.total.items():
        total = counts.total[word]
        if number < FEWEST_CASES or len(word) < LEAST_CHARACTERS or word == node or number * size <= around * total:
            continue
        if (g2 := log_likelihood(number, around, total, size)) >= CERTAIN:
            measured.append((g2, word, number, total))
    measured.sort(key=lambda each: (-each[0], each[1]))
    return [_collocate(found, *each) for each in measured[:SHOWN]]


def _collocate(found: Collocates, g2: float, word: str, number: int, total: int) -> Collocate:
    by_part = found.near.by_part(word)
    return Collocate(
        word, number, total, len(by_part), round(g2, 2), round(log_dice(number, found.occurrences, total), 2),
        round(deviation_of_proportions(by_part, found.counts.sizes), 3),
    )  # fmt: skip

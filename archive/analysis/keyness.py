"""Key words of one set of texts against another: those that it has more often than chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from archive.analysis import FEWEST_REPORTS
from archive.analysis.word_counts import LEAST_CHARACTERS, WordCounts
from archive.analysis.word_measures import deviation_of_proportions, log_likelihood, log_ratio

FEWEST_CASES: Final = FEWEST_REPORTS  # of a word, or of two together: of fewer nothing is told
SHOWN: Final = 100
CERTAIN: Final = 6.63  # of G²: the 99th percentile of chi-squared with one degree of freedom


@dataclass(frozen=True, slots=True)
class KeyWord:
    """``number`` in the set, ``other`` in what it is held against, ``reports`` of the set with it; the measures of
    ``archive.analysis.word_measures``."""

    word: str
    number: int
    other: int
    reports: int
    g2: float
    log_ratio: float
    dispersion: float


def key_words(texts: WordCounts, others: WordCounts) -> list[KeyWord]:
    """Those of ``FEWEST_CASES`` in the set and more, relatively more often there, with G² of ``CERTAIN`` and more; the
    greatest G² first."""
    size, other_size = texts.size, others.size
    if not size or not other_size:
        return []
    measured = []
    for word, number in texts.total.items():
        other = others.total[word]
        if number < FEWEST_CASES or len(word) < LEAST_CHARACTERS or number * other_size <= other * size:
            continue
        if (g2 := log_likelihood(number, size, number + other, size + other_size)) >= CERTAIN:
            measured.append((g2, word, number, other))
    measured.sort(key=lambda each: (-each[0], each[1]))
    return [_key_word(texts, others, *each) for each in measured[:SHOWN]]


def _key_word(texts: WordCounts, others: WordCounts, g2: float, word: str, number: int, other: int) -> KeyWord:
    by_part = texts.by_part(word)
    return KeyWord(
        word, number, other, len(by_part), round(g2, 2), round(log_ratio(number, texts.size, other, others.size), 2),
        round(deviation_of_proportions(by_part, texts.sizes), 3),
    )  # fmt: skip

"""Key words of one set of texts against another: those that it has more often than chance would give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from archive.analysis import FEWEST_REPORTS
from archive.analysis.word_counts import LEAST_CHARACTERS, WordCounts
from archive.analysis.word_measures import deviation_of_proportions, log_likelihood, log_ratio

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
    """Those of ``texts`` that ``beyond_chance`` gives against both together."""
    if not texts.size or not others.size:
        return []
    rows = beyond_chance(texts, texts.total + others.total, texts.size + others.size)
    return [_key_word(texts, others, g2, word, number, both - number) for g2, word, number, both in rows]


def beyond_chance(part: WordCounts, whole: Counter[str], size: int) -> list[tuple[float, str, int, int]]:
    """(G², word, number in ``part``, number in the ``whole`` of ``size`` words around it), the greatest G² first.

    Words of ``FEWEST_REPORTS`` cases in ``part`` and more, relatively more often there, with G² from ``CERTAIN`` on.
    """
    measured, own = [], part.size
    for word, number in part.total.items():
        total = whole[word]
        if number < FEWEST_REPORTS or len(word) < LEAST_CHARACTERS or number * size <= own * total:
            continue
        if (g2 := log_likelihood(number, own, total, size)) >= CERTAIN:
            measured.append((g2, word, number, total))
    measured.sort(key=lambda row: (-row[0], row[1]))
    return measured[:SHOWN]


def _key_word(texts: WordCounts, others: WordCounts, g2: float, word: str, number: int, other: int) -> KeyWord:
    by_part = texts.by_part(word)
    return KeyWord(
        word, number, other, len(by_part), round(g2, 2), round(log_ratio(number, texts.size, other, others.size), 2),
        round(deviation_of_proportions(by_part, texts.sizes), 3),
    )  # fmt: skip

"""Measures of words: how far a count is from chance, how closely two go together, how evenly one is spread. Pure.

*G²* is Dunning's log-likelihood ratio of a table of two by two, ``2 Σ O ln(O/E)`` with expected counts from the sums of
its rows and columns (as scipy's ``chi2_contingency(lambda_="log-likelihood", correction=False)``). *logDice* is
Rychlý's ``14 + log2(2 f(xy) / (f(x) + f(y)))``: 14 where the two always go together, one less where half as often; it
does not grow with the size of what was read. *log ratio* is Hardie's: the binary logarithm of the ratio of two relative
frequencies, 0.5 standing for a count of 0. *DP* is Gries's deviation of proportions: half the sum, over the parts, of
the differences between the share of the word in a part and the share of the part in everything; 0 is evenly spread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, log2


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Of ``both`` cases of ``total`` in which two things meet, ``first`` of the one and ``second`` of the other."""
    # Both, the first alone, the second alone, neither; beside each, the sums of its row and column.
    cells = (
        (both, first, second),
        (first - both, first, total - second),
        (second - both, total - first, second),
        (total - first - second + both, total - first, total - second),
    )
    return 2 * sum(number * log(number * total / (row * column)) for number, row, column in cells if number)


def log_dice(both: int, first: int, second: int) -> float:
    return 14 + log2(2 * both / (first + second))


def log_ratio(one: int, of_one: int, other: int, of_other: int) -> float:
    """``one`` of ``of_one`` words against ``other`` of ``of_other``."""
    return log2(max(one, 0.5) / of_one) - log2(max(other, 0.5) / of_other)


def deviation_of_proportions(counts: Mapping[int, int], sizes: Sequence[int]) -> float:
    """``counts`` of the word by the place of the part in ``sizes``; parts without it may be left out."""
    number, size = sum(counts.values()), sum(sizes)
    apart = sum(abs(count / number - sizes[part] / size) for part, count in counts.items())
    without = 1 - sum(sizes[part] for part in counts) / size
    return (apart + without) / 2

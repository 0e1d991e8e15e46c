"""Two texts sentence beside sentence, and by which words the two of a pair differ.

Sentences are *the same* when they are so without white space and punctuation, in their folded form. Two are *reworded*
when they share at least ``ALIKE`` of their pairs of neighbouring characters (Dice's coefficient: twice the shared pairs
by all pairs). Pairs keep the order of both texts; of all such pairings the one with the most in common is taken. A
sentence without a partner whose like stands elsewhere in the other text is *moved*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from archive.http.time_limit import check_request
from archive.text.normalize import fold
from archive.text.segmenter import cut
from archive.text.sentences import Sentence

ALIKE = 0.4
MOVED = 0.6  # a sentence without a partner needs more to be called the same elsewhere
MOST = 400  # sentences of either text; the time grows with their product
_MOST_WORDS = 600  # of either sentence; with more the whole sentence counts as changed
_SILENT = re.compile(r"[\W_]+")
_TOKEN = re.compile(r"[\u4e00-\u9fd5]+|[^\W\u4e00-\u9fd5_]+(?:[.,:][0-9]+)*[%‰]?|.", re.DOTALL)


class ParallelLine(NamedTuple):
    """A sentence of a text: its number there and its words."""

    number: int
    words: str


class ParallelPiece(NamedTuple):
    """A stretch of a sentence; ``differs`` where the other sentence of the pair does not have it."""

    words: str
    differs: bool


@dataclass(frozen=True)
class ParallelRow:
    """What stands beside each other; ``kind`` is ``same``, ``reworded``, ``one`` or ``other`` (in that text alone).

    ``like`` is the number of the sentence elsewhere in the other text that says the same, of a row with one side.
    """

    kind: str
    one: ParallelLine | None
    other: ParallelLine | None
    like: int | None = None

    @property
    def pieces(self) -> tuple[list[ParallelPiece], list[ParallelPiece]]:
        """Both sentences in pieces; empty for a side that has none."""
        if self.one and self.other and self.kind == "reworded":
            return differences(self.one.words, self.other.words)
        return _whole(self.one), _whole(self.other)


def lines(
    text: str, sentences: Iterable[Sentence], spans: Sequence[tuple[int, int]] | None = None
) -> list[ParallelLine]:
    """The sentences of ``text`` that say anything; of those that begin within ``spans`` where any are given."""
    held = (each for each in sentences if spans is None or any(start <= each.start < end for start, end in spans))
    parallel = (ParallelLine(each.number, text[each.start : each.end].strip()) for each in held)
    return [line for line in parallel if _key(line.words)]


def parallel(one: Sequence[ParallelLine], other: Sequence[ParallelLine], most: int = MOST) -> list[ParallelRow]:
    """The rows, in the order of both texts, where they part those of ``one`` first. At most ``most`` lines of each."""
    one, other = one[:most], other[:most]
    likeness = _likeness(one, other)
    pairs = _best_pairs(len(one), len(other), likeness)
    elsewhere = _elsewhere(likeness, pairs)
    rows, left, right = [], 0, 0
    for place_one, place_other in [*pairs, (len(one), len(other))]:
        rows += [ParallelRow("one", line, None, _number(other, elsewhere[0].get(left + n))) for n, line in
                 enumerate(one[left:place_one])]  # fmt: skip
        rows += [ParallelRow("other", None, line, _number(one, elsewhere[1].get(right + n))) for n, line in
                 enumerate(other[right:place_other])]  # fmt: skip
        if place_one < len(one):
            rows.append(_paired(one[place_one], other[place_other]))
        left, right = place_one + 1, place_other + 1
    return rows


def differences(one: str, other: str) -> tuple[list[ParallelPiece], list[ParallelPiece]]:
    """Both in pieces, cut between words; words are compared folded."""
    check_request()
    words = _words(one), _words(other)
    if max(map(len, words)) > _MOST_WORDS:
        return [ParallelPiece(one, True)], [ParallelPiece(other, True)]
    matcher = SequenceMatcher(None, [fold(word) for word in words[0]], [fold(word) for word in words[1]], False)
    sides: tuple[list[ParallelPiece], list[ParallelPiece]] = ([], [])
    for tag, *places in matcher.get_opcodes():
        for side, all_words, start, end in zip(sides, words, places[::2], places[1::2], strict=True):
            if start < end:
                side.append(ParallelPiece("".join(all_words[start:end]), tag != "equal"))
    return sides


def _whole(line: ParallelLine | None) -> list[ParallelPiece]:
    return [ParallelPiece(line.words, False)] if line else []


def _words(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) for word in (cut(token) if token[0] >= "\u4e00" else [token])]


def _key(words: str) -> str:
    return _SILENT.sub("", fold(words))


def same_words(one: str, other: str) -> bool:
    """Whether two sentences are so without white space and punctuation."""
    return _key(one) == _key(other)


def _paired(one: ParallelLine, other: ParallelLine) -> ParallelRow:
    return ParallelRow("same" if same_words(one.words, other.words) else "reworded", one, other)


def _number(lines: Sequence[ParallelLine], place: int | None) -> int | None:
    return None if place is None else lines[place].number


def _grams(words: str) -> Counter[str]:
    key = _key(words)
    return Counter(key[at : at + 2] for at in range(max(len(key) - 1, 1)))


def _likeness(one: Sequence[ParallelLine], other: Sequence[ParallelLine]) -> dict[tuple[int, int], float]:
    """(place in one, place in other) to their coefficient, of those that share at least ``ALIKE``."""
    where: dict[str, list[tuple[int, int]]] = {}
    grams = [_grams(line.words) for line in one]
    totals = [counted.total() for counted in grams]
    for place, counted in enumerate(grams):
        for gram, number in counted.items():
            where.setdefault(gram, []).append((place, number))
    alike = {}
    for place_other, line in enumerate(other):
        check_request()
        own = _grams(line.words)
        total = own.total()
        shared: Counter[int] = Counter()
        for gram, number in own.items():
            for place, times in where.get(gram, ()):
                shared[place] += min(number, times)
        for place, number in shared.items():
            if (share := 2 * number / (totals[place] + total)) >= ALIKE:
                alike[place, place_other] = share
    return alike


def _best_pairs(ones: int, others: int, likeness: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs in order of both with the greatest sum of likeness, by dynamic programming."""
    best = [[0.0] * (others + 1) for _row in range(ones + 1)]
    for i in range(ones - 1, -1, -1):
        check_request()
        row, below = best[i], best[i + 1]
        for j in range(others - 1, -1, -1):
            value = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if (share := likeness.get((i, j))) is not None and share + below[j + 1] > value:
                value = share + below[j + 1]
            row[j] = value
    return list(_followed(best, likeness))


def _followed(best: list[list[float]], likeness: dict[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _elsewhere(
    likeness: dict[tuple[int, int], float], pairs: Sequence[tuple[int, int]]
) -> tuple[dict[int, int], dict[int, int]]:
    """For places without a partner in either text, the place in the other text that is most like them."""
    taken = {one for one, _other in pairs}, {other for _one, other in pairs}
    moved: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for (one, other), share in sorted(likeness.items(), key=lambda item: item[1]):
        if share >= MOVED and one not in taken[0]:
            moved[0][one] = other
        if share >= MOVED and other not in taken[1]:
            moved[1][other] = one
    return moved

"""The numbers of sentences carried over a correction: what was cited as #s12 stays #s12. Pure.

A sentence keeps its number wherever it goes. A corrected one keeps it, too: of the sentences that took the place of
several, the one most like it. A sentence that is gone leaves its number to what stands in its place, so that an old
address still leads somewhere sensible. New sentences get numbers that none ever had.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

Numbers = list[list[int]]  # for each sentence all numbers that lead to it, its own first

_SAME = 50  # per cent of like characters from which a changed sentence is still that sentence
_COMPARED = 25_000_000  # pairs of sentences in a changed middle; beyond, only its equal sentences are found again
_COMPARED_BY_CHARACTERS = 10_000  # pairs of sentences between two that stayed


def uncorrected(number: int) -> Numbers:
    """Those of a text of ``number`` sentences that was never corrected."""
    return [[each] for each in range(1, number + 1)]


def carried(before: Sequence[str], numbers: Numbers, after: Sequence[str]) -> Numbers:
    """The numbers of the sentences ``after`` a correction; ``numbers`` were those of the sentences ``before`` it.

    A text without a sentence holds no numbers; what is written after it counts from 1 again.
    """
    return _NumberCorrection([each.strip() for each in before], [each.strip() for each in after]).numbers(numbers)


class _NumberCorrection:
    def __init__(self, before: list[str], after: list[str]) -> None:
        self.before, self.after = before, after
        self.kept = dict(_in_order(before, after))  # place before -> place after
        blocks = [(-1, -1), *sorted(self.kept.items()), (len(before), len(after))]
        self.gaps = [(range(a + 1, c), range(b + 1, d)) for (a, b), (c, d) in pairwise(blocks) if c - a > 1]
        self.kept |= dict(self._moved())
        for olds, news in self.gaps:
            self.kept |= dict(self._changed(olds, news))

    def numbers(self, numbers: Numbers) -> Numbers:
        if not self.after:
            return []
        carried: Numbers = [[] for _sentence in self.after]
        for old, new in self.kept.items():
            carried[new] += numbers[old]
        fresh = max((number for each in numbers for number in each), default=0)
        for each in carried:
            if not each:
                each.append(fresh := fresh + 1)
        for olds, news in self.gaps:
            for old in olds:
                if old not in self.kept:
                    carried[self._in_place_of(old, olds, news)] += numbers[old]
        return carried

    def _moved(self) -> Iterator[tuple[int, int]]:
        """Sentences that stand elsewhere, word for word."""
        taken, free = set(self.kept.values()), defaultdict[str, deque[int]](deque)
        for new, words in enumerate(self.after):
            if new not in taken:
                free[words].append(new)
        for olds, _news in self.gaps:
            for old in olds:
                if free[self.before[old]]:
                    yield old, free[self.before[old]].popleft()

    def _changed(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Of the sentences of one gap those that are alike, the most alike first, each once."""
        taken = set(self.kept.values())
        olds, news = [old for old in olds if old not in self.kept], [new for new in news if new not in taken]
        if len(olds) * len(news) > _COMPARED_BY_CHARACTERS:
            return
        alike = [(fuzz.ratio(self.before[old], self.after[new]), -old, -new) for old in olds for new in news]
        for likeness, old, new in sorted(alike, reverse=True):
            if likeness >= _SAME and -old in olds and -new in news:
                olds.remove(-old)
                news.remove(-new)
                yield -old, -new

    def _in_place_of(self, old: int, olds: range, news: range) -> int:
        """What stands where ``old`` stood: of several what has most of its words; else the next, or the last."""
        if not news:
            return min(news.start, len(self.after) - 1)
        if len(olds) * len(news) > _COMPARED_BY_CHARACTERS:
            return news[(old - olds.start) * len(news) // len(olds)]
        return max(news, key=lambda new: (fuzz.partial_ratio(self.before[old], self.after[new]), -new))


def _in_order(before: list[str], after: list[str]) -> Iterator[tuple[int, int]]:
    """Sentences that stayed in their order, as many as can be."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield from ((place, place) for place in range(head))
    if len(old) * len(new) <= _COMPARED:
        for block in LCSseq.opcodes(old, new):
            if block.tag == "equal":
                yield from zip(
                    range(head + block.src_start, head + block.src_end),
                    range(head + block.dest_start, head + block.dest_end),
                    strict=True,
                )
    yield from ((len(before) - back, len(after) - back) for back in range(tail, 0, -1))


def _common(one: list[str], other: list[str]) -> int:
    """How many sentences both begin with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )

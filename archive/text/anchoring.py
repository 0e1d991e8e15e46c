"""Where a stretch of a text stands after the text was corrected. Pure; offsets in characters, half-open."""

from bisect import bisect_right
from difflib import SequenceMatcher

# Above this many characters on either side a changed middle is taken as rewritten, because difflib's time is
# quadratic; facts in it are then found by their words.
_COMPARED = 4_000


class Anchoring:
    """Maps places in ``before`` to places in ``after``."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self._blocks = _equal_blocks(before, after)
        self._starts = [block[0] for block in self._blocks]

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of ``after`` between where its first and its last character went; None when all of it went."""
        first, last = self._forward(start), self._backward(end)
        # The full stop that ends a stretch is often matched with the one behind words that were taken out after it.
        stop = self.before[end - 1]
        if self.after[last - 1 : last] != stop and self.after[last : last + 1] == stop:
            last += 1
        return (first, last) if first < last else None

    def quote(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the same words stand in ``after``: at the mapped place, else nearest to it; None when they are gone."""
        words = self.before[start:end]
        expected = self._forward(start)
        if self.after.startswith(words, expected):
            return expected, expected + len(words)
        left = self.after.rfind(words, 0, expected + len(words))
        right = self.after.find(words, expected)
        places = [place for place in (left, right) if place >= 0]
        if not places:
            return None
        nearest = min(places, key=lambda place: abs(place - expected))
        return nearest, nearest + len(words)

    def _forward(self, offset: int) -> int:
        """Where the character at ``offset`` went, or the start of what replaced it."""
        block = bisect_right(self._starts, offset) - 1
        if block < 0:
            return 0
        start, target, length = self._blocks[block]
        return target + min(offset - start, length)

    def _backward(self, offset: int) -> int:
        """Where the end at ``offset`` went: behind the character before it, or the end of what replaced that."""
        block = bisect_right(self._starts, offset - 1) - 1
        if block >= 0 and offset - self._blocks[block][0] <= self._blocks[block][2]:
            start, target, _length = self._blocks[block]
            return target + offset - start
        following = self._blocks[block + 1] if block + 1 < len(self._blocks) else None
        return following[1] if following else len(self.after)


def _equal_blocks(before: str, after: str) -> list[tuple[int, int, int]]:
    """(offset in before, offset in after, length) of what stayed the same, in order."""
    head = _common_prefix(before, after)
    tail = _common_prefix(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    middle: list[tuple[int, int, int]] = []
    if max(len(old), len(new)) <= _COMPARED:
        matches = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        middle = [(head + a, head + b, size) for a, b, size in matches if size]
    return [block for block in [(0, 0, head), *middle, (len(before) - tail, len(after) - tail, tail)] if block[2]]


def _common_prefix(one: str, other: str) -> int:
    """The number of characters that both begin with, by bisection over slices (fast in C)."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low

"""A text with a line for each name: what is looked for in all of them is one search, in one piece of memory."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Self


class Lines(NamedTuple):
    """``text`` begins and ends with a line feed, so that ``\\n`` in what is looked for is either end of a name.

    ``starts``: the offset of each line.
    """

    text: str
    starts: "array[int]"

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        pieces, starts, at = ["\n"], array("q"), 1
        for line in lines:
            pieces.append(line + "\n")
            starts.append(at)
            at += len(line) + 1
        return cls("".join(pieces), starts)

    def holding(self, literal: str) -> Iterator[int]:
        """Numbers of the lines with ``literal`` in them, each once, in order."""
        return self._numbers(lambda at: self.text.find(literal, at)) if literal.strip("\n") else iter(())

    def matching(self, pattern: str) -> Iterator[int]:
        """Numbers of the lines that the regular expression fits; none for an empty one."""
        search = re.compile(pattern).search

        def find(at: int) -> int:
            hit = search(self.text, at)
            return hit.start() if hit else -1

        return self._numbers(find) if pattern else iter(())

    def _numbers(self, find: Callable[[int], int]) -> Iterator[int]:
        at = find(0)
        while at >= 0:
            # What begins with a line feed is found at the end of the line before.
            number = bisect_right(self.starts, at + (self.text[at] == "\n")) - 1
            yield number
            if number + 1 == len(self.starts):
                return
            at = find(self.starts[number + 1] - 1)

"""A long text in pages: where they begin and end, and which of them has a sentence. Pure; offsets in characters.

A page ends after ``SENTENCES`` sentences or ``CHARACTERS`` characters, at the end of a line where one is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from archive.text.sentences import Sentence

SENTENCES: Final = 400
CHARACTERS: Final = 40_000
# Sentences up to this number stand on the first page, also where a correction has put many others before them.
ON_FIRST: Final = 100
_NEAR: Final = 40  # sentences before the end of a page among which the end of a line is looked for


class TextPages:
    """The pages of ``text``, which has the sentences ``numbered``; there is always a first."""

    def __init__(self, text: str, numbered: Sequence[Sentence]) -> None:
        self._text, self._sentences = text, numbered
        self._starts = self._cut() or [0]

    @property
    def count(self) -> int:
        return len(self._starts)

    def span(self, page: int) -> tuple[int, int]:
        """``[start, end)`` of the page, counted from 1."""
        start = self._sentences[self._starts[page - 1]].start if page > 1 else 0
        return start, self._sentences[self._starts[page]].start if page < self.count else len(self._text)

    def page_of(self, number: int) -> int:
        """The page with the sentence of this number, present or past; the first where there is none."""
        at = (place for place, each in enumerate(self._sentences) if number == each.number or number in each.others)
        place = next(at, 0)
        return max((page for page, start in enumerate(self._starts, 1) if start <= place), default=1)

    def _cut(self) -> list[int]:
        """The places of the sentences with which pages begin."""
        starts, first = [], 0
        while first < len(self._sentences):
            starts.append(first)
            first = self._end(first)
        return starts

    def _end(self, first: int) -> int:
        """The place behind the last sentence of the page that begins with ``first``."""
        last = min(first + SENTENCES, len(self._sentences))
        limit = self._sentences[first].start + CHARACTERS
        while last > first + 1 and self._sentences[last - 1].end > limit:
            last -= 1
        if last == len(self._sentences):
            return last
        lines = (place for place in range(last, max(last - _NEAR, first), -1) if self._begins_line(place))
        return next(lines, last)

    def _begins_line(self, place: int) -> bool:
        start = self._sentences[place].start
        return start == 0 or self._text[start - 1] == "\n"

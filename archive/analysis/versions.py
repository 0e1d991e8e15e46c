"""Several texts side by side: which sentence of each stands where, and what became of it from one text to the next.

The texts are aligned one after the other, in their order: each new one against the newest wording of every row so far
(``archive.analysis.parallel`` says what is alike). A row is a sentence through all texts that have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import pgettext_lazy

from archive.analysis.parallel import (
    MOST,
    ParallelLine,
    ParallelPiece,
    differences,
    parallel,
    same_words,
)

FEWEST, MOST_TEXTS = 2, 6
STATES = {
    "first": pgettext_lazy("sentence", "有"),
    "same": pgettext_lazy("sentence", "同前"),
    "reworded": pgettext_lazy("sentence", "改动"),
    "new": pgettext_lazy("sentence", "新增"),
    "again": pgettext_lazy("sentence", "复现"),
    "gone": pgettext_lazy("sentence", "删去"),
    "": "",
}
# What becomes of a sentence from one text to the next.
STEP_STATES = {state: label for state, label in STATES.items() if state not in ("first", "")}


@dataclass(frozen=True, slots=True)
class Version:
    """A cell. ``state``: ``first`` (in the first text), ``same`` and ``reworded`` against the text before, ``new``,
    ``again`` (not in the text before, but in an earlier one), ``gone`` (in the text before), empty for neither."""

    state: str
    line: ParallelLine | None = None
    before: ParallelLine | None = None

    @property
    def label(self) -> str:
        return str(STATES[self.state])

    @property
    def pieces(self) -> list[ParallelPiece]:
        """The sentence, in pieces where it is ``reworded``; of one that is ``gone`` the sentence that was."""
        if self.line and self.before and self.state == "reworded":
            return differences(self.before.words, self.line.words)[1]
        shown = self.line or (self.before if self.state == "gone" else None)
        return [ParallelPiece(shown.words, False)] if shown else []


@dataclass
class _Row:
    """``cells`` has a line or None for each text so far."""

    cells: list[ParallelLine | None]

    @property
    def newest(self) -> str:
        return next(line.words for line in reversed(self.cells) if line)


@dataclass(frozen=True)
class VersionRow:
    cells: list[Version]

    @property
    def states(self) -> set[str]:
        return {cell.state for cell in self.cells}

    @property
    def is_same_throughout(self) -> bool:
        return self.states == {"first", "same"}


@dataclass(frozen=True)
class VersionStep:
    """From the text ``place`` (counted from 0) to the next: numbers of its sentences by state."""

    place: int
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> list[int]:
        """In the order of ``STEP_STATES``."""
        return [self.counts[state] for state in STEP_STATES]


@dataclass(frozen=True)
class AlignedTexts:
    rows: list[VersionRow]
    steps: list[VersionStep]


def align(texts: Sequence[Sequence[ParallelLine]]) -> AlignedTexts:
    """At most ``MOST`` lines of each text."""
    rows: list[_Row] = []
    for place, text in enumerate(texts):
        rows = list(_added(rows, text[:MOST], place))
    shown = [VersionRow(list(_versions(row.cells))) for row in rows]
    steps = [
        VersionStep(place, Counter(state for row in shown if (state := row.cells[place + 1].state)))
        for place in range(len(texts) - 1)
    ]
    return AlignedTexts(shown, steps)


def _added(rows: list[_Row], text: Sequence[ParallelLine], place: int) -> Iterator[_Row]:
    """``rows`` and one more text, each of its sentences in the row that it belongs to, or in one of its own."""
    profile = [ParallelLine(number, row.newest) for number, row in enumerate(rows)]
    by_number = {line.number: line for line in text}
    for pair in parallel(profile, text, most=len(profile) + MOST):
        line = by_number[pair.other.number] if pair.other else None
        before = rows[pair.one.number].cells if pair.one else [None] * place
        yield _Row([*before, line])


def _versions(cells: Sequence[ParallelLine | None]) -> Iterator[Version]:
    yield Version("first" if cells[0] else "", cells[0])
    known = cells[0] is not None
    for before, line in pairwise(cells):
        yield Version(_state(before, line, is_known=known), line, before)
        known = known or line is not None


def _state(before: ParallelLine | None, line: ParallelLine | None, *, is_known: bool) -> str:
    if line is None:
        return "gone" if before else ""
    if before is None:
        return "again" if is_known else "new"
    return "same" if same_words(before.words, line.words) else "reworded"

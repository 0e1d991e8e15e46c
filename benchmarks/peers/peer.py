"""What every measured engine does, and the question and answer that all of them share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol

import rjieba

from benchmarks.corpus import BenchReport

TOP = 10  # hits that are fetched: their numbers, which a page loads its rows by
FACETS = ("area", "year", "person", "publisher")
PASSAGES = 2  # wanted for each of them where passages are measured
_WORD = re.compile(r"\w")


class NotInstalled(Exception):
    """The engine is not on this machine; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Question:
    """All of ``words`` and, where set, the exact ``phrase``, the person and the days, both ends included (20140508).

    ``text`` is what a reader types for it. The ten best of all hits are asked for, or the ten newest.
    """

    kind: str
    text: str
    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    person: int | None = None
    days: tuple[int, int] | None = None
    newest: bool = False


@dataclass(slots=True)
class Answer:
    """The best hits in order, the exact number of all, (value, count) of each facet, and passages by hit."""

    numbers: list[int]
    total: int
    facets: dict[str, list[tuple[object, int]]] = field(default_factory=dict)
    passages: list[list[str]] = field(default_factory=list)


class Peer(Protocol):
    name: ClassVar[str]
    setup: ClassVar[str]  # how it is used here, in a sentence, for the reader of the table

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        """Index ``reports`` in ``folder``, unless that has been done. Raises NotInstalled."""

    def open(self, folder: Path) -> None: ...

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer: ...

    def forget(self) -> None:
        """Empty what the engine keeps in memory, where it has caches of its own that can be emptied."""

    def close(self) -> None: ...


def words(text: str) -> list[str]:
    """jieba's words of ``text`` without punctuation, by its compiled twin: the same words for every peer."""
    return [word.lower() for word in rjieba.cut(text, False) if _WORD.search(word)]


def spaced(texts: Iterable[str]) -> Iterator[str]:
    """The words of each text with spaces between, for engines that split at spaces."""
    return (" ".join(words(text)) for text in texts)

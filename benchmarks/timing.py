"""Timing side by side: every engine answers the same question before the next one is asked, in changing order."""

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from benchmarks.peers.peer import Answer, Peer, Question

MODES = {"plain": {}, "facets": {"facets": True}, "passages": {"passages": True}}


@dataclass
class Contestant:
    """An engine as it is measured; ``cold`` empties its caches before each question. Slow ones are asked in every
    ``every``-th round only."""

    label: str
    peer: Peer
    cold: bool = False
    every: int = 1


@dataclass
class Times:
    """Milliseconds by mode, kind of question, question and contestant, and how many were found in all."""

    taken: dict[tuple[str, str, int, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    found: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def typical(self, mode: str, label: str, kinds: Sequence[str] = ()) -> list[float]:
        """The median of every question, of these kinds or of all."""
        return [
            statistics.median(taken)
            for (in_mode, kind, _number, of), taken in self.taken.items()
            if in_mode == mode and of == label and (not kinds or kind in kinds)
        ]

    def ratio(self, mode: str, label: str, base: str, kinds: Sequence[str] = ()) -> float:
        """How many times longer than ``base``, question by question: the median of the ratios."""
        pairs = [
            statistics.median(self.taken[in_mode, kind, number, label]) / statistics.median(taken)
            for (in_mode, kind, number, of), taken in self.taken.items()
            if in_mode == mode and of == base and (not kinds or kind in kinds)
            and (in_mode, kind, number, label) in self.taken
        ]  # fmt: skip
        return statistics.median(pairs) if pairs else float("nan")


def measure(
    contestants: Sequence[Contestant],
    questions: Sequence[Question],
    rounds: int,
    progress: Callable[[int], object] = lambda asked: None,
) -> Times:
    """Every question in every mode, ``rounds`` times, after one round that does not count."""
    times, shuffle = Times(), random.Random(1)  # noqa: S311  an order, no secret
    for number in range(-1, rounds):
        for mode, options in MODES.items():
            for at, contestant in _order(contestants, questions, number, shuffle):
                taken, answer = _timed(contestant, questions[at], options)
                kind = questions[at].kind
                if number >= 0:
                    times.taken[mode, kind, at, contestant.label].append(taken)
                elif mode == "plain":
                    times.found[kind, contestant.label] += answer.total
                progress(1)
    return times


def _order(
    contestants: Sequence[Contestant], questions: Sequence[Question], number: int, shuffle: random.Random
) -> Iterator[tuple[int, Contestant]]:
    asked = [one for one in contestants if number <= 0 or number % one.every == 0]
    for at in shuffle.sample(range(len(questions)), len(questions)):
        for contestant in shuffle.sample(asked, len(asked)):
            yield at, contestant


def _timed(contestant: Contestant, question: Question, options: dict[str, bool]) -> tuple[float, Answer]:
    if contestant.cold:
        contestant.peer.forget()
    start = perf_counter()
    answer = contestant.peer.ask(question, **options)
    return (perf_counter() - start) * 1000, answer


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]

"""What a page of results costs by what rendering it costs: the same address with and without the search behind it."""

import random
import statistics
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any
from unittest.mock import patch

from django.test import Client

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import Question
from benchmarks.questions import questions
from search.results import query
from search.suggest import did_you_mean

_ROUNDS = 7
_EACH = 4  # questions of a kind


def page_by_rendering(reports: Sequence[BenchReport]) -> dict[str, float]:
    """Milliseconds of the whole answer (search, passages, facets, rows, HTML) and of one whose results are ready: the
    medians over the questions; and the median of the ratios, question by question."""
    rows = [_timed(Client(), question) for question in questions(reports, _EACH)]
    whole, ready = ([row[at] for row in rows] for at in (0, 1))
    return {
        "whole": round(statistics.median(whole), 1),
        "ready": round(statistics.median(ready), 1),
        "whole_by_ready": round(statistics.median(one / other for one, other in rows), 2),
    }


def _timed(client: Client, question: Question) -> tuple[float, float]:
    """The medians of the two, asked for by turns in changing order, after one round that does not count."""
    asked = {"q": question.text or f"“{''.join(question.phrase)}”"}
    ready: dict[str, Any] = {}

    def once(kept: dict[str, Any]) -> float:
        start = perf_counter()
        with (
            patch.object(query, "run", _kept(query.run, "run", kept)),
            patch.object(did_you_mean, "meant", _kept(did_you_mean.did_you_mean, "meant", kept)),
        ):
            answer = client.get("/search/", asked)
        if answer.status_code != 200:
            raise AssertionError(f"{asked} answers {answer.status_code}")
        return (perf_counter() - start) * 1000

    once(ready)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * _ROUNDS):
        is_whole = number % 2 == random.Random(number // 2).randrange(2)  # noqa: S311  an order, no secret
        taken[is_whole].append(once({} if is_whole else ready))
    return statistics.median(taken[True]), statistics.median(taken[False])


def _kept(make: Callable[..., Any], name: str, kept: dict[str, Any]) -> Callable[..., Any]:
    """``make``, or what it gave before where ``kept`` has it."""

    def made(*arguments: Any) -> Any:
        if name not in kept:
            kept[name] = make(*arguments)
        return kept[name]

    return made

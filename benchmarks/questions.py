"""The mix of questions: drawn from the very reports that are searched, with a fixed seed, in four kinds."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import Question, words

_SAMPLE = 400  # reports that words are drawn from
_MUCH_NAMED = 40
_MARK = re.compile(r"[^\w]+")


def questions(reports: Sequence[BenchReport], each: int, seed: int = 7) -> list[Question]:
    """``each`` questions of every kind that the reports have matter for."""
    return _Drawing(reports, random.Random(seed)).all(each)  # noqa: S311  no secrets are drawn


class _Drawing:
    def __init__(self, reports: Sequence[BenchReport], pick: random.Random) -> None:
        self._pick = pick
        step = max(1, len(reports) // _SAMPLE)
        self._reports = reports[::step]
        self._texts = {report.number: words(report.text) for report in self._reports}
        self._pairs = Counter(pair for report in self._reports for pair in set(_neighbours(report.text, 2)))
        self._held = Counter(word for text in self._texts.values() for word in set(text) if len(word) > 1)

    def all(self, each: int) -> list[Question]:
        kinds = [self._one_word, self._some_words, self._common_phrase, self._rare_phrase, self._days]
        if any(report.people for report in self._reports):
            kinds.append(self._official)
        return [kind() for kind in kinds for _number in range(each)]

    def _one_word(self) -> Question:
        word = self._word(0.02, 0.5)
        return Question("words", word, (word,))

    def _some_words(self) -> Question:
        """Two or three words of one report, so that something is found."""
        held = sorted(set(self._texts[self._pick.choice(self._reports).number]) & self._held.keys())
        chosen = tuple(self._pick.sample(held, min(len(held), self._pick.choice((2, 2, 3)))))
        return Question("words", " ".join(chosen), chosen)

    def _common_phrase(self) -> Question:
        """Two neighbouring words that stand so in one of a hundred reports or more."""
        common = sorted(pair for pair, held in self._pairs.items() if held * 100 >= len(self._reports))
        return _phrase("phrases, common", self._pick.choice(common or sorted(self._pairs)))

    def _rare_phrase(self) -> Question:
        """Three neighbouring words of one report."""
        report = self._pick.choice(self._reports)
        return _phrase("phrases, rare", self._pick.choice(_neighbours(report.text, 3)))

    def _days(self) -> Question:
        """A word in one year, newest first."""
        word, year = self._word(0.05, 0.5), self._pick.choice(self._reports).year
        return Question("dates", word, (word,), days=(year * 10_000, year * 10_000 + 1231), newest=True)

    def _official(self) -> Question:
        """A word in the reports with a much-named official."""
        named = Counter(person for report in self._reports for person in report.people).most_common(_MUCH_NAMED)
        word = self._word(0.1, 0.6)
        return Question("officials", word, (word,), person=self._pick.choice(named)[0])

    def _word(self, least: float, most: float) -> str:
        """A word that between these shares of the reports have."""
        number = len(self._reports)
        fit = sorted(word for word, held in self._held.items() if least * number <= held <= most * number)
        return self._pick.choice(fit or sorted(self._held))


def _phrase(kind: str, chosen: tuple[str, ...]) -> Question:
    return Question(kind, f'"{"".join(chosen)}"', phrase=chosen)


def _neighbours(text: str, number: int) -> list[tuple[str, ...]]:
    """Words that follow each other with no punctuation between them, ``number`` at a time, none of them a single
    character."""
    found = []
    for clause in _MARK.split(text):
        held = words(clause)
        runs = (held[at : at + number] for at in range(len(held) - number + 1))
        found += [tuple(run) for run in runs if all(len(word) > 1 for word in run)]
    return found

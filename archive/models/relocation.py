"""Moves evidence, annotations and the numbers of sentences along when an editor corrects a report's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.models.evidence import Evidence, Review
from archive.models.unit_of_work import changing
from archive.text.anchoring import Anchoring
from archive.text.sentence_numbers import carried, uncorrected
from archive.text.sentences import sentence_at, sentences

_JUDGED = ("review", "is_bulk")


def evidence_models() -> Iterator[type[Evidence]]:
    """Every model of facts read from a text."""
    yield from Evidence.__subclasses__()


def relocate_evidence(report: Any, before: str) -> list[Evidence]:
    """Give all evidence of ``report`` the offsets of its quote in the corrected text.

    A short fact whose words are gone keeps its quote and loses its place; a speech or a point, which is a stretch
    of text and not a name, takes over the corrected words. What was confirmed and stands no longer is unconfirmed
    again: these facts are given back.
    """
    anchoring = Anchoring(before, report.text)
    standing = _StandingOfFact(before, report.text)
    reopened: list[Evidence] = []
    with changing([report]):
        for model in evidence_models():
            placed = list(model._default_manager.filter(report=report, start__isnull=False))
            for evidence in placed:
                start, end = evidence.start, evidence.end
                _relocate(evidence, anchoring, report.text)
                if evidence.review == Review.CONFIRMED and not standing.holds(evidence, start, end):
                    _reopen(evidence, reopened)
            model._default_manager.bulk_update(placed, ["start", "end", "quote", *_JUDGED], batch_size=500)
    return reopened


def relocate_annotations(report: Any, before: str) -> None:
    """Give the annotations of ``report`` the offsets of their quotes in the corrected text, if they are there."""
    placed = list(report.annotations.filter(start__isnull=False))
    if placed:
        anchoring = Anchoring(before, report.text)
        for each in placed:
            each.start, each.end = anchoring.quote(each.start, each.end) or (None, None)
        report.annotations.bulk_update(placed, ["start", "end"], batch_size=500)


def reopen_gone_from_headline(report: Any, before: str) -> list[Evidence]:
    """The confirmed facts outside the text whose words stood in the headline block ``before``, and do so no longer:
    they are unconfirmed again, and given back."""
    now, reopened = f"{report.full_title}\n{report.place}", list[Evidence]()
    with changing([report]):
        for model in evidence_models():
            outside = model._default_manager.filter(report=report, start__isnull=True, review=Review.CONFIRMED)
            gone = [fact for fact in outside if fact.quote and fact.quote in before and fact.quote not in now]
            for fact in gone:
                _reopen(fact, reopened)
            model._default_manager.bulk_update(gone, _JUDGED, batch_size=500)
    return reopened


def _reopen(evidence: Evidence, reopened: list[Evidence]) -> None:
    evidence.review, evidence.is_bulk = Review.UNCONFIRMED, False
    reopened.append(evidence)


class _StandingOfFact:
    """Does a fact still stand after a correction? What it says and stood in its sentence must stand there still."""

    def __init__(self, before: str, after: str) -> None:
        self._texts = before, after
        self._sentences = sentences(before), sentences(after)

    def holds(self, evidence: Evidence, start: int | None, end: int | None) -> bool:
        """``start`` and ``end`` are those of before; the evidence has those of now."""
        if evidence.start is None or evidence.end is None or start is None or end is None:
            return False
        if evidence.covers_passage:
            old, new = self._texts[0][start:end], self._texts[1][evidence.start : evidence.end]
        else:
            old, new = self._around(0, start, end), self._around(1, evidence.start, evidence.end)
        if old == new:
            return True
        said = [value for value in evidence.values().values() if isinstance(value, str) and value]
        return all(_ways(value, old) & _ways(value, new) for value in said if value in old)

    def _around(self, side: int, start: int, end: int) -> str:
        """The sentence around a place; the place alone where it is in none."""
        sentence = sentence_at(self._sentences[side], start)
        first, last = (min(sentence.start, start), max(sentence.end, end)) if sentence else (start, end)
        return self._texts[side][first:last]


def _ways(words: str, sentence: str) -> set[str]:
    """The letters before ``words`` wherever they stand in ``sentence``: 副 before 市长 makes another office of it."""
    letters, at = set(), sentence.find(words)
    while at >= 0:
        before = sentence[at - 1 : at]
        letters.add(before if before.isalnum() else "")
        at = sentence.find(words, at + 1)
    return letters


def carry_sentence_numbers(report: Any, before: str) -> None:
    """Give the sentences of the corrected text the numbers that they had ``before``; the report is not saved."""
    old, new = sentences(before, report.sentence_numbers), sentences(report.text)
    known = [[sentence.number, *sentence.others] for sentence in old]
    numbers = carried(
        [before[sentence.start : sentence.end] for sentence in old], known,
        [report.text[sentence.start : sentence.end] for sentence in new],
    )  # fmt: skip
    report.sentence_numbers = [] if numbers == uncorrected(len(new)) else numbers


def _relocate(evidence: Evidence, anchoring: Anchoring, text: str) -> None:
    assert evidence.start is not None
    assert evidence.end is not None
    follow = anchoring.stretch if evidence.covers_passage else anchoring.quote
    span = follow(evidence.start, evidence.end)
    evidence.start, evidence.end = span or (None, None)
    if span and evidence.covers_passage:
        evidence.quote = text[slice(*span)]

"""Moves evidence and the numbers of sentences along when an editor corrects a report's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.models.evidence import Evidence
from archive.models.unit_of_work import changing
from archive.text.anchoring import Anchoring
from archive.text.sentence_numbers import carried, uncorrected
from archive.text.sentences import sentences


def evidence_models() -> Iterator[type[Evidence]]:
    """Every model of facts read from a text."""
    yield from Evidence.__subclasses__()


def relocate_evidence(report: Any, before: str) -> None:
    """Give all evidence of ``report`` the offsets of its quote in the corrected text.

    A short fact whose words are gone keeps its quote and loses its place; a speech or a point, which is a stretch
    of text and not a name, takes over the corrected words.
    """
    anchoring = Anchoring(before, report.text)
    with changing([report]):
        for model in evidence_models():
            placed = model._default_manager.filter(report=report, start__isnull=False)
            for evidence in placed:
                _relocate(evidence, anchoring, report.text)
            model._default_manager.bulk_update(placed, ["start", "end", "quote"], batch_size=500)


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

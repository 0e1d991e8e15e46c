"""Passages: the sentence that a fact was read from, with the fact's words marked, and its address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archive.http.time_limit import check_request
from archive.models import Evidence, Report
from archive.queries.collected import ItemName
from archive.text.sentences import Sentence, sentence_at

AROUND = 60  # characters shown before and after the words; the rest of a long sentence is cut with an ellipsis


class Passage(NamedTuple):
    """``before + words + after`` is the sentence or its middle, ``sentence`` all of it; ``url`` leads to it on the
    report's page.

    Without a place in the text ``before`` and ``after`` are empty and ``url`` is that of the report.
    """

    fact: Evidence
    url: str
    before: str
    words: str
    after: str
    sentence: str
    number: int | None = None  # of the sentence

    @property
    def item(self) -> str:
        """The sentence, or the report of one without a place, as lists name it."""
        return str(ItemName(self.fact.report_id, self.number))


def passages(facts: Iterable[Evidence]) -> list[Passage]:
    """The passages of ``facts``, in their order. One query, for the texts of their reports."""
    facts = list(facts)
    reports = (
        Report.objects.order_by().only("slug", "text", "sentence_numbers").in_bulk({fact.report_id for fact in facts})
    )
    numbered = {pk: report.sentences() for pk, report in reports.items()}
    return [_passage(fact, reports[fact.report_id], numbered[fact.report_id]) for fact in facts]


def _passage(fact: Evidence, report: Report, numbered: list[Sentence]) -> Passage:
    check_request()
    url = report.get_absolute_url()
    sentence = None if fact.start is None else sentence_at(numbered, fact.start)
    if sentence is None or fact.start is None or fact.end is None:
        return Passage(fact, url, "", _cut_end(fact.quote, 2 * AROUND), "", fact.quote)
    end = min(fact.end, sentence.end)
    before, after = report.text[sentence.start : fact.start], report.text[end : sentence.end]
    # A speech begins with the sentence and may be all of it: then its beginning is shown.
    words = _cut_end(report.text[fact.start : end], 2 * AROUND)
    return Passage(
        fact, report.sentence_url(sentence.number), _cut_start(before, AROUND), words, _cut_end(after, AROUND),
        report.text[sentence.start : sentence.end].strip(), sentence.number,
    )  # fmt: skip


def _cut_start(text: str, length: int) -> str:
    return text if len(text) <= length else "……" + text[-length:]


def _cut_end(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "……"

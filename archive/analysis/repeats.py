"""Sentences of a report that other reports have, too, word for word or nearly: what repeats, and where.

Looked at are the first ``MOST`` sentences with a print (``archive.text.fingerprints``), and of the wordings that begin
or end as one of them does, where few sentences do, the ``WORDINGS`` most frequent. A number here is one of passages:
sentences of other published reports. The number of queries depends on nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Count, Min

from archive.http.time_limit import check_request
from archive.models import Report, SentencePrint
from archive.models.sentence_prints import SentencePrintQuerySet
from archive.text.fingerprints import ALIKE, Fingerprint, fingerprints, key, likeness

MOST = 1000
WORDINGS = 500
_ENDS_ALIKE = 20  # own sentences of one beginning or end that a wording is compared with


class RepeatedWording(NamedTuple):
    """One way in which other reports word a sentence; ``likeness`` 100 is word for word, below it nearly."""

    whole: int
    number: int
    example: int
    likeness: float

    @property
    def is_same(self) -> bool:
        return self.likeness == 100


@dataclass(frozen=True)
class Repeat:
    """A sentence of the report and its wordings elsewhere, the same one first, then the most alike."""

    print: Fingerprint
    words: str
    wordings: list[RepeatedWording] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Passages elsewhere."""
        return sum(wording.number for wording in self.wordings)

    @property
    def wholes(self) -> set[int]:
        return {wording.whole for wording in self.wordings}


class Repeats:
    """Those of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def repeats(self) -> list[Repeat]:
        """In the order of the text. Five queries."""
        own = fingerprints(self.report.text, self.report.sentences())[:MOST]
        same, wordings = self._same(own), defaultdict[int, list[RepeatedWording]](list)
        for each in own:
            if each.whole in same:
                wordings[each.number].append(same[each.whole])
        for number, wording in self._near(own):
            wordings[number].append(wording)
        text = self.report.text
        return [
            Repeat(each, text[each.start : each.end].strip(), sorted(held, key=lambda w: (-w.likeness, w.whole)))
            for each in own
            if (held := wordings.get(each.number))
        ]

    @cached_property
    def by_number(self) -> dict[int, Repeat]:
        """The number of a sentence to it."""
        return {repeat.print.number: repeat for repeat in self.repeats}

    @cached_property
    def counts(self) -> dict[int, int]:
        """The number of a sentence to how many passages of other reports say (nearly) the same; those of none are left
        out."""
        return {number: repeat.number for number, repeat in self.by_number.items()}

    @cached_property
    def sentences_of(self) -> dict[int, set[int]]:
        """The hash of a wording to the numbers of the report's own sentences that it words."""
        numbers: dict[int, set[int]] = defaultdict(set)
        for repeat in self.repeats:
            for whole in repeat.wholes:
                numbers[whole].add(repeat.print.number)
        return numbers

    def passages(self, repeats: Iterable[Repeat]) -> SentencePrintQuerySet:
        """Where the wordings of ``repeats`` stand."""
        wholes = {whole for repeat in repeats for whole in repeat.wholes}
        return SentencePrint.objects.elsewhere(self.report).saying(wholes)

    def shared_with(self, reports: Iterable[Report]) -> dict[int, set[int]]:
        """The key of each of ``reports`` to the numbers of the report's own sentences that it has, too. One query."""
        shared: dict[int, set[int]] = defaultdict(set)
        rows = self.passages(self.repeats).filter(report__in=[report.pk for report in reports])
        for report, whole in rows.values_list("report_id", "whole"):
            shared[report] |= self.sentences_of[whole]
        return shared

    def _same(self, own: list[Fingerprint]) -> dict[int, RepeatedWording]:
        return same_wordings(SentencePrint.objects.elsewhere(self.report), own)

    def _near(self, own: list[Fingerprint]) -> Iterator[tuple[int, RepeatedWording]]:
        return near_wordings(SentencePrint.objects.elsewhere(self.report), self.report.text, own)


def same_wordings(prints: SentencePrintQuerySet, own: Iterable[Fingerprint]) -> dict[int, RepeatedWording]:
    """Those of ``prints`` that say one of ``own`` word for word, by their hash. One query."""
    rows = prints.saying({each.whole for each in own}).order_by()
    counted = rows.values_list("whole").annotate(Count("pk"), Min("pk"))
    return {whole: RepeatedWording(whole, number, example, 100) for whole, number, example in counted}


def near_wordings(
    prints: SentencePrintQuerySet, text: str, own: list[Fingerprint]
) -> Iterator[tuple[int, RepeatedWording]]:
    """(number of a sentence of ``text``, wording) of those of ``prints`` that are alike enough. Four queries."""
    rows = prints.beginning_or_ending_as(own).order_by()
    counted = rows.values_list("whole", "head", "tail").annotate(number=Count("pk"), example=Min("pk"))
    wordings = list(counted.order_by("-number", "whole")[:WORDINGS])
    examples: Any = SentencePrint.objects.filter(pk__in=[example for *_rest, example in wordings]).with_words()
    keys = {pk: key(words) for pk, words in examples.values_list("pk", "words")}
    own_keys = {each.number: key(text[each.start : each.end]) for each in own}
    by_end = _by_end(own)
    for whole, head, tail, number, example in wordings:
        check_request()
        for near in {*by_end["head", head], *by_end["tail", tail]}:
            if (alike := likeness(own_keys[near], keys[example])) >= ALIKE:
                yield near, RepeatedWording(whole, number, example, min(alike, 99.9))


def _by_end(own: Iterable[Fingerprint]) -> dict[tuple[str, int], list[int]]:
    """(which end, its hash) to the numbers of the sentences with it."""
    by_end: dict[tuple[str, int], list[int]] = defaultdict(list)
    for each in own:
        by_end["head", each.head].append(each.number)
        by_end["tail", each.tail].append(each.number)
    return defaultdict(list, {end: list(islice(numbers, _ENDS_ALIKE)) for end, numbers in by_end.items()})

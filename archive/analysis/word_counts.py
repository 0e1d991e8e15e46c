"""The words of a set of reports, or of what one official, or all others, say in them: counted for statistics.

Words are those of jieba's dictionary as it cuts a stretch of Chinese characters (``archive.text.segmenter``); all count
for the size of a set, and those of ``LEAST_CHARACTERS`` are told. *Once*: a sentence that says the same as an earlier
one (``archive.text.fingerprints``: ``LEAST`` characters and more) is read once, in the report first read. Of more than
``MOST_CHARACTERS`` every n-th report is read, by the order of their making, so that all times and places have a share.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from django.db.models import Count, F, Sum
from django.db.models.functions import Length, Mod

from archive.http.time_limit import check_request
from archive.models import Person, Speech
from archive.models.evidence import EvidenceQuerySet
from archive.models.report_queries import ReportQuerySet
from archive.text.fingerprints import LEAST, key
from archive.text.normalize import fold
from archive.text.segmenter import cut
from archive.text.sentences import sentence_spans

MOST_CHARACTERS: Final = 1_000_000  # cut into words in some four seconds: two sets within the time of a page
LEAST_CHARACTERS: Final = 2
_BATCH: Final = 200  # reports read at a time
_HAN = re.compile("[\u4e00-\u9fd5]+")


class TextSet(NamedTuple):
    """``reports``, or of them only what ``person`` says, or what all officials but ``others_than`` say."""

    reports: ReportQuerySet
    person: Person | None = None
    others_than: Person | None = None

    @property
    def is_speech(self) -> bool:
        return self.person is not None or self.others_than is not None


@dataclass(slots=True)
class WordCounts:
    """``parts`` counts the words of each report, ``sizes`` all of each; ``read`` of ``held`` reports were read."""

    parts: list[Counter[str]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    total: Counter[str] = field(default_factory=Counter)
    read: int = 0
    held: int = 0

    @property
    def size(self) -> int:
        return sum(self.sizes)

    def add(self, words: Counter[str]) -> None:
        self.read += 1
        self.parts.append(words)
        self.sizes.append(words.total())
        self.total.update(words)

    def by_part(self, word: str) -> dict[int, int]:
        return {place: number for place, part in enumerate(self.parts) if (number := part[word])}


def count_words(texts: TextSet, *, once: bool) -> WordCounts:
    """Raises RequestStopped where the time of the request is over."""
    counts = WordCounts()
    for sentences in stretches(texts, counts, once=once):
        counts.add(Counter(word for sentence in sentences for word in words_of(sentence)))
    return counts


def words_of(sentence: str) -> list[str]:
    """Of a folded sentence, in order."""
    return [word for run in _HAN.findall(sentence) for word in cut(run)]


def stretches(texts: TextSet, counts: WordCounts, *, once: bool) -> Iterator[list[str]]:
    """For each report that is read, its folded sentences (of what is said in it); ``counts.held`` is set on the way.

    Three queries, whatever there is to read.
    """
    reports = texts.reports.order_by()
    whole = reports.aggregate(number=Count("pk"), characters=Sum(Length("text")))
    counts.held = whole["number"]
    step = -(-(whole["characters"] or 0) // MOST_CHARACTERS) or 1
    chosen = reports.annotate(turn=Mod(F("pk"), step)).filter(turn=0)
    spans = _spoken(texts, chosen) if texts.is_speech else {}
    read: set[str] = set()
    for pk, text in chosen.values_list("pk", "text").iterator(_BATCH):
        check_request()
        sentences = [
            fold(text[first:last]) for first, last in sentence_spans(text)
            if not texts.is_speech or any(begin <= first < end for begin, end in spans.get(pk, ()))
        ]  # fmt: skip
        yield [sentence for sentence in sentences if not once or _is_new(sentence, read)]


def _is_new(sentence: str, read: set[str]) -> bool:
    words = key(sentence)
    if len(words) < LEAST:
        return True
    is_new = words not in read
    read.add(words)
    return is_new


def _spoken(texts: TextSet, reports: ReportQuerySet) -> dict[int, list[tuple[int, int]]]:
    speeches: EvidenceQuerySet = Speech.objects.public().filter(report__in=reports.values("pk"), start__isnull=False)
    if texts.person:
        speeches = speeches.filter(person=texts.person)
    else:
        speeches = speeches.filter(person__isnull=False).exclude(person=texts.others_than)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for report, start, end in speeches.order_by().values_list("report_id", "start", "end"):
        spans[report].append((start, end))
    return spans

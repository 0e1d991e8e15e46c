"""The sentences of a text and where the archive has them, the earliest report first. Nothing is kept of the text.

A sentence is *verbatim* where a sentence of a published report has the same key (``archive.text.fingerprints``: folded,
without punctuation and white space); *within* where it stands word for word in a longer sentence or a title; *nearly*
where one is alike by ``ALIKE`` per cent or more. *short* sentences are looked for by nothing: they are alike by chance.
*unsought* are those beyond the bounds, or beyond the time of the engine: of them nothing is said.

Prints are asked in batches of ``BATCH``, of ``MOST_NEAR`` wordings those that nearly say it; the engine is asked for at
most ``MOST_SOUGHT`` stretches, and no more once it has not answered in its time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from archive.analysis.parallel import ParallelPiece, differences
from archive.analysis.repeats import RepeatedWording, near_wordings, same_wordings
from archive.http.time_limit import check_request
from archive.models import Report, SentencePrint, Speech
from archive.models.speeches import innermost
from archive.queries.text_search import ExactAnswer, reports_saying
from archive.text.fingerprints import LEAST, Fingerprint, fingerprints, key
from archive.text.normalize import fold
from archive.text.sentences import sentences

BATCH = 500
MOST_NEAR = 1_000
MOST_SOUGHT = 120
SHORT = 6  # characters of a key
_LONGEST_SOUGHT = 300  # characters of a stretch that the engine is asked for
_QUOTATION = re.compile(r"[“「『]([^“”「」『』\n]{6,300})[”」』]")
_Row = TypeVar("_Row")
EDGES = "。！？!?…，,；;：:、“”‘’「」『』\"' \t\u3000"


class SentenceHolding(StrEnum):
    VERBATIM = "verbatim"
    WITHIN = "within"
    NEARLY = "nearly"
    UNHELD = "unheld"
    SHORT = "short"
    UNSOUGHT = "unsought"


@dataclass(slots=True)
class HeldPlace:
    """Where it was said first: a sentence at ``[start, end)``, None where it stands in the title of ``report`` alone.

    ``speech`` is the innermost one around it. ``number`` counts passages for sentences, reports for what the
    engine was asked for.
    """

    report: Report
    sentence: int | None
    start: int | None
    end: int | None
    number: int
    words: str = ""
    speech: Speech | None = None

    @property
    def url(self) -> str:
        return self.report.sentence_url(self.sentence) if self.sentence else self.report.get_absolute_url()


@dataclass(slots=True)
class HeldQuotation:
    """Words in quotation marks in a sentence that is not held as a whole."""

    words: str
    holding: SentenceHolding = SentenceHolding.UNSOUGHT
    place: HeldPlace | None = None


@dataclass(slots=True)
class HeldSentence:
    """``[start, end)`` of the text and what the archive has of it. ``likeness`` in per cent."""

    number: int
    start: int
    end: int
    words: str
    holding: SentenceHolding = SentenceHolding.UNSOUGHT
    likeness: float = 0
    place: HeldPlace | None = None
    quotations: list[HeldQuotation] = field(default_factory=list)

    @property
    def is_held(self) -> bool:
        return self.place is not None

    @property
    def is_in_place(self) -> bool:
        """Does it stand word for word in the longer sentence that nearly says it?"""
        if self.place is None or self.holding != SentenceHolding.NEARLY:
            return False
        return fold(self.words.strip(EDGES)) in fold(self.place.words)

    @property
    def pieces(self) -> tuple[list[ParallelPiece], list[ParallelPiece]]:
        """Of a sentence that is nearly held: its words and those of the archive, with the ones that differ."""
        assert self.place is not None
        return differences(self.words, self.place.words)


def held_sentences(text: str) -> list[HeldSentence]:
    """Those of ``text`` that say anything, in order. The number of queries grows with the text's batches alone."""
    numbered = sentences(text)
    prints: dict[int, list[int]] = defaultdict(list)  # the hash of a wording to the numbers of sentences that have it
    one_of_each: dict[int, Fingerprint] = {}
    for each in fingerprints(text, numbered):
        prints[each.whole].append(each.number)
        one_of_each.setdefault(each.whole, each)
    every = (HeldSentence(each.number, each.start, each.end, text[each.start : each.end].strip()) for each in numbered)
    held = {each.number: each for each in every if key(each.words)}
    own, wordings = list(one_of_each.values()), _Wordings(text)
    wordings.find(own)
    for whole, wording in wordings.best.items():
        for number in prints[whole]:
            _settle(held[number], wording, wordings.places[wording.whole])
    unsettled = [each for each in held.values() if each.place is None or each.is_in_place]
    looked_at = {number for each in own if each.whole in wordings.looked_near for number in prints[each.whole]}
    _seek(unsettled, looked_at)
    places = chain.from_iterable((each.place, *(quoted.place for quoted in each.quotations)) for each in held.values())
    name_speakers(place for place in places if place)
    return list(held.values())


class _Wordings:
    """Of each print of a text (by its hash) the best wording, and of each wording the earliest place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[int, str] = {}
        self.best: dict[int, RepeatedWording] = {}
        self.places: dict[int, HeldPlace] = {}
        self.looked_near: set[int] = set()

    def find(self, own: Sequence[Fingerprint]) -> None:
        for batch in _batches(own):
            same = same_wordings(SentencePrint.objects.public(), batch)
            self._keep(same.values())
            # Two sentences of one hash that differ all the same are as rare as a false match of any kind.
            self.best |= {w: same[w] for each in batch if (w := each.whole) in same and self._says(each, w)}
        unsaid = [each for each in own if each.whole not in self.best]
        for batch in _batches(unsaid[:MOST_NEAR]):
            self._find_near(batch)

    def _says(self, own: Fingerprint, whole: int) -> bool:
        return key(self._text[own.start : own.end]) == key(self.places[whole].words)

    def _find_near(self, batch: list[Fingerprint]) -> None:
        wholes = {each.number: each.whole for each in batch}
        near: dict[int, RepeatedWording] = {}
        for number, wording in near_wordings(SentencePrint.objects.public(), self._text, batch):
            whole = wholes[number]
            if whole not in near or wording.likeness > near[whole].likeness:
                near[whole] = wording
        self._keep(near.values())
        self.best |= {whole: wording for whole, wording in near.items() if wording.whole in self.places}
        self.looked_near |= set(wholes.values())

    def _keep(self, wordings: Iterable[RepeatedWording]) -> None:
        numbers = {wording.whole: wording.number for wording in wordings if wording.whole not in self.places}
        prints = SentencePrint.objects.public().saying(numbers).earliest_of_each().with_words()
        for each in prints.select_related("report__area", "report__publisher").defer("report__text", "report__layout"):
            place = HeldPlace(each.report, each.number, each.start, each.end, numbers[each.whole], each.words.strip())
            self.places[each.whole] = place


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    for start in range(0, len(rows), BATCH):
        check_request()
        yield list(rows[start : start + BATCH])


def _settle(sentence: HeldSentence, wording: RepeatedWording, place: HeldPlace) -> None:
    sentence.holding = SentenceHolding.VERBATIM if wording.is_same else SentenceHolding.NEARLY
    sentence.likeness, sentence.place = round(wording.likeness, 1), place


def _seek(unsettled: Iterable[HeldSentence], looked_near: set[int]) -> None:
    """Ask the engine for sentences that stand within others, then for what they quote."""
    sought = _Sought()
    for sentence in unsettled:
        check_request()
        size = len(key(sentence.words))
        if size < SHORT:
            sentence.holding = SentenceHolding.SHORT
            continue
        holding, place = sought.find(sentence.words.strip(EDGES))
        if place is None and sentence.place is not None:
            continue
        sentence.holding, sentence.place = holding, place
        sentence.likeness = 100 if sentence.holding == SentenceHolding.VERBATIM else 0
        if size >= LEAST and sentence.number not in looked_near and sentence.place is None:
            sentence.holding = SentenceHolding.UNSOUGHT
        if sentence.place is None:
            sentence.quotations = [HeldQuotation(words) for words in _QUOTATION.findall(sentence.words)]
    for quotation in chain.from_iterable(each.quotations for each in unsettled):
        quotation.holding, quotation.place = sought.find(quotation.words)


class _Sought:
    """What the engine was asked for, each stretch once, ``MOST_SOUGHT`` of them."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[SentenceHolding, HeldPlace | None]] = {}
        self._is_over = False

    def find(self, words: str) -> tuple[SentenceHolding, HeldPlace | None]:
        folded = fold(words)
        if folded not in self._answers:
            if self._is_over or len(self._answers) >= MOST_SOUGHT or len(words) > _LONGEST_SOUGHT:
                return SentenceHolding.UNSOUGHT, None
            self._answers[folded] = self._ask(words)
        return self._answers[folded]

    def _ask(self, words: str) -> tuple[SentenceHolding, HeldPlace | None]:
        answer = reports_saying(words)
        self._is_over = answer is None
        if answer is None:
            return SentenceHolding.UNSOUGHT, None
        place = earliest_place(words, answer)
        if place is None:
            return SentenceHolding.UNHELD, None
        return SentenceHolding.VERBATIM if key(place.words) == key(words) else SentenceHolding.WITHIN, place


def earliest_place(words: str, answer: ExactAnswer) -> HeldPlace | None:
    """Where ``words`` stand in the earliest report of ``answer``; None where none has them, or it was withdrawn this
    very moment. Whose speech it is in is for ``name_speakers``."""
    published = Report.objects.published().select_related("area", "publisher").defer("layout")
    report = published.filter(pk=answer.earliest).first()
    if report is None:
        return None
    sentence = report.sentence_with(words)
    if sentence is None:
        return HeldPlace(report, None, None, None, answer.number, report.title)
    held = report.text[sentence.start : sentence.end].strip()
    return HeldPlace(report, sentence.number, sentence.start, sentence.end, answer.number, held)


def name_speakers(places: Iterable[HeldPlace]) -> None:
    """Give each of ``places`` its speech. One query for each batch."""
    placed = {id(place): place for place in places if place.start is not None}
    for batch in _batches(list(placed.values())):
        speeches = Speech.objects.public().filter(report__in={place.report.pk for place in batch}, start__isnull=False)
        by_report: dict[int, list[Speech]] = defaultdict(list)
        for speech in speeches.select_related("person"):
            by_report[speech.report_id].append(speech)
        for place in batch:
            start = place.start or 0
            place.speech = innermost(by_report[place.report.pk], start, start + 1)

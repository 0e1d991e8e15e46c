"""Where words stand in the archive: word for word, first of all, or nearly. Counts are exact."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from haystack.query import SearchQuerySet

from archive.models import Report, SentencePrint, Speech
from archive.text.fingerprints import ALIKE, fingerprints, key, likeness
from archive.text.normalize import fold
from archive.text.sentences import Sentence, sentence_at, sentences

_DATED: Final = (1_000_0000, 9999_12_31)  # days as the index has them; 0 is none
_LOOKED_AT: Final = 10  # reports whose text is read for the sentence; the index names those that have it
_COMPARED: Final = 500  # sentences that begin or end alike
_ENDS: Final = " \n\t。！？!?；;，,、…"


class QuotedSentence(NamedTuple):
    """A sentence of a report; ``speaker`` is empty where nobody is shown to say it."""

    report: Report
    sentence: str
    path: str
    speaker: str = ""


class Verbatim(NamedTuple):
    """Reports with the very words: how many, how many of them without a year, and the first of those with one."""

    total: int
    undated: int
    first: QuotedSentence | None


class Near(NamedTuple):
    place: QuotedSentence
    likeness: float


def verbatim(words: str) -> Verbatim:
    """Script, width and variants of characters make no difference. Raises SearchUnavailable."""
    words = words.strip(_ENDS)
    rows = SearchQuerySet().filter(content__contains=words)
    total = len(rows) if words else 0
    if not total:
        return Verbatim(0, 0, None)
    dated = rows.filter(published_on__range=_DATED).order_by("published_on")
    number = len(dated)
    keys = [int(row.pk) for row in (dated if number else rows)[:_LOOKED_AT]]
    return Verbatim(total, total - number, _first(keys, fold(words)))


def nearly(words: str) -> Near | None:
    """The sentence that is most alike, from ``ALIKE`` per cent on; none for short ones, which are alike by chance."""
    prints = fingerprints(words, sentences(words))
    alike = SentencePrint.objects.public().beginning_or_ending_as(prints).with_words().select_related("report")
    rows: Any = alike.defer("report__text", "report__layout").order_by("report__published_on", "pk")[:_COMPARED]
    own, best = key(words), None
    for row in rows:
        like = likeness(own, key(row.words))
        if like >= ALIKE and (best is None or like > best.likeness):
            best = Near(QuotedSentence(row.report, row.words.strip(), row.url), like)
    return best


def _first(keys: list[int], folded: str) -> QuotedSentence | None:
    reports = Report.objects.published().select_related("publisher", "area").defer("layout").in_bulk(keys)
    for report in (reports[pk] for pk in keys if pk in reports):
        start = fold(report.text).find(folded)
        if start >= 0 and (sentence := sentence_at(report.sentences(), start)):
            said = report.text[sentence.start : sentence.end].strip()
            return QuotedSentence(report, said, report.sentence_url(sentence.number), _speaker(report, sentence))
    one = next(iter(reports.values()), None)
    return QuotedSentence(one, one.title, one.get_absolute_url()) if one else None


def _speaker(report: Report, sentence: Sentence) -> str:
    covering = Speech.objects.public().filter(report=report, start__lte=sentence.start, end__gte=sentence.end)
    speech = covering.select_related("person").order_by("-start").first()
    return str(speech.person or speech.voice) if speech else ""

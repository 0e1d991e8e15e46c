"""A phrase through the years: in which words it stands in each year's reports, and what nearly the same was said.

A *wording* is the part of a sentence around the phrase, between commas and stops, at most ``AROUND`` characters on
either side. A *variant* is a stretch of about the length of the phrase that is no occurrence of it and of which at
least ``ALIKE`` per cent of the characters agree with it in order (``rapidfuzz.fuzz.ratio``). Every number is that of
the quoted search it links to. *Within* a query only the reports that it finds are counted, the phrase's and all others:
the share of a year is then of what is about that subject. Samples are counted beside no other reports (``among``).
Variants are looked for everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import Final, NamedTuple

from django.db.models.functions import Length
from haystack.query import SQ, SearchQuerySet
from rapidfuzz import fuzz

from archive.http.time_limit import check_request
from archive.models import Report
from archive.models.standing import held_per_year
from archive.text.normalize import fold
from search.engine import analysis
from search.results import conditions, query
from search.results.params import SearchParams

EVERYWHERE: Final = SearchParams()
AROUND: Final = 16
MOST: Final = 900  # reports read for the years of one page, the earliest first
_MOST_CHARACTERS: Final = 4_000_000  # of all texts read: some reports are as long as a book
WORDINGS: Final = 4  # of a year, the most frequent
VARIANTS: Final = 12
ALIKE: Final = 50
_NEAR: Final = 300  # reports in which variants are looked for, the best first
_STOPS = re.compile(r"[，,。；;：:！!？?…\n()（）]")
_PAUSES = re.compile(_STOPS.pattern + r"|[、\"'“”‘’「」『』\s]")
_EDGES = "、 \t\u3000"


class PhrasePlace(NamedTuple):
    """A report and the number of the sentence in which a stretch stands; None where it is in the title alone."""

    report: Report
    sentence: int | None

    @property
    def url(self) -> str:
        return self.report.sentence_url(self.sentence) if self.sentence else self.report.get_absolute_url()


class PhraseWording(NamedTuple):
    """``words`` as first printed, in ``number`` reports: of the year, for a wording; ``shown`` says where they are
    cut."""

    words: str
    number: int
    first: PhrasePlace
    url: str
    shown: str = ""


@dataclass
class Year:
    """``number`` of the ``held`` reports say it."""

    year: int
    held: int
    number: int = 0
    url: str = ""
    wordings: list[PhraseWording] = field(default_factory=list)
    unshown: int = 0

    @property
    def percent(self) -> float | None:
        """Of the reports held, or None where none is."""
        return round(100 * self.number / self.held, 1) if self.held else None


@dataclass
class PhraseHistory:
    """The ``years`` that were asked for. ``undated`` reports print no year; ``is_cut``: not all could be read."""

    phrase: str
    years: list[Year]
    undated: int
    is_cut: bool
    first: PhrasePlace | None
    variants: list[PhraseWording]


def phrase_history(
    phrase: str, held: dict[int, int], years: Sequence[int], among: SearchParams = EVERYWHERE
) -> PhraseHistory:
    """``held``: published reports by year, of what ``among`` finds; ``years``: those to tell, in order. Raises
    SearchUnavailable."""
    rows = saying(phrase, among)
    first = _in_order([row.pk for row in rows[:1]])  # those without a year come last
    of_years = rows.filter(year__range=(years[0], years[-1])) if years else []
    reports = _in_order([row.pk for row in of_years[:MOST]])
    by_year: dict[int | None, list[Report]] = defaultdict(list)
    for report in reports:
        by_year[_year(report)].append(report)
    year_rows = [
        _of_year(phrase, year, held[year], by_year[year], among) if year in held else Year(year, 0) for year in years
    ]
    place = _place(first[0], phrase) if first else None
    return PhraseHistory(phrase, year_rows, query.undated(rows), len(of_years) > len(reports), place, _variants(phrase))


def years_of(held: Collection[int]) -> range:
    """Every year from the first to the last of which reports are held."""
    return range(min(held), max(held) + 1) if held else range(0)


def counted_among(phrase: str, within: str) -> SearchParams:
    """The reports among which a phrase is counted: those that ``within`` finds; without samples where there are others,
    and samples alone where no other report has it. Raises SearchUnavailable."""
    scope = Report.objects.published().sample_scope(of_samples=False)
    among = SearchParams(q=within, samples=scope)
    only = SearchParams(q=within, samples="only")
    return only if scope and not len(saying(phrase, among)) and len(saying(phrase, only)) else among


def held_among(among: SearchParams) -> tuple[dict[int, int], list[str]]:
    """Those reports by year, and what is to be told of the query that finds them. Raises SearchUnavailable."""
    if not among.q:
        return held_per_year(among.samples), []
    first, last = query.WITH_YEAR
    counted = _counted_by_year(SearchQuerySet().filter(*query.terms_of(among)))
    years = {year: number for year, number in counted.items() if first <= year <= last}
    return years, conditions.conditions_of(among.q).notices


def quoted(words: str, year: int | None = None, among: SearchParams = EVERYWHERE) -> SearchParams:
    """The search for exactly ``words`` among these, of one year where it is given."""
    marks = "「{}」" if set(words) & set("“”") else "“{}”"
    both = f"{marks.format(words)} ({among.q})" if among.q else marks.format(words)
    return SearchParams(q=both, year=(str(year),) if year else (), samples=among.samples)


def saying(words: str, among: SearchParams) -> SearchQuerySet:
    return query.saying(words, query.terms_of(among))


def _in_order(keys: list[int]) -> list[Report]:
    """As many of them as ``_MOST_CHARACTERS`` allow, at least one. Two queries."""
    published = Report.objects.published().order_by()
    lengths = dict(published.filter(pk__in=keys).values_list("pk", Length("text")))
    before = accumulate((lengths.get(key, 0) for key in keys), initial=0)
    bearable = [key for key, characters in zip(keys, before, strict=False) if characters <= _MOST_CHARACTERS]
    rows = published.defer("layout").in_bulk(bearable)
    return [rows[key] for key in bearable if key in rows]


def _year(report: Report) -> int | None:
    start = report.published_on[:4]
    return int(start) if start.isdigit() else None


def _of_year(phrase: str, year: int, held: int, reports: list[Report], among: SearchParams) -> Year:
    """The wordings of the year that most of the ``reports`` print."""
    params = quoted(phrase, year, among)
    first: dict[str, tuple[str, str, Report]] = {}
    printed: Counter[str] = Counter()
    for report in reports:
        check_request()
        wordings = {_one_spelling(words): (words, shown) for words, shown in _wordings(report, phrase)}
        printed.update(wordings.keys())
        for key, each in wordings.items():
            first.setdefault(key, (*each, report))
    shown = [_wording(*first[key], year, among) for key, _number in printed.most_common(WORDINGS)]
    return Year(year, held, query.count(params), params.url, shown, len(printed) - len(shown))


def per_year(phrase: str, among: SearchParams = EVERYWHERE) -> dict[int, int]:
    """How many reports of each year have exactly these words. One search."""
    return _counted_by_year(saying(phrase, among).all())


def _counted_by_year(rows: SearchQuerySet) -> dict[int, int]:
    rows.query.add_field_facet("year")
    return {int(year): number for year, number in rows.facet_counts().get("fields", {}).get("year", [])}


def _wording(
    words: str, shown: str, report: Report, year: int | None = None, among: SearchParams = EVERYWHERE
) -> PhraseWording:
    params = quoted(words, year, among)
    return PhraseWording(words, query.count(params), _place(report, words), params.url, shown)


def _wordings(report: Report, phrase: str) -> Iterator[tuple[str, str]]:
    """The words, and the same with … where they are cut within a clause."""
    for text in (report.title, report.text):
        for start, end in _occurrences(fold(text), analysis.spellings(phrase)):
            left = max(start - AROUND, 0)
            for stop in _STOPS.finditer(text, max(left - 1, 0), start):
                left = stop.end()
            after = _STOPS.search(text, end, end + AROUND + 1)
            right = after.start() if after else min(end + AROUND, len(text))
            words = text[left:start].lstrip(_EDGES) + text[start:end] + text[end:right].rstrip(_EDGES)
            is_cut_before = left > 0 and not _STOPS.match(text, left - 1)
            is_cut_after = right < len(text) and not _STOPS.match(text, right)
            yield words, "…" * is_cut_before + words + "…" * is_cut_after


def _occurrences(folded: str, spellings: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where any of the ``spellings`` stands, in the order of the text."""
    for occurrence in re.finditer("|".join(map(re.escape, dict.fromkeys(spellings))), folded):
        yield occurrence.span()


def _one_spelling(words: str) -> str:
    """What wordings share that one search finds."""
    return min(analysis.spellings(words), key=len)


def _place(report: Report, words: str) -> PhrasePlace:
    check_request()
    sentence = report.sentence_with(words)
    return PhrasePlace(report, sentence.number if sentence else None)


def _variants(phrase: str) -> list[PhraseWording]:
    """Those that most of the nearest reports print, in the order of their first day."""
    reports = _in_order([row.pk for row in _near(phrase)[:_NEAR]])
    printed = Counter(words for report in reports for words in {*_alike(fold(report.text), fold(phrase))})
    wordings = [(words, report) for words, _number in printed.most_common(VARIANTS) for report in _earliest(words)]
    wordings.sort(key=lambda each: (each[1].published_on < "0", each[1].published_on))
    printed_words = [(_as_printed(words, report), report) for words, report in wordings]
    return [_wording(words, words, report) for words, report in printed_words]


def _earliest(words: str) -> list[Report]:
    """One report; none where it was withdrawn this very moment."""
    return _in_order([row.pk for row in query.saying(words)[:1]])


def _as_printed(words: str, report: Report) -> str:
    """Folded ``words`` as they stand in the title or the text."""
    whole = f"{report.title}\n{report.text}"
    at = fold(whole).find(words)
    return whole[at : at + len(words)] if at >= 0 else words


def _near(phrase: str) -> SearchQuerySet:
    """Reports with any of the words of the phrase, the best first."""
    words = {word for part in analysis.query_parts(phrase) for word in _pieces(part.text)}
    any_word = reduce(or_, (SQ(content__contains=word) for word in sorted(words)))
    return SearchQuerySet().filter(any_word).order_by("-score")


def _pieces(words: str) -> list[str]:
    """Pairs of characters: what a variant still has of a name or slogan that is one word to the dictionary."""
    return [words[at : at + 2] for at in range(0, max(len(words) - 1, 1), 2)]


def _alike(text: str, phrase: str) -> Iterator[str]:
    """Stretches of a folded text between stops, quotes and pauses that nearly are the phrase."""
    check_request()
    for stretch in _PAUSES.split(text):
        is_near = len(phrase) // 2 < len(stretch) <= len(phrase) * 2 and phrase not in stretch
        if is_near and fuzz.ratio(stretch, phrase, score_cutoff=ALIKE):
            yield stretch

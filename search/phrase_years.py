"""A phrase through the years: in which words it stands in each year's reports, and what nearly the same was said.

A *wording* is the part of a sentence around the phrase, between commas and stops, at most ``AROUND`` characters on
either side. A *variant* is a stretch of about the length of the phrase that is no occurrence of it and of which at
least ``ALIKE`` per cent of the characters agree with it in order (``rapidfuzz.fuzz.ratio``). Reports are counted, by
folded text and title, exactly as a quoted search finds them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from haystack.query import SQ, SearchQuerySet
from rapidfuzz import fuzz

from archive.folding import fold
from archive.models import Report
from search import analysis
from search.params import SearchParams

LENGTH: Final = (2, 40)  # characters of a phrase
AROUND: Final = 16
MOST: Final = 900  # reports read, the earliest first; SQLite takes so many keys in one query
WORDINGS: Final = 4  # of a year, the most frequent
VARIANTS: Final = 12
ALIKE: Final = 50
_NEAR: Final = 300  # reports in which variants are looked for, the best first
_STOPS = re.compile(r"[，,。；;：:！!？?…\n()（）]")
_PAUSES = re.compile(_STOPS.pattern + r"|[、“”‘’「」『』\s]")
_EDGES = "、 \t\u3000"


class Place(NamedTuple):
    """A report and the number of the sentence in which a stretch stands; None where it is in the title alone."""

    report: Report
    sentence: int | None

    @property
    def url(self) -> str:
        anchor = f"#s{self.sentence}" if self.sentence else ""
        return self.report.get_absolute_url() + anchor


class Wording(NamedTuple):
    """``words`` as first printed, in ``number`` reports (of the year, for a wording)."""

    words: str
    number: int
    first: Place
    url: str


@dataclass
class Year:
    """``number`` of the ``held`` reports say it."""

    year: int
    held: int
    number: int = 0
    url: str = ""
    wordings: list[Wording] = field(default_factory=list)
    unshown: int = 0


@dataclass
class Through:
    """Every year from the first to the last of which reports are held. ``undated`` reports print no year."""

    phrase: str
    years: list[Year]
    number: int
    undated: int
    is_cut: bool
    first: Place | None
    variants: list[Wording]


def through(phrase: str, held: dict[int, int]) -> Through:
    """``held``: published reports by year. Raises Unanswered."""
    found = SearchQuerySet().filter(content__contains=phrase).order_by("published_on")
    reports = _in_order([row.pk for row in found[:MOST]])
    by_year: dict[int | None, list[Report]] = defaultdict(list)
    for report in reports:
        by_year[_year(report)].append(report)
    years = [_of_year(phrase, year, held.get(year, 0), by_year[year]) for year in _span(held, by_year)]
    first = next((report for year in years for report in by_year[year.year]), reports[0] if reports else None)
    return Through(
        phrase, years, len(found), len(by_year[None]), len(found) > MOST, _place(first, phrase) if first else None,
        _variants(phrase),
    )  # fmt: skip


def quoted(words: str, year: int | None = None) -> str:
    """The address of the search for exactly ``words``, of one year where it is given."""
    return SearchParams(q=f"“{words}”" if not set(words) & set("“”") else f"「{words}」",
                        year=(str(year),) if year else ()).url  # fmt: skip


def _in_order(keys: list[int]) -> list[Report]:
    rows = Report.objects.published().defer("layout").in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _year(report: Report) -> int | None:
    start = report.published_on[:4]
    return int(start) if start.isdigit() else None


def _span(held: dict[int, int], by_year: Iterable[int | None]) -> range:
    known = [*held, *(year for year in by_year if year)]
    return range(min(known), max(known) + 1) if known else range(0)


def _of_year(phrase: str, year: int, held: int, reports: list[Report]) -> Year:
    """The wordings of the year, most frequent first."""
    if not reports:
        return Year(year, held)
    texts = [fold(f"{report.title}\n{report.text}") for report in reports]
    printed: dict[str, str] = {}
    for report in reports:
        for words in _wordings(report, phrase):
            printed.setdefault(fold(words), words)
    counted = Counter({key: sum(key in text for text in texts) for key in printed})
    kept = counted.most_common(WORDINGS)
    wordings = [
        Wording(printed[key], number, _first(reports, texts, key), quoted(printed[key], year)) for key, number in kept
    ]
    return Year(year, held, len(reports), quoted(phrase, year), wordings, len(printed) - len(kept))


def _wordings(report: Report, phrase: str) -> Iterator[str]:
    for text in (report.title, report.text):
        for start, end in _occurrences(fold(text), fold(phrase)):
            left = max(start - AROUND, 0)
            for stop in _STOPS.finditer(text, left, start):
                left = stop.end()
            after = _STOPS.search(text, end, end + AROUND)
            right = after.start() if after else min(end + AROUND, len(text))
            yield text[left:start].lstrip(_EDGES) + text[start:end] + text[end:right].rstrip(_EDGES)


def _occurrences(folded: str, needle: str) -> Iterator[tuple[int, int]]:
    at = folded.find(needle)
    while at >= 0:
        yield at, at + len(needle)
        at = folded.find(needle, at + len(needle))


def _first(reports: list[Report], texts: list[str], key: str) -> Place:
    report = next(report for report, text in zip(reports, texts, strict=True) if key in text)
    return _place(report, key)


def _place(report: Report, words: str) -> Place:
    text, wanted = fold(report.text), fold(words)
    at = text.find(wanted)
    found = (each.number for each in report.sentences() if each.start <= at < each.end)
    return Place(report, next(found, None) if at >= 0 else None)


def _variants(phrase: str) -> list[Wording]:
    """In the order of their first day; each with all reports that have it."""
    reports = _in_order([row.pk for row in _near(phrase)[:_NEAR]])
    printed: dict[str, tuple[str, Report]] = {}
    for report in sorted(reports, key=lambda each: (each.published_on, each.pk)):
        for words in _alike(report.text, phrase):
            printed.setdefault(fold(words), (words, report))
    rows = []
    for words, report in list(printed.values())[:VARIANTS]:
        number = len(SearchQuerySet().filter(content__contains=words))
        rows.append(Wording(words, number, _place(report, words), quoted(words)))
    return rows


def _near(phrase: str) -> SearchQuerySet:
    """Reports with any of the words of the phrase, the best first."""
    words = {word for part in analysis.query_parts(phrase) for word in _pieces(part.text)}
    asked = reduce(or_, (SQ(content__contains=word) for word in sorted(words)))
    return SearchQuerySet().filter(asked).order_by("-score")


def _pieces(words: str) -> list[str]:
    """Pairs of characters: what a variant still has of a name or slogan that is one word to the dictionary."""
    return [words[at : at + 2] for at in range(0, max(len(words) - 1, 1), 2)]


def _alike(text: str, phrase: str) -> Iterator[str]:
    """Stretches between stops, quotes and pauses that nearly are the phrase."""
    wanted = fold(phrase)
    for stretch in _PAUSES.split(text):
        is_near = len(wanted) // 2 < len(stretch) <= len(wanted) * 2 and wanted not in fold(stretch)
        if is_near and fuzz.ratio(fold(stretch), wanted, score_cutoff=ALIKE):
            yield stretch

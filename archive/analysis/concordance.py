"""Keyword in context: every occurrence of a slogan with the characters before and after it, to be read down the page.

Contexts are counted in characters, as Chinese has no spaces between words. *Sorted by the left neighbour* compares the
character next to the slogan first, then the one before it; *by the right neighbour* the other way round. Quotation
marks next to the slogan, which most have, are passed over. Characters compare by code point. Occurrences without a
place in the text (in a headline) have no context and are only counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, NamedTuple, TypeVar

from django.db.models import Count, F, Func, TextField, Value
from django.db.models.functions import Greatest, Least, Reverse, Substr

from archive.http.checks import Slug, one_of, year_or
from archive.models import Area, Evidence, Person, Strategy, StrategyMention
from archive.models.evidence import EvidenceQuerySet
from archive.models.listing import NOT_REJECTED
from archive.models.speeches import Speech
from archive.models.strategies import StrategyMentionQuerySet
from archive.queries.passages import passages
from archive.queries.trust import Trust

AROUND = 18  # characters of context on either side
SORTED_BY = 12  # characters of context that are compared
_QUOTES = '“”‘’「」『』"'
SORTS = ("date", "left", "right")
K = TypeVar("K", str, int)
BATCH = 500  # lines of an export read at a time


class ConcordanceParams(Trust):
    """How the lines are sorted, and what narrows them: ``area`` and ``person`` by their present slugs."""

    sort: Annotated[str, one_of(*SORTS)] = "date"
    year: Annotated[str, year_or()] = ""
    area: Slug = ""
    person: Slug = ""


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One occurrence. ``left + keyword + right`` stands in the text as it is, but for line breaks, which are spaces."""

    left: str
    keyword: str
    right: str
    date: str
    area: str
    speaker: str
    report: str
    url: str
    review: str
    mention: StrategyMention


def mentions(strategy: Strategy, params: ConcordanceParams, without: Collection[str] = ()) -> StrategyMentionQuerySet:
    """The occurrences with a place in the text that ``params`` narrows to, the filters ``without`` left aside."""
    narrowed = params.of_facts(strategy.mentions.public()).filter(start__isnull=False)
    if params.year and "year" not in without:
        narrowed = narrowed.filter(report__published_on__startswith=params.year)
    if params.area and "area" not in without:
        narrowed = narrowed.filter(report__area__slug=params.area)
    if params.person and "person" not in without:
        narrowed = narrowed.filter(speech__person__slug=params.person, speech__review__in=NOT_REJECTED)
    return narrowed


def in_order(occurrences: EvidenceQuerySet, sort: str) -> EvidenceQuerySet:
    """With ``left`` and ``right`` contexts, sorted by the database, so that a page needs no other rows."""
    text = F("report__text")
    begins = Greatest(F("start") - AROUND, 0)
    occurrences = occurrences.annotate(
        left=Substr(text, begins + 1, Least(F("start"), AROUND)), right=Substr(text, F("end") + 1, AROUND)
    )
    by_date = ("report__published_on", "report_id", "start")
    if sort == "left":
        near = Substr(text, Greatest(F("start") - SORTED_BY, 0) + 1, Least(F("start"), SORTED_BY))
        return occurrences.order_by(Reverse(_without_quotes("RTRIM", near)), *by_date)
    if sort == "right":
        near = Substr(text, F("end") + 1, SORTED_BY)
        return occurrences.order_by(_without_quotes("LTRIM", near), *by_date)
    return occurrences.order_by(*by_date)


def _without_quotes(trim: str, text: Func) -> Func:
    return Func(text, Value(_QUOTES), function=trim, output_field=TextField())


def lines(occurrences: Iterable[Evidence]) -> list[ConcordanceLine]:
    """The lines of occurrences that ``in_order`` gives. One query, for the addresses of their sentences."""
    rows = list(occurrences)
    return [_line(mention, passage.url) for mention, passage in zip(rows, passages(rows), strict=True)]


def all_lines(strategy: Strategy, params: ConcordanceParams) -> Iterator[ConcordanceLine]:
    """Every line that ``params`` narrows to, for an export, read in batches."""
    ordered = iter(with_reports(in_order(mentions(strategy, params), params.sort)).iterator(BATCH))
    while batch := list(islice(ordered, BATCH)):
        yield from lines(batch)


def with_reports(occurrences: EvidenceQuerySet) -> EvidenceQuerySet:
    related = occurrences.select_related("report__area", "speech__person")
    return related.defer("report__text", "report__layout")


class Counted(NamedTuple):
    """``total`` occurrences under all filters; for each filter (value, label, occurrences under the other filters), the
    most frequent first."""

    total: int
    choices: dict[str, list[tuple[str, str, int]]]


def counted(strategy: Strategy, params: ConcordanceParams) -> Counted:
    """Four queries: years and areas are counted together, as each walks over all occurrences."""
    occurrences = mentions(strategy, params, without=("year", "area")).with_year()
    cells = occurrences.order_by().values_list("year", "report__area").annotate(number=Count("pk"))
    areas = Area.objects.in_bulk({area for _year, area, _number in cells if area})
    total, years, places = 0, Counter[str](), Counter[int]()
    for year, area, number in cells:
        is_year = params.year in ("", year)
        is_area = not params.area or (area is not None and areas[area].slug == params.area)
        total += number if is_year and is_area else 0
        years[year] += number if is_area else 0
        places[area] += number if is_year else 0
    return Counted(total, {
        "year": [(year, year, number) for year, number in _commonest_first(years)],
        "area": [(areas[area].slug, areas[area].name, number) for area, number in _commonest_first(places)],
        "person": _people(strategy, params),
    })  # fmt: skip


def _people(strategy: Strategy, params: ConcordanceParams) -> list[tuple[str, str, int]]:
    """Keys alone are counted: joined with their names, thousands of occurrences would take twice as long."""
    said = mentions(strategy, params, without=("person",))
    rows = said.said().order_by().values_list("speech__person").annotate(number=Count("pk"))
    number = dict(rows)
    records = Person.objects.in_bulk(number)
    return [(records[pk].slug, records[pk].name, times) for pk, times in _commonest_first(Counter(number))]


def _commonest_first(number: Counter[K]) -> list[tuple[K, int]]:
    """Without what is not known, and what does not occur."""
    return sorted(
        ((value, times) for value, times in number.items() if value and times), key=lambda each: (-each[1], each[0])
    )


def _line(mention: Any, url: str) -> ConcordanceLine:
    speech, report = mention.speech, mention.report
    return ConcordanceLine(
        _flat(mention.left), mention.quote, _flat(mention.right), report.published_on,
        report.area.name if report.area else "", _speaker(speech), report.title, url, mention.review, mention,
    )  # fmt: skip


def _speaker(speech: Speech) -> str:
    if speech is None or speech.review not in NOT_REJECTED:
        return ""
    return speech.who


def _flat(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")

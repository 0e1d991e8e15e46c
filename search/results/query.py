"""Params to results.

Records are loaded here, in a number of queries that does not depend on how many reports there are or match.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils.safestring import SafeString
from haystack.query import SQ, SearchQuerySet

from archive.http.facets import Chip, Facet
from archive.models import Participation, Person, Report, Speech, Strategy, StrategyMention, Zone, ZoneMention
from archive.models.report_queries import ReportQuerySet
from archive.models.speeches import innermost
from archive.queries.collected import ItemName
from archive.queries.text_search import ExactAnswer
from search.engine.errors import SearchUnavailable
from search.results import conditions, facets, highlight
from search.results.histogram import Histogram
from search.results.histogram import histogram as made_histogram
from search.results.params import SearchParams
from search.search_indexes import day_number

# Added to the score where the query stands word for word; scores of words seldom reach it, so such reports come first.
_VERBATIM: Final = 40.0
_ORDERS: Final = {"relevance": ("-score", "-published_on"), "newest": ("-published_on",), "oldest": ("published_on",)}
_NAMES_SHOWN: Final = 6
WITH_YEAR: Final = (1000, 9999)  # years as the index has them; 0 is none
_WALKED: Final = 1000  # results at a time, where all are looked at


_Distinct = TypeVar("_Distinct")


@dataclass(frozen=True)
class Hit:
    """One report of the page, with what the results show of it."""

    report: Report
    title: SafeString
    passages: list[highlight.MarkedPassage]

    @property
    def spoken_passages(self) -> list[tuple[highlight.MarkedPassage, Speech | None, ItemName]]:
        """The passages, each with the speech in which it stands, where it does not begin with who speaks, and as
        lists name its sentence."""
        return [
            (passage, self._speech_of(passage), ItemName(self.report.pk, passage.sentence)) for passage in self.passages
        ]

    def _speech_of(self, passage: highlight.MarkedPassage) -> Speech | None:
        speech = innermost(_standing(self.report, "speeches"), passage.first_mark, passage.first_mark + 1)
        return speech if speech and not passage.text.startswith(speech.who) else None

    @property
    def people(self) -> list[Person]:
        return _distinct(part.person for part in _standing(self.report, "parts"))

    @property
    def strategies(self) -> list[Strategy]:
        return _distinct(mention.strategy for mention in _standing(self.report, "strategies"))

    @property
    def zones(self) -> list[Zone]:
        return _distinct(mention.zone for mention in _standing(self.report, "zones"))


@dataclass(frozen=True)
class Results:
    """What a search found. ``unknown`` are filters that lead to no record, ``notices`` sentences for the reader."""

    params: SearchParams
    total: int
    hits: list[Hit]
    facets: list[Facet]
    chips: list[Chip]
    unknown: list[tuple[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    described: str = ""
    histogram: Histogram | None = None

    @cached_property
    def page(self) -> Page[int]:
        return Paginator(range(self.total), self.params.page_size).get_page(self.params.page)

    @property
    def first(self) -> int:
        """The number of the first hit shown, counted from 1."""
        return (self.params.page - 1) * self.params.page_size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1


def run(params: SearchParams) -> Results:
    """Raises IndexMissing."""
    conditions_read, chosen = conditions.conditions_of(params.q), facets.chosen(params)
    rows = (
        SearchQuerySet()
        .filter(*conditions.conditions(params, conditions_read, chosen))
        .order_by(*_ORDERS[params.order])
    )
    if conditions_read.verbatim:
        rows = rows.boost(conditions_read.verbatim, _VERBATIM)
    rows = rows.all()  # one copy for all facets; SearchQuerySet.facet() copies all of itself for each
    for name, values in facets.fields(params, chosen).items():
        rows.query.add_field_facet(name, include=values)
    start = (params.page - 1) * params.page_size
    page = rows[start : start + params.page_size]
    counts = rows.facet_counts().get("fields", {})
    return Results(
        params=params,
        total=len(rows),
        hits=_hits(
            [row.pk for row in page],
            highlight.needles(conditions_read.node),
            conditions.records(conditions_read, chosen),
        ),
        facets=facets.facets(params, counts, chosen),
        chips=facets.chips(params, chosen),
        unknown=chosen.unknown,
        notices=conditions_read.notices,
        described=conditions_read.described,
        histogram=made_histogram(params, counts.get("year", []), counts.get("published_on", []), len(rows)),
    )


def count(params: SearchParams) -> int:
    """How many reports match. Raises IndexMissing."""
    return len(SearchQuerySet().filter(*terms_of(params)))


def terms_of(params: SearchParams) -> list[SQ]:
    """What a report must meet to match."""
    return conditions.conditions(params, conditions.conditions_of(params.q), facets.chosen(params))


def saying(words: str, within: Iterable[SQ] = ()) -> SearchQuerySet:
    """The reports with exactly ``words`` that meet ``within``, the earliest first, those without a year last."""
    return SearchQuerySet().filter(*within, content__contains=words).order_by("published_on")


def undated(rows: SearchQuerySet) -> int:
    """How many of ``rows`` print no year."""
    return len(rows) - len(rows.filter(year__range=WITH_YEAR))


def exact_answer(rows: SearchQuerySet) -> ExactAnswer:
    """Of ``saying``. Raises SearchUnavailable."""
    keys = [int(row.pk) for row in rows[:1]]
    return ExactAnswer(len(rows), keys[0] if keys else None)


def matching_among(params: SearchParams, reports: ReportQuerySet) -> list[int]:
    """The keys, of these reports, that match, the newest first. Raises IndexMissing."""
    days = {key: day_number(day) for key, day in reports.values_list("pk", "published_on")}
    if not days:
        return []
    # The index knows no keys to narrow by: the days of these reports leave few others to walk past.
    rows = SearchQuerySet().filter(*terms_of(params), _of_days(days.values())).order_by("-published_on")
    matching: list[int] = []
    for start in range(0, len(rows), _WALKED):
        matching += [int(row.pk) for row in rows[start : start + _WALKED] if int(row.pk) in days]
    return matching


def _of_days(days: Collection[int]) -> SQ:
    """From the first of ``days`` to the last; 0 are those without a year, which no range of an engine holds."""
    dated = [day for day in days if day]
    between = SQ(published_on__range=(min(dated), max(dated))) if dated else None
    if len(dated) == len(days):
        return between
    without_year = ~SQ(year__range=WITH_YEAR)
    return between | without_year if between else without_year


def hits(params: SearchParams, keys: list[int]) -> list[Hit]:
    """These reports as results of the search, in this order; what is not published is left out."""
    read = conditions.conditions_of(params.q)
    return _hits(keys, highlight.needles(read.node), conditions.records(read, facets.chosen(params)))


def answer_editors(*, words: str, most: int, **_asked: object) -> list[int] | None:
    """The keys of at most ``most`` published reports that match, for ``text_asked``; None where no index answers."""
    try:
        rows = SearchQuerySet().filter(*terms_of(SearchParams(q=words))).order_by("-published_on")
        return [int(row.pk) for row in rows[:most]]
    except SearchUnavailable:
        return None


def answer_exact(*, words: str, **_asked: object) -> ExactAnswer | None:
    """The published reports with exactly ``words``, for ``words_asked``; None where no index answers in time."""
    try:
        return exact_answer(saying(words))
    except SearchUnavailable:
        return None


def titles(typed: str, limit: int) -> list[Report]:
    """Published reports with ``typed`` in their title, the newest first. Raises IndexMissing."""
    matches = SearchQuerySet().filter(title__contains=typed.strip()).order_by("-published_on")[:limit]
    keys = [row.pk for row in matches] if typed.strip() else []
    rows = Report.objects.published().with_related().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def alike(report: Report, limit: int) -> list[Report]:
    """Published reports that share the most telling words of ``report``, the most alike first.

    Raises SearchUnavailable.
    """
    keys = [row.pk for row in SearchQuerySet().more_like_this(report)[:limit]]
    rows = Report.objects.published().with_related().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _hits(keys: list[int], needles: list[str], records: conditions.Records) -> list[Hit]:
    """In the order of ``keys``; a report withdrawn this very moment is left out."""
    parts = Participation.objects.not_rejected().officials().in_rank_order().filter(person__isnull=False)
    speeches = Speech.objects.not_rejected().filter(start__isnull=False).select_related("person").defer("quote")
    rows = Report.objects.published().select_related("publisher", "area").defer("layout").prefetch_related(
        Prefetch("speeches", speeches, "standing_speeches"),
        Prefetch("participations", parts.select_related("person"), "standing_parts"),
        Prefetch(
            "strategy_mentions", StrategyMention.objects.not_rejected().linked().select_related("strategy"),
            "standing_strategies",
        ),
        Prefetch("zone_mentions", ZoneMention.objects.not_rejected().linked().select_related("zone"), "standing_zones"),
    ).in_bulk(keys)  # fmt: skip
    return [_hit(rows[key], needles, records) for key in keys if key in rows]


def _hit(report: Report, needles: list[str], records: conditions.Records) -> Hit:
    title = highlight.marked(report.title, needles)
    passages = highlight.passages(report.text, needles, evidence=_evidence(report, records))
    if report.sentence_numbers:  # the text was corrected
        numbers = [sentence.number for sentence in report.sentences()]
        passages = [passage._replace(sentence=numbers[passage.sentence - 1]) for passage in passages]
    return Hit(report, title, passages)


def _standing(report: Report, which: str) -> list[Any]:
    """Of a report that ``_hits`` gives, what it fetched beside it."""
    rows: list[Any] = getattr(report, f"standing_{which}")
    return rows


def _evidence(report: Report, records: conditions.Records) -> list[tuple[int, int]]:
    """Where ``report`` names the ``records`` that were asked for."""
    facts = [
        *(part for part in _standing(report, "parts") if part.person_id in records["person"]),
        *(mention for mention in _standing(report, "strategies") if mention.strategy_id in records["strategy"]),
        *(mention for mention in _standing(report, "zones") if mention.zone_id in records["zone"]),
    ]
    return [(fact.start, fact.end) for fact in facts if fact.start is not None]


def _distinct(records: Iterable[_Distinct]) -> list[_Distinct]:
    return list(dict.fromkeys(records))[:_NAMES_SHOWN]

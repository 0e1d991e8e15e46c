"""Params to results: the only user of SearchQuerySet. Records are loaded here, in a number of queries that does not
depend on how many reports there are or match."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from haystack.query import SQ, SearchQuerySet

from archive.models import Participation, Report, StrategyMention, ZoneMention
from search import analysis, facets, highlight, language, names
from search.facets import Chip, Facet
from search.params import SearchParams
from search.search_indexes import PART_BASE, PARTS

# Added to the score where the query stands word for word; scores of words seldom reach it, so such reports come first.
_VERBATIM: Final = 40.0
_ORDERS: Final = {"relevance": ("-score", "-published_on"), "newest": ("-published_on",), "oldest": ("published_on",)}
_ALL_OF: Final = {"person", "strategy", "zone"}  # a report can have several of these: it must have all that are chosen
_NAMES_SHOWN: Final = 6


@dataclass(frozen=True)
class Hit:
    """One report of the page, with what the results show of it."""

    report: Report
    title: SafeString
    passages: list[highlight.Passage]

    @property
    def people(self) -> list[Any]:
        return _distinct(part.person for part in self.report.standing_parts)  # type: ignore[attr-defined]

    @property
    def strategies(self) -> list[Any]:
        return _distinct(mention.strategy for mention in self.report.standing_strategies)  # type: ignore[attr-defined]

    @property
    def zones(self) -> list[Any]:
        return _distinct(mention.zone for mention in self.report.standing_zones)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Results:
    """What a search found. ``unknown`` are filters that lead to no record, ``notices`` sentences for the reader."""

    params: SearchParams
    total: int
    hits: list[Hit]
    facets: list[Facet]
    chips: list[Chip]
    unknown: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

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
    node = language.parse(params.q)
    ids, notices = _resolved(node)
    chosen = facets.chosen(params)
    asked = SearchQuerySet().filter(*_conditions(params, node, ids, chosen)).order_by(*_ORDERS[params.order])
    if boosted := _verbatim(node):
        asked = asked.boost(boosted, _VERBATIM)
    for name in facets.fields(params):
        asked = asked.facet(name)
    start = (params.page - 1) * params.page_size
    found = asked[start : start + params.page_size]
    return Results(
        params=params,
        total=len(asked),
        hits=_hits([row.pk for row in found], highlight.needles(node)),
        facets=facets.facets(params, asked.facet_counts().get("fields", {}), chosen),
        chips=facets.chips(params, chosen),
        unknown=chosen.unknown,
        notices=notices,
    )


def titles(typed: str, limit: int) -> list[Report]:
    """Published reports with ``typed`` in their title, the newest first. Raises IndexMissing."""
    found = SearchQuerySet().filter(title__contains=typed.strip()).order_by("-published_on")[:limit]
    keys = [row.pk for row in found] if typed.strip() else []
    rows = Report.objects.published().with_related().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _conditions(
    params: SearchParams, node: language.Node, ids: dict[language.Named, list[int]], chosen: facets.Chosen
) -> list[SQ]:
    conditions = []
    if asked := _condition(node, ids):
        # A report with the very query in it is never missed, even if the query reads as an exclusion or a field.
        conditions.append(SQ(asked, SQ(content__contains=params.q.strip()), _connector=SQ.OR))
        if not language.is_narrowing(node):
            conditions = [asked]
    for name, keys in chosen.keys.items():
        conditions += [SQ(**{name: key}) for key in keys] if name in _ALL_OF else [SQ(**{f"{name}__in": keys})]
    return [*conditions, *_parts(params, chosen)]


def _parts(params: SearchParams, chosen: facets.Chosen) -> list[SQ]:
    """The chosen parts, of the chosen people where there are any."""
    numbers = [PARTS.index(part) + 1 for part in params.part]
    people = chosen.keys.get("person", [])
    if numbers and people:
        return [SQ(person_part__in=[person * PART_BASE + number for number in numbers]) for person in people]
    return [SQ(part__in=numbers)] if numbers else []


def _condition(node: language.Node, ids: dict[language.Named, list[int]]) -> SQ | None:
    """The tree as Haystack's; None where it asks for nothing."""
    match node:
        case language.Words(text):
            return SQ(content=text) if text.strip() else None
        case language.Phrase(text):
            return SQ(content__contains=text)
        case language.Years(first, last):
            return SQ(year__range=(first, last))
        case language.Named(kind=kind):
            return SQ(**{f"{kind}__in": ids[node]})
        case language.Not(inner):
            negated = _condition(inner, ids)
            return SQ(negated, _negated=True) if negated else None
        case language.All(nodes) | language.Any(nodes):
            conditions = [condition for inner in nodes if (condition := _condition(inner, ids))]
            connector = SQ.AND if isinstance(node, language.All) else SQ.OR
            return SQ(*conditions, _connector=connector) if conditions else None


def _resolved(node: language.Node) -> tuple[dict[language.Named, list[int]], list[str]]:
    """The primary keys that each field of the query means, and a sentence for each that means none."""
    ids: dict[language.Named, list[int]] = {}
    for kind in names.KINDS:
        wanted = {named for named in language.named(node) if named.kind == kind}
        found = names.ids_named(kind, {named.name for named in wanted})
        ids |= {named: found[named.name] for named in wanted}
    message = _("档案里没有叫“%(name)s”的%(kind)s。")
    unmet = [named for named in language.named(node) if not ids[named]]
    return ids, [message % {"name": named.name, "kind": names.KINDS[named.kind].title} for named in unmet]


def _verbatim(node: language.Node) -> str:
    """The words of a plain query, where they could also stand apart."""
    if isinstance(node, language.Words) and len(analysis.query_parts(node.text)) > 1:
        return node.text.strip()
    return ""


def _hits(keys: list[int], needles: list[str]) -> list[Hit]:
    """In the order of ``keys``; a report withdrawn this very moment is left out."""
    parts = Participation.objects.standing().officials().in_rank_order().filter(person__isnull=False)
    rows = Report.objects.published().select_related("publisher", "area").defer("layout").prefetch_related(
        Prefetch("participations", parts.select_related("person"), "standing_parts"),
        Prefetch(
            "strategy_mentions", StrategyMention.objects.standing().select_related("strategy"), "standing_strategies"
        ),
        Prefetch("zone_mentions", ZoneMention.objects.standing().select_related("zone"), "standing_zones"),
    ).in_bulk(keys)  # fmt: skip
    return [_hit(rows[key], needles) for key in keys if key in rows]


def _hit(report: Report, needles: list[str]) -> Hit:
    title = highlight.marked(report.title, needles)
    return Hit(report, title, highlight.passages(report.text, needles))


def _distinct(records: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(records))[:_NAMES_SHOWN]

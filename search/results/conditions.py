"""Params to Haystack's conditions: what the words of the query and the filters ask of the index."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _
from haystack.query import SQ

from archive.models import Participation
from archive.models.fact_kinds import INDEXED
from archive.text.normalize import fold
from search.engine import analysis
from search.names import lookup
from search.querylang import describe, language, nodes
from search.querylang.fields import FIELD_TITLES, OFFICE_TITLES
from search.querylang.lexing import unread_years
from search.results import facets, offices
from search.results.params import SearchParams
from search.search_indexes import PART_BASE, PARTS, SAMPLES

# A report can have several of these: it must have all that are chosen.
_ALL_OF: Final = {kind.subject for kind in INDEXED}
_FIRST_DAY, _LAST_DAY = "1000-01-01", "9999-12-31"  # of those whose year is printed
_MAX_PARTS: Final = 64  # words and stretches that unquoted text is cut into

Records = dict[str, set[int]]  # primary keys by kind
Ids = dict[nodes.NamedValue, list[int]]  # the primary keys, or numbers of parts, that a field of the query means


class SearchConditions(NamedTuple):
    """A query read and resolved. ``notices`` are sentences for the reader: what was left out, what means nothing."""

    node: nodes.Node
    ids: Ids
    notices: list[str]
    unmet: list[nodes.NamedValue]

    @property
    def described(self) -> str:
        return describe.described(self.node, self.ids)

    @property
    def verbatim(self) -> str:
        """The words of a plain query, where they could also stand apart."""
        is_plain = isinstance(self.node, nodes.Words) and len(analysis.query_parts(self.node.text)) > 1
        return self.node.text.strip() if is_plain and isinstance(self.node, nodes.Words) else ""


def conditions_of(q: str) -> SearchConditions:
    """At most two queries to the database for each kind of field in ``q``."""
    reading = language.read(q)
    node = nodes.mapped(reading.node, _bounded)
    bounds = [*reading.bounds, *(["parts"] if node != reading.node else [])]
    ids = _resolved(node)
    unmet = [named for named in nodes.named(node) if not ids[named]]
    missing = _("档案里没有叫“%(name)s”的%(kind)s。")
    told = [missing % {"name": named.name, "kind": _title(named.kind)} for named in unmet]
    words = [leaf.text for leaf in nodes.leaves(node) if isinstance(leaf, nodes.Words)]
    no_year = _("“%(words)s”里没有年份，当作词语检索；年份写成 年:2014 或 年:2012..2014。")
    told += [no_year % {"words": unread} for text in words for unread in unread_years(text)]
    return SearchConditions(node, ids, [*map(_bound_told, bounds), *told], unmet)


def conditions(params: SearchParams, query: SearchConditions, chosen: facets.Chosen) -> list[SQ]:
    terms = []
    if wanted := condition_of(query.node, query.ids):
        # A report with the very query in it is never missed, even if the query reads as an exclusion or a field.
        is_narrowing = nodes.is_narrowing(query.node)
        verbatim = SQ(content__contains=params.q.strip())
        terms.append(SQ(wanted, verbatim, _connector=SQ.OR) if is_narrowing else wanted)
    if times := _times(chosen):
        terms.append(times)
    if params.since or params.until:
        terms.append(SQ(published_on__range=(_day(params.since or _FIRST_DAY), _day(params.until or _LAST_DAY))))
    if params.samples:
        terms.append(SQ(sample=SAMPLES[params.samples]))
    for name, keys in chosen.keys.items():
        if name == "year":
            continue
        terms += [SQ(**{name: key}) for key in keys] if name in _ALL_OF else [SQ(**{f"{name}__in": keys})]
    return [*terms, *_parts(params, chosen)]


def records(query: SearchConditions, chosen: facets.Chosen) -> Records:
    """The people, strategies and zones that are asked for, as filters or by fields of the query; not those excluded."""
    fields = [leaf for leaf in nodes.leaves(query.node, excluded=False) if isinstance(leaf, nodes.NamedValue)]
    return {
        kind: {*chosen.keys.get(kind, ()), *(key for leaf in fields if leaf.kind == kind for key in query.ids[leaf])}
        for kind in ("person", "strategy", "zone")
    }


def _day(day: str) -> int:
    """2014-05-08 as the index has it: 20140508."""
    return int(day.replace("-", ""))


def _times(chosen: facets.Chosen) -> SQ | None:
    """In one of the chosen years or months."""
    spans = [SQ(published_on__range=days) for days in chosen.months]
    spans += [SQ(year__in=chosen.keys["year"])] if "year" in chosen.keys else []
    return SQ(*spans, _connector=SQ.OR) if spans else None


def _parts(params: SearchParams, chosen: facets.Chosen) -> list[SQ]:
    """The chosen parts, of the chosen people where there are any."""
    numbers = [PARTS.index(part) + 1 for part in params.part]
    people = chosen.keys.get("person", [])
    if numbers and people:
        return [SQ(person_part__in=[person * PART_BASE + number for number in numbers]) for person in people]
    return [SQ(part__in=numbers)] if numbers else []


def condition_of(node: nodes.Node, ids: Ids) -> SQ | None:
    """The tree as Haystack's; None where it asks for nothing."""
    match node:
        case nodes.Words(text):
            return SQ(content=text) if text.strip() else None
        case nodes.Phrase(text) | nodes.Prefix(text):
            # In Chinese a word begins anywhere: what begins with 产业 is what has 产业 in it.
            return SQ(content__contains=text)
        case nodes.Title(text):
            return SQ(title__contains=text)
        case nodes.Years(first, last):
            return SQ(year__range=(first, last))
        case nodes.NamedValue(kind="office" | "former_office"):
            return SQ(person__in=ids[node])
        case nodes.NamedValue(kind=kind):
            return SQ(**{f"{kind}__in": ids[node]})
        case nodes.Not(inner):
            negated = condition_of(inner, ids)
            return SQ(negated, _negated=True) if negated else None
        case nodes.All(inners) | nodes.Any(inners):
            parts = [condition for inner in inners if (condition := condition_of(inner, ids))]
            connector = SQ.AND if isinstance(node, nodes.All) else SQ.OR
            return SQ(*parts, _connector=connector) if parts else None


def _resolved(node: nodes.Node) -> Ids:
    ids: Ids = {named: _part_numbers(named.name) for named in nodes.named(node) if named.kind == "part"}
    ids |= {named: offices.ids_of(named) for named in nodes.named(node) if named.kind in OFFICE_TITLES}
    for kind in lookup.KINDS:
        wanted = {named for named in nodes.named(node) if named.kind == kind}
        resolved = lookup.ids_named(kind, {named.name for named in wanted})
        ids |= {named: resolved[named.name] for named in wanted}
    return ids


def _part_numbers(name: str) -> list[int]:
    """Of the parts that are so called, or whose label in the reader's language or in Chinese begins so."""
    wanted = fold(name)
    return [
        number
        for number, part in enumerate(PARTS, 1)
        if wanted == part or any(fold(label).startswith(wanted) for label in _labels(part))
    ]


def _labels(part: str) -> Iterable[str]:
    """In the language of the reader and in Chinese."""
    label = Participation.Part(part).label
    shown = str(label)
    with translation.override("zh-hans"):
        return shown, str(label)


def _title(kind: str) -> str:
    return str(lookup.KINDS[kind].title if kind in lookup.KINDS else {**FIELD_TITLES, **OFFICE_TITLES}[kind])


def _bounded(leaf: nodes.Leaf) -> nodes.Node:
    """Words cut off where they are too many; what they ask for less they find more."""
    if not isinstance(leaf, nodes.Words) or len(leaf.text) <= _MAX_PARTS:
        return leaf
    text = leaf.text
    while (number := len(analysis.query_parts(text))) > _MAX_PARTS:
        text = text[: max(len(text) * _MAX_PARTS // number, 1)]
    return nodes.Words(text) if text != leaf.text else leaf


def _bound_told(bound: str) -> str:
    return {
        "operands": _("一次最多检索 %(most)s 项，其余的没有用。") % {"most": language.MAX_OPERANDS},
        "depth": _("括号最多套 %(most)s 层，这里全部按词检索。") % {"most": language.MAX_DEPTH},
        "parts": _("一次最多检索 %(most)s 个词，后面的没有用。") % {"most": _MAX_PARTS},
    }[bound]

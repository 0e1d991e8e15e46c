"""Conditions as OpenSearch's own, built as data: no text of a reader is ever parsed by the cluster."""

from collections.abc import Iterable
from typing import Any, Final

from search.engine import conditions
from search.engine.conditions import AllFilters, AnyFilter, Condition, EngineQuery, NotFilter
from search.engine.documents import CONTENT
from search.engine.options import RowOrder
from search.opensearch_engine.schema import NUMBER, characters_of, pairs_of

Asked = dict[str, Any]
_TITLE_WEIGHT: Final = 1.5  # of a word in the title, beside its weight as one of the text
_MOST_WISHED: Final = 200
_MOST_IDS: Final = 50_000  # of one condition; the cluster refuses more than 65,536
_NOTHING: Final[Asked] = {"match_none": {}}


def query_of(query: EngineQuery, weighed: Iterable[str]) -> Asked:
    required = of_condition(query.required)
    wished = [term_of(term, field, _TITLE_WEIGHT) for field in weighed for term in query.wished[:_MOST_WISHED]]
    wished += [{"constant_score": {"filter": of_condition(each), "boost": score}} for each, score in query.lifted]
    return {"bool": {"must": [required], "should": wished}} if wished else required


def of_condition(condition: Condition) -> Asked:
    match condition:
        case conditions.EveryDocument():
            return {"match_all": {}}
        case conditions.TermFilter(term):
            return term_of(term)
        case conditions.StretchFilter(needle, field):
            terms = [term_of(term, field) for term in condition.terms]
            return {"bool": {"filter": [_exact(needle, field)], "must": terms}}
        case conditions.PrefixFilter(prefix, field):
            return {"prefix": {field: {"value": prefix}}}
        case conditions.IdFilter(field, ids):
            return _filtering(_with_any(field, ids))
        case conditions.RangeFilter(field, first, last):
            return _filtering({"range": {field: {"gte": first, "lte": last}}})
    return _joined(condition)


def _joined(condition: Condition) -> Asked:
    match condition:
        case NotFilter(NotFilter(inner)):
            return of_condition(inner)
        case NotFilter(inner):
            return {"bool": {"must_not": [of_condition(inner)]}}
        case AllFilters(inner):
            return {"bool": {"must": [of_condition(each) for each in _flat(AllFilters, inner)]}}
        case AnyFilter(inner):
            either = [of_condition(each) for each in _flat(AnyFilter, inner)]
            return {"bool": {"should": either, "minimum_should_match": 1}}
    raise TypeError(condition)


def _flat(kind: type[AllFilters | AnyFilter], joined: Iterable[Condition]) -> list[Condition]:
    """The cluster bounds how deep conditions lie in each other: what joins alike is one."""
    flat: list[Condition] = []
    for each in joined:
        flat += (
            _flat(kind, each.conditions) if isinstance(each, AllFilters | AnyFilter) and type(each) is kind else [each]
        )
    return flat


def sort_of(orders: list[RowOrder], *, is_reversed: bool = False) -> list[Asked]:
    """What ties is ordered by number, the newest first (the oldest first where the first order ascends); documents
    without a value come last. ``is_reversed``: all of it from the other end."""
    sort: list[Asked] = []
    for field, descending in [*orders, RowOrder(NUMBER, orders[0].descending)]:
        order = "desc" if descending != is_reversed else "asc"
        missing = {"missing": "_first" if is_reversed else "_last"} if field else {}
        sort.append({field or "_score": {"order": order, **missing}})
    return sort


def term_of(term: str, field: str = CONTENT, boost: float = 1.0) -> Asked:
    return {"term": {field: {"value": term, "boost": boost}}}


def _exact(needle: str, field: str) -> Asked:
    if len(needle) == 1:
        return {"term": {characters_of(field): {"value": needle}}}
    return {"match_phrase": {pairs_of(field): {"query": needle}}}


def _with_any(field: str, ids: tuple[int, ...]) -> Asked:
    parts = [{"terms": {field: list(ids[at : at + _MOST_IDS])}} for at in range(0, len(ids), _MOST_IDS)]
    return {"bool": {"should": parts, "minimum_should_match": 1}} if parts[1:] else parts[0] if parts else _NOTHING


def _filtering(clause: Asked) -> Asked:
    """Counts nothing in the order of score."""
    return {"bool": {"filter": [clause]}}

"""Runs a parsed query on whole arrays: which documents match, and their scores, which are Whoosh's own (BM25F).

A node that is not known here is run by Whoosh's own matcher.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh.query import And, AndMaybe, ConstantScoreQuery, Every, Not, NullQuery, Or, Prefix, Query, Term, TermRange

from search.engine.deadline import check_deadline
from search.whoosh_engine import exact
from search.whoosh_engine.arrays import Array, places
from search.whoosh_engine.exact import Exact
from search.whoosh_engine.snapshot import NO_MATCHES, Matches, Snapshot

Within = Array | None  # where given, only these documents are of interest
MOST_TERMS = 4096  # that a prefix stands for: those in most documents


def matches(query: Query, index: Snapshot, within: Within = None) -> Matches:
    """The living documents that match, in order. Raises TookTooLong."""
    check_deadline()
    return _RUN.get(type(query), _by_matcher)(query, index, within)


def _term(query: Term, index: Snapshot, within: Within) -> Matches:
    if query.fieldname not in index.schema:
        return NO_MATCHES
    docs, scores = index.term(query.fieldname, query.text)
    return _among(Matches(docs, scores * query.boost if query.boost != 1 else scores), within)


def _among(matched: Matches, within: Within) -> Matches:
    if within is None or within is matched.docs:
        return matched
    if len(within) < len(matched.docs):
        held, at = places(within, matched.docs)
        return Matches(within[held], matched.scores[at])
    held, _at = places(matched.docs, within)
    return Matches(matched.docs[held], matched.scores[held])


def _constant(docs: Array, score: float) -> Matches:
    return Matches(docs, np.full(len(docs), float(score)))


def _every(query: Every, index: Snapshot, within: Within) -> Matches:
    return _constant(index.all if within is None else within, query.boost)


def _null(query: Query, index: Snapshot, within: Within) -> Matches:
    return NO_MATCHES


def _and(query: And, index: Snapshot, within: Within) -> Matches:
    matched = None
    for node in sorted(query.subqueries, key=lambda node: _cost(node, index)):
        more = matches(node, index, within if matched is None else matched.docs)
        if matched is None:
            matched = more
        else:
            _held, at = places(more.docs, matched.docs)
            matched = Matches(more.docs, matched.scores[at] + more.scores)
        if not len(matched.docs):
            return NO_MATCHES
    if matched is None:
        return NO_MATCHES
    return Matches(matched.docs, matched.scores * query.boost if query.boost != 1 else matched.scores)


def _or(query: Or, index: Snapshot, within: Within) -> Matches:
    parts = [matches(node, index, within) for node in query.subqueries]
    docs, scores = _united(parts, index.count)
    return Matches(docs, scores * query.boost if query.boost != 1 else scores)


def _united(parts: list[Matches], count: int) -> Matches:
    """What is in any of them, with the sums of the scores."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) <= 1:
        return parts[0] if parts else NO_MATCHES
    if sum(len(part.docs) for part in parts) * 8 < count:
        docs, which = np.unique(np.concatenate([part.docs for part in parts]), return_inverse=True)
        return Matches(docs, np.bincount(which, np.concatenate([part.scores for part in parts]), len(docs)))
    sums, held = np.zeros(count), np.zeros(count, bool)
    for part in parts:
        sums[part.docs] += part.scores
        held[part.docs] = True
    docs = np.flatnonzero(held).astype(np.uint32)
    return Matches(docs, sums[docs])


def _not(query: Not, index: Snapshot, within: Within) -> Matches:
    considered = index.all if within is None else within
    held, _at = places(considered, matches(query.query, index, within).docs)
    return _constant(considered[~held], 0.0)


def _and_maybe(query: AndMaybe, index: Snapshot, within: Within) -> Matches:
    required, optional = query.subqueries
    docs, scores = matches(required, index, within)
    more = matches(optional, index, docs)
    if not len(more.docs):
        return Matches(docs, scores)
    _held, at = places(more.docs, docs)
    scores = scores.copy()
    scores[at] += more.scores
    return Matches(docs, scores)


def _constant_score(query: ConstantScoreQuery, index: Snapshot, within: Within) -> Matches:
    return _constant(matches(query.child, index, within).docs, query.score)


def _range(query: TermRange, index: Snapshot, within: Within) -> Matches:
    """Over the numbers of a field with one value; other fields' terms are Whoosh's."""
    bounds = (query.start, query.end)
    if f"{query.fieldname}_column" not in index.schema or not all(str(bound).isdecimal() for bound in bounds):
        return _by_matcher(query, index, within)
    values = index.one(query.fieldname)
    first, last = (int(bound) for bound in bounds)
    considered = index.all if within is None else within
    held = values[considered]
    low = held > first if query.startexcl else held >= first
    high = held < last if query.endexcl else held <= last
    return _constant(considered[low & high & (held > 0)], query.boost)


def _prefix(query: Prefix, index: Snapshot, within: Within) -> Matches:
    counts: dict[str, int] = {}
    for term, count in index.terms(query.fieldname, query.text):
        counts[term] = counts.get(term, 0) + count
    terms = sorted(counts, key=lambda term: -counts[term])[:MOST_TERMS]
    return _or(Or([Term(query.fieldname, term) for term in terms], boost=query.boost), index, within)


def _exact(query: Exact, index: Snapshot, within: Within) -> Matches:
    candidates = matches(query.candidates(), index)
    holding = exact.holding(query, index, candidates.docs, within)
    docs, scores = _among(_among(candidates, holding), within)
    return Matches(docs, scores if query.terms else np.zeros(len(docs)))  # without terms nothing was scored


def _by_matcher(query: Query, index: Snapshot, within: Within) -> Matches:
    return _among(index.by_matcher(query), within)


def _cost(query: Query, index: Snapshot) -> tuple[int, int]:
    """Rare terms first, then what needs the text, then what only excludes."""
    if isinstance(query, Not):
        return (2, 0)
    if isinstance(query, Exact):
        return (1, min((index.frequency(query.fieldname, term) for term in query.terms), default=index.count))
    if isinstance(query, Term):
        return (0, index.frequency(query.fieldname, query.text))
    return (0, index.count)


_RUN: dict[type[Query], Callable[[Any, Snapshot, Within], Matches]] = {
    Term: _term,
    Every: _every,
    And: _and,
    Or: _or,
    Not: _not,
    AndMaybe: _and_maybe,
    ConstantScoreQuery: _constant_score,
    TermRange: _range,
    Prefix: _prefix,
    Exact: _exact,
    type(NullQuery): _null,
}

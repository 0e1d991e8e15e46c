"""Runs a parsed query on one segment: which of its documents match, and their scores.

Scores are Whoosh's own (BM25F); the sets are put together here, because Whoosh's combined matchers walk document by
document. A node that is not known here is run by its own matcher.
"""

from collections.abc import Callable
from typing import Any

from whoosh.query import And, AndMaybe, ConstantScoreQuery, Every, Not, Or, Query, Term
from whoosh.searching import Searcher

from search.whoosh_engine.exact import Exact
from search.whoosh_engine.schema import EXACT

Scores = dict[int, float]  # number of the document in its segment, and its score
Within = Scores | None  # where given, only these documents are of interest

# Below this share of a term's documents it is quicker to skip from candidate to candidate.
_SPARSE = 8


def scores(query: Query, leaf: Searcher, within: Within = None) -> Scores:
    """The documents of the segment that match; deleted ones never do."""
    run = _RUN.get(type(query), _by_matcher)
    return run(query, leaf, within)


def _term(query: Term, leaf: Searcher, within: Within) -> Scores:
    reader = leaf.reader()
    text = query.text.encode()
    if query.fieldname not in leaf.schema or (query.fieldname, text) not in reader:
        return {}
    matcher = leaf.postings(query.fieldname, text)
    if within is not None and len(within) * _SPARSE < reader.doc_frequency(query.fieldname, text):
        return _skipping(matcher, within, query.boost)
    found: Scores = {}
    while matcher.is_active():
        found[matcher.id()] = matcher.score() * query.boost
        matcher.next()
    return found if within is None else {number: score for number, score in found.items() if number in within}


def _skipping(matcher: Any, within: Scores, boost: float) -> Scores:
    found: Scores = {}
    for number in sorted(within):
        if matcher.is_active() and matcher.id() < number:
            matcher.skip_to(number)
        if not matcher.is_active():
            break
        if matcher.id() == number:
            found[number] = matcher.score() * boost
    return found


def _every(query: Every, leaf: Searcher, within: Within) -> Scores:
    return dict.fromkeys(leaf.reader().all_doc_ids() if within is None else within, query.boost)


def _and(query: And, leaf: Searcher, within: Within) -> Scores:
    found = within
    total: Scores | None = None
    for node in sorted(query.subqueries, key=lambda node: _cost(node, leaf)):
        matched = scores(node, leaf, found)
        total = matched if total is None else {number: total[number] + score for number, score in matched.items()}
        if not total:
            break
        found = total
    return total or {}


def _or(query: Or, leaf: Searcher, within: Within) -> Scores:
    found: Scores = {}
    for node in query.subqueries:
        for number, score in scores(node, leaf, within).items():
            found[number] = found.get(number, 0.0) + score
    return found


def _not(query: Not, leaf: Searcher, within: Within) -> Scores:
    excluded = scores(query.query, leaf, within)
    considered = leaf.reader().all_doc_ids() if within is None else within
    return {number: 0.0 for number in considered if number not in excluded}


def _and_maybe(query: AndMaybe, leaf: Searcher, within: Within) -> Scores:
    required, optional = query.subqueries
    found = scores(required, leaf, within)
    for number, score in scores(optional, leaf, found).items():
        found[number] += score
    return found


def _constant(query: ConstantScoreQuery, leaf: Searcher, within: Within) -> Scores:
    return dict.fromkeys(scores(query.child, leaf, within), query.score)


def _exact(query: Exact, leaf: Searcher, within: Within) -> Scores:
    candidates = scores(query.candidates(), leaf, within)
    texts = leaf.reader().column_reader(EXACT, translate=False)
    weight = 1.0 if query.terms else 0.0  # without terms nothing was scored
    return {number: score * weight for number, score in candidates.items() if query.holds(texts[number])}


def _by_matcher(query: Query, leaf: Searcher, within: Within) -> Scores:
    matcher = query.matcher(leaf, leaf.context())
    found: Scores = {}
    while matcher.is_active():
        if within is None or matcher.id() in within:
            found[matcher.id()] = matcher.score()
        matcher.next()
    return found


def _cost(query: Query, leaf: Searcher) -> tuple[int, int]:
    """Rare terms first, then what needs the text, then what only excludes."""
    if isinstance(query, Not):
        return (2, 0)
    if isinstance(query, Exact):
        return (1, query.estimate_size(leaf.reader()))
    return (0, query.estimate_size(leaf.reader()))


_RUN: dict[type[Query], Callable[[Any, Searcher, Within], Scores]] = {
    Term: _term,
    Every: _every,
    And: _and,
    Or: _or,
    Not: _not,
    AndMaybe: _and_maybe,
    ConstantScoreQuery: _constant,
    Exact: _exact,
}

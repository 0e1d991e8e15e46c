"""A query node for a stretch of text exactly as it stands: terms give the candidates, the text itself decides."""

from array import array
from collections.abc import Sequence

import numpy as np
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import And, Every, Query, Term
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher

from search.engine.deadline import STEP, check_deadline
from search.engine.documents import CONTENT
from search.whoosh_engine.arrays import Array, places
from search.whoosh_engine.schema import EXACT, PARTED_BY
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.stored import StoredSegment


class Exact(Query):
    """Matches documents with ``needle`` (folded) in one of their texts.

    ``terms`` are terms that any such text has. ``place`` narrows to the text at that place of the exact column.
    Plain Whoosh can run it, too, with the scores of its terms.
    """

    def __init__(self, needle: str, terms: Sequence[str], field: str = CONTENT, place: int | None = None) -> None:
        self.needle, self.terms, self.fieldname, self.place = needle, terms, field, place
        self.bytes = needle.encode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Exact) and (self.needle, self.place) == (other.needle, other.place)

    def __hash__(self) -> int:
        return hash(("Exact", self.needle, self.place))

    def __repr__(self) -> str:
        return f"Exact({self.needle!r})"

    def candidates(self) -> Query:
        """A query that matches at least what this one does."""
        return And([Term(self.fieldname, term) for term in self.terms]) if self.terms else Every()

    def holds(self, texts: bytes) -> bool:
        """Do the parted ``texts`` of a document have the needle?"""
        if self.place is None:
            return self.bytes in texts
        return self.bytes in texts.split(PARTED_BY)[self.place]

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        if not searcher.is_atomic():
            raise NotImplementedError("run it on the leaf searchers")
        candidates = self.candidates().matcher(searcher, context)
        texts = searcher.reader().column_reader(EXACT, translate=False)
        ids, weights = array("I"), array("f")
        while candidates.is_active():
            if self.holds(texts[candidates.id()]):
                ids.append(candidates.id())
                weights.append(candidates.score())
            candidates.next()
        return ListMatcher(ids, weights) if ids else NullMatcher()

    def estimate_size(self, ixreader: IndexReader) -> int:
        return int(self.candidates().estimate_size(ixreader))


def holding(query: Exact, index: Snapshot, candidates: Array, within: Array | None) -> Array:
    """Those of ``candidates``, and of ``within`` where given, whose text has the needle.

    Texts never change, so what was found in a segment holds as long as the segment. Few documents are looked at
    without remembering them.
    """
    few = within is not None and len(within) * _FEW < len(candidates)
    if few and within is not None:
        candidates = within[places(within, candidates)[0]]
    bounds = np.searchsorted(candidates, index.offsets)
    parts = []
    for at, (segment, offset) in enumerate(zip(index.segments, index.offsets, strict=False)):
        of_segment = candidates[bounds[at] : bounds[at + 1]] - np.uint32(offset)
        if not few:
            of_segment = _remembered(query, index, segment, of_segment)
        elif len(of_segment):
            of_segment = _checked(query, segment, of_segment)
        parts.append(of_segment + np.uint32(offset))
    return np.concatenate(parts) if parts else candidates


_FEW = 4  # times fewer documents than candidates


def _remembered(query: Exact, index: Snapshot, segment: StoredSegment, candidates: Array) -> Array:
    """A document that was no candidate then, being deleted, is none now."""
    key = segment.id, "exact", query.needle, query.place
    holding = index.cache.get(key, lambda: _checked(query, segment, candidates))
    return holding[places(holding, candidates)[0]] if len(holding) else holding


def _checked(query: Exact, segment: StoredSegment, documents: Array) -> Array:
    data, starts = segment.texts()
    holds, held = query.holds, []
    for first in range(0, len(documents), STEP):
        check_deadline()
        some = documents[first : first + STEP]
        spans = zip(starts[some].tolist(), starts[some + np.uint32(1)].tolist(), strict=True)
        held.append(some[np.fromiter((holds(data[start:end]) for start, end in spans), bool, len(some))])
    return np.concatenate(held) if held else documents

"""A query node for a stretch of text exactly as it stands: terms give the candidates, the text itself decides."""

from array import array
from typing import Any

import numpy as np
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import And, Every, Query, Term

from search.whoosh_engine.arrays import Array, places
from search.whoosh_engine.schema import CONTENT, EXACT, PARTED_BY
from search.whoosh_engine.snapshot import Snapshot


class Exact(Query):
    """Matches documents with ``needle`` (folded) in one of their texts.

    ``terms`` are terms that any such text has. ``place`` narrows to the text at that place of the exact column.
    Plain Whoosh can run it, too, with the scores of its terms.
    """

    def __init__(self, needle: str, terms: list[str], field: str = CONTENT, place: int | None = None) -> None:
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

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        if not searcher.is_atomic():
            raise NotImplementedError("run it on the leaf searchers")
        found = self.candidates().matcher(searcher, context)
        texts = searcher.reader().column_reader(EXACT, translate=False)
        ids, weights = array("I"), array("f")
        while found.is_active():
            if self.holds(texts[found.id()]):
                ids.append(found.id())
                weights.append(found.score())
            found.next()
        return ListMatcher(ids, weights) if ids else NullMatcher()

    def estimate_size(self, ixreader: Any) -> int:
        return int(self.candidates().estimate_size(ixreader))


def holding(query: Exact, index: Snapshot, candidates: Array, within: Array | None) -> Array:
    """Those of ``candidates``, and of ``within`` where given, whose text has the needle.

    Texts never change, so what was found in a segment holds as long as the segment. Few documents are looked at
    without remembering them.
    """
    if within is not None and len(within) * _FEW < len(candidates):
        held, _at = places(within, candidates)
        return _checked(query, index, within[held])
    bounds = np.searchsorted(candidates, index.offsets)
    found = [
        _in_segment(query, index, at, candidates[bounds[at] : bounds[at + 1]]) for at in range(len(index.segments))
    ]
    return np.concatenate(found) if found else candidates


_FEW = 4  # times fewer documents than candidates


def _in_segment(query: Exact, index: Snapshot, at: int, candidates: Array) -> Array:
    """Of a deleted document it does not matter whether it was looked at: it is no candidate any more."""
    segment, offset = index.segments[at], np.uint32(index.offsets[at])
    key = segment.id, "exact", query.needle, query.place
    found = index.cache.get(key, lambda: _checked(query, index, candidates) - offset)
    held, _at = places(found + offset, candidates)
    return (found + offset)[held]


def _checked(query: Exact, index: Snapshot, documents: Array) -> Array:
    kept = np.fromiter((query.holds(index.text(document)) for document in documents.tolist()), bool, len(documents))
    return documents[kept]

"""One generation of the index, as if it were a single segment: documents of all segments are numbered through."""

import itertools
import os
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from whoosh import scoring
from whoosh.index import TOC, FileIndex
from whoosh.query import Query
from whoosh.searching import Searcher
from whoosh.util.numeric import byte_to_length

from search.engine.deadline import STEP, check_deadline
from search.whoosh_engine.arrays import NO_DOCS, Array
from search.whoosh_engine.blocks import Postings
from search.whoosh_engine.cache import Cache
from search.whoosh_engine.stored import StoredSegment

_BM25 = scoring.BM25F()
_B, _K1 = _BM25.B, _BM25.K1
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
_LENGTHS[0] = 1.0  # of a document without the field; Whoosh's default
_tokens = itertools.count()


class Matches(NamedTuple):
    """Documents, ascending, and the score of each."""

    docs: Array
    scores: Array


NO_MATCHES = Matches(NO_DOCS, np.empty(0))


class Snapshot:
    """``token`` is another for each one made; ``held`` are segments opened before. Raises FileNotFoundError."""

    def __init__(self, folder: Path, opened: FileIndex, cache: Cache, held: dict[str, StoredSegment]) -> None:
        toc = TOC.read(opened.storage, opened.indexname)
        self.folder, self.generation, self.schema = folder, toc.generation, toc.schema
        self.cache, self.token, self._index = cache, next(_tokens), opened
        filled = [segment for segment in toc.segments if segment.doc_count_all()]
        self.segments = [held.get(one.segment_id()) or StoredSegment(folder, one) for one in filled]
        self.offsets = [0, *itertools.accumulate(segment.count for segment in self.segments)]
        self.count = self.offsets[-1]
        deleted = [offset + document for segment, offset in zip(filled, self.offsets, strict=False)
                   for document in segment.deleted_docs()]  # fmt: skip
        self.living = self.count - len(deleted)
        self._deleted = np.array(deleted, np.intp)
        self._searcher_lock = threading.Lock()

    def is_newest(self) -> bool:
        """A commit writes the next table of contents, then removes those before it; two looks instead of a listing."""
        own, following = self._tocs
        return os.path.exists(own) and not os.path.exists(following)  # noqa: PTH110  four times as fast, once a query

    @cached_property
    def _tocs(self) -> tuple[str, str]:
        own, following = (f"_{self._index.indexname}_{self.generation + ahead}.toc" for ahead in (0, 1))
        return str(self.folder / own), str(self.folder / following)

    @cached_property
    def alive(self) -> Array:
        """A mask of the documents that are not deleted."""
        mask = np.ones(self.count, bool)
        mask[self._deleted] = False
        return mask

    @cached_property
    def all(self) -> Array:
        return np.flatnonzero(self.alive).astype(np.uint32)

    def is_scored(self, field: str) -> bool:
        return bool(self.schema[field].scorable)

    def frequency(self, field: str, term: str) -> int:
        """The number of documents with the term, deleted ones too, as Whoosh counts."""
        key = self.token, "frequency", field, term
        return int(self.cache.get(key, lambda: self._frequency(field, term.encode())))

    def _frequency(self, field: str, term: bytes) -> int:
        infos = (segment.info(field, term) for segment in self.segments)
        return sum(info.doc_frequency() for info in infos if info)

    def term(self, field: str, term: str) -> Matches:
        """The living documents with the term; their scores by BM25F, or the weights where a field is not scored."""
        return self.cache.get((self.token, "term", field, term), lambda: self._term(field, term))

    def _term(self, field: str, term: str) -> Matches:
        docs, weights = self.postings(field, term)
        if len(self._deleted):
            kept = self.alive[docs]
            docs, weights = docs[kept], weights[kept]
        return Matches(docs, self._scores(field, term, docs, weights.astype(np.float64)))

    def _scores(self, field: str, term: str, docs: Array, weights: Array) -> Array:
        if not (self.is_scored(field) and len(docs)):
            return weights
        idf = log(self.count / (self.frequency(field, term) + 1)) + 1
        norms = self._norms(field)[docs]
        # In the very order of operations of Whoosh's bm25.
        return idf * ((weights * (_K1 + 1)) / (weights + norms))

    def _norms(self, field: str) -> Array:
        """What the length of each document adds below the line of BM25F."""
        return self.cache.get((self.token, "norms", field), lambda: self._computed_norms(field))

    def _computed_norms(self, field: str) -> Array:
        total = sum(segment.field_lengths.get(field, 0) for segment in self.segments)
        average = total / (self.count or 1) or 1
        table = _K1 * ((1 - _B) + _B * _LENGTHS / average)
        return np.concatenate([table[segment.length_bytes(field)] for segment in self.segments])

    def postings(self, field: str, term: str) -> Postings:
        """Of all segments, with deleted documents."""
        text = term.encode()
        parts = [
            Postings(docs + np.uint32(offset), weights)
            for segment, offset in zip(self.segments, self.offsets, strict=False)
            for docs, weights in (segment.postings(field, text),)
            if len(docs)
        ]
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return Postings(NO_DOCS, NO_DOCS)
        return Postings(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The terms that begin with ``prefix``, and in how many documents they are; once for each segment."""
        for segment in self.segments:
            for term, info in segment.terms(field, prefix.encode()):
                yield term.decode(), int(info.doc_frequency())

    def numbers(self) -> Array:
        """The number (primary key) of each document."""
        return self._joined("numbers", lambda segment: segment.numbers())

    def one(self, name: str) -> Array:
        """The one value of each document, 0 for none."""
        return self._joined(name, lambda segment: segment.one(name))

    def _joined(self, name: str, of: Callable[[StoredSegment], Array]) -> Array:
        key = self.token, "column", name
        return self.cache.get(key, lambda: np.concatenate([NO_DOCS, *map(of, self.segments)]))

    def many(self, name: str) -> tuple[Array, Array]:
        """(the ids of all documents, where those of each begin and the last ones end)."""
        return self.cache.get((self.token, "many", name), lambda: self._joined_many(name))

    def _joined_many(self, name: str) -> tuple[Array, Array]:
        parts = [segment.many(name) for segment in self.segments]
        ids = np.concatenate([NO_DOCS, *(ids for ids, _starts in parts)])
        sizes = np.concatenate([np.empty(0, np.int64), *(np.diff(starts) for _ids, starts in parts)])
        return ids, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

    def text(self, document: int) -> bytes:
        """The folded texts of a document, parted."""
        segment, within = self.place(document)
        return segment.texts().of(within)

    def place(self, document: int) -> tuple[StoredSegment, int]:
        """The segment that holds the document, and its number there."""
        at = int(np.searchsorted(self.offsets, document, "right")) - 1
        return self.segments[at], document - self.offsets[at]

    def by_matcher(self, query: Query) -> Matches:
        """What Whoosh's own matcher finds, document by document; threads take turns."""
        docs: list[int] = []
        scores: list[float] = []
        with self._searcher_lock:
            for leaf, offset in self._searcher.leaf_searchers():
                matcher = query.matcher(leaf, leaf.context())
                while matcher.is_active():
                    if len(docs) % STEP == 0:
                        check_deadline()
                    docs.append(offset + matcher.id())
                    scores.append(matcher.score())
                    matcher.next()
        return Matches(np.array(docs, np.uint32), np.array(scores, np.float64))

    @cached_property
    def _searcher(self) -> Searcher:
        return self._index.searcher(weighting=_BM25)

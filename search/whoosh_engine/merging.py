"""Which segments are put together, and how: postings as arrays, documents with their stored columns.

Segments are merged by size, ``_TOGETHER`` of about the same at a time, so that a document is written anew only about
once for each power of ``_TOGETHER`` that the index has grown by.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment

from search.engine.documents import IndexLayout
from search.whoosh_engine.arrays import Array
from search.whoosh_engine.segments import SegmentBuilder
from search.whoosh_engine.stored import StoredSegment

_TOGETHER = 8
_LARGEST = 1 << 16  # documents of a segment that is still merged


def due(segments: Sequence[W3Segment]) -> list[W3Segment]:
    """The segments to be made one now; none where they are few enough."""
    by_size: dict[int, list[W3Segment]] = {}
    for segment in segments:
        if segment.doc_count_all() > 2 * segment.doc_count():
            return [segment]  # more than half of it is deleted
        if segment.doc_count() < _LARGEST:
            by_size.setdefault(_level(segment.doc_count()), []).append(segment)
    full = [level for level, held in by_size.items() if len(held) >= _TOGETHER]
    # What is smaller comes along: it is next to nothing.
    return [one for level, held in by_size.items() if full and level <= max(full) for one in held]


def _level(count: int) -> int:
    return (max(count, 1).bit_length() - 1) // (_TOGETHER.bit_length() - 1)


def merge(builder: SegmentBuilder, folder: Path, segments: Sequence[W3Segment], layout: IndexLayout) -> None:
    """Put all living documents of the segments into ``builder``."""
    for segment in segments:
        stored = StoredSegment(folder, segment)
        living = np.ones(stored.count, bool)
        living[list(segment.deleted_docs())] = False
        renumbered = np.cumsum(living, dtype=np.int64) - 1 + builder.count
        _add_postings(builder, stored, living, renumbered)
        _add_rows(builder, stored, living, layout)


def _add_postings(builder: SegmentBuilder, stored: StoredSegment, living: Array, renumbered: Array) -> None:
    all_live = bool(living.all())
    for field in stored.fields():
        for term, info in stored.terms(field):
            docs, weights = stored.postings_at(info)
            if not all_live:
                kept = living[docs]
                docs, weights = docs[kept], weights[kept]
            if len(docs):
                builder.terms[field].add_postings(term, renumbered[docs], weights)


def _add_rows(builder: SegmentBuilder, stored: StoredSegment, living: Array, layout: IndexLayout) -> None:
    numbers, stamps, texts = stored.numbers(), stored.stamps(), stored.texts()
    ones = {name: stored.one(name) for name in layout.one}
    many = {name: stored.many(name) for name in layout.many}
    for document in np.flatnonzero(living).tolist():
        values: dict[str, object] = {name: int(column[document]) for name, column in ones.items()}
        for name, (ids, starts) in many.items():
            values[name] = ids[starts[document] : starts[document + 1]].tobytes()
        builder.add_row(int(numbers[document]), stamps[document], texts.of(document), values)

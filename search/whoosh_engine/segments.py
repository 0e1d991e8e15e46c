"""Makes a Whoosh segment of many documents at once: postings are sorted as arrays and written list by list."""

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3FieldWriter, W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.util.numeric import length_to_byte

from search.engine.documents import CONTENT, IndexDocument, IndexLayout
from search.whoosh_engine import blocks
from search.whoosh_engine.arrays import Array
from search.whoosh_engine.columns import numbers_bytes, strings_bytes
from search.whoosh_engine.schema import EXACT, KEY, NUMBER, PARTED_BY, STAMP, column_of

# A posting while it is sorted: the number of its term, its document and its weight in one number of 64 bits.
_TERM, _DOC = 40, 16
_DOCS = (1 << (_TERM - _DOC)) - 1
_HEAVIEST = (1 << _DOC) - 1
# Flags, weight, documents, shortest and longest document, greatest weight, first and last id; offset, length.
_INFO = struct.Struct("!BfIBBfIIqi")


class Terms:
    """The postings of one field as they come."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._packed: list[Array] = []

    def add(self, document: int, counts: Mapping[str, int]) -> None:
        """The terms of one document and how often it has each."""
        known = self._numbers
        ids = np.fromiter((known.setdefault(term, len(known)) for term in map(str.encode, counts)), np.uint64)
        weights = np.fromiter(counts.values(), np.uint64, len(counts))
        self._packed.append(ids << _TERM | np.uint64(document << _DOC) | np.minimum(weights, _HEAVIEST))

    def add_postings(self, term: bytes, docs: Array, weights: Array) -> None:
        number = self._numbers.setdefault(term, len(self._numbers))
        head = np.uint64(number << _TERM)
        self._packed.append(head | docs.astype(np.uint64) << _DOC | weights.astype(np.uint64))

    def merge_from(self, other: "Terms", first: int) -> None:
        """The postings of documents that are numbered from ``first`` on here."""
        known = self._numbers
        ids = np.fromiter((known.setdefault(term, len(known)) for term in other._numbers), np.uint64, len(other))
        if other._packed:
            packed = np.concatenate(other._packed)
            rest = packed & np.uint64((1 << _TERM) - 1)
            self._packed.append((ids[(packed >> _TERM).astype(np.intp)] << _TERM | rest) + np.uint64(first << _DOC))

    def sorted(self) -> tuple[list[bytes], Array]:
        """The terms in their order, and all postings, packed with the places of the terms in that order."""
        terms = sorted(self._numbers)
        packed = np.concatenate(self._packed) if self._packed else np.empty(0, np.uint64)
        self._packed = []
        ranks = np.empty(len(terms), np.uint64)
        ranks[np.fromiter(map(self._numbers.__getitem__, terms), np.intp, len(terms))] = np.arange(len(terms))
        rest = packed & np.uint64((1 << _TERM) - 1)
        packed = ranks[(packed >> _TERM).astype(np.intp)] << _TERM | rest
        packed.sort()
        return terms, packed

    def __len__(self) -> int:
        return len(self._numbers)


class SegmentBuilder:
    """Takes documents, then writes them as one segment. ``size`` says how many postings wait in memory, 8 bytes
    each."""

    def __init__(self, schema: Schema, layout: IndexLayout) -> None:
        self.schema, self.layout = schema, layout
        self.terms = {name: Terms() for name in sorted(schema.names()) if schema[name].indexed}
        self.count = self.size = 0
        self.numbers: list[int] = []
        self.stamps: list[bytes] = []
        self.texts: list[bytes] = []
        self.values: dict[str, list[Any]] = {name: [] for name in (*layout.many, *layout.one)}

    def add(self, document: IndexDocument) -> None:
        number = self.count
        for name, counts in _counts(document, self.layout).items():
            self.terms[name].add(number, counts)
            self.size += len(counts)
        texts = PARTED_BY.join(document.texts[name].encode() for name in self.layout.texts)
        many = {name: np.array(list(document.many[name]), np.uint32).tobytes() for name in self.layout.many}
        self.add_row(document.number, document.stamp.encode(), texts, {**many, **document.one})

    def add_row(self, number: int, stamp: bytes, texts: bytes, values: Mapping[str, object]) -> None:
        """All of a document but its postings."""
        self.numbers.append(number)
        self.stamps.append(stamp)
        self.texts.append(texts)
        for name, held in self.values.items():
            held.append(values[name])
        self.count += 1

    def merge_from(self, other: "SegmentBuilder") -> None:
        """The documents of another builder behind those that are here, as if each had been added."""
        for name, held in other.terms.items():
            self.terms[name].merge_from(held, self.count)
        for name, values in other.values.items():
            self.values[name] += values
        self.numbers += other.numbers
        self.stamps += other.stamps
        self.texts += other.texts
        self.count += other.count
        self.size += other.size

    def identity(self) -> list[tuple[int, bytes]]:
        """Number and stamp of each document."""
        return list(zip(self.numbers, self.stamps, strict=True))

    def write(self, storage: Storage, indexname: str) -> W3Segment:
        segment = W3Segment(W3Codec(), indexname)
        lengths = self._write_postings(storage, segment)
        self._write_columns(Path(storage.folder), segment, lengths)
        self._write_stored(storage, W3Codec.column_filename(segment, "_stored"))
        segment.set_doc_count(self.count)
        return segment

    def _write_stored(self, storage: Storage, name: str) -> None:
        with storage.create_file(name) as file:
            column = STORED_COLUMN.writer(file)
            for document, number in enumerate(self.numbers):
                column.add(document, {KEY: str(number)})
            column.finish(self.count)

    def _write_postings(self, storage: Storage, segment: W3Segment) -> dict[str, Array]:
        """Gives the length byte of each document by field."""
        lengths, totals = {}, {}
        fields = W3FieldWriter(W3Codec(), storage, segment)
        for name, held in self.terms.items():
            if not len(held):
                continue
            field = self.schema[name]
            terms, packed = held.sorted()
            docs = ((packed >> _DOC) & np.uint64(_DOCS)).astype(np.uint32)
            weights = (packed & np.uint64(_HEAVIEST)).astype(np.uint32)
            of_field = np.zeros(self.count, np.uint8)
            if field.scorable:
                sums = np.bincount(docs, weights, self.count)
                of_field = np.array([length_to_byte(int(one)) for one in sums], np.uint8)
                lengths[name], totals[name] = of_field, int(sums.sum())
            fields.start_field(name, field)
            starts = np.searchsorted(packed, np.arange(len(terms), dtype=np.uint64) << _TERM)
            _write_terms(fields, terms, docs, weights, starts, of_field, field.format.fixed_value_size() > 0)
            fields.finish_field()
        fields.close()
        segment._fieldlengths = totals
        return lengths

    def _write_columns(self, folder: Path, segment: W3Segment, lengths: Mapping[str, Array]) -> None:
        files = {f"_{name}_len": numbers_bytes(of_docs, "u1") for name, of_docs in lengths.items()}
        files |= {NUMBER: numbers_bytes(self.numbers, "u4"), STAMP: strings_bytes(self.stamps)}
        files[EXACT] = strings_bytes(self.texts)
        files |= {column_of(name): strings_bytes(self.values[name]) for name in self.layout.many}
        files |= {column_of(name): numbers_bytes(self.values[name], "u4") for name in self.layout.one}
        for name, stored in files.items():
            (folder / W3Codec.column_filename(segment, name)).write_bytes(stored)


def _counts(document: IndexDocument, layout: IndexLayout) -> dict[str, Mapping[str, int]]:
    content: dict[str, int] = dict(document.terms[layout.texts[0]])
    for name in layout.texts[1:]:
        for term, count in document.terms[name].items():
            content[term] = content.get(term, 0) + count
    counts: dict[str, Mapping[str, int]] = {KEY: {str(document.number): 1}, CONTENT: content}
    counts |= {name: document.terms[name] for name in layout.weighed}
    counts |= {name: dict.fromkeys(map(str, document.many[name]), 1) for name in layout.many}
    counts |= {name: {str(document.one[name]): 1} for name in layout.one if document.one[name]}
    return {name: held for name, held in counts.items() if held}


def _write_terms(
    fields: W3FieldWriter, terms: Iterable[bytes], docs: Array, weights: Array, starts: Array, lengths: Array,
    with_values: bool,
) -> None:  # fmt: skip
    """Each term's postings into the file of postings, and where they lie into the one of terms."""
    run = blocks.run(docs, weights, starts, lengths, with_values)
    totals = np.add.reduceat(weights, starts).tolist()
    bounds = [*starts.tolist(), len(docs)]
    prefix, file, offset = struct.pack("!H", fields._fieldid), fields._postfile, fields._postfile.tell()
    firsts, heaviest = docs[starts].tolist(), run.heaviest.tolist()
    shortest, longest = run.shortest.tolist(), run.longest.tolist()
    lasts = docs[np.append(starts[1:], len(docs)) - 1].tolist()
    for at, term in enumerate(terms):
        start, stop = bounds[at], bounds[at + 1]
        stored = blocks.encoded(run, at, start, stop)
        file.write(stored)
        info = _INFO.pack(
            0, totals[at], stop - start, shortest[at], longest[at], heaviest[at], firsts[at], lasts[at], offset,
            len(stored),
        )  # fmt: skip
        fields._tindex.add(prefix + term, info)
        offset += len(stored)

"""One segment on disk as arrays: its terms, postings, lengths, columns and texts. Safe to read from many threads."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermsReader
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermInfo, TermNotFound

from search.engine.errors import IndexBroken
from search.whoosh_engine import blocks, columns
from search.whoosh_engine.arrays import NO_DOCS, Array
from search.whoosh_engine.blocks import Postings
from search.whoosh_engine.columns import Strings
from search.whoosh_engine.schema import EXACT, NUMBER, STAMP, column_of

NO_POSTINGS = Postings(NO_DOCS, NO_DOCS)


Column = TypeVar("Column")  # as it is read from its file


class _MappedFile(StructFile):
    """Whoosh's file over a mapped one; reading at a place moves nothing that another thread could need."""

    def get(self, position: int, length: int) -> bytes:
        return self.file[position : position + length]


class StoredSegment:
    """``id`` names the segment for ever; what it holds never changes. Raises FileNotFoundError when a writer has
    merged it away: a column is opened when it is first read. Raises IndexBroken where a file is cut or grown."""

    def __init__(self, folder: Path, segment: W3Segment) -> None:
        self._folder = folder
        self.id: str = segment.segment_id()
        self.count: int = segment.doc_count_all()
        self.field_lengths: dict[str, int] = dict(segment._fieldlengths)
        self._sizes: dict[str, int] = getattr(segment, "sizes", {})  # older indexes tell none
        self._digests: dict[str, str] = getattr(segment, "digests", {})
        self.check()
        self._mapped_postings = columns.mapped(folder / segment.make_filename(W3Codec.POSTS_EXT))
        terms = columns.mapped(folder / segment.make_filename(W3Codec.TERMS_EXT))
        self._terms = W3TermsReader(segment.codec(), _MappedFile(terms, "terms"), len(terms), None)
        self._columns: dict[str, Any] = {}

    def check(self) -> None:
        """Are all files there, as long as they were written? Raises FileNotFoundError, IndexBroken."""
        for name in self._sizes:
            self._file(name)

    def verify(self) -> None:
        """Is every byte as it was written? Reads all files. Raises FileNotFoundError, IndexBroken."""
        for name, written in self._digests.items():
            if digest(self._file(name)) != written:
                raise IndexBroken(name)

    def _file(self, name: str) -> Path:
        path = self._folder / name
        if name in self._sizes and path.stat().st_size != self._sizes[name]:
            raise IndexBroken(str(path))
        return path

    def forget(self) -> None:
        """Let go of the columns that were read."""
        self._columns.clear()

    def _column(self, name: str, load: Callable[[Path], Column]) -> Column:
        # Two threads may both read it; what they read is the same.
        if name not in self._columns:
            self._columns[name] = load(self._file(f"{self.id}.{name}{W3Codec.COLUMN_EXT}"))
        column: Column = self._columns[name]
        return column

    def info(self, field: str, term: bytes) -> TermInfo | None:
        """Whoosh's TermInfo, or None."""
        try:
            return self._terms.term_info(field, term)
        except TermNotFound:
            return None

    def postings(self, field: str, term: bytes) -> Postings:
        info = self.info(field, term)
        return self.postings_at(info) if info else NO_POSTINGS

    def postings_at(self, info: TermInfo) -> Postings:
        offset, (length,) = info.extent()  # Whoosh reads the length as a tuple of one
        return blocks.decoded(self._mapped_postings[offset : offset + length])

    def terms(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, TermInfo]]:
        """The terms of the field from ``prefix`` on that begin with it, in order, with Whoosh's TermInfo."""
        for (name, term), info in self._terms.items_from(field, prefix):
            if name != field or not term.startswith(prefix):
                return
            yield term, info

    def frequencies(self, field: str) -> dict[str, int]:
        """Each term of the field, and in how many documents it is, deleted ones too."""
        return {term.decode(): int(info.doc_frequency()) for term, info in self.terms(field)}

    def fields(self) -> list[str]:
        return sorted(self._terms.indexed_field_names())

    def numbers(self) -> Array:
        """The number (primary key) of each document."""
        return self._numbers(NUMBER)

    def one(self, name: str) -> Array:
        """The one value of each document, 0 for none."""
        return self._numbers(column_of(name))

    def many(self, name: str) -> tuple[Array, Array]:
        """(the ids of all documents, where those of each begin and the last ones end)."""
        column = column_of(name)
        return self._column(column, lambda path: _ids(columns.read_strings(path, self.count)))

    def length_bytes(self, field: str) -> Array:
        """Whoosh's length byte of each document."""
        return self._numbers(f"_{field}_len", "u1")

    def texts(self) -> Strings:
        return self._column(EXACT, lambda path: columns.read_strings(path, self.count))

    def stamps(self) -> list[bytes]:
        stored = self._column(STAMP, lambda path: columns.read_strings(path, self.count))
        return [stored.of(document) for document in range(self.count)]

    def _numbers(self, name: str, kind: str = "u4") -> Array:
        return self._column(name, lambda path: columns.read_numbers(path, kind, self.count))


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _ids(stored: Strings) -> tuple[Array, Array]:
    starts = stored.starts // 4
    return np.frombuffer(stored.data, np.uint32, int(starts[-1])), starts

"""Reads the live index: one searcher is kept for a process, and made anew when the index changed."""

import heapq
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from whoosh import index, scoring
from whoosh.query import Query
from whoosh.searching import Searcher

from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.facets import Columns, count
from search.whoosh_engine.schema import Layout
from search.whoosh_engine.scoring import Scores, scores

_ATTEMPTS = 5
Answer = TypeVar("Answer")


class Order(NamedTuple):
    """Order by the value of a field; None means by score. Documents without a value (0) come last either way."""

    field: str | None = None
    descending: bool = True


class Found(NamedTuple):
    """``page`` holds (number, score) of the documents asked for; ``facets`` counts over all that match."""

    total: int
    page: list[tuple[int, float]]
    facets: dict[str, list[tuple[int, int]]]


class _Opened(NamedTuple):
    """A searcher, what it was opened from, and the columns of its segments."""

    directory: Path
    generation: int
    searcher: Searcher
    segments: list[Searcher]
    columns: list[Columns]


class Reader:
    """Searches the index in ``path``. Threads take turns: Whoosh's posting files have one place to read at."""

    def __init__(self, path: str | Path, layout: Layout) -> None:
        self._home, self._layout = IndexDirectory(path), layout
        self._lock = threading.RLock()
        self._opened: _Opened | None = None

    def search(self, query: Query, start: int, stop: int | None, orders: list[Order], facets: list[str]) -> Found:
        """Rows ``[start, stop)`` of what matches, in order. Raises IndexMissing."""

        def found(opened: _Opened) -> Found:
            matched = [scores(query, segment) for segment in opened.segments]
            rows = _rows(matched, opened.columns, orders or [Order()])
            total = sum(map(len, matched))
            page = _slice(rows, start, total if stop is None else stop)
            return Found(total, page, {name: _counts(name, matched, opened.columns) for name in facets})

        return self._read(found)

    def count(self) -> int:
        """The number of documents. Raises IndexMissing."""
        return self._read(lambda opened: int(opened.searcher.doc_count()))

    def version(self) -> tuple[str, int]:
        """Differs whenever the index may answer otherwise. Raises IndexMissing."""
        return self._read(lambda opened: (str(opened.directory), opened.generation))

    def words(self, field: str) -> dict[str, int]:
        """Every term of ``field``, with the number of documents that have it, deleted ones too. Raises IndexMissing."""

        def counted(opened: _Opened) -> dict[str, int]:
            words: Counter[str] = Counter()
            for segment in opened.segments:
                reader = segment.reader()
                for term, info in reader.iter_field(field):
                    words[term.decode()] += int(info.doc_frequency())
            return words

        return self._read(counted)

    def stamps(self) -> dict[int, str]:
        """The stamp of every document by its number. Raises IndexMissing."""
        return self._read(lambda opened: dict(_stamps(opened)))

    def _read(self, ask: Callable[[_Opened], Answer]) -> Answer:
        """What ``ask`` makes of the live index as it is now."""
        with self._lock:
            for _attempt in range(_ATTEMPTS - 1):
                try:
                    return ask(self._current())
                except (FileNotFoundError, index.EmptyIndexError):
                    # A writer merged a segment away, or a rebuild removed the folder, before we had opened its file:
                    # Whoosh opens the file of a column when it is first read.
                    self._opened = None
            return ask(self._current())

    def _current(self) -> _Opened:
        directory = self._home.live().directory
        opened = self._opened
        if opened and opened.directory == directory:
            if opened.searcher._ix.latest_generation() == opened.generation:
                return opened
            found = opened.searcher._ix
        else:
            found = index.open_dir(str(directory))
        self._opened = self._open(directory, found)
        if opened:
            opened.searcher.close()
        return self._opened

    def _open(self, directory: Path, found: index.Index) -> _Opened:
        generation = found.latest_generation()
        searcher = found.searcher(weighting=scoring.BM25F())
        # An empty index has one leaf that holds nothing, not even columns.
        segments = [leaf for leaf, _offset in searcher.leaf_searchers() if leaf.doc_count_all()]
        columns = [Columns(segment.reader(), self._layout) for segment in segments]
        return _Opened(directory, generation, searcher, segments, columns)


def _stamps(opened: _Opened) -> Iterator[tuple[int, str]]:
    for segment, columns in zip(opened.segments, opened.columns, strict=True):
        for document in segment.reader().all_doc_ids():
            yield columns.numbers()[document], columns.stamps()[document].decode()


Row = tuple[tuple[float, ...], int, float]  # what it is ordered by, number, score


def _rows(matched: list[Scores], columns: list[Columns], orders: list[Order]) -> Iterator[Row]:
    """A row for every match; the smallest comes first. What ties is ordered by number, the newest first
    (the oldest first where the first order ascends)."""
    last = -1 if orders[0].descending else 1
    for found, segment in zip(matched, columns, strict=True):
        keys = [_key(order, segment) for order in orders]
        numbers = segment.numbers() if found else []
        for document, score in found.items():
            number = numbers[document]
            yield (*(part for key in keys for part in key(document, score)), last * number), number, score


def _key(order: Order, segment: Columns) -> Callable[[int, float], tuple[float, ...]]:
    sign = -1 if order.descending else 1
    if order.field is None:
        return lambda document, score: (sign * score,)
    values = segment.values(order.field)
    return lambda document, score: (not values[document], sign * values[document])


def _slice(rows: Iterator[Row], start: int, stop: int) -> list[tuple[int, float]]:
    return [(number, score) for _key, number, score in heapq.nsmallest(stop, rows)[start:]]


def _counts(name: str, matched: list[Scores], columns: list[Columns]) -> list[tuple[int, int]]:
    """(id, number of documents), the most frequent first."""
    total: Counter[int] = Counter()
    for found, segment in zip(matched, columns, strict=True):
        count(segment.ids(name), found, total)
    return sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))

"""Reads the live index. Threads share a snapshot of it and its caches and search at the same time; a change of the
index makes a new snapshot, which keeps the segments that stayed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from whoosh import index
from whoosh.query import Query

from search.engine.deadline import SECONDS, deadline
from search.engine.documents import IndexLayout
from search.engine.errors import IndexBroken, SearchUnavailable
from search.engine.options import DayHistogram, RowOrder
from search.whoosh_engine import facets as counting
from search.whoosh_engine import likeness, ranking
from search.whoosh_engine.cache import Cache
from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.schema import KEY, PARTED_BY
from search.whoosh_engine.scoring import matches
from search.whoosh_engine.snapshot import Matches, Snapshot

_ATTEMPTS = 5
BUDGET = 64 << 20  # bytes that decoded postings, scores, columns and checked stretches may take in a process
Answer = TypeVar("Answer")


class FoundDocument(NamedTuple):
    """``page`` holds (number, score) of the documents asked for; ``facets`` and ``histograms`` count over all that
    match."""

    total: int
    page: list[tuple[int, float]]
    facets: dict[str, counting.Counts]
    histograms: dict[str, counting.Counts]


class Reader:
    """Searches the index in ``path``."""

    def __init__(self, path: str | Path, layout: IndexLayout, budget: int = BUDGET) -> None:
        self._home, self._layout = IndexDirectory(path), layout
        self.cache = Cache(budget)
        self._lock = threading.Lock()  # held only while a snapshot is made
        self._snapshot: Snapshot | None = None

    def search(
        self, query: Query, start: int, stop: int | None, orders: list[RowOrder], facets: list[str],
        histograms: list[DayHistogram] = [],  # noqa: B006  never changed
    ) -> FoundDocument:  # fmt: skip
        """Rows ``[start, stop)`` of what matches, in order. Raises IndexMissing, TookTooLong."""

        def answer(snapshot: Snapshot) -> FoundDocument:
            matched = matches(query, snapshot)
            return self._page(snapshot, matched, start, stop, orders or [RowOrder()], facets, histograms)

        with deadline(SECONDS):
            return self._read(answer)

    def like(self, number: int, terms: dict[str, int], start: int, stop: int | None) -> FoundDocument:
        """Documents that share the most telling of ``terms`` (with how often it has each) with the document of this
        number, which is left out."""

        def answer(snapshot: Snapshot) -> FoundDocument:
            matched = likeness.alike(snapshot, number, terms)
            return self._page(snapshot, matched, start, stop, [RowOrder()], [], [])

        return self._read(answer)

    def _page(
        self, snapshot: Snapshot, matched: Matches, start: int, stop: int | None, orders: list[RowOrder],
        facets: list[str], histograms: list[DayHistogram],
    ) -> FoundDocument:  # fmt: skip
        total = len(matched.docs)
        rows = ranking.page(matched, snapshot, orders, start, total if stop is None else stop)
        numbers = snapshot.numbers()[matched.docs[rows]].tolist()
        return FoundDocument(
            total,
            list(zip(numbers, matched.scores[rows].tolist(), strict=True)),
            {name: counting.count(snapshot, name, matched.docs, name in self._layout.many) for name in facets},
            {
                one.field: counting.histogram(snapshot, one.field, matched.docs, one.gap, one.first, one.last)
                for one in histograms
            },
        )

    def texts(self, number: int) -> list[str]:
        """The folded texts of the document with this number, in the order of the layout; none where it is not held."""

        def texts(snapshot: Snapshot) -> list[bytes]:
            docs = snapshot.term(KEY, str(number)).docs.tolist()
            return snapshot.text(docs[0]).split(PARTED_BY) if docs else []

        return [part.decode() for part in self._read(texts)]

    def count(self) -> int:
        """The number of documents. Raises IndexMissing."""
        return self._read(lambda snapshot: snapshot.living)

    def version(self) -> tuple[str, int]:
        """Differs whenever the index may answer otherwise. Raises IndexMissing."""
        return self._read(lambda snapshot: (str(snapshot.folder), snapshot.generation))

    def of_words(
        self, field: str, known: dict[str, Answer], make: Callable[[dict[str, int]], Answer]
    ) -> dict[str, Answer]:
        """What ``make`` makes of the terms of each segment, with the number of documents of each term, deleted ones
        too; by the segment's id, taken from ``known`` where it is there: a segment never changes. Raises IndexMissing.
        """

        def of_each(snapshot: Snapshot) -> dict[str, Answer]:
            by_segment = {}
            for segment in snapshot.segments:
                held = known.get(segment.id)
                by_segment[segment.id] = make(segment.frequencies(field)) if held is None else held
            return by_segment

        return self._read(of_each)

    def stamps(self) -> dict[int, str]:
        """The stamp of every document by its number. Raises IndexMissing."""

        def stamps(snapshot: Snapshot) -> dict[int, str]:
            stamps_of_all = [stamp for segment in snapshot.segments for stamp in segment.stamps()]
            living = np.flatnonzero(snapshot.alive).tolist()
            return {int(snapshot.numbers()[document]): stamps_of_all[document].decode() for document in living}

        return self._read(stamps)

    def verify(self) -> None:
        """Read every file of the index. Raises IndexMissing; IndexBroken where a byte is not as it was written."""

        def verify(snapshot: Snapshot) -> None:
            for segment in snapshot.segments:
                segment.verify()

        self._read(verify)

    def forget(self) -> None:
        """Empty all caches; the files stay open."""
        self.cache.keep_only(lambda key: False)
        if self._snapshot:
            for segment in self._snapshot.segments:
                segment.forget()

    def _read(self, ask: Callable[[Snapshot], Answer]) -> Answer:
        """What ``ask`` makes of the live index as it is now. Raises IndexMissing, IndexBroken."""
        for _attempt in range(_ATTEMPTS):
            try:
                return ask(self._current())
            except (FileNotFoundError, index.EmptyIndexError) as error:
                # A writer merged a segment away, or a rebuild removed the folder, before we had opened its file.
                self._snapshot, missed = None, error
            except SearchUnavailable:
                raise
            except Exception:
                self._check()
                raise
        raise IndexBroken(str(self._home.path)) from missed

    def _check(self) -> None:
        """Was it the index that failed? Raises IndexBroken where a file is not as it was written."""
        held, self._snapshot = self._snapshot, None
        try:
            for segment in held.segments if held else ():
                segment.check()
        except FileNotFoundError as error:
            raise IndexBroken(str(self._home.path)) from error

    def _current(self) -> Snapshot:
        held = self._snapshot
        folder = self._home.live().directory
        if held and held.folder == folder and held.is_newest():
            return held
        with self._lock:
            held = self._snapshot
            if not (held and held.folder == folder and held.is_newest()):
                self._snapshot = held = self._open(folder, held)
            return held

    def _open(self, folder: Path, before: Snapshot | None) -> Snapshot:
        kept = {segment.id: segment for segment in before.segments} if before and before.folder == folder else {}
        try:
            snapshot = Snapshot(folder, index.open_dir(str(folder)), self.cache, kept)
        except (FileNotFoundError, index.EmptyIndexError, IndexBroken):
            raise
        except Exception as error:  # whatever Whoosh makes of broken bytes
            raise IndexBroken(str(folder)) from error
        wanted = {snapshot.token, *(segment.id for segment in snapshot.segments)}
        self.cache.keep_only(lambda key: key[0] in wanted)
        return snapshot

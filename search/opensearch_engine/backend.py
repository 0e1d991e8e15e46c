"""The Haystack engine of an OpenSearch cluster. The only module of the engine that knows Django and Haystack."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, Unpack

from django.db.models import Model
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from haystack import connections
from haystack.backends import BaseEngine, log_query
from haystack.indexes import SearchIndex

from archive.database import shared_locks
from search.engine.backend import WAIT, Answer, EngineBackend
from search.engine.conditions import EngineQuery
from search.engine.documents import IndexDocument, LiveIndex
from search.engine.errors import IndexBroken, IndexLocked, SearchUnavailable
from search.engine.filters import FilterQuery
from search.engine.messages import reason
from search.engine.options import HaystackOptions, search_options
from search.opensearch_engine.asking import query_of
from search.opensearch_engine.cluster import ClusterAddress, SearchCluster
from search.opensearch_engine.fingerprint import fingerprint
from search.opensearch_engine.indices import IndexPlan, Indices
from search.opensearch_engine.reader import ClusterReader
from search.opensearch_engine.writer import BulkWriter


class _OpenedCluster(NamedTuple):
    """What a process holds of one cluster; threads share it."""

    reading: SearchCluster
    writing: SearchCluster
    indices: Indices
    reader: ClusterReader


_lines: dict[tuple[ClusterAddress, ClusterAddress, IndexPlan], _OpenedCluster] = {}
_lines_lock = threading.Lock()


class _ClusterOptions(TypedDict):
    """Of HAYSTACK_CONNECTIONS; see ``OpenSearchBackend``."""

    URLS: Iterable[str]
    INDEX: str
    PATH: Path
    USER: NotRequired[str]
    PASSWORD: NotRequired[str]
    WRITER_USER: NotRequired[str]
    WRITER_PASSWORD: NotRequired[str]
    CA: NotRequired[str]
    SHARDS: NotRequired[int]
    REPLICAS: NotRequired[int]


class OpenSearchBackend(EngineBackend[str, int]):
    """Options: ``URLS``, ``USER``, ``PASSWORD``, ``WRITER_USER``, ``WRITER_PASSWORD``, ``CA``, ``INDEX``, ``SHARDS``,
    ``REPLICAS``; ``PATH`` of the folder for locks where the database has none."""

    def __init__(self, connection_alias: str, **options: Unpack[_ClusterOptions]) -> None:
        super().__init__(connection_alias, **options)
        urls, certificates = tuple(options["URLS"]), options.get("CA", "")
        reading = ClusterAddress(urls, options.get("USER", ""), options.get("PASSWORD", ""), certificates)
        writing = reading
        if writer := options.get("WRITER_USER"):
            writing = reading._replace(user=writer, password=options.get("WRITER_PASSWORD", ""))
        # Whoever has the key may sign for this archive; another archive's index is never taken for its own.
        owner = salted_hmac("search index", "owner").hexdigest()[:16]
        plan = IndexPlan(options["INDEX"], owner, options.get("SHARDS", 1), options.get("REPLICAS", 1))
        self._key, self._folder = (reading, writing, plan), Path(options["PATH"])

    @property
    def _line(self) -> _OpenedCluster:
        with _lines_lock:
            return _lines.get(self._key) or _lines.setdefault(self._key, _opened(*self._key))

    @property
    def _reader(self) -> ClusterReader:
        return self._line.reader

    @cached_property
    def _writer(self) -> BulkWriter:
        return BulkWriter(self._line.writing, self.layout, shared_locks.database_clock)

    def close(self) -> None:
        with _lines_lock:
            for line in _lines.values():
                line.reading.close()
                line.writing.close()
            _lines.clear()
        self.__dict__.pop("_writer", None)

    def fingerprint(self) -> str:
        return fingerprint()

    def live(self) -> LiveIndex:
        return self._line.indices.live()

    def count(self) -> int:
        return self._reader.count()

    def size(self) -> int:
        """On all nodes together."""
        return self._reader.size()

    def trouble(self) -> str:
        if self._reader.is_locked():
            return reason(IndexLocked())
        return {
            "green": "",
            "yellow": _("检索集群缺一个节点：还能检索，但不能再失去一个。"),
        }.get(self._reader.health(), _("检索集群有分片不可用。"))

    def version(self) -> tuple[str, int]:
        return self._reader.version()

    def verify(self) -> None:
        """The cluster holds its files against their checksums whenever it moves them; here, that no part is missing."""
        if self._reader.health() == "red":
            raise IndexBroken(self.live().name)

    def stamps(self) -> dict[int, str]:
        return self._reader.stamps()

    def of_words(self, known: dict[str, Answer], make: Callable[[dict[str, int]], Answer]) -> dict[str, Answer]:
        return self._reader.of_words(known, make)

    # Writing.

    def writing(self, wait: float = WAIT) -> AbstractContextManager[bool]:
        return shared_locks.shared_lock("writer", wait, self._folder)

    def rebuilding(self) -> AbstractContextManager[bool]:
        return shared_locks.shared_lock("rebuild", 0, self._folder)

    def is_rebuilding(self) -> bool:
        return shared_locks.is_shared_lock_held("rebuild", self._folder)

    def write(
        self,
        index: SearchIndex | None,
        keys: Iterable[int],
        read: Callable[[], Iterable[Model]],
        target: str | None = None,
    ) -> None:
        def documents(numbers: set[int]) -> list[IndexDocument]:
            return [document for document in self.documents(index, read()) if document.number in numbers]

        # Another machine may have switched since we looked; while we hold the writer lock nobody does.
        self._reader.forget()
        self._writer.replace(target or self.live().name, set(keys), documents)
        self._reader.forget()

    def begin(self, *, is_fresh: bool) -> str:
        """The name of an empty index: batches of a broken build are not used again."""
        return self._line.indices.create(self.layout, self.fingerprint())

    def make_part(self, target: str, number: int, documents: Callable[[], list[IndexDocument]]) -> tuple[int, int]:
        """How many documents the cluster has taken, and how many there were."""
        return self._writer.add(target, documents)

    def build(self, target: str, parts: Iterable[int]) -> str:
        written = sum(parts)
        held = self._line.indices.finish(target)
        if held != written:
            raise SearchUnavailable(f"{written} documents were written, the cluster holds {held}")
        return target

    def switch(self, target: str) -> None:
        self._line.indices.switch(target)
        self._reader.forget()

    def kept(self) -> LiveIndex | None:
        return self._line.indices.kept()

    def switch_back(self) -> None:
        if kept := self.kept():
            self.switch(kept.name)

    def drop_kept(self) -> None:
        if kept := self.kept():
            self._line.indices.remove(kept.name)

    def tidy(self) -> None:
        """Nothing: the index before this one stays until the next build begins."""

    # Reading.

    @log_query
    def search(self, query_string: EngineQuery, **options: Unpack[HaystackOptions]) -> dict[str, object]:
        """Rows, the number of all, and the facets asked for. Raises SearchUnavailable."""
        found_rows = self._reader.search(query_of(query_string, self.layout.weighed), search_options(options))
        return self.answer(
            found_rows.total, found_rows.rows, found_rows.facets, found_rows.histograms, options.get("result_class")
        )

    def more_like_this(
        self, model_instance: Model, *_: object, **options: Unpack[HaystackOptions]
    ) -> dict[str, object]:
        """Documents that share the most telling words of this one, the most alike first."""
        index = connections[self.connection_alias].get_unified_index().get_index(type(model_instance))
        terms: Counter[str] = Counter()
        for document in self.documents(index, [model_instance]):
            for name in self.layout.texts:
                terms.update(document.terms[name])
        engine_options = search_options(options)
        found_rows = self._reader.like(model_instance.pk, terms, engine_options.start, engine_options.stop)
        return self.answer(found_rows.total, found_rows.rows, {}, {}, options.get("result_class"))


def _opened(reading: ClusterAddress, writing: ClusterAddress, plan: IndexPlan) -> _OpenedCluster:
    reader = SearchCluster(reading)
    writer = reader if writing == reading else SearchCluster(writing)
    indices = Indices(reader, writer, plan)
    return _OpenedCluster(reader, writer, indices, ClusterReader(reader, indices))


class OpenSearchQuery(FilterQuery):
    """The tree itself; the reader makes the cluster's own of it."""


class OpenSearchEngine(BaseEngine):
    backend = OpenSearchBackend
    query = OpenSearchQuery

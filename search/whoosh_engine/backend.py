"""The Haystack engine of Whoosh. The only module of the engine that knows Haystack.

Where stock backends take a query string, this one takes a tree of Whoosh query nodes.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypedDict, Unpack

from django.db.models import Model
from django.utils.translation import gettext as _
from haystack.backends import BaseEngine, log_query
from haystack.indexes import SearchIndex
from whoosh.query import And, AndMaybe, ConstantScoreQuery, Every, Not, NullQuery, Or, Prefix, Query, Term, TermRange

from search.engine import analysis, conditions
from search.engine.backend import WAIT, Answer, EngineBackend
from search.engine.conditions import Condition
from search.engine.documents import CONTENT, IndexDocument, LiveIndex
from search.engine.filters import FilterQuery
from search.engine.options import HaystackOptions, search_options
from search.whoosh_engine import batches, fingerprint, writer
from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.exact import Exact
from search.whoosh_engine.reader import Reader

_TITLE_WEIGHT = 1.5  # of a word in the title, beside its weight as one of the text

_readers: dict[str, Reader] = {}
_readers_lock = threading.Lock()


class _WhooshOptions(TypedDict):
    """Of HAYSTACK_CONNECTIONS: the folder of the index."""

    PATH: Path


class WhooshBackend(EngineBackend[Path, Path]):
    """The reader behind it is one for the process."""

    def __init__(self, connection_alias: str, **options: Unpack[_WhooshOptions]) -> None:
        super().__init__(connection_alias, **options)
        self.directory = IndexDirectory(options["PATH"])

    @property
    def reader(self) -> Reader:
        with _readers_lock:
            path = str(self.directory.path)
            return _readers.get(path) or _readers.setdefault(path, Reader(path, self.layout))

    def close(self) -> None:
        _readers.clear()

    def fingerprint(self) -> str:
        return fingerprint.fingerprint()

    def live(self) -> LiveIndex:
        live = self.directory.live()
        return LiveIndex(live.directory.name, live.fingerprint)

    def count(self) -> int:
        return self.reader.count()

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.directory.live().directory.rglob("*") if file.is_file())

    def trouble(self) -> str:
        writable = os.access(self.directory.path, os.W_OK)
        return "" if writable else _("索引目录不可写：改动照常保存，但检索不会更新。请检查磁盘和权限。")

    def version(self) -> tuple[str, int]:
        return self.reader.version()

    def verify(self) -> None:
        """To the byte."""
        self.reader.verify()

    def stamps(self) -> dict[int, str]:
        return self.reader.stamps()

    def of_words(self, known: dict[str, Answer], make: Callable[[dict[str, int]], Answer]) -> dict[str, Answer]:
        """By segment."""
        return self.reader.of_words(CONTENT, known, make)

    # Writing.

    def writing(self, wait: float = WAIT) -> AbstractContextManager[bool]:
        return self.directory.writing(wait)

    def rebuilding(self) -> AbstractContextManager[bool]:
        return self.directory.rebuilding()

    def is_rebuilding(self) -> bool:
        return self.directory.is_rebuilding()

    def write(
        self,
        index: SearchIndex | None,
        keys: Iterable[int],
        read: Callable[[], Iterable[Model]],
        target: Path | None = None,
    ) -> None:
        directory = target or self.directory.live().directory
        writer.write(directory, self.layout, self.documents(index, read()), keys)

    def begin(self, *, is_fresh: bool) -> Path:
        """The folder of files of analysed documents."""
        return self.directory.workshop(self.fingerprint(), is_fresh=is_fresh)

    def make_part(self, target: Path, number: int, documents: Callable[[], list[IndexDocument]]) -> tuple[Path, int]:
        file, analysed = target / f"{number}.batch", documents()
        batches.make(file, self.layout, analysed)
        return file, len(analysed)

    def build(self, target: Path, parts: Iterable[Path]) -> Path:
        """Of files of analysed documents, each of them once. Raises ValueError when a file is broken."""
        directory = self.directory.new()
        writer.create(directory, self.layout)
        writer.write_new(directory, self.layout, map(batches.load, parts))
        return directory

    def switch(self, target: Path) -> None:
        self.directory.switch(target, self.fingerprint())

    def kept(self) -> LiveIndex | None:
        kept = self.directory.kept()
        return LiveIndex(kept.directory.name, kept.fingerprint) if kept else None

    def switch_back(self) -> None:
        if kept := self.directory.kept():
            self.directory.switch(*kept)

    def drop_kept(self) -> None:
        if kept := self.directory.kept():
            self.directory.remove(kept.directory)

    def tidy(self) -> None:
        self.directory.clear_workshops()

    # Reading.

    @log_query
    def search(self, query_string: Query, **options: Unpack[HaystackOptions]) -> dict[str, object]:
        """Rows, the number of all, and the facets asked for. Raises IndexMissing."""
        engine_options = search_options(options)
        result = self.reader.search(
            query_string,
            engine_options.start,
            engine_options.stop,
            engine_options.orders,
            list(engine_options.facets),
            engine_options.histograms,
        )
        facets = {name: _only(counts, engine_options.facets[name]) for name, counts in result.facets.items()}
        return self.answer(result.total, result.page, facets, result.histograms, options.get("result_class"))

    def more_like_this(
        self, model_instance: Model, *_: object, **options: Unpack[HaystackOptions]
    ) -> dict[str, object]:
        """Documents that share the most telling words of this one, the most alike first. Raises IndexMissing."""
        terms: Counter[str] = Counter()
        for text in self.reader.texts(model_instance.pk):
            terms.update(analysis.index_terms(text))
        engine_options = search_options(options)
        result = self.reader.like(model_instance.pk, terms, engine_options.start, engine_options.stop)
        return self.answer(result.total, result.page, {}, {}, options.get("result_class"))

    def texts(self, number: int) -> list[str]:
        """The folded texts of a document, title and text. Raises IndexMissing."""
        return self.reader.texts(number)


def _only(counts: list[tuple[int, int]], values: tuple[int, ...]) -> list[tuple[int, int]]:
    return [each for each in counts if each[0] in values] if values else counts


class WhooshQuery(FilterQuery):
    """Whoosh's nodes for the conditions."""

    def build_query(self) -> Query:
        tree = super().build_query()
        query = self._of(tree.required)
        wished = [Term("title", term, boost=_TITLE_WEIGHT) for term in tree.wished]
        wished += [ConstantScoreQuery(self._of(condition), score) for condition, score in tree.lifted]
        return AndMaybe(query, Or(wished)) if wished else query

    def _of(self, condition: Condition) -> Query:
        match condition:
            case conditions.EveryDocument():
                return Every()
            case conditions.TermFilter(term):
                return Term(CONTENT, term)
            case conditions.StretchFilter(needle, field):
                place = None if field == CONTENT else self.backend.layout.texts.index(field)
                return Exact(needle, condition.terms, field, place)
            case conditions.PrefixFilter(prefix, field):
                return Prefix(field, prefix)
            case conditions.IdFilter(field, ids):
                return ConstantScoreQuery(Or([Term(field, str(each)) for each in ids]), 0.0) if ids else NullQuery
            case conditions.RangeFilter(field, first, last):
                return ConstantScoreQuery(TermRange(field, str(first), str(last)), 0.0)
            case conditions.NotFilter(inner):
                return Not(self._of(inner))
            case conditions.AllFilters(inner):
                return And([self._of(each) for each in inner])
            case conditions.AnyFilter(inner):
                return Or([self._of(each) for each in inner])


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshQuery

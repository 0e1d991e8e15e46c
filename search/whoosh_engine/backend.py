"""The Haystack engine: what Haystack asks, put to the index. The only module of the engine that knows Haystack.

Where stock backends take a query string, this one takes a tree of Whoosh query nodes, so nothing a reader types is ever
parsed as the engine's own syntax. Errors are raised, never swallowed.

What a filter means:

- ``content="词 词"``: the words of an unquoted query, in any order (``search.engine.analysis.query_parts``);
- ``content__contains="字句"``: exactly this stretch of text; ``title__contains`` the same in the title;
- ``content__startswith="字"``: a word of the dictionary that begins so;
- ``person=3``, ``person__in=[3, 5]``: with this id, with one of these ids; ``year__range=(2012, 2014)``: both included.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any

from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode, log_query
from haystack.constants import DJANGO_ID
from haystack.fields import MultiValueField, SearchField
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from whoosh.query import And, AndMaybe, ConstantScoreQuery, Every, Not, NullQuery, Or, Prefix, Query, Term, TermRange

from archive.text.normalize import fold
from search.engine import analysis
from search.whoosh_engine import batches, fingerprint, writer
from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.exact import Exact
from search.whoosh_engine.preparing import Refused, index_document, prepared_records
from search.whoosh_engine.ranking import Order
from search.whoosh_engine.reader import Answer, FoundDocument, HistogramCounts, Reader
from search.whoosh_engine.schema import CONTENT, IndexDocument, IndexLayout

_TITLE_WEIGHT = 1.5  # of a word in the title, beside its weight as one of the text
_WAIT = 30  # seconds for the writer lock, where the caller does not hold it

_readers: dict[str, Reader] = {}
_readers_lock = threading.Lock()


def close_readers() -> None:
    """Hold no file of an index open; the next question opens what it needs."""
    _readers.clear()


class WhooshBackend(BaseSearchBackend):
    """One for each thread, as Haystack does it; the reader behind it is one for the process."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **{**options, "SILENTLY_FAIL": False})
        self.directory = IndexDirectory(options["PATH"])

    @cached_property
    def layout(self) -> IndexLayout:
        fields = connections[self.connection_alias].get_unified_index().all_searchfields()
        texts = tuple(name for name, field in fields.items() if field.field_type == "string" and not _is_many(field))
        weighed = tuple(name for name in texts if not fields[name].document)
        many = tuple(name for name, field in fields.items() if _is_many(field))
        one = tuple(name for name, field in fields.items() if field.field_type == "integer")
        return IndexLayout(texts, weighed, many, one)

    @property
    def reader(self) -> Reader:
        with _readers_lock:
            path = str(self.directory.path)
            return _readers.get(path) or _readers.setdefault(path, Reader(path, self.layout))

    # Writing. Whoever holds the writer lock calls write(); Haystack's own verbs take the lock themselves.

    def writing(self, wait: float = _WAIT) -> AbstractContextManager[bool]:
        return self.directory.writing(wait)

    def write(
        self, index: SearchIndex, objects: Iterable[Model], gone: Iterable[int], directory: Path | None = None
    ) -> int:
        """Index ``objects`` and take out the documents with the keys ``gone``, in one commit.

        In the live index, unless a ``directory`` is given. Raises IndexMissing.
        """
        directory = directory or self.directory.live().directory
        return writer.write(directory, self.layout, self.documents(index, objects), gone)

    def build(self, files: Iterable[Path]) -> Path:
        """A new index beside the live one, of files of analysed documents, each of them once. Hold the rebuild lock.

        Raises ValueError when a file is broken.
        """
        directory = self._create()
        writer.write_new(directory, self.layout, map(batches.load, files))
        return directory

    def _create(self) -> Path:
        directory = self.directory.new()
        writer.create(directory, self.layout)
        return directory

    def documents(
        self, index: SearchIndex, objects: Iterable[Model], refused: Refused = lambda key: None
    ) -> Iterator[IndexDocument]:
        return (
            index_document(int(prepared[DJANGO_ID]), prepared, self.layout)
            for prepared in prepared_records(index, objects, refused)
        )

    def version(self) -> tuple[str, int]:
        """Differs whenever the index may answer otherwise. Raises IndexMissing."""
        return self.reader.version()

    def of_words(self, known: dict[str, Answer], make: Callable[[dict[str, int]], Answer]) -> dict[str, Answer]:
        """What ``make`` makes of the words of each segment's texts, folded, with the number of documents of each word,
        deleted ones too; by the segment's id, taken from ``known`` where it is there. Raises IndexMissing."""
        return self.reader.of_words(CONTENT, known, make)

    def verify(self) -> None:
        """Is the live index as it was written, to the byte? Raises IndexMissing, IndexBroken."""
        self.reader.verify()

    def stamps(self) -> dict[int, str]:
        """The stamp of every document in the live index by primary key. Raises IndexMissing."""
        return self.reader.stamps()

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        self._write_alone(index, iterable, ())

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        key = obj_or_string.split(".")[-1] if isinstance(obj_or_string, str) else obj_or_string.pk
        self._write_alone(None, (), (int(key),))

    def clear(self, models: object = None, commit: bool = True) -> None:
        with self.directory.rebuilding() as free, self.writing() as held:
            if not (free and held):
                raise TimeoutError("another process is writing the index")
            self.directory.switch(self._create(), fingerprint.fingerprint())

    def _write_alone(self, index: SearchIndex, objects: Iterable[Model], gone: Iterable[int]) -> None:
        with self.writing() as held:
            if not held:
                raise TimeoutError("another process is writing the index")
            self.write(index, objects, gone)

    # Reading.

    @log_query
    def search(self, query_string: Query, **options: Any) -> dict[str, Any]:
        """Rows ``[start_offset, end_offset)``, the number of all, and the facets asked for. Raises IndexMissing."""
        if unknown := _UNSUPPORTED & options.keys():
            raise NotImplementedError(f"this engine does not do: {', '.join(sorted(unknown))}")
        orders = [_order(name) for name in options.get("sort_by", [])]
        histograms = [_histogram(field, wish) for field, wish in options.get("date_facets", {}).items()]
        start, stop = options.get("start_offset", 0) or 0, options.get("end_offset")
        result = self.reader.search(query_string, start, stop, orders, list(options.get("facets", {})), histograms)
        return self._answer(result, options.get("result_class"))

    def more_like_this(self, model_instance: Any, *_: object, **options: Any) -> dict[str, Any]:
        """Documents that share the most telling words of this one, the most alike first. Raises IndexMissing."""
        terms: Counter[str] = Counter()
        for text in self.reader.texts(model_instance.pk):
            terms.update(analysis.index_terms(text))
        start, stop = options.get("start_offset", 0) or 0, options.get("end_offset")
        return self._answer(self.reader.like(model_instance.pk, terms, start, stop), options.get("result_class"))

    def texts(self, number: int) -> list[str]:
        """The folded texts of a document, title and text. Raises IndexMissing."""
        return self.reader.texts(number)

    def _answer(self, result: FoundDocument, result_class: Any) -> dict[str, Any]:
        make, model = (StoredResult if result_class in (None, SearchResult) else result_class), self._model()
        return {
            "hits": result.total,
            "results": [make(*model, number, score) for number, score in result.page],
            "facets": {"fields": result.facets, "dates": result.histograms, "queries": {}},
        }

    def _model(self) -> tuple[str, str]:
        """The app label and the name of the one model that is indexed."""
        (model,) = connections[self.connection_alias].get_unified_index().get_indexed_models()
        return model._meta.app_label, model._meta.model_name


class StoredResult(SearchResult):
    """Haystack's result; it looks up its logger for every row, which takes longer than all the rest of it."""

    _logger = logging.getLogger("haystack")

    def _get_log(self) -> logging.Logger:
        return self._logger


_UNSUPPORTED = {"query_facets", "narrow_queries", "highlight", "within", "dwithin", "distance_point"}


def _is_many(field: SearchField) -> bool:
    return isinstance(field, MultiValueField)


def _order(name: str) -> Order:
    field = name.lstrip("-")
    return Order(None if field == "score" else field, descending=name.startswith("-"))


def _histogram(field: str, wish: dict[str, Any]) -> HistogramCounts:
    """Haystack's ``date_facet(field, start_date, end_date, gap_by)``; the end is not included."""
    if wish["gap_by"] not in ("year", "month", "day") or wish.get("gap_amount", 1) != 1:
        raise NotImplementedError("this engine counts by one year, month or day")
    first, end = (int(f"{wish[bound]:%Y%m%d}") for bound in ("start_date", "end_date"))
    return HistogramCounts(field, wish["gap_by"], first, end - 1)


class WhooshQuery(BaseSearchQuery):
    """Turns Haystack's tree of filters into Whoosh's nodes."""

    def build_query(self) -> Query:
        query = self._node(self.query_filter) if self.query_filter else Every()
        wished = [Term("title", term, boost=_TITLE_WEIGHT) for term in _asked_for(query)]
        wished += [ConstantScoreQuery(self._stretch(CONTENT, text), score) for text, score in self.boost.items()]
        return AndMaybe(query, Or(wished)) if wished else query

    def _node(self, node: SearchNode) -> Query:
        children = [
            self._node(child) if isinstance(child, SearchNode) else self._filter(node, *child)
            for child in node.children
        ]
        joined = children[0] if len(children) == 1 else (Or if node.connector == SearchNode.OR else And)(children)
        return Not(joined) if node.negated else joined

    def _filter(self, node: SearchNode, expression: str, value: Any) -> Query:
        field, kind = node.split_expression(expression)
        make = {
            "content": self._is,
            "exact": self._is,
            "contains": self._stretch,
            "in": _in,
            "range": _range,
            "startswith": self._begins,
        }.get(kind)
        if make is None:
            raise NotImplementedError(f"this engine does not do: {expression}")
        return make(field, value)

    def _is(self, field: str, value: Any) -> Query:
        return self._words(str(value)) if field == CONTENT else _in(field, [value])

    def _words(self, text: str) -> Query:
        parts = analysis.query_parts(text)
        nodes = [self._stretch(CONTENT, text) if is_exact else Term(CONTENT, text) for text, is_exact in parts]
        return And(nodes) if nodes else Every()

    def _begins(self, field: str, value: object) -> Query:
        """With a word of the dictionary that begins so."""
        return Prefix(field, fold(str(value)))

    def _stretch(self, field: str, value: object) -> Query:
        needles = list(dict.fromkeys(analysis.spellings(str(value))))
        if not needles[0]:
            return Every()
        place = None if field == CONTENT else self.backend.layout.texts.index(field)
        nodes = [Exact(needle, analysis.sure_terms(needle), field, place) for needle in needles]
        return Or(nodes) if nodes[1:] else nodes[0]


def _in(field: str, values: Iterable[Any]) -> Query:
    terms = [Term(field, str(int(value))) for value in values]
    return ConstantScoreQuery(Or(terms), 0.0) if terms else NullQuery


def _range(field: str, value: tuple[int, int]) -> Query:
    """Over numbers that all have as many digits as the bounds, like years."""
    first, last = (str(int(bound)) for bound in value)
    return ConstantScoreQuery(TermRange(field, first, last), 0.0)


def _asked_for(query: Query) -> list[str]:
    """The terms of the text that ``query`` wants, not those that it excludes."""
    if isinstance(query, Term):
        return [query.text] if query.fieldname == CONTENT else []
    if isinstance(query, Exact):
        return list(query.terms)
    if isinstance(query, And | Or):
        return list(dict.fromkeys(term for node in query.subqueries for term in _asked_for(node)))
    return []


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshQuery

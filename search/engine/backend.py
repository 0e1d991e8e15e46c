"""What every engine behind Haystack gives: all that the rooms above ask of one. An engine brings a subclass."""

import logging
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Model
from haystack import connections
from haystack.backends import BaseSearchBackend
from haystack.constants import DJANGO_ID
from haystack.fields import MultiValueField, SearchField
from haystack.indexes import SearchIndex
from haystack.models import SearchResult

from search.engine.documents import IndexDocument, IndexLayout, LiveIndex
from search.engine.preparing import Refused, index_document, prepared_records

Answer = TypeVar("Answer")
Target = TypeVar("Target")  # of a build: a folder, the name of an index
Part = TypeVar("Part")  # what is kept of a batch of documents until all are there
WAIT = 30  # seconds for the writer lock, where the caller does not hold it


class StoredResult(SearchResult):
    """Haystack's result; it looks up its logger for every row, which takes longer than all the rest of it."""

    _logger = logging.getLogger("haystack")

    def _get_log(self) -> logging.Logger:
        return self._logger


class EngineBackend(BaseSearchBackend, Generic[Target, Part]):
    """One for each thread, as Haystack does it. Errors are raised (``search.engine.errors``), never swallowed.

    A rebuild goes ``begin``, ``make_part`` for each batch (by other processes, too), ``build``, ``write`` of what
    changed meanwhile, ``switch``, ``tidy``, all of it within ``rebuilding``; what it writes to, a *target*, is the
    engine's own affair.
    """

    def __init__(self, connection_alias: str, **options: object) -> None:
        super().__init__(connection_alias, **{**options, "SILENTLY_FAIL": False})

    @cached_property
    def layout(self) -> IndexLayout:
        fields = connections[self.connection_alias].get_unified_index().all_searchfields()
        texts = tuple(name for name, field in fields.items() if field.field_type == "string" and not _is_many(field))
        weighed = tuple(name for name in texts if not fields[name].document)
        many = tuple(name for name, field in fields.items() if _is_many(field))
        one = tuple(name for name, field in fields.items() if field.field_type == "integer")
        return IndexLayout(texts, weighed, many, one)

    def documents(
        self, index: SearchIndex, objects: Iterable[Model], refused: Refused = lambda key: None
    ) -> Iterator[IndexDocument]:
        return (
            index_document(int(prepared[DJANGO_ID]), prepared, self.layout)
            for prepared in prepared_records(index, objects, refused)
        )

    # What the index is.

    @abstractmethod
    def fingerprint(self) -> str:
        """Changes whenever the same record may give another document."""

    @abstractmethod
    def live(self) -> LiveIndex:
        """Raises IndexMissing, IndexBroken."""

    @abstractmethod
    def count(self) -> int:
        """The number of documents. Raises SearchUnavailable."""

    @abstractmethod
    def size(self) -> int:
        """Bytes that the live index takes. Raises SearchUnavailable."""

    @abstractmethod
    def trouble(self) -> str:
        """What keepers are to see to, in their language; empty where all is well."""

    @abstractmethod
    def version(self) -> tuple[str, int]:
        """Differs whenever the index may answer otherwise. Raises SearchUnavailable."""

    @abstractmethod
    def verify(self) -> None:
        """Is the live index whole? Raises IndexMissing, IndexBroken."""

    @abstractmethod
    def stamps(self) -> dict[int, str]:
        """The stamp of every document in the live index by primary key. Raises SearchUnavailable."""

    @abstractmethod
    def of_words(self, known: dict[str, Answer], make: Callable[[dict[str, int]], Answer]) -> dict[str, Answer]:
        """What ``make`` makes of the words of each part of the index, folded, with the number of documents of each
        word, deleted ones too; by the part's id, taken from ``known`` where it is there. Raises SearchUnavailable."""

    @abstractmethod
    def close(self) -> None:
        """Hold no file and no connection open; the next question opens what it needs."""

    # Writing. Whoever holds the writer lock calls write(); Haystack's own verbs take the lock themselves.

    @abstractmethod
    def writing(self, wait: float = WAIT) -> AbstractContextManager[bool]:
        """The lock of the one writer; gives False when it stays taken for ``wait`` seconds."""

    @abstractmethod
    def rebuilding(self) -> AbstractContextManager[bool]:
        """The lock of the one rebuild; gives False when another one is running."""

    @abstractmethod
    def is_rebuilding(self) -> bool:
        pass

    @abstractmethod
    def write(
        self,
        index: SearchIndex | None,
        keys: Iterable[int],
        read: Callable[[], Iterable[Model]],
        target: Target | None = None,
    ) -> None:
        """Have the documents of ``keys`` be those of the records that ``read`` gives, and none for the others, in one
        commit: in the live index, unless a ``target`` is given. Raises SearchUnavailable."""

    @abstractmethod
    def begin(self, *, is_fresh: bool) -> Target:
        """The target of a new build; it goes on with what a broken one left, where it can and not ``is_fresh``."""

    @abstractmethod
    def make_part(self, target: Target, number: int, documents: Callable[[], list[IndexDocument]]) -> tuple[Part, int]:
        """What ``build`` is to be given of the documents of a batch, and how many they are."""

    @abstractmethod
    def build(self, target: Target, parts: Iterable[Part]) -> Target:
        """A new index beside the live one, whole but for what changed meanwhile: the target of ``write``."""

    @abstractmethod
    def switch(self, target: Target) -> None:
        """Let readers see it from now on."""

    @abstractmethod
    def kept(self) -> LiveIndex | None:
        """The index before the live one, as long as it is kept: until it is dropped, or the next build begins."""

    @abstractmethod
    def switch_back(self) -> None:
        """Let readers see the one that is kept again; the live one is the one that is kept from then on. Nothing where
        none is kept."""

    @abstractmethod
    def drop_kept(self) -> None:
        pass

    @abstractmethod
    def tidy(self) -> None:
        """Remove what builds have left and nobody reads."""

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        records = list(iterable)
        self._write_alone(index, [record.pk for record in records], records)

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        key = obj_or_string.split(".")[-1] if isinstance(obj_or_string, str) else obj_or_string.pk
        self._write_alone(None, [int(key)], [])

    def clear(self, models: object = None, commit: bool = True) -> None:
        with self.rebuilding() as free, self.writing() as held:
            if not (free and held):
                raise TimeoutError("another process is writing the index")
            self.switch(self.build(self.begin(is_fresh=True), ()))

    def _write_alone(self, index: SearchIndex | None, keys: list[int], records: list[Model]) -> None:
        with self.writing() as held:
            if not held:
                raise TimeoutError("another process is writing the index")
            self.write(index, keys, lambda: records)

    # Reading.

    def answer(
        self, total: int, rows: Iterable[tuple[int, float]], facets: Mapping[str, object], dates: Mapping[str, object],
        result_class: Callable[[str, str, int, float], object] | None,
    ) -> dict[str, object]:  # fmt: skip
        """Rows of (primary key, score) as Haystack wants them."""
        make = StoredResult if result_class is None or result_class is SearchResult else result_class
        (model,) = connections[self.connection_alias].get_unified_index().get_indexed_models()
        label = model._meta.app_label, model._meta.model_name
        return {
            "hits": total,
            "results": [make(*label, number, score) for number, score in rows],
            "facets": {"fields": facets, "dates": dates, "queries": {}},
        }


def _is_many(field: SearchField) -> bool:
    return isinstance(field, MultiValueField)

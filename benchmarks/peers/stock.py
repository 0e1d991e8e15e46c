"""Haystack with its own Whoosh backend and jieba's analyser, as the documentation of both says."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from haystack import connections
from haystack.query import SearchQuerySet
from whoosh import index

from archive.models import Report
from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, Question

_ALIAS = "stock"
_MEMORY = 512  # MB that the writer may use


class Stock:
    """``update`` is Haystack's own way to index; ``build`` makes the same index with one writer, for it would take
    hours: a stock backend copies the whole index for each document."""

    name: ClassVar = "stock Haystack + Whoosh"
    setup: ClassVar = "Haystack's whoosh_backend, jieba's ChineseAnalyzer on title and text, facets on ids"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        backend = self._backend()
        if Path(backend.path, "done").exists():
            return
        backend.setup()
        searched = connections[_ALIAS].get_unified_index().get_index(Report)
        writer = backend.index.writer(limitmb=_MEMORY)
        for record in searched.index_queryset().iterator(chunk_size=500):
            prepared = searched.full_prepare(record)
            writer.add_document(**{name: backend._from_python(value) for name, value in prepared.items()})
        writer.commit()
        Path(backend.path, "done").touch()

    def _backend(self) -> object:
        return connections[_ALIAS].get_backend()

    def open(self, folder: Path) -> None:
        backend = self._backend()
        backend.setup()
        backend.index = index.open_dir(backend.path)

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        asked = SearchQuerySet(using=_ALIAS).models(Report)
        if question.words:
            asked = asked.filter(content=" ".join(question.words))
        if question.phrase:
            asked = asked.filter(content__exact="".join(question.phrase))
        if question.person:
            asked = asked.filter(person=question.person)
        if question.days:
            asked = asked.filter(day__range=question.days)
        if question.newest:
            asked = asked.order_by("-day")
        for name in FACETS if facets else ():
            asked = asked.facet(name)
        if passages:
            asked = asked.highlight()
        rows = asked[:TOP]
        counted = asked.facet_counts().get("fields", {}) if facets else {}
        shown = [list((row.highlighted or {}).get("text", [])) for row in rows] if passages else []
        return Answer([int(row.pk) for row in rows], len(asked), counted, shown)

    def forget(self) -> None:
        """It keeps nothing: every query opens a searcher of its own."""

    def close(self) -> None:
        self._backend().index.close()

"""The archive's own engine, asked as its pages ask it: through Haystack's SearchQuerySet."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from haystack import connections
from haystack.query import SearchQuerySet

from archive.models import Report
from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, Question
from search.indexing import index_sync
from search.results import highlight


class Ours:
    name: ClassVar = "this archive"
    connection: ClassVar = "default"
    setup: ClassVar = "SearchQuerySet on search.whoosh_engine; passages by search.results.highlight"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        index_sync.ensure()

    def open(self, folder: Path) -> None: ...

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        asked = SearchQuerySet(using=self.connection)
        if question.words:
            asked = asked.filter(content=question.text)
        if question.phrase:
            asked = asked.filter(content__contains="".join(question.phrase))
        if question.person:
            asked = asked.filter(person=question.person)
        if question.days:
            asked = asked.filter(published_on__range=question.days)
        if question.newest:
            asked = asked.order_by("-published_on")
        asked = asked.all()
        for name in FACETS if facets else ():
            asked.query.add_field_facet(name)
        rows = [row.pk for row in asked[:TOP]]
        counted = asked.facet_counts()["fields"] if facets else {}
        return Answer(rows, len(asked), counted, _passages(rows, question) if passages else [])

    def forget(self) -> None: ...

    def close(self) -> None: ...


class Emptied(Ours):
    """The same with a reader of its own, so that emptying its caches takes nothing from the other."""

    name: ClassVar = "this archive, caches emptied"
    connection: ClassVar = "emptied"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        index_sync.ensure()
        again = Path(connections["emptied"].options["PATH"])
        if not again.exists():
            again.unlink(missing_ok=True)  # it leads to where the folder was before it was moved
            again.symlink_to(index_sync.backend().directory.path, target_is_directory=True)

    def forget(self) -> None:
        connections[self.connection].get_backend().reader.forget()


def _passages(rows: list[int], question: Question) -> list[list[str]]:
    needles = ["".join(question.phrase)] if question.phrase else list(question.words)
    texts = dict(Report.objects.filter(pk__in=rows).values_list("pk", "text"))
    return [[str(passage) for passage in highlight.passages(texts[row], needles)] for row in rows]

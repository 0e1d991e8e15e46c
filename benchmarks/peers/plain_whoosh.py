"""Whoosh as its documentation uses it, on jieba's words, with one searcher kept open."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from whoosh import fields, highlight, index, query, scoring
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.sorting import Count, Facets, FieldFacet

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, PASSAGES, TOP, Answer, Question, spaced

_MEMORY = 512  # MB that the writer may use


class PlainWhoosh:
    name: ClassVar = "plain Whoosh"
    setup: ClassVar = "words with spaces between, BM25F, texts stored, one searcher kept open, facets by groupedby"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        if (folder / "done").exists():
            return
        writer = index.create_in(str(folder), _schema()).writer(limitmb=_MEMORY)
        texts = zip(reports, spaced(report.title for report in reports), spaced(r.text for r in reports), strict=True)
        for report, title, text in texts:
            writer.add_document(
                number=report.number, title=title, text=text, area=str(report.city), year=str(report.year),
                publisher=str(report.publisher), person=" ".join(map(str, report.people)), day=report.day_number,
            )  # fmt: skip
        writer.commit()
        (folder / "done").touch()

    def open(self, folder: Path) -> None:
        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        asked = {"sortedby": "day", "reverse": True} if question.newest else {}
        if facets:
            asked["groupedby"] = _grouping()
        found = self._searcher.search(_query(question), limit=TOP, **asked)
        return Answer(
            [hit["number"] for hit in found],
            len(found),
            {name: _counts(found.groups(name)) for name in FACETS} if facets else {},
            _passages(found) if passages else [],
        )

    def forget(self) -> None:
        self._searcher.close()
        self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


def _schema() -> fields.Schema:
    spaces = SpaceSeparatedTokenizer()
    return fields.Schema(
        number=fields.STORED(),
        title=fields.TEXT(analyzer=spaces, stored=True, phrase=False),
        text=fields.TEXT(analyzer=spaces, stored=True),
        area=fields.ID(sortable=True),
        year=fields.ID(sortable=True),
        publisher=fields.ID(sortable=True),
        person=fields.KEYWORD(sortable=True),
        day=fields.NUMERIC(sortable=True, signed=False),
    )


def _query(question: Question) -> query.Query:
    wanted: list[query.Query] = [query.Term("text", word) for word in question.words]
    if question.phrase:
        wanted.append(query.Phrase("text", list(question.phrase)))
    if question.person:
        wanted.append(query.ConstantScoreQuery(query.Term("person", str(question.person)), 0.0))
    if question.days:
        wanted.append(query.ConstantScoreQuery(query.NumericRange("day", *question.days), 0.0))
    wished = [query.Term("title", word, boost=1.5) for word in (*question.words, *question.phrase)]
    return query.AndMaybe(query.And(wanted), query.Or(wished))


def _grouping() -> Any:
    grouped = Facets()
    for name in FACETS:
        grouped.add_facet(name, FieldFacet(name, allow_overlap=name == "person", maptype=Count))
    return grouped


def _counts(groups: dict[Any, int]) -> list[tuple[object, int]]:
    return sorted(groups.items(), key=lambda item: -item[1])


def _passages(found: Any) -> list[list[str]]:
    found.fragmenter = highlight.ContextFragmenter(maxchars=60, surround=20)
    return [[hit.highlights("text", top=PASSAGES)] for hit in found]

"""tantivy, the library behind many of today's engines, on jieba's words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, NotInstalled, Question, spaced

try:
    import tantivy
except ImportError:
    tantivy = None

_HEAP = 300_000_000
_BUCKETS = 2000  # more than a facet has values
_PASSAGE = 60  # characters


class Tantivy:
    name: ClassVar = "tantivy"
    setup: ClassVar = "words with spaces between, whitespace tokenizer, positions, texts stored, facets by aggregation"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        if tantivy is None:
            raise NotInstalled("pip install tantivy")
        if (folder / "done").exists():
            return
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        texts = zip(reports, spaced(report.title for report in reports), spaced(r.text for r in reports), strict=True)
        for report, title, text in texts:
            writer.add_document(_document(report, title, text))
        writer.commit()
        writer.wait_merging_threads()
        (folder / "done").touch()

    def open(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        query = self._query(question)
        order = {"order_by_field": "day"} if question.newest else {}
        found = self._searcher.search(query, TOP, count=True, **order)
        hits = [address for _score, address in found.hits]
        return Answer(
            self._searcher.fast_field_values("number", hits),
            found.count,
            self._facets(query) if facets else {},
            self._passages(query, hits) if passages else [],
        )

    def _query(self, question: Question) -> Any:
        make, schema, must = tantivy.Query, self._schema, tantivy.Occur.Must
        wanted = [(must, make.term_query(schema, "text", word)) for word in question.words]
        if question.phrase:
            wanted.append((must, make.phrase_query(schema, "text", list(question.phrase))))
        if question.person:
            wanted.append((must, make.const_score_query(make.term_query(schema, "person", question.person), 0.0)))
        if question.days:
            days = make.range_query(schema, "day", tantivy.FieldType.Unsigned, *question.days)
            wanted.append((must, make.const_score_query(days, 0.0)))
        wished = [make.term_query(schema, "title", word) for word in (*question.words, *question.phrase)]
        wanted += [(tantivy.Occur.Should, make.boost_query(wish, 1.5)) for wish in wished]
        return make.boolean_query(wanted)

    def _facets(self, query: Any) -> dict[str, list[tuple[object, int]]]:
        asked = {name: {"terms": {"field": name, "size": _BUCKETS}} for name in FACETS}
        answer = self._searcher.aggregate(query, asked)
        return {name: [(b["key"], b["doc_count"]) for b in answer[name]["buckets"]] for name in FACETS}

    def _passages(self, query: Any, hits: list[Any]) -> list[list[str]]:
        maker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        maker.set_max_num_chars(_PASSAGE * 3)  # it counts bytes
        return [[maker.snippet_from_doc(document).to_html()] for document in map(self._searcher.doc, hits)]

    def forget(self) -> None:
        self._searcher = self._index.searcher()

    def close(self) -> None:
        del self._searcher, self._index


def _schema() -> Any:
    build = tantivy.SchemaBuilder()
    build.add_unsigned_field("number", fast=True)
    build.add_text_field("title", stored=True, tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("text", stored=True, tokenizer_name="whitespace", index_option="position")
    for name in (*FACETS, "day"):
        build.add_unsigned_field(name, indexed=True, fast=True)
    return build.build()


def _document(report: BenchReport, title: str, text: str) -> Any:
    document = tantivy.Document(title=title, text=text)
    numbers = {
        "number": [report.number], "area": [report.city], "year": [report.year], "person": report.people,
        "publisher": [report.publisher], "day": [report.day_number],
    }  # fmt: skip
    for name, values in numbers.items():
        for value in values:
            document.add_unsigned(name, value)
    return document

"""Segments made in bulk are those that Whoosh's own writer makes; merging and histories of commits change nothing."""

from array import array

import numpy as np
import pytest
from whoosh import index
from whoosh.query import Every, Term
from whoosh.writing import SegmentWriter

from search.engine import analysis
from search.engine.documents import CONTENT, IndexDocument, IndexLayout
from search.whoosh_engine import blocks, merging, writer
from search.whoosh_engine.cache import Cache
from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.reader import Reader
from search.whoosh_engine.schema import EXACT, KEY, NUMBER, PARTED_BY, STAMP, column_of, schema
from search.whoosh_engine.segments import SegmentBuilder
from tests.search.texts import TEXTS

LAYOUT = IndexLayout(("title", "text"), ("title",), ("person", "zone"), ("year", "published_on"))


def document(number, text, title="会议召开"):
    texts = {"title": title, "text": text}
    terms = {name: analysis.index_terms(value) for name, value in texts.items()}
    many = {"person": range(1, 1 + number % 4), "zone": [number]}
    return IndexDocument(number, f"stamp{number}", texts, terms, many, {"year": 2000 + number % 9, "published_on": 0})


def documents(count=40):
    return [document(n, TEXTS[n % len(TEXTS)] * (1 + n % 3), f"第{n}次会议") for n in range(1, count + 1)]


def by_whoosh(directory, made):
    """The same documents by Whoosh's own writer."""
    index.create_in(str(directory), schema(LAYOUT))
    whoosh = SegmentWriter(index.open_dir(str(directory)), compound=False)
    for one in made:
        spaced = {
            name: " ".join(term for term, n in one.terms[name].items() for _ in range(n)) for name in LAYOUT.texts
        }
        fields = {KEY: str(one.number), NUMBER: one.number, STAMP: one.stamp.encode(), "title": spaced["title"]}
        fields[EXACT] = PARTED_BY.join(one.texts[name].encode() for name in LAYOUT.texts)
        fields[CONTENT] = " ".join(spaced.values())
        for name in LAYOUT.many:
            fields |= {name: " ".join(map(str, one.many[name])), column_of(name): array("I", one.many[name]).tobytes()}
        for name in LAYOUT.one:
            fields |= {name: str(one.one[name] or ""), column_of(name): one.one[name]}
        whoosh.add_document(**fields)
    whoosh.commit()


def contents(directory):
    """All that plain Whoosh reads in the one segment of an index."""
    with index.open_dir(str(directory)).reader() as reader:
        terms = {}
        for field, term in reader.all_terms():
            info, matcher = reader.term_info(field, term), reader.postings(field, term)
            postings = []
            while matcher.is_active():
                postings.append((matcher.id(), matcher.weight(), matcher.value() or b""))
                matcher.next()
            facts = (info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight(),
                     info.min_id(), info.max_id())  # fmt: skip
            terms[field, term] = facts, postings
        lengths = {
            name: [reader.doc_field_length(n, name) for n in range(reader.doc_count_all())]
            for name in (CONTENT, "title")
        }
        totals = {name: reader.field_length(name) for name in (CONTENT, "title", "person")}
        stored = [reader.stored_fields(number) for number in range(reader.doc_count_all())]
        names = [NUMBER, STAMP, EXACT, *map(column_of, (*LAYOUT.many, *LAYOUT.one))]
        columns = {name: list(reader.column_reader(name, translate=False)) for name in names}
        return {"terms": terms, "lengths": lengths, "totals": totals, "stored": stored, "columns": columns}


def batches_of(documents, size=7):
    """Builders of so many documents each, as several processes would make them."""
    made = []
    for at, one in enumerate(documents):
        if at % size == 0:
            made.append(SegmentBuilder(schema(LAYOUT), LAYOUT))
        made[-1].add(one)
    return made


def test_a_segment_is_the_one_that_whoosh_itself_would_make(tmp_path):
    (tmp_path / "ours").mkdir(), (tmp_path / "whoosh").mkdir()
    writer.create(tmp_path / "ours", LAYOUT)
    writer.write_new(tmp_path / "ours", LAYOUT, batches_of(documents()))
    by_whoosh(tmp_path / "whoosh", documents())
    ours, whoosh = contents(tmp_path / "ours"), contents(tmp_path / "whoosh")
    for name in whoosh:
        assert ours[name] == whoosh[name], name


def test_a_merged_segment_is_the_one_that_would_be_made_of_what_is_left(tmp_path, monkeypatch):
    (tmp_path / "merged").mkdir(), (tmp_path / "new").mkdir()
    writer.create(tmp_path / "merged", LAYOUT)
    due = merging.due
    monkeypatch.setattr(merging, "due", lambda segments: [])
    for one in documents():
        writer.write(tmp_path / "merged", LAYOUT, [one])
    monkeypatch.setattr(merging, "due", lambda segments: list(segments) if len(segments) > 1 else due(segments))
    writer.write(tmp_path / "merged", LAYOUT, [], gone=[3, 17, 40])
    left = [one for one in documents() if one.number not in (3, 17, 40)]
    writer.create(tmp_path / "new", LAYOUT)
    writer.write_new(tmp_path / "new", LAYOUT, batches_of(left))
    assert contents(tmp_path / "merged") == contents(tmp_path / "new")


def test_whoosh_itself_goes_on_with_our_index_and_we_with_its(tmp_path):
    home = IndexDirectory(tmp_path / "index")
    directory = home.new()
    by_whoosh(directory, documents(20))
    home.switch(directory, "any")
    reader = Reader(home.path, LAYOUT)
    assert reader.search(Term(CONTENT, "会议"), 0, 50, [], []).total == 20
    writer.write(directory, LAYOUT, [document(100, "会议")])
    whoosh = SegmentWriter(index.open_dir(str(directory)), compound=False)
    whoosh.commit(optimize=True)
    assert reader.search(Term(CONTENT, "会议"), 0, 50, [], ["person"]).total == 21


def test_a_history_of_commits_keeps_few_segments_and_loses_nothing(tmp_path):
    home = IndexDirectory(tmp_path / "index")
    directory, held = home.new(), {}
    writer.create(directory, LAYOUT)
    home.switch(directory, "any")
    reader = Reader(home.path, LAYOUT)
    for n in range(90):
        gone = [n - 30] if n % 5 == 0 else []
        one = document(n % 70 + 1, TEXTS[n % len(TEXTS)] + f"第{n}份")
        writer.write(directory, LAYOUT, [one], gone)
        held[one.number] = n
        for number in gone:
            held.pop(number, None)
        assert reader.count() == len(held)
        assert reader.stamps().keys() == held.keys()
    assert len(index.open_dir(str(directory))._segments()) <= 16
    found = reader.search(Every(), 0, 100, [], ["zone"])
    assert {number for number, _score in found.page} == held.keys()
    assert dict(found.facets["zone"]) == dict.fromkeys(held, 1)


@pytest.mark.parametrize("steps", [1, 300, 70_000])
@pytest.mark.parametrize("heaviest", [1, 7, 300])
def test_posting_lists_of_any_length_and_width_come_back(steps, heaviest):
    docs = np.arange(0, 20_000 * steps, steps, dtype=np.uint32)[: 20_000 if steps < 70_000 else 200]
    weights = (np.arange(len(docs)) % heaviest + 1).astype(np.uint32)
    lengths = np.ones(int(docs[-1]) + 1, np.uint8)
    made = blocks.run(docs, weights, np.array([0]), lengths, True)
    found = blocks.decoded(blocks.encoded(made, 0, 0, len(docs)))
    assert np.array_equal(found.docs, docs)
    assert np.array_equal(found.weights, weights)


def test_a_cache_stays_within_its_budget_and_keeps_what_was_used_last():
    cache = Cache(10_000)
    for n in range(100):
        cache.get(n, lambda: np.zeros(100))
        cache.get(0, lambda: np.zeros(100))
        assert cache.held <= 10_000
    assert cache.peek(0) is not None
    assert cache.peek(99) is not None
    assert cache.peek(50) is None
    cache.get("large", lambda: np.zeros(10_000))
    assert cache.peek("large") is None

"""Each item of a bulk is looked at: what is refused is named, what was too much is sent again, what is newer stays."""

import json
from itertools import count

import pytest

from search.engine.documents import IndexDocument, IndexLayout
from search.engine.errors import EngineGone, IndexLocked, IndexMissing
from search.opensearch_engine import writer as writer_module
from search.opensearch_engine.cluster import ClusterAddress, SearchCluster
from search.opensearch_engine.writer import BulkWriter
from tests.search.opensearch_engine.stand_in import standing_in

LAYOUT = IndexLayout(("title", "text"), ("title",), ("person",), ("year",))


def document(number, text="会议召开"):
    texts = {"title": "标题", "text": text}
    terms = {name: dict.fromkeys(one, 1) for name, one in texts.items()}
    return IndexDocument(number, "stamp", texts, terms, {"person": [1]}, {"year": 0})


def item(key, status, kind="", reason="", action="index"):
    error = {"error": {"type": kind, "reason": reason}} if kind else {}
    return {action: {"_index": "i", "_id": str(key), "status": status, **error}}


def bulk(*items):
    return 200, {"errors": any("error" in said for one in items for said in one.values()), "items": list(items)}


@pytest.fixture
def written(monkeypatch):
    """``written(*answers)``: what was sent when two documents were replaced and one taken out, as lists of lines."""
    monkeypatch.setattr(writer_module.time, "sleep", lambda seconds: None)

    def go(*answers, read=lambda keys: [document(1), document(2)]):
        with standing_in(*answers) as server:
            writer = BulkWriter(SearchCluster(ClusterAddress((server.url,))), LAYOUT, count(100).__next__)
            writer.replace("i", {1, 2, 3}, read)
        return [[json.loads(row) for row in sent.splitlines()] for _method, _path, sent in server.asked]

    return go


def actions(rows):
    return [(action, said["_id"]) for row in rows for action, said in row.items() if action in ("index", "delete")]


def test_documents_are_replaced_or_taken_out_with_a_version(written):
    (rows,) = written(bulk(item(1, 200), item(2, 200), item(3, 404, action="delete")))
    assert actions(rows) == [("index", "1"), ("index", "2"), ("delete", "3")]
    assert {row["index"]["version"] for row in rows if "index" in row} == {100}
    assert rows[1]["content_pairs"] == ["标题", "会议召开"]
    assert "year" not in rows[1]


def test_only_what_was_too_much_is_sent_again(written):
    busy = item(2, 429, "rejected_execution_exception")
    first, second = written(bulk(item(1, 200), busy), bulk(item(2, 200)))
    assert actions(second) == [("index", "2")]


def test_what_stays_too_much_is_told(written, monkeypatch):
    monkeypatch.setattr(writer_module, "_EDIT", writer_module._Bulk(0.5, "true"))
    with pytest.raises(EngineGone, match="2"):
        written(bulk(item(1, 200), item(2, 503, "unavailable_shards_exception")))


def test_what_the_cluster_cannot_hold_is_named_and_not_found_as_it_was(written, caplog):
    first, second = written(
        bulk(item(1, 400, "mapper_parsing_exception", "no such field"), item(2, 200)), bulk(item(1, 200))
    )
    assert "1 cannot be indexed" in caplog.text
    assert "no such field" in caplog.text
    assert actions(second) == [("delete", "1")]


def test_a_newer_version_is_never_written_over_by_what_was_read_before(written):
    reads = []

    def read(keys):
        reads.append(keys)
        return [document(key, "又改了") for key in keys if key < 3]

    conflict = item(2, 409, "version_conflict_engine_exception", "current version [5000] is higher")
    first, second = written(bulk(item(1, 200), conflict, item(3, 200)), bulk(item(2, 200)), read=read)
    assert reads == [{1, 2, 3}, {2}]  # read anew, after the newer one was there
    assert second[0]["index"] == first[2]["index"] | {"version": 5001}


@pytest.mark.parametrize(
    ("kind", "error"), [("cluster_block_exception", IndexLocked), ("index_not_found_exception", IndexMissing)]
)
def test_an_index_that_takes_nothing_is_told(written, kind, error):
    with pytest.raises(error):
        written(bulk(item(1, 403, kind)))

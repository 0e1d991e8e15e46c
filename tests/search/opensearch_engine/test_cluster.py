"""Every fault of the cluster is told apart, in words for readers, and no request outlives its bound."""

import shutil
import subprocess
from types import SimpleNamespace

import pytest

from search.engine.errors import (
    EngineGone,
    EngineRefused,
    IndexLocked,
    IndexMissing,
    PartialAnswer,
    TookTooLong,
)
from search.engine.messages import reason
from search.engine.options import RowOrder, SearchOptions
from search.opensearch_engine import indices as indices_module
from search.opensearch_engine.cluster import ClusterAddress, SearchCluster
from search.opensearch_engine.indices import IndexPlan, Indices
from search.opensearch_engine.reader import ClusterReader
from tests.search.opensearch_engine.stand_in import standing_in

WHOLE = {"total": 1, "successful": 1, "failed": 0}
NONE = {"timed_out": False, "_shards": WHOLE, "hits": {"total": {"value": 0}, "hits": []}, "aggregations": {}}
NAME = "archive-20140508103000-1a2b3c4d"
MAPPING = {NAME: {"mappings": {"_meta": {"owner": "us", "fingerprint": "f"}}}}


def fault(status, kind, reason="as it is"):
    return status, {"error": {"type": kind, "reason": reason, "root_cause": []}, "status": status}


def line(*servers, **more):
    return SearchCluster(ClusterAddress(tuple(server.url for server in servers), **more))


def reader(server):
    lines = line(server)
    return ClusterReader(lines, Indices(lines, lines, IndexPlan("archive", "us", 1, 1)))


def ask(reader):
    return reader.search({"match_all": {}}, SearchOptions(0, 10, [RowOrder()], {}, []))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (fault(401, "security_exception"), EngineRefused),
        (fault(403, "security_exception"), EngineRefused),
        (fault(403, "cluster_block_exception"), IndexLocked),
        (fault(429, "cluster_block_exception"), IndexLocked),
        (fault(404, "index_not_found_exception"), IndexMissing),
        (fault(503, "search_phase_execution_exception"), PartialAnswer),
        (fault(503, "cluster_manager_not_discovered_exception"), EngineGone),
        (fault(429, "rejected_execution_exception"), EngineGone),
        (fault(400, "too_many_nested_clauses"), TookTooLong),
        (fault(500, "null_pointer_exception"), EngineGone),
        (fault(500, "search_phase_execution_exception"), PartialAnswer),
    ],
)
def test_what_the_cluster_refuses_is_told_apart_in_words(answer, error):
    with standing_in(answer) as server, pytest.raises(error) as told:
        line(server).ask("GET", "/archive/_search", seconds=0.5)
    assert type(told.value) is error
    assert reason(told.value)


def test_a_question_that_is_wrong_is_a_fault_of_ours():
    with standing_in(fault(400, "parsing_exception")) as server, pytest.raises(ValueError, match="parsing_exception"):
        line(server).ask("GET", "/archive/_search", seconds=0.5)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (NONE | {"timed_out": True}, TookTooLong),
        (NONE | {"_shards": {"total": 3, "successful": 2, "failed": 1}}, PartialAnswer),
        (NONE | {"_shards": {"total": 3, "successful": 2, "failed": 0}}, PartialAnswer),
    ],
)
def test_an_answer_that_is_not_whole_is_none(answer, error):
    with standing_in((200, MAPPING), (200, answer)) as server, pytest.raises(error):
        ask(reader(server))


def test_parts_are_never_asked_for():
    with standing_in((200, MAPPING), (200, NONE)) as server:
        assert ask(reader(server)).total == 0
    assert "allow_partial_search_results=false" in server.asked[1][1]


def test_who_is_busy_is_asked_again():
    with standing_in(fault(429, "rejected_execution_exception"), fault(503, "x"), (200, {"a": 1})) as server:
        assert line(server).ask("GET", "/") == {"a": 1}
    assert len(server.asked) == 3


def test_another_node_is_asked_where_one_is_gone_or_slow():
    with standing_in((200, {"a": 1})) as alive, standing_in((200, {})) as gone, standing_in(3.0) as slow:
        gone.shutdown()
        gone.server_close()
        for _again in range(3):
            assert line(gone, alive).ask("GET", "/") == {"a": 1}
            assert line(slow, alive).ask("GET", "/", seconds=1.0) == {"a": 1}


def test_nobody_there_is_told_and_nobody_answering_within_the_bound():
    with standing_in(30.0) as slow, standing_in((200, {})) as gone:
        gone.shutdown()
        gone.server_close()
        with pytest.raises(EngineGone):
            line(gone).ask("GET", "/")
        with pytest.raises(TookTooLong):
            line(slow).ask("GET", "/", seconds=0.5)
    assert len(slow.asked) <= 2  # in half a second together


def test_an_unknown_certificate_is_not_trusted(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("no openssl")
    names = [str(tmp_path / name) for name in ("cert.pem", "key.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-out", names[0], "-keyout", names[1]]
    subprocess.run(made, check=True, capture_output=True)
    with standing_in((200, {"a": 1}), certificate=names) as server:
        with pytest.raises(EngineRefused) as told:
            line(server).ask("GET", "/")
        assert "ARCHIVE_OPENSEARCH_CA" in reason(told.value)
        assert server.asked == []
        assert line(server, ca=names[0]).ask("GET", "/") == {"a": 1}


def test_a_version_is_not_asked_for_every_page_of_a_cluster_that_is_gone():
    with standing_in(fault(503, "x")) as server:
        asked = reader(server)
        for _page in range(3):
            with pytest.raises(EngineGone):
                asked.version()
        before = len(server.asked)
        with pytest.raises(EngineGone):
            asked.version()
        assert len(server.asked) == before


def health(status, initializing=0):
    return 200, {"status": status, "initializing_shards": initializing}


def finished(*healths):
    """What ``finish`` tells of an index whose health is told so, look by look, and how often it looked."""
    done = [(200, {"acknowledged": True})] * 2
    with standing_in(*done, *healths, (200, {"count": 7, "_shards": WHOLE})) as server:
        lines = line(server)
        number = Indices(lines, lines, IndexPlan("archive", "us", 1, 1)).finish(NAME)
        return number, sum("/_cluster/health/" in path for _method, path, _body in server.asked)


def test_a_rebuild_waits_for_copies_as_long_as_they_are_being_made(monkeypatch):
    monkeypatch.setattr(indices_module, "_WITHOUT_COPYING", 0.1)
    monkeypatch.setattr(indices_module, "_LOOK", 0.05)
    assert finished(*[health("yellow", 1)] * 8, health("green")) == (7, 9)


def test_a_rebuild_does_not_fail_for_copies_that_nobody_makes(monkeypatch):
    monkeypatch.setattr(indices_module, "_WITHOUT_COPYING", 0.0)
    assert finished(health("yellow")) == (7, 1)


def test_counting_the_words_of_an_index_has_a_time_of_its_own():
    """A cluster takes 4 to 5 seconds for those of 500,000 reports."""
    asked = []

    def ask(_method, _path, body, _params, seconds):
        asked.append((seconds, body["timeout"]))
        whole = {"total": 1, "successful": 1, "failed": 0}
        return {"timed_out": False, "_shards": whole, "aggregations": {"words": {"buckets": []}}}

    indices = SimpleNamespace(plan=SimpleNamespace(shards=1))
    assert ClusterReader(SimpleNamespace(ask=ask), indices)._words("archive", {}) == {}
    assert asked == [(15.0, "13500ms")]

"""A node killed while readers search and editors edit: no answer is wrong or smaller, no edit is lost.

``ARCHIVE_TEST_KILLS`` says how often (2).
"""

import os
import signal
import threading
import time
from collections import Counter

import pytest
from haystack.query import SearchQuerySet

from search.engine.errors import SearchUnavailable
from search.indexing import index_sync
from search.models import OutboxEntry
from tests.helpers import make_report
from tests.search.clusters import URLS, processes, start_again

pytestmark = [
    pytest.mark.kills_nodes,
    pytest.mark.django_db,
    pytest.mark.skipif(len(URLS) < 3, reason="no cluster of three nodes: make test-opensearch starts one"),
]
KILLS = int(os.environ.get("ARCHIVE_TEST_KILLS", "2"))
REPORTS = 40
PATIENCE = 240  # seconds that a thread tries a cluster that is gone


@pytest.fixture
def nodes():
    found = processes()
    if len(found) < 3:
        pytest.skip("the nodes are not ours to kill")
    yield found
    start_again()


def search_on(stop, answers):
    while not stop.is_set():
        try:
            asked = SearchQuerySet().filter(content__contains="会议").facet("year")
            rows = asked[:100]
            years = sum(number for _year, number in asked.facet_counts()["fields"]["year"])
            answers[len(rows), len(asked), years] += 1
        except SearchUnavailable as error:
            answers[type(error).__name__] += 1


@pytest.mark.parametrize("shards", [3], indirect=True)
def test_a_killed_node_makes_no_answer_wrong_and_loses_no_edit(on_cluster, nodes, commit, monkeypatch, record_property):
    monkeypatch.setattr(index_sync, "_drain_when_back", index_sync._waiting_for_engine.release)  # done by hand below
    reports = [make_report(f"会议{number}召开。", published_on="2014-05-01") for number in range(REPORTS)]
    index_sync.rebuild()
    stop, answers = threading.Event(), Counter()
    readers = [threading.Thread(target=search_on, args=(stop, answers), daemon=True) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for kill in range(KILLS):
            os.kill(processes()[URLS[kill % len(URLS)]], signal.SIGKILL)
            for number in range(5):
                report = reports[(kill * 5 + number) % REPORTS]
                with commit():
                    report.text = f"会议第{kill}次改后的正文{report.pk}。"
                    report.save()
                time.sleep(0.2)
            start_again()
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    record_property("answers", dict(answers))
    whole = (REPORTS, REPORTS, REPORTS)
    assert answers[whole]
    assert {said for said in answers if not isinstance(said, str)} == {whole}
    if not outbox_is_empty():
        index_sync.drain()
    assert outbox_is_empty()
    assert index_sync.check() == ([], [], [], [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shards", [1], indirect=True)
def test_a_cluster_that_was_gone_is_told_and_caught_up_with_by_itself(on_cluster, nodes, monkeypatch, web):
    monkeypatch.setattr(index_sync, "_PAUSES", (1,) * PATIENCE)
    report = make_report("会议召开，原来的正文。")
    index_sync.rebuild()
    for process in nodes.values():
        os.kill(process, signal.SIGKILL)
    report.text = "会议召开，改过的正文。"
    report.save()
    page = web.get("/search/?q=会议")
    assert page.status_code == 503
    assert "连不上" in page.text
    assert web.get("/reports/").status_code == 200
    start_again()
    for _second in range(PATIENCE):
        if outbox_is_empty():
            break
        time.sleep(1)
    assert outbox_is_empty()
    assert [row.pk for row in SearchQuerySet().filter(content__contains="改过的")[:10]] == [report.pk]
    assert index_sync.check() == ([], [], [], [])


def outbox_is_empty():
    return not OutboxEntry.objects.exists()

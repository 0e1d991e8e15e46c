"""The short form of ``tests.soak.lost_nodes``: ``ARCHIVE_TEST_KILLS`` (2) kills, few reports."""

import os

import pytest

from tests.search.clusters import URLS, processes
from tests.soak.short_runs import soak

pytestmark = [
    pytest.mark.kills_nodes,
    pytest.mark.skipif(len(URLS) < 3, reason="no cluster of three nodes: make test-opensearch starts one"),
]
KILLS = int(os.environ.get("ARCHIVE_TEST_KILLS", "2"))


def test_a_rebuild_that_loses_nodes_loses_no_edit_and_ends_equal_to_the_records(tmp_path):
    if len(processes()) < 3:
        pytest.skip("the nodes are not ours to kill")
    status, said, figures = soak("lost_nodes", tmp_path / "lost.json", "--kills", str(KILLS), "--reports", "300")
    assert status == 0, said
    assert figures["kills"] == KILLS
    assert figures["edits"] > 0
    assert figures["searches"]["300"] > 0

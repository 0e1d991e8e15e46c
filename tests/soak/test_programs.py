"""The short form of `make soak`, run as the long form is: a few kills, a few editors, a few clients."""

import pytest

from tests.soak.short_runs import soak


def test_a_work_killed_at_a_random_moment_loses_nothing(tmp_path):
    status, said, figures = soak("kills", tmp_path / "kills.json", "--times", "1", "--reports", "40")
    assert status == 0, said
    assert {name: work["kills"] for name, work in figures["works"].items()} == dict.fromkeys(
        ("ingest", "edit", "drain", "rebuild", "backup"), 1
    )


def test_editors_at_once_lose_nothing_and_leave_nothing_stale(tmp_path):
    arguments = ("--records", "40", "--writers", "3", "--readers", "1")
    status, said, figures = soak("writers", tmp_path / "writers.json", *arguments)
    assert status == 0, said
    assert figures["editors"]["done"] == 2 * 24 + 8 + 4
    assert figures["readers"]["answers"]["200"] > 0


def test_searches_during_a_rebuild_are_never_empty_partial_or_failed(tmp_path):
    arguments = ("--reports", "100", "--readers", "1", "--rebuilds", "1")
    status, said, figures = soak("rebuild", tmp_path / "rebuild.json", *arguments)
    assert status == 0, said
    assert figures["searches"]["answers"].keys() == {"200"}


@pytest.mark.parametrize("rate", ["3", "0"])
def test_a_few_clients_beside_editors_and_an_import_meet_no_fault(tmp_path, rate):
    arguments = ("--reports", "60", "--clients", "4", "--seconds", "4", "--rate", rate, "--imported", "4", "--untimed")
    status, said, figures = soak("load", tmp_path / "load.json", *arguments)
    assert status == 0, said
    assert figures["many"]["readers"]["answers"].keys() == {"200"}

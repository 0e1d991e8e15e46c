"""The short form of `make soak`, run as the long form is: a few kills, a few editors, a few clients."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def soak(program, kept, *arguments):
    """Exit status, what it said, and its figures."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
    command = [sys.executable, "-W", "ignore", "-m", f"tests.soak.{program}", *arguments, "--keep", str(kept)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr, json.loads(kept.read_text()) if kept.exists() else {}


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


def test_a_few_clients_beside_editors_and_an_import_meet_no_fault(tmp_path):
    arguments = ("--reports", "60", "--clients", "4", "--seconds", "4", "--rate", "3", "--imported", "4", "--untimed")
    status, said, figures = soak("load", tmp_path / "load.json", *arguments)
    assert status == 0, said
    assert figures["many"]["readers"]["answers"].keys() == {"200"}

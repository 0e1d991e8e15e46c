"""A disk that is full, and folders that take no writing: really mounted, in a namespace that goes with its process."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FULL, READ_ONLY = "磁盘已满", "不可写"


def _may_mount():
    if not shutil.which("unshare"):
        return False
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(
    not _may_mount(), reason="no disk of its own can be mounted here (unshare -rm): full and read-only disks not tried"
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    command = ["unshare", "-rm", sys.executable, "-W", "ignore", "-m", "tests.failing_disk"]
    done = subprocess.run([*command, str(tmp_path_factory.mktemp("disk"))], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def says(found, status, sentence):
    """This status and sentence, and nothing of where things lie or of what failed inside."""
    assert found[0] == status
    assert sentence in found[1]
    return not any(words in found[1] for words in ("Traceback", "sqlite", "OperationalError"))


WHOLE = {"edit": 302, "drift": [], "findings": [], "number": 3}


def test_on_a_full_disk_reading_goes_on_and_writing_says_why(seen):
    found = seen["full"]
    assert set(found["read"].values()) == {200}
    assert says(found["saved"], 503, FULL)
    assert says(found["english"], 503, "The disk is full")
    assert says(found["rebuild"], 1, FULL)
    assert found["backup"][0] == 0  # to another disk
    assert says(found["status"], 200, "Too little")
    assert (found["is_changed"], found["number"], found["healed"]) == (False, 3, WHOLE)


def test_with_a_read_only_index_edits_are_saved_and_found_later(seen):
    found = seen["index"]
    assert set(found["read"].values()) == {200}
    assert (found["saved"][0], found["is_changed"], found["waits"]) == (302, True, True)
    assert says(found["rebuild"], 1, READ_ONLY)
    assert says(found["drain"], 1, READ_ONLY)
    assert says(found["status"], 200, "cannot be written")
    assert found["healed"] == WHOLE


def test_with_a_read_only_data_folder_pages_and_commands_say_so(seen):
    found = seen["all"]
    assert says(found["page"], 503, READ_ONLY)
    assert says(found["backup"], 1, READ_ONLY)
    assert found["healed"] == WHOLE

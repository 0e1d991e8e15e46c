"""A rebuild by several processes makes the same index as one; a rebuild that was broken off goes on where it stood."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.models import Report
from search.indexing import index_sync
from search.whoosh_engine.segments import SegmentBuilder
from tests.helpers import make_report

ROOT = Path(__file__).resolve().parents[3]


def contents(directory):
    """The files of the one segment, by what follows its random name."""
    return {path.name.split(".", 1)[1]: path.read_bytes() for path in directory.iterdir() if path.name[0] != "_"}


def live():
    return contents(index_sync.backend().directory.live().directory)


class Killed(Exception):
    """Breaks a rebuild off, as the end of its process would."""


@pytest.fixture
def reports(db):
    """Six, each of a batch of its own."""
    return [make_report(f"会议第{number}号", pk=number * 200) for number in range(1, 7)]


@pytest.fixture
def analysed(monkeypatch):
    """The primary keys of the reports that were analysed, in order."""
    keys, add = [], SegmentBuilder.add
    monkeypatch.setattr(SegmentBuilder, "add", lambda self, one: keys.append(one.number) or add(self, one))
    return keys


def break_off(after):
    def stop(done):
        if done >= after:
            raise Killed

    with pytest.raises(Killed):
        index_sync.rebuild(stop)


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_rebuild_goes_on_where_it_was_broken_off(reports, analysed, index_folder, after):
    index_sync.rebuild()
    whole = live()
    analysed.clear()
    break_off(after)
    assert len(analysed) == after
    index_sync.rebuild()
    assert analysed == [report.pk for report in reports]  # each of them once in both tries
    assert live() == whole
    assert not list(index_folder.glob("building-*"))


def test_what_changed_since_is_analysed_again(reports, analysed):
    break_off(5)
    changed, gone = reports[1], reports[3]
    Report.objects.filter(pk=changed.pk).update(text="改过了")
    Report.objects.filter(pk=gone.pk).update(status="withdrawn")
    new = make_report("新来的", pk=reports[0].pk + 1)
    analysed.clear()
    index_sync.rebuild()
    assert analysed == [reports[0].pk, new.pk, changed.pk, reports[5].pk]
    assert index_sync.check().all == []


def test_other_rules_begin_anew(reports, analysed, index_folder, monkeypatch):
    break_off(3)
    analysed.clear()
    monkeypatch.setattr("search.whoosh_engine.fingerprint.fingerprint", lambda: "other rules")
    break_off(2)
    assert [folder.name for folder in index_folder.glob("building-*")] == ["building-other rules"]
    index_sync.rebuild()
    assert len(analysed) == 6


def test_whoever_wishes_begins_anew(reports, analysed):
    break_off(6)
    analysed.clear()
    call_command("index", "rebuild", "--fresh", verbosity=0)
    assert len(analysed) == 6


@pytest.mark.parametrize("spoil", [lambda data: data[:-9], lambda data: b"", lambda data: data[:40] + b"?" + data[41:]])
def test_a_half_written_or_spoilt_batch_is_thrown_away(reports, analysed, index_folder, spoil):
    break_off(6)
    (file,) = index_folder.glob("building-*/3.batch")
    file.write_bytes(spoil(file.read_bytes()))
    file.with_name("4.77.tmp").write_bytes(b"half")
    analysed.clear()
    index_sync.rebuild()
    assert analysed == [reports[2].pk]
    assert index_sync.check().all == []
    assert not list(index_folder.glob("building-*"))


_FILL = """
from tests.helpers import make_report
for number in range(1, 25):
    make_report("".join(chr(0x4e00 + (number * at * 7) % 20000) for at in range(20000)), pk=number * 200)
"""


@pytest.fixture
def manage(tmp_path):
    """Starts a command over an archive of this test alone, of 24 long reports, each of a batch of its own."""

    def start(*arguments):
        environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, start_new_session=True)

    for arguments in (["migrate", "--verbosity", "0"], ["shell", "--no-imports", "-c", _FILL]):
        assert start(*arguments).wait() == 0
    return start


def members(group):
    """The processes of a group that are running."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, of = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        found += [status.parent.name] if int(of) == group and state != "Z" else []
    return found


def test_several_processes_make_the_index_of_one_and_go_on_after_a_kill(manage, tmp_path):
    def built():
        (newest,) = sorted((tmp_path / "index").glob("index-*"), key=lambda path: path.stat().st_mtime_ns)[-1:]
        return contents(newest)

    assert manage("index", "rebuild", "--workers", "1").wait() == 0
    alone = built()
    killed = manage("index", "rebuild", "--workers", "2")
    while killed.poll() is None and len(list((tmp_path / "index").glob("building-*/*.batch"))) < 3:
        time.sleep(0.002)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    until = time.monotonic() + 60
    while members(killed.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not members(killed.pid)  # its helpers end by themselves
    assert list((tmp_path / "index").glob("building-*/*.batch"))
    assert manage("index", "rebuild", "--workers", "2").wait() == 0
    assert built() == alone
    assert not list((tmp_path / "index").glob("building-*"))

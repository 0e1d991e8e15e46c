"""An index that is gone, cut or garbled, and a clock set back: said in words, records untouched, whole again anew."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.models import Report
from archive.ops import job_log
from search.indexing import index_sync
from search.models import OutboxEntry
from search.results import query
from search.results.params import SearchParams
from search.whoosh_engine import backend as backend_module
from tests.helpers import make_report

pytestmark = pytest.mark.django_db

SEARCHING = ("/search/?q=会议", "/search/?q=会议&sort=newest", "/api/v1/search?q=会议", "/search/feed.atom?q=会议")
# What does without the index, or with less.
OTHERS = ("/", "/reports/", "/search/", "/search/help/", "/api/v1/suggest?q=会", "/about/", "/healthz")


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def garble(file):
    file.write_bytes(b"\xff\x00{" + file.read_bytes()[3:])


def delete(file):
    file.unlink()


def lengthen(file):
    file.write_bytes(file.read_bytes() + b"\0")


def say(text):
    return lambda file: file.write_text(text)


HARMS = [
    ("current.json", say("")),
    ("current.json", say("{")),
    ("current.json", say("[1]")),
    ("current.json", say('{"directory": 5}')),
    ("current.json", say('{"directory": "index-none", "fingerprint": "x"}')),
    ("current.json", garble),
    ("index-*/*.toc", cut),
    ("index-*/*.toc", garble),
    ("index-*/*.toc", delete),
    ("index-*/*.pst", cut),
    ("index-*/*.trm", cut),
    ("index-*/*.trm", delete),
    ("index-*/*.exact.col", cut),
    ("index-*/*.exact.col", lengthen),
    ("index-*/*.published_on_column.col", delete),
    ("index-*/*._content_len.col", cut),
]


@pytest.fixture
def reports(indexed):
    made = [make_report(f"会议强调，要抓好第{number}项。") for number in range(3)]
    indexed()
    return made


@pytest.fixture
def large(monkeypatch):
    """An archive whose index no edit builds anew by itself."""
    monkeypatch.setattr(index_sync, "_SMALL", -1)


@pytest.fixture
def harmed(index_folder, reports):
    """``harmed(pattern, harm)`` does it, and makes this process one that has just begun."""

    def harm(pattern, act):
        (file,) = index_folder.glob(pattern)
        act(file)
        backend_module._readers.clear()

    return harm


def numbers():
    return query.run(SearchParams(q="会议")).total


@pytest.mark.parametrize(("pattern", "act"), HARMS)
def test_readers_are_told_and_a_rebuild_heals(client, large, harmed, index_folder, pattern, act):
    before = list(Report.objects.values())
    harmed(pattern, act)
    for page in SEARCHING:
        answer = client.get(page)
        assert answer.status_code == 503, page
        said = answer.content.decode()
        assert "坏了" in said or "还没有建好" in said, page
        assert str(index_folder) not in said
    for page in OTHERS:
        assert client.get(page).status_code == 200, page
    assert client.get("/readyz").status_code == 503
    with pytest.raises(CommandError, match="index rebuild"):
        call_command("index", "check", stdout=StringIO())
    call_command("index", "ensure", stdout=StringIO())
    assert [client.get(page).status_code for page in (*SEARCHING, "/readyz")] == [200] * 5
    assert numbers() == 3
    assert list(Report.objects.values()) == before


@pytest.mark.parametrize("pattern", ["*.pst", "*.exact.col", "*.trm", "*._content_len.col"])
def test_the_check_sees_a_byte_that_is_not_as_it_was_written(harmed, capsys, pattern):
    """Of the same length, and nothing that a search would stumble on."""

    def flip(file):
        data = bytearray(file.read_bytes())
        data[-1] ^= 1
        file.write_bytes(data)

    index_sync.check()
    harmed(f"index-*/{pattern}", flip)
    with pytest.raises(CommandError, match="索引的文件坏了"):
        call_command("index", "check", verbosity=0)
    index_sync.rebuild()
    assert index_sync.check().all == []


@pytest.mark.parametrize(("pattern", "act"), HARMS)
def test_a_small_archive_heals_with_its_next_edit(commit, harmed, pattern, act):
    harmed(pattern, act)
    with commit():
        make_report("会议又开。")
    assert numbers() == 4
    assert not OutboxEntry.objects.exists()
    assert index_sync.check().all == []


def test_the_reader_s_language(client, large, harmed):
    harmed("index-*/*.pst", cut)
    assert "坏了" in client.get("/search/?q=会议").content.decode()
    client.post("/i18n/setlang/", {"language": "en"})
    assert "rebuilt" in client.get("/search/?q=会议").content.decode()


def test_a_process_that_has_the_index_open_notices_too(client, large, reports, index_folder):
    assert numbers() == 3
    for folder in index_folder.glob("index-*"):
        shutil.rmtree(folder)
    assert client.get(SEARCHING[0]).status_code == 503
    index_sync.rebuild()
    assert numbers() == 3
    shutil.rmtree(index_folder)
    assert client.get(SEARCHING[0]).status_code == 503
    index_sync.rebuild()
    assert numbers() == 3


def test_a_column_that_goes_after_the_index_was_opened(client, large, reports, index_folder):
    """Which is read when it is first wanted: its absence must not read as zeros."""
    assert index_sync.backend().reader.count() == 3
    delete(*index_folder.glob("index-*/*.published_on_column.col"))
    assert client.get("/search/?q=会议&sort=newest").status_code == 503


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_index(reports, monkeypatch):
    monkeypatch.setattr("search.whoosh_engine.reader.matches", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        numbers()


def test_an_index_that_is_half_removed_is_not_gone_back_to(reports, indexed, monkeypatch):
    indexed()
    monkeypatch.setattr(shutil, "rmtree", lambda *_folders, **_options: None)  # killed there
    call_command("index", "drop-kept", verbosity=0)
    assert index_sync.backend().kept() is None
    with pytest.raises(CommandError, match="没有留着上一份"):
        call_command("index", "rollback", verbosity=0)
    monkeypatch.undo()
    indexed()
    assert not list(index_sync.backend().directory.path.glob("building-*"))


class TestClockSetBack:
    """What was made before the clock was set right lies in the future."""

    @pytest.fixture
    def years_ago(self, monkeypatch):
        def turn_back():
            monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
            monkeypatch.setattr("time.time", lambda: 978307200.0)

        return turn_back

    def test_edits_and_rebuilds_go_on(self, client, commit, reports, index_folder, years_ago):
        later = datetime.now(UTC).timestamp() + 10**6
        for file in (*index_folder.rglob("*"), index_folder):
            os.utime(file, (later, later))
        years_ago()
        with commit():
            reports[0].text = "会议改于早年。"
            reports[0].save()
        assert query.run(SearchParams(q="早年")).total == 1
        index_sync.rebuild()
        with commit():
            make_report("会议再开。")
        assert numbers() == 4
        assert index_sync.check().all == []
        client.force_login(User.objects.create_superuser("keeper"))
        assert client.get("/status/").status_code == 200

    def test_a_backup_of_the_future_is_told(self, client, reports, monkeypatch):
        with monkeypatch.context() as ahead:
            ahead.setattr(timezone, "now", lambda: datetime.now(UTC) + timedelta(days=400))
            job_log.note("backup", "备份.zip", is_good=True)
        client.force_login(User.objects.create_superuser("keeper"))
        assert "请核对本机的时钟" in client.get("/status/").content.decode()

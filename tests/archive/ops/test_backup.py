"""Backups: taken while somebody writes, put back into an empty place with every row and file, refused when damaged."""

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection

from archive.ops.atomic_files import beside
from archive.ops.backup import restore
from archive.ops.manifest import UnusableManifest
from tests.archive.ops.apart import Archive

ROOT = Path(__file__).resolve().parent.parent.parent.parent
_FILLS = """
from archive.loading.loader import load
from tests.helpers import make_report, take_part
for number in range(5):
    text = f"霁阳市第{number}次项目会议召开\\n2014年5月8日\\n市长王强强调，投资{number + 10}亿元。"
    load(text.encode(), f"{number}.txt")
take_part(make_report("李明讲话，提出“两翼齐飞”。"), "李明")
"""
_WRITES = """
from tests.helpers import make_report
for number in range(10_000):
    make_report(f"第{number}份")
    print(number, flush=True)
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    made = Archive(tmp_path_factory.mktemp("first"))
    assert made.manage("migrate", "--verbosity", "0")[0] == 0
    status, said = made.manage("shell", "--no-imports", "-c", _FILLS)
    assert status == 0, said
    return made


@pytest.fixture(scope="module")
def whole(filled, tmp_path_factory):
    """A backup of the filled archive."""
    target = tmp_path_factory.mktemp("kept") / "backup.zip"
    status, said = filled.manage("backup", str(target))
    assert (status, "报道 6 份" in said, "原始文件 5 个" in said) == (0, True, True)
    return target


def test_every_row_and_file_comes_back_and_nothing_is_overwritten(filled, whole, tmp_path):
    second = Archive(tmp_path / "second")
    assert list(whole.parent.iterdir()) == [whole]
    assert str(whole) in filled.runs()["backup"][1]
    assert second.manage("restore", str(whole))[0] == 0
    assert second.rows() == filled.rows()
    assert second.manage("data", "check")[0] == 0
    assert second.manage("index", "ensure")[0] == 0
    status, said = second.manage("restore", str(whole))
    assert (status, "已经有数据" in said) == (1, True)
    status, said = filled.manage("backup", str(whole))
    assert (status, "已经存在" in said) == (1, True)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("cut", "不是完整的"),
        ("changed", "校验值不符"),
        ("later", "更新的程序"),
        ("other", "dump"),
        ("missing", "打不开"),
        ("rotten", "已损坏"),
        ("emptied", "已损坏"),
    ],
)
def test_a_backup_that_is_damaged_or_later_is_refused_and_leaves_nothing(whole, tmp_path, harm, said, monkeypatch):
    target, database = tmp_path / "harmed.zip", tmp_path / "second" / "archive.sqlite3"
    with ZipFile(whole) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    if harm == "changed":
        members["archive.sqlite3"] = members["archive.sqlite3"].replace("李明".encode(), "李萌".encode())
    manifest |= {"later": {"migrations": {"archive": "9999_later"}}, "other": {"kind": "dump"}}.get(harm, {})
    members["manifest.json"] = json.dumps(manifest).encode()
    with ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    if harm == "emptied":
        with ZipFile(target, "w") as archive:
            archive.writestr("manifest.json", members["manifest.json"])
    if harm == "rotten":  # a byte in the middle of the packed database, which the list of members does not show
        with whole.open("rb") as file:
            data = bytearray(file.read())
        data[len(data) // 2] ^= 0xFF
        target.write_bytes(data)
    if harm == "cut":
        target.write_bytes(target.read_bytes()[:-200])
    if harm == "missing":
        target.unlink()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(database))
    with pytest.raises(UnusableManifest, match=said):
        restore(target)
    assert not database.parent.exists() or list(database.parent.iterdir()) == []


def test_where_nothing_can_be_written_a_backup_says_so(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UnusableManifest, match="写不了"), beside(tmp_path / "file" / "backup.zip"):
        raise AssertionError("there is no place")


def test_what_a_killed_backup_left_goes_and_what_is_under_way_stays(tmp_path):
    left = tmp_path / ".unfinished-left"
    left.write_bytes(b"half a database")
    with beside(tmp_path / "one.zip") as under_way:
        assert not left.exists()
        with beside(tmp_path / "two.zip"):
            assert under_way.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_nothing_is_restored_beside_what_another_database_left(whole, tmp_path, suffix):
    second = Archive(tmp_path / "second")
    second.folder.mkdir()
    stale = second.database.with_name(second.database.name + suffix)
    stale.write_bytes(b"changes of a database that is gone")
    status, said = second.manage("restore", str(whole))
    assert (status, stale.name in said, second.database.exists()) == (1, True, False)


def test_nothing_is_restored_where_a_server_has_the_place_open(whole, tmp_path):
    second = Archive(tmp_path / "second")
    second.folder.mkdir()
    with closing(sqlite3.connect(second.database)) as server:
        server.execute("PRAGMA journal_mode=WAL")
        server.execute("SELECT count(*) FROM sqlite_master").fetchone()
        assert second.manage("restore", str(whole))[0] == 1
    assert second.manage("restore", str(whole))[0] == 0


def programs(database: Path) -> list[tuple[str, str, str]]:
    """What a database runs by itself: type, name and statement."""
    with closing(sqlite3.connect(database)) as opened:
        kept = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
        return opened.execute(kept).fetchall()


def test_triggers_and_views_of_a_backup_are_not_restored_but_the_archive_s_own_made_anew(filled, whole, tmp_path):
    database, hostile = tmp_path / "other.sqlite3", tmp_path / "hostile.zip"
    with ZipFile(whole) as archive:
        database.write_bytes(archive.read("archive.sqlite3"))
        said = json.loads(archive.read("manifest.json"))
    own = programs(filled.database)
    assert own
    with closing(sqlite3.connect(database)) as opened:
        opened.execute('CREATE TRIGGER "a""b" AFTER UPDATE ON archive_report BEGIN DELETE FROM archive_person; END')
        _kind, name, _statement = own[0]
        opened.execute(f"DROP TRIGGER IF EXISTS {name}")
        opened.execute(f"CREATE TRIGGER {name} AFTER UPDATE ON archive_report BEGIN DELETE FROM archive_person; END")
        opened.execute("CREATE VIEW everyone AS SELECT * FROM auth_user")
        opened.commit()
    said["files"]["archive.sqlite3"] = sha256(database.read_bytes()).hexdigest()
    with ZipFile(hostile, "w") as archive:
        archive.writestr("manifest.json", json.dumps(said))
        archive.write(database, "archive.sqlite3")
    second = Archive(tmp_path / "second")
    assert second.manage("restore", str(hostile))[0] == 0
    assert programs(second.database) == own


COMMANDS = [["backup", "{}/b.zip"], ["dump", "{}/d.zip"], ["data", "check"], ["index", "check"], ["index", "drain"],
            ["index", "rebuild"], ["index", "ensure"], ["load_areas"], ["load_samples"], ["remove_samples"],
            ["export_decisions"], ["ingest", __file__]]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_place_that_was_never_prepared_gets_a_sentence_and_can_be_restored_into(whole, tmp_path, command):
    second = Archive(tmp_path / "second")
    status, said = second.manage(*(part.format(tmp_path) for part in command))
    assert (status, "Traceback" in said) == (1, False), said
    assert "manage.py prepare" in said
    assert second.manage("restore", str(whole))[0] == 0


def test_a_mistyped_backup_does_not_hide_the_last_good_one(filled, whole):
    assert filled.manage("backup", str(whole))[0] == 1
    runs = filled.runs()
    assert runs["backup"][0] == 0
    assert str(whole) in runs["backup (good)"][1]


def test_a_backup_taken_while_somebody_writes_is_of_one_moment(filled, tmp_path):
    """The last test here: it writes into the archive that the others share."""
    target, second = tmp_path / "backup.zip", Archive(tmp_path / "second")
    writer = filled.start("shell", "--no-imports", "-c", _WRITES)
    writer.stdout.readline()
    try:
        assert filled.manage("backup", str(target))[0] == 0
    finally:
        writer.kill()
        writer.communicate()
    assert second.manage("restore", str(target))[0] == 0
    with ZipFile(target) as archive:
        said = json.loads(archive.read("manifest.json"))["rows"]["archive.Report"]
    with closing(sqlite3.connect(second.database)) as database:
        assert database.execute("SELECT count(*) FROM archive_report").fetchone() == (said,)
    assert said > 6

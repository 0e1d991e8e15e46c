"""A dump taken of everything, brought into an empty place by the one documented command; and hostile files."""

import json
import sqlite3
from contextlib import closing
from zipfile import ZipFile

import pytest

from tests.archive.ops.apart import Archive

_FILLS = """
from archive.models import Area
from tests.archives import LinkedArchive
from archive.loading.loader import load
load("霁阳市项目会议召开\\n2014年5月8日\\n会议强调，要抓好落实。".encode(), "a.txt")
archive = LinkedArchive(3)
later = Area.objects.create(code="990101", name="霁阳新市", level="city", parent=archive.province, valid_from="2015")
archive.area.successors.add(later)
from django.contrib.auth.models import User
from archive.models import CaptureToken, Correction, Report, ReportFile, ScannedPage, SourceCheck, TextEdit
CaptureToken.give(User.objects.create_superuser("editor"), "office")  # an account's, which stays behind
first, second = Report.objects.filter(source__isnull=False)[0], Report.objects.all()[0]
ReportFile.objects.create(report=first, source=first.source, kind="attachment")
ScannedPage.objects.create(source=first.source, number=1, content={})
SourceCheck.objects.create(report=first, outcome="gone")
Correction.objects.create(notice=second, report=first)
TextEdit.objects.create(report=first, reason="misprint")
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    made = Archive(tmp_path_factory.mktemp("first"))
    assert made.manage("migrate", "-v", "0")[0] == 0
    assert made.manage("load_areas")[0] == 0  # the divisions of the country, which succeed each other
    status, said = made.manage("shell", "--no-imports", "-c", _FILLS)
    assert status == 0, said
    return made


@pytest.fixture(scope="module")
def dumped(filled, tmp_path_factory):
    target = tmp_path_factory.mktemp("kept") / "dump.zip"
    assert filled.manage("dump", str(target))[0] == 0
    return target


def tables(archive: Archive) -> dict[str, set[str]]:
    """The rows of every table of the archive's own; who edited is of the site that was left."""
    with closing(sqlite3.connect(archive.database)) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        left_out = ("archive_sentenceprint", "archive_namegeneration", "archive_standing", "archive_capturetoken")
        kept = {name for name in names if name.startswith("archive_") and not name.startswith(left_out)}
        assert "archive_area_successors" in kept
        return {name: set(map(str, database.execute(f'SELECT * FROM "{name}"'))) for name in kept}


@pytest.mark.parametrize("is_prepared", [False, True])
def test_every_table_and_relation_comes_back_by_one_command(filled, dumped, tmp_path, is_prepared):
    second = Archive(tmp_path / "second")
    if is_prepared:
        assert second.manage("migrate", "-v", "0")[0] == 0
        assert second.manage("load_areas")[0] == 0
    status, said = second.manage("dump", "--load", str(dumped))
    assert status == 0, said
    before, after = tables(filled), tables(second)
    assert {name: rows ^ after[name] for name, rows in before.items() if rows != after[name]} == {}
    assert len(before["archive_area_successors"]) > 400
    assert second.manage("data", "check", "-v", "0") == (0, "")


def harmed(dumped, target, **members):
    """A copy of the dump with other ``members``; of their names "/" is written "__"."""
    changed = {name.replace("__", "/"): data for name, data in members.items()}
    with ZipFile(dumped) as archive, ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr(
                name, next((data for key, data in changed.items() if name.startswith(key)), archive.read(name))
            )
    return target


def manifest(dumped, **fields) -> bytes:
    with ZipFile(dumped) as archive:
        return json.dumps({**json.loads(archive.read("manifest.json")), **fields}).encode()


@pytest.mark.parametrize(
    "fields",
    [{"rows": []}, {"rows": {}}, {"rows": {"archive.Report": "x", "archive.SourceText": 1}}, {"migrations": ["x"]},
     {"migrations": None}, {"files": 3}, {"kind": ["dump"]}, {"format": "1"}, {"more": 1}],
)  # fmt: skip
def test_a_hostile_manifest_gets_a_sentence(dumped, tmp_path, fields):
    file = harmed(dumped, tmp_path / "harmed.zip", manifest=manifest(dumped, **fields))
    status, said = Archive(tmp_path / "second").manage("dump", "--load", str(file))
    assert status == 1
    assert "Traceback" not in said


def test_raw_files_and_values_that_are_not_what_they_should_be_are_refused(dumped, tmp_path):
    second = Archive(tmp_path / "second")
    with ZipFile(dumped) as archive:
        parts = archive.read("records/participation.jsonl").replace(b'"speaker"', b'"nobody"')
    for members, told in (({"sources__": b"other"}, "校验值不符"), ({"records__participation": parts}, "nobody"),
                          ({"records__report.": b"\xff\xfe"}, "已损坏")):  # fmt: skip
        file = harmed(dumped, tmp_path / f"{told}.zip", **members)
        status, said = second.manage("dump", "--load", str(file))
        assert (status, told in said, "Traceback" in said) == (1, True, False), said
    with closing(sqlite3.connect(second.database)) as database:
        assert database.execute("SELECT count(*) FROM archive_report").fetchone() == (0,)

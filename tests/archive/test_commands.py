"""The commands for operators, run on real files."""

import os

import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from archive.ingest.files.reading import MAX_TEXT
from archive.models import Area, PastAddress, Person, Report, SourceText, Strategy
from archive.ops.priority import NICE
from tests.archive.ingest import file_builders
from tests.helpers import make_area, make_report, take_part

pytestmark = pytest.mark.django_db

REPORT = """全市工业工作会议召开

2014-05-08

　　本报讯 5月7日，全市工业工作会议在郑州市召开。市委书记李明出席会议并讲话，市长王强主持会议。

　　李明强调，要实施“两翼齐飞”战略，全年完成固定资产投资120亿元。
"""


@pytest.fixture(autouse=True)
def _area():
    """One area is known, so that nothing has to be brought in first."""
    make_area("霁阳市")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "inner" / "b.html").write_bytes(f"<html><body><p>{REPORT}再次</p></body></html>".encode("gb18030"))
    (tmp_path / "notes.xml").write_text("{}")
    return tmp_path


def test_a_folder_comes_in_with_its_folders(folder, capsys):
    call_command("ingest", str(folder))
    out = capsys.readouterr().out
    assert "新收入 1 份，未变 0 份，疑似重复 1 份，失败 0 份" in out
    assert "notes.xml" in out
    assert set(SourceText.objects.values_list("name", "encoding")) == {("a.txt", "utf-8"), ("inner/b.html", "gb18030")}
    assert not Report.objects.published().exists()


def test_a_broken_file_is_named_and_does_not_stop_the_rest(folder, capsys):
    broken = folder / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 20)
    missing = folder / "missing.txt"
    with pytest.raises(SystemExit) as stopped:
        call_command("ingest", str(broken), str(missing), str(folder / "a.txt"))
    captured = capsys.readouterr()
    assert stopped.value.code == 1
    assert "新收入 1 份，未变 0 份，疑似重复 0 份，失败 2 份" in captured.out
    assert "broken.txt：" in captured.err
    assert "missing.txt：" in captured.err


@pytest.fixture
def captures(tmp_path):
    (tmp_path / "a.warc").write_bytes(file_builders.web_archive())
    (tmp_path / "b.xlsx").write_bytes(file_builders.workbook({"说明": [["填表说明"]], "2014": [["正文"], [REPORT]]}))
    return tmp_path


def test_what_is_passed_over_is_named_and_no_failure(captures, capsys):
    call_command("ingest", str(captures))
    captured = capsys.readouterr()
    assert "新收入 1 份，未变 0 份，疑似重复 1 份，失败 0 份" in captured.out
    assert f"跳过 {captures / 'a.warc'}：没有成段正文的网页和其他记录 1 条：warcinfo 1" in captured.err
    assert f"跳过 {captures / 'b.xlsx'}：1 个工作表没有正文一列：说明" in captured.err
    call_command("ingest", str(captures))
    assert "新收入 0 份，未变 2 份，疑似重复 0 份，失败 0 份" in capsys.readouterr().out
    call_command("extract", str(captures / "b.xlsx"))
    assert "工作表没有正文一列" in capsys.readouterr().err


def test_a_capture_keeps_its_address_and_time_and_its_failures_are_named_by_address(captures, capsys):
    large = file_builders.record(b"<p>" + b"x" * (MAX_TEXT + 1), url="http://a.example/large")
    (captures / "a.warc").write_bytes(
        file_builders.web_archive(large, file_builders.record(file_builders.page().encode()))
    )
    with pytest.raises(SystemExit):
        call_command("ingest", str(captures / "a.warc"))
    assert f"{captures / 'a.warc'}#2 http://a.example/large：" in capsys.readouterr().err
    source = Report.objects.get().source
    assert (source.name, source.media_type) == (file_builders.URL, "application/warc")
    assert source.captured_at.isoformat() == "2023-11-28T02:03:04+00:00"


def test_names_that_are_no_text_do_not_stop_the_rest(tmp_path, capfd):
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / os.fsdecode(b"\xff\xfe\n.txt")).write_text(REPORT, encoding="utf-8")
    (inner / os.fsdecode(b"\xff.bin")).write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"")
    (inner / "b.txt").write_bytes(b"")
    with pytest.raises(SystemExit):
        call_command("ingest", str(tmp_path))
    captured = capfd.readouterr()
    assert "新收入 1 份，未变 0 份，疑似重复 0 份，失败 2 份" in captured.out
    assert str(inner / "b.txt") in captured.err
    assert Report.objects.get().source.name == "a/\ufffd\ufffd\ufffd.txt"


def test_columns_of_a_table_can_be_said_and_what_is_not_used_is_named(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text("名目,何时,说了什么,阅读量\n港口会议召开,2014-05-09,市长王强主持会议，研究港口建设。,3\n")
    with pytest.raises(SystemExit):
        call_command("ingest", str(table))
    assert not Report.objects.exists()
    mapping = [f"--column={each}" for each in ("title=名目", "published_on=何时", "text=说了什么")]
    call_command("ingest", str(table), *mapping)
    report = Report.objects.get()
    assert (report.title, report.published_on) == ("港口会议召开", "2014-05-09")
    assert report.text == "市长王强主持会议，研究港口建设。"
    assert "表格里未用的列：阅读量" in capsys.readouterr().out


def test_columns_of_tables_in_a_zip_file_can_be_said(tmp_path):
    table = "名目,说了什么\n港口会议召开,市长王强主持会议，研究港口建设。\n"
    inner = file_builders.zipped({"b.csv": table.replace("港口", "水利")})
    packed = tmp_path / "a.zip"
    packed.write_bytes(file_builders.zipped({"a.csv": table, "inner.zip": inner}))
    call_command("ingest", str(packed), "--column=title=名目", "--column=text=说了什么")
    assert set(Report.objects.values_list("title", flat=True)) == {"港口会议召开", "水利会议召开"}


@pytest.mark.parametrize("given", ["text", "text=", "=正文", "colour=正文"])
def test_a_column_that_cannot_be_meant_is_refused_in_words(folder, given):
    with pytest.raises(CommandError, match="--column 要写成"):
        call_command("ingest", str(folder / "a.txt"), f"--column={given}")
    assert not Report.objects.exists()


def test_publishing_with_what_was_read(folder):
    make_area("郑州市")
    call_command("ingest", str(folder / "a.txt"), "--publish", "--publisher", "岚浦日报")
    report = Report.objects.published().get()
    assert (report.title, report.published_on) == ("全市工业工作会议召开", "2014-05-08")
    assert (report.area.name, report.publisher.name) == ("郑州市", "岚浦日报")
    assert set(report.participations.values_list("person__name", "part")) == {("李明", "speaker"), ("王强", "chair")}
    assert report.strategy_mentions.get().strategy.name == "两翼齐飞"


def test_a_year_that_is_not_printed_comes_from_the_editor_or_stays_open(tmp_path):
    for name in ("open", "given"):
        (tmp_path / f"{name}.txt").write_text(REPORT.replace("2014-05-08\n", name) + name, encoding="utf-8")
    call_command("ingest", str(tmp_path / "open.txt"), "--publish")
    call_command("ingest", str(tmp_path / "given.txt"), "--publish", "--year", "2015")
    open_date, given = Report.objects.order_by("pk")
    assert open_date.published_on.precision == "day without year"
    assert (given.published_on.year, given.date_is_inferred) == (2015, True)


@pytest.mark.parametrize("option", [["--area", "火星市"], ["--year", "20140"]])
def test_options_that_mean_nothing_are_refused_before_anything_is_read(folder, option):
    with pytest.raises(CommandError):
        call_command("ingest", str(folder), *option)
    assert not SourceText.objects.exists()


def test_samples_leave_with_one_command_and_take_nothing_else_along(monkeypatch, capsys):
    own = make_report("市长李明讲话。")
    take_part(own, "李明")
    call_command("load_samples")
    assert Report.objects.samples().count() >= 48
    assert Report.objects.samples().exclude(status="published").count() == 0
    call_command("load_samples")
    assert "新收入 0 份" in capsys.readouterr().out
    call_command("remove_samples")
    assert list(Report.objects.all()) == [own]
    assert [person.name for person in Person.objects.all()] == ["李明"]
    assert not Strategy.objects.exists()
    assert not Area.objects.filter(is_sample=True).exists()
    assert not SourceText.objects.exists()
    assert not PastAddress.objects.exclude(kind="report").exists()


def test_prepare_does_once_what_is_missing(monkeypatch, tmp_path, settings):
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    Area.objects.all().delete()
    calls = []
    for command in ("prepare", "load_areas"):
        there = f"archive.management.commands.{command}.call_command"
        monkeypatch.setattr(there, lambda name, **_: calls.append(name))
    call_command("prepare")
    make_area()
    call_command("prepare")
    assert calls == ["migrate", "load_areas", "load_samples", "migrate"]


def test_reports_never_come_into_an_archive_that_knows_no_area(tmp_path):
    Area.objects.all().delete()
    (tmp_path / "a.txt").write_text(f"郑州日报\n{REPORT}", encoding="utf-8")
    call_command("ingest", str(tmp_path), "--workers", "1")
    assert Report.objects.get().area.full_name == "河南省郑州市"


def test_production_gets_no_samples(monkeypatch, tmp_path, settings):
    settings.DATA_DIR, settings.STATIC_ROOT, settings.PRODUCTION = tmp_path, tmp_path / "static", True
    calls = []
    monkeypatch.setattr("archive.management.commands.prepare.call_command", lambda name, **_: calls.append(name))
    call_command("prepare")
    assert "load_samples" not in calls


@pytest.mark.parametrize("command", [["ingest"], ["index", "rebuild"], ["index", "ensure"]])
def test_a_long_command_gives_way_to_readers_where_the_process_is_its_own(command, tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr("os.nice", given.append)
    (tmp_path / "empty").mkdir()
    arguments = [*command, str(tmp_path / "empty")] if command == ["ingest"] else command
    call_command(*arguments)
    assert given == []
    ManagementUtility(["manage.py", *arguments]).execute()
    assert given == [NICE]

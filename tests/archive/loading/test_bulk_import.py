"""Taking in many reports: in batches, by several processes, and on again after a kill at any point."""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.ingest import prepared
from archive.ingest.document import (
    DateReading,
    Document,
    Draft,
    FigureMention,
    MeetingPart,
    NameMention,
    Paragraph,
    ParagraphKind,
    PersonMention,
    Span,
    SpeechMention,
)
from archive.ingest.files.intake import Item
from archive.ingest.files.scans import recognition
from archive.ingest.prepared import Prepared, ReadingHints, prepare, prepared_all
from archive.loading.bulk_import import files, import_files, import_items
from archive.loading.loader import store
from archive.loading.results import ImportStatus, Options
from archive.models import Membership, Report, SourceText
from search.models import OutboxEntry
from tests.archive.ingest import file_builders as samples
from tests.archive.ingest.files.hanging import hang_on_second
from tests.helpers import make_area

NUMBER = 120


def texts(number=NUMBER):
    """Rows of different reports, so that none is taken for another's duplicate."""
    pick = random.Random(5)
    for index in range(number):
        words = "".join(chr(pick.randrange(0x4E00, 0x9000)) for _ in range(60))
        day = f"2014-{index % 12 + 1:02}-08"
        yield {
            "title": f"第{index}次工作会议召开", "published_on": day, "publisher": "霁阳日报",
            "text": f"市委书记李明强调，要抓好{words}，全年完成投资{index + 10}亿元。市长王强主持会议。",
        }  # fmt: skip


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_bytes(samples.json_lines(*texts()))
    return path


def taken(paths, **options):
    outcomes = []
    import_files(files(paths)[0], Options(**options), 2, outcomes.append)
    return outcomes


@pytest.mark.django_db
def test_a_table_comes_in_whole_and_in_order(table):
    outcomes = taken([table], publish=True)
    assert [outcome.status for outcome in outcomes] == [ImportStatus.NEW] * NUMBER
    assert [outcome.name for outcome in outcomes] == [f"{table}#{n}" for n in range(1, NUMBER + 1)]
    assert Report.objects.published().count() == NUMBER
    assert set(Report.objects.values_list("publisher__name", flat=True)) == {"霁阳日报"}
    assert Membership.objects.get(person__name="李明").report_count == NUMBER
    assert json.loads(bytes(SourceText.objects.first().data))["title"].endswith("工作会议召开")


@pytest.mark.django_db
def test_the_same_again_changes_nothing(table):
    taken([table])
    before = list(Report.objects.values_list("pk", "modified_at"))
    assert {outcome.status for outcome in taken([table])} == {ImportStatus.UNCHANGED}
    assert list(Report.objects.values_list("pk", "modified_at")) == before


@pytest.mark.django_db
def test_what_cannot_be_read_is_named_and_kept_and_the_rest_comes_in(tmp_path, monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    (tmp_path / "a.txt").write_text(samples.TITLE + "\n" + "\n".join(samples.LINES), encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(samples.picture_pdf())
    (tmp_path / "c.zip").write_bytes(
        samples.zipped({"d.txt": "全市农业会议召开\n副市长王芳主持会议。", "e.docx": b"x"})
    )
    (tmp_path / "f.jsonl").write_bytes(b"no json\n" + samples.json_lines({"text": "市长王强主持会议。"}))
    (tmp_path / "g.xyz").write_bytes(b"?")
    found, others = files([tmp_path, tmp_path / "missing.txt"])
    outcomes = []
    import_files(found, Options(), 2, outcomes.append)
    told = {outcome.name.removeprefix(f"{tmp_path}/"): (outcome.status, str(outcome.reason)) for outcome in outcomes}
    assert [path.name for path in others] == ["g.xyz"]
    assert {name for name, (status, _reason) in told.items() if status is ImportStatus.NEW} >= {"a.txt", "c.zip!d.txt"}
    assert "文字" in told["b.pdf"][1]
    assert told["missing.txt"][0] is ImportStatus.FAILED
    assert bytes(SourceText.objects.get(name="b.pdf").data) == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.django_db
def test_the_index_hears_of_each_batch_even_if_the_run_is_broken_off(
    table, monkeypatch, django_capture_on_commit_callbacks
):
    """Else an editor who saves meanwhile would find all that was taken in waiting, and index it in a page's time."""
    monkeypatch.setattr("archive.loading.bulk_import._BATCH", 50)
    drained = []
    monkeypatch.setattr(
        "search.indexing.index_sync.drain_after_commit", lambda: drained.append(OutboxEntry.objects.count())
    )

    def broken_off(_outcome):
        raise KeyboardInterrupt

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(KeyboardInterrupt):
        import_files(files([table])[0], Options(publish=True), 1, broken_off)
    assert len(drained) == 1
    assert drained[0] >= 50


def test_reading_in_processes_gives_what_reading_here_gives():
    items = [Item(f"{n}#1", samples.json_lines(row)) for n, row in enumerate(texts(20))]
    assert list(prepared_all(items, 2)) == [prepare(item) for item in items]
    assert all(isinstance(one.draft, Draft) for one in prepared_all(items[:2], 1))


def test_a_process_has_read_its_dictionaries_before_the_time_of_its_first_file_begins(monkeypatch):
    read, known = [], ReadingHints(2015)
    monkeypatch.setattr("archive.ingest.prepared._known", ReadingHints())
    monkeypatch.setattr("archive.ingest.prepared.resource.setrlimit", lambda *_limits: None)
    monkeypatch.setattr("archive.ingest.prepared.prepare", lambda item, hints: read.append((prepare(item), hints)))
    prepared._start(known)
    [(first, hints)] = read
    assert hints is known
    assert first.draft.people
    assert first.draft.figures


def test_a_reader_that_hangs_is_ended_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr("archive.ingest.prepared.SECONDS", 6)
    monkeypatch.setattr("archive.ingest.prepared.prepare", hang_on_second)
    found = list(prepared_all([Item(str(n), b"x") for n in range(4)], 2))
    assert [one.problem.code if one.problem else "" for one in found] == ["", "too_slow", "", ""]


def rows_of(folder):
    base = sqlite3.connect(folder / "archive.sqlite3")
    return base.execute(
        "SELECT r.title, r.published_on, r.status, count(p.id) FROM archive_report r "
        "LEFT JOIN archive_participation p ON p.report_id = r.id GROUP BY r.id ORDER BY r.title"
    ).fetchall()


def test_a_run_that_is_killed_goes_on_where_it_stood(table, tmp_path):
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    for folder in (whole, broken):
        _manage(folder, "migrate", "--verbosity", "0").wait()
    assert _manage(whole, "ingest", "--publish", str(table)).wait() == 0
    for seconds in (1.5, 2.5, 3.5):
        running = _manage(broken, "ingest", "--publish", str(table))
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    assert _manage(broken, "ingest", "--publish", str(table)).wait() == 0
    assert rows_of(broken) == rows_of(whole)
    assert len(rows_of(whole)) == NUMBER


def _manage(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        env={**os.environ, "ARCHIVE_DATA": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.django_db
def test_files_of_one_name_in_several_folders_all_come_in(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, kind in ((old, "工业"), (new, "农业")):
        folder.mkdir()
        (folder / "a.txt").write_text(f"全市{kind}工作会议召开\n市长王强主持{kind}会议。", encoding="utf-8")
    taken([old])
    assert {outcome.name: outcome.status for outcome in taken([new, old])} == {
        str(new / "a.txt"): ImportStatus.NEW,
        str(old / "a.txt"): ImportStatus.UNCHANGED,
    }
    assert Report.objects.count() == 2


@pytest.mark.django_db
def test_a_large_upload_is_read_in_a_process_that_is_ended_when_it_takes_too_long(monkeypatch):
    monkeypatch.setattr("archive.ingest.prepared.SECONDS", 2)
    monkeypatch.setattr("archive.ingest.prepared.prepare", hang_on_second)
    items = [Item("0", "会议召开。".encode()), Item("1", b"x" * 200_001)]
    small, large = import_items(items, Options())
    assert (small.status, large.status) == (ImportStatus.NEW, ImportStatus.FAILED)
    assert "2 秒" in str(large.reason)
    assert SourceText.objects.get(name="1").data == b"x" * 200_001


@pytest.mark.django_db
def test_reports_of_one_upload_lend_each_other_their_year():
    dated, undated = (
        f"会议召开\n{day} 霁阳日报\n会议要求，完成投资{n}亿元。".encode()
        for n, day in enumerate(["2014年5月8日", "5月20日"], 3)
    )
    outcomes = import_items([Item("a.txt", undated), Item("b.txt", dated)], Options())
    assert [outcome.report.published_on for outcome in outcomes] == ["2014-05-20", "2014-05-08"]
    assert outcomes[0].report.date_is_inferred


def batch_of(reports, names):
    """Prepared reports, each of which names as many people, zones, slogans and figures."""
    for index in range(reports):
        said = f"会议强调，要抓好{chr(0x4E00 + index)}。"
        people = tuple(
            PersonMention(f"张{chr(0x4E00 + index)}{chr(0x5000 + at)}", MeetingPart.SPEAKER, "市长")
            for at in range(names)
        )
        slogans = tuple(NameMention(f"{chr(0x5100 + at)}{chr(0x4E03 + index)}齐飞", None) for at in range(names))
        zones = tuple(NameMention(f"{chr(0x5200 + at)}{chr(0x4E05 + index)}产业园", None) for at in range(names))
        speeches = tuple(SpeechMention(Span(0, 4), name.name, verb="强调") for name in people)
        figures = tuple(FigureMention(f"投资{at}", "1亿元", Decimal(1), "亿元", None) for at in range(names))
        document = Document("", (Paragraph(ParagraphKind.BODY, said, (), start=0),))
        draft = Draft(
            document, title=f"第{index}次工作会议召开", published_on=DateReading("2014-05-08"),
            people=people, strategies=slogans, zones=zones, speeches=speeches, figures=figures, documents=slogans,
        )  # fmt: skip
        data = f"{reports} {names} {index}".encode()
        yield Prepared(Item("a.txt", data), hashlib.sha256(data).hexdigest(), draft)


@pytest.mark.django_db
def test_a_county_s_slogan_is_found_without_marks_in_what_comes_later():
    """Also where another run taught it."""
    province = make_area("河南省", "province")
    make_area("渑池县", "county", parent=make_area("三门峡市", "city", parent=province))
    meeting = (
        "渑池县召开项目推进会\n2014年5月3日，渑池县召开项目推进会。县委书记王强强调，推动“港城融合”。县长李明主持会议。"
    )
    visit = (
        "渑池县部署防汛工作\n"
        "2014年9月20日，渑池县召开防汛会议。副县长周远要求，推动“港城融合”不松劲。各乡镇负责人到会听取雨情通报。"
    )
    import_items([Item("a.txt", meeting.encode()), Item("b.txt", visit.encode())], Options(publish=True))
    later = (
        "渑池县春季造林开工\n"
        "2014年11月8日，渑池县召开春季造林现场会。县林业局局长赵光介绍，全县正持续推进港城融合，苗木已经备齐。"
    )
    (outcome,) = import_items([Item("c.txt", later.encode())], Options(publish=True))
    assert [mention.strategy.name for mention in outcome.report.strategy_mentions.all()] == ["港城融合"]


@pytest.mark.django_db
def test_the_statements_of_a_batch_do_not_grow_with_what_its_reports_hold():
    numbers = []
    for reports, names in ((2, 1), (20, 1), (20, 30)):
        with CaptureQueriesContext(connection) as asked:
            outcomes = store(list(batch_of(reports, names)), Options(publish=True))
        assert {outcome.status for outcome in outcomes} == {ImportStatus.NEW}
        numbers.append(len(asked))
    assert Membership.objects.count() == 600
    assert numbers[2] <= numbers[1] + 12
    assert numbers[1] <= numbers[0] + 14  # the first zones come with the second batch: once for all of them
    assert numbers[2] < 117


@pytest.mark.django_db
def test_what_was_not_understood_is_told_and_holds_a_report_as_a_draft():
    others = "\n\n".join(f"{name}召开工作会议部署全年重点任务落实" for name in ("霁阳市", "云汀县", "松岭区"))
    text = f"岚浦市召开会议\n\n2014年5月8日\n\n5月7日，岚浦市召开会议。市长王强主持会议。\n\n{others}"
    (outcome,) = import_items([Item("a.txt", text.encode())], Options(publish=True))
    assert outcome.left_out == len(others) - 4
    assert "未归入正文" in str(outcome.reason)
    assert not outcome.report.is_published
    row = json.dumps({"标题": "会议召开", "日期": "某日", "正文": "市长王强主持会议。", "阅读量": 3}).encode()
    (outcome,) = import_items([Item("a#1", row)], Options(publish=True))
    assert "某日" in str(outcome.reason)
    assert outcome.ignored_columns == ("阅读量",)
    assert not outcome.report.is_published


def test_a_folder_names_office_files_as_a_zip_file_does_and_passes_over_locks(tmp_path):
    for name in ("a.txt", "b.doc", "c.xlsx", "~$b.doc", "._a.txt", "d.png", "e.mp3"):
        (tmp_path / name).write_bytes(b"x")
    wanted, others = files([tmp_path])
    assert [found.name for found in wanted] == ["a.txt", "b.doc", "c.xlsx", "d.png"]
    assert [path.name for path in others] == ["e.mp3"]

"""Workbooks come in as tables do: a report for each row, the columns known, the others named."""

import json
from datetime import date, datetime

import openpyxl
import pytest

from archive.ingest.files.formats import own_process
from archive.ingest.files.formats.ole import streams
from archive.ingest.files.formats.zips import MAX_UNPACKED
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft
from archive.ingest.prepared import prepare
from tests.archive.ingest import file_builders

WORKBOOKS = {
    "a.xlsx": file_builders.workbook(),
    "a.xls": file_builders.old_workbook(),
    "a.et": file_builders.old_workbook(),
    "a.ods": file_builders.open_workbook(),
    "mislabelled.docx": file_builders.workbook(),
    "mislabelled.csv": file_builders.old_workbook(),
    "without_suffix": file_builders.open_workbook(),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_row_below_the_head_is_a_report_with_what_its_columns_state(name):
    (item,) = items_of_bytes(WORKBOOKS[name], name)
    assert (item.name, item.problem) == (f"{name}!2014#1", None)
    report = draft(read(item.data, item.name))
    assert (report.title, report.published_on.value) == (file_builders.TITLE, "2014-05-08")
    assert {person.name for person in report.people} >= {"李明", "王强"}
    assert report.ignored_columns == ("备注",)


def rows(data, mapping=None):
    return [json.loads(item.data) for item in items_of_bytes(data, "a.xlsx", mapping or {}) if not item.problem]


def problems(data, name="a.xlsx"):
    return [item.problem.code for item in items_of_bytes(data, name) if item.problem]


def test_days_and_numbers_are_written_as_they_are_meant():
    cells = ["文", date(2014, 5, 8), datetime(2014, 5, 8, 10, 30), 20140508, 2.5, True]
    (row,) = rows(file_builders.workbook({"表": [["正文", "a", "b", "c", "d", "e"], cells]}))
    assert list(row.values()) == ["文", "2014-05-08", "2014-05-08T10:30:00", "20140508", "2.5", "True"]


def test_a_column_may_be_mapped():
    data = file_builders.workbook({"表": [["新闻稿", "题"], ["文。", "甲"]]})
    assert problems(data) == ["no_text_column"]
    assert rows(data, {"新闻稿": "text"}) == [{"text": "文。", "题": "甲"}]


def test_every_sheet_with_a_head_is_read_and_the_others_are_named():
    table = [["正文"], ["一。"]]
    data = file_builders.workbook({"说明": [["本表由办公室填写"]], "2013": table, "2014": table, "空": []})
    items = list(items_of_bytes(data, "a.xlsx"))
    assert [item.name for item in items] == ["a.xlsx!2013#1", "a.xlsx!2014#1", "a.xlsx"]
    problem = items[-1].problem
    assert (problem.code, problem.params, problem.is_failure) == (
        "sheets_passed_over", {"count": 1, "names": "说明"}, False,
    )  # fmt: skip


def test_cells_of_columns_without_a_name_or_of_one_name_are_kept_apart():
    data = file_builders.workbook(
        {"表": [["正文", "", "备注", "备注"], ["文。", "甲", "乙", "丙", "丁"], [], ["二。"]]}
    )
    first = {"正文": "文。", "#2": "甲", "备注": "乙", "备注 #4": "丙", "#5": "丁"}
    assert rows(data) == [first, {"正文": "二。"}]


def far_cell():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "正文", "远"
    return file_builders.saved(book)


def member_of(size):
    return file_builders.zipped(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": b" " * size}
    )


HOSTILE = {
    "empty": (file_builders.workbook({"空": []}), "no_text_column"),
    "cut off": (file_builders.old_workbook()[:2500], "damaged"),
    "cells that fill all memory": (far_cell(), "too_much_memory"),
    "a bomb": (member_of(30_000_000), "packed_too_tightly"),
    "no workbook": (file_builders.zipped({"[Content_Types].xml": "<", "xl/workbook.xml": "<"}), "damaged"),
    "entities": (
        file_builders.zipped({
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>',
        }),
        "damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_and_kept(kind):
    data, code = HOSTILE[kind]
    (item,) = items_of_bytes(data, "a.xlsx")
    assert (item.data, prepare(item).problem.code) == (data, code)


def test_a_claimed_size_of_four_gigabytes_is_refused():
    data = member_of(10)
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 1) + 24
    assert MAX_UNPACKED < 0xFFFFFFF0
    assert problems(data[:at] + b"\xf0\xff\xff\xff" + data[at + 4 :]) == ["too_large_unpacked"]


def test_a_row_above_its_bound_is_named(monkeypatch):
    monkeypatch.setattr("archive.ingest.files.formats.sheets.MAX_ROW", 40)
    data = file_builders.workbook({"表": [["正文"], ["长" * 50], ["短"]]})
    assert (problems(data), rows(data)) == (["too_large"], [{"正文": "短"}])


def test_a_workbook_that_takes_too_long_is_given_up(monkeypatch, tmp_path):
    (tmp_path / "sheet_rows.py").write_text("import time; time.sleep(60)")
    monkeypatch.setattr(own_process, "_PROGRAMS", tmp_path)
    monkeypatch.setattr(own_process, "SECONDS", 0.5)
    assert problems(file_builders.workbook()) == ["too_slow"]


def test_a_damaged_workbook_in_a_zip_file_does_not_stop_the_others():
    data = file_builders.zipped({"a.xls": file_builders.old_workbook()[:2500], "b.xlsx": file_builders.workbook()})
    assert [(item.name, prepare(item).problem is None) for item in items_of_bytes(data, "z.zip")] == [
        ("z.zip!a.xls", False), ("z.zip!b.xlsx!2014#1", True),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [0, 8, 100, 511, 512, 600, 1024])
def test_a_compound_file_that_is_cut_off_or_runs_in_a_circle_has_no_streams(cut):
    data = file_builders.old_workbook()
    assert streams(data) == {"Workbook"}
    assert streams(data[:cut]) == frozenset()


def test_a_directory_that_runs_in_a_circle_ends():
    data = bytearray(file_builders.old_workbook())
    fat, directory = (int.from_bytes(data[at : at + 4], "little") for at in (76, 48))
    at = (fat + 1) * 512 + 4 * directory
    data[at : at + 4] = directory.to_bytes(4, "little")
    assert streams(bytes(data)) == {"Workbook"}


def test_a_text_with_tabs_that_a_website_calls_xls_is_a_table():
    (item,) = items_of_bytes("标题\t正文\n甲\t文。\n".encode("gbk"), "a.xls")
    assert (item.name, json.loads(item.data)) == ("a.xls#1", {"标题": "甲", "正文": "文。"})

"""Tables as offices and crawlers write them: every cell is taken or named, stated days are read in every form."""

import csv
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import tables
from archive.ingest.files.formats.columns import COLUMNS, ignored, known_as, renamed
from archive.ingest.files.formats.given import stated_day
from archive.ingest.files.formats.tables import json_array
from archive.ingest.files.formats.zip_members import is_hidden
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft
from tests.archive.ingest import file_builders

TEXT = "会议强调，要抓好港口建设。市委书记李明出席会议并讲话。"


def rows_of(text, name="a.csv", encoding="utf-8", **options):
    items = list(items_of_bytes(text.encode(encoding), name, **options))
    return [item.problem.code if item.problem else json.loads(item.data) for item in items]


@pytest.mark.parametrize(
    "written",
    [
        "2014年5月8日 星期四", "2014年5月8日（周四）", "2014年5月8日10时30分", "２０１４年５月８日",
        "二〇一四年五月八日",
        "8-May-14", "May 8, 2014", "5/8/2014", "2014.5.8", "2014-05-08 9:30 上午",
        "Thu, 08 May 2014 10:00:00 +0800", "Wed, 07 May 2014 20:00:00 GMT", "2014-05-07T16:00:00Z",
        "2014-05-08T23:59:59+08:00", "41767", "41767.4375", "1399507200", "1399507200000",
    ],
)  # fmt: skip
def test_a_stated_day_is_read_in_every_form(written):
    assert stated_day(written).value == "2014-05-08"


@pytest.mark.parametrize("written", ["0", "待定", "14", "2014-02-30", "99999", "99/99/2014", "8-Foo-14"])
def test_what_is_no_day_is_none(written):
    assert stated_day(written) is None


def test_days_that_had_to_be_understood_say_how():
    assert stated_day("5/8/2014").is_inferred
    assert stated_day("41767").is_inferred
    assert not stated_day("5/18/2014").is_inferred


def test_a_stated_day_that_is_not_understood_is_kept_for_telling():
    row = {"标题": "会议召开", "日期": "某日", "正文": TEXT, "阅读量": "12"}
    read_draft = draft(read(json.dumps(row).encode(), "a#1"))
    assert (read_draft.unread_day, read_draft.ignored_columns) == ("某日", ("阅读量",))


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("新闻内容", "text"), ("Article_Body", "text"), ("PublishDate", "published_on"), ("发布 时间", "published_on"),
        ("sourceName", "publisher"), ("news_url", "url"), ("新闻标题", "title"), ("阅读量", ""), ("新闻", ""),
        ("article", "text"), ("发文时间", "published_on"), ("公众号名称", "publisher"), ("原文地址", "url"),
    ],
)  # fmt: skip
def test_columns_of_crawlers_are_known(column, key):
    assert known_as(column) == key


def test_no_name_of_a_column_means_two():
    names = [name for names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


def test_what_is_ignored_is_named_and_empty_columns_are_not():
    assert ignored({"正文": TEXT, "责编": "李明", "备注": "", "content": "又一份"}) == ("正文", "责编")


def test_a_column_can_be_mapped_and_nothing_is_written_over():
    assert renamed(["稿", "text"], {"稿": "text"}) == ["text", "text (2)"]
    assert rows_of(f"题名,稿\n会议召开,{TEXT}\n", mapping={"稿": "text"}) == [{"题名": "会议召开", "text": TEXT}]
    array = json.dumps([{"稿": TEXT}])
    assert rows_of(array, "a.json", mapping={"稿": "text"}) == [{"text": TEXT}]


def test_cells_beyond_the_head_are_joined_to_the_last_text_or_refused():
    assert rows_of("标题,正文\n会议召开,加强值守,备足物资,确保安全。\n") == [
        {"标题": "会议召开", "正文": "加强值守,备足物资,确保安全。"}
    ]
    assert rows_of("正文,标题\n加强值守,备足物资,会议召开\n") == ["cells_beyond_head"]


@pytest.mark.parametrize(
    "text",
    [
        f"sep=;\r\n标题;正文\r\n会议召开;{TEXT}\r\n",
        f"港口情况汇总表,\n\n标题,正文\n会议召开,{TEXT}\n",
        f"\ufeff标题\t正文\n会议召开\t{TEXT}\n",
    ],
)
def test_what_programs_put_above_the_rows(text):
    assert rows_of(text) == [{"标题": "会议召开", "正文": TEXT}]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "gb18030"])
def test_a_table_saved_as_text_is_a_table(encoding):
    assert rows_of(f"标题\t正文\n会议召开\t{TEXT}\n", "a.txt", encoding) == [{"标题": "会议召开", "正文": TEXT}]


def test_a_text_with_tabs_is_no_table():
    (item,) = items_of_bytes(f"会议\t召开\n{TEXT}\n".encode(), "a.txt")
    assert item.name == "a.txt"


def test_a_quotation_mark_that_is_never_closed_swallows_no_row():
    rows = rows_of(f'标题,正文\n"未闭合会议召开,{TEXT}\n会议召开,{TEXT}\n')
    assert [row["标题"].strip('"') for row in rows] == ["未闭合会议召开", "会议召开"]


@pytest.mark.parametrize(
    "whole", [[{"text": TEXT}, {"text": TEXT + "又"}], {"data": [{"text": TEXT}, {"text": TEXT + "又"}]}]
)
def test_an_array_of_objects_is_a_table(whole):
    assert len(rows_of(json.dumps(whole), "a.json")) == 2


def test_locks_and_hidden_files_are_passed_over_in_zip_files():
    packed = file_builders.zipped({"~$会议.docx": b"x", "._a.txt": b"x", "a.txt": TEXT.encode()})
    assert [item.name for item in items_of_bytes(packed, "a.zip")] == ["a.zip!a.txt"]
    assert is_hidden("卷/.git/a.txt")
    assert not is_hidden("../a.txt")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="a文,;\t|\"'\r\n\x00\x01 \u2028=", max_size=60))
def test_whatever_stands_in_a_table_is_a_row_or_a_problem(tail):
    for head in ("正文,标题", "sep=;\n正文;标题", ""):
        with suppress(Unreadable):
            list(tables.csv_rows(head + tail))


@pytest.mark.parametrize("text", ["正文,标题\r\x01", "\r正文,标题\r甲,乙\r"])
def test_a_bare_carriage_return_ends_a_line_of_the_head_too(text):
    assert [type(row) for row in tables.csv_rows(text)] == [bytes]


def test_a_head_that_is_no_line_of_a_table_is_told(monkeypatch):
    before = csv.field_size_limit()
    monkeypatch.setattr(tables, "MAX_ROW", 10)
    with pytest.raises(Unreadable) as problem:
        list(tables.csv_rows("正文," + "长" * 20 + "\n1,2\n"))
    csv.field_size_limit(before)  # the whole process has one
    assert problem.value.code == "damaged"


ROWS = [{"标题": "一", "正文": "一。"}, {"标题": "二", "正文": "二。"}]
OTHERS = [{"id": 1}]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (ROWS, ["一。", "二。"]),
        ({"data": {"page": {"list": ROWS}}, "tags": OTHERS}, ["一。", "二。"]),
        ({"2013": ROWS[:1], "2014": ROWS[1:], "字段": OTHERS}, ["一。", "二。"]),
        ({"a": {"b": {"c": {"d": {"e": ROWS}}}}}, None),
        ({"a": OTHERS, "b": OTHERS}, None),
        ({"正文": "一份报道。", "附件": OTHERS}, None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_json_is_its_rows_however_deep_they_lie_and_in_every_encoding(value, texts, encoding):
    rows = json_array(json.dumps(value, ensure_ascii=False).encode(encoding))
    assert (rows and [json.loads(row)["正文"] for row in rows]) == texts


def test_the_only_list_of_an_object_is_its_rows_so_that_each_is_named_with_its_reason():
    items = list(items_of_bytes(b'{"items": [{"id": 1}, {"id": 2}]}', "a.json"))
    assert [(item.name, item.problem.code) for item in items] == [
        ("a.json#1", "no_text_column"), ("a.json#2", "no_text_column"),
    ]  # fmt: skip


def test_a_list_inside_an_object_may_have_its_text_column_mapped():
    rows = json_array('{"a": [{"稿": "一。"}], "b": [{"id": 1}]}'.encode(), {"稿": "text"})
    assert [json.loads(row) for row in rows] == [{"text": "一。"}]


HOSTILE_JSON = {"empty": b"", "cut off": b'[{"text": "a"}, {"te', "deep": b"[" * 100_000, "numbers": b"[1, 2]"}


@pytest.mark.parametrize("kind", HOSTILE_JSON)
def test_json_that_is_damaged_or_holds_no_rows_is_one_file_with_its_bytes(kind):
    (item,) = items_of_bytes(HOSTILE_JSON[kind], "a.json")
    assert item.data == HOSTILE_JSON[kind]


def test_who_wrote_a_report_may_be_stated_beside_it():
    row = {"标题": "会议召开", "作者": "秦子望 通讯员 骆文轩", "正文": TEXT}
    assert draft(read(json.dumps(row).encode(), "a#1")).byline == ("秦子望", "骆文轩")
    page = f"---\ntitle: 会议召开\nauthor: 秦子望\n---\n\n{TEXT}\n"
    assert draft(read(page.encode(), "a.md")).byline == ("秦子望",)
    assert draft(read(page.replace("秦子望", "岚浦财经").encode(), "a.md")).byline == ()

"""The heads of tables, and where in a file they lie, are shown before anything is read."""

import io
import zipfile

import pytest

from archive.ingest.files import previews as module
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.previews import previews
from tests.archive.ingest import file_builders

TABLE = "名,说了什么\n甲,一。\n"
HEAD = ("名", "说了什么")


def heads(data, name):
    return {place: shown.names for place, shown in previews(data, name)}


def test_tables_are_found_in_zip_files_workbooks_and_gzip_files():
    book = file_builders.workbook({"表": [["名", "说了什么"], ["甲", "一。"]], "空": []})
    deeper = file_builders.zipped({"too-deep.csv": TABLE})
    inner = file_builders.zipped({"c.jsonl": '{"名": "甲", "说了什么": "一。"}', "deeper.zip": deeper})
    members = {
        "a.csv": TABLE,
        "n.txt": "不是表格。",
        "inner.zip": inner,
        "b.csv.gz": file_builders.gzipped(TABLE.encode()),
    }
    data = file_builders.zipped({**members, "book.xlsx": book, "__MACOSX/a.csv": TABLE})
    places = ("z.zip!a.csv", "z.zip!inner.zip!c.jsonl", "z.zip!b.csv.gz", "z.zip!book.xlsx!表")
    assert heads(data, "z.zip") == dict.fromkeys(places, HEAD)
    assert heads(book, "book.xlsx") == {"book.xlsx!表": HEAD}


def test_what_is_said_of_a_table_reaches_the_one_at_its_place():
    second = "名,说了什么\n乙,二。\n"
    book = file_builders.workbook({"一": [["甲", "乙"], ["文。", "题"]], "二": [["甲", "乙"], ["题", "文。"]]})
    data = file_builders.zipped({"a.csv": TABLE, "b.csv": second, "book.xlsx": book})
    said = {
        "z.zip!a.csv": {"说了什么": "text"}, "z.zip!b.csv": {"名": "text"},
        "z.zip!book.xlsx!一": {"甲": "text"}, "z.zip!book.xlsx!二": {"乙": "text"},
    }  # fmt: skip
    assert set(said) == set(heads(data, "z.zip"))
    items = list(items_of_bytes(data, "z.zip", of_tables=said))
    assert [item.data.decode() for item in items] == [
        '{"名": "甲", "text": "一。"}', '{"text": "乙", "说了什么": "二。"}',
        '{"text": "文。", "乙": "题"}', '{"甲": "题", "text": "文。"}',
    ]  # fmt: skip


def test_columns_of_a_sheet_without_a_name_can_be_said_something_of():
    book = file_builders.workbook({"表": [["名", None, "日"], ["甲", "文。", "2014-05-08"]]})
    ((place, shown),) = previews(book, "a.xlsx")
    assert shown.names == ("名", "#2", "日")
    (item,) = items_of_bytes(book, "a.xlsx", of_tables={place: {"#2": "text"}})
    assert '"text": "文。"' in item.data.decode()


def locked():
    packed = bytearray(file_builders.zipped({"a.csv": TABLE}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + flags] |= 1
    return bytes(packed)


@pytest.mark.parametrize(
    "data",
    [
        locked(), file_builders.zipped({"a.csv": TABLE})[:-30], file_builders.workbook()[:-200],
        file_builders.gzipped(TABLE.encode())[:-12], file_builders.zipped({"a.csv": "0" * 20_000_000}),
        file_builders.zipped({"a.xlsx": b"PK\x03\x04", "b.json": "[{", "c.csv": b"\xff\xfe\x00"}),
    ],
)  # fmt: skip
def test_nothing_is_shown_of_what_cannot_be_read(data):
    assert heads(data, "z.zip") == {}


def test_a_damaged_member_hides_no_other():
    data = file_builders.zipped({"a.csv": TABLE, "b.csv": TABLE})
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        at = packed.getinfo("a.csv").header_offset + 30 + len("a.csv")
    assert set(heads(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "z.zip")) >= {"z.zip!b.csv"}


def test_no_more_is_unpacked_than_the_bound_of_all_files_within_files(monkeypatch):
    inner = file_builders.zipped({"a.csv": TABLE})
    data = file_builders.zipped({"1.zip": inner, "2.zip": inner})
    monkeypatch.setattr(module, "_MOST_UNPACKED", len(inner) + len(TABLE.encode()))
    assert set(heads(data, "z.zip")) == {"z.zip!1.zip!a.csv"}

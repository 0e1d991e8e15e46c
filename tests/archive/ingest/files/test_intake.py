"""What lies in folders' files, zip files, gzip files and tables: every report, one at a time, within bounds."""

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.files import intake
from archive.ingest.files.formats.zip_members import member_name
from archive.ingest.files.intake import Item, items_of_bytes, items_of_file
from archive.ingest.files.reading import read
from tests.archive.ingest import file_builders


def named(data, name):
    return {item.name: item.problem.code if item.problem else item.data for item in items_of_bytes(data, name)}


def test_a_plain_file_is_one_item_with_its_bytes():
    assert list(items_of_bytes(b"x", "a.txt")) == [Item("a.txt", b"x")]
    word = file_builders.word()  # two made at different times differ
    assert list(items_of_bytes(word, "a.docx")) == [Item("a.docx", word)]


def test_json_lines_are_an_item_each_with_their_own_bytes():
    data = file_builders.json_lines(file_builders.ROW, {"text": "二"}) + b"\n\n[1]\n"
    found = named(data, "a.jsonl")
    assert list(found) == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    assert b"\n".join(list(found.values())[:2]) in data
    assert list(named(file_builders.gzipped(data), "a.jsonl.gz")) == ["a.jsonl.gz#1", "a.jsonl.gz#2", "a.jsonl.gz#3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_an_item_for_each_row_in_the_encodings_of_excel(encoding, delimiter):
    rows = [["标题", "正文"], ["会议一", '"第一行，\n第二行"'], ["", ""], ["会议二", "正文二"]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    found = named(data, "表.csv")
    assert list(found) == ["表.csv#1", "表.csv#2"]
    assert "第一行，\\n第二行" in found["表.csv#1"].decode()


def test_a_table_without_texts_is_refused():
    assert named(b"a,b\n1,2\n", "a.csv") == {"a.csv": "no_text_column"}


def test_a_zip_file_holds_files_tables_and_zip_files_with_names_in_gbk():
    inner = file_builders.zipped({"b.txt": "二", "deeper.zip": file_builders.zipped({"c.txt": "三"})})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("文件/a.txt".encode("gbk").decode("cp437"), "一")
        file.writestr("l.jsonl", file_builders.json_lines())
        file.writestr("inner.zip", inner)
        for unwanted in ("x.exe", ".hidden.txt", "__MACOSX/a.txt"):
            file.writestr(unwanted, "无")
    data = packed.getvalue()
    # What zipfile wrote as UTF-8 is marked so; Windows marks nothing.
    assert set(named(data, "z.zip")) >= {"z.zip!l.jsonl#1", "z.zip!inner.zip!b.txt"}
    assert named(data, "z.zip")["z.zip!inner.zip!deeper.zip"] == "too_deep"
    assert len(named(data, "z.zip")) == 4
    member = zipfile.ZipInfo("文件.txt".encode("gbk").decode("cp437"))
    member.flag_bits = 0
    assert member_name(member) == "文件.txt"


def test_what_grows_beyond_measure_is_named_and_the_rest_comes_in(monkeypatch):
    data = file_builders.zipped({"bomb.txt": b"0" * 20_000_000, "a.txt": "一"})
    assert named(data, "z.zip") == {"z.zip!bomb.txt": "packed_too_tightly", "z.zip!a.txt": "一".encode()}
    assert named(file_builders.gzipped(b"0" * 50_000_000), "b.txt.gz") == {"b.txt.gz": "packed_too_tightly"}
    monkeypatch.setattr(intake, "MAX_UNPACKED", 10)
    assert named(file_builders.zipped({"a.txt": b"0123456789a"}), "z.zip") == {"z.zip": "too_large_unpacked"}


def test_what_holds_nothing_or_is_broken_is_named():
    assert named(file_builders.zipped({"x.exe": "x"}), "z.zip") == {"z.zip": "no_reports"}
    whole = file_builders.zipped({"a.txt": "一" * 500})
    assert set(named(whole[:-30], "z.zip").values()) == {"damaged"} or named(whole[:-30], "z.zip") == {
        "z.zip": whole[:-30]
    }
    assert named(file_builders.gzipped(b"abc" * 1000)[:-9], "a.txt.gz") == {"a.txt.gz": "damaged"}


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (item,) = items_of_file(large, "large.txt")
    assert (item.data, item.problem.code) == (b"", "too_large")


def test_a_row_that_is_too_long_is_passed_over(monkeypatch):
    monkeypatch.setattr("archive.ingest.files.formats.tables.MAX_ROW", 200)
    data = file_builders.json_lines({"text": "长" * 100}) + b"\n" + file_builders.json_lines({"text": "短"})
    assert named(data, "a.jsonl") == {"a.jsonl#1": "too_large", "a.jsonl#2": file_builders.json_lines({"text": "短"})}


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["a.zip", "a.gz", "a.csv", "a.jsonl", "a.txt", "a.jsonl.gz"]),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08"]),
    st.binary(max_size=300),
)
def test_whatever_the_bytes_items_come_back(name, head, tail):
    assert all(item.data or item.problem for item in items_of_bytes(head + tail, name)) or not head + tail


def test_a_line_that_is_no_report_is_named_and_kept():
    lines = [b'{"id": 1}', b"[1]", b'{"text": "cut', b"words", b'{"title": "a", "text": null}']
    found = list(items_of_bytes(b"\n".join(lines), "a.jsonl"))
    assert [item.data for item in found] == lines
    assert [item.problem.code for item in found] == [
        "no_text_column", "no_text_column", "damaged", "damaged", "no_text_column",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_json_lines_are_read_with_a_mark_and_in_gbk(encoding):
    data = file_builders.json_lines(file_builders.ROW, file_builders.ROW).decode().encode(encoding)
    found = list(items_of_bytes(data, "a.jsonl"))
    assert [item.problem for item in found] == [None, None]
    assert {read(item.data, item.name).given.title for item in found} == {file_builders.TITLE}


def test_a_file_that_cannot_be_unpacked_keeps_its_bytes():
    broken = file_builders.gzipped(b"abc" * 1000)[:-9]
    (item,) = items_of_bytes(broken, "a.txt.gz")
    assert (item.data, item.problem.code) == (broken, "damaged")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_in_zip_files_of_windows_and_macos(encoding):
    member = zipfile.ZipInfo("会议纪要.txt".encode(encoding).decode("cp437"))
    assert member_name(member) == "会议纪要.txt"


def test_packed_files_that_cannot_be_read_are_named_and_kept_and_what_is_no_page_is_not():
    data = file_builders.zipped({"a.txt": "一", "b.7z": "旧", "c.RAR": "旧", "d.mp4": "影"})
    found = {item.name: item for item in items_of_bytes(data, "z.zip")}
    assert list(found) == ["z.zip!a.txt", "z.zip!b.7z", "z.zip!c.RAR"]
    assert {item.problem.code for item in list(found.values())[1:]} == {"unsupported"}
    assert found["z.zip!b.7z"].data == "旧".encode()


def test_a_damaged_member_is_kept_as_it_lies_in_the_zip_file():
    data = bytearray(file_builders.zipped({"a.txt": "一" * 500, "b.txt": "二"}))
    packed = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("a.txt")
    data[45] ^= 0xFF
    damaged, whole = items_of_bytes(bytes(data), "z.zip")
    assert (damaged.problem.code, whole.data) == ("damaged", "二".encode())
    assert damaged.data == bytes(data[: 30 + len("a.txt") + packed.compress_size])


def test_a_zip_file_with_a_stray_part_of_office_is_no_document():
    assert list(named(file_builders.zipped({"[Content_Types].xml": "x", "a.txt": "一"}), "z.zip")) == ["z.zip!a.txt"]


def test_json_lines_are_read_in_utf_16():
    data = file_builders.json_lines(file_builders.ROW, file_builders.ROW).decode().encode("utf-16")
    assert [read(item.data, item.name).given.title for item in items_of_bytes(data, "a.jsonl")] == [
        file_builders.TITLE
    ] * 2


@pytest.fixture
def limit_of_fields():
    """The limit that reading a table sets is one for the whole process."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)


def test_a_row_of_a_table_that_cannot_be_read_keeps_its_lines(monkeypatch, limit_of_fields):
    monkeypatch.setattr("archive.ingest.files.formats.tables.MAX_ROW", 20)
    first, bad, good = items_of_bytes("text\n一\n".encode() + b"x" * 30 + "\n二\n".encode(), "a.csv")
    assert (bad.problem.code, bad.data) == ("damaged", b"x" * 30 + b"\n")
    assert (first.problem, good.problem) == (None, None)


def test_a_zip_file_of_an_unknown_version_is_damaged():
    data = file_builders.zipped({"a.txt": "一"})
    directory = data.index(b"PK\x01\x02")
    assert set(named(data[: directory + 6] + b"\xbf" + data[directory + 7 :], "z.zip").values()) == {"damaged"}


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl"])
def test_a_table_of_no_rows_is_named(name):
    data = "标题\t正文\n".replace("\t", "," if name == "a.csv" else "\t") if name != "a.jsonl" else "\n\n"
    (item,) = items_of_bytes(data.encode(), name)
    assert (item.name, item.problem.code) == (name, "empty")

"""Captures of web pages: each page of text is a report with its address and time; the rest is counted and named."""

import gzip
import io
import quopri
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.errors import TEMPLATES
from archive.ingest.files import intake
from archive.ingest.files.formats.saved_page import holds_text, moment
from archive.ingest.files.formats.single_file import page_of
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.reading import MAX_TEXT, read
from archive.ingest.pipeline import draft
from archive.ingest.prepared import prepare
from tests.archive.ingest import file_builders
from tests.archive.ingest.file_builders import record, web_archive

PAGE = file_builders.page().encode()
WHEN = datetime(2023, 11, 28, 2, 3, 4, tzinfo=UTC)
GZIPPED_BY_RECORD = gzip.compress(web_archive()[: -len(record(PAGE))]) + gzip.compress(record(PAGE))


def wacz(**members):
    return file_builders.zipped({
        "datapackage.json": "{}", "pages/pages.jsonl": '{"text": "不是报道"}', "indexes/index.cdx.gz": b"x",
        "archive/data.warc.gz": GZIPPED_BY_RECORD, **members,
    })  # fmt: skip


CAPTURES = {
    "a.warc": web_archive(),
    "a.warc.gz": GZIPPED_BY_RECORD,
    "whole.warc.gz": gzip.compress(web_archive()),
    "mislabelled.html": web_archive(),
    "a.wacz": wacz(),
    "mislabelled.zip": wacz(),
    "chunked.warc": web_archive(record(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), Transfer_Encoding="chunked")),
    "packed.warc": web_archive(record(gzip.compress(PAGE), Content_Encoding="gzip")),
    "gbk.warc": web_archive(record(file_builders.page().encode("gbk"), content_type="text/html; charset=gb2312")),
    "undeclared.warc": web_archive(record(file_builders.page().encode("gbk"), content_type="text/html")),
    "a.html": file_builders.single_file_page(),
    "large.html": file_builders.single_file_page(b"x" * 2 * MAX_TEXT),
}


def split(data, name):
    """(the items that may be reports, the problems of the others)."""
    items = list(items_of_bytes(data, name))
    return [item for item in items if not item.problem], [item.problem for item in items if item.problem]


@pytest.mark.parametrize("name", CAPTURES)
def test_a_page_is_a_report_with_its_address_and_time(name):
    (item,), problems = split(CAPTURES[name], name)
    prepared = prepare(item)
    assert (prepared.problem, prepared.url, prepared.captured_at) == (None, file_builders.URL, WHEN)
    assert prepared.draft.title == file_builders.TITLE
    assert {person.name for person in prepared.draft.people} >= {"李明", "王强"}
    assert not any(problem.is_failure for problem in problems)


def test_the_bytes_kept_are_the_record_with_its_headers_and_come_in_alike_again():
    (item,), _problems = split(web_archive(), "a.warc")
    assert item.name == "a.warc#2"
    assert item.data.startswith(b"WARC/1.0\r\n")
    assert item.data.endswith(b"charset=utf-8\r\n\r\n" + PAGE)
    again, none = split(item.data, "b.warc")
    assert ([each.data for each in again], none) == ([item.data], [])


def test_what_is_no_page_of_text_is_counted_and_named_and_no_failure():
    picture = record(b"\x89PNG", content_type="image/png")
    links = record(f"<html><body><a href='/'>首页</a><p>上一页。</p><script>'{'字。' * 40}'</script>".encode())
    data = web_archive(picture, picture, record(PAGE), links, record(PAGE, status="404 Not Found"))
    items, (problem,) = split(data, "a.warc")
    assert [item.name for item in items] == ["a.warc#4"]
    assert (problem.code, problem.is_failure) == ("records_passed_over", False)
    assert problem.params == {"count": 5, "names": "image/png 2、warcinfo 1、text/html 1、HTTP 404 1"}


def test_an_archive_of_pictures_alone_is_named():
    assert split(web_archive(record(b"x", content_type="image/png")), "a.warc")[0] == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty", b"", None),
        ("no records", b"WARC/1.0\r\n", "damaged"),
        ("cut off", web_archive(record(PAGE), record(PAGE))[:-100], "damaged"),
        ("4 GB claimed", record(PAGE).replace(b"Content-Length: ", b"Content-Length: 4294967296"), "too_large"),
        ("endless header", b"WARC/1.0\r\nA: " + b"a" * 3_000_000, "damaged"),
        ("other bytes", b"WARC/1.0\r\n\r\n" + b"\x00" * 5000, "damaged"),
    ],
)  # fmt: skip
def test_a_damaged_archive_gives_what_stands_before_the_damage_and_its_reason(name, data, code):
    items, problems = split(data, "a.warc")
    assert len(items) == {"cut off": 1, "empty": 1}.get(name, 0)
    assert [problem.code for problem in problems if problem.is_failure] == ([code] if code else [])


def test_a_record_above_its_bound_is_named_with_its_address_and_not_kept(monkeypatch):
    monkeypatch.setattr(intake, "MAX_BYTES", 100_000)
    data = web_archive(record(b"x" * 200_000, url="http://a.example/large"), record(PAGE))
    items = list(items_of_bytes(data, "a.warc"))
    assert (items[0].place, items[0].data, items[0].problem.code) == (
        "a.warc#2 http://a.example/large", b"", "too_large",
    )  # fmt: skip
    assert items[1].problem is None


BOMBS = {
    "page": (web_archive(record(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip")), "too_large"),
    "archive": (gzip.compress(web_archive(record(b" " * 50_000_000, content_type="a/b"))), "packed_too_tightly"),
    "coding": (web_archive(record(b"x", Content_Encoding="br")), "unsupported"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_grows_beyond_measure_or_is_packed_in_another_way_is_refused(name):
    data, code = BOMBS[name]
    items, problems = split(data, "a.warc.gz" if name == "archive" else "a.warc")
    problems += [prepare(item).problem for item in items]
    assert [problem.code for problem in problems if problem.is_failure] == [code]


def test_an_archive_may_be_longer_than_any_other_file(monkeypatch):
    monkeypatch.setattr("archive.ingest.files.formats.gunzipped.MAX_UNPACKED", 100)
    monkeypatch.setattr(intake, "MAX_UNPACKED", 100)
    assert len(split(GZIPPED_BY_RECORD, "a.warc.gz")[0]) == 1
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("archive/a.warc.gz", GZIPPED_BY_RECORD)
        packed.writestr("datapackage.json", "{}")
    assert len(split(file.getvalue(), "a.wacz")[0]) == 1


def test_a_damaged_archive_in_a_zip_file_does_not_stop_the_others():
    data = file_builders.zipped({"a.warc": b"WARC/1.0\r\n", "b.warc": web_archive(), "c.wacz": b"PK\x03\x04"})
    items, problems = split(data, "z.zip")
    assert [item.name for item in items] == ["z.zip!b.warc#2"]
    assert [problem.code for problem in problems] == ["damaged", "records_passed_over", "damaged"]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([web_archive(), GZIPPED_BY_RECORD, record(PAGE)]), st.data())
def test_whatever_the_bytes_items_or_reasons_come_back(whole, data):
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 40)) :]
    for item in items_of_bytes(damaged, "a.warc"):
        problem = item.problem or prepare(item).problem
        assert problem is None or problem.code in set(TEMPLATES) - {"fault"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-11-28T02:03:04Z", WHEN), ("2023-11-28T02:03:04.123456Z", WHEN.replace(microsecond=123456)),
        ("Tue, 28 Nov 2023 10:03:04 +0800", WHEN), ("28 Xyz 2023 10:03:04 +0800", None),
        ("2023-11-28", None), ("0001-01-01T00:00:00+14:00", None), ("", None),
    ],
)  # fmt: skip
def test_the_time_of_a_capture(written, day):
    assert moment(written) == day


def test_a_page_holds_text_where_a_long_line_has_a_sentence():
    sentence = "会议指出要坚持把发展工业放在首位，加快建设重点项目，确保完成全年任务。"
    assert holds_text(f"<p>{sentence[:12]}<b>{sentence[12:20]}</b>{sentence[20:]}</p>")
    assert not holds_text(f"<p>首页。</p><style>{sentence}</style><!-- {sentence} --><div title='{sentence}'>x</div>")
    assert holds_text(f"<script>endless <p>{sentence}</p>")


def test_a_page_that_no_program_noted_is_no_capture():
    assert page_of(PAGE) is None
    assert read(file_builders.single_file_page(), "a.html").text.count("data:,") == 1


def test_a_page_saved_as_mhtml_tells_its_address_and_time():
    head = f"Snapshot-Content-Location: {file_builders.URL}\r\nDate: Tue, 28 Nov 2023 10:03:04 +0800\r\n"
    given_by = read(head.encode() + file_builders.saved_page(), "a.mht").given
    assert (given_by.url, given_by.captured_at) == (file_builders.URL, WHEN)
    assert draft(read(file_builders.saved_page(), "a.mht")).title == file_builders.TITLE


def test_each_archive_of_a_wacz_is_read_packed_by_record_or_not_at_all():
    data = wacz(**{"archive/b.warc": record(PAGE), "archive/c.warc.gz": gzip.compress(record(PAGE))})
    read_from = [item.name for item in items_of_bytes(data, "a.wacz") if not item.problem]
    assert [name.split("#")[0].split("!")[1] for name in read_from] == [
        "archive/data.warc.gz",
        "archive/b.warc",
        "archive/c.warc.gz",
    ]


def test_a_page_saved_as_mhtml_in_quoted_printable_is_read_by_the_character_set_of_its_own_head():
    page = file_builders.page().replace("<body>", '<head><meta charset="gbk"></head><body>')
    head = (
        "Snapshot-Content-Location: http://news.example/a.html\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    data = head.encode() + quopri.encodestring(page.encode("gbk")) + b"\r\n--b--\r\n"
    assert file_builders.LINES[0] in read(data, "a.mht").text

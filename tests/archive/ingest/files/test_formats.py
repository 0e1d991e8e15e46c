"""Every format that offices and websites hand over gives the same report; what is none is refused with its reason."""

import io
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.ingest.document import ParagraphKind
from archive.ingest.errors import TEMPLATES, Unreadable
from archive.ingest.files.formats import mht, own_process, pdf, rows
from archive.ingest.files.formats.given import stated_day
from archive.ingest.files.formats.ole import MAGIC, streams
from archive.ingest.files.formats.packages import package_of
from archive.ingest.files.intake import Item
from archive.ingest.files.reading import MAX_TEXT, read
from archive.ingest.pipeline import draft
from archive.ingest.prepared import prepare
from tests.archive.ingest import file_builders

FORMATS = {
    "a.pdf": file_builders.pdf(),
    "a.docx": file_builders.word(),
    "a.mht": file_builders.saved_page(),
    "a.odt": file_builders.open_text(),
    "a.rtf": file_builders.rich_text(),
    "a.ofd": file_builders.layout_document(),
    "mislabelled.doc": file_builders.rich_text(),
    "b.mht": file_builders.saved_page("x-unheard-of", "utf-8"),
    "a.html": file_builders.page().encode("gb18030"),
    "a.txt": "\r\n".join([file_builders.TITLE, *file_builders.LINES]).encode("utf-16"),
    "big5.txt": "全市工業工作會議召開\n5月7日,會議在霽陽市召開。市委書記李明出席會議並講話,市長王強主持會議。".encode(
        "big5"
    ),
    "a.jsonl#1": file_builders.json_lines(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_people_and_headline(name):
    read_draft = draft(read(FORMATS[name], name))
    assert {(person.name, str(person.part)) for person in read_draft.people} >= {
        ("李明", "speaker"), ("王強" if "big5" in name else "王强", "chair"),
    }  # fmt: skip
    assert read_draft.title in (file_builders.TITLE, "全市工業工作會議召開")
    body = read_draft.document.body
    assert all(body[p.span.start : p.span.end] == p.name for p in read_draft.people if p.span)


def test_what_stands_in_columns_goes_before_what_the_text_says():
    row = {
        "标题": "另起的标题",
        "正文": "\n".join(file_builders.LINES),
        "日期": "2015/6/7",
        "来源": "岚浦晚报",
        "地区": "岚浦市",
    }
    found = draft(read(file_builders.json_lines(row), "a.csv#1"))
    assert (found.title, found.published_on.value) == ("另起的标题", "2015-06-07")
    assert (found.publisher, found.place) == ("岚浦晚报", "岚浦市")
    assert "另起的标题" not in found.document.body


def test_a_column_may_hold_a_web_page():
    row = {"title": file_builders.TITLE, "text": f"<p>{file_builders.LINES[0]}</p><p>{file_builders.LINES[1]}</p>"}
    found = draft(read(file_builders.json_lines(row), "a#1"))
    assert found.document.body == "\n".join(file_builders.LINES)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20140508", "2014-05-08"), ("2014/5/8", "2014-05-08"), ("2014年5月8日", "2014-05-08"), ("2014-05", "2014-05"),
        ("2014-05-08T10:20:30+08:00", "2014-05-08"), ("2014.05.08 10:20", "2014-05-08"), ("2014", "2014"),
        ("2014-13-01", ""), ("上周", ""), ("", ""), ("８日", ""),
    ],
)  # fmt: skip
def test_days_in_columns_are_read_in_every_form(written, day):
    read = stated_day(written)
    assert (read.value if read else "") == day


def test_running_titles_and_page_numbers_of_a_pdf_are_noise_and_break_no_sentence():
    raw = read(file_builders.pdf(pages=4, furniture=True), "a.pdf")
    assert {raw.text[start:end] for start, end in raw.boilerplate} == {"霁阳日报", *(f"— {n} —" for n in range(1, 5))}
    paragraphs = draft(raw).document.paragraphs
    noise = [paragraph.text for paragraph in paragraphs if paragraph.kind is ParagraphKind.NOISE]
    assert noise.count("霁阳日报") == 3  # on the first page it may be the paper's name
    assert sum("—" in text for text in noise) == 4
    starts = [paragraph.runs[0].raw_at for paragraph in paragraphs]
    assert starts == sorted(starts)


def test_headings_and_tables_of_a_word_document_keep_their_order():
    text = read(file_builders.word(), "a.docx").text
    assert (
        text.index(f"# {file_builders.TITLE}") < text.index(file_builders.LINES[0]) < text.index("指标\t固定资产投资")
    )


HOSTILE = {
    "picture.pdf": (file_builders.picture_pdf(), "no_recognizer"),
    "long.pdf": (file_builders.pdf(pages=501), "too_long"),
    "cut.pdf": (file_builders.pdf()[:400], "damaged"),
    "empty.pdf": (b"%PDF-1.7 ...", "damaged"),
    "cut.docx": (file_builders.word()[:-300], "unsupported"),
    "odd.docx": (file_builders.zipped({"word/document.xml": "<w:document/>", "[Content_Types].xml": "<x"}), "damaged"),
    "bomb.docx": (file_builders.zipped({"word/document.xml": b" " * 30_000_000}), "packed_too_tightly"),
    "empty.mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "damaged"),
    "long.html": (b"<b>" * (MAX_TEXT // 2), "too_large"),
    "deep.html": (("<div>" * 800_000).encode(), "empty"),
    "blocks.html": (("<p>字</p>" * 300_000).encode(), "too_many_blocks"),
    "noise.txt": (bytes(range(256)) * 2000, "unknown_encoding"),
    "row#1": (json.dumps({"text": " "}).encode(), "empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name):
    data, code = HOSTILE[name]
    problem = prepare(Item(name, data)).problem
    assert problem.code == code
    assert str(problem) == TEMPLATES[code] % problem.params


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch, tmp_path):
    (tmp_path / "pdf_text.py").write_text("import time; time.sleep(60)")
    monkeypatch.setattr(own_process, "_PROGRAMS", tmp_path)
    monkeypatch.setattr(own_process, "SECONDS", 0.5)
    with pytest.raises(Unreadable) as refused:
        read(file_builders.pdf(), "a.pdf")
    assert refused.value.code == "too_slow"


def code_of(data):
    """Why the bytes cannot be read; empty where they can."""
    try:
        read(data, "a")
    except Unreadable as refused:
        return refused.code
    return ""


quickly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@quickly
@given(
    st.binary(max_size=400)
    | st.sampled_from([b"PK\x03\x04", b"{\\rtf1", MAGIC, b"MIME-Version: 1.0\r\nContent-Type: ", b'{"text": ']).flatmap(
        lambda head: st.binary(max_size=300).map(lambda tail: head + tail)
    )
)
@example(b'{"text": ' + b"[" * 5000)
def test_whatever_the_bytes_only_a_reason_comes_back(data):
    for recognise in (lambda data: package_of(io.BytesIO(data)), streams, mht.is_mht, rows.is_row, pdf.is_pdf):
        recognise(data)
    assert code_of(data) in {"", *TEMPLATES}


EASILY_DAMAGED = [
    file_builders.word(), file_builders.saved_page(), file_builders.json_lines(), file_builders.open_text(),
    file_builders.rich_text(), file_builders.layout_document(), file_builders.compound("WordDocument"),
]  # fmt: skip


@quickly
@given(st.sampled_from(EASILY_DAMAGED), st.data())
def test_a_damaged_file_never_raises_anything_else(whole, data):
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 40)) :]
    assert code_of(damaged) in {"", *TEMPLATES}


@pytest.mark.parametrize("day", ["2014-02-31", "0000-01-01", "二月三十日", "2014-00-08"])
def test_a_day_that_never_was_is_none(day):
    assert stated_day(day) is None


def test_columns_with_what_no_database_keeps_are_mended():
    stated = read(json.dumps({"text": "会议召开", "title": "题\ud800", "source": "社\x00"}).encode(), "a#1").given
    assert (stated.title, stated.publisher) == ("题\ufffd", "社\ufffd")


@pytest.mark.parametrize("data", [b'[{"text": "a"}]', b'{"name": "x"}'])
def test_json_without_a_text_is_no_report(data):
    assert code_of(data) == "no_text_column"


def test_one_damaged_character_does_not_make_a_file_unreadable():
    whole = "\n".join([file_builders.TITLE, *file_builders.LINES]).encode()
    assert read(whole[:-1], "cut.txt").encoding == "utf-8"
    assert read(whole[:30] + b"\xff" + whole[30:], "odd.txt").encoding == "utf-8"

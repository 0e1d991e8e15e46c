"""What holds for any text whatever: nothing crashes, every fact stands where it says, every character leads back."""

import json
import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.ingest.document import IN_BODY, Draft
from archive.ingest.errors import Unreadable
from archive.ingest.files.reading import RawText, read
from archive.ingest.pipeline import as_json, draft

PIECES = [
    "市委书记", "林知远", "强调", "，", "。", "、", "；", "：", "“三化”", "\"两化\"", "《港口条例》", "《", "》",
    "等出席会议", "市领导", "秦 望", "买买提·吾布力", "5月7日", "2014年", "13月45日", "08.05.2014", "1527亿元",
    "6-8%", "2×3", "1,234", "百分之", "三千亿元", "经济开发区", "产业基地", "一是", "二是", "（一）", "1.", "\n",
    "\n\n", "  ", "\u3000", "\t", "\x00", "\ud800", "😀", "\u200b", "經(jīng)濟", "，，", "<p>", "</p>", "<br>",
    "&nbsp;", "&#55296;", "&amp;lt;", "<!--", "-->", "<script>", "相关报道", "记者", "（记者 ", "摄", "来源：",
    "版权所有", "#", "(即上规模、上水平)", "他", "会议", "郑州", "\r\n", "\x85", "\u2028", "㎡", "％", "１２",
    "「", "」",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)
ANY = st.sampled_from(["text/plain", "text/html"])
COPIED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def body_of(found: Draft) -> str:
    return found.document.body


def named(found: Draft):
    """(name, span) of everything that has both."""
    yield from ((p.name, p.span) for p in found.people if p.span)
    for mentions in (found.strategies, found.documents, found.zones):
        yield from ((m.name, m.span) for m in mentions if m.span)
    yield from ((f.raw, f.span) for f in found.figures)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, ANY)
def test_every_fact_stands_where_it_says(text, media_type):
    found = draft(RawText(text, media_type=media_type))
    body = body_of(found)
    for name, span in named(found):
        printed = body[span.start : span.end]
        assert "".join(printed.split()) == "".join(name.split())
        assert "\n" not in printed
        assert name
    for speech in found.speeches:
        assert 0 <= speech.span.start < speech.span.end <= len(body)
        for point in speech.points:
            assert speech.span.start <= point.span.start < point.span.end <= speech.span.end
            assert body[point.span.start :].startswith(point.label)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, ANY)
def test_paragraphs_make_the_body_and_lead_back_to_the_raw_text(text, media_type):
    found = draft(RawText(text, media_type=media_type))
    document, body = found.document, body_of(found)
    assert document.raw == text
    for paragraph in document.paragraphs:
        assert (paragraph.start is not None) == (paragraph.kind in IN_BODY)
        if paragraph.start is not None:
            assert body[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        assert "\n" not in paragraph.text
        covered = 0
        for run in paragraph.runs:
            assert run.at >= covered
            copied, source = paragraph.text[run.at : run.at + run.length], text[run.raw_at : run.raw_at + run.length]
            assert len(copied) == run.length == len(source)
            assert all(a == b or COPIED.match(b) or b.isspace() for a, b in zip(copied, source, strict=True))
            covered = run.at + run.length
        if media_type == "text/plain":
            inserted = len(paragraph.text) - sum(run.length for run in paragraph.runs)
            assert inserted == 0 or " " in paragraph.text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, ANY)
def test_the_same_text_gives_the_same_draft_and_can_be_stored(text, media_type):
    first, second = (draft(RawText(text, media_type=media_type)) for _ in range(2))
    assert first == second
    json.dumps(as_json(first), ensure_ascii=False).encode()
    for paragraph in first.document.paragraphs:
        paragraph.text.encode()
        assert "\x00" not in paragraph.text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda b: b * 40))
def test_any_bytes_are_read_or_refused(data):
    with suppress(Unreadable):
        json.dumps(as_json(draft(read(data, "file")))).encode()


@pytest.mark.parametrize(
    "piece",
    [
        "市委书记林知远、", "书记", "、", "“三", "\"", "1", "1,", "百", "《", "《《》", "开发区", "电子产业基地",
        "郑州", "a\n", "5月7日", "市长王伟和", "王强说，", "<br>", "<a \"", "<a \"\"", "<!--", "<div>",
        "<script>", "&amp", "(", "艾力·", "实施", "公司、", "记者 王 强 ", "王强 摄", "增长10%，", "一是甲。",
        "中\n中\n\n",
    ],
)  # fmt: skip
def test_work_grows_with_the_length_only(piece, count_steps):
    """Four times the text may take about four times the steps: counted, not timed."""
    short, long = (
        count_steps("港口推进会召开\n\n会议强调，今天的会很重要，大家都来了。" + piece * n + "。") for n in (400, 1600)
    )
    assert long < short * 6 + 20_000

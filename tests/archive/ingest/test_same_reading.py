"""What must not change what is read: noise behind the text, wrapped lines, widths, scripts, encodings."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from archive.ingest.document import ParagraphKind
from archive.ingest.files.reading import RawText, read
from archive.ingest.pipeline import draft
from archive.text.normalize import fold

TITLE = "岚浦市召开港口建设推进会"
SENTENCES = [
    "6月3日下午，全市港口建设推进会在岚浦召开，总结上半年工作，部署下一步任务。",
    "市委书记林知远出席会议并讲话，市委副书记、市长周见山主持会议。",
    "市领导何其乐、秦望、陶怀瑾、尹若水等参加会议。",
    "林知远强调，全市完成固定资产投资120.5亿元，增长12%，新建泊位6个。",
    "周见山要求，要确保年底前完成投资30亿元，新增就业2000人。",
    "副市长何其乐宣读了表彰决定，市发展和改革委员会主任秦望作了说明。",
    "会上，岚港集团董事长欧阳澈作了交流发言，自治区副主席买买提·吐尔到会指导。",
    "受市政协主席易安委托，市政协副主席鲁一鸣列席会议，并就下一步工作提出意见和建议。",
]
NOISE = [
    "相关报道", "版权所有 岚浦日报社", "上一篇：市长黄大同调研农业", "责任编辑：高小明", "打印本页 关闭窗口",
    "市委书记郑无关会见客商", "三县签订责任书", "友情链接",
]  # fmt: skip
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=6, max_size=8, unique=True)
FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TO_TRADITIONAL = OpenCC("s2t")


def read_from(text: str, **raw: str):
    """Names with office and part, and figures: folded, as sets."""
    found = draft(RawText(text, **raw))
    people = {(fold(p.name), fold(p.role_title or ""), p.part) for p in found.people if not p.is_group}
    return people, {(figure.value, fold(figure.unit)) for figure in found.figures}


def laid_out(sentences: list[str]) -> str:
    """Paragraphs of four sentences, indented as print has them."""
    parts = ["".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return "\n\n".join([TITLE, *(f"　　{part}" for part in parts)])


def wrapped(text: str, width: int) -> str:
    """Every paragraph cut into lines of ``width`` characters."""
    return re.sub(rf"([^\n]{{{width}}})(?=[^\n])", r"\1\n", text)


@FEW
@given(BODIES)
def test_the_sentences_say_something(sentences):
    people, figures = read_from(laid_out(sentences))
    assert people or figures


@FEW
@given(BODIES, st.lists(st.sampled_from(NOISE), min_size=1, max_size=6, unique=True))
def test_noise_behind_the_text_changes_nothing(sentences, noise):
    text = laid_out(sentences)
    longer = "\n\n".join([text, "相关报道", *noise])
    assert read_from(longer) == read_from(text)
    kinds = [paragraph.kind for paragraph in draft(RawText(longer)).document.paragraphs]
    assert kinds[-1] is ParagraphKind.NOISE


@FEW
@given(BODIES, st.integers(min_value=18, max_value=44))
def test_lines_may_be_wrapped_at_any_width(sentences, width):
    text = laid_out(sentences)
    title, body = text.split("\n", 1)
    assert read_from(f"{title}\n{wrapped(body, width)}") == read_from(text)


@FEW
@given(BODIES)
def test_punctuation_may_be_half_or_full_width(sentences):
    text = laid_out(sentences)
    half = text.translate(str.maketrans("，：；！？（）", ",:;!?()"))
    full = text.translate(str.maketrans("0123456789%.", "０１２３４５６７８９％．"))
    assert read_from(half) == read_from(full) == read_from(text)


@FEW
@given(BODIES)
def test_traditional_script_reads_the_same(sentences):
    text = laid_out(sentences)
    assert read_from(TO_TRADITIONAL.convert(text)) == read_from(text)


@FEW
@given(BODIES, st.sampled_from(["gbk", "gb18030", "utf-16", "utf-8-sig"]))
def test_bytes_of_any_encoding_read_the_same(sentences, encoding):
    text = laid_out(sentences)
    found = draft(read(text.encode(encoding), "report.txt"))
    assert [p.name for p in found.people] == [p.name for p in draft(RawText(text)).people]
    assert [f.raw for f in found.figures] == [f.raw for f in draft(RawText(text)).figures]


@FEW
@given(BODIES)
def test_html_reads_as_plain_text_does(sentences):
    text = laid_out(sentences)
    title, *paragraphs = (part for part in text.split("\n") if part)
    page = f"<h1>{title}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert read_from(page, media_type="text/html") == read_from(text)


@pytest.mark.parametrize("noise", NOISE)
def test_each_line_of_noise_stays_out_of_the_body(noise):
    text = "\n\n".join([laid_out(SENTENCES), "相关报道", noise, *NOISE])
    assert noise not in draft(RawText(text)).document.body

"""Web pages: blocks, entities, what is skipped, and the way back to the source."""

import pytest

from archive.ingest.document import ParagraphKind
from archive.ingest.layout.markup import blocks_of

PAGE = """<html><head><title>岚浦市召开港口建设推进会_江风网</title><style>p{}</style></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li></ul>
<h1>岚浦市召开港口建设推进会</h1><div>来源：岚浦日报 2013年06月04日 08:10</div>
<script>var a = "<p>不是正文。</p>";</script>
<p>&nbsp;&nbsp;6月3日，岚浦市召开港口建设推进会。<b>市委书记</b>林知远
强调，要落实&ldquo;以港兴市&rdquo;战略。<br/>市长周见山主持会议，各县区负责人参加。</p>
<!-- 注释 <p>也不是正文。</p> -->
<p>相关报道</p><ul><li><a href="/1">邻市召开渔业工作会议</a></li></ul>
<div>Copyright &copy; 江风网</div></body></html>"""


def test_a_page_gives_its_headline_and_body_and_keeps_the_rest_as_noise(drafted):
    draft = drafted(PAGE)
    assert draft.title == "岚浦市召开港口建设推进会"
    assert draft.publisher == "岚浦日报"
    assert draft.published_on.value == "2013-06-04"
    assert draft.document.body == (
        "6月3日，岚浦市召开港口建设推进会。市委书记林知远强调，要落实“以港兴市”战略。\n市长周见山主持会议，各县区负责人参加。"
    )
    assert "邻市召开渔业工作会议" in draft.document.texts(ParagraphKind.NOISE)
    assert "不是正文" not in draft.document.body


def test_runs_lead_back_to_the_source(drafted):
    draft = drafted(PAGE)
    for paragraph in draft.document.paragraphs:
        for run in paragraph.runs:
            copied = paragraph.text[run.at : run.at + run.length]
            assert copied == draft.document.raw[run.raw_at : run.raw_at + run.length].replace("\n", " ")


def test_what_an_entity_spells_has_no_run():
    (block,) = blocks_of("<p>甲&ldquo;乙&rdquo;丙</p>")
    assert block.text == "甲“乙”丙"
    assert [(run.at, run.length) for run in block.runs] == [(0, 1), (2, 1), (4, 1)]


def test_plain_lines_before_the_first_tag_stay_lines():
    blocks = blocks_of("港口建设推进会召开\n2013-06-04 19:13:20  江风网\n\n<p>正文。</p>")
    assert [block.text for block in blocks] == ["港口建设推进会召开", "2013-06-04 19:13:20  江风网", "正文。"]


@pytest.mark.parametrize(
    "tag",
    ["<img src=x>", '<img alt="a>b" />', "<wbr>", "<wbr/>", "<embed src=x>", "<input>", "<mark>", "<p-note>", "<o:p>"],
)
def test_what_stands_inside_a_line_does_not_break_it(tag):
    (block,) = blocks_of(f"<h1>全市{tag}科技会议召开</h1>")
    assert (block.text, block.heading, block.after_image) == ("全市科技会议召开", 1, False)


@pytest.mark.parametrize(
    "page",
    [
        "<p>会议召开。</p><p><img src=x></p><p>会场一角</p><p>会后散会。</p>",
        "<p>会议召开。<img src=x> </p><p>会场一角</p><p>会后散会。</p>",
        "<p>会议召开。</p><p> <img src=x>会场一角</p><p>会后散会。</p>",
    ],
)
def test_the_line_after_an_image_may_be_its_caption(page):
    assert [(block.text, block.after_image) for block in blocks_of(page)] == [
        ("会议召开。", False),
        ("会场一角", True),
        ("会后散会。", False),
    ]


def test_broken_markup_is_read_all_the_same():
    assert [b.text for b in blocks_of('<p class="a>甲<p>乙</div></table><b>丙 < 丁')] != []
    assert [b.text for b in blocks_of("<p>甲<!-- 没有结尾")] == ["甲"]
    assert [b.text for b in blocks_of("<p>甲<script>没有结尾")] == ["甲"]
    assert blocks_of("<div>" * 20_000 + "甲")[0].text == "甲"

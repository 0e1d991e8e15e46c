"""The first of several sections opens the body; what a page does not show is no part of it. All texts are invented."""

import pytest

from archive.ingest.document import ParagraphKind
from archive.ingest.files.reading import RawText
from archive.ingest.layout.paragraphs import lay_out

TITLE = "岚浦市2020年港口工作报告（摘要）"
FIRST = "过去一年，全市港口货物吞吐量完成152万吨，群众得到了实惠。"
SECOND = "坚持规划先行，年内建成码头18个，把港口建设得更好更美。"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("一、过去一年", "二、今年安排"),
        ("（一）过去一年", "（二）今年安排"),
        ("1.过去一年", "2.今年安排"),
        ("第一部分 回顾", "第二部分 安排"),
    ],
)
def test_the_numbered_heading_of_the_first_section_opens_the_body(one, two, drafted):
    draft = drafted(f"{TITLE}\n{one}\n{FIRST}\n{two}\n{SECOND}\n")
    assert draft.title == TITLE
    assert draft.document.body == f"{one}\n{FIRST}\n{two}\n{SECOND}"


def test_so_do_two_headings_one_below_the_other(drafted):
    draft = drafted(f"{TITLE}\n一、过去一年\n（一）建码头\n{FIRST}\n（二）修铁路\n{SECOND}\n二、今年安排\n{SECOND}\n")
    assert draft.document.texts(ParagraphKind.SECTION) == (
        "一、过去一年",
        "（一）建码头",
        "（二）修铁路",
        "二、今年安排",
    )


def test_headings_of_one_level_below_a_higher_one_are_sections(drafted):
    draft = drafted(f"# 岚浦动态第九期\n\n## 港口推进会召开\n\n{FIRST}\n\n## 渔业推进会召开\n\n{SECOND}\n")
    assert draft.title == "岚浦动态第九期"
    assert draft.document.body.startswith("港口推进会召开\n")


def test_a_number_that_no_other_follows_and_a_level_without_a_sibling_stay_above(drafted):
    assert drafted(f"{TITLE}\n一、过去一年\n{FIRST}\n{SECOND}\n").document.body == f"{FIRST}\n{SECOND}"
    assert drafted(f"# 把港口建起来\n\n## 林知远在会上要求抓紧\n\n{FIRST}\n").subtitles == ("林知远在会上要求抓紧",)


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none"><div>摘要</div><p>微信摘要，市长林知远主持会议，请点击阅读原文。</p></div>',
        "<p class='x' style='color:red; display : none;'>微信摘要，市长林知远主持会议，请点击阅读原文。</p>",
        "<section hidden>微信摘要，市长林知远主持会议，请点击阅读原文。</section>",
    ],
)
def test_what_a_page_hides_is_noise(hidden):
    layout = lay_out(RawText(f"<h1>岚浦港口会议召开</h1>{hidden}<p>{FIRST}</p><p>{SECOND}</p>", media_type="text/html"))
    assert layout.document.body == f"{FIRST}\n{SECOND}"
    assert any("微信摘要" in text for text in layout.document.texts(ParagraphKind.NOISE))


@pytest.mark.parametrize(
    "page",
    [
        f'<h1>岚浦港口会议召开</h1><div style="display:none"><p>{FIRST}</p><p>{SECOND}</p></div>',  # shown by a script
        f'<h1>岚浦港口会议召开</h1><div style="display:none"><p>{FIRST}</p><p>{SECOND}</p>',  # never closed
        f'<h1>岚浦港口会议召开</h1><p><span style="display:none">x</span>{FIRST}</p><p>{SECOND}</p>',
    ],
)
def test_where_it_would_be_the_text_nothing_is_hidden(page):
    body = lay_out(RawText(page, media_type="text/html")).document.body
    assert FIRST in body
    assert SECOND in body

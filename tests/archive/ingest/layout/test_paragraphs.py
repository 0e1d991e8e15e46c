"""Which line is what: headline block, body, noise; and paragraphs put together again."""

import pytest

from archive.ingest.document import ParagraphKind
from archive.ingest.layout.boilerplate import is_prose

BODY = "6月3日，岚浦市召开港口建设推进会。市委书记林知远强调，港口建设要抓紧，各县区要拿出时间表。"
MORE = "市长周见山主持会议。他要求，铁路专用线年底前开工，沿江道路明年通车。"


def kinds(draft, kind):
    return list(draft.document.texts(kind))


def test_dateline_under_the_headline(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n03.06.2013  08:47\n\n{BODY}")
    assert draft.title == "岚浦市召开港口建设推进会"
    assert kinds(draft, ParagraphKind.DATELINE) == ["03.06.2013  08:47"]
    assert draft.document.body == BODY


def test_markdown_levels_tell_headline_and_subhead(drafted):
    draft = drafted(f"# 把港口建起来\n\n## 林知远在推进会上要求 抓紧再抓紧\n\n□记者 沈一禾 陶然\n\n{BODY}")
    assert draft.title == "把港口建起来"
    assert draft.subtitles == ("林知远在推进会上要求 抓紧再抓紧",)
    assert draft.byline == ("沈一禾", "陶然")


def test_a_kicker_ends_with_who_said_it(drafted):
    draft = drafted(f"林知远在全市港口建设推进会上强调\n把港口建起来\n——周见山主持\n\n{BODY}")
    assert (draft.kicker, draft.title) == ("林知远在全市港口建设推进会上强调", "把港口建起来")
    assert draft.subtitles == ("——周见山主持",)


def test_a_meeting_above_two_more_lines_is_a_kicker(drafted):
    draft = drafted(f"全市港口建设推进会召开\n\n以港兴市不动摇 一张蓝图干到底\n\n林知远讲话 周见山主持\n\n{BODY}")
    assert draft.title == "以港兴市不动摇 一张蓝图干到底"


def test_menus_before_and_related_links_after_are_noise(drafted):
    title = "岚浦市召开港口建设推进会"
    menu = f"{title}- 【江风网】\n\ntrue\n\n首页\n新闻\n{title}\n\n{title}\n\n"
    tail = "\n\n相关报道\n\n·邻市召开渔业工作会议\n\n·邻市市长陈某某调研渔港"
    draft = drafted(f"{menu}发布时间：2013-06-04\n发布人：-\n\n{BODY}{tail}")
    assert draft.title == "岚浦市召开港口建设推进会"
    assert draft.document.body == BODY
    assert "·邻市召开渔业工作会议" in kinds(draft, ParagraphKind.NOISE)


def test_bare_headlines_after_the_end_are_noise(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n邻市召开渔业工作会议\n邻市市长调研渔港\n渔港建设拉开大幕")
    assert draft.document.body == BODY
    assert not [p for p in draft.people if p.name not in ("林知远",)]


def test_a_notice_of_copyright_inside_is_noise(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n未经授权不得转载本报内容。\n\n{MORE}")
    assert draft.document.body == f"{BODY}\n{MORE}"


def test_the_headline_repeated_as_a_caption_is_noise(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n岚浦市召开港口建设推进会\n\n{MORE}")
    assert draft.document.body == f"{BODY}\n{MORE}"


def test_headings_inside_belong_to_the_body(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n一、先修路\n\n{MORE}")
    assert kinds(draft, ParagraphKind.SECTION) == ["一、先修路"]
    assert draft.document.body == f"{BODY}\n一、先修路\n{MORE}"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            ("会议要求落实“抓项目、", "抓招商、抓服务”的部署，港口建设一刻不能停。"),
            "会议要求落实“抓项目、抓招商、抓服务”的部署，港口建设一刻不能停。",
        ),
        (
            ("市委书记林知远，市长周见山，", "副市长何其乐等在主席台就座。"),
            "市委书记林知远，市长周见山，副市长何其乐等在主席台就座。",
        ),
        (
            ("临港、石潭、芦港三个县区与", "市政府签订了港口建设的责任书。"),
            "临港、石潭、芦港三个县区与市政府签订了港口建设的责任书。",
        ),
    ],
)
def test_a_paragraph_broken_in_the_middle_is_mended(drafted, broken, whole):
    draft = drafted("岚浦市召开港口建设推进会\n\n" + BODY + "\n\n" + "\n\n".join(broken))
    assert draft.document.body == f"{BODY}\n{whole}"


def test_lines_wrapped_at_a_width_are_joined(drafted):
    text = BODY + MORE
    lines = [text[i : i + 20] for i in range(0, len(text), 20)]
    draft = drafted("岚浦市召开港口建设推进会\n\n　　" + "\n".join(lines))
    assert draft.document.body == text


def test_the_indent_of_a_first_line_counts_into_its_width(drafted):
    lines = (
        "　　6月3日至4日，全市港口建设推进会召开。市委书记吴越讲话，市政",
        "府秘书长林知远主持会议，要求各单位倒排工期，年底前全部通车，再苦再难",
        "也不往后拖，让群众看得见变化，不留尾巴，不走过场，全力以赴，一抓到底。",
        "　　周见山说，全年投入12.6亿元，建成码头18个、泊位120个，招商",
        "人员都要到一线去，图纸先行，数据共享，终身负责，不留尾巴，不走过场，让",
        "群众看得见变化。",
    )
    draft = drafted("\n".join(("港口建设推进会召开", "", *lines)))
    assert draft.document.body == "".join(lines).strip("　").replace("　　", "\n")
    assert ("林知远", "市政府秘书长") in [(person.name, person.role_title) for person in draft.people]


def test_byline_in_the_last_line(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n（记者 沈一禾 陶 然）")
    assert draft.byline == ("沈一禾", "陶然")
    assert draft.document.body == BODY


def test_pronunciations_of_a_mirror_page_are_left_out_and_the_map_still_holds(drafted):
    draft = drafted(
        "岚浦市召开港口建设推进会\n\n6月3日，嵐浦市經(jīng)濟(jì)工作會議召開，，市委書記林知遠(yuǎn)出席會議並講話。"
    )
    assert "經濟工作會議召開，市委書記林知遠出席" in draft.document.body
    assert [p.name for p in draft.people] == ["林知遠"]


def test_the_source_below_the_body_is_read_though_it_is_no_body(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}\n\n来源：岚浦日报\n\n责任编辑：小禾\n\n分享到：")
    assert draft.publisher == "岚浦日报"
    assert draft.document.body == BODY


@pytest.mark.parametrize(
    "above",
    [
        "岚浦概况 岚浦新闻 社会民生 公示公告 图片新闻\n您当前的位置：岚浦新闻网 > 正文",
        "当前位置：动态信息\n内容导航：",
        "本文来源：岚浦市人民政府",
        "2021-12-29 16:00:51 编辑：高小明 审核人：叶无关 阅读次数：2287 |",
    ],
)
def test_what_stands_above_the_headline_is_not_the_headline(above, drafted):
    draft = drafted(f"{above}\n\n岚浦市召开港口建设推进会\n\n6月3日，市委书记林知远强调，港口建设要抓紧，不能再拖。")
    assert (draft.title, draft.subtitles) == ("岚浦市召开港口建设推进会", ())


def test_a_picture_caption_with_its_photographer_is_text(drafted):
    draft = drafted(
        "岚浦市召开港口建设推进会\n\n林知远在码头察看进度。本报记者 沈一禾 摄\n\n6月3日，推进会召开，部署工作。"
    )
    assert "林知远在码头察看进度。" in draft.document.body
    assert draft.byline == ("沈一禾",)


@pytest.mark.parametrize(
    ("line", "leads_on"),
    [
        ("5月7日,市委常委会会议听取了港口建设及其汛期防洪工作汇报:", True),
        ("5月7日,市委常委会会议听取了港口建设和汛期防洪工作汇报:", False),  # as short as a headline
        ("岚浦港、济阳港、沂河港以及沿江各码头泊位建设进展情况一览表:", False),
    ],
)
def test_a_line_that_leads_on_to_points_is_prose_from_thirty_characters_on(line, leads_on):
    assert is_prose(line) is leads_on


def test_two_mottoes_above_what_met_are_a_kicker(drafted):
    draft = drafted(f"以港兴市不动摇  一张蓝图干到底\n岚浦市人大二次会议开幕\n林知远讲话\n2023-01-05\n{BODY}")
    assert (draft.title, draft.kicker) == ("岚浦市人大二次会议开幕", "以港兴市不动摇  一张蓝图干到底")


def test_a_day_may_stand_behind_sizes_of_print_and_numbers_of_readers(drafted):
    line = "【字体：大 中 小】 浏览次数：128 发布日期：2018-06-01 信息来源：岚浦市"
    assert drafted(f"岚浦市召开港口建设推进会\n{line}\n{BODY}").published_on.value == "2018-06-01"


def test_the_name_of_a_series_is_a_kicker(drafted):
    draft = drafted(f"“以港兴市”系列访谈③\n岚浦港口怎样建\n2023-01-05\n{BODY}")
    assert (draft.kicker, draft.title) == ("“以港兴市”系列访谈③", "岚浦港口怎样建")


def test_a_column_in_brackets_and_a_label_before_a_bar_are_no_headline(drafted):
    assert drafted(f"【代表之声】\n岚浦港口怎样建\n{BODY}").title == "岚浦港口怎样建"
    assert drafted(f"聚焦 | 岚浦市召开港口建设推进会\n{BODY}").title == "岚浦市召开港口建设推进会"


def test_a_short_sentence_that_begins_with_its_day_is_text(drafted):
    draft = drafted(f"全区教育大会召开\n9月9日，岚浦区教育大会召开。\n▲会议现场\n{MORE}")
    assert (draft.title, draft.place) == ("全区教育大会召开", "岚浦区")


def test_who_took_part_below_the_headline_is_no_line_of_an_appointment(drafted):
    draft = drafted(
        f"林知远在全市港口建设推进会上强调\n把港口建起来\n周见山 罗小敏出席\n2020年06月04日 来源：岚浦日报\n{BODY}"
    )
    assert (draft.title, draft.publisher) == ("把港口建起来", "岚浦日报")

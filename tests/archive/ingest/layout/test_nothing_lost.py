"""Nothing of a report is lost in silence: last paragraphs, stated texts, characters set apart; the rest is counted."""

import json
import re

import pytest

from archive.ingest.files.reading import read
from archive.ingest.layout.headline_words import NO_HEADLINES, bare_title
from archive.ingest.lexicon.report_marks import MARKS
from archive.ingest.pipeline import draft

FIRST = "4月8日，岚浦市召开港口建设推进会。市长王强主持会议。"


@pytest.mark.parametrize(
    "last",
    [
        "副市长李明、赵海、孙立出席会议",
        "会议还要求各县区抓好贯彻落实",
        "会前，与会人员参观了二号码头",
        "市委书记李明讲话，要求各部门靠前服务。有关部门负责同志汇报工作",
    ],
)
def test_a_last_paragraph_may_lack_its_full_stop(told, last):
    assert told(FIRST, last).document.body.endswith(last)


def test_the_word_for_a_picture_does_not_end_a_report(told):
    body = told(FIRST, "图片", "李明指出，要压实责任，加快进度").document.body
    assert body == f"{FIRST}\n李明指出，要压实责任，加快进度"


def test_headlines_of_other_reports_stay_out_and_are_counted(told):
    others = ("岚浦市召开农业工作会议部署春耕", "霁阳市召开工业工作会议部署生产", "云汀县召开教育工作会议部署招生")
    read_draft = told(FIRST, *others)
    assert read_draft.document.body == FIRST
    assert read_draft.left_out == sum(map(len, others))


def test_furniture_is_not_counted_as_left_out(told):
    assert told(FIRST, "责任编辑：赵海", "版权所有 未经授权不得转载").left_out == 0


@pytest.mark.parametrize("text", ["今天上午区里召开港口会议", "今天上午，区长王强主持召开会议，研究港口建设"])
def test_a_stated_text_is_the_text_however_short(text):
    row = {"标题": "岚浦区召开港口会议", "日期": "2014-05-09", "正文": text}
    read_draft = draft(read(json.dumps(row).encode(), "a.csv#1"))
    assert (read_draft.title, read_draft.document.body) == ("岚浦区召开港口会议", text)


def test_a_line_that_breaks_in_a_word_goes_on(drafted):
    text = "岚浦区召开推进会\n2018年03月08日 来源：岚浦日报\n"
    text += (
        "会议强调，大力发展高新技术产业，建设临港园区，区长要求加快二期工程进\n度，确保年底投产。\n区长王强主持会议。"
    )
    read_draft = drafted(text)
    assert read_draft.title == "岚浦区召开推进会"
    assert "工程进度，" in read_draft.document.body
    assert read_draft.document.body.startswith("会议强调，")


def test_characters_that_are_set_apart_are_closed_up_and_lead_to_the_source(drafted):
    spaced = " ".join("会议强调，要实施“六桥并举”战略，投资增长12.5%。")
    read_draft = drafted(f"岚浦市召开座谈会\n\n{spaced}\n\n市长王强主持会议。")
    assert read_draft.document.body.split("\n")[0] == spaced.replace(" ", "")
    (paragraph,) = [each for each in read_draft.document.paragraphs if each.text.startswith("会议强调")]
    raw = read_draft.document.raw
    assert "".join(raw[run.raw_at : run.raw_at + run.length] for run in paragraph.runs) == paragraph.text


def test_blanks_between_names_stay(told):
    assert "李 明  王 强" in told(FIRST, "出席：李 明  王 强").document.body


@pytest.mark.parametrize(("pattern", "example"), NO_HEADLINES)
def test_lines_that_are_no_headlines(pattern, example, drafted):
    assert re.fullmatch(pattern, example)
    assert drafted(f"{example}\n岚浦市召开港口建设推进会\n\n{FIRST}").title == "岚浦市召开港口建设推进会"


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("[视频]岚浦市召开会议", "岚浦市召开会议"),
        ("【图文】岚浦市召开会议", "岚浦市召开会议"),
        ("岚浦市召开会议（组图）", "岚浦市召开会议"),
        ("岚浦市召开会议 本报记者 李明", "岚浦市召开会议"),
        ("岚浦市召开会议 王强主持 李明", "岚浦市召开会议"),
        ("岚浦市召开会议 王强主持", "岚浦市召开会议 王强主持"),
        ("图文：岚浦市召开会议", "岚浦市召开会议"),
        ("图文店整治会议召开", "图文店整治会议召开"),
        ("[视频]", "[视频]"),
        ("岚浦市召开会议（图）", "岚浦市召开会议（图）"),  # printed by the paper itself
    ],
)
def test_marks_and_reporters_are_no_part_of_a_headline(printed, bare):
    assert bare_title(printed, ["李明"]) == bare


def test_a_bulletin_and_its_office_are_no_headline(drafted):
    page = "<p>岚浦简报</p><p>岚浦县委办公室</p><p>2019年4月9日</p><p>王强主持召开常委会议</p>" + f"<p>{FIRST}</p>" * 2
    assert drafted(page).title == "王强主持召开常委会议"


def test_front_matter_states_title_and_day_and_is_no_text(drafted):
    read_draft = drafted(
        f"---\ntitle: '岚浦：稳住港口'\ndate: Tue, 12 Apr 2022 02:27:27 GMT\n---\n\n{FIRST}\n", name="a.md"
    )
    assert (read_draft.title, read_draft.published_on.value) == ("岚浦：稳住港口", "2022-04-12")
    assert read_draft.document.body == FIRST


def test_a_numbered_list_of_the_day_is_the_text(drafted):
    items = ["1. 市委召开会议 研究港口工作；", "2. 市长王强签署政府令；", "3. 统计数据发布；"]
    text = "# 岚浦新闻 2026-06-30\n\n来源：[岚浦网](https://news.example.org/1.html)\n\n" + "\n".join(items)
    read_draft = drafted(text, name="a.md")
    assert (read_draft.title, read_draft.published_on.value) == ("岚浦新闻 2026-06-30", "2026-06-30")
    assert read_draft.publisher == "岚浦网"
    assert read_draft.document.body == "\n".join(items)


def test_a_list_of_headlines_is_the_text_where_there_is_no_sentence(drafted):
    items = ["1. 市委书记王强主持召开会议", "2. 市长李明调研港口", "3. 港口工作会议召开"]
    read_draft = drafted("岚浦要闻速览\n\n" + "\n".join(items))
    assert (read_draft.title, read_draft.document.body) == ("岚浦要闻速览", "\n".join(items))


def test_sentences_without_stops_that_say_who_acted_are_kept(told):
    lines = ("市委书记李明到会并讲话", "市长王强主持会议", "副市长赵海作工作报告")
    assert told(FIRST, *lines).document.body == "\n".join((FIRST, *lines))


def test_a_line_that_credits_a_picture_is_no_headline(drafted):
    read_draft = drafted(f"会议现场 赵海 摄\n岚浦市召开港口建设推进会\n\n{FIRST}")
    assert (read_draft.title, read_draft.byline) == ("岚浦市召开港口建设推进会", ("赵海",))


def test_half_width_stops_end_sentences(drafted):
    text = "3月20日,全市港口会议召开.市长王强作了讲话.\n会议通报了情况."
    read_draft = drafted(f"岚浦市召开港口会议\n(2006年3月21日)\n{text}")
    assert read_draft.document.body == text
    assert (read_draft.published_on.value, read_draft.event_first.value) == ("2006-03-21", "2006-03-20")


def test_minutes_tell_when_and_where_they_met(drafted):
    lines = "会议时间：2019年4月24日上午\n会议地点：二楼会议室\n主 持 人：王强\n会议议题：学习《港口条例》"
    read_draft = drafted(f"岚浦市政府会议记录\n{lines}")
    assert read_draft.event_first.value == "2019-04-24"
    assert [each.name for each in read_draft.documents] == ["港口条例"]


def test_emphasis_of_markdown_hides_no_reporter(drafted):
    assert drafted(f"# 岚浦市召开会议\n\n*岚浦日报记者 赵海波*\n\n{FIRST}", name="a.md").byline == ("赵海波",)


def test_who_puts_a_page_up_is_no_author(drafted):
    assert drafted(f"岚浦镇召开会议\n[ 2012-05-28 16:40 | 作者：岚浦镇 | 点击：76 ]\n{FIRST}").byline == ()


def test_a_column_of_days_gives_the_year_to_the_meeting():
    row = {"标题": "港口会议召开", "日期": "2021-01-03", "正文": "12月30日，岚浦市召开会议。"}
    read_draft = draft(read(json.dumps(row).encode(), "a.csv#1"))
    assert (read_draft.published_on.value, read_draft.event_first.value) == ("2021-01-03", "2020-12-30")


def test_a_column_of_years_alone_gives_no_year():
    row = {"标题": "港口会议召开", "日期": "2021", "正文": "12月30日，岚浦市召开会议。"}
    assert draft(read(json.dumps(row).encode(), "a.csv#1")).event_first.value == "--12-30"


@pytest.mark.parametrize(("pattern", "example"), MARKS)
def test_several_reports_in_one_text_are_noticed(pattern, example, told):
    assert re.match(pattern, example)
    assert told(FIRST, example + FIRST).reports == 1
    assert told(example + FIRST, FIRST, example + FIRST).reports == 2

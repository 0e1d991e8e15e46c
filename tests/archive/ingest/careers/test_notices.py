"""Notices and lists of appointments, the bodies and days that they leave to the text, and changes in other words."""

import pytest

from archive.ingest.careers.appointment_days import day_in
from archive.ingest.careers.appointments import appointments
from archive.ingest.careers.bodies import area_of_kind, body_of_committee, body_of_meeting, country
from archive.ingest.careers.office_lists import split
from archive.ingest.careers.subjects import antecedent, titled_names
from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft, fold_lines


def rows(text: str, title: str = "") -> list[tuple[str, str, str]]:
    return [(a.kind, a.name, a.office) for a in appointments(fold_lines(text), text, title, "2015-06-30")]


def days(text: str, title: str = "") -> dict[str, str | None]:
    return {a.office: a.day for a in appointments(fold_lines(text), text, title, "2015-06-30")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # brackets with a comma, names that are words
            "任命杨敬(蒙古族,兼)为国务院秘书长;任命张高望、刘延中(女)、汪洋为国务院副总理。",
            [
                ("appointed", "杨敬", "国务院秘书长"),
                ("appointed", "张高望", "国务院副总理"),
                ("appointed", "刘延中", "国务院副总理"),
                ("appointed", "汪洋", "国务院副总理"),
            ],
        ),
        (  # a removal and what goes with it, in one clause
            "关于免去郑立望政协岚浦县委员会常务委员职务、撤销其委员资格的决定。",
            [
                ("ended", "郑立望", "政协岚浦县委员会常务委员"),
                ("ended", "郑立望", "政协岚浦县委员会委员"),
            ],
        ),
        (  # the old office before the names
            "全会决定递补候补委员王学望、李建望为县委委员。",
            [("appointed", "王学望", "县委委员"), ("appointed", "李建望", "县委委员")],
        ),
        (
            "岚浦县财政局局长张建伟和另两名副局长已被免职。\n岚浦县县长王晓东被记大过、免去县长职务。",
            [("ended", "张建伟", "岚浦县财政局局长"), ("ended", "王晓东", "岚浦县县长")],
        ),
        (
            "赵刚是岚浦县朝阳村党支部书记。会议选举了代表。",
            [("holds", "赵刚", "岚浦县朝阳村党支部书记")],
        ),
        (
            "当过妇女主任的陈思全票当选为岚浦县妇联主席。",
            [("held", "陈思", "妇女主任"), ("appointed", "陈思", "岚浦县妇联主席")],
        ),
        (  # the subject of the sentence, and 他
            "岚浦县委副书记王晓东,今天作了报告。他曾任岚浦县副县长。",
            [("held", "王晓东", "岚浦县副县长")],
        ),
        (
            "2010年初,崔向望通过公推直选,成为岚浦县碧海社区党委书记。",
            [("appointed", "崔向望", "岚浦县碧海社区党委书记")],
        ),
        (  # work is no office
            "张建伟,男。1970年,担任过服务员、岚浦县副县长、县长。",
            [("held", "张建伟", "岚浦县副县长"), ("held", "张建伟", "岚浦县县长")],
        ),
    ],
)
def test_changes_in_running_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


def test_a_list_under_the_names_of_bodies() -> None:
    text = (
        "任命:\n县财政局\n局长:张建伟\n副局长:陈思、李想\n县教育局\n孙大明为局长;\n免去:\n县财政局\n李志军的局长职务;"
    )
    assert rows(text, "岚浦县人民政府任免通知") == [
        ("appointed", "张建伟", "岚浦县财政局局长"),
        ("appointed", "陈思", "岚浦县财政局副局长"),
        ("appointed", "李想", "岚浦县财政局副局长"),
        ("appointed", "孙大明", "岚浦县教育局局长"),
        ("ended", "李志军", "岚浦县财政局局长"),
    ]


def test_every_part_of_a_list_has_its_own_kind() -> None:
    text = "二、决定免去\n李志军的县审计局局长职务。\n三、批准任命\n陈思为县人民检察院检察员。"
    text += "\n四、接受辞职\n赵刚的副县长职务。"
    assert [row[:2] for row in rows(text)] == [("ended", "李志军"), ("appointed", "陈思"), ("ended", "赵刚")]
    nominated = "张建伟同志任中共岚浦县委常委,提名为岚浦县监察委员会主任候选人。"
    assert rows(nominated)[1] == ("proposed", "张建伟", "岚浦县监察委员会主任")


def test_labelled_entries_and_tables() -> None:
    entry = "姓名:王晓东\n性别:男\n现任职务:岚浦县委常委、宣传部部长\n拟任职务:云川市文化局局长"
    expected = [
        ("holds", "王晓东", "岚浦县委常委"),
        ("holds", "王晓东", "岚浦县委宣传部部长"),
        ("proposed", "王晓东", "云川市文化局局长"),
    ]
    assert rows(entry) == expected
    table = "姓名\t性别\t现任职务\t拟任职务\n王晓东\t男\t岚浦县委常委、宣传部部长\t云川市文化局局长\n合计\t一人\t\t"
    assert rows(table) == expected


def test_offices_get_the_area_of_their_level_and_the_body_of_the_meeting() -> None:
    assert area_of_kind("江苏省南京市第十二届人民代表大会", "市") == "南京市"
    assert area_of_kind("江苏省南京市第十二届人民代表大会", "省") == "江苏省"
    assert area_of_kind("岚浦县人民政府", "县") == "岚浦县"
    assert area_of_kind("张建伟任县财政局局长", "县") == ""
    assert (
        body_of_meeting("大会选举产生了岚浦县文学艺术界联合会第二届委员会,陈思当选", "主席") == "岚浦县文学艺术界联合会"
    )
    assert body_of_meeting("岚浦县第二届委员会", "县长") == ""
    assert body_of_committee("岚浦县人大常委会", "法制委员会副主任委员", "") == "岚浦县人大"
    assert body_of_committee("岚浦县人大常委会", "发展和改革委员会主任", "") == ""
    assert country("乌克兰多个党派集会,他被提名为", "新政府总理") == "乌克兰"
    assert country("乌克兰多个党派集会", "县长") == ""
    text = "延边大学党委常委、副校长"
    assert [o.name for o in split(text, 0, len(text))] == ["延边大学党委常委", "延边大学副校长"]
    text = "浙江省政府外事办主任、党组书记"
    assert [o.name for o in split(text, 0, len(text))] == ["浙江省政府外事办主任", "浙江省政府外事办党组书记"]


def test_a_day_is_that_of_the_sentence_or_of_the_meeting() -> None:
    meeting = "大会28日闭幕。决定明年7月5日召开下次会议。\n批准了2014年决算。\n会议任命张建伟为岚浦县财政局局长。"
    assert days(meeting) == {"岚浦县财政局局长": "2015-06-28"}
    career = "张建伟,男。1980年2月,任岚浦县副县长。同年3月,兼任岚浦县财政局局长;4月,任岚浦县县长。"
    assert days(career) == {"岚浦县副县长": "1980-02", "岚浦县财政局局长": "1980-03", "岚浦县县长": "1980-04"}
    assert days("王晓东,女,1975年8月生,拟任岚浦县文化局局长。") == {"岚浦县文化局局长": None}
    assert day_in("今年3月", "2015-06-30") == "2015-03"
    assert day_in("同月", None, "1980-04-02") == "1980-04"


def test_a_numbered_meeting_of_former_days_has_not_the_day_of_the_text() -> None:
    text = (
        "3月17日,岚浦县第十三届人民代表大会第一次会议选举张建伟为县长。\n"
        "张建伟,1960年生。第十一届县人大常委会第十七次会议任命为岚浦县副县长。第十三届人民代表大会第一次会议当选岚浦县县长。"
    )
    days = {(row.office, row.day) for row in appointments(fold_lines(text), text, "", "2018-03-17")}
    assert days == {("岚浦县县长", "2018-03-17"), ("岚浦县副县长", None)}


def test_an_event_told_twice_is_one_statement_with_its_day() -> None:
    text = "姚明望当选岚浦县文联主席\n大会今天举行,姚明望全票当选岚浦县文联主席。"
    assert [(a.office, a.day) for a in appointments(text, text, "", "2015-06-30")] == [("岚浦县文联主席", "2015-06-30")]


def test_an_office_held_now_is_not_told_again_as_held_before() -> None:
    text = "范长望,男。现任十七届中央委员。\n第十六届中央候补委员,十七届中央委员。"
    assert rows(text) == [("holds", "范长望", "十七届中央委员"), ("held", "范长望", "第十六届中央候补委员")]


def test_names_behind_titles() -> None:
    text = "其中岚浦县县长谭光军被处分,韩国总理"
    assert [text[a:b] for a, b in titled_names(text, 0, len(text))] == ["谭光军"]
    assert antecedent(text, len(text)) == (7, 10)


@pytest.mark.parametrize(
    "text",
    [
        "赵刚辞去工作回乡创业,成为致富带头人。",
        "王芳担任主持人。",
        "刘伟被任命为形象大使。",
        "选举产生了新一届领导班子。",
        "他是一名好书记。",
        "王刚提出辞职申请,企业老板李明不同意。",
        "李志军免去了路费。",
    ],
)
def test_words_of_change_without_an_office_state_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("补选程传从为岚浦县人民政府县长，刘贵、成光为副县长。", {"程传从", "刘贵", "成光"}),
        (
            "任命：\n陈明志、欧长向为岚浦县人民法院审判员。\n免去：\n邹义从的岚浦县司法局局长职务；",
            {"陈明志", "欧长向", "邹义从"},
        ),
        ("任素耀，男，1980年11月生，研究生学历，现任岚浦县水利局办公室主任，拟任岚浦县民政局副局长。", {"任素耀"}),
        ("选举冷峰为会长，选举苏伟为副会长，聘任应超为秘书长。", {"冷峰", "苏伟", "应超"}),
        ("选举黄素宝为县长。史洪瑞辞去岚浦县人民政府县长职务的请求已获接受。", {"黄素宝", "史洪瑞"}),
        ("免去：\n万长萍岚浦县审计局局长职务，退休。", {"万长萍"}),
        (
            "主任：金素\n副主任：任素耀  魏国（女）  关金松\n委员：李平昌（女，回族）  朱强月",
            {"金素", "任素耀", "魏国", "关金松", "李平昌", "朱强月"},
        ),
    ],
)  # fmt: skip
def test_names_that_are_words_or_end_as_words_begin_are_whole_in_notices(text, names):
    read = as_json(draft(RawText(f"岚浦县人大常委会任免名单\n\n2015年6月30日通过\n{text}\n")))
    assert {person["name"] for person in read["people"]} == names


@pytest.mark.parametrize("name", ["王大", "郭莲", "张世全"])
def test_the_area_of_the_text_parts_a_name_from_the_office_that_follows_at_once(name):
    raw = f"渑池县召开干部会议\n\n6月30日，渑池县召开干部会议，宣布决定：免去{name}渑池县委副书记、常委、委员职务。\n"
    read = as_json(draft(RawText(raw)))
    assert (read["appointments"][0]["name"], read["appointments"][0]["office"]) == (name, "渑池县委副书记")

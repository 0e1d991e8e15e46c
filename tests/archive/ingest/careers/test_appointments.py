"""Statements of appointment, and the people whom nothing but such a statement or a noun introduces."""

import pytest

from archive.ingest.careers import statement_forms
from archive.ingest.careers.appointment_days import day_in, period_in
from archive.ingest.careers.appointments import appointments
from archive.ingest.careers.office_lists import split
from archive.ingest.careers.particulars import particulars
from archive.ingest.files.reading import RawText
from archive.ingest.people.mentions import find
from archive.ingest.pipeline import as_json, draft, fold_lines
from archive.text.normalize import fold


def rows(text: str, title: str = "") -> list[tuple[str, str, str]]:
    return [(a.kind, a.name, a.office) for a in appointments(fold_lines(text), text, title, "2015-06-30")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "张建伟同志任中共岚浦县委书记;李志军同志不再担任中共岚浦县委书记职务。",
            [("appointed", "张建伟", "中共岚浦县委书记"), ("ended", "李志军", "中共岚浦县委书记")],
        ),
        (
            "王晓东,女,1975年8月生,现任岚浦市委常委、宣传部部长,拟任云川市文化局局长。",
            [
                ("holds", "王晓东", "岚浦市委常委"),
                ("holds", "王晓东", "岚浦市委宣传部部长"),
                ("proposed", "王晓东", "云川市文化局局长"),
            ],
        ),
        (
            "任命:\n张建伟为岚浦县财政局局长;\n陈思、李想为岚浦县监察局副局长。\n免去:\n李志军的岚浦县财政局局长职务。",
            [
                ("appointed", "张建伟", "岚浦县财政局局长"),
                ("appointed", "陈思", "岚浦县监察局副局长"),
                ("appointed", "李想", "岚浦县监察局副局长"),
                ("ended", "李志军", "岚浦县财政局局长"),
            ],
        ),
        (
            "决定任命王晓东为岚浦县人民政府代理县长,接受赵刚辞去岚浦县人民政府县长职务的请求。",
            [("appointed", "王晓东", "岚浦县人民政府代理县长"), ("ended", "赵刚", "岚浦县人民政府县长")],
        ),
        (  # every item of a list has its own person
            "会议决定增补李望南为经济委员会副主任、刘敬之为文化委员会副主任。",
            [("appointed", "李望南", "经济委员会副主任"), ("appointed", "刘敬之", "文化委员会副主任")],
        ),
        (  # names without a Chinese surname, with a people behind them
            "会议选举千奋勇(蒙古族)为岚浦县政协主席,冯秦、格日勒(蒙古族)为岚浦县政协副主席。",
            [
                ("appointed", "千奋勇", "岚浦县政协主席"),
                ("appointed", "冯秦", "岚浦县政协副主席"),
                ("appointed", "格日勒", "岚浦县政协副主席"),
            ],
        ),
        (  # the names behind the office
            "当选为岚浦县委常委的还有席义方、沈国望。",
            [("appointed", "席义方", "岚浦县委常委"), ("appointed", "沈国望", "岚浦县委常委")],
        ),
        ("会议决定撤销陈英望第五届岚浦县政协委员资格。", [("ended", "陈英望", "第五届岚浦县政协委员")]),
        ("2012年,塞塔西被时任总统任命为国防部长。", [("appointed", "塞塔西", "国防部长")]),
        (  # memberships of terms without a verb; the 18th lasts in 2015
            "范长望,男。现任岚浦县县长。\n第十七届、十八届中央委员。",
            [
                ("holds", "范长望", "岚浦县县长"),
                ("held", "范长望", "第十七届中央委员"),
                ("holds", "范长望", "十八届中央委员"),
            ],
        ),
        ("任命常望全(兼)为国防部部长。", [("appointed", "常望全", "国防部部长")]),
        ("王群,男。\n2013年起 岚浦县委书记", [("holds", "王群", "岚浦县委书记")]),
        ("解放战争时期,张建伟同志担任岚浦军区政治部主任。", [("held", "张建伟", "岚浦军区政治部主任")]),
        (
            "赵永生,男。曾任岚浦县副县长、县委副书记。",
            [("held", "赵永生", "岚浦县副县长"), ("held", "赵永生", "岚浦县委副书记")],
        ),
        ("任命张建伟为岚浦县财政局局长(试用期一年)。", [("appointed", "张建伟", "岚浦县财政局局长")]),
        (
            "会议选举耿少波同志为镇长,尤捷、陈思两位同志为副镇长。",
            [("appointed", "耿少波", "镇长"), ("appointed", "尤捷", "副镇长"), ("appointed", "陈思", "副镇长")],
        ),
    ],
)
def test_layouts_of_statements(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "免去医药费。",
        "任务完成。",
        "当选最佳店铺。",
        "他们全部当选岚浦县县长。",
        "来电说，祝贺您当选岚浦县县长。",
        "他的任务繁重,责任重大。",
        "会议通过了方案。",
    ],
)
def test_trigger_words_alone_state_nothing(text: str) -> None:
    assert rows(text) == []


def test_resumes_give_periods_and_join_lines_of_one_office() -> None:
    text = "王群,男,1961年6月生。\n2000年2月至2000年9月,石峰县委书记;"
    text += "2000年9月至2003年5月,石峰县委书记、岚浦市委常委;2003年5月至今,云川市市长。"
    found = appointments(text, text)
    assert [(a.kind, a.office, a.start, a.end) for a in found] == [
        ("held", "石峰县委书记", "2000-02", "2003-05"),
        ("held", "岚浦市委常委", "2000-09", "2003-05"),
        ("holds", "云川市市长", "2003-05", None),
    ]
    assert {a.name for a in found} == {"王群"}


def test_lines_that_meet_in_a_year_alone_stay_apart() -> None:
    text = "王群,男。\n1998-1999年 岚浦县委书记\n1999-2002年 岚浦县委书记"
    assert [(a.start, a.end) for a in appointments(text, text)] == [("1998", "1999"), ("1999", "2002")]


def test_spans_lead_to_the_name_and_the_office() -> None:
    text = "6月30日,会议决定任命王晓东为岚浦县县长。"
    (found,) = appointments(text, text, "", "2015-07-01")
    assert text[found.span.start : found.span.end] == "王晓东"
    assert text[found.office_span.start : found.office_span.end] == "岚浦县县长"
    assert found.day == "2015-06-30"


def test_offices_share_a_body_and_an_area() -> None:
    text = "四川省委书记、常委、委员职务"
    assert [o.name for o in split(text, 0, len(text))] == ["四川省委书记", "四川省委常委", "四川省委委员"]
    assert [o.name for o in split("副县长", 0, 3, "岚浦县委书记")] == ["岚浦县副县长"]
    assert split("玩具厂技术员", 0, 6) == []


@pytest.mark.parametrize(
    ("before", "title", "office"),
    [
        ("岚浦市委政研室综合处处长", "副主任", "岚浦市委政研室副主任"),
        ("岚浦县财政局办公室主任", "副局长", "岚浦县财政局副局长"),
        ("岚浦县管委会办公室主任", "主任", "岚浦县管委会办公室主任"),
        ("岚浦市革委会主任", "副主任", "岚浦市革委会副主任"),
        ("岚浦市委宣传部理论处副处长", "处长", "岚浦市委宣传部理论处处长"),
    ],
)
def test_a_bare_title_is_of_the_body_that_such_a_head_leads(before: str, title: str, office: str) -> None:
    assert [each.name for each in split(title, 0, len(title), before)] == [office]


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("去年3月2日", "2014-03-02"),
        ("今天上午", "2015-06-30"),
        ("28日", "2015-06-28"),
        ("2008年3月起", "2008-03"),
        ("日前", None),
    ],
)
def test_days(clause: str, day: str | None) -> None:
    assert day_in(clause, "2015-06-30") == day


def test_periods() -> None:
    assert period_in("2000年2月至2001年9月,")[0] == ("2000-02", "2001-09")
    assert period_in("1990-1995年 县长")[0] == ("1990", "1995")
    assert period_in("2013年3月至今,")[0] == ("2013-03", "")
    assert period_in("1990— 县长")[0] == ("1990", "")
    assert period_in("县长")[1] == 0


def test_a_month_in_which_somebody_went_to_a_body_begins_no_period() -> None:
    text = "李明,1954年9月生。1994年9月到岚浦市委政研室工作,曾任岚浦市委政研室综合处处长,2004年3月任副主任。"
    assert period_in("1994年9月到岚浦市委政研室工作")[1] == 0
    (held, came) = appointments(text, text, "", "2015-06-30")
    assert (held.kind, held.start) == ("held", None)
    assert (came.kind, came.office, came.day) == ("appointed", "岚浦市委政研室副主任", "2004-03")


def test_particulars_of_an_entry() -> None:
    text = "王晓东,女,回族,1975年8月生,云川岚浦人,大学学历。"
    assert particulars(text, 0) == {
        "sex": "女", "ethnicity": "回族", "born": "1975-08", "native_place": "云川岚浦", "education": "大学学历",
    }  # fmt: skip
    assert particulars("王晓东主持会议。", 0) == {}


def test_people_of_statements_are_mentions_with_their_office_and_extract_prints_the_statements() -> None:
    raw = "岚浦县任免干部\n\n2015-06-30\n\n经研究决定:\n张建伟同志任岚浦县委书记;李志军同志不再担任岚浦县委书记职务。\n"
    read = as_json(draft(RawText(raw)))
    assert {(p["name"], p["role_title"], p["part"]) for p in read["people"]} == {
        ("张建伟", "岚浦县委书记", "mentioned"),
        ("李志军", "岚浦县委书记", "mentioned"),
    }
    first = read["appointments"][0]
    assert read["body"][first["start"] : first["end"]] == "张建伟"
    assert {key: first[key] for key in ("name", "kind", "office", "from", "to", "person")} == {
        "name": "张建伟", "kind": "appointed", "office": "岚浦县委书记", "from": None, "to": None, "person": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在会见副总理佩舍夫斯基时,他说", {"佩舍夫斯基"}),
        ("我同钦奇利亚总统举行会谈", {"钦奇利亚"}),
        ("阿尔及利亚总统表示", set()),
        ("日本首相安倍晋三、韩国总理", {"安倍晋三"}),
        ("习近平和夫人彭丽媛出席", {"习近平", "彭丽媛"}),
        ("被告人刘勇犯贩卖罪", {"刘勇"}),
        ("县长曾强、秘书长叶新从、县领导马里义到柏川镇调研", {"曾强", "叶新从", "马里义"}),
        ("妇女儿童权益得到保障", set()),
        ("成渝、黔中、滇中等区域要强化治理", set()),
        ("副总经理(主持工作)骆文轩分析形势", {"骆文轩"}),
    ],
)
def test_people_with_nouns_sounds_and_surnames_that_are_words(text: str, names: set[str]) -> None:
    assert {sight.name for sight in find(fold(text), text)} == names


@pytest.mark.parametrize("form", statement_forms.FORMS, ids=lambda form: form.example)
def test_every_form_reads_its_example(form: statement_forms.Form, monkeypatch: pytest.MonkeyPatch) -> None:
    with_all = rows(form.example)
    assert with_all
    monkeypatch.setattr(statement_forms, "FORMS", [other for other in statement_forms.FORMS if other is not form])
    assert rows(form.example) != with_all

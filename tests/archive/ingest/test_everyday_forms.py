"""Forms of days, sources, places, minutes and measures that small papers print every day. All texts are invented."""

import pytest

MINUTES = (
    "岚浦县专题会议纪要\n\n时间{0}2021年5月11日下午3时\n地点{0}县政府二楼会议室\n主持人{0}县委常委、常务副县长汪启明\n"
    "参会人员{0}县发改委主任骆文轩、县水利局尤秋萍\n\n会议研究了河道治理资金问题。会议要求，各单位要密切配合。\n"
)


@pytest.mark.parametrize("between", ["：", " ", "\t"])
def test_the_labels_of_minutes_need_no_colon(between, drafted):
    draft = drafted(MINUTES.format(between))
    assert (draft.title, draft.event_first.value) == ("岚浦县专题会议纪要", "2021-05-11")
    assert [(each.name, each.role_title, str(each.part)) for each in draft.people] == [
        ("汪启明", "县委常委、常务副县长", "chair"),
        ("骆文轩", "县发改委主任", "attendee"),
        ("尤秋萍", None, "attendee"),
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("市长汪启明今日主持港务会议，听取各局报告。", "2015-09-02"),
        ("市长汪启明昨日上午主持港务会议，听取各局报告。", "2015-09-01"),
        ("市长汪启明主持会议，如今日子好了，各局都来报告。", None),
    ],
)
def test_who_acts_may_stand_before_the_day(sentence, day, drafted):
    draft = drafted(f"港务会议讨论防洪工程\n2015年9月2日　岚浦通讯社\n{sentence}会议强调，防洪刻不容缓。\n")
    assert (draft.event_first.value if draft.event_first else None) == day


def test_the_name_of_a_source_may_end_in_fabu(drafted):
    assert (
        drafted("港口会议召开\n来源：岚浦发布 2021-02-19 10:05\n今天上午，县里召开港口建设推进会，部署工作。").publisher
        == "岚浦发布"
    )
    assert (
        drafted(
            "港口会议召开\n来源：岚浦网发布时间：2021-02-19\n今天上午，县里召开港口建设推进会，部署工作。"
        ).publisher
        == "岚浦网"
    )


def test_a_second_role_in_the_brackets_is_followed_by_names_alone(told):
    assert told("本报讯（记者郑好 通讯员童话）5月6日，港口推进会召开，市委书记汪启明出席。").byline == ("郑好", "童话")


def test_a_township_may_stand_behind_its_county(drafted):
    assert drafted("扎实推进环境整治\n4月10日，岚浦县石桥乡召开环境整治推进会，乡长汪启明参加会议。").place == "石桥乡"


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "第一、二、三产业增加值分别增长3.1%、7.9%和5.8%。",
            [("第一产业增加值增速", "3.1%"), ("第二产业增加值增速", "7.9%"), ("第三产业增加值增速", "5.8%")],
        ),
        ("二、三产业投资分别完成12亿元和30亿元。", [("第二产业投资", "12亿元"), ("第三产业投资", "30亿元")]),
    ],
)
def test_ordinals_of_sectors_share_the_noun_behind_the_last(sentence, figures, told):
    assert [(each.subject, each.raw) for each in told(f"5月6日，通报指出，{sentence}").figures] == figures


def test_each_end_of_a_change_has_the_year_printed_before_it(told):
    found = told("5月6日，会议指出，“十三五”期间，全市城镇化率从2015年的43.2%提高到2020年的51.7%。").figures
    assert [(each.raw, each.period) for each in found] == [("43.2%", "2015"), ("51.7%", "2020")]


def test_what_is_laid_down_for_a_year_to_come_is_a_target(told):
    found = told("日前，县里印发《茶业行动方案》，明确到2024年，全县茶园面积稳定在30万亩，产值突破60亿元。").figures
    assert [each.status for each in found] == ["target", "target"]


def test_a_formula_may_end_in_a_noun_of_two_characters(told):
    assert [each.name for each in told("5月6日，会议提出，加快形成一轴两带三组团空间格局。").strategies] == [
        "一轴两带三组团"
    ]


def test_a_zone_may_be_named_a_jizhongqu(told):
    assert [each.name for each in told("5月6日，市长汪启明来到岚浦化工集中区调研。").zones] == ["岚浦化工集中区"]

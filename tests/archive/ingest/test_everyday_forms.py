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


INFORMATION = (
    "<table><tr><th>索 引 号：</th><td>K1/2021-1</td><th>主题分类：</th><td></td></tr><tr><th>发布机构：</th>"
    "<td>岚浦县人民政府办公室</td><th>成文日期：</th><td>2021-04-06</td></tr></table>"
)


def test_a_value_stands_in_the_cell_behind_its_label_and_the_number_of_a_document_is_no_headline(drafted):
    text = "<p>4月2日，县委书记汪启明主持召开防汛会议。现就有关事项通知如下，请各乡镇抓好落实。</p>"
    number = "<p>岚政办发〔2021〕15号</p>"
    draft = drafted(f"<h1>关于做好防汛工作的通知</h1>{number}{INFORMATION}{number}{text}", name="a.html")
    assert (draft.title, draft.publisher) == ("关于做好防汛工作的通知", "岚浦县人民政府办公室")
    assert draft.published_on.value == "2021-04-06"


@pytest.mark.parametrize(
    "above",
    [
        "http://www.example.com/202006/t20200619_1.html",
        "上一版3 4下一版",
        "上一篇3 4下一篇 放大 缩小 默认",
        "岚浦日报数字报",
    ],
)
def test_addresses_and_the_furniture_of_papers_are_no_headline(above, drafted):
    assert drafted(f"{above}\n港口推进会\n6月18日，全县港口推进会召开，县委书记汪启明讲话。").title == "港口推进会"


def test_the_address_of_the_page_tells_the_year(drafted):
    page = "http://www.example.com/202006/t20200619_1.html"
    draft = drafted(f"{page}\n港口推进会\n6月18日，全县港口推进会召开，县委书记汪启明讲话。")
    assert (draft.event_first.value, draft.event_first.is_inferred) == ("2020-06-18", True)
    assert (
        drafted(f"{page}\n港口推进会\n3月18日，全县港口推进会召开，县委书记汪启明讲话。").event_first.value == "--03-18"
    )


SPEECH = (
    "在全县港口大会上的讲话\n（2019年9月9日）\n县委书记　汪启明\n同志们：\n"
    "今天，我们召开全县港口大会，主要任务是总结成绩。"
)


def test_who_speaks_is_no_headline_and_the_day_below_it_is_that_of_the_speech(drafted):
    draft = drafted(SPEECH)
    assert (draft.title, draft.event_first.value) == ("在全县港口大会上的讲话", "2019-09-09")
    assert [(each.name, each.role_title, str(each.part)) for each in draft.people] == [
        ("汪启明", "县委书记", "speaker")
    ]


def test_who_signs_an_order_is_named(drafted):
    order = (
        "岚浦市人民政府令\n第12号\n《岚浦市港口管理办法》已经市政府常务会议审议通过，现予公布，自2020年7月1日起施行。\n"
    )
    draft = drafted(f"{order}市长　汪启明\n2020年5月12日\n")
    assert [(each.name, each.role_title, str(each.part)) for each in draft.people] == [("汪启明", "市长", "mentioned")]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("县领导汪启明、卢国栋（挂职）、骆文轩（回族）参加调研。", ["汪启明", "卢国栋", "骆文轩"]),
        ("市委书记、市总河长汪启明讲话，市长、市总河长骆文轩主持会议。", ["汪启明", "骆文轩"]),
        (
            "“催人奋进。”来自教育界的代表汪启明说。骆文轩代表建议，加大投入。代表耿少波认为，要重视生态。",
            ["汪启明", "骆文轩", "耿少波"],
        ),
        ("骆文轩副市长代表市政府作报告。", ["骆文轩"]),
    ],
)
def test_people_with_notes_new_offices_and_seats(sentence, people, told):
    draft = told(sentence)
    assert [each.name for each in draft.people] == people
    assert all(each.role_title for each in draft.people)


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        ("岚浦日报记者 郑好", "", "岚浦日报"),
        ("", "（原载《岚浦日报》2021年7月2日第3版）", "岚浦日报"),
        ("", "转自：岚浦网", "岚浦网"),
    ],
)
def test_sources_beside_a_journalist_and_of_reprints(head, foot, publisher, drafted):
    text = "6月30日，岚浦县召开港口现场会，县委书记汪启明讲话。"
    assert drafted(f"党建引领富港口\n{head}\n{text}\n{foot}\n").publisher == publisher


def test_a_short_form_in_the_headline_is_of_the_area_that_the_text_names(drafted):
    draft = drafted("科右前旗召开防火会议\n3月20日，科尔沁右翼前旗召开防火工作会议，旗委书记汪启明讲话。")
    assert draft.place == "科尔沁右翼前旗"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("大会提出，今后五年，渔业产值年均增长7%左右。", "target"),
        ("汪启明强调，要抓好造林，完成造林2.6万亩。", "target"),
        ("汪启明介绍，要抓好造林，完成造林2.6万亩。", "actual"),
    ],
)
def test_aims_of_years_to_come_and_behind_what_is_asked_for(sentence, status, told):
    assert [each.status for each in told(f"5月6日，会议召开。{sentence}").figures] == [status]


def test_at_least_so_many_names_no_measure(told):
    found = told("5月6日，会议提出，城镇新增就业不少于5000人。").figures
    assert [(each.subject, each.bound) for each in found] == [("城镇新增就业", ">=")]


def test_marks_of_strong_words_are_left_out(told):
    assert told("**汪启明强调**，要抓好港口建设，各县区要拿出时间表。").document.body.startswith("汪启明强调，")


def test_cells_of_lists_and_objects(drafted):
    row = '{"headline":"县委全会召开","author":["郑好","钱宁"],"publisher":{"name":"岚浦网"},'
    row += '"articleBody":["12月30日，县委全会召开。","县委书记汪启明作报告。"]}'
    draft = drafted(row, name="a.jsonl")
    assert (draft.publisher, draft.byline) == ("岚浦网", ("郑好", "钱宁"))
    assert draft.document.body == "12月30日，县委全会召开。\n县委书记汪启明作报告。"

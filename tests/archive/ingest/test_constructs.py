"""Constructs met in reports that were labelled before the rules saw them: one short case for each rule they taught."""

import pytest

LEAD = "6月3日下午，港口建设推进会在市会议中心召开，部署下一步的工作。"

PEOPLE = {
    "who one is, in brackets, ends neither list nor predicate": (
        "副省长何其乐、秦望（女），市长陶怀瑾（回族）出席会议。",
        [("何其乐", "副省长", "attendee"), ("秦望", "副省长", "attendee"), ("陶怀瑾", "市长", "attendee")],
    ),
    "a roll with padding and brackets": (
        "担任大会执行主席的是：\n秦望  何其乐（苗族）  陶　然（女、侗族）  林知远",
        [(name, "大会执行主席", "attendee") for name in ("秦望", "何其乐", "陶然", "林知远")],
    ),
    "a roll of minutes may be short": (
        "列席：秦子望　陶　然　何其乐",
        [(name, None, "attendee") for name in ("秦子望", "陶然", "何其乐")],
    ),
    "items of a decree": (
        "决定任命：\n秦望为市教育局局长；\n陶然（女）为市招商局局长。\n决定免去：\n何其乐的市教育局局长职务。",
        [
            ("秦望", "市教育局局长", "mentioned"),
            ("陶然", "市招商局局长", "mentioned"),
            ("何其乐", "市教育局局长", "mentioned"),
        ],
    ),
    "ranks behind names": (
        "司令员秦望少将、政治部主任陶怀瑾大校参加会议。",
        [("秦望", "司令员", "attendee"), ("陶怀瑾", "政治部主任", "attendee")],
    ),
    "a title behind the name is not the next one's": (
        "机械学院院长秦望教授、建筑学院党委书记陶怀瑾发言。",
        [("秦望", "机械学院院长", "speaker"), ("陶怀瑾", "建筑学院党委书记", "speaker")],
    ),
    "an area inside a company's name": (
        "岚浦乳业（江东）有限公司总经理秦望发言。",
        [("秦望", "岚浦乳业（江东）有限公司总经理", "speaker")],
    ),
    "a general branch": ("新民村党总支书记秦子望发言。", [("秦子望", "新民村党总支书记", "speaker")]),
    "titles in Latin letters": ("江风汽车CEO秦望出席。", [("秦望", "江风汽车CEO", "attendee")]),
    "people without an office of state": (
        "贫困户秦子望说，今年种了金银花。帮扶干部陶怀瑾参加座谈。",
        [("秦子望", "贫困户", "speaker"), ("陶怀瑾", "帮扶干部", "attendee")],
    ),
    "one given word in a list, and one with a sound behind it": (
        "盟领导乌力吉巴图、苏和、额尔敦仓、秦望出席会议。",
        [(name, "盟领导", "attendee") for name in ("乌力吉巴图", "苏和", "额尔敦仓", "秦望")],
    ),
    "two names joined by a hyphen": (
        "阿根廷众议长胡立安-多明格斯出席。",
        [("胡立安-多明格斯", "阿根廷众议长", "attendee")],
    ),
    "the country's short form after 同": (
        "副部长秦子望同哈外交部第一副部长萨雷拜签署了纪要。",
        [("萨雷拜", "哈外交部第一副部长", "attendee"), ("秦子望", "副部长", "attendee")],
    ),
    "bodies joined by 和": (
        "劳动和社会保障部部长秦望讲话。",
        [("秦望", "劳动和社会保障部部长", "speaker")],
    ),
    "whose letter is read out": (
        "副省长秦望宣读省长陶怀瑾的贺信并致辞。",
        [("秦望", "副省长", "announcer"), ("陶怀瑾", "省长", "mentioned")],
    ),
    "what is still to come": ("秦望介绍，市长陶怀瑾将出席开幕式并致辞。", [("陶怀瑾", "市长", "mentioned")]),
    "a comma inside the title of a report": (
        "校长秦望作了题为“以本为本，建设一流”的报告。",
        [("秦望", "校长", "speaker")],
    ),
    "who reports on the state of things": ("副市长秦望通报情况，市长陶怀瑾主持会议。", None),
    "who watches and listens": ("副省长秦望、陶怀瑾在分会场收听收看。", None),
    "a title and 还有": (
        "出席会议的党外人士还有林知远、陶怀瑾和何其乐。",
        [(name, "党外人士", "attendee") for name in ("林知远", "陶怀瑾", "何其乐")],
    ),
    "the office in brackets says more than the one before the list": (
        "委员林知远（县医院院长）、陶怀瑾（县建筑公司经理）发言。",
        [("林知远", "县医院院长", "speaker"), ("陶怀瑾", "县建筑公司经理", "speaker")],
    ),
    "minutes with the body in brackets": (
        "参会人员：林知远（市政府）、陶　然（市应急办）。",
        [("林知远", None, "attendee"), ("陶然", None, "attendee")],
    ),
    "a people without its last character": (
        "副主席林知远、董小娟（女、回）参加。",
        [("林知远", "副主席", "attendee"), ("董小娟", "副主席", "attendee")],
    ),
    "representatives of people of a kind": (
        "无党派人士代表林知远、工作人员代表陶怀瑾先后发言。",
        [("林知远", "无党派人士代表", "speaker"), ("陶怀瑾", "工作人员代表", "speaker")],
    ),
    "a list before the verb 代表": (
        "县领导林知远、陶怀瑾代表县政府签约。",
        [("林知远", "县领导", "attendee"), ("陶怀瑾", "县领导", "attendee")],
    ),
    "a staff member with a name of two parts": (
        "一五〇团职工阿不力孜·卡德尔发言。",
        [("阿不力孜·卡德尔", "一五〇团职工", "speaker")],
    ),
    "a decision about somebody": ("会议传达了关于对林知才涉嫌犯罪提起公诉的通报。", [("林知才", None, "mentioned")]),
    "who only greets, and then speaks by a pronoun": (
        "部长林知远向代表致以敬意。他强调，要抓紧。",
        [("林知远", "部长", "speaker")],
    ),
    "whose greetings are passed on says nothing": (
        "市长林知远转达省长陶怀瑾的亲切问候。他表示，要抓紧落实省长陶怀瑾讲话精神。",
        [("林知远", "市长", "speaker"), ("陶怀瑾", "省长", "mentioned")],
    ),
    "a dictionary's word before what only people do": (
        "副院长黄河主持，国务院副总理回良玉出席。",
        [("黄河", "副院长", "chair"), ("回良玉", "国务院副总理", "attendee")],
    ),
    "a dictionary's word in a list of those who attend": (
        "银监局局长安宁以及省直有关部门的领导出席会议。",
        [("安宁", "银监局局长", "attendee")],
    ),
    "a worker": ("临江联社信贷员林秀兰发言。", [("林秀兰", "临江联社信贷员", "speaker")]),
    "two names, then others": (
        "林知远、陶怀瑾和三省市以及有关部门负责同志参加会议。",
        [("林知远", None, "attendee"), ("陶怀瑾", None, "attendee")],
    ),
    "what is told in brackets does not end the predicate": (
        "原市委书记林知远、离休干部陶怀瑾（抗战老同志）等发言。",
        [("林知远", "原市委书记", "speaker"), ("陶怀瑾", "离休干部", "speaker")],
    ),
    "a staff member of an office": ("县水利局干部林知远发言。", [("林知远", "县水利局干部", "speaker")]),
    "representatives of a profession": ("法官代表林知远发言。", [("林知远", "法官代表", "speaker")]),
    "members told by line": (
        "成立领导小组：\n组　长：林知远　镇党委书记\n副组长：陶怀瑾　镇长\n　　　　马小丽　副镇长\n"
        "成　员：何其乐、陶　然",
        [
            ("林知远", "镇党委书记", "mentioned"),
            ("陶怀瑾", "镇长", "mentioned"),
            ("马小丽", "副镇长", "mentioned"),
            ("何其乐", None, "mentioned"),
            ("陶然", None, "mentioned"),
        ],
    ),
    "who was elected, office by office": (
        "选举产生了：\n常　委：林知远　何其乐　陶　然（女）\n书　记：林知远",
        [("林知远", "常委", "mentioned"), ("何其乐", "常委", "mentioned"), ("陶然", "常委", "mentioned")],
    ),
    "together with others": ("秦子望一同调研。", [("秦子望", None, "attendee")]),
}
PARTS = {
    "who reports on the state of things": {"秦望": "speaker", "陶怀瑾": "chair"},
    "who watches and listens": {"秦望": "attendee", "陶怀瑾": "attendee"},
}


@pytest.mark.parametrize("case", PEOPLE)
def test_people(case, told):
    sentence, expected = PEOPLE[case]
    found = [(p.name, p.role_title, str(p.part)) for p in told(LEAD + sentence).people if not p.is_group]
    if case in PARTS:
        assert {name: part for name, _, part in found} == PARTS[case]
    else:
        assert set(expected) <= set(found)
        assert {name for name, _, _ in found} <= {name for name, _, _ in expected} | {"秦望"}


@pytest.mark.parametrize(
    ("above", "below", "names"),
    [
        ("来源：江风网　记者　沈　禾　实习生　陶　然", "", ["沈禾", "陶然"]),
        ("文/图：党委宣传部 沈一禾", "", ["沈一禾"]),
        ("", "(沈一禾 陶清然)", ["沈一禾", "陶清然"]),
        ("", "（石潭镇党政办 陶然）", ["陶然"]),
        ("", "（县委报道组 陶清然）", ["陶清然"]),
        ("", "（宣传部　沈一禾　电视台　陶　然）", ["沈一禾", "陶然"]),
        ("作者：深海所", "", []),
        ("", "（ 陶清然 供稿 ）", ["陶清然"]),
        ("", "文字｜沈一禾 摄影｜陶然", ["沈一禾", "陶然"]),
        ("", "图为会议现场　　陶　然　摄", ["陶然"]),
    ],
)
def test_bylines(above, below, names, drafted):
    text = "6月3日，市委书记林知远强调，港口建设要抓紧，不能拖。"
    assert list(drafted("\n".join(("岚浦市召开港口建设推进会", above, text, below, text))).byline) == names or (
        list(drafted("\n".join(("岚浦市召开港口建设推进会", above, text, below))).byline) == names
    )


def test_a_dateline_with_names_between_commas_of_a_list(drafted):
    text = "江风网岚浦2月22日电 （沈一禾、陶清然）市委书记林知远强调，港口建设要抓紧，不能拖。"
    assert drafted(f"推进会召开\n\n{text}").byline == ("沈一禾", "陶清然")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("用好“331+”产业扶贫模式，抓好“三零”单位创建。", ["331+", "三零"]),
        ("总体思路是“一二三四”，即围绕一个目标。", ["一二三四"]),
        ("立足“抢天、争微克”，参观了“五大港口战役”成果展。", ["抢天、争微克", "五大港口战役"]),
        ("“我们将构建‘1+4+N’产业体系。”他说。", ["1+4+N"]),
        ("坚定支持“一国两制”。", ["一国两制"]),
        ("随着江东湾协同发展上升为国家战略，港口要抓紧。", ["江东湾协同发展"]),
        ("推动与“光明之路”新经济政策对接。", ["光明之路"]),
    ],
)
def test_strategies(sentence, found, told):
    assert list(dict.fromkeys(mention.name for mention in told(LEAD + sentence).strategies)) == found


def test_a_strategy_only_in_the_headline_has_no_span(drafted):
    (strategy,) = drafted(f"我市推进“四港联动”战略\n\n{LEAD}").strategies
    assert (strategy.name, strategy.span) == ("四港联动", None)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("重点建设古岚石化启动区、角浦台商投资区。", ["古岚石化启动区", "角浦台商投资区"]),
        ("办好中哈霍尔果斯国际边境合作中心。", ["中哈霍尔果斯国际边境合作中心"]),
        ("布局了江东国际生物城，做强草坝现代农业科技示范园。", ["江东国际生物城", "草坝现代农业科技示范园"]),
        ("中共岚浦新区委员会印发意见。", []),
        ("早日建成中韩自贸区，推动中国—东盟自贸区升级。", []),
        ("中国-海合会自贸区谈判重启，欧亚经济联盟自由贸易区扩大。", []),
        ("中国-马来西亚钦州产业园区开工。", ["中国-马来西亚钦州产业园区"]),
        ("岚浦消防支队保税区大队出警，高新区中队随后赶到。", []),
    ],
)
def test_zones(sentence, found, told):
    assert [mention.name for mention in told(LEAD + sentence).zones] == found


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("煤耗318.6克/千瓦时。", "318.6", "克/千瓦时"),
        ("平均浓度41微克/立方米。", "41", "微克/立方米"),
        ("优良天数达到160天。", "160", "天"),
        ("调拨帐篷1500顶。", "1500", "顶"),
        ("棉纺产能达到200万锭。", "200", "万锭"),
    ],
)
def test_figures(sentence, value, unit, told):
    (figure,) = told(LEAD + sentence).figures
    assert (str(figure.value), figure.unit) == (value, unit)


def test_days_that_pass_are_no_figure(told):
    assert told(LEAD + "工程历时160天。").figures == ()


def test_fields_above_minutes_open_the_body(drafted):
    fields = "时　　间：5月14日上午\n地　　点：410会议室\n主 持 人：林知远\n参加人员：何其乐、陶　然\n记　　录：吴小昊"
    draft = drafted(f"主任办公会议纪要\n{fields}\n{LEAD}")
    assert draft.title == "主任办公会议纪要"
    assert [(p.name, str(p.part)) for p in draft.people] == [
        ("林知远", "chair"),
        ("何其乐", "attendee"),
        ("陶然", "attendee"),
        ("吴小昊", "attendee"),
    ]


def test_a_row_of_links_is_no_headline(drafted):
    page = "<p>今天是 星期四</p><p><a href=i>返回首页</a> <a href=b>本地论坛</a></p><p><b>推进会在港口召开</b></p>"
    assert drafted(f"<html><body>{page}<p>{LEAD}</p></body></html>", name="a.html").title == "推进会在港口召开"


@pytest.mark.parametrize(
    "head",
    [
        "首页  政务公开  政民互动\n岚浦市召开港口建设推进会",
        "岚浦市召开港口建设推进会-岚浦新闻网\n岚浦市召开港口建设推进会",
        "在港口工作会议上\n林知远强调\n岚浦市召开港口建设推进会",
    ],
)
def test_headlines(head, drafted):
    assert drafted(f"{head}\n\n{LEAD}").title == "岚浦市召开港口建设推进会"


def test_the_date_may_follow_an_address(drafted):
    line = "http://www.lanpu-news.example.cn/xw/2009 2009年8月27日"
    assert drafted(f"岚浦市召开港口建设推进会\n{line}\n{LEAD}").published_on.value == "2009-08-27"


def test_a_sentence_before_numbered_points_opens_the_body(drafted):
    text = "2020年9月2日，市长秦望主持召开市政府第38次常务会议，研究审议以下事项："
    draft = drafted(f"市政府召开常务会议\n{text}\n一、会议听取了港口建设情况的汇报，强调要抓紧。")
    assert [(p.name, str(p.part)) for p in draft.people] == [("秦望", "chair")]


@pytest.mark.parametrize(
    ("head", "text", "place"),
    [
        ("", "8日，博览会在广西南宁开幕，副省长秦望致辞。", "南宁市"),
        ("", "8日，石潭镇召开动员会，镇长秦望讲话，部署工作。", "石潭镇"),
        ("", "湖北省召开会议，传达省委书记在陕西考察时的重要讲话精神，湖北要抓紧。", "湖北省"),
        ("", "8日，市委、市政府在兰溪宾馆举行座谈会，市委书记秦望讲话。", "兰溪市"),
        ("来源：会宁党建网", "8日，县委书记秦望调研，要求抓紧落实。", "会宁县"),
    ],
)
def test_places(head, text, place, drafted):
    assert drafted(f"动员会召开\n{head}\n{text}").place == place


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("推进会召开", "二月二十日至二十一日，会议在省会召开，省长林知远讲话。", "--02-20"),
        ("推进会召开", "二〇〇一年十二月三日，会议在省会召开，省长林知远讲话。", "2001-12-03"),
    ],
)
def test_dates_in_characters(title, text, day, drafted):
    assert drafted(f"{title}\n\n{text}").event_first.value == day


@pytest.mark.parametrize(
    ("line", "publisher"),
    [("来源｜石潭县融媒体中心", "石潭县融媒体中心"), ("江风网", "江风网"), ("发布人：-江风网", "江风网")],
)
def test_publishers(line, publisher, drafted):
    assert drafted(f"推进会召开\n2020-08-25\n{line}\n{LEAD}").publisher == publisher


@pytest.mark.parametrize(
    "sentence",
    [
        "村民都住在山沟里，村民怀孕时有人照看，村民张罗着修路。",
        "发挥知古鉴今、资政育人作用，到吉潭当镇长不到一年。",
        "由中科院长春光机所研制的设备出海。",
        "希望广大院士弘扬科学报国的传统，各位专家高举旗帜。",
    ],
)
def test_words_behind_everyday_titles_are_no_names(sentence, told):
    assert [p.name for p in told(LEAD + sentence).people if not p.is_group] == []


def test_what_a_headline_only_quotes_is_no_strategy(drafted):
    assert drafted(f"电影“私人订制”在我市开拍\n\n{LEAD}").strategies == ()


def test_a_plan_of_five_years_is_no_slogan(told):
    assert told(LEAD + "落实“十三五”规划，即五年的规划。").strategies == ()


def test_a_sentence_that_begins_with_today_is_text(told):
    draft = told("今天是港口开工一周年的日子，市委书记林知远讲话。" + LEAD)
    assert draft.document.body.startswith("今天是")

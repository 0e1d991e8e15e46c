"""What stands around reports on pages and in tables: days, sources, labels, links. All texts are invented."""

import pytest

TEXT = "6月18日，全县港口推进会召开，县委书记汪启明出席会议并讲话。"
MORE = "会议要求，各县区要拿出时间表，把港口建设抓紧抓好。"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2021-06-19 县委书记汪启明调研港口建设", "县委书记汪启明调研港口建设"),
        ("标题：县委书记汪启明调研港口建设", "县委书记汪启明调研港口建设"),
    ],
)
def test_a_day_or_a_label_before_the_headline(line, title, drafted):
    draft = drafted(f"{line}\n浏览：321 来源：县委办\n{TEXT}\n2021-06-19\n")
    assert (draft.title, draft.publisher, draft.published_on.value) == (title, "县委办", "2021-06-19")


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("（２０１８年６月２０日　岚浦人大网）", "2018-06-20", "岚浦人大网"),
        ("二○一八年六月二十日", "2018-06-20", None),
        ("2018年6月20日 岚浦县纪委监委网站", "2018-06-20", "岚浦县纪委监委网站"),
    ],
)
@pytest.mark.parametrize("is_below", [False, True])
def test_days_and_sources_on_one_line(line, published, publisher, is_below, drafted):
    draft = drafted(f"港口建设推进会召开\n{TEXT}\n{line}\n" if is_below else f"港口建设推进会召开\n{line}\n{TEXT}\n")
    assert (draft.title, draft.published_on.value) == ("港口建设推进会召开", published)
    assert draft.publisher == publisher
    assert draft.event_first.value == "2018-06-18"


def test_a_labelled_day_below_the_text_is_that_of_publication(drafted):
    draft = drafted("港口建设推进会召开\n今天上午，县长骆文轩主持召开港口建设推进会。\n发布时间：2022年3月8日\n")
    assert (draft.published_on.value, draft.event_first.value) == ("2022-03-08", "2022-03-08")


def test_a_row_of_journalists_is_no_menu(drafted):
    draft = drafted(f"农家书屋飘书香\n本报通讯员 郑好 本报记者 钱宁 实习生 孙晓\n{TEXT}\n")
    assert draft.byline == ("郑好", "钱宁", "孙晓")


def test_links_to_other_reports_inside_the_text_are_noise(drafted):
    links = '<div><a href="1">推荐：全市安委会会议召开</a><a href="2">推荐：冬季防火提示</a></div>'
    draft = drafted(f"<h1>港口建设推进会</h1><p>{TEXT}</p>{links}<p>{MORE}</p>", name="a.html")
    assert draft.document.body == f"{TEXT}\n{MORE}"


@pytest.mark.parametrize("text", [f"{TEXT}<br/>{MORE}", f"&nbsp;&nbsp;{TEXT}<BR>{MORE}"])
def test_a_cell_with_marks_of_a_page_is_read_as_one(text, drafted):
    draft = drafted(f'[{{"标题":"港口推进会","刊发媒体":"岚浦日报","正文":"{text}"}}]'[1:-1], name="a.jsonl")
    assert draft.document.body == f"{TEXT}\n{MORE}"
    assert draft.publisher == "岚浦日报"


@pytest.mark.parametrize(
    ("title", "sentence", "place"),
    [
        ("农家书屋飘书香", "12月1日，记者走进岚浦县石桥镇农家书屋，读者不少。", "岚浦县"),
        ("岚浦县“十四五”规划纲要发布", "3月1日，规划纲要印发，明确了目标。", "岚浦县"),
        ("县委召开常委会会议", "5月12日，县委召开常委会会议，审议了《岚浦县深化医改实施方案》。", "岚浦县"),
    ],
)
def test_unknown_counties_before_towns_plans_and_in_titles(title, sentence, place, drafted):
    assert drafted(f"{title}\n{sentence}会议要求抓好落实。\n").place == place


def test_what_a_plant_brings_once_built_is_planned_to_the_end_of_the_sentence(told):
    found = told("5月6日，项目开工，总投资15亿元，建成后可实现年产值30亿元、年税收1.2亿元，带动就业800人。").figures
    assert [(each.raw, each.status) for each in found[1:]] == [
        ("30亿元", "planned"),
        ("1.2亿元", "planned"),
        ("800人", "planned"),
    ]


def test_formulas_zones_and_offices_that_small_papers_print(told):
    draft = told("5月6日，会议提出，构建一心一轴四片区空间布局，这是继宁溪综合保税区之后的又一平台。")
    assert [each.name for each in draft.strategies] == ["一心一轴四片区"]
    assert [each.name for each in draft.zones] == ["宁溪综合保税区"]
    draft = told("今天我们邀请到县人社局局长汪启明做客访谈，民政课课长耿少波、股长骆文轩参加。")
    assert [(each.name, each.role_title) for each in draft.people] == [
        ("汪启明", "县人社局局长"),
        ("耿少波", "民政课课长"),
        ("骆文轩", "股长"),
    ]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("各学院院长、教务处处长孙北川参加会议。", [("孙北川", "教务处处长")]),
        ("耿少波、尤秋萍同志作交流发言。", [("耿少波", None), ("尤秋萍", None)]),
        (
            "出席全会的市委常委有：汪启明、骆文轩、耿少波、尤秋萍。市委书记汪启明讲话。",
            [("汪启明", "市委书记"), ("骆文轩", "市委常委"), ("耿少波", "市委常委"), ("尤秋萍", "市委常委")],
        ),
    ],
)
def test_groups_comrades_and_offices_of_lists(sentence, people, told):
    assert [(each.name, each.role_title) for each in told(sentence).people] == people


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("县电力公司今年计划投资8.6亿元，新建220千伏变电站3座。", ["planned", "planned"]),
        ("县电力公司今年计划投资8.6亿元，目前已建成变电站3座。", ["planned", "actual"]),
        ("县电力公司计划二季度完成投资8.6亿元。", ["planned"]),
        ("县电力公司按计划投资8.6亿元，新建变电站3座。", ["actual", "actual"]),
    ],
)
def test_a_plan_goes_on_behind_the_comma(sentence, statuses, told):
    found = [each for each in told(f"5月6日，会议召开。{sentence}").figures if each.unit in ("亿元", "座")]
    assert [each.status for each in found] == statuses


def test_each_of_several_strategies_that_are_counted_behind_the_last(told):
    draft = told("5月6日，会议提出，实施创新驱动、人才强市、乡村振兴、开放带动四大战略。")
    assert {each.name for each in draft.strategies} >= {"创新驱动", "人才强市", "乡村振兴"}


RED_HEAD = "岚浦县人民政府文件\n岚政发〔2019〕6号\n岚浦县人民政府\n关于命名文明村镇的决定\n各乡镇人民政府：\n"


def test_the_head_of_an_official_document_is_no_headline_and_who_signed_tells_the_place(drafted):
    text = "2月20日，县长骆文轩主持召开会议，决定命名石桥镇为文明乡镇，现予公布。"
    draft = drafted(f"{RED_HEAD}{text}\n岚浦县人民政府\n2019年3月1日\n")
    assert (draft.title, draft.place) == ("关于命名文明村镇的决定", "岚浦县")


def test_a_moment_at_which_a_crawler_made_its_row_is_the_day_of_publication(drafted):
    row = f'{{"title":"港口推进会","ctime":1532736000,"content":"{TEXT}"}}'
    assert drafted(row, name="a.jsonl").published_on.value == "2018-07-28"


def test_where_a_project_is_sited_is_no_part_of_the_zones_name(told):
    assert [each.name for each in told("5月6日，项目选址岚浦高新区，投资不小。").zones] == ["岚浦高新区"]


@pytest.mark.parametrize(
    "form",
    [
        "【标题】{}\n【来源】{}\n【日期】{}\n【作者】{}\n【正文】{}",
        "题名：{}\n报纸名称：{}\n日期：{}\n作者：{}\n版次：1\n{}",
    ],
)
def test_fields_that_a_database_puts_above_a_text(form, drafted):
    draft = drafted(form.format("港口推进会", "岚浦日报", "2017-06-19", "郑好", f"{TEXT}{MORE}"))
    assert (draft.title, draft.publisher, draft.byline) == ("港口推进会", "岚浦日报", ("郑好",))
    assert (draft.published_on.value, draft.event_first.value) == ("2017-06-19", "2017-06-18")


def test_an_account_with_the_time_and_the_province_of_its_post(drafted):
    draft = drafted(f"港口建设推进会召开\n岚浦发布 2024-06-19 20:11 河南\n{TEXT}\n")
    assert (draft.publisher, draft.published_on.value) == ("岚浦发布", "2024-06-19")


def test_how_often_a_page_was_read_is_no_headline(drafted):
    page = f"<h1>岚浦市召开人才会议</h1><ul><li>2022-11-25</li><li>岚浦组工</li><li>阅读 1.2万</li></ul><p>{TEXT}</p>"
    assert drafted(page, name="a.html").title == "岚浦市召开人才会议"

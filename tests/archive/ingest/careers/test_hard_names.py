"""Statements about people whose names are words, and what their texts leave out."""

import pytest

from archive.ingest.careers.appointments import appointments
from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft


def stated(text: str, title: str = "") -> list[tuple[str, ...]]:
    rows = appointments(text, text, title, "2016-03-20")
    return [
        (row.kind, row.name, row.office, row.day or f"{row.start or ''}~{row.end or ''}".strip("~")) for row in rows
    ]


def rows(printed: str) -> list[tuple[str, ...]]:
    """kind name office day, one to a line."""
    return [tuple(f"{line} ".split(" ")[:4]) for line in printed.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "和平,男,汉族,1973年6月生,现任岚浦县审计局副局长,拟任岚浦县审计局局长。",
            "holds 和平 岚浦县审计局副局长\nproposed 和平 岚浦县审计局局长",
        ),
        (
            "会议宣布,安然同志任岚浦县委书记。安然此前任岚浦县县长。",
            "appointed 安然 岚浦县委书记\nheld 安然 岚浦县县长",
        ),
        (
            "岚浦县委书记向阳涉嫌严重违纪违法。向阳早年在县农业局工作,2009年任岚浦县副县长。",
            "appointed 向阳 岚浦县副县长 2009",
        ),
        ("由县委宣传部副部长成长任岚浦县教育局局长。", "appointed 成长 岚浦县教育局局长"),
        ("任命大校武力为岚浦军分区司令员。", "appointed 武力 岚浦军分区司令员"),
    ],
)  # fmt: skip
def test_a_name_may_be_a_word(text: str, wanted: str) -> None:
    assert stated(text) == rows(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "张建伟任渑池县委书记。他此前曾在石桥镇任镇长,在县政府办公室任副主任。",
            "appointed 张建伟 渑池县委书记\nheld 张建伟 石桥镇镇长\nheld 张建伟 渑池县政府办公室副主任",
        ),
        (
            "张建伟任岚浦县委书记,任职时间从2016年2月18日算起。",
            "appointed 张建伟 岚浦县委书记 2016-02-18",
        ),
        (
            "2016年2月,张建伟接替退休的李志军任岚浦县委书记。",
            "ended 李志军 岚浦县委书记 2016-02\nappointed 张建伟 岚浦县委书记 2016-02",
        ),
        ("前任院长李志军因年龄原因不再担任岚浦县人民法院院长职务。", "ended 李志军 岚浦县人民法院院长"),
        (
            "张建伟任岚浦学院院长。王晓东此前已任该院党委书记。",
            "appointed 张建伟 岚浦学院院长\nheld 王晓东 岚浦学院党委书记",
        ),
        ("王晓东已于今年2月跨省调任岚浦县委书记。", "appointed 王晓东 岚浦县委书记 2016-02"),
        (
            "张建伟历任岚浦大学物理系主任、副校长。",
            "held 张建伟 岚浦大学物理系主任\nheld 张建伟 岚浦大学副校长",
        ),
    ],
)
def test_what_a_sentence_leaves_out(text: str, wanted: str) -> None:
    assert stated(text) == rows(wanted)


def test_what_is_said_of_a_change_is_no_office() -> None:
    text = "岚浦县委书记钱程当选为岚浦县人大常委会主任,这是该县首次由县委书记兼任人大主任。"
    assert stated(text) == [("appointed", "钱程", "岚浦县人大常委会主任", "")]
    text = "岚浦县教育局局长吴越1日请辞,县人大常委会2日免去其局长职务。"
    assert all("免去" not in office for _, _, office, _ in stated(text))


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "中共岚浦县第十三届委员会常务委员会委员名单",
            "中国共产党岚浦县第十三届委员会第一次全体会议3月11日选举产生了新一届县委领导班子。\n"
            "书　记：梁　勇\n副书记：高　峰　黄　河\n",
            "appointed 梁勇 岚浦县委书记 2016-03-11\nappointed 高峰 岚浦县委副书记 2016-03-11\n"
            "appointed 黄河 岚浦县委副书记 2016-03-11",
        ),
        (
            "政协第九届岚浦县委员会主席、副主席、常务委员名单",
            "（2016年3月9日政协第九届岚浦县委员会第一次会议选举产生）\n主席：\n宋长江\n副主席：\n金　秋（女）\n"
            "安　静（女，不驻会）\n马德福\n",
            "appointed 宋长江 政协岚浦县委员会主席 2016-03-09\nappointed 金秋 政协岚浦县委员会副主席 2016-03-09\n"
            "appointed 安静 政协岚浦县委员会副主席 2016-03-09\nappointed 马德福 政协岚浦县委员会副主席 2016-03-09",
        ),
        (
            "岚浦县红十字会会员代表大会闭幕",
            "大会选举产生了岚浦县红十字会第四届理事会：\n会　长：成　功\n副会长：林　海　杜小娟\n",
            "appointed 成功 岚浦县红十字会会长\nappointed 林海 岚浦县红十字会副会长\n"
            "appointed 杜小娟 岚浦县红十字会副会长",
        ),
        (
            "岚浦县法院入额法官名单公布",
            "经遴选委员会审议，下列人员任命为岚浦县人民法院员额法官：\n审判委员会委员：古月、赵铁柱\n执行局局长：洪亮\n",
            "appointed 古月 岚浦县人民法院审判委员会委员\nappointed 赵铁柱 岚浦县人民法院审判委员会委员\n"
            "appointed 洪亮 岚浦县人民法院执行局局长",
        ),
        (
            "关于成龙等同志职务任免的通知",
            "各镇人民政府，县政府各部门：\n经研究决定：\n任命成龙同志为县水务局局长；\n免去时光同志的县水务局局长职务，另有任用。\n"
            "岚浦县人民政府\n2016年3月18日\n",
            "appointed 成龙 岚浦县水务局局长 2016-03-18\nended 时光 岚浦县水务局局长 2016-03-18",
        ),
    ],
)  # fmt: skip
def test_lists_under_a_body_or_above_its_signature(title: str, text: str, wanted: str) -> None:
    read = as_json(draft(RawText(f"{title}\n\n2016-03-20\n\n{text}")))
    said = [(row["kind"], row["name"], row["office"], row["day"] or "") for row in read["appointments"]]
    assert said == rows(wanted)

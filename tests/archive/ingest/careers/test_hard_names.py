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
        (
            "任命如意、吉祥、康健为岚浦县人民检察院检察员。",
            "appointed 如意 岚浦县人民检察院检察员\nappointed 吉祥 岚浦县人民检察院检察员\n"
            "appointed 康健 岚浦县人民检察院检察员",
        ),
        ("同意包涵同志不再担任岚浦县总工会副主席职务。", "ended 包涵 岚浦县总工会副主席"),
        ("岚浦县财政局局长由时任县审计局局长平静担任。", "appointed 平静 岚浦县财政局局长"),
        (
            "副市长全胜不再兼任岚浦市公安局局长,由政委关键接任。",
            "ended 全胜 岚浦市公安局局长\nappointed 关键 岚浦市公安局局长",
        ),
        (
            "高尚自2007年4月起担任岚浦县水利局局长,直到2014年底卸任。",
            "appointed 高尚 岚浦县水利局局长 2007-04\nended 高尚 岚浦县水利局局长 2014",
        ),
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
        (
            "张建伟任岚浦县委书记。履新前,他是岚浦县县长。",
            "appointed 张建伟 岚浦县委书记\nheld 张建伟 岚浦县县长",
        ),
        ("水利局局长一职由张海潮接任。", "appointed 张海潮 水利局局长"),
        ("岚浦县卫生局局长雷文塔3月18日被县委免去局长职务。", "ended 雷文塔 岚浦县卫生局局长 2016-03-18"),
        ("雷文塔2010年1月由县医院院长升任岚浦县卫生局局长。", "appointed 雷文塔 岚浦县卫生局局长 2010-01"),
        ("书记公开担任要职,局长马上接任工作,主任申请辞去职务。", ""),
        (
            "李志军不再担任岚浦县委书记。徐晓峰出生于1972年,此前担任榆林县县长。",
            "ended 李志军 岚浦县委书记\nheld 徐晓峰 榆林县县长",
        ),
        (
            "免去杜康的岚浦县水利局局长职务、田野的岚浦县民政局局长职务。",
            "ended 杜康 岚浦县水利局局长\nended 田野 岚浦县民政局局长",
        ),
        ("提请免去陈国栋的岚浦县民政局局长职务。", ""),
        (
            "2016年3月1日,嵩县人大常委会召开会议,任命秦朗为县水利局局长。",
            "appointed 秦朗 嵩县水利局局长 2016-03-01",
        ),
        (
            "张万山1956年任岚浦县副县长,1978年恢复工作后任岚浦地区农业局局长。",
            "appointed 张万山 岚浦县副县长 1956\nappointed 张万山 岚浦地区农业局局长 1978",
        ),
        (
            "智利新当选总统皮涅德11日宣誓就职,接替任期届满的巴切莱德。",
            "appointed 皮涅德 智利总统 2016-03-11\nended 巴切莱德 智利总统 2016-03-11",
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
            "岚浦市第八届人民代表大会第一次会议选举结果",
            "岚浦市人大常委会主任\n陈　功\n岚浦市人大常委会副主任\n古　道　　容　颜（女）\n岚浦市市长\n程　序\n",
            "appointed 陈功 岚浦市人大常委会主任\nappointed 古道 岚浦市人大常委会副主任\n"
            "appointed 容颜 岚浦市人大常委会副主任\nappointed 程序 岚浦市市长",
        ),
        (
            "岚浦县人民检察院检察委员会组成人员",
            "检察长：崔志峰\n检察委员会专职委员：路灯\n",
            "holds 崔志峰 岚浦县人民检察院检察长\nholds 路灯 岚浦县人民检察院检察委员会专职委员",
        ),
        (
            "岚浦学院关于江南等同志职务任免的决定",
            "经院党委会议研究决定：\n江南同志任旅游学院院长；\n免去龙飞同志岚浦学院教务处处长职务。\n",
            "appointed 江南 岚浦学院旅游学院院长\nended 龙飞 岚浦学院教务处处长",
        ),
        (
            "岚浦市函谷镇2020年党政班子成员名单",
            "党委书记：常胜利\n党委副书记、镇长：行动\n",
            "holds 常胜利 岚浦市函谷镇党委书记\nholds 行动 岚浦市函谷镇党委副书记\nholds 行动 岚浦市函谷镇镇长",
        ),
        (
            "中共岚浦市第十二届纪律检查委员会常务委员会组成人员名单",
            "书　记　毛　毛\n副书记　雷　霆　任　重\n",
            "holds 毛毛 岚浦市纪委书记\nholds 雷霆 岚浦市纪委副书记\nholds 任重 岚浦市纪委副书记",
        ),
        (
            "中国民主促进会岚浦市第五届委员会选举产生",
            "主任委员：高见\n秘书长：习惯\n",
            "appointed 高见 中国民主促进会岚浦市委主任委员\nappointed 习惯 中国民主促进会岚浦市委秘书长",
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

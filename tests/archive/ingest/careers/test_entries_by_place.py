"""Entries that a town or part of a body heads, bills, duties beside offices, and days before names."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft
from tests.archive.ingest.careers.statement_lines import stated

# Title, text, and what is stated, a line each: kind, name, office, and the day where one is printed.
ENTRIES = [
    (
        "汀溪县乡镇人大换届选举工作圆满完成",
        "截至6月10日，全县乡镇人民代表大会全部完成换届选举。\n选举结果：\n"
        "榆林镇：人大主席田志强，镇长康健，副镇长程秀娜、许　燕；\n"
        "柳河乡：人大主席高雨庆（女），乡长段文华，副乡长高小玉（彝族）。",
        "appointed 田志强 榆林镇人大主席\nappointed 康健 榆林镇镇长\nappointed 程秀娜 榆林镇副镇长\n"
        "appointed 许燕 榆林镇副镇长\nappointed 高雨庆 柳河乡人大主席\nappointed 段文华 柳河乡乡长\n"
        "appointed 高小玉 柳河乡副乡长",
    ),
    (
        "关于公布社区“两委”换届当选人员的公告",
        "我街道社区换届选举工作结束，当选人员如下：\n"
        "一、东门社区\n（一）党委：书记田志强；副书记许　燕；委员高国庆、段文华\n"
        "（二）居委会：主任田志强；委员应鹏\n2021年4月30日",
        "appointed 田志强 东门社区党委书记 2021-04-30\nappointed 许燕 东门社区党委副书记 2021-04-30\n"
        "appointed 高国庆 东门社区党委委员 2021-04-30\nappointed 段文华 东门社区党委委员 2021-04-30\n"
        "appointed 田志强 东门社区居委会主任 2021-04-30\nappointed 应鹏 东门社区居委会委员 2021-04-30",
    ),
    (
        "中共汀溪县委决定调整县委巡察机构领导干部",
        "巡察办：主任田志强、副主任许小燕\n巡察一组：组长高国庆、副组长段文华\n原巡察一组组长应鹏退出领导岗位。",
        "appointed 田志强 巡察办主任\nappointed 许小燕 巡察办副主任\nappointed 高国庆 巡察一组组长\n"
        "appointed 段文华 巡察一组副组长\nended 应鹏 巡察一组组长",
    ),
    (
        "关于提请审议田志强等同志职务任免的议案",
        "县人大常委会：\n根据工作需要，现提请任命：\n田志强同志为汀溪县人民政府副县长；\n提请免去：\n许小燕同志的汀溪县司法局局长职务。",
        "proposed 田志强 汀溪县人民政府副县长",
    ),
    (
        "汀溪县领导班子分工调整",
        "因人事变动，决定对领导班子成员工作分工调整如下：\n"
        "田志强　县委书记　主持县委全面工作\n令狐继文　副县长　负责农业农村、水利",
        "holds 田志强 汀溪县委书记\nholds 令狐继文 汀溪县副县长",
    ),
    (
        "汀溪县文联第六届主席团成员",
        "主席\n陆光超\n驻会副主席\n农丽利\n副主席（按姓氏笔画）\n朱晓仁、危丽",
        "holds 陆光超 汀溪县文联主席\nholds 农丽利 汀溪县文联驻会副主席\n"
        "holds 朱晓仁 汀溪县文联副主席\nholds 危丽 汀溪县文联副主席",
    ),
    (
        "汀溪县四月人事任免",
        "4月6日　徐怡任县财政局党组成员、副局长\n4月12日　李晓向免去县水利局局长职务",
        "appointed 徐怡 汀溪县财政局党组成员 2021-04-06\nappointed 徐怡 汀溪县财政局副局长 2021-04-06\n"
        "ended 李晓向 汀溪县水利局局长 2021-04-12",
    ),
    (
        "汀溪县人大常委会决定任命名单",
        "鲍丽静（瑶族）为县人民政府副县长（挂职，时间二年）\n唐光先为县民政局局长",
        "appointed 鲍丽静 汀溪县人民政府副县长\nappointed 唐光先 汀溪县民政局局长",
    ),
    (
        "汀溪县干部任前公示名册",
        "序号|姓名|性别|现任职务|拟任（推荐、提名）职务\n1|田志强|男|县水利局副局长|柳河乡党委副书记，提名为乡长候选人",
        "holds 田志强 汀溪县水利局副局长\nproposed 田志强 柳河乡党委副书记\nproposed 田志强 柳河乡乡长",
    ),
    (
        "关于选举结果的报告",
        "选举结果如下：\n田志强同志以193票当选为汀溪县监察委员会主任；\n"
        "许小燕、高国庆同志分别以190票、188票当选为汀溪县人大常委会副主任。\n监票人：康　健　应鹏",
        "appointed 田志强 汀溪县监察委员会主任\nappointed 许小燕 汀溪县人大常委会副主任\n"
        "appointed 高国庆 汀溪县人大常委会副主任",
    ),
    (
        "汀溪县中小学校长调整名单",
        "经县教育局党组会议研究决定，对部分学校校长进行调整：\n田志强　任尧山中学副校长　免汀溪中学教导主任\n"
        "晁　涛　任城关小学校长　免东街小学校长\n王永毅　免城关小学校长",
        "appointed 田志强 尧山中学副校长\nended 田志强 汀溪中学教导主任\nappointed 晁涛 城关小学校长\n"
        "ended 晁涛 东街小学校长\nended 王永毅 城关小学校长",
    ),
    (
        "汀溪县领导名单",
        "县委\n书　记：田志强\n县人民政府\n县　长：许　燕\n县政协\n主　席：高国庆\n副主席：段文华　康　健",
        "holds 田志强 汀溪县委书记\nholds 许燕 汀溪县县长\nholds 高国庆 汀溪县政协主席\n"
        "holds 段文华 汀溪县政协副主席\nholds 康健 汀溪县政协副主席",
    ),
    (
        "共青团汀溪县委换届",
        "共青团汀溪县第十八次代表大会召开。团县委十八届一次全会选举田志强为书记，许小燕、康健为副书记，应鹏、段文华为常委。",
        "appointed 田志强 共青团汀溪县委书记\nappointed 许小燕 共青团汀溪县委副书记\n"
        "appointed 康健 共青团汀溪县委副书记\nappointed 应鹏 共青团汀溪县委常委\n"
        "appointed 段文华 共青团汀溪县委常委",
    ),
    (
        "我市新任命一批政府组成部门负责人",
        "6月16日，汀溪市人大常委会决定任命了市政府组成部门负责人。他们是：市教育局局长郭光红，市公安局局长何峰。",
        "appointed 郭光红 汀溪市教育局局长 2021-06-16\nappointed 何峰 汀溪市公安局局长 2021-06-16",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), ENTRIES, ids=[title for title, _text, _expected in ENTRIES])
def test_entries_are_of_what_heads_them(title: str, text: str, expected: str) -> None:
    assert stated(title, text) == expected.splitlines()


SENTENCES = [
    (
        "田志强任汀溪县信访局副局长，其汀溪县群众工作局副局长职务随机构改革自然免除。",
        "appointed 田志强 汀溪县信访局副局长\nended 田志强 汀溪县群众工作局副局长",
    ),
    ("会议宣布县委决定：经子章同志任汀溪县委书记。", "appointed 经子章 汀溪县委书记"),
    (
        "贾国宝到任汀溪县妇幼保健院院长。文磊已任汀溪县委书记。",
        "appointed 贾国宝 汀溪县妇幼保健院院长\nappointed 文磊 汀溪县委书记",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_of_reports_and_notices(text: str, expected: str) -> None:
    assert stated("汀溪县人事任免", text) == expected.splitlines()


def test_lines_of_names_alone_are_people() -> None:
    text = "（按姓氏笔画排序）\n田志强　许小燕（女）　高国庆　康健\n逄大洋（女）　冯宏霞　周丽玲　安平"
    read = draft(RawText(f"中共汀溪县第十四次代表大会选举产生的出席市第十二次党代会代表名单\n\n2021-06-20\n\n{text}\n"))
    assert len(read.people) == 8


def test_who_is_promoted_in_rank_is_named_once() -> None:
    read = draft(
        RawText("汀溪县人事\n\n2021-06-20\n\n白云由四级主任科员晋升为三级主任科员，并任汀溪县财政局副局长。\n")
    )
    assert [person.name for person in read.people] == ["白云"]


def test_a_town_between_two_offices_is_nobody() -> None:
    text = "姓名　性别　现任职务　拟任职务\n李芳　女　柯鲁柯镇党委委员　柯鲁柯镇副镇长"
    read = draft(RawText(f"汀溪市拟任职人选公示表\n\n2021-06-20\n\n{text}\n"))
    assert [person.name for person in read.people] == ["李芳"]

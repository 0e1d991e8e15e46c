"""Layouts as county pages print them: tables with empty cells, entries by name, bodies that are left out."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft


def stated(title: str, text: str) -> list[str]:
    read = as_json(draft(RawText(f"{title}\n\n2019-06-20\n\n{text}\n")))
    return [
        " ".join(filter(None, (row["kind"], row["name"], row["office"], row["day"] or row["from"])))
        for row in read["appointments"]
    ]


# Title, text, and what is stated, a line each: kind, name, office, and the day where one is printed.
LAYOUTS = [
    (
        "汀溪县委任命一批干部",
        "县委常委会6月18日研究，同意任命：\n县委办公室：副主任 田志强、许小燕\n"
        "县委组织部：副部长 高国庆，部务委员 段文华",
        "appointed 田志强 汀溪县委办公室副主任 2019-06-18\nappointed 许小燕 汀溪县委办公室副主任 2019-06-18\n"
        "appointed 高国庆 汀溪县委组织部副部长 2019-06-18\nappointed 段文华 部务委员 2019-06-18",
    ),
    (
        "汀溪县驻村第一书记名单",
        "经县委研究决定，选派下列同志驻村：\n县审计局田志强任大柳村第一书记\n县统计局许小燕任小柳村第一书记",
        "appointed 田志强 大柳村第一书记\nappointed 许小燕 小柳村第一书记",
    ),
    (
        "汀溪县第九届人民代表大会第四次会议公告",
        "汀溪县第九届人民代表大会第四次会议于2019年5月16日补选：\n县长：罗海生\n县人民法院院长：诸葛明\n现予公告。",
        "appointed 罗海生 汀溪县县长 2019-05-16\nappointed 诸葛明 汀溪县人民法院院长 2019-05-16",
    ),
    (
        "汀溪县人大常委会决定",
        "会议决定，接受文国斌因工作变动辞去汀溪县人民政府县长职务的请求，报县人民代表大会备案。",
        "ended 文国斌 汀溪县人民政府县长",
    ),
    (
        "榆林镇换届选举结果",
        "榆林镇第十届人民代表大会第一次会议闭幕，欧阳春当选镇人大主席，简志勇当选镇长，田晓霞、许建平当选副镇长。",
        "appointed 欧阳春 榆林镇人大主席\nappointed 简志勇 榆林镇镇长\n"
        "appointed 田晓霞 榆林镇副镇长\nappointed 许建平 榆林镇副镇长",
    ),
    (
        "汀溪县干部任免表",
        "姓名\t任命职务\t免去职务\n田志强\t汀溪县民政局局长\t汀溪县残疾人联合会理事长\n"
        "许小燕\t汀溪县残疾人联合会理事长\n高国庆\t\t汀溪县民政局局长",
        "appointed 田志强 汀溪县民政局局长\nended 田志强 汀溪县残疾人联合会理事长\n"
        "appointed 许小燕 汀溪县残疾人联合会理事长\nended 高国庆 汀溪县民政局局长",
    ),
    (
        "汀溪市直机关部分单位负责人调整",
        "●段文华：任市档案馆馆长\n●许志远：任市地方志办公室主任，免市档案馆副馆长",
        "appointed 段文华 汀溪市档案馆馆长\nappointed 许志远 汀溪市地方志办公室主任\nended 许志远 汀溪市档案馆副馆长",
    ),
    (
        "汀溪市干部任免（第6批）",
        "张文明  任汀溪市水文局局长\n李先进  任汀溪市气象局副局长（试用期一年）\n赵光荣  免汀溪市水文局局长",
        "appointed 张文明 汀溪市水文局局长\nappointed 李先进 汀溪市气象局副局长\nended 赵光荣 汀溪市水文局局长",
    ),
    (
        "汀溪市委关于干部任免的决定",
        "祁海东同志任汀溪高新技术产业开发区党工委副书记、管委会主任；陆小芳同志任汀溪县第二中学党支部书记兼副校长。",
        "appointed 祁海东 汀溪高新技术产业开发区党工委副书记\nappointed 祁海东 汀溪高新技术产业开发区管委会主任\n"
        "appointed 陆小芳 汀溪县第二中学党支部书记\nappointed 陆小芳 汀溪县第二中学副校长",
    ),
    (
        "应天保同志简历",
        "应天保，男，1968年2月生，现任汀溪市市长。\n1992.05-1996.10 汀溪县团委干事、副书记\n"
        "1996.10-2001.03 汀溪县审计局局长",
        "holds 应天保 汀溪市市长\nheld 应天保 汀溪县团委副书记 1992-05\nheld 应天保 汀溪县审计局局长 1996-10",
    ),
    (
        "汀溪市一局长履新",
        "日前，麦志成已任汀溪市生态环境局党组书记。此前，他担任汀溪市水务局副局长。",
        "appointed 麦志成 汀溪市生态环境局党组书记\nheld 麦志成 汀溪市水务局副局长",
    ),
    (
        "中国共产党汀溪县第十四届委员会第一次全体会议公报",
        "全会选举文国斌、罗海生等为县委常委，文国斌当选县委书记，罗海生当选县委副书记。",
        "appointed 文国斌 汀溪县委常委\nappointed 罗海生 汀溪县委常委\nappointed 文国斌 汀溪县委书记\n"
        "appointed 罗海生 汀溪县委副书记",
    ),
    (
        "汀溪县领导调整",
        "省委批准，常胜利同志任汀溪县委副书记、提名县长候选人。因年龄原因，榆林乡党委书记单国强不再担任现职。",
        "appointed 常胜利 汀溪县委副书记\nproposed 常胜利 汀溪县县长\nended 单国强 榆林乡党委书记",
    ),
    (
        "汀溪县人大常委会人事任免",
        "会议表决通过了关于任命马力为县公安局局长的决定和关于免去石磊县公安局局长职务的决定。",
        "appointed 马力 汀溪县公安局局长\nended 石磊 汀溪县公安局局长",
    ),
    (
        "省政府任免一批干部",
        "省政府免去朱江的省粮食局局长职务；聘任夏雨、高岩为省政府参事。",
        "ended 朱江 省粮食局局长\nappointed 夏雨 省政府参事\nappointed 高岩 省政府参事",
    ),
    (
        "干部去向",
        "公开简历显示，钟军，1970年4月出生，2013年3月任汀溪市卫生局副局长，2015年转任汀溪市审计局局长。",
        "appointed 钟军 汀溪市卫生局副局长 2013-03\nappointed 钟军 汀溪市审计局局长 2015",
    ),
    (
        "汀溪县红十字会换届",
        "县红十字会五届一次理事会聘请文国斌为名誉会长，选举阮文涛为会长，东方亮为常务副会长。",
        "appointed 文国斌 汀溪县红十字会名誉会长\nappointed 阮文涛 汀溪县红十字会会长\n"
        "appointed 东方亮 汀溪县红十字会常务副会长",
    ),
    (
        "汀溪县干部挂职",
        "其中，查志宏挂职任省水利厅规划处副处长；路遥已担任汀溪市副市长；县妇联主席甄美丽近日调任县信访局局长。",
        "appointed 查志宏 省水利厅规划处副处长\nappointed 路遥 汀溪市副市长\nappointed 甄美丽 汀溪县信访局局长",
    ),
    (
        "共青团汀溪市委新班子",
        "共青团汀溪市第六届委员会第一次全体会议选举高流为书记，许涛（挂职）、萧晓（兼职）为副书记。",
        "appointed 高流 共青团汀溪市委书记\nappointed 许涛 共青团汀溪市委副书记\nappointed 萧晓 共青团汀溪市委副书记",
    ),
    (
        "汀溪县人大常委会补充任命",
        "会议任命倪红为汀溪县人大常委会法制工作委员会主任，任命高壁为法制工作委员会委员。",
        "appointed 倪红 汀溪县人大常委会法制工作委员会主任\nappointed 高壁 汀溪县人大常委会法制工作委员会委员",
    ),
    (
        "近期人事任免（汀溪县）",
        "序号\t姓名\t现任职务\t拟任职务\t备注\n1\t明志刚\t汀溪县水利局副局长\t汀溪县水利局局长\t\n"
        "2\t许春燕\t汀溪县妇联副主席\t汀溪县妇联主席\t女",
        "holds 明志刚 汀溪县水利局副局长\nproposed 明志刚 汀溪县水利局局长\n"
        "holds 许春燕 汀溪县妇联副主席\nproposed 许春燕 汀溪县妇联主席",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), LAYOUTS, ids=[layout[0] for layout in LAYOUTS])
def test_every_layout_states_who_has_which_office(title: str, text: str, expected: str) -> None:
    assert sorted(stated(title, text)) == sorted(expected.split("\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "李大山当选全省最佳护林员。",
        "王二小，男，中共党员，现任职务不详。",
        "孙局长当选本届运动会最佳运动员。",
        "免去项东升县审计局科员身份，保留检察员待遇。",
        "县里免费开放，免试入学，免去村民三年水费。",
        "撤销了三个经济效益差的工程处。",
        "提名奖由县中学代表队获得。",
        "不再担任何风险，农民放心种粮。",
        "任命为先、公开透明是这次改革的特点。",
        "机构改革后，撤销县农业局、县林业局，组建县农业农村局。",
    ],
)
def test_words_of_appointment_without_a_statement(sentence: str) -> None:
    assert stated("汀溪县新闻", f"汀溪县召开会议，部署全年工作。{sentence}") == []

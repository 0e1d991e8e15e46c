"""Tables, posts by place, and lists whose office, body or person stands in another line."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft
from tests.archive.ingest.careers.statement_lines import stated

# Title, text, and what is stated, a line each: kind, name, office, and the day where one is printed.
LISTS = [
    (
        "汀溪县各乡镇人大主席、镇长当选名单",
        "柳河乡：主席田志强　乡长许　燕\n榆林镇：主席应鹏　镇长宋立轩\n石桥镇：主席高国庆　镇长汪嘉玉",
        "appointed 田志强 柳河乡人大主席\nappointed 许燕 柳河乡乡长\nappointed 应鹏 榆林镇人大主席\n"
        "appointed 宋立轩 榆林镇镇长\nappointed 高国庆 石桥镇人大主席\nappointed 汪嘉玉 石桥镇镇长",
    ),
    (
        "汀溪县教育局关于公布学校领导干部调整结果的公告",
        "经县教育局党委研究决定，现将任免情况公告如下：\n一、任职\n高级中学　党委书记　田志强\n"
        "城关小学　党支部书记、校长　许　燕\n二、免职\n石桥小学　校长　许　燕\n汀溪县教育局\n2021年6月10日",
        "appointed 田志强 高级中学党委书记 2021-06-10\nappointed 许燕 城关小学党支部书记 2021-06-10\n"
        "appointed 许燕 城关小学校长 2021-06-10\nended 许燕 石桥小学校长 2021-06-10",
    ),
    (
        "政协汀溪县第十一届委员会主席、副主席名单",
        "（2020年9月13日政协汀溪县第十一届委员会第一次会议选举）\n主　席\n文玉章\n副主席\n吕　伟　　黄明（女）",
        "appointed 文玉章 汀溪县政协主席 2020-09-13\nappointed 吕伟 汀溪县政协副主席 2020-09-13\n"
        "appointed 黄明 汀溪县政协副主席 2020-09-13",
    ),
    (
        "敖汉旗旗直单位“一把手”名单（2021年更新）",
        "旗委办公室主任　田志强\n旗财政局局长　扎西次仁\n旗公安局局长　许　燕",
        "holds 田志强 敖汉旗委办公室主任\nholds 扎西次仁 敖汉旗财政局局长\nholds 许燕 敖汉旗公安局局长",
    ),
    (
        "汀溪县第十五届人民政府组成人员任命书颁发",
        "6月16日，县人大常委会第一次会议表决通过了县长冯国兵提名的县政府组成人员：\n县教育局局长　关博（侗族）\n"
        "县财政局局长　张　前\n县人大常委会主任吴正文为新任命人员颁发任命书。",
        "appointed 关博 汀溪县教育局局长 2021-06-16\nappointed 张前 汀溪县财政局局长 2021-06-16",
    ),
    (
        "汀溪县公开选拔领导干部拟任人选公示",
        "拟任县民族中学副校长人选：\n田志强，男，壮族，1979年4月出生，现为汀溪县高级中学教务处主任。\n"
        "拟任县文物管理所所长人选：\n许小燕，女，汉族，1985年5月出生，现为汀溪县文化馆副馆长。",
        "proposed 田志强 汀溪县民族中学副校长\nholds 田志强 汀溪县高级中学教务处主任\n"
        "proposed 许小燕 汀溪县文物管理所所长\nholds 许小燕 汀溪县文化馆副馆长",
    ),
    (
        "驻村第一书记名单（2021年5月选派）",
        "单位\t姓名\t所驻村\t职务\n县水务局\t全大亮\t榆林镇大柳村\t第一书记\n县融媒体中心\t许小燕\t石桥镇河湾村\t第一书记",
        "appointed 全大亮 榆林镇大柳村第一书记\nappointed 许小燕 石桥镇河湾村第一书记",
    ),
    (
        "汀溪县人民检察院内设机构负责人职务变动",
        "本院各部门：\n经院党组研究，决定：\n田志强任第一检察部主任；\n许小燕任政治部主任，免去其办公室主任职务；\n"
        "高国庆任检察委员会专职委员。\n汀溪县人民检察院\n2021年5月4日",
        "appointed 田志强 汀溪县人民检察院第一检察部主任 2021-05-04\n"
        "appointed 许小燕 汀溪县人民检察院政治部主任 2021-05-04\n"
        "ended 许小燕 汀溪县人民检察院办公室主任 2021-05-04\n"
        "appointed 高国庆 汀溪县人民检察院检察委员会专职委员 2021-05-04",
    ),
    (
        "关于调整部分科室负责人的通知",
        "各科室：\n根据工作需要，经院党委会研究，对部分科室负责人调整如下：\n"
        "聘任田志强为心血管内科主任，许小燕为心血管内科副主任；\n聘任高国庆为医务科科长，解聘其质控科科长职务；\n"
        "段文华改任门诊部主任；\n汀溪县人民医院\n2021年5月8日",
        "appointed 田志强 汀溪县人民医院心血管内科主任 2021-05-08\n"
        "appointed 许小燕 汀溪县人民医院心血管内科副主任 2021-05-08\n"
        "appointed 高国庆 汀溪县人民医院医务科科长 2021-05-08\nended 高国庆 汀溪县人民医院质控科科长 2021-05-08\n"
        "appointed 段文华 汀溪县人民医院门诊部主任 2021-05-08",
    ),
    (
        "汀溪县人民政府人事任免一览表（第2批）",
        "文号：汀政人〔2021〕6号　日期：2021年4月18日\n序号　姓名　任职　免职\n"
        "1　田志强　县财政局总会计师　县财政局办公室主任",
        "appointed 田志强 汀溪县财政局总会计师 2021-04-18\nended 田志强 汀溪县财政局办公室主任 2021-04-18",
    ),
    (
        "本周人事",
        "●林雪宝任汀溪县委常委、政法委书记，此前任岚浦县副县长\n●许小燕任汀溪新城管委会副主任，免去汀溪县商务局局长职务",
        "appointed 林雪宝 汀溪县委常委\nappointed 林雪宝 汀溪县委政法委书记\nheld 林雪宝 岚浦县副县长\n"
        "appointed 许小燕 汀溪新城管委会副主任\nended 许小燕 汀溪县商务局局长",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), LISTS, ids=[title for title, _text, _expected in LISTS])
def test_lists_tell_by_their_lines_and_columns(title: str, text: str, expected: str) -> None:
    assert stated(title, text) == expected.splitlines()


SENTENCES = [
    (
        "根据赵雪兰本人请求，接受其辞去汀溪县人民政府县长职务；苏玉阳因工作调动，其汀溪县第十六届人民代表大会代表资格自行终止。",
        "ended 赵雪兰 汀溪县人民政府县长\nended 苏玉阳 汀溪县第十六届人民代表大会代表",
    ),
    (
        "会议决定任命：庹金生、张俊慧为汀溪县人民政府副县长。黄向和被免去汀溪县监察委员会副主任职务。",
        "appointed 庹金生 汀溪县人民政府副县长\nappointed 张俊慧 汀溪县人民政府副县长\n"
        "ended 黄向和 汀溪县监察委员会副主任",
    ),
    (
        "提名许小燕同志为汀溪县民政局局长人选，提名免去高国庆同志汀溪县民政局局长职务；推荐程兵同志为政协汀溪县委员会副主席候选人。",
        "proposed 许小燕 汀溪县民政局局长\nproposed 程兵 政协汀溪县委员会副主席",
    ),
    (
        "汀溪县工业联合会（总商会）第九次会员代表大会召开。诸葛振慧连任主席，李广（县委统战部副部长）当选党组书记、常务副主席。",
        "appointed 诸葛振慧 汀溪县工业联合会主席\nappointed 李广 汀溪县工业联合会党组书记\n"
        "appointed 李广 汀溪县工业联合会常务副主席",
    ),
    (
        "萧新柱、洛桑旦增、薛志勇、吉克阿依、萧伟胜等5人被任命为汀溪县人民法院人民陪审员。",
        "\n".join(
            f"appointed {name} 汀溪县人民法院人民陪审员"
            for name in ("萧新柱", "洛桑旦增", "薛志勇", "吉克阿依", "萧伟胜")
        ),
    ),
    (
        "高国庆因达到任职年龄界限，免去其榆林镇卫生院院长职务。",
        "ended 高国庆 榆林镇卫生院院长",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_of_congresses_and_committees(text: str, expected: str) -> None:
    assert stated("汀溪县人事任免", text) == expected.splitlines()


def test_the_names_below_a_title_are_people_though_they_hold_no_office() -> None:
    text = "主席团（5人，按姓名笔画为序）\n苏　安　丛长萍　傅文（女）　周磊　戴博\n秘书长\n刘思毅"
    read = draft(RawText(f"汀溪县第十八届人民代表大会第一次会议主席团和秘书长名单\n\n2021-06-20\n\n{text}\n"))
    assert {"".join(person.name.split()) for person in read.people} == {
        "苏安",
        "丛长萍",
        "傅文",
        "周磊",
        "戴博",
        "刘思毅",
    }


def test_the_area_behind_a_removal_is_nobody() -> None:
    read = draft(RawText("汀溪县人事\n\n2021-06-20\n\n会议决定，免去蒙城县监察委员会副主任职务的事项另行研究。\n"))
    assert read.people == ()

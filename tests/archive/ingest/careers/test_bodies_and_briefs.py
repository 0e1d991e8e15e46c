"""Statements in brief items and lists side by side, of companies and schools told before, and of those who retire."""

import pytest

from archive.ingest.careers.appointments import appointments
from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft


def stated(text: str) -> list[tuple[str, str, str]]:
    return [(row.kind, row.name, row.office) for row in appointments(text, text, "", "2016-03-20")]


def rows(printed: str) -> list[tuple[str, ...]]:
    """kind name office, one to a line."""
    return [tuple(line.split(" ")) for line in printed.strip().splitlines()]


SENTENCES = {
    "a company told before": (
        "日前,汀溪水务集团有限公司召开董事会,选举张建伟为公司董事长,聘任王晓东为公司财务总监。原董事长李志军因退休离任。",
        "appointed 张建伟 汀溪水务集团有限公司董事长\nappointed 王晓东 汀溪水务集团有限公司财务总监\n"
        "ended 李志军 汀溪水务集团有限公司董事长",
    ),
    "a company in a life is no office": ("张建伟历任岚浦县轧钢公司经理、岚浦县经委主任。", ""),
    "the head of some company": ("张建伟现任岚浦市一家餐饮公司的负责人。", ""),
    "a college told before": (
        "6月7日,汀溪职业技术学院召开大会,宣布:陈思任学院党委书记,李想不再担任学院院长职务。",
        "appointed 陈思 汀溪职业技术学院党委书记\nended 李想 汀溪职业技术学院院长",
    ),
    "a hospital of a school told before": (
        "汀溪医科大学附属第一医院召开会议。校党委决定:陈思任附属第一医院院长。",
        "appointed 陈思 汀溪医科大学附属第一医院院长",
    ),
    "a professor": ("聘任田飞教授为汀溪市医院院长。", "appointed 田飞 汀溪市医院院长"),
    "a general": ("岚浦军分区参谋长郑继少将升任岚浦军分区司令员。", "appointed 郑继 岚浦军分区司令员"),
    "each one's own office": (
        "张建伟、王晓东分别出任岚浦县文化馆馆长、岚浦县图书馆馆长。",
        "appointed 张建伟 岚浦县文化馆馆长\nappointed 王晓东 岚浦县图书馆馆长",
    ),
    "promoted within the body": (
        "岚浦县水利局副局长张建伟升任局长,原局长王晓东退休。",
        "appointed 张建伟 岚浦县水利局局长\nended 王晓东 岚浦县水利局局长",
    ),
    "who left for age": ("日前,原岚浦县水利局局长王晓东因年龄原因离任。", "ended 王晓东 岚浦县水利局局长"),
    "what a retired one did is no change": ("原岚浦县水利局局长王晓东退休后回乡种树。", ""),
    "removed side by side": (
        "会议决定免去张建伟岚浦县教育局局长、王晓东岚浦县民政局局长职务。",
        "ended 张建伟 岚浦县教育局局长\nended 王晓东 岚浦县民政局局长",
    ),
    "removed from several": (
        "会议决定免去张建伟张店区区长、张店区财政局局长职务。",
        "ended 张建伟 张店区区长\nended 张建伟 张店区财政局局长",
    ),
    "has appointed": (
        "会议还任命了袁建为岚浦县监察委员会副主任,王建国为委员。",
        "appointed 袁建 岚浦县监察委员会副主任\nappointed 王建国 岚浦县监察委员会委员",
    ),
    "who gets into a committee": ("日前,岚浦军分区政委林远近日跻身岚浦市委常委。", "appointed 林远 岚浦市委常委"),
    "an autonomous prefecture told before": (
        "云岭藏族自治州第五届人民代表大会第一次会议选举张建伟为自治州州长,尼玛次仁、李想为副州长。",
        "appointed 张建伟 云岭藏族自治州州长\nappointed 尼玛次仁 云岭藏族自治州副州长\n"
        "appointed 李想 云岭藏族自治州副州长",
    ),
    "a consultative conference told before": (
        "政协汀溪市第七届委员会第一次会议选举张建伟为主席,王晓东、李想为副主席。",
        "appointed 张建伟 汀溪市政协主席\nappointed 王晓东 汀溪市政协副主席\nappointed 李想 汀溪市政协副主席",
    ),
    "where an entry's person comes from": (
        "宋瑶振,男,1968年3月生,安平人,1990年7月参加工作。\n1996年4月—2003年9月,安平县教育局副局长。",
        "held 宋瑶振 安平县教育局副局长",
    ),
    "departments of a city": (
        "汀溪市委决定:高强龙同志任市直机关工委书记。",
        "appointed 高强龙 汀溪市直机关工委书记",
    ),
    "a verb before a county is no area": (
        "王建国任县水利局局长。\n免去王强县教育局局长职务。",
        "appointed 王建国 县水利局局长\nended 王强 县教育局局长",
    ),
    "names that are words, 关于 in one": (
        "会议通过任命支援、关于民、从容为汀溪市中级人民法院审判员。",
        "appointed 支援 汀溪市中级人民法院审判员\nappointed 关于民 汀溪市中级人民法院审判员\n"
        "appointed 从容 汀溪市中级人民法院审判员",
    ),
    "names that are words, one clause after another": (
        "会议宣布:从政任学院党委书记,时代任学院院长,常委珍任学院副院长。",
        "appointed 从政 学院党委书记\nappointed 时代 学院院长\nappointed 常委珍 学院副院长",
    ),
    "a bureau whose name begins like 任教": ("张建伟任教育局局长。", "appointed 张建伟 教育局局长"),
    "who teaches has no office": ("张建伟任教于岚浦县中学,现任校长。", "holds 张建伟 校长"),
    "removed from a department of a school": (
        "决定:免去杨朝雪教务处处长职务;免去彭志朝文学院院长职务;免去王强教务处处长职务。",
        "ended 杨朝雪 教务处处长\nended 彭志朝 文学院院长\nended 王强 教务处处长",
    ),
    "elected again": ("何宏开连任岚浦市作协主席。", "appointed 何宏开 岚浦市作协主席"),
    "who takes over is called a comrade": (
        "陈思同志不再担任岚浦市委组织部部长职务,由李想同志接任。",
        "ended 陈思 岚浦市委组织部部长\nappointed 李想 岚浦市委组织部部长",
    ),
    "requests of several accepted": (
        "会议决定:接受张建伟辞去岚浦县副县长职务的请求;接受董德红、李想辞去岚浦县人大常委会委员职务的请求。",
        "ended 张建伟 岚浦县副县长\nended 董德红 岚浦县人大常委会委员\nended 李想 岚浦县人大常委会委员",
    ),
    "a committee of discipline told before": (
        "中共岚浦县第十四届纪律检查委员会第一次全体会议选举张建伟为书记,王晓东、李想为副书记。",
        "appointed 张建伟 岚浦县纪委书记\nappointed 王晓东 岚浦县纪委副书记\nappointed 李想 岚浦县纪委副书记",
    ),
    "a township is nobody": (
        "陈思任石磨乡党委书记,免去石磨乡乡长职务。",
        "appointed 陈思 石磨乡党委书记\nended 陈思 石磨乡乡长",
    ),
    "a bank's own words for itself": (
        "11月2日,汀溪农村商业银行公告称,因工作调整,傅强慧先生辞去本行行长职务,董事会聘任姚利女士、傅鹏思先生为本行副行长。",
        "ended 傅强慧 汀溪农村商业银行行长\nappointed 姚利 汀溪农村商业银行副行长\n"
        "appointed 傅鹏思 汀溪农村商业银行副行长",
    ),
    "dismissed on the spot": ("石磨乡乡长叶平玉被就地免职。", "ended 叶平玉 石磨乡乡长"),
    "an officer who leaves the army": (
        "任命张建伟大校为汀溪军分区司令员。原司令员孟亮峰大校转业地方工作。",
        "appointed 张建伟 汀溪军分区司令员\nended 孟亮峰 汀溪军分区司令员",
    ),
    "who has gone elsewhere is replaced": (
        "张建伟已出任高新区管委会主任,接替已到市人大任职的梁江嘉。",
        "appointed 张建伟 高新区管委会主任\nended 梁江嘉 高新区管委会主任",
    ),
    "members of parties": (
        "近期,民进会员唐豪斌任岚浦市教育局副局长,民盟盟员李琪友任岚浦市人民检察院副检察长。",
        "appointed 唐豪斌 岚浦市教育局副局长\nappointed 李琪友 岚浦市人民检察院副检察长",
    ),
    "beside the work": (
        "李想当选岚浦县总商会专职副主席,张建伟、王晓东当选兼职副主席。",
        "appointed 李想 岚浦县总商会专职副主席\nappointed 张建伟 岚浦县总商会兼职副主席\n"
        "appointed 王晓东 岚浦县总商会兼职副主席",
    ),
    "removed from a body that stands before": (
        "夏仲任渭川日报社社长,免去赵安渭川日报社社长职务。",
        "appointed 夏仲 渭川日报社社长\nended 赵安 渭川日报社社长",
    ),
    "who retires leaves": (
        "林朝培任渭川学院院长;蔡晨金退休,不再担任渭川学院院长职务。",
        "appointed 林朝培 渭川学院院长\nended 蔡晨金 渭川学院院长",
    ),
    "what is agreed to": (
        "你社《关于吴梅任职的请示》收悉。经研究,同意吴梅任白水县供销社理事会主任,李想任副主任。",
        "appointed 吴梅 白水县供销社理事会主任\nappointed 李想 白水县供销社理事会副主任",
    ),
    "a removal to come": ("拟免去谢玉云的岚浦市财政局局长职务。", ""),
    "an association's meeting of members": (
        "4月15日,汀溪商会召开第三届会员大会,高元玉当选会长,张建伟、陈思当选执行会长,魏亮倩受聘为秘书长。",
        "appointed 高元玉 汀溪商会会长\nappointed 张建伟 汀溪商会执行会长\nappointed 陈思 汀溪商会执行会长\n"
        "appointed 魏亮倩 汀溪商会秘书长",
    ),
    "removed from the company": (
        "汀溪建设集团有限公司收到通知,任命徐信继为公司董事、总经理,免去袁泰新公司总经理职务。",
        "appointed 徐信继 汀溪建设集团有限公司董事\nappointed 徐信继 汀溪建设集团有限公司总经理\n"
        "ended 袁泰新 汀溪建设集团有限公司总经理",
    ),
    "what somebody held before": (
        "李国庆接任岚浦县审计局局长,此前李国庆任青山镇镇长。",
        "appointed 李国庆 岚浦县审计局局长\nheld 李国庆 青山镇镇长",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.values(), ids=SENTENCES)
def test_statements(text: str, wanted: str) -> None:
    assert stated(text) == rows(wanted)


# Title, text and what is stated: none of these lines ends like a sentence, and yet they are the text.
TEXTS = {
    "news in brief": (
        "人事简讯",
        "▲张建伟出任岚浦县粮食局局长\n▲王晓东不再担任岚浦县农业局局长\n▲李想当选岚浦县作家协会主席\n▲陈思辞任汀溪银行行长",
        "appointed 张建伟 岚浦县粮食局局长\nended 王晓东 岚浦县农业局局长\n"
        "appointed 李想 岚浦县作家协会主席\nended 陈思 汀溪银行行长",
    ),
    "holders before their duties": (
        "榆林镇领导简介",
        "张建伟，党委书记，主持党委全面工作。\n王晓东，镇长、党委副书记，主持政府工作。\n李想，副镇长，分管教育。",
        "holds 张建伟 榆林镇党委书记\nholds 王晓东 榆林镇镇长\nholds 王晓东 榆林镇党委副书记\nholds 李想 榆林镇副镇长",
    ),
    "a committee in the headline": (
        "榆林镇党委换届选举结果",
        "书记：张建伟\n副书记：王晓东 李想\n纪委书记：陈思",
        "appointed 张建伟 榆林镇党委书记\nappointed 王晓东 榆林镇党委副书记\nappointed 李想 榆林镇党委副书记\n"
        "appointed 陈思 榆林镇纪委书记",
    ),
    "the area below the headline": (
        "县人大常委会通过人事任免事项",
        "榆林县第八届人大常委会第八次会议\n任免名单\n任命：\n张建伟 县人大常委会办公室主任\n李想 县监察委员会委员",
        "appointed 张建伟 榆林县人大常委会办公室主任\nappointed 李想 榆林县监察委员会委员",
    ),
    "titles and names between spaces": (
        "岚浦县文联召开第四次代表大会",
        "会议选举产生了岚浦县文联第四届领导机构：\n主席　张建伟\n副主席　李想　陈思\n秘书长　王晓东（兼）",
        "appointed 张建伟 岚浦县文联主席\nappointed 李想 岚浦县文联副主席\nappointed 陈思 岚浦县文联副主席\n"
        "appointed 王晓东 岚浦县文联秘书长",
    ),
    "a day before each": (
        "岚浦市一季度人事变动一览",
        "1月8日，张建伟任岚浦市公安局党委书记；\n2月26日，李想辞去岚浦市中级人民法院院长职务；\n"
        "3月30日，陈思任岚浦市政府副秘书长。",
        "appointed 张建伟 岚浦市公安局党委书记\nended 李想 岚浦市中级人民法院院长\nappointed 陈思 岚浦市政府副秘书长",
    ),
    "a consultative conference in the headline": (
        "政协汀溪市八届一次会议选举结果",
        "主席：张建伟\n副主席：李想　陈思",
        "appointed 张建伟 汀溪市政协主席\nappointed 李想 汀溪市政协副主席\nappointed 陈思 汀溪市政协副主席",
    ),
    "a school in the headline": (
        "汀溪大学多个学院院长调整",
        "近日，汀溪大学党委研究决定，张建伟任化学学院院长，李想不再担任图书馆馆长。",
        "appointed 张建伟 汀溪大学化学学院院长\nended 李想 汀溪大学图书馆馆长",
    ),
    "another school is none of its own": (
        "汀溪大学任命新校长",
        "汀溪大学召开大会，宣布陈思任汀溪大学校长。陈思此前担任云州师范学院院长。",
        "appointed 陈思 汀溪大学校长\nheld 陈思 云州师范学院院长",
    ),
    "name, office, and the one to come": (
        "汀溪市国有企业领导人员任前公示",
        "经市国资委研究，拟任用以下同志：\n"
        "张建伟，汀溪市水务集团副总经理，拟任汀溪市公共交通集团党委副书记、总经理人选；\n"
        "李想，汀溪市水务集团党委委员、工会主席，拟任汀溪市水务集团党委副书记。",
        "holds 张建伟 汀溪市水务集团副总经理\nproposed 张建伟 汀溪市公共交通集团党委副书记\n"
        "proposed 张建伟 汀溪市公共交通集团总经理\nholds 李想 汀溪市水务集团党委委员\n"
        "holds 李想 汀溪市水务集团工会主席\nproposed 李想 汀溪市水务集团党委副书记",
    ),
}


@pytest.mark.parametrize(("title", "text", "wanted"), TEXTS.values(), ids=TEXTS)
def test_texts(title: str, text: str, wanted: str) -> None:
    read = as_json(draft(RawText(f"{title}\n\n2016-03-20\n\n{text}\n")))
    assert [(row["kind"], row["name"], row["office"]) for row in read["appointments"]] == rows(wanted)

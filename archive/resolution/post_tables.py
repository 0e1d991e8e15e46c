"""Tables of offices: national ones, bodies by all their names, local bodies, roles, walks of life. Each row has an
example, which is run as its test.

Ranks count grades of the civil service: 10 heads of party and state, 9 vice-national, 8 minister or province, 7, 6 a
department of a province or a city, 5, 4 county or bureau of a city, 3, 2 township or bureau of a county, 1, 0 nobody's.
"""

from collections.abc import Mapping
from typing import NamedTuple


class NationalOffice(NamedTuple):
    """``pattern`` ends an office; ``body`` and ``role`` are what it is called here, whatever is printed."""

    pattern: str
    body: str
    role: str
    rank: int
    is_unique: bool
    example: str


_STANDING = r"(?:常务委员会|常委会)"
_NPC = rf"(?:人民代表大会|人大)(?:{_STANDING})?"
_CPPCC = r"(?:全国政协|中国人民政治协商会议全国委员会|全国政协十[一二三四]届[一二三四五]次会议)"
NATIONAL_OFFICES: tuple[NationalOffice, ...] = (
    NationalOffice(r"(?<![工联书])总书记", "中央", "总书记", 10, True, "中共中央总书记"),
    NationalOffice(r"(?:国家|共和国)主席", "国家", "主席", 10, True, "中国国家主席"),
    NationalOffice(r"(?:国家|共和国)副主席", "国家", "副主席", 9, True, "中华人民共和国副主席"),
    NationalOffice(r"(?:中央|国家)?军(?:事)?委(?:员会)?主席", "中央军委", "主席", 10, True,
                   "中华人民共和国中央军事委员会主席"),
    NationalOffice(r"(?:中央)?军(?:事)?委(?:员会)?副主席", "中央军委", "副主席", 9, False, "中央军委副主席"),
    NationalOffice(r"(?:中央)?军(?:事)?委(?:员会)?委员", "中央军委", "委员", 8, False, "中央军委委员"),
    NationalOffice(r"国务院(?:常务)?副总理", "国务院", "副总理", 9, False, "国务院副总理"),
    NationalOffice(r"国务院总理", "国务院", "总理", 10, True, "国务院总理"),
    NationalOffice(r"国务委员", "国务院", "国务委员", 9, False, "国务委员"),
    NationalOffice(r"国务院(?:常务)?副秘书长", "国务院", "副秘书长", 7, False, "国务院副秘书长"),
    NationalOffice(r"国务院秘书长", "国务院", "秘书长", 9, True, "国务院秘书长"),
    NationalOffice(r"政治局常(?:务)?委(?:员)?", "中央政治局", "常委", 10, False, "中共中央政治局常委"),
    NationalOffice(r"政治局(?:候补)?委员", "中央政治局", "委员", 9, False, "十五届中央政治局委员"),
    NationalOffice(r"(?<!团)中央书记处书记", "中央书记处", "书记", 9, False, "中央书记处书记"),
    NationalOffice(r"中央(?:委员会)?候补委员", "中央委员会", "委员", 7, False, "第十八届中央候补委员"),
    NationalOffice(r"中央委员", "中央委员会", "委员", 8, False, "第十八届中央委员"),
    NationalOffice(r"副委员长", "全国人大", "副委员长", 9, False, "第十三届全国人民代表大会常务委员会副委员长"),
    NationalOffice(r"(?<!副)委员长", "全国人大", "委员长", 10, True, "中国全国人大常委会委员长"),
    NationalOffice(rf"全国{_NPC}副秘书长", "全国人大", "副秘书长", 7, False, "全国人大常委会副秘书长"),
    NationalOffice(rf"全国{_NPC}秘书长", "全国人大", "秘书长", 8, True, "全国人大常委会秘书长"),
    NationalOffice(rf"{_CPPCC}(?:常务)?副主席", "全国政协", "副主席", 9, False, "全国政协副主席"),
    NationalOffice(rf"{_CPPCC}主席", "全国政协", "主席", 10, True, "全国政协主席"),
    NationalOffice(rf"{_CPPCC}秘书长", "全国政协", "秘书长", 8, True, "全国政协秘书长"),
    NationalOffice(rf"{_CPPCC}(?:常务)?副秘书长", "全国政协", "副秘书长", 7, False, "全国政协常务副秘书长"),
    NationalOffice(r"中央纪(?:律检查)?委(?:员会)?(?:常务)?副书记", "中央纪委", "副书记", 8, False, "中央纪委副书记"),
    NationalOffice(r"中央纪(?:律检查)?委(?:员会)?书记", "中央纪委", "书记", 10, True, "中央纪律检查委员会书记"),
    NationalOffice(r"最高人民法院(?:党组书记|院长)", "最高人民法院", "院长", 9, True, "最高人民法院院长"),
    NationalOffice(r"最高人民检察院(?:党组书记|检察长)", "最高人民检察院", "检察长", 9, True, "最高人民检察院检察长"),
    NationalOffice(r"香港特(?:别行政)?区行政长官", "香港特别行政区", "行政长官", 8, True, "香港特区行政长官"),
    NationalOffice(r"澳门特(?:别行政)?区行政长官", "澳门特别行政区", "行政长官", 8, True, "澳门特别行政区行政长官"),
)  # fmt: skip

# National bodies by the names they go by, first the one used here.
NATIONAL_BODIES: tuple[str, ...] = (
    "外交部 中国外交部", "国防部 中国国防部",
    "发展改革委 国家发展和改革委员会 国家发展改革委 国家发改委 发展改革委员会", "教育部",
    "科技部 科学技术部", "工业和信息化部 工信部", "国家民委 国家民族事务委员会", "公安部",
    "国家安全部", "监察部", "民政部", "司法部", "财政部",
    "人力资源社会保障部 人力资源和社会保障部 人社部", "自然资源部", "国土资源部",
    "生态环境部 环境保护部 环保部", "住房城乡建设部 住房和城乡建设部 住建部", "交通运输部",
    "铁道部", "水利部", "农业农村部 农业部", "商务部", "文化和旅游部 文旅部 文化部",
    "卫生健康委 国家卫生健康委员会 国家卫生健康委 国家卫健委 国家卫生和计划生育委员会 国家卫生计生委 卫生计生委 卫生部",
    "退役军人事务部", "应急管理部", "人民银行 中国人民银行 央行", "审计署",
    "国资委 国务院国有资产监督管理委员会 国务院国资委", "海关总署", "税务总局 国家税务总局",
    "市场监管总局 国家市场监督管理总局", "工商总局 国家工商行政管理总局",
    "质检总局 国家质量监督检验检疫总局", "食品药品监管总局 国家食品药品监督管理总局",
    "体育总局 国家体育总局", "统计局 国家统计局", "国家林业局 国家林业和草原局",
    "国家能源局", "国家医疗保障局", "中医药管理局 国家中医药管理局",
    "港澳办 国务院港澳事务办公室 国务院港澳办",
    "台办 国务院台湾事务办公室 国务院台办 国台办 中央台办",
    "银保监会 中国银保监会 银监会 中国银监会", "证监会 中国证监会", "中央组织部 中组部",
    "中央宣传部 中宣部", "中央统战部", "中央政法委 中央政法委员会", "中联部 中央对外联络部",
    "中央办公厅 中办", "中央党校", "中央政策研究室", "国务院办公厅",
    "国务院法制办 国务院法制办公室", "国务院研究室", "国务院发展研究中心",
    "国家国际发展合作署",
    "全国人大法工委 全国人大常委会法制工作委员会 全国人大常委会法工委 人大法工委",
    "社科院 中国社会科学院", "全国总工会 中华全国总工会", "全国妇联",
    "全国工商联 中华全国工商业联合会", "共青团中央 团中央", "中国侨联", "最高人民法院",
    "最高人民检察院", "民革中央", "民盟中央 民盟", "民建中央", "民进中央",
    "农工党中央", "致公党中央", "九三学社中央", "台盟中央", "国家监委 国家监察委员会",
)  # fmt: skip

# A role by its forms: canonical name, whether vice, whether one holder at a time; longest first where one ends another.
HEADS = (
    "书记", "部长", "厅长", "局长", "主任", "院长", "检察长", "署长", "主席", "行长",
    "会长", "校长", "台长", "社长", "司长", "处长", "科长", "所长", "站长", "馆长",
    "审计长", "主任委员", "总干事", "秘书长", "组长", "总裁", "董事长", "总经理", "总指挥",
    "司令员", "司令", "总司令", "总参谋长", "支队长", "总队长", "大队长", "团长", "关长",
    "新闻发言人", "发言人", "政委", "行政长官", "首席执行官", "总统", "总理", "首相", "国王",
    "女王", "王储", "外长", "防长", "财长", "国务卿", "议长", "理事长", "参谋长",
)  # fmt: skip


class LocalOffice(NamedTuple):
    """``pattern`` is what follows the area, whole. ``grade`` is added to the rank of the area's own head."""

    pattern: str
    body: str
    role: str
    grade: int
    is_unique: bool
    example: str


LOCAL_OFFICES: tuple[LocalOffice, ...] = (
    LocalOffice(r"(?:党委|工委|党工委)书记", "党委", "书记", 0, True, "渑池县委书记"),
    LocalOffice(r"(?:党委|工委|党工委)(?:专职|常务)?副书记", "党委", "副书记", -1, False, "渑池县委副书记"),
    LocalOffice(r"(?:党委|工委)常(?:务)?委(?:员)?", "党委", "常委", -1, False, "河南省委常委"),
    LocalOffice(r"(?:党委)委员", "党委", "委员", -1, False, "四川省委委员"),
    LocalOffice(r"(?:党委)秘书长", "党委", "秘书长", -1, True, "河南省委秘书长"),
    LocalOffice(r"(?:政府)?[省市县区州盟旗镇乡]长|政府主席", "政府", "首长", 0, True, "渑池县县长"),
    LocalOffice(r"(?:政府)?常务副[省市县区州盟旗镇乡]长|政府常务副主席", "政府", "常务副职", -1, True,
                "渑池县常务副县长"),
    LocalOffice(r"(?:政府)?副[省市县区州盟旗镇乡]长|政府副主席", "政府", "副职", -1, False, "渑池县副县长"),
    LocalOffice(r"政府党组成员", "政府", "党组成员", -1, False, "渑池县政府党组成员"),
    LocalOffice(r"政府秘书长", "政府", "秘书长", -2, True, "三门峡市政府秘书长"),
    LocalOffice(r"人大(?:党组书记|主任)", "人大", "主任", 0, True, "渑池县人大常委会主任"),
    LocalOffice(r"人大(?:党组副书记|(?:常务)?副主任)", "人大", "副主任", -1, False, "渑池县人大常委会副主任"),
    LocalOffice(r"人大秘书长", "人大", "秘书长", -1, True, "河南省人大常委会秘书长"),
    LocalOffice(r"政协(?:党组书记|主席)", "政协", "主席", 0, True, "渑池县政协主席"),
    LocalOffice(r"政协(?:党组副书记|(?:常务)?副主席)", "政协", "副主席", -1, False, "渑池县政协副主席"),
    LocalOffice(r"政协秘书长", "政协", "秘书长", -1, True, "三门峡市政协秘书长"),
    LocalOffice(r"(?:纪委|纪检委|监委|监察委)(?:书记|主任)", "纪委", "书记", -1, True, "渑池县纪委书记"),
    LocalOffice(r"(?:纪委|纪检委|监委|监察委)副(?:书记|主任)", "纪委", "副书记", -2, False, "渑池县纪委副书记"),
    LocalOffice(r"(?:党委)?(?:组织部)部?长", "组织部", "部长", -1, True, "渑池县委组织部部长"),
    LocalOffice(r"(?:党委)?(?:宣传部)部?长", "宣传部", "部长", -1, True, "渑池县委宣传部长"),
    LocalOffice(r"(?:党委)?(?:统战部)部?长", "统战部", "部长", -1, True, "渑池县委统战部部长"),
    LocalOffice(r"(?:党委)?政法委书记", "政法委", "书记", -1, True, "渑池县委政法委书记"),
    LocalOffice(r"(?:人民)?武装部部?长|人武部部?长", "人武部", "部长", -1, True, "渑池县人武部部长"),
    LocalOffice(r"(?:人武部|人民武装部|武装部|军分区)政委", "人武部", "政委", -1, True, "渑池县人武部政委"),
    LocalOffice(r"(?:高级|中级)?(?:人民)?法院院长", "法院", "院长", -1, True, "渑池县人民法院院长"),
    LocalOffice(r"(?:人民)?检察院检察长", "检察院", "检察长", -1, True, "渑池县人民检察院检察长"),
    LocalOffice(r"检察长", "检察院", "检察长", -1, True, "渑池县检察长"),
    LocalOffice(r"公安[局厅]?(?:党委书记|局长|厅长)", "公安局", "局长", -2, True, "渑池县公安局局长"),
)  # fmt: skip

# A foreign office by all its names, first the one used here; ``rank`` as above.
FOREIGN_ROLES: Mapping[str, tuple[str, int, bool]] = {
    "总统": ("总统", 10, True), "主席": ("主席", 9, True), "国王": ("国王", 10, True),
    "女王": ("国王", 10, True), "埃米尔": ("国王", 10, True), "苏丹": ("国王", 10, True),
    "天皇": ("国王", 10, True), "大公": ("国王", 10, True), "王储": ("王储", 9, True),
    "最高领袖": ("最高领袖", 10, True), "最高领导人": ("最高领袖", 10, True), "总理": ("总理", 10, True),
    "首相": ("总理", 10, True), "副总统": ("副总统", 9, False), "副总理": ("副总理", 9, False),
    "副首相": ("副总理", 9, False), "国务卿": ("外长", 8, True), "外长": ("外长", 8, True),
    "外交部长": ("外长", 8, True), "外交部部长": ("外长", 8, True), "外交大臣": ("外长", 8, True),
    "外相": ("外长", 8, True), "防长": ("防长", 8, True), "国防部长": ("防长", 8, True),
    "国防大臣": ("防长", 8, True), "国防部部长": ("防长", 8, True), "防卫相": ("防长", 8, True),
    "财长": ("财长", 8, True), "财政部长": ("财长", 8, True), "财政大臣": ("财长", 8, True),
    "议长": ("议长", 9, False), "秘书长": ("秘书长", 9, True), "总干事": ("总干事", 9, True),
    "总书记": ("总书记", 10, True),
}  # fmt: skip


class WalkOfLife(NamedTuple):
    pattern: str
    walk: str
    example: str


# The first that fits; officials by their bodies come before these.
WALKS: tuple[WalkOfLife, ...] = (
    WalkOfLife(r"记者|通讯员|作者$|摄影$", "journalist", "本台记者"),
    WalkOfLife(r"运动员|选手|冠军|教练|球员|球星|国手|奥运|国家队", "athlete", "国家队主教练"),
    WalkOfLife(r"航天员|宇航员|飞行员", "military", "神舟十号航天员"),
    WalkOfLife(
        r"部队|军区|舰队|战区|司令|政委|参谋长|武警|空军|海军|陆军|火箭军|潜艇|"
        r"[舰团旅师军营连排]长$|指导员$|战士|军分区|将军|[上中少]将"
    , "military", "南海舰队司令员"),
    WalkOfLife(
        r"院士|教授|科学家|研究员|大学|学院|研究所|研究院|博士|导师|学者|专家|工程师|实验室|"
        r"中学|小学|学校"
    , "scientist", "北京大学教授"),
    WalkOfLife(r"演员|导演|歌手|作家|画家|艺术家|主持人|主播|舞蹈|编剧|诗人|指挥家|钢琴", "artist", "青年演员"),
    WalkOfLife(
        r"公司|集团|企业|董事长|总经理|经理|(?<!党)总裁|监事长|ceo|cfo|cto|coo|首席执行官|银行|厂长|"
        r"创始人|老板|合作社|商会|分析师"
    , "company", "某集团董事长"),
    WalkOfLife(
        r"村民|户$|农民|牧民|渔民|工人|保洁|快递|教师|老师|医生|护士|施工员|技术员|村医|学生|职工|员工|居民|"
        r"市民|营业员|乘务|护林|网格员|村干部|老党员|司机|带头人|志愿者|同学|患者|院长$"
    , "ordinary", "芦子沟村村民"),
)  # fmt: skip

# Offices of party, state or people's bodies that anyone may bear: deputies and members tell no rank.
DELEGATES = r"(?:全国|[省市县区州])?(?:人大代表|政协(?:常委|委员)|人大常委会委员|党代表)"

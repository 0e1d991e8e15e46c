"""The words around a quotation: do they say that it is pursued, what it is, or that it is none of a programme?

``before`` ends with the opening mark, ``after`` begins with the closing one; both are folded.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from archive.ingest.lexicon.countries import countries

_OPENS, _CLOSES = r"[\"'《]", r"[\"']"

# What is carried out or upheld, right before the mark.
PURSUED = re.compile(
    r"(?:实施|推进|推动|坚持|践行|落实|贯彻|开展|深化|突出|培养|拓展|做到|增强|坚定|拥护|捍卫|执行|实行|推行|启动|提出|秉承|秉持|"
    r"树牢|树立|强化|遵循|围绕|按照|紧扣|聚焦|对标|锚定|抓好|打好|打赢|构建|部署|确立|弘扬|发扬|叫响|唱响|完成|确定的?|"
    r"达到|对照|恪守|倡导|建设|打造|力推|力争|争创|实现|加快|探索|做好|运用|学会|培育|"
    r"创建|主攻|紧盯|用好|立足|着眼|着力|聚力|开创|突破|锁定|瞄准|把握|统筹|以|走|靠|形成|抓|扩大|走好|建立|持续|全面|深入|扎实|要有|把)"
    rf"(?:好|了|以|出|实施|落实|推进|推行|推广|开展|全省|全市|全县|全区|国家|中央|\"[、和及与]\"|{_OPENS}[^\"]{{2,24}}\"[、,和及与]?){{0,3}}\s?\"$"
)
# The strictest of them: nothing but a programme or a formula is the object of these.
UPHELD = re.compile(
    r"(?:实施|推进|坚持|践行|落实|贯彻|深化|增强|坚定|做到|树牢|牢固树立|推行|打好|打赢|恪守|秉承|秉持|遵循|按照|"
    r"围绕|紧扣|锚定|聚焦)(?:好|了|以|实施|落实|推进)?(?:党中央|国务院|省委|市委|县委|省市|国家)?(?:的|关于|提出的|确定的)?\s?\"$"
)
_HEAD_LEAD = (
    r"(?:总体|奋斗|战略|发展|宏伟|重大|国家|重点|新|科学|创建|核心|基本|专项|治理|建设|民生|惠民|富民|扶贫|精准扶贫|志愿服务|"
    r"城市|农村|乡村|产业|区域|综合|三年|五年|经济|执法|打击|整治|提升|清理|审批|制度|相关|行政|民心|集中)"
)
# Behind the mark: the noun makes the quotation the name of a programme, and belongs to that name.
PROGRAMME = re.compile(
    rf"{_CLOSES}(?P<head>{_HEAD_LEAD}{{0,3}}(?:专项行动|行动计划|行动方案|行动|工程|计划|改革|学习教育|主题教育|专题教育|"
    r"教育实践活动|专项斗争|攻坚战))"
    r"(?!(?<=计划)\d{1,2}[日号月]|人[员士]|师|学|院|系|(?:[者组队室所局]|部(?!署))|指挥|领导|小组|办公室|建设(?:者|工地)|单位|车辆|舰|机器|能力|力|中心|公司|图)"
)
# The noun says what it is and stays outside the name: “五位一体”总体布局.
STRATEGY = re.compile(
    rf"{_CLOSES}(?:等|的)?{_HEAD_LEAD}{{0,3}}(?:战略布局|总体布局|发展布局|空间布局|战略|方略|倡议|方针|布局|格局|发展格局)"
    r"(?!伙伴|合作|要地|武器|导弹|通道|物资|支点|学|性|家|研究|演习|演练|轰炸|核|司令|运输|评估|安全|思想|高度|意义|预警|侦察)"
)
# Of campaigns alone: 开展“优质服务基层行”活动.
CAMPAIGN = re.compile(rf"{_CLOSES}(?:教育实践|主题实践|实践|服务|创建|专项)?活动(?![周日月场室中])")
CARRIED_OUT = re.compile(r"(?:开展|推进|实施|深化|组织开展)(?:好|了)?\s?\"$")
POLICY = re.compile(rf"{_CLOSES}(?:新?经济|外交|产业)?政策")  # what stands before it may be a common word
# A weaker noun: formulas have it, and much else.
IDEA = re.compile(
    rf"{_CLOSES}(?:等|的)?(?:工作|总|主要|根本|基本|系列|各项|思想|目标|管理|服务|监督|建设|{_HEAD_LEAD}){{0,3}}"
    r"(?:理念|要求|目标|思路|工作法|模式|机制|政策|口号|原则|制度|体系|举措|任务|标准|路径|方案|规划|定位|意识|方法|办法|"
    r"措施|部署|总要求|号召|承诺|责任制|准则|红线|底线|方式|道路|活动|建设|工作|发展|精神|整治|攻坚|试点|教育|管理|并举|联动|融合|主题)"
)
TOLD_OF = re.compile(
    rf"{_CLOSES}(?:是[^,。]{{0,8}}(?:大事|关键|目标|抓手|路径|战略|举措|要求|方针|决策|根本|灵魂)|不能|必须|贵在|重在|推行以来|实施以来|给了|落地|要求)"
)
TOLD_IN_FULL = re.compile(rf"{_CLOSES}\s?[,(]?\s?(?:即|就是|指)")


# “甲”、“乙”建设: what is said of the last of several quotations is said of each.
_LISTED = re.compile(rf"(?:{_CLOSES}(?:[、,和及与]|以及)?[\"'][^\"'\n]{{2,24}}){{1,6}}(?={_CLOSES})")


def behind(folded: str, end: int) -> str:
    """What stands behind the quotation that ends at ``end``, or behind the list of quotations that it begins."""
    listed = _LISTED.match(folded, end)
    end = listed.end() if listed else end
    return folded[end : end + 24]


class Unless(StrEnum):
    """What lets a name be a programme although something else could be meant."""

    NOTHING = "nothing"
    PROGRAMME = "its form, or the noun behind it, is that of a programme or a strategy"
    IDEA = "the same, or the noun behind it is an idea"


class OtherMeaning(NamedTuple):
    """What stands right ``before`` and ``behind`` a quotation that is no programme; ``example`` has such a one."""

    unless: Unless
    before: str
    behind: str
    example: str


# A title, a theme, an honour, a thing, a cited word, or what is fought against.
OTHER_MEANINGS = (
    OtherMeaning(
        Unless.NOTHING,
        "",
        rf"{_CLOSES}(?:(?:为|做|作)(?:主题|题|口号|名)|的主题(?=贯穿|突出|鲜明)|主题(?:的|进行|展开|举[办行])|[两三四五]大主题|(?:积极)?(?:举[办行]|展映|朗读|诵读|建言|议政|协商|作大会|进行专题|开展协商|座谈|展开讨论|进行讨论))",
        "围绕“港城融合”积极建言",
    ),
    OtherMeaning(
        Unless.NOTHING,
        "",
        rf"{_CLOSES}\s?(?:等?(?:荣誉)?称号|荣誉|奖|牌匾|(?:单位|企业|品牌)(?!创建|建设|培育|整治))",
        "争创“港城先锋”单位",
    ),
    OtherMeaning(
        Unless.NOTHING,
        "",
        rf"{_CLOSES}(?:等)?(?:的)?(?:突出|严重|老大难)?(?:问题|现象|难题|顽疾|困境|之风|歪风|弊[病端]|事件|怪象|陋习|行为|心态|做法|难|乱象)",
        "面对“港城分离”突出问题",
    ),
    OtherMeaning(
        Unless.NOTHING,
        r"(?:拿出|保持|以|发扬|鼓足|凭着)\s?\"$",
        rf"{_CLOSES}的?(?:劲头|姿态|状态|干劲|魄力|决心|勇气|韧劲|闯劲|担当|作风|热情)",
        "拿出“起步即冲刺”的劲头",
    ),
    OtherMeaning(
        Unless.NOTHING,
        r"(?:以|围绕|紧扣|聚焦|主题为?)\s?\"$",
        rf"{_CLOSES}(?:为|作为|的)?(?:年度|活动)?(?:主题|题)",
        "围绕“港城融合”的主题",
    ),
    OtherMeaning(Unless.NOTHING, "", rf"{_CLOSES}的?[\u3400-\u9fff]{{0,4}}作用", "发挥“港城四两”的撬动作用"),
    OtherMeaning(
        Unless.NOTHING,
        r"(?:呈现|打破|改变|扭转|保持)[^,，。;；]{0,10}\"$",
        rf"{_CLOSES}的(?:特点|特征|格局|局面|态势|景象)",
        "扭转“港快城慢”的格局",
    ),
    OtherMeaning(
        Unless.NOTHING,
        r"(?:打击|整治|治理|惩治|严打|清[理剿]|查[处禁])\s?\"$",
        rf"{_CLOSES}(?:违法|犯罪|活动|问题){{0,2}}(?:专项|集中|综合){{0,2}}(?:行动|斗争|整治)",
        "严打“港城黑站”专项行动",
    ),
    OtherMeaning(Unless.NOTHING, r"今[天日]的\s?\"$", "", "今天的“港城先锋录”"),
    # What a quotation so named is, or that it is but a word.
    OtherMeaning(
        Unless.PROGRAMME,
        "",
        rf"{_CLOSES}(?:等|系列|大型|主题|全国|国际|友谊|公益|文化|文艺|艺术|专题|电视|网络|新闻|美术|摄影|书画|图片|成就|公益广告|品牌|首届|"
        r"青年|世界|重型|核动力|弹道|巡航|无人|载人|科学|多国|军地|海上|陆上|联合|联盟|反政府|极端|恐怖|新型|智能|旅游|双边|高峰|外交){0,3}"
        r"(?:号|舰|艇|卫星|飞船|航天|火箭|导弹|战机|航母|专列|列车|班列|车组|飞机|轿车|汽车|手机|机器人|潜水器|望远镜|坦克|雷达|系列活动|"
        r"公益活动|公益行动|大型活动|主题活动|宣传活动|采访活动|纪念活动|志愿者活动|文化活动|活动周|活动日|活动月|展览|展演|展映|特展|巡展|成就展|画展|书展|展|晚会|演出|音乐会|歌会|诵读|歌曲|乐曲|"
        r"专栏|栏目|节目|专题片|纪录片|宣传片|短片|影片|电影|电视剧|话剧|歌剧|舞剧|舞台剧|京剧|剧目|动画|漫画|图书|丛书|系列报道|报道|文章|评论|述评|特别节目|"
        r"论坛|峰会|研讨会|座谈会|大会|年会|博览会|洽谈会|交流会|推介会|报告会|讲座|大讲堂|宣讲|大赛|竞赛|比赛|赛事|锦标赛|演习|演练|军演|训练营|夏令营|"
        r"奖|称号|荣誉|勋章|奖章|杯|品牌|商标|牌|台风|飓风|热带|气旋|病毒|疫情|药|组织|武装|势力|分子|团伙|集团|公司|企业|银行|酒店|餐厅|"
        r"小镇|社区|小学|中学|学校|大学|学院|基地|园区|公园|广场|大桥|隧道|铁路|高铁|公路|机场|电站|水电站|博物馆|中心|馆|站|村|屯|街|寺|庙|塔|"
        r"议员|政党|党派|派|思潮|言论|论调|论|说法|一说|说|借口|名义|之名|罪|案|事件|丑闻|风波|风暴|危机|问题|现象|难题|顽疾|困境|困局|怪圈|陷阱|"
        r"之风|歪风|弊[病端]|怪象|陋习|行为|行径|心态|做法|热|效应|红利|纪念日|日|节|周|年|月|微信|公众号|微博|客户端|网站|网页|app|软件|系统|平台|热线|栏|群|"
        r"志愿者|志愿服务队|服务队|突击队|小分队|队伍|队|医院|医疗队|车|船|人|者|家庭|书记|教师|医生|模范|典型|战士|部队|连队|老人|少年|儿童|姑娘|"
        r"一词|二字|两字|两个字|三个字|四个字|字样|字|标识|标志|标签|符号|形状|图案|造型|雕塑|地标|名片|窗口|桥梁|纽带|通道|走廊|升级版|样本|样板|篇章|成绩单)",
        "“港城融合”主题公园开放",
    ),
    # The name of something else, a word that is cited, or what is fought or likened.
    OtherMeaning(
        Unless.NOTHING,
        r"(?:台风|飓风|热带风暴|气旋|代号|题为|名为|取名|命名为|称作|叫做|名叫|名字叫|绰号|外号|俗称|又称|人称|昵称|网名|笔名|主题[是为:]|口号[是为:]|主题,|标题|座右铭|写有|写着|印有|挂着|高喊|"
        r"印着|刻着|刻有|题写|题词|书写|标有|意为|意思是|译为|古语|俗话|古话|谚语|诗云|影片|电影|电视剧|话剧|歌曲|节目|栏目|品牌|专栏|客机|"
        r"所谓的?|鼓吹|妄称|诬称|宣扬|炒作|污蔑|抹黑|冠以|号称|自称|声称)[^,。;]{0,4}\"$",
        "",
        "台风“港城”登陆",
    ),
    OtherMeaning(
        Unless.PROGRAMME,
        r"(?:说|道|表示|指出|介绍|认为|称|问|答|写道|告诉记者|感慨|直言|坦言|喊|回忆)\s?:?\s?\"$",
        "",
        "他说：“港城融合”",
    ),
    OtherMeaning(
        Unless.PROGRAMME,
        r"(?:防止|避免|杜绝|破除|反对|克服|整治|纠正|打破|消除|警惕|摒弃|遏制|根治|治理|解决|出现|存在|走出|告别|清理|查处|打击|查找|严防|取缔|抵制|拒绝|谴责|遭遇|面临|陷入|击退|挑战|指责|"
        r"反映|力戒|砸了?|扫除|破解|化解|缓解|摘掉|戴上|跨越|戒除|痛批|呈现|显示|表现为|喊出|高呼)了?(?:了|好)?[^,，。;；\"]{0,10}\"$",
        "",
        "纠正“港城分离”",
    ),
    OtherMeaning(
        Unless.PROGRAMME,
        r"(?:(?<!就)(?<!要)是[^,，。;；]{0,14}的|(?:作为|成为|变成?为?|当作|当成|视为|誉为|称为|称之为|堪称|好比|如同|犹如|好似|像|指定为|"
        r"定为|评为|授予|认定为|荣获|获得|获评|被评为|入选|颁发|摘得|充当|当好|扮演|沦为|列为|起到)[^,，。;；]{0,10})\"$",
        "",
        "成为“港城枢纽”",
    ),
    OtherMeaning(
        Unless.IDEA,
        r"(?:展开|进行|举行|播出|推出|开设|发射|搭乘|乘坐|驾驶|登上|佩戴|演唱|表演|创作|绘制|品尝|观看|参观|购买|销售|走进|来到|位于|前往|抵达)了?[^,。;]{0,8}\"$",
        "",
        "参观“港城之光”",
    ),
)
_OTHER_MEANINGS = tuple((row.unless, re.compile(row.before), re.compile(row.behind)) for row in OTHER_MEANINGS)


def names_something_else(before: str, after: str, *, is_programme: bool) -> bool:
    """Whether the quotation is a title, a theme, an honour, a thing, a cited word, or what is fought against.

    ``is_programme``: it ends like one (“五大战役”), so even what one visits or reports may be meant.
    """
    excused = {Unless.NOTHING: False}
    excused[Unless.PROGRAMME] = is_programme or PROGRAMME.match(after) is not None or STRATEGY.match(after) is not None
    excused[Unless.IDEA] = excused[Unless.PROGRAMME] or IDEA.match(after) is not None
    return any(
        not excused[unless] and ahead.search(before) and following.match(after)
        for unless, ahead, following in _OTHER_MEANINGS
    )


_ACTION = re.compile(rf"{_CLOSES}(?:军事)?行动")
_REACH = 16  # characters before a name in which the country stands whose it is
_ABROAD = re.compile(rf"(?!中国|中)(?:{countries()}|[美英法俄日韩印土以叙伊][军方])")


def is_act_abroad(name: str, before: str, after: str) -> bool:
    """土耳其推进“橄榄枝”行动: what another country does, mostly its army."""
    is_action = name.endswith("行动") or _ACTION.match(after) is not None
    return is_action and _ABROAD.search(before[-_REACH:]) is not None

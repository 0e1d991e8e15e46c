"""Offices as printed: where a title stands, and how far the phrase that names the office reaches to the left.

All functions work on folded text.
"""

import re

from archive.ingest.lexicon.countries import countries
from archive.ingest.lexicon.words import is_word
from archive.ingest.people.joined_bodies import after_and

# Nouns that end an office. Longer ones first where one contains another.
_NOUNS = (
    "总书记|副书记|书记|支书(?!记)|主任委员|主任科员(?!晋)|主任|委员长|国务委员|政治委员|政委|常务委员|常委|委员|党组成员|小组成员|董事(?![会长局])|"
    "班子成员|总理|"
    "课长|股长(?!会)|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|部长官(?!员)|部长|厅长|局长|处长|科长|司长|署长|院长|校长|所长|站长|台长|"
    "社长|行长(?![短达期])|会长|组长|团长|总队长|支队长|矿长|场长|店长|船长|舰长(?![\u3400-\u9fff]{1,2}舰)|旅长|营长|连长|知事|"
    "大队长|队长|秘书长|理事长|董事长|监事长|检察长|审计长|督察长|关长|馆长|园长|厂长|庭长|总编辑|主编|总经理|经理|总裁|"
    "首席执行官|总工程师|总会计师|总经济师|"
    "总河长(?!制)|河长(?![制办治江期])|总湖长(?!制)|湖长(?!制)|总林长(?!制)|林长(?!制)|链长(?!制)|总规划师|总审计师|总农艺师|总统计师|总兽医师|总畜牧师|总建筑师|总设计师|总监(?!票)|执行主席|主席|行政长官|巡视员|调研员|督查专员|督学|专员|大使(?!馆)|总领事|参赞|特使(?!馆)|谈判代表|司令员|司令|参谋长|"
    "军长|师长|教授|院士|研究员|专家|工程师|顾问|"
    "助理|总指挥长?|指挥长|总法律顾问|首席科学家|科学家|学者|讲师|理事|监事|议长|总统|首相|外长|国务卿|防长|"
    "财长|大臣|召集人|发起人|创始人|发言人|负责人|负责同志|"
    "领导干部(?=:? ?[\u3400-\u9fff ]{2,5}[、 ])|领导同志|"
    "领导人(?!民)|领导|党魁|党首(?![先次批都府届位个任席脑长要相创家例])|领袖(?<=[党派盟线]领袖)|主持人|总干事|带头人|"
    "代表(?=\\S)|"
    "执委(?!会)|成员(?![国单企个家所集制体资构及和之间数名会])|高级法官|高级检察官|议员(?![工们])|党委委员|老师(?!傅)|主播|教练|法人(?!员)|部务会成员|纪检员|监察员|督导员|协理员|老同志|老领导|主委|博士生导师|硕士生导师|导师|无党派人士|党外人士|爱国人士|团成员|理事|"
    "资政(?![育辅作])|国务秘书|外相|帮扶干部|驻村干部|包村干部|村干部|挂职干部|退休干部|离休干部|贫困户|脱贫户|种植户|养殖户|种植大户|养殖大户|种养大户|村民|老党员|村医|国王|女王|王储|天皇|"
    "埃米尔|酋长|大公|苏丹(?=[\u3400-\u9fff]{2,6}[、,对在表国])|督察(?![问组局工室整力专意反情检行])|秘书(?![长处科组室部学股工])|特派员|指导员(?!队)|ceo|cfo|cto|coo"
)


def _by_first(nouns: str) -> str:
    """The nouns as a pattern in which those that begin alike share their first character: few are tried at a place."""
    grouped: dict[str, list[str]] = {}
    for noun in nouns.split("|"):
        grouped.setdefault(noun[0], []).append(noun[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in grouped.items())


_STAFF = "|".join(
    rf"{noun}(?=[\u3400-\u9fff]{{1,6}}·[\u3400-\u9fff])"
    for noun in ("职工", "员工", "居民", "牧民", "农民", "教师", "学生", "民警")
)
_WORKERS = "|".join(
    f"{work}员"
    for work in (
        "信贷",
        "护林",
        "网格",
        "技术",
        "饲养",
        "营业",
        "乘务",
        "飞行",
        "航天",
        "辅导",
        "护边",
        "快递",
        "保洁",
        "管理",
        "讲解",
    )
)
_OF_BODY = r"(?<=[局委办院厅处站司镇乡村])干部(?![职群队会])"
_FIRSTS = "".join(sorted({noun[0] for noun in f"{_NOUNS}|{_STAFF}|{_WORKERS}".split("|")} | set("常第副代干")))
TITLE = re.compile(
    f"(?=[{_FIRSTS}])(?:(?:常务副|第一副|副|代理?|第一)?(?:{_by_first(f'{_NOUNS}|{_STAFF}|{_WORKERS}')})|{_OF_BODY})"
    f"(?!团|(?<=总统)府|(?<=司令)部(?!长)|(?<=大公)[司园]|席(?=[位次卡就]|$|[,。、])|处(?!处长)|会(?!见|谈|同)|小组|班子|干部|机关|层|台|室|"
    f"令(?!狐)|办公|热线|信箱|质量奖|能力|水平|责任制|岗位|职务|体制|机构|核心|作用|批示)"
)
# As suffixes only: they stand behind the name.
SUFFIX = re.compile(
    "(?=[同先女常副代总书主省市县区州部厅局处科院校秘理组团董教常委研检行会镇乡盟旗专博老国王亲首议外大所站厂经]|[上中少]将|[大上中]校)"
    "(?:(?:同志|先生|女士)(?!们)|(?:副)?(?:总统(?!府)|首相(?!府)|国王|女王|王储|亲王|议长|外长|大使(?!馆))|"
    "(?:常务副|副|代)?(?:总书记|书记|主任|省长|市长|县长|区长|州长|部长|厅长|局长|处长|院长|校长|所长|站长|厂长|"
    "秘书长|理事长|组长|团长|主席|总理|董事长|总经理|经理|科长|总裁|教授|院士|常委|委员(?!会|长)|"
    "研究员|检察长|行长|会长|镇长|乡长|委员长|盟长|旗长|专员|博士|总工程师|老师(?!傅)|"
    "代表(?=说|认为|建议|坦言|呼吁|告诉|谈[到起]|(?:表示|提出|指出)[,:])|"
    "上将|中将(?=[、,。出参主])|少将|大校(?!园)|上校|中校|少校))(?!级)"
)
# 代表 is mostly a verb (代表市委). It is a title only for representatives of a kind.
_REPRESENTATIVE = re.compile(
    r"(?:人大|党|职工|企业|企业家|党员|群众|居民|村民|农民|员工|学生|教师|青年|客商|台商|港商|侨商|家属|干部|老同志|署|商会|专家|校友|家长|市民|嘉宾|媒体|人士|人员|法官|检察官|官兵|战士|民警|医生|护士|师生|农户|创业者|侨胞|台胞|选手|队员|教职工|"
    r"业主|项目方|工人|妇女|委员|联合国|组织|特别|政策|事务|常驻|驻华)$"
)

GENERIC = re.compile(
    r"领导(?:同志|人|小组成员)?$|负责人$|负责同志$|执行主席$|班子成员$|代表$|专家$|嘉宾$|^成员$|^委员$|^同志$"
)

_DELIMITERS = ",，。;；:：!！?？()（）\"'《》<>[]【】{} \t\n/|、—…-~*#▲△●■◆★"
_HAN = re.compile("[\u3400-\u9fff]")
_MAX_QUOTED = 24
_MAX_BRANCH = 8
_MAX_OFFICE = 48
_MAX_BODY = 16
_MAX_JOINED = 8
# Words after which an office begins: prepositions, verbs with a person as object, adverbs of time.
_BEGINS_AFTER = re.compile(
    r"(?:由|在|向|(?<![应反])对[于此]?(?!外|口|台|话)|以及|被|受|请|让|给(?!排水)予?|从|把|将(?!军)|以(?!色列|方)|评价|了|着|过(?!程|渡)|(?<!感染)的|等|"
    r"(?<!财)经(?!济|贸|理|开|信|营|管|委|合组织)|(?<!数)据|随|陪(?!审)|"
    r"\d{1,2}[日号](?:上午|下午|中午|晚上|晚|凌晨)?(?![楼院线])|认识|联系到|禁止|[能会可委指选]派|"
    r"呼吁|认定|迫使|致函|讲述|播出|收取|怀疑|批捕|解雇|惩罚|获得(?!者)|继(?=前)|(?:继续|接着|[再先]|首先|下面)来?看|"
    r"逮捕|指责|谴责|批评|抨击|驳斥说?|推翻|罢黜|弹劾|接替|取代|击败|起诉|审判|宣判|审理(?![室庭处科局])|致[信电]|"
    r"解除|罢免|忠于|效忠|战胜|交还|判处|烧死|杀害|刺杀|绑架|继承(?!权|法)|反对(?![党派])|指示|发表|审议|热评|给予|尽管|虽然|主讲人|[提谈说][到起]|来到|走进|"
    r"有关(?!部门|方面|单位|负责|领导|人士|专家|企业|同志)|昨日|今日|昨天|今天|当天|当日|日前|近日|上午|下午|晚上|会上|会前|"
    r"会后|期间|其间|随后|最后|接着|其中|还有|包括|来自|同时|会见|会晤|陪同|包含|(?<!第)[一两二三四五六七八九十几\d][名位]|\d{1,3}岁|听取|邀请到?|特邀|请到|"
    r"聘请|任命|选举|推选|推举|补选|提名|欢迎|感谢|祝贺|看望|慰问|拜会|拜访|率领|带领|跟随|率(?!先)|(?<=[请派引邀])来|宣布|宣读|根据|按照|"
    r"接受|采访|专访|对话|免去|决定|关于|传达|转达|仅次于|而|应约[同与]|应(?!急|用|届|对)|贯彻|落实|担任|兼任|出任|接任|就任|"
    r"该|(?<![日基资根])本|这位|那位|时任|新任|现任|原任|曾任|访问(?!团|学者)|告诉|授予|表彰|学习(?!教育|实践活动)|主持|强调|指出|要求|表示|介绍|讲话|"
    rf"(?<=[日午天晚])同|[同就如但除](?={countries()})|(?<![共协会一相])同(?=世界|国际|联合国|欧洲|欧盟|东盟|非盟|北约|阿盟)|同(?=[俄美英法德日韩朝越老柬缅泰印巴哈吉塔乌土蒙澳新埃意西葡希匈捷波](?:方|国|外|总|副|议|国防|财|共))|出席|参加|列席|考察(?!团|组)|"
    r"调研(?!组|员|室|处)|视察(?!组|团|员)|分别同?|先后同?|还同|此次|[上这]个?[周月]|一行|我国|我省|我市|我县|我区|我州|(?<!华)为|是|"
    r"代表(?!大会|团|会议|联络|工委|资格|议案)|同志|参观(?!团)|见证)"
)


def titles(text: str) -> list[tuple[int, int]]:
    """Start and end of every title noun (with 副, 常务副 ...) in ``text``, from left to right."""
    return [match.span() for match in TITLE.finditer(text) if _is_title(text, match)]


def _is_title(text: str, match: re.Match[str]) -> bool:
    if match.group().endswith("代表"):
        of_a_kind = _REPRESENTATIVE.search(text[max(0, match.start() - 4) : match.start()]) is not None
        return of_a_kind or _begins_clause(text, match.start()) and _SAYS.match(text, match.end()) is not None
    return not _is_cut(text, *match.span()) and not text.startswith("级", match.end())  # 副部长级


# 代表甲认为, 来自企业界的代表甲说.
_SAYS = re.compile("[\u3400-\u9fff]{2,3}(?:说|认为|建议|坦言|呼吁|告诉|谈[到起]|(?:表示|提出|指出)[,:])")


def _begins_clause(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in ',。;:"\n的 '


def _is_cut(text: str, start: int, end: int) -> bool:
    """管理事项: 理事 is the end of one word and the beginning of another."""
    is_short = end - start == 2 and start > 0 and text[end - 1] in "事员家者"
    return is_short and is_word(text[start - 1 : start + 1]) and is_word(text[end - 1 : end + 1])


# Whoever bears these holds no office; they stand before verbs and adverbs as often as before names.
_EVERYDAY = re.compile(rf"(?:{_WORKERS}|户|村民|党员|村医|(?<!领导)干部|职工|员工|居民|牧民|农民|教师|学生|民警)$")


def is_everyday(title: str) -> bool:
    """村民, 贫困户, 干部: what stands behind is less surely a name than behind 市长."""
    return _EVERYDAY.search(title) is not None


# How the names of bodies end in the items of a list of appointments: a pattern, for what stands behind it.
BODY_END = "(?:[局办院部]|办公室|委员会|中心|公司|集团|银行)"


def ends_with_title(phrase: str) -> bool:
    """Whether the last word of ``phrase`` is a title noun."""
    spans = titles(phrase)
    return bool(spans) and spans[-1][1] == len(phrase)


def office_start(text: str, title: int, lowest: int = 0) -> int:
    """Where the office begins whose title noun starts at ``title``; titles joined by 、 belong together.

    Nothing left of ``lowest`` is taken.
    """
    start = _segment_start(text, title, lowest)
    for _ in range(_MAX_JOINED):
        if start <= lowest or text[start - 1] not in "、 ":
            break
        before = _segment_start(text, start - 1, lowest)
        if start - 1 - before < 2 or not _joins(text, before, start - 1, lowest):
            break
        start = before
    return start


def _segment_start(text: str, end: int, lowest: int) -> int:
    """Left border of the segment that ends at ``end``: after the last delimiter or word that an office follows."""
    lowest = max(lowest, end - _MAX_OFFICE)
    start = end
    while start > lowest:
        before = _enclosed(text, start, lowest) if text[start - 1] in _DELIMITERS else start - 1
        if before is None:
            break
        start = before
    for match in _BEGINS_AFTER.finditer(text, start, end):
        start = match.end() if match.end() <= end else start
    return _at_state(text, after_and(text, _past_this(text, start, end), end), end)


# 到塔吉克斯坦总统, 东道主印度尼西亚总统: what stands before the state belongs to the sentence.
_OF_STATE = re.compile(
    rf"(?<!驻)(?:{countries()}){{1,2}}(?:前任?|原|已故|候任|当选|临时|过渡|看守)?"
    r"(?:副?总统|副?总理|副?首相|国王|女王|王储|(?:外交|国防|财政|内政|司法|内务|交通|教育|卫生)?大臣|[外防财]长|"
    r"(?:外交|国防|财政|内政|司法|内务|交通|教育|卫生)部?部长|国务卿|总督|副?议长|飞行员)"
)


_LONGEST_OF_STATE = 8  # characters of its title that stand behind where the title noun begins


def _at_state(text: str, start: int, end: int) -> int:
    spans = (match.span() for match in _OF_STATE.finditer(text, start, end + _LONGEST_OF_STATE))
    return next((begin for begin, stop in spans if begin < end < stop), start)


def _past_this(text: str, start: int, end: int) -> int:
    """该镇镇长 is the 镇长; and 该县县委书记 the 县委书记; in 该镇党委书记 the town belongs to the office."""
    if not start or text[start - 1] not in "该本":
        return start
    level = text[start : start + 1]
    is_doubled = level == text[start + 1 : start + 2] if start + 1 < end else level == text[end : end + 1]
    return start + 1 if is_doubled else start


# 飞鹤乳业(克东)有限公司总经理: an area inside the name of a company.
_BRANCH = re.compile(r"(?<=[\u3400-\u9fff])\([\u3400-\u9fff]{2,5}(?<!族)\)$")


def _enclosed(text: str, end: int, lowest: int) -> int | None:
    """Where the quotation or bracket begins that ends at ``end`` and belongs to a body's name."""
    if text[end - 1] == ")" and _HAN.match(text, end):
        branch = _BRANCH.search(text, max(lowest, end - _MAX_BRANCH), end)
        return branch.start() if branch else None
    return _quoted(text, end, lowest)


def _quoted(text: str, end: int, lowest: int) -> int | None:
    """Where the quotation begins that ends at ``end`` and belongs to a body's name: 中央"三讲"领导小组组长."""
    if text[end - 1] != '"' or _HAN.match(text, end) is None:
        return None
    opening = text.rfind('"', max(lowest, end - _MAX_QUOTED), end - 1)
    return opening if opening > lowest and _HAN.match(text, opening - 1) else None


def _joins(text: str, start: int, end: int, lowest: int) -> bool:
    """The segment before a 、 or a space is an office itself, or a body that shares the office (A公司、B公司总经理)."""
    if text[start] == "各":  # 各学院院长、教务处处长甲: a group is no office of his
        return False
    if _is_office(text[start:end]):
        return True
    if not _BODY_NAME.search(text[start:end]):
        return False
    if _ends_like_the_next(text, end):
        return True
    if start <= lowest or text[start - 1] != "、":
        return False
    return _is_office(text[_segment_start(text, start - 1, lowest) : start - 1])


def _ends_like_the_next(text: str, end: int) -> bool:
    """中央台办、国务院台办主任: two bodies of one kind, the second with the title."""
    at = text.find(text[end - 2 : end], end + 1, end + _MAX_BODY)
    return at >= 0 and TITLE.match(text, at + 2) is not None


_BODY_NAME = re.compile(r"(?:公司|集团|委员会|局|厅|院|中心|厂|办|党委|支部)$")


def _is_office(segment: str) -> bool:
    """Ends with a title, and not with a general one such as 领导."""
    last = 0
    for match in TITLE.finditer(segment):
        last = match.end()
    return last == len(segment) > 1 and GENERIC.search(segment) is None

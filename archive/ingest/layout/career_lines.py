"""Lines that are no sentences and yet belong to a text on appointments: lists, labels, tables, lines of a résumé.

Every function takes folded text.
"""

import re

from archive.ingest.people.offices import BODY_END
from archive.text.patterns import BULLETS

_HAN = "[\u3400-\u9fff]"
_NAME = f"(?:{_HAN}{{2,4}}|{_HAN} {{1,3}}{_HAN}(?!{_HAN}))(?: ?\\([\u3400-\u9fff、,]{{1,8}}\\))?"
_NAMES = f"{_NAME}(?:(?:[、,]| {{1,4}}){_NAME}){{0,40}}"
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|\d{1,3}[.、] ?|\([一二三四五六七八九十\d]{1,3}\))?"
_OFFICE_END = "(?:[长员任记委师]|经理|总裁|总监|(?<![出列])席|候选人|人选)"
_HELD = rf"{_HAN}{{1,14}}{_OFFICE_END}(?:兼{_HAN}{{1,14}}{_OFFICE_END})? {_NAMES}"
_RESULTS = r"(?:第[一二三四五六七八九十]{1,3}次|本次|大会)[^。;:]{0,12}选举结果:?"
_ELECTED = rf"{_RESULTS}|[^。;:]{{6,80}}(?:选出|选举产生|当选|补选|选举结果)(?:如下)?:"
_SEAT = (
    "(?:名誉|荣誉|常务|执行|第一)?副?"
    "(?:主席|会长|秘书长|理事长|监事长|书记|主任|主委|院长|检察长|[市县区州镇乡组队]长|委员|常委)"
)
# What such a line is, and an example of it.
FORMS = (
    (  # the heading of a list
        rf"{_NUMBER}(?:会议|大会)?(?:(?:决定|批准)?(?:任命|免去|任免|免职|任职|聘任|接受辞职)(?:名单|如下|的?同志)?:?)",
        "一、任命:",
    ),
    (
        rf"{_NAMES}(?:同志)?(?:为|任(?![免命务])|的){_HAN}[\u3400-\u9fff、()]{{3,60}}(?:\([^()]{{2,16}}\))?[;。,]?",
        "张建伟(女)为岚浦县财政局局长;",
    ),
    (
        rf"(?:\d{{1,2}}月\d{{1,2}}日,)?{_NUMBER}(?:决定|会议|同意|提请|并|批准)*(?:任命|免去|聘任|接受|提名|撤销)?{_NAMES}(?:同志)?"
        rf"(?:同志)?(?:辞去|代理|为|任|的)?[^,。;:]{{4,60}}(?:{_OFFICE_END}|职务)(?:的请求)?(?:\([^()]{{1,10}}\))?"
        r"(?:,(?:免去|并免去|不再|另有任用|兼|试用期|到龄|退休|任|报|拟)[^。;:]{0,40}){0,3}[;。]",
        "免去李志军的岚浦县财政局局长职务;",
    ),
    (  # a body and those who lead it
        rf"{_NUMBER}{_HAN}{{1,18}}(?:{BODY_END}|[镇乡村院校会组队委]|街道|社区|支部):"
        rf"{_SEAT} ?{_NAME}(?:[、,;] ?(?:{_SEAT} ?)?{_NAME}){{1,20}}[;。]?",
        "巡察一组:组长张建伟、副组长王晓东",
    ),
    (  # below the year or month
        rf"(?:\d{{1,2}}月)?\d{{1,2}}日 {{1,4}}{_NAMES}(?:同志)?(?:任(?![免命务])|免去?|兼任|担任|不再担任)"
        rf"{_HAN}[\u3400-\u9fff、()]{{3,60}}[;。,]?",
        "4月6日 张建伟任岚浦县财政局局长",
    ),
    (  # one person's or several people's
        rf"{_NUMBER}(?:任命|聘任|聘请|免去|解聘|选派|委派){_NAMES}(?:同志)?(?:为|任|的)[^。;:]{{4,160}}(?:{_OFFICE_END}|职务)"
        r"(?:\([^()]{1,10}\))?[;。]",
        "聘任张建伟为急诊科护士长,解聘其门诊部主任职务;",
    ),
    (  # under a heading of those who come or leave
        rf"{_HAN}{{2,4}}(?:(?: ?\([\u3400-\u9fff、,]{{1,8}}\))?,| {{1,4}})"
        rf"{_HAN}[\u3400-\u9fff、]{{3,60}}{_OFFICE_END}(?:职务)?[;。,]?",
        "张建伟,岚浦县人民法院副院长、审判员",
    ),
    (
        rf"{_HAN}[\u3400-\u9fff、]{{5,60}}职务(?:,[\u3400-\u9fff]{{2,12}})?[;。,]",
        "李志军岚浦县公安局副局长、交警支队支队长职务;",
    ),
    (
        rf"(?:姓 {{0,4}}名|拟任人选|拟任职?人选):{_HAN}{{2,4}}|"
        rf"(?:现任|拟任|现|拟任免|新任|原任|任命|免去|拟提名|工作单位及|现任单位及|现工作单位及)(?:职务|职位)?:[^\s,。;:]{{4,80}}[,。;]?",
        "拟任职务:岚浦县财政局局长",
    ),
    (
        r"(?:性 {0,4}别|民 {0,4}族|出生年月|出生日期|籍 {0,4}贯|学 {0,4}历|文化程度|政治面貌|参加工作时间|入党时间):"
        r"[^。;]{1,30}[,。;]?",
        "出生年月:1972年4月",
    ),
    (
        r"[^。;:]{6,80}(?:会议|研究|表决|常委会)[^。;:]{0,12}(?:决定|通过|同意)(?:任命|聘任|免去)?:",
        "岚浦县政府2015年5月20日研究决定:",
    ),
    (
        _ELECTED,
        "岚浦县第六届人民代表大会第一次会议于2016年3月8日选出:",
    ),
    (
        rf"(?:{_HAN}(?: {{0,4}}{_HAN}){{1,19}} {{0,4}}{_OFFICE_END}|{_HAN} {{0,4}}长|主 {{0,4}}[席任]|书 {{0,4}}记|"
        rf"{_HAN} {{1,4}}员)"
        rf"(?:\([^()]{{4,16}}\))?:{_NAMES}(?: ?\([^()]{{2,40}}\))?[。;]?",
        "岚浦县人大常委会主任:张建伟",
    ),
    (  # one more member under the label above
        rf"{_HAN}{{2,4}}\([\u3400-\u9fff、]{{2,40}}{_OFFICE_END}\)",
        "张建伟(岚浦县水利局局长)",
    ),
    (
        r"(?:19|20)\d\d(?:年|[./])?(?:\d{1,2}月?)? ?(?:—|-|~|–|至|到){1,3} ?"
        r"(?:(?:19|20)\d\d(?:年|[./])?(?:\d{1,2}月?)?|至今|今|现在)?[ ,:]{0,8}[^\d\s].{3,160}",
        "2006.09-2011.08 岚浦县委常委、副县长",
    ),
    (
        r"\((?:19|20)\d\d年\d{1,2}月\d{1,2}日[^()]{0,60}(?:通过|任命|决定|选举|选举产生)\)",
        "(2015年6月26日县人大常委会第三次会议通过)",
    ),
    (  # head and row of a table
        r"[| ]{0,4}(?:序号[\t| ]{1,4})?姓 {0,4}名[\t| ]{1,4}[^。;]{2,60}(?:职务|单位|任|职)[| ]{0,4}"
        r"(?:备 {0,4}注[| ]{0,4})?",
        "姓名 性别 现任职务 拟任职务",
    ),
    (
        rf"[| ]{{0,4}}(?:\d{{1,3}}[\t| ]{{1,4}})?{_HAN}{{2,4}}(?:[\t|]| \| | )(?:[男女][\t| ]|[^。;]{{0,80}}[\t|])"
        rf"[^。;]{{0,120}}{_OFFICE_END}(?:职务)?(?:\([^()]{{1,10}}\))?[\t| ]{{0,8}}",
        "张建伟 男 岚浦县审计局副局长 岚浦县审计局局长",
    ),
    (
        rf"(?!.*(?:被|免去|辞去|不再|撤销|开除)){_HAN}{{6,40}}职务[;。,]?",
        "李志军岚浦县财政局局长职务",
    ),
    (  # a row without tabs, or with one office; what it remarks stands behind
        rf"(?:\d{{1,3}} {{1,4}})?{_HAN}{{2,4}} {{1,4}}(?:挂?任|兼任|免|不再担任)?"
        rf"{_HAN}{{4,40}}{_OFFICE_END}(?:\([^()]{{1,10}}\))?"
        rf"(?: {{1,4}}{_HAN}{{4,40}}{_OFFICE_END}(?:\([^()]{{1,10}}\))?)?(?: {{1,4}}[^\s。;]{{1,10}})?",
        "3 张建伟 岚浦县审计局副局长 岚浦县审计局局长 试用期",
    ),
    (  # what a list tells of each under the name
        rf"[{BULLETS} ]{{0,3}}{_HAN}{{2,4}}(?: ?\([\u3400-\u9fff、,]{{1,8}}\))?:"
        rf"(?:挂?任|拟任|兼任|免|不再)[^。;:]{{4,120}}[。;]?",
        "●张建伟:任岚浦县审计局局长,免岚浦县财政局副局长",
    ),
    (
        rf"{_HAN}{{2,4}}(?:同志)?(?:,| |\((?:女|{_HAN}{{1,5}}族)\),?){{1,2}}(?:[男女],[^。;]{{0,100}})?"
        rf"(?:现任|拟任|曾任)[^。;]{{4,80}}{_OFFICE_END}"
        r"(?:\([^()]{1,10}\))?[;,]?",
        "张建伟 现任岚浦县审计局副局长,拟任岚浦县审计局局长",
    ),
    (  # a bare title and its holders between spaces
        rf"{_SEAT}"
        rf" {{1,4}}{_NAME}(?:(?:(?:[、,]| {{1,4}}){_NAME}){{1,40}}| ?\(兼\))[;。]?",
        "副主席 潘仲天 黄保兴",
    ),
    (  # an item of news in brief
        rf"[{BULLETS}] ?{_NAMES}(?:同志)?(?:已|正式|不再)?(?:[出接兼升改调转辞卸]?任|担任|当选为?|辞去|履新)"
        rf"{_HAN}[\u3400-\u9fff、()]{{2,60}}(?:,[^。;:]{{2,60}})?[;。,]?",
        "▲张建伟不再担任岚浦县审计局局长",
    ),
    (
        rf"{_HAN}{{2,4}},{_HAN}[\u3400-\u9fff、]{{3,60}}{_OFFICE_END},拟(?:任|提名|推荐|提拔)[^。;]{{4,80}}{_OFFICE_END}[;。,]?",
        "张建伟,岚浦县审计局副局长,拟任岚浦县审计局局长",
    ),
    (  # offices and their new holders under the body that heads the line
        rf"{_HAN}{{2,18}}{BODY_END}:{_HELD}(?:[,;]{_HELD}){{0,8}}[;。]?",
        "县委组织部:副部长 张建伟,部务委员 王晓东、陈思",
    ),
    (
        rf"{_NUMBER}{_HAN}{{1,14}}{BODY_END}{_HAN}{{2,4}}(?:同志)?任(?!职|命|免|务){_HAN}{{3,30}}{_OFFICE_END}[;。,]?",
        "县审计局张建伟任大柳村第一书记",
    ),
)
_LINE = re.compile("|".join(form for form, _example in FORMS))
_LONGEST = 240
# 岚浦县拟任职干部任前公示公告: a headline, though it read like 甲任….
_HEADLINE = re.compile(r"[\u3400-\u9fff、]{2,40}(?:公示|公告|通告|通知|批复|决定|[任免](?:名单|情况))")
# 经县委研究,县政府决定: what leads to a list, and the meeting that passed it.
_LEAD = re.compile(
    r"(?:[^:!?]{4,120}。)?[^。;:!?]{0,120}(?:决定|研究|同意|通过|批准|提请|选举|任命|免去|任免|如下|以下|下列|公示|考察|选出)[^。;:!?,]{0,24}(?:[:,]|(?<=通过)|(?<=名单))|"
    r"[\u3400-\u9fff、,()]{4,60}:"  # whom a notice addresses
)
_LEAD_ENDS = tuple(":,过单")
_PART = re.compile(rf"{_NUMBER}{_HAN}{{1,18}}(?:{BODY_END}|[镇乡村院校区县市会]|街道|政府|法院|检察院|部门):")


def heads_elected(text: str) -> bool:
    """Whether a line stands over the list of those elected."""
    return len(text) <= _LONGEST and re.fullmatch(_ELECTED, text) is not None


def leads_list(text: str) -> bool:
    """Whether a line before lines of appointments leads to them: who decided on what day, or whom it addresses."""
    return text[-1:] in _LEAD_ENDS and len(text) <= _LONGEST and _LEAD.fullmatch(text) is not None


def heads_part(text: str) -> bool:
    """Whether a line leads to a list, or is a body alone under which offices and their holders stand: 金刚台镇:."""
    return leads_list(text) or text.endswith(":") and len(text) <= _LONGEST and _PART.fullmatch(text) is not None


_HOLDER = re.compile(rf"{_SEAT} {{1,4}}{_NAME}")


def tells_holder(before: str, text: str) -> bool:
    """Whether ``text`` is a title and one name (主席 张建伟) below what leads to a list, or below others like it."""
    is_below = before.endswith(":") or is_career_line(before) or _HOLDER.fullmatch(before) is not None
    return is_below and _HOLDER.fullmatch(text) is not None


def is_career_line(text: str) -> bool:
    """Whether a line is one of a list of appointments, a notice before one, their tables, or a résumé."""
    return len(text) <= _LONGEST and _LINE.fullmatch(text) is not None and _HEADLINE.fullmatch(text) is None

"""Whether a report is of an area, of the nation or of the world abroad; and which countries it names."""

import re
from collections import Counter, defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from babel import Locale

from archive.ingest.lexicon.occurrences import Index, occurrences
from archive.ingest.lexicon.words import word_set
from archive.ingest.places.area_names import named_areas
from archive.text.normalize import fold


class Scope(StrEnum):
    """What a report is about; UNKNOWN where neither its title nor its lead tells."""

    LOCAL = "local"
    NATIONAL = "national"
    FOREIGN = "foreign"
    UNKNOWN = ""


_LEAD = 160  # characters of the body that tell what a report is about
_ENOUGH = 2
_NONE = word_set("CN HK MO TW EU EZ UN XA XB ZZ")  # at home, and no countries
# Short forms that Unicode's list of territories does not have, by ISO 3166 code.
_SHORT_NAMES = {
    "朝鲜": "KP",
    "韩国": "KR",
    "刚果(金)": "CD",
    "刚果(布)": "CG",
    "刚果": "CG",
    "波黑": "BA",
    "沙特": "SA",
    "阿联酋": "AE",
    "中非共和国": "CF",
    "巴新": "PG",
    "马其顿": "MK",
    "密克罗尼西亚": "FM",
    "吉尔吉斯": "KG",
    "叙利亚": "SY",
    "老挝": "LA",
    "俄罗斯": "RU",
    "缅甸": "MM",
    "巴勒斯坦": "PS",
    "科特迪瓦": "CI",
    "捷克": "CZ",
    "斯威士兰": "SZ",
    "东帝汶": "TL",
    "梵蒂冈": "VA",
    "科威特": "KW",
}


@cache
def country_names() -> dict[str, str]:
    """Every country's name in Chinese but China's own, to its ISO 3166 code (Unicode CLDR by way of Babel)."""
    territories = Locale("zh").territories.items()
    names = {fold(name): code for code, name in territories if len(code) == 2 and code.isalpha() and code not in _NONE}
    return names | _SHORT_NAMES


def countries(title: str, body: str) -> tuple[str, ...]:
    """ISO 3166 codes of the countries that folded title and lead name, the most named first; a title counts twice."""
    counted: Counter[str] = Counter()
    for text, weight in ((title, 2), (body[: 2 * _LEAD], 1)):
        for start, end in _named(text):
            if code := country_names().get(text[start:end]):
                counted[code] += weight
    return tuple(code for code, _ in counted.most_common())


@cache
def _abroad() -> Index:
    """Countries, and the cities abroad that Unicode names time zones after: 伦敦, 曼谷."""
    cities = {told["city"] for told in Locale("zh").time_zones.values() if "city" in told}
    return Index({*country_names(), *cities} - _NO_NAMES)


# Cities at home, and names that other words hold: 百公里加速.
_NO_NAMES = frozenset(
    [
        "上海",
        "香港",
        "澳门",
        "乌鲁木齐",
        "台北",
        "未知城市",
        "里加",
        "威克",
        "贝伦",
        "卡塞",
        "昭和",
        "道森",
        "利马",
        "法罗",
        "朱诺",
        "诺姆",
        "黑山",
        "多哥",
    ]
)


def _named(text: str) -> list[tuple[int, int]]:
    # 蒙古族, 内蒙古, 印度洋, 日本脑炎 are no countries
    return [
        (start, end)
        for start, end in occurrences(text, _abroad())
        if not re.match(r"[族包洋语文舞]|自治", text[end : end + 2]) and text[max(0, start - 1) : start] != "内"
    ]


class Sign(NamedTuple):
    """``pattern`` speaks for ``scope`` by ``in_title`` points in the headline, by ``in_lead`` in the lead.

    ``example`` is a stretch of text in which it stands.
    """

    scope: Scope
    pattern: re.Pattern[str]
    in_title: float
    in_lead: float
    example: str


def _sign(scope: Scope, in_title: float, in_lead: float, pattern: str, example: str) -> Sign:
    return Sign(scope, re.compile(pattern), in_title, in_lead, example)


_ABBREVIATED = "美俄日韩朝叙伊巴以土乌英法德印埃希菲越缅泰澳欧伦"
_VERBS = "(?:考察|调研|视察|看望|慰问|检查|指导|督导|走访)"
SIGNS = (
    _sign(
        Scope.FOREIGN,
        4,
        2,
        r"总统|首相|国务卿|外长|国王|女王|王储|议长|防长|酋长|埃米尔|外交大臣|人民党代表团|外宾|外国|各国|"
        r"国际社会",
        "会见来访的总统",
    ),
    _sign(
        Scope.FOREIGN,
        5,
        1,
        r"通电话|国事访问|访华|正式访问|国际联播|双边|记者会上?答|海外侨胞|华侨|国书|大使",
        "两国元首通电话",
    ),
    _sign(
        Scope.FOREIGN,
        4,
        3,
        r"联合国|联大|北约|欧盟|欧元|欧债|东盟|二十国集团|G20|金砖|亚太经合|上合组织|上海合作组织|非盟|"
        r"阿盟|亚信|亚欧|世界杯|奥运会|残奥会|奥运|"
        r"世锦赛|世界锦标赛|世界田径|伦敦奥|峰会|次区域|(?:中欧|中非|中美|中俄|中日|中韩)(?!\()|国际货币基金|"
        r"世界银行|世贸组织|国际(?:组织|奥委会|刑警)|中法|中英|"
        r"中德(?!\()|中巴",
        "东盟峰会开幕",
    ),
    _sign(
        Scope.FOREIGN,
        4,
        0,
        rf"(?:^|[\s:\]】])[{_ABBREVIATED}](?!国务|方面|德少|德[。少模])(?:总统|总理|军|媒|方|国|议会|政府|"
        rf"警|官|对|与|将|"
        rf"宣布|财|一|南|北|东|西|首都|多地|[{_ABBREVIATED}])",
        "美军撤离",
    ),
    _sign(
        Scope.FOREIGN,
        3,
        4,
        r"当地时间|外交部发言人|据外电|路透社|法新社|美联社|塔斯社|韩联社|对华|驻华|来华",
        "当地时间8日上午",
    ),
    _sign(
        Scope.NATIONAL,
        4,
        2,
        r"国务院|全国人大|全国政协|十[一二三四五]届全国|中共中央|中央政治局|中央军委|中央纪委|中纪委|"
        r"中央文明办|中央财经|中央宣传部|中央组织部|中央办公厅|"
        r"中组部|中宣部|统战部|最高人民|最高法|最高检|国新办|中办|国办|央行|人民银行|银监会|证监会|保监会|"
        r"银保监会|两办|国资委|国台办|国防部|全国总工会|共青团中央|团中央|全国妇联|"
        r"中国人民解放军|中国共产党成立|国家主席|总书记|国务委员|新华社评论员|人民日报评论|社论",
        "国务院常务会议召开",
    ),
    _sign(
        Scope.NATIONAL,
        4,
        3,
        r"(?:^|[\s,。:从由])(?:国家)?(?:发展改革委|发改委|财政部|教育部|科技部|科学技术部|工业和信息化部|"
        r"工信部|公安部|民政部|司法部|"
        r"人力资源和?社会保障部|人社部|国土资源部|自然资源部|环境保护部|"
        r"环保部|生态环境部|住房和?城乡建设部|住建部|交通运输部|交通部|铁道部|水利部|农业部|农业农村部|"
        r"商务部|文化部|文化和旅游部|卫生部|卫计委|卫健委|卫生计生委|审计署|"
        r"海关总署|税务总局|工商总局|质检总局|安监总局|广电总局|食品药品监管总局|市场监管总局|统计局|"
        r"林业局|旅游局|海洋局|气象局|中央气象台|铁路总公司|航天局|"
        r"应急管理部|退役军人事务部)",
        "商务部今天公布",
    ),
    _sign(
        Scope.NATIONAL,
        4,
        2,
        r"全国(?!人大|政协|文明|卫生|百强|人大代表|政协委员|先进|劳动模范|劳模|十佳|重点|"
        r"[^\s,。]{0,8}[县市]\b)|我国|全军",
        "全国农村工作会议",
    ),
    _sign(Scope.NATIONAL, 2, 0, r"(?<!行进)中国|国家(?!级|公园)|\d省|省份", "中国经济"),
    _sign(
        Scope.NATIONAL,
        3,
        1,
        r"国内联播|全运会|军区|战区|各地|海军|空军|陆军|火箭军|武警|解放军|航天|嫦娥|神舟|天宫|北斗|长征|"
        r"铁路|春运|黄金周|小长假|假期|节后|两会|"
        r"同志(?:逝世|简历|遗体|诞辰)|简历|逝世",
        "国内联播快讯",
    ),
    _sign(
        Scope.LOCAL,
        7,
        4,
        r"[全我本](?:市|县|州|盟|旗)(?!场|委书记)|我省|全省|全区(?!域)|我区|(?:^|"
        r"[\s,。:;日\d午])(?:自治区|"
        r"[省市县区州盟旗])(?:委|政府|人大|政协|领导|长|[一二三四五六七八九十]+届)",
        "我市召开推进会",
    ),
    _sign(
        Scope.LOCAL,
        3,
        2,
        r"(?:镇|乡|街道)(?:党委|政府|人大|召开)|县委|县长|县政府|市委|市长|市政府|市人大|区委|区长|省委|"
        r"省长|乡镇|开发区|高新区|新区(?:召开|举行|党工委|管委会)|[市县区]直",
        "县委书记主持",
    ),
)
_CAPTIONED = re.compile(r"\s{0,2}[:]")
_IN_AREA = re.compile(rf"\s?(?:等地)?[^\s,。]{{0,6}}(?:{_VERBS}|代表团|主持召开|出席)")
_BEFORE_VISITED = re.compile(r"(?:在|赴|到|参加|深入|抵达|离开)(?:了)?$")
_PASSED_BY = re.compile(r"[、]|时间|问题|代表|籍|援|选手")


def scope(title: str, body: str, *, is_local_publisher: bool = False) -> Scope:
    """What the report of folded ``title`` and ``body`` is about, by the signs in the title and the lead."""
    lead = _AGENCY.sub("", body[: _LEAD + 40])[:_LEAD]
    points: defaultdict[Scope, float] = defaultdict(float)
    points[Scope.LOCAL] += 4 * is_local_publisher
    for sign in SIGNS:
        points[sign.scope] += sign.in_title * bool(sign.pattern.search(title))
        points[sign.scope] += sign.in_lead * min(2, len(sign.pattern.findall(lead)))
    points[Scope.FOREIGN] += min(8, 5 * len(_named(title))) + min(6, 2 * len(_named(lead)))
    points[Scope.LOCAL] += _of_areas(title, 5, 6) + _of_areas(lead, 1.5, 3)
    if not is_local_publisher and _DIGEST.search(title) and not any(True for _ in named_areas(title)):
        return Scope.FOREIGN if points[Scope.FOREIGN] > points[Scope.NATIONAL] else Scope.NATIONAL
    best = max(points, key=lambda each: points[each])
    return best if points[best] >= _ENOUGH else Scope.UNKNOWN


# Short reports of many places under one headline: the area of the first is none of the others'.
_DIGEST = re.compile(r"联播快讯|(?:快讯|简讯|短讯)$")
_AGENCY = re.compile(
    r"^[\s\u3000]*(?:[\u3400-\u9fff]{2,10}(?:消息|讯|电)?(?:\([^()]{1,12}\))?(?:消息|讯|电)?:)?(?:本台消息:)?\s*"
)


def _of_areas(text: str, at_all: float, leading: float) -> float:
    """Points for areas: named at all; at the beginning, inside another (山东青岛) or before a colon; visited."""
    most = 0.0
    named = list(named_areas(text))
    starts = {start for start, _, _ in named}
    for start, end, _ in named:
        if _PASSED_BY.match(text, end):
            continue
        leads = start <= 2 or text[max(0, start - 1) : start] in "】] "
        points = at_all + leading * (leads or end in starts or bool(_CAPTIONED.match(text, end)))
        visited = _BEFORE_VISITED.search(text, max(0, start - 4), start) and _IN_AREA.match(text, end)
        most = max(most, points + (2 * leading if visited else 0))
    return most

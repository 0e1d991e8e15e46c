"""Whether a 和, 与 or 及 joins two bodies or people, or stands inside the name of one: 发展和改革委员会.

All functions work on folded text.
"""

import re

from archive.ingest.lexicon.countries import countries, countries_with, is_country
from archive.ingest.places.area_names import area_end

# 和 joins two nouns inside the names of these bodies.
_AND_IN_NAME = re.compile(
    r"(?:发展|节能|能源|企业|劳动|人事|监察|土地|设计|研究|应用|工业|资源|住房|文化|卫生|信息|农业|广电|民政|人口|旅游|体育|水利|国土|规划|退役|市场|监督|安全|教育|"
    r"科学|对外|民族|外事|粮食|城乡|交通|商务|政策|机关|食品|台湾|港澳|法制|社会|人力|统计|财经|环境|经济|党)$"
)


def after_and(text: str, start: int, end: int) -> int:
    """Past a 和 that joins two people or bodies, not one inside a body's name (发展和改革委员会)."""
    place = _last_and(text, start, end)
    while place >= 0:
        if _BODY_GOES_ON.fullmatch(text[start:place]) or _is_of_university(text, start, place, end):
            return start
        if not _AND_IN_NAME.search(text[max(start, place - 4) : place]) and not _begins_area(text, place):
            is_one = _is_of_bureau(text, start, place, end) or _is_of_ministry(text, start, place, end)
            return start if is_one else place + 1
        place = _last_and(text, start, place)
    return start


def _begins_area(text: str, place: int) -> bool:
    """和县县委书记: the 和 at ``place`` is the name of a county; the doubled 县 shows it."""
    end = area_end(text, place)
    return text.startswith("和县县", place) or end is not None and end - place > _LONG_ENOUGH


_LONG_ENOUGH = 2  # characters of an area that begins with 和: 和静县


# 运输及物流局: bureaus of Hong Kong join their subjects by 及; what ends so is people or a body.
_OF_BUREAU = re.compile(r"[\u3400-\u9fff]{1,6}[局署](?=[\u3400-\u9fff])?")
_NO_SUBJECT = frozenset("员生者人民众们家友方长席记部厅院局委办处署会府司团校所社厂")


def _is_of_bureau(text: str, start: int, place: int, end: int) -> bool:
    subject = text[start:place]
    is_subject = 2 <= len(subject) <= 6 and subject[-1] not in _NO_SUBJECT
    return text[place] == "及" and is_subject and _OF_BUREAU.fullmatch(text[place + 1 : end]) is not None


# 委内瑞拉新闻和通信部长: subjects of another country's ministry; 美国国务院和国防部长 are two bodies.
_OF_COUNTRY = re.compile(rf"(?:{countries()})[\u3400-\u9fff]{{2,5}}(?<![院部局委府会军长人员方队臣])")
_HEAD_OF_MINISTRY = re.compile("部?(?:部长|大臣)")


def _is_of_ministry(text: str, start: int, place: int, end: int) -> bool:
    subject = text[start:place]
    is_subject = _OF_COUNTRY.fullmatch(subject) is not None and not is_country(subject)  # 印度|尼西亚 is one country
    return is_subject and _HEAD_OF_MINISTRY.match(text, end) is not None


_UNIVERSITY = re.compile(r"(?:大学|科学院|社科院)[\u3400-\u9fff]{1,10}$")
_ITS_PART = re.compile(r"[\u3400-\u9fff]{1,8}(?:研究院|研究所|研究中心|学院|系|中心)$")


def _is_of_university(text: str, start: int, place: int, end: int) -> bool:
    """武汉大学边界与海洋研究院: the 与 at ``place`` joins two subjects of one institute."""
    return bool(_UNIVERSITY.search(text[start:place]) and _ITS_PART.fullmatch(text[place + 1 : end]))


_AND = re.compile(
    rf"(?P<name>{countries_with('和', '与', '及')}|经济合作与发展组织|(?<=中央)和国家机关|和其他国际组织)|"
    r"(?<!共)和(?![平谐解睦])|与|及"
)


def _last_and(text: str, start: int, end: int) -> int:
    """The last word for "and" that is no part of a country's name (特立尼达和多巴哥, 阿尔及利亚) or of 和平."""
    return max((match.start() for match in _AND.finditer(text, start, end) if not match["name"]), default=-1)


# 省委非公和社会组织工委: begins like a body and has not yet ended like one.
_BODY_GOES_ON = re.compile(
    r"(?:国家|全国|中央|[省市县区州厅局校院]委?|自治区)(?!领导)[\u3400-\u9fff]{1,8}(?<![委局厅部院会府室办员长记任表志导协司])"
)

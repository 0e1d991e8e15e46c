"""The area of a local report, by votes: every name of an area in title and text speaks for it, some more."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.places.area_names import NamedArea, named_areas, resolve, stem

_TITLE, _LEAD, _FIRST, _HELD_HERE, _RULES_HERE, _WIRE, _PUBLISHER, _VISITED, _HOST = 6, 2, 4, 4, 2, 12, 15, 25, 60
_SHARE = 0.3  # of the votes that the first must have, those for areas above and below it left aside
_LEAST = 2.0
_LEAD_END = 150
_LEVELS = ("province", "city", "county")

_HELD = re.compile(r"(?:在|抵达|来到|走进|深入)$")
_HOLDS = re.compile(
    r"(?:隆重|胜利|正式)?(?:召开|举行|举办|组织召开|开展|召集)|(?:经济技术|高新技术产业|经济|"
    r"工业)?(?:开发区|高新区|集聚区)(?:召开|举行)|[^\s,。]{0,24}(?:会议?|仪式|活动)(?:召开|举行|在)"
)
_RULES = re.compile(r"(?:省|市|州|盟|县|区)?(?:委|政府|人大|政协|副?[省市州县区盟]长|[省市县区]领导|发展|工作)")
_WIRE_BEHIND = re.compile(r"(?:市)?\s?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)")
# 习近平总书记在陕西考察时的重要讲话: another's visit, passed on at this meeting.
_ELSEWHERE = re.compile(r"[\u3400-\u9fff]{0,8}(?:考察|视察|调研)时?的?(?:系列)?(?:重要)?(?:讲话|指示|批示|回信)")
# 来自浙江的客商, 学习苏州经验, 对标深圳, 赴深圳招商: others, beside the one that the report is about.
_OTHERS = re.compile(r"(?:来自|学习|借鉴|对标|毗邻|紧邻|距离?|籍贯|从|与|和|比|优于|高于|原籍|转战|援)$")
_OTHERS_BEHIND = re.compile(r"(?:等?[先外]?(?:经验|模式|做法|籍|客商|商会|老板|的(?:经验|做法|客商))|人(?=[,;。、]))")
_AWAY = re.compile(r"(?:赴|到|前往|去)$")
# 率队赴青禾县招商, 赴石潭县考察学习: nobody does so at home.
_OUTWARD = re.compile(r"等?地?(?:开展|进行)?(?:考察学习|学习考察|学习|招商|对接洽谈|推介|拜访|取经)")


Votes = defaultdict[NamedArea, float]


class Vote(NamedTuple):
    """``area`` gets ``weight`` for one of its names."""

    area: NamedArea
    weight: float


class AreaEvidence(NamedTuple):
    """What the votes come from: folded title and body, folded names of people, the publisher's possible areas."""

    title: str
    body: str
    people: Sequence[str] = ()
    publisher: Sequence[NamedArea] = ()


def elected(evidence: AreaEvidence) -> NamedArea | None:
    """The area that has the most votes; None where no area has enough of them."""
    votes = _counted(evidence)
    best = max(votes, key=lambda area: votes[area], default=None)
    if best is None or votes[best] < _LEAST:
        return None
    against = sum(weight for area, weight in votes.items() if not (area.lies_in(best) or best.lies_in(area)))
    return best if votes[best] >= _SHARE * (votes[best] + against) else None


def _counted(evidence: AreaEvidence) -> Votes:
    own = own_level(evidence.title, evidence.body)
    is_at_home = bool(own or evidence.publisher)
    votes: Votes = defaultdict(float)
    for vote in (
        *_votes(evidence, evidence.title, _TITLE, is_at_home),
        *_votes(evidence, evidence.body, 1, is_at_home),
    ):
        votes[vote.area] += vote.weight
    if own:
        votes = _at_level(votes, own, _divisions_below(evidence.body))
    _add_publisher(votes, evidence, own)
    if host := _host(evidence):
        votes[host] += _HOST
    if visited := _visited(evidence, own):
        votes[visited] += _HOST if visited in evidence.publisher else _VISITED
    return votes


_VISIT = re.compile(
    r"[市县区旗州]?\s?(?:[\u3400-\u9fff]{0,10}(?:镇|乡|村))?"
    r"(?:(?:专题)?(?:调研|考察(?!学习)|视察|检查|指导|看望|慰问|督导|走访|暗访|督查|观摩)|$)"
)
_GOES = re.compile(r"(?:赴|到|深入|在|来|莅临)$")
# 市委书记来我市调研: whose paper writes 我市 is the host.
_HOSTS = re.compile(r"(?:[来到在莅赴]|莅临|深入)[我本](?P<own>[市县区旗州盟])(?![委长])")


def _host(evidence: AreaEvidence) -> NamedArea | None:
    """The area of a publisher that calls itself the visited one; only where it is one area of that level."""
    match = _HOSTS.search(evidence.title) or _HOSTS.search(evidence.body[: 2 * _LEAD_END])
    area = evidence.publisher[0] if len(evidence.publisher) == 1 else None
    return area if area and match and area.name.endswith(match["own"]) else None


def _visited(evidence: AreaEvidence, own: str) -> NamedArea | None:
    """市领导到石潭县调研: the county that the headline says is visited, of the city whose level or paper this is."""
    around = _around(evidence)
    short = (span for area in evidence.publisher for span in _by_short_name(evidence.title, area))
    for start, end, areas in (*named_areas(evidence.title, ()), *short):
        area = areas[0] if len(areas) == 1 else resolve(areas, around)
        if area is None or not _GOES.search(evidence.title, 0, start) or not _VISIT.match(evidence.title, end):
            continue
        is_home = any(area.lies_in(paper) for paper in evidence.publisher) or not evidence.publisher
        if is_home and (not own or area.name.endswith(own) or area.level == "county" and own in "省市州盟"):
            return area
    return None


def _by_short_name(title: str, area: NamedArea) -> Iterator[tuple[int, int, tuple[NamedArea, ...]]]:
    """到义马检查: the short name of the paper's own area, which counts nowhere else."""
    short = stem(area.name)
    for match in re.finditer(re.escape(short), title) if len(short) > 1 else ():
        yield *match.span(), (area,)


# -- whose level: 全市, 我县, 县委 -------------------------------------------------------------------------------------
_OWN = re.compile(
    r"[全我本该](?P<own>[省市县州盟旗])(?!场|委书记)|[全我](?P<zone>区)(?!域)|(?:^|"
    r"[\s,。:;、日午和在了向由,对请从]|经)"
    r"(?P<body>[省市县区州盟旗])(?:委|政府|人大|政协|领导|长|直(?!接)|[一二三四五六七八九十]{1,3}届)"
)
_BELOW_CITY = re.compile(r"各县|县[(（]?市|县区|[县市]\)?、?区|各区|市\)区")
_BELOW_COUNTY = re.compile(r"各乡|乡镇|各镇|乡\(镇|街道办")


def own_level(title: str, body: str) -> str:
    """省, 市, 县, 区 ...: the level that title and text call their own (全市, 我县, 县委); "" where they call none so.

    The title goes before the lead, and that before the rest; so does an area that one of them begins with (河东区举行).
    """
    if subject := _subject(title) or (not _OWN.search(title) and _subject(body[:_LEAD_END])):
        return subject
    for text in (title, body[:_LEAD_END], body):
        levels = Counter(m["own"] or m["zone"] or m["body"] for m in _OWN.finditer(text))
        mine = Counter(m["own"] or m["zone"] for m in _OWN.finditer(text) if m["own"] or m["zone"])
        for counted in (mine, levels) if text is not body else (levels,):
            if counted:
                return counted.most_common(1)[0][0]
    return ""


def _subject(text: str) -> str:
    """The level of the known area that meets in the first clauses: 区 in 15日上午,河东区举行."""
    for _start, end, _ in named_areas(text[:_LEAD_END]):
        if text[end - 1] in "省市县区州盟旗" and re.compile("召开|举行|举办").match(text, end):
            return text[end - 1]
    return ""


def _divisions_below(body: str) -> str:
    """city where the text calls on 各县（市、区）, county where it calls on 各乡镇; "" where it tells nothing."""
    of_city, of_county = len(_BELOW_CITY.findall(body)), len(_BELOW_COUNTY.findall(body))
    return "city" if of_city else "county" if of_county else ""


def _at_level(votes: Votes, own: str, below: str) -> Votes:
    """The votes where the report speaks for its ``own`` level: for a city, its counties speak for the city.

    So a county's secretary who speaks at the city's meeting does not make the meeting the county's.
    """
    weighed: Votes = defaultdict(float)
    for area, weight in votes.items():
        fits = area.name.endswith(own) or own == "区" and area.name.endswith("自治区")
        if fits and own == "市" and below and area.level in ("city", "county"):
            weighed[area] += weight * (2.0 if area.level == below else 0.3)
        else:
            weighed[area] += weight * (2.0 if fits else 0.3)
        if not fits and (above := _above(area, own)):
            weighed[above] += weight * 0.7
    return weighed


def _above(area: NamedArea, own: str) -> NamedArea | None:
    """The area of the ``own`` level that ``area`` lies in."""
    if own not in "省市州盟" or len(area.path) < 2:
        return None
    for length in range(len(area.path) - 1, 0, -1):
        if area.path[length - 1].endswith(own):
            return NamedArea(area.path[:length], "province" if length == 1 else "city")
    return None


def _add_publisher(votes: Votes, evidence: AreaEvidence, own: str) -> None:
    """全市 in the city's paper is that city; its paper alone is weaker, and of no district that shares its name."""
    areas = evidence.publisher
    fitting = [area for area in areas if not own or area.name.endswith(own) or own == "区" and "自治区" in area.name]
    highest = min((_LEVELS.index(area.level) for area in fitting), default=0)
    fitting = [area for area in fitting if area.level == _LEVELS[highest]]
    if area := fitting[0] if len(fitting) == 1 else resolve(fitting, _around(evidence)):
        votes[area] += _PUBLISHER if own else _PUBLISHER / 3
    elif own in "县区旗市":
        for below in [area for area in votes if area.name.endswith(own)]:
            if any(below.lies_in(paper) and below != paper for paper in areas):
                votes[below] *= 1.5


# -- names in a text ---------------------------------------------------------------------------------------------------
def _votes(evidence: AreaEvidence, text: str, weight: float, is_at_home: bool) -> Iterator[Vote]:
    people = [start for start, _ in occurrences(text, evidence.people)]
    named = list(named_areas(text, people))
    starts = {start for start, _, _ in named}
    around = _around(evidence)
    meant = {areas: areas[0] if len(areas) == 1 else resolve(areas, around) for _, _, areas in named}
    for start, end, areas in named:
        area = meant[areas]
        if area is not None and not _is_other(text, start, end, is_at_home):
            weighed = weight + _bonus(text, start, end, weight, is_at_home)
            yield Vote(area, weighed * (0.3 if end in starts else 1))  # of 三门峡市卢氏县 the county is meant


def _around(evidence: AreaEvidence) -> list[NamedArea]:
    """The areas that are named without doubt: they tell which 鼓楼区 is meant."""
    texts = evidence.title, evidence.body
    named = [areas[0] for text in texts for _, _, areas in named_areas(text, ()) if len(areas) == 1]
    return list(dict.fromkeys([*named, *(area for area in evidence.publisher if len(evidence.publisher) == 1)]))


def _is_other(text: str, start: int, end: int, is_at_home: bool) -> bool:
    """Whether the text tells of this area as of another one than its own."""
    before = text[max(0, start - 4) : start]
    if _OUTWARD.match(text, end) and _AWAY.search(before):
        return True
    if _ELSEWHERE.match(text, end) or _OTHERS.search(before) or _OTHERS_BEHIND.match(text, end):
        return True
    return is_at_home and bool(_AWAY.search(before)) and text[end - 1] not in "县区旗"


def _bonus(text: str, start: int, end: int, weight: float, is_at_home: bool) -> float:
    """More for the beginning, a place of meeting, a dateline; for a committee where the report has no own one."""
    bonus = _LEAD if start < _LEAD_END else 0.0
    if weight == _TITLE and (start <= 1 or text[end : end + 1] == ":" or text[start - 1] in "】] "):
        bonus += _FIRST
    if _HELD.search(text[max(0, start - 2) : start]) or start < _LEAD_END and _HOLDS.match(text, end):
        bonus += _HELD_HERE
    if not is_at_home and _RULES.match(text, end):
        bonus += _RULES_HERE
    if start < 40 and _WIRE_BEHIND.match(text, end):
        bonus += _WIRE
    return bonus

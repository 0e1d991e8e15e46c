"""The area of a local report, by votes: every name of an area in title and text speaks for it, some more than others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.ingest.area_names import NamedArea, area_mentions, by_name, by_stem, resolve, stem
from archive.ingest.lexicon.occurrences import occurrences

_TITLE, _LEAD, _FIRST, _HELD_HERE, _RULES_HERE, _WIRE, _PUBLISHER = 6, 2, 4, 4, 2, 12, 15
_SHARE = 0.3  # of the votes that the first must have, those for areas above and below it left aside
_LEAST = 2.0
_LEAD_END = 150

_HELD = re.compile(r"(?:在|抵达|来到|走进|深入)$")
_HOLDS = re.compile(
    r"(?:隆重|胜利|正式)?(?:召开|举行|举办|组织召开|开展|召集)|[^\s,。]{0,24}(?:会议?|仪式|活动)(?:召开|举行|在)"
)
_RULES = re.compile(r"(?:省|市|州|盟|县|区)?(?:委|政府|人大|政协|副?[省市州县区盟]长|[省市县区]领导|发展|工作)")
_WIRE_BEHIND = re.compile(r"(?:市)?\s?(?:\d{1,2}月)?\d{1,2}日(?:电|讯)")
# 习近平总书记在陕西考察时的重要讲话: another's visit, passed on at this meeting.
_ELSEWHERE = re.compile(r"[\u3400-\u9fff]{0,8}(?:考察|视察|调研)时?的?(?:系列)?(?:重要)?(?:讲话|指示|批示|回信)")
# 来自浙江的客商, 学习苏州经验, 对标深圳, 赴深圳招商: others, beside the one that the report is about.
_OTHERS = re.compile(r"(?:来自|学习|借鉴|对标|毗邻|紧邻|距离?|籍贯|从|与|和|比|优于|高于|原籍|转战|援)$")
_OTHERS_BEHIND = re.compile(
    r"(?:等?[先外]?(?:经验|模式|做法|籍|客商|企业|商会|投资|老板|的(?:经验|做法|企业|客商))|招商|人(?=[,;。、]))"
)
_AWAY = re.compile(r"(?:赴|到|前往|去)$")


class Vote(NamedTuple):
    """``area`` gets ``weight`` for the name that begins at ``start`` of its text."""

    area: NamedArea
    weight: float
    start: int


class Evidence(NamedTuple):
    """What the votes come from: folded title and body, folded names of people, the publisher's possible areas."""

    title: str
    body: str
    people: Sequence[str] = ()
    publisher: Sequence[NamedArea] = ()


def elected(evidence: Evidence) -> NamedArea | None:
    """The area that has the most votes; None where no area has enough of them."""
    votes = _counted(evidence)
    best = max(votes, key=lambda area: votes[area], default=None)
    if best is None or votes[best] < _LEAST:
        return None
    against = sum(weight for area, weight in votes.items() if not (area.lies_in(best) or best.lies_in(area)))
    return best if votes[best] >= _SHARE * (votes[best] + against) else None


def _counted(evidence: Evidence) -> Counter[NamedArea]:
    own = own_level(evidence.title, evidence.body)
    is_at_home = bool(own or evidence.publisher)
    votes: Counter[NamedArea] = Counter()
    for vote in (
        *_votes(evidence, evidence.title, _TITLE, is_at_home),
        *_votes(evidence, evidence.body, 1, is_at_home),
    ):
        votes[vote.area] += vote.weight
    if own:
        votes = _at_level(votes, own, _divisions_below(evidence.body))
    _add_publisher(votes, evidence.publisher, own)
    return votes


# -- whose level: 全市, 我县, 县委 -------------------------------------------------------------------------------------
_OWN = re.compile(
    r"[全我本该](?P<own>[省市县州盟旗])(?!场|委书记)|[全我](?P<zone>区)(?!域)|(?:^|[\s,。:;、日午和在了向由,对请从]|经)"
    r"(?P<body>[省市县区州盟旗])(?:委|政府|人大|政协|领导|长|直(?!接)|[一二三四五六七八九十]{1,3}届)"
)
_BELOW_CITY = re.compile(r"各县|县[(（]?市|县区|[县市]\)?、?区|各区|市\)区")
_BELOW_COUNTY = re.compile(r"各乡|乡镇|各镇|乡\(镇|街道办")


def own_level(title: str, body: str) -> str:
    """省, 市, 县, 区 ...: the level that title and text call their own (全市, 我县, 县委); "" where they call none so.

    The title goes before the lead, and that before the rest.
    """
    for text in (title, body[:_LEAD_END], body):
        levels = Counter(m["own"] or m["zone"] or m["body"] for m in _OWN.finditer(text))
        mine = Counter(m["own"] or m["zone"] for m in _OWN.finditer(text) if m["own"] or m["zone"])
        for counted in (mine, levels) if text is not body else (levels,):
            if counted:
                return counted.most_common(1)[0][0]
    return ""


def _divisions_below(body: str) -> str:
    """city where the text calls on 各县（市、区）, county where it calls on 各乡镇; "" where it tells nothing."""
    of_city, of_county = len(_BELOW_CITY.findall(body)), len(_BELOW_COUNTY.findall(body))
    return "city" if of_city else "county" if of_county else ""


def _at_level(votes: Counter[NamedArea], own: str, below: str) -> Counter[NamedArea]:
    """The votes where the report speaks for its ``own`` level: for a city, its counties speak for the city.

    So a county's secretary who speaks at the city's meeting does not make the meeting the county's.
    """
    weighed: Counter[NamedArea] = Counter()
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


def _add_publisher(votes: Counter[NamedArea], areas: Sequence[NamedArea], own: str) -> None:
    """全市 in the city's paper is that city; its paper alone is weaker, and never of a district that shares its name."""
    fitting = [area for area in areas if not own or area.name.endswith(own) or own == "区" and "自治区" in area.name]
    if len(fitting) > 1:
        highest = min(len(area.path) for area in fitting)
        fitting = [area for area in fitting if len(area.path) == highest]
    if len(fitting) == 1:
        votes[fitting[0]] += _PUBLISHER if own else _PUBLISHER / 3
    elif own in "县区旗市":
        for area in list(votes):
            if any(area.lies_in(publisher) and area != publisher for publisher in areas) and area.name.endswith(own):
                votes[area] *= 1.5


# -- names in a text ---------------------------------------------------------------------------------------------------
def _votes(evidence: Evidence, text: str, weight: float, is_at_home: bool) -> Iterator[Vote]:
    people = [start for start, _ in occurrences(text, evidence.people)]
    named = list(_named(text, people))
    around = [areas[0] for _, _, areas in named if len(areas) == 1] + list(evidence.publisher)
    inner_ends = {end for start, end, _ in named if any(start == other for _, other, _ in named)}
    for start, end, areas in named:
        area = areas[0] if len(areas) == 1 else resolve(text[start:end], around)
        if area is None or _is_other(text, start, end, is_at_home):
            continue
        is_outer = any(end == other for other, _, _ in named) and end not in inner_ends | {start}
        yield Vote(area, (weight + _bonus(text, start, end, weight)) * (0.3 if is_outer else 1), start)


def _named(text: str, people: Sequence[int]) -> Iterator[tuple[int, int, tuple[NamedArea, ...]]]:
    """Names of areas; behind one also the short name of a county in it (浙江义乌), before a colon of any (富阳:)."""
    for match in _HEAD.finditer(text[:80]):
        areas = by_stem().get(match["stem"], ())
        if len(areas) == 1 and match["stem"] not in by_name():
            yield *match.span("stem"), areas
    for start, end in area_mentions(text, people):
        areas = by_name()[text[start:end]]
        yield start, end, areas
        yield from _behind(text, end, areas)


_HEAD = re.compile(r"(?:^|[】\]\s])(?P<stem>[\u3400-\u9fff]{2,4})(?=\s?:)")


def _behind(text: str, at: int, areas: tuple[NamedArea, ...]) -> Iterator[tuple[int, int, tuple[NamedArea, ...]]]:
    for length in (4, 3, 2):
        name = text[at : at + length]
        below = tuple(a for a in by_stem().get(name, ()) if len(name) == length and any(a.lies_in(o) for o in areas))
        if len(below) == 1 and name not in by_name() and not text.startswith(("市", "县", "区", "旗"), at + length):
            yield at, at + length, below
            return


def _is_other(text: str, start: int, end: int, is_at_home: bool) -> bool:
    """Whether the text tells of this area as of another one than its own."""
    before = text[max(0, start - 4) : start]
    if _ELSEWHERE.match(text, end) or _OTHERS.search(before) or _OTHERS_BEHIND.match(text, end):
        return True
    return is_at_home and bool(_AWAY.search(before)) and text[end - 1] not in "县区旗"


def _bonus(text: str, start: int, end: int, weight: float) -> float:
    """More for the beginning, a place of meeting, a dateline, and where a committee or a government is named."""
    bonus = _LEAD if start < _LEAD_END else 0.0
    if weight == _TITLE and (start <= 1 or text[end : end + 1] == ":" or text[start - 1] in "】] "):
        bonus += _FIRST
    if _HELD.search(text[max(0, start - 2) : start]) or start < _LEAD_END and _HOLDS.match(text, end):
        bonus += _HELD_HERE
    if _RULES.match(text, end):
        bonus += _RULES_HERE
    if start < 40 and _WIRE_BEHIND.match(text, end):
        bonus += _WIRE
    return bonus

"""The measure a figure is about, as the sentence names it."""

import re
from dataclasses import dataclass

from archive.ingest.words import is_function_word

# What only leads up to the measure or to the number.
_LEAD = re.compile(
    r"^(?:预计|其中|计划|共需|特别是|包括|同时|以及|还有|据统计|目前|截至目前|截至|去年|今年|明年|全年|力争|确保|"
    r"争取|实现|完成|达到|到20\d\d年|20\d\d年|建设(?=日产|年产)|共|累计(?=签约)|"
    r"今年7月份|\d{1,2}月份?|一季度|上半年|前三季度|要|将|已|使|我市|我省|我县|、|和|及|的)+"
)
_TAIL = re.compile(
    r"(?:总?(?:达到?|为|是|有|共有?|近|超过?|逾|突破|至|到|了|已|也|就|在|的|将|由|从|不低于|不少于|控制|完成|"
    r"实现|分别|确保|约为)|(?<![签合])约|大约|将近|接近|力争|预期|预计|总计|合计|共计)+$"
)
# Who does it to what: 市长甲带领干部对全市15个项目进行观摩.
_ACTOR = re.compile(r"(?:.{0,40}[对把将使向](?=[全各我本该]))?")
# A change or an aim without the measure: the measure is that of the figure before.
_CHANGE = re.compile(
    r"^(?:比?上?年?)?(?:同比|环比|比增|比上年|分别|累计|平均|年均|实际)*(?:增长|增加|下降|上涨|提高|减少|增幅|"
    r"回落|上升|净增|降低|增速)?(?:了|为|达)?$"
)
_AIM = re.compile(r"^(?:预期|力争|目标|计划|确保|争取|实现|达到?|突破|完成)+$")
_CHANGE_TAIL = re.compile(r"(?:确保|预计|预期)?(?:同比|实际|分别|年均)*(?:增长|增加|下降|上涨|提高|减少|比增)$")
_SCOPE = re.compile(r"^(?:全(?:省|市|县|区|国|州)|[\u3400-\u9fff]{1,8}(?:省|市|县|区|州))?$")
_NOUN = re.compile(r"[\u3400-\u9fff]{1,14}")
_COUNTERS = "个家项件座处条名户所台辆位人艘架栋套头只株"
_MAKES_NOUN = frozenset("区园率额量者品业制性化型项基企单产地点站场所费款金带群")  # 集聚+区: the verb is part of a noun
_NOUN_ENDS = re.compile(r"[的在被将已均都正并也与和及是有中]|建成|组成|参加|出席|发言|共|等|以上|以下|左右|参与")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its own offsets, where its clause and its sentence begin, and the figure before it."""

    start: int
    end: int
    clause: int
    sentence: int
    before_end: int = -1
    before_subject: str = ""


def subject(folded: str, text: str, place: Place, unit: str) -> str:
    """The words before the figure in its clause; the counted noun behind it; or what the figure before was about."""
    words, start = _before(folded, place)
    own = text[start : start + len(words)]
    if _CHANGE.match(words) and words:
        return _measure(place) + own if place.before_end >= place.sentence else own
    if unit[-1:] in _COUNTERS and _SCOPE.match(words) and (noun := _after(folded, text, place.end)):
        return own + noun
    if words and not _AIM.match(words):
        return own
    if place.before_end >= place.sentence and place.before_subject:
        return _measure(place)
    return _after(folded, text, place.end) if unit[-1:] in _COUNTERS else _clause_before(folded, text, place)


def _before(folded: str, place: Place) -> tuple[str, int]:
    """The words of the clause that lead to the figure, behind the figure before it; and where they begin."""
    start = max(place.clause, place.start - 40, place.before_end)
    words = folded[start : place.start]
    start += len(_ACTOR.match(words).group())  # type: ignore[union-attr]
    lead = _LEAD.match(folded[start : place.start])
    start += lead.end() if lead else 0
    words = _TAIL.sub("", folded[start : place.start].rstrip())
    indent = len(words) - len(words.lstrip())
    return words.strip(), start + indent


def _measure(place: Place) -> str:
    return _CHANGE_TAIL.sub("", place.before_subject)


def _after(folded: str, text: str, at: int) -> str:
    """The noun right behind a counter, up to the first verb or particle."""
    match = _NOUN.match(folded, at)
    if match is None:
        return ""
    stop = _NOUN_ENDS.search(folded, at + 1, match.end())
    end = stop.start() if stop else match.end()
    for index in range(at + 2, end - 1):
        if is_function_word(folded[index : index + 2]) and folded[index + 2 : index + 3] not in _MAKES_NOUN:
            end = index
            break
    return text[at:end]


def _clause_before(folded: str, text: str, place: Place) -> str:
    match = re.search(
        r"([\u3400-\u9fff]{2,20})[^\u3400-\u9fff]{1,3}$", folded[max(place.sentence, place.start - 24) : place.start]
    )
    left = max(place.sentence, place.start - 24)
    return text[left + match.start(1) : left + match.end(1)] if match else ""

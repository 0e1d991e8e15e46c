"""Figures whose measure is told by the figure before them in the sentence: sums, new levels, the people in what was
counted, items of a list."""

import re
from collections.abc import Callable

from archive.ingest.figures.clauses import Place, is_part, level
from archive.ingest.figures.counted import POWERS_ALONE, is_counter
from archive.ingest.figures.deeds import spent
from archive.ingest.figures.fitting import is_person
from archive.ingest.figures.leftwards import before, is_plain
from archive.ingest.figures.measures import is_measure
from archive.ingest.figures.word_roles import is_verb

_OWNER = re.compile(r"(?:集团|公司|厂)$")
_OWNED = re.compile(r"^.*(?:集团|公司|厂)(?=.)")
_NOW_AT = re.compile(r"(?:达到?|[升增降]至|提高到|[压精缩][减简短][到至])")  # 提高2元，达到9元: of what has changed
# 新增企业14家，累计达到286家: those that were there before are no new ones.
_SUMMED_UP = re.compile(
    r"(?:累计|总数|总量|总计|[企户]?总[数量])(?:已?达到?|[升增]至|超过|突破|有)|[升增]至|增加[到至]"
)
_WAS_NEW = re.compile(r"^(?:新(?:增|建|开|签约?|登记|认定|入库|注册|培育|设立?)|净增)(?=..)")
_TOTALS = frozenset(("总量", "总数", "总户数", "总家数", "存量"))
_BY_HOW_MUCH = re.compile(r"(?:增加|减少)$")
_NOT_COUNTED = re.compile(r"(?:[率额值]|占比|比重|时限|距离|面积|收入|支出|资金|投资)$")
_GROUPS = frozenset("户支")  # counted, and made up of people
_ITEM = re.compile(r"[\u3400-\u9fff]{3,6}")


def of_total(name: str, place: Place) -> str:
    """经营主体 of 新登记经营主体…，总量达到330万户."""
    is_total = name in _TOTALS and is_counter(place.unit) and place.follows
    return _WAS_NEW.sub("", level(place.before_subject)) if is_total else ""


def in_them(place: Place) -> str:
    """贫困户人数 of 贫困户26户81人, 抢险队伍人数 of 抢险队伍16支、320人: the people in what was counted before."""
    between = place.folded[place.before_end : place.start] if place.follows else ","
    whose = place.before_subject
    is_group = place.before_unit[-1:] in _GROUPS or whose.endswith("户")  # 贫困户26户, 26个贫困户
    is_next = between.removeprefix(whose) in ("", "、", "共", "、共", "共计") and is_group
    if not is_next or not place.unit.endswith("人"):
        return ""
    return whose if is_person(whose) and whose[-1] != "户" else whose.removesuffix("户数") + "人数"


def listed_thing(place: Place) -> str:
    """防滑料 of 储备融雪剂2吨、防滑料5立方米: the words of an item of a list, where no rule knows what they are."""
    words = place.words
    is_item = place.follows and place.folded[place.clause - 1 : place.clause] == "、"
    return words if is_item and _ITEM.fullmatch(words) and not (is_verb(words) or is_plain(words[:2])) else ""


def of_owner(place: Place) -> str:
    """其中国内公司143班: the things of the figure before that are an owner's."""
    name = before(place.words) if is_counter(place.unit) else ""
    if place.follows and place.before_unit == place.unit and _OWNER.search(name):
        return name + _OWNED.sub("", place.before_subject)
    return ""


def taken_over(place: Place) -> str:
    """The measure of the figure before, where the words name none themselves: …增加到39个, …的285亿元目标."""
    words = place.words
    is_new_level = _NOW_AT.fullmatch(words) or _SUMMED_UP.fullmatch(words)
    if not place.follows or not is_new_level and place.phrases(words) and not is_part(words) and before(words):
        return ""
    if words and place.unit.endswith("元") and spent(place):
        return ""  # 人均收入2300元，村集体欠债3万元
    are_amounts = {place.before_unit, place.unit} <= POWERS_ALONE  # 从8000万提升到3亿
    if place.before_unit[-1:] == place.unit[-1:] or are_amounts:
        if _SUMMED_UP.fullmatch(words):
            return _WAS_NEW.sub("", place.before_subject)
        return _BY_HOW_MUCH.sub("", place.before_subject) if _NOW_AT.match(words) else place.before_subject
    if words and is_counter(place.unit) and not is_counter(place.before_unit) and not _NOW_AT.search(words):
        return ""  # 承诺时限压缩72%，办结…4300件
    name = level(place.before_subject)
    return name if name != place.before_subject else ""


def fits(unit: str) -> Callable[[str], bool]:
    """Whether a measure told before may be of ``unit``: no people of money, though measures end so, too, and no rate
    of things that are counted."""
    if is_counter(unit):
        return lambda name: is_measure(name) and not _NOT_COUNTED.search(name)
    if unit.endswith(("元", "美金")):
        return lambda name: is_measure(name) and not is_person(name)
    return is_measure

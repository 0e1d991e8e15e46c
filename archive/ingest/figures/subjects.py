"""The measure a figure is about: a noun phrase without time, place, verb and aim; at least what its unit measures."""

import re
from collections.abc import Callable

from archive.ingest.figures.changes import OWNED, change, difference, share, times
from archive.ingest.figures.clauses import Place, level
from archive.ingest.figures.counted import AIM_BEHIND, counted, is_counter
from archive.ingest.figures.deeds import deed, is_extent, of_list, of_people, spent, votes
from archive.ingest.figures.dimensions import dimension, distance, is_way
from archive.ingest.figures.fitting import is_person
from archive.ingest.figures.leftwards import before, is_lead, trimmed
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.tidying import tidy, without_owner
from archive.ingest.figures.told_before import fits, in_them, listed_thing, of_owner, of_total, taken_over
from archive.ingest.figures.units import measured_by
from archive.ingest.figures.value_lists import shared
from archive.ingest.figures.word_roles import (
    SCOPES,
    begins_with_verb,
    has_verb,
    is_verb,
    is_verbal,
    is_verbal_first,
)

_OWNER = re.compile(r"(?:集团|公司|厂)$")
_BRACKETS = ("(", ")")
# Names that hold a word which elsewhere ends a phrase.
_OFFICIAL = re.compile(r"规模以上|限额以上|规上|限上|[人户亩地]均|以上|pm|实际[使利]用")
# Money and shares are measured of something; lengths and weights may be told of the thing itself.
_OF_MEASURES_ONLY = re.compile(r"(?:元|美金|英镑|卢布|盾|块钱|%|‰|百分点|倍)$")
_A_PLACE = re.compile(r"(?:[城园市新镇]区|全区|新城|老城|开发区|集聚区)$")
_AREA_UNIT = re.compile(r"(?:平方公里|平方千米|平方米|平米|㎡|公顷|亩)$")
# What a value has reached, and no name of what it is a value of.
_REACHED = re.compile(r"(?:水平|大关|地方|位置|范围|范围内|海域|高空|规模|目标|速度|基础|标准|成绩|关口|高位|区间)$")
# Where a value began is told before it: 由上年的33%增加到46%.
_FROM = re.compile(r"[也已]?(?:由|从)[^,。;]{0,10}?的?$")
_REACHES = re.compile(r"[升降增减]至")  # 从每月生产52架降至42架: and no name
# 企业在岚浦已有: what is told of stands before where it is.
_IN_PLACE = re.compile(r"^(?P<what>[^,]{2,16}?)在(?P<where>[^,]{2,14})$")
_WORTH = re.compile(
    r"(?P<what>价值|总值|造价|票价|投资额|总额|总量|占?地?面积|直径|功率|跨度|排水量)(?:约|近|高?达到?|超过|为)*$"
)
_GIVEN = re.compile(r"(?:拿出|提供|拨付|下拨|划拨|发放)(?:了|约|近|超过|至少|共)*$")  # behind who gives it
_AIM = re.compile(r"(?:年度|全年|预期)?(?:目标|任务|计划)")
_OF_WAYS = re.compile(r"(?:[路行里航]程|距离|[时速]速|[长高深宽]度)$")
_PEOPLE = re.compile(r"(?:[者员民户]|群众|职工|游客|学生|人数|人口)$")  # a part of them is a share
_GIVEN_BACK = re.compile(r"(?P<what>报销|减免|返还|补助|补贴|折扣|优惠|提取|出资|[持控参入占]股)$")
# 以80元的价格, 以8米15的成绩: named behind.
_NAMED_BEHIND = re.compile(
    r"\d{0,3}的(?P<what>成绩|价格|单价|[\u3400-\u9fff]{0,4}(?:速度|时速|高度|深度)|"
    r"票价|售价|均价|高薪|月薪|年薪|身价)"
)
_THIS = re.compile(r"^(?:而|但|目前|如今)?这一?(?:比例|比率|数字|数据|指标|比重|占比)")
_FUNDS = re.compile(r"(?:资金|基金|经费|[款费税债金]|贷款|补助|补贴|奖励)$")
_LONGEST_NAME = 16
_WEATHER = re.compile(r"(?:持续|罕见|极端)*(?:高温|低温|降温|升温|严寒|极寒|酷暑)")
_SCOPE = re.compile(r"^(?:中国|我国|全国|我省|我市|本届|本次|此次|上述)(?=.{2})")
# 约合人民币3亿元: the same amount in another currency.
_CONVERTED = re.compile(r"[^\u3400-\u9fff]{0,2}(?:约合|折合|相当于|合)(?:人民币|港币|新台币)?")
# 持有55%和45%股权, 开出3倍工资: a share or a multiple of what stands right behind.
_ANOTHER_SHARE = re.compile(r"[和、与]\d{1,3}(?:\.\d{1,2})?%")
_AT = re.compile(r"在[^,在]{1,12}[省市县区州镇村](?:[还现共已就约]|一共)*有(?:近|约|超过)*$")  # where, and not what
_RISEN = re.compile(r"[升涨增降跌减][到至]\W*$")
_OF_PEOPLE = frozenset("人名位户")
_COUNT = re.compile(r"(?<=..)(?:数量|总数|个数|总量)$")


def subject(place: Place) -> str:
    """The measure in simplified characters, Latin letters in capitals; "" for an aside and for bare numbers."""
    return _subject(place).upper()


def _subject(place: Place) -> str:
    if not place.words and place.folded[place.start - 1 : place.start] in _BRACKETS:
        return ""  # an aside or what follows one is told of something else than the clause
    for rule in _RULES:
        told = rule(place)
        name = tidy(told, place) if told else ""
        if name in SCOPES or _REACHES.fullmatch(name) or place.unit[-1:] in _OF_PEOPLE and _is_only_done(name):
            continue  # where they are or what is done, and not who they are
        if name and place.unit in ("%", "成") and _PEOPLE.search(name):
            return name + "占比"
        if name and place.base_unit == "℃" and (_WEATHER.search(name) or "温" not in name):
            return name[-2:] if name.endswith(("降温", "升温")) else "气温"
        if name == "经济" and place.unit == "%":
            return "经济增速"  # nothing else of it is told in shares
        if len(name) == 2 and is_measure(name) and not is_counter(place.unit):
            name = _fuller(name, place)
        name = of_total(name, place) or name
        if name and (not _AIM.fullmatch(name) or is_counter(place.unit)):
            if not is_counter(place.unit) and not place.unit.endswith("人次"):
                return _SCOPE.sub("", name)
            return name if is_verb(_COUNT.sub("", name)) else _COUNT.sub("", name)  # 植树数量
    if _RISEN.search(place.words) and (name := place.before_sentence(is_measure)):
        return name
    if place.unit.endswith("亿人"):
        return "人口"  # so many are a people: 13亿人的梦想
    return measured_by(place.unit) if place.unit != "度" else measured_by(place.base_unit)


def _is_only_done(name: str) -> bool:
    return is_verbal(name) and not is_person(name) and not is_measure(name)


def _fuller(name: str, place: Place) -> str:
    """商务活动指数 for 指数, where the sentence has named it so before."""
    fuller = place.earlier(lambda other: len(name) < len(other) <= _LONGEST_NAME and other.endswith(name))
    return tidy(fuller, place) if fuller else name


def _from_base(place: Place) -> str:
    """由A增长到B: the measure of A stands before 由."""
    base = _FROM.search(place.words)
    if base is None or is_measure(before(base.group())):
        return ""
    if rest := place.words[: base.start()]:
        return place.named(rest, is_noun) or before(rest)
    told = level(place.before_subject)
    is_next = place.follows and place.clause == place.before_end + 1  # 收入增加了3倍，从8000万
    return told if is_next and is_measure(told) else place.earlier(is_measure)


def _measured(place: Place) -> str:
    """The measure that the clause names before the figure."""
    words, unit = place.words, place.unit
    fits = is_measure if _OF_MEASURES_ONLY.search(unit) else is_noun
    name = "" if words.endswith("的") or words in SCOPES or _AT.search(words) else place.named(words, fits)
    name = "" if _OWNER.search(name) and not is_counter(unit) else trimmed(name)
    if name and fits is is_noun and not is_measure(name) and _is_done_to_what_follows(place, name):
        return ""
    if name and name in words:
        name = _nearer(name, before(words), words, fits is is_noun)
    if name and unit.endswith("元") and (deed_of := spent(place)) and not name.endswith(deed_of):
        return deed_of  # 产业投入23亿元: what it is spent on
    name = without_owner(name, words)
    if name and not is_measure(name) and (about := _subject_of(words)):
        return about
    if name and _PEOPLE.search(name) and unit.endswith(("元", "块钱", "美金")):
        return ""  # 农户 of 农户每亩有650元
    return name + _implied(name, unit)


def _is_done_to_what_follows(place: Place, name: str) -> bool:
    """红军开垦了100多亩地: ``name`` is who does it, and what it is done to stands behind."""
    rest = place.words[place.words.rfind(name) + len(name) :]
    return bool(rest) and has_verb(rest.rstrip("了")) and bool(behind(place.folded, place.end)[0])


def _nearer(name: str, near: str, words: str, is_thing: bool) -> str:
    """``near``, the last noun before the figure, where ``name`` stands farther off or leads up to it by a sentence."""
    if not near or name == near or _OFFICIAL.search(name):
        return name
    if name.endswith(near):
        lead = name.removesuffix(near)
        if is_measure(near) and is_person(lead):
            return name  # 农村劳动力转移就业
        if lead[0] == "被" and is_measure(name):
            return name  # 被骗人数
        if is_thing and begins_with_verb(near) and near[0] != "新":
            return near  # 查获危险品 of 警方查获危险品
        is_bare = is_thing and is_lead(lead) and len(near) > 2  # 成立 of 成立党员服务队
        return near if has_verb(lead) and (not is_verb(lead) or is_bare) else name
    is_farther = words.rfind(near) >= words.rfind(name) + len(name)
    return near if is_farther and is_thing or not is_measure(name) and near not in name else name


def _implied(name: str, unit: str) -> str:
    """城区168平方公里 is its area, 城区213万人 its population."""
    if name.endswith("占地") and _AREA_UNIT.search(unit):
        return "面积"
    if not _A_PLACE.search(name):
        return ""
    return "面积" if _AREA_UNIT.search(unit) else "人口" if unit.endswith("人") else ""


def _behind(place: Place) -> str:
    """设立5亿元的基金, 163公里岸线."""
    if place.unit.endswith(("%", "‰", "成", "百分点", "倍")) or AIM_BEHIND.match(place.folded, place.end):
        return ""
    noun, end = behind(place.folded, place.end)
    if place.unit.endswith("人") and "的" in place.folded[place.end : end]:
        return ""  # 3000人的村子, 300人居住的渔村
    if _REACHED.search(noun) or _is_purpose(place, noun):
        return ""
    if _OF_WAYS.search(noun) and is_way(place.unit):
        return noun
    return noun + "长度" if noun and is_way(place.unit) and place.folded.startswith("的", place.end) else noun


def _of_what(place: Place) -> str:
    """股权 of 收购100%股权, 工资 of 3倍工资."""
    if place.unit not in ("%", "倍"):
        return ""
    other = _ANOTHER_SHARE.match(place.folded, place.end)
    noun, _ = behind(place.folded, other.end() if other else place.end)
    noun = noun if is_measure(noun) and place.folded[place.end : place.end + 1] not in "以左多" else ""
    return noun + "比例" if place.unit == "%" and OWNED.search(noun) else noun


def _converted(place: Place) -> str:
    """The measure of the amount before, where this one is the same in another currency."""
    is_money = place.unit.endswith("元") and place.before_end >= place.sentence
    return (
        place.before_subject if is_money and _CONVERTED.fullmatch(place.folded, place.before_end, place.start) else ""
    )


def _pointed_at(place: Place) -> str:
    """The measure told before, where this figure is of 这一比例."""
    if not _THIS.search(place.words):
        return ""
    return place.before_subject if place.follows else place.earlier(is_measure)


def _is_purpose(place: Place, noun: str) -> bool:
    """Whether ``noun`` is in what money is for: 投入近400万元用于完善设施, and not what it is: 一亿元救灾资金."""
    is_money = place.unit.endswith(("元", "美金")) and not _FUNDS.search(noun)
    return is_money and is_verbal_first(place.folded[place.end : place.end + 6])


def _named_behind(place: Place) -> str:
    """价格 of 以80元的价格, 成绩 of 以8米15的成绩."""
    told = None if is_counter(place.unit) else _NAMED_BEHIND.match(place.folded, place.end)
    return told.group("what") if told else ""


def _worth(place: Place) -> str:
    """林场价值 in 价值3亿元的林场."""
    worth = _WORTH.search(place.words)
    if worth is None or not place.folded.startswith("的", place.end):
        return ""
    noun, _ = behind(place.folded, place.end)
    return noun and noun + worth.group("what")


def _subject_of(words: str) -> str:
    """项目 of 项目在岚浦已经开展了: what the clause is about, where a place is all that stands between."""
    told = _IN_PLACE.match(words)
    return before(told.group("what")) if told and before(words) and before(words) in told.group("where") else ""


def _leftwards(place: Place) -> str:
    """The nearest noun phrase of the clause, and where it has none the measure of an earlier one; money and shares are
    of a measure, or of the deed that ends the clause (企业减免15000元)."""
    near = _subject_of(place.words) or before(place.words)
    near = "" if near in SCOPES or place.is_area(near) else near
    if _AT.search(place.words):
        near = place.earlier(is_noun)
    if place.unit == "%" and (told := _GIVEN_BACK.search(place.words)):
        return told.group("what") + "比例"
    if is_measure(near):
        return near
    if _OF_MEASURES_ONLY.search(place.unit) or place.unit.endswith("亿"):
        near = "" if _GIVEN.search(place.words) else near
        return deed(place) or spent(place) or place.earlier(fits(place.unit)) or near
    return (is_extent(place.unit) and deed(place)) or near or deed(place) or place.earlier(fits(place.unit))


_RULES: tuple[Callable[[Place], str | None], ...] = (
    _converted,
    votes,
    _pointed_at,
    shared,
    difference,
    change,
    times,
    share,
    _of_what,
    _named_behind,
    _worth,
    counted,
    of_owner,
    distance,
    of_list,
    _from_base,
    of_people,
    in_them,
    _measured,
    dimension,
    _behind,
    taken_over,
    _leftwards,
    deed,
    listed_thing,
)

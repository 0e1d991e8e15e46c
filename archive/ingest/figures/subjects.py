"""The measure a figure is about: a noun phrase without time, place, verb and aim; "" where none can be named."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from archive.ingest.area_names import area_end
from archive.ingest.figures.measures import is_measure, is_noun, phrases, without_zone
from archive.ingest.lexicon.words import is_function_word, is_word
from archive.text.normalize import fold

# Who does it to what: 市长甲带领干部对全市15个项目进行观摩.
_ACTOR = re.compile(r"(?:.{0,40}[对把将使向](?=[全各我本该]))?")
# A change of the measure: its rate is another measure than its value. The verb, and what the rate is then called.
_CHANGE = re.compile(
    r"(?P<verb>比增|增长|增加|增幅|增速|提高|上升|上涨|涨幅|下降|降低|减少|回落|降幅|压减|净增|增|涨|升|降|减)(?:了|约|近|超|逾|达|为|在|"
    r"不低于|超过|控制|稳定|保持|\W)*+$"
)
_RATES = {"涨": "涨幅", "降": "降幅", "减": "降幅", "落": "降幅", "增": "增速", "提": "升幅", "升": "升幅"}
_RATE_NAME = re.compile(r"(?:增速|降幅|涨幅|升幅|增加|减少)$")
_TO_LEVEL = re.compile(r"(?:提高|升|上升|增加|扩大|增|降|降低|下降|减少|回落|压缩|压减|发展|变成|增长)[到至为]\W*$")
# How far two values are apart is no measure that a report to come would name again.
_DIFFERENCE = re.compile(
    r"(?:高出|多出|超出|相差|差|(?<![不增])多|(?<![不减])少|便宜|(?<!不)(?:高于|低于|快于|慢于)[^,。;]{2,10}|[比较][^,。;]{1,10}(?:(?<!提)高|(?<!降)低))"
    r"(?:了|约|近)?$"
)
_OF_SINCE = re.compile(r"比(?:上年|去年|上月|上季|前年)[^,。;]{0,4}?(?P<verb>多|少)了?$")
_SHARE = re.compile(r"^(?P<part>.*)占(?P<whole>.{0,20})$")
_SHARE_NAMED = re.compile(r"比[重例]|率$|占比")
# Measures that need the thing in front of them to be told apart: 重大项目212个，总投资2000亿元.
_OF_WHAT = re.compile(r"^(?:计划)?(?:总投资|投资|总投资额|投资总额)$")
_THINGS = re.compile(r"(?:项目|工程)$")
# Verbs that make another measure of what is counted behind them: 取消156项审批事项.
_TELLING = re.compile(
    r"(?P<verb>签约|新?开工|新[建开]|改建|扩建|竣工|投产|取消|关[停闭]|新增|引进|整治|搬迁|拆除|退出|储备|申报|培训|盘活|处置)了?$"
)
_OWNER = re.compile(r"(?:集团|公司|厂)$")
_BRACKETS = ("(", ")")
_PART = re.compile(r"^其中.*(?<!级产业)(?:园区|开发区|集聚区|新区|高新区|经开区)$")
_CLASS_OF_ZONES = re.compile(r"(?:产业集聚区|产业园区|园区)$")
# An enterprise of a zone is one that has settled there, however the report puts it.
_SETTLED = re.compile(r"^(?:入园|园区|区内)?企业$")
_QUOTED = re.compile(r'"([^",。;\d]{1,8})"$')
_COUNTERS = "个家项件座处条名户所台辆位人艘架栋套头只株"
_NOUN = re.compile(r"(?:的|设立|建立|作为)?\"?([\u3400-\u9fff]{1,14}(?:\"[\u3400-\u9fff]{1,8})?)")
_MAKES_NOUN = frozenset("区园率额量者品业制性化型项基企单产地点站场所费款金带群")  # 集聚+区: the verb is part of a noun
_NOUN_ENDS = re.compile(
    r"[的在被将已均都正并也与和及是有中没]|建成|组成|参加|出席|发言|共|等|投产|竣工|[开动完]工|亏损|达标|释放|外迁|空着|带动|进入|全部|每天|(?<![级模元])以[上下]|左右|参与|后来|如今|一律|逐|[一两几]个"
)
_ATTRIBUTE = re.compile(r"(?:[级直型性类式]|的)$")
_AIM_BEHIND = re.compile(r"的?(?:预期)?(?:目标|任务|计划)")
# Money and shares are measured of something; lengths and weights may be told of the thing itself.
_OF_MEASURES_ONLY = re.compile(r"(?:元|%|‰|百分点|倍)$")
_A_PLACE = re.compile(r"(?:[城园市新镇]区|全区|新城|老城|开发区|集聚区)$")
_AREA_UNIT = re.compile(r"(?:平方公里|平方千米|平方米|公顷|亩)$")
_PREDICATE = re.compile(r"(?:已经?|已有|都|均|全部|还|仍)?(?P<doing>(?!以[上下内])[^\W了\d]{2,6})(?=[,。;、]|$)")
_PARTITIVE = re.compile(r"(?:其中|[中里]|之中)(?:已?有|还有|的)?$|^(?:其中|已有|还有)?$")


_RULED = re.compile(
    r"([\u3400-\u9fff]{2})[省市县区州](?=委|政府|人民|人大|政协|[省市县区州]?长|[省市县区州]委|召开|领导|城区|[,。、])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its own offsets, where its clause and its sentence begin, and the figure before it.

    ``named_to`` is where the last name of a zone in the clause ends; ``areas`` are short names of areas of the text.
    """

    start: int
    end: int
    clause: int
    sentence: int
    before_end: int = -1
    before_subject: str = ""
    before_unit: str = ""
    named_to: int = 0
    areas: Collection[str] = ()

    @property
    def follows(self) -> bool:
        """Whether a figure with a named measure stands before this one in its sentence."""
        return self.before_end >= self.sentence and bool(self.before_subject)


def subject(folded: str, place: Place, unit: str) -> str:
    """The measure in simplified characters, Latin letters in capitals."""
    return _subject(folded, place, unit).upper()


def _subject(folded: str, place: Place, unit: str) -> str:
    words = _words(folded, place)
    if not words and folded[place.start - 1 : place.start] in _BRACKETS:
        return ""  # an aside or what follows one is told of something else than the clause
    if _DIFFERENCE.search(words) and not _TO_LEVEL.search(words):
        return _difference(words, place)
    change = None if _TO_LEVEL.search(words) else _CHANGE.search(words)
    if change:
        return _change(words[: change.start()], change.group("verb"), place, unit)
    if unit == "%" and (words.endswith("的") or "占" in words):
        return _share(words, place)
    counted = unit[-1:] in _COUNTERS
    if counted and (noun := _counted(folded, words, place)):
        return noun
    fits = is_measure if _OF_MEASURES_ONLY.search(unit) else is_noun
    name = "" if words.endswith("的") else _named(words, place, fits)
    name = "" if _OWNER.search(name) and not counted else name
    if not name and not counted and not _AIM_BEHIND.match(folded, place.end):
        name = "" if unit.endswith(("%", "百分点")) else _after(folded, place.end)
    return name + _implied(name, unit) or _taken_over(words, place, unit)


def _implied(name: str, unit: str) -> str:
    """城区168平方公里 is its area, 城区213万人 its population."""
    if not _A_PLACE.search(name):
        return ""
    return "面积" if _AREA_UNIT.search(unit) else "人口" if unit.endswith("人") else ""


def area_stems(folded: str, place: str | None) -> frozenset[str]:
    """Short names of ``place`` and of the areas whose offices the text names: 岚浦 from 岚浦市委, 岚浦市市长."""
    own = {fold(place).rstrip("省市县区州旗")} if place else set()
    return frozenset(own | {stem for stem in _RULED.findall(folded) if not is_word(stem)})


def level(name: str) -> str:
    """The measure whose rate ``name`` is, or ``name``."""
    return _RATE_NAME.sub("", name)


def _words(folded: str, place: Place) -> str:
    """The words of the clause that lead to the figure, behind the figure before it and any name of a zone."""
    start = max(place.clause, place.start - 40, place.before_end)
    start += len(_ACTOR.match(folded[start : place.start]).group())  # type: ignore[union-attr]
    if start < place.named_to < place.start - 1:
        start = place.named_to
    if start == place.clause and (quoted := _QUOTED.search(folded[max(0, start - 10) : start])):
        return quoted.group(1) + folded[start : place.start].strip()  # “单项冠军”企业20家
    return _without_area(folded[start : place.start].strip(), place.areas)


def _without_area(words: str, areas: Collection[str]) -> str:
    end = area_end(words, 0)
    if end is None:
        end = next((length for length in (3, 2) if words[:length] in areas), 0)
        end += end > 0 and words[end : end + 1] in ("省", "市", "县", "区", "州")
    return words[end:]


def _phrases(words: str, areas: Collection[str]) -> list[str]:
    return [bare for phrase in phrases(words) if (bare := without_zone(_without_area(phrase, areas)))]


def _named(words: str, place: Place, fits: Callable[[str], bool]) -> str:
    found = [] if _PART.search(words) else _phrases(words, place.areas)
    at = next((index for index in range(len(found) - 1, -1, -1) if fits(found[index])), -1)
    name = found[at] if at >= 0 else ""
    if at > 0 and _CLASS_OF_ZONES.fullmatch(found[at - 1]) and is_measure(name):
        return found[at - 1] + name
    name = _settled(name, place)
    if _OF_WHAT.match(name) and place.follows and _THINGS.search(place.before_subject):
        return place.before_subject + name
    return name


def _settled(name: str, place: Place) -> str:
    return "入驻企业" if _SETTLED.match(name) and place.named_to > place.sentence else name


def _change(words: str, verb: str, place: Place, unit: str) -> str:
    """规模以上工业增加值增速; without a measure of its own the clause goes on about the figure before."""
    found = _named(words, place, is_noun) or (level(place.before_subject) if place.follows else "")
    if not found or _RATE_NAME.search(found):
        return found
    if unit.endswith(("%", "百分点")):
        return found + next(name for key, name in _RATES.items() if key in verb)
    return found + ("减少" if verb[0] in "减下降压回" else "增加")


def _difference(words: str, place: Place) -> str:
    since = _OF_SINCE.search(words)
    if since and place.follows:
        return level(place.before_subject) + ("增加" if since.group("verb") == "多" else "减少")
    return ""


def _share(words: str, place: Place) -> str:
    match = _SHARE.match(words)
    if match is None:
        return ""
    if _SHARE_NAMED.search(words):
        return _named(words, place, is_measure)
    part = _named(match.group("part"), place, is_noun) or (level(place.before_subject) if place.follows else "")
    whole = next(iter(_phrases(match.group("whole"), place.areas)), "")
    return part and (f"{part}占{whole}比重" if whole else f"{part}占比")


def _counted(folded: str, words: str, place: Place) -> str:
    """What is counted: the noun behind the counter, with the attribute in front of the figure; or the part that …"""
    if _AIM_BEHIND.match(folded, place.end):
        return ""
    if noun := _after(folded, place.end):
        return _settled(_attribute(words, place) + noun, place)
    doing = _PREDICATE.match(folded, place.end)
    whole = place.before_subject.rpartition("的")[2]
    if doing and place.follows and _PARTITIVE.search(words) and is_noun(whole):
        return f"{doing.group('doing')}的{whole}"
    return ""


def _attribute(words: str, place: Place) -> str:
    """集中开工 in 集中开工的11个项目, 市直 in 市直62个单位."""
    if telling := _TELLING.search(words):
        return telling.group("verb")
    found = _phrases(words, place.areas) if _ATTRIBUTE.search(words) else []
    return found[-1] if found and len(found[-1]) <= 8 and words.rstrip("的").endswith(found[-1]) else ""


def _after(folded: str, at: int) -> str:
    """The noun right behind a counter, up to the first verb or particle."""
    match = _NOUN.match(folded, at)
    if match is None:
        return ""
    run = match.group(1).replace('"', "")
    stop = _NOUN_ENDS.search(run, 1)
    end = stop.start() if stop else len(run)
    for index in range(2, end - 1):
        if is_function_word(run[index : index + 2]) and run[index + 2 : index + 3] not in _MAKES_NOUN:
            end = index
            break
    noun = next(iter(phrases(run[:end])), "")
    if not run.startswith(noun):
        return ""
    noun = _longest_noun(noun)
    return noun if len(noun) > 3 or not is_function_word(noun[:2]) else ""


def _longest_noun(run: str) -> str:
    """``run``, or what of it is a noun with another word behind it (项目 in 项目进展顺利)."""
    lengths = [length for length in range(len(run), 1, -1) if length == len(run) or is_word(run[length : length + 2])]
    return next((run[:length] for length in lengths if is_noun(run[:length])), "")


def _taken_over(words: str, place: Place, unit: str) -> str:
    """The measure of the figure before, where the words name none themselves: …增加到39个, …的285亿元目标."""
    if not place.follows or _phrases(words, place.areas) and not _PART.search(words):
        return ""
    if place.before_unit[-1:] == unit[-1:]:
        return place.before_subject
    name = level(place.before_subject)
    return name if name != place.before_subject else ""

"""Names of areas in a text: divisions of GB/T 2260 by full name, provinces and prefectures also by their short one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from archive.ingest.lexicon.occurrences import Index, occurrences
from archive.ingest.lexicon.surnames import COMMON_SURNAMES
from archive.ingest.lexicon.words import is_common_word, is_four_char_word, is_word, word_set
from archive.text.gb2260 import HEADINGS, Division, codes_above, divisions, level

_PEOPLES = (
    "(?:朝鲜|土家|苗|侗|藏|羌|彝|布依|哈尼|壮|傣|白|景颇|傈僳|回|土|撒拉|满|瑶|仡佬|水|黎|畲|佤|拉祜|"
    "布朗|纳西|独龙|怒|普米|各|东乡|保安|"
    "达斡尔|鄂温克|鄂伦春|裕固|锡伯|毛南|仫佬|蒙古|哈萨克|柯尔克孜|塔吉克)族|蒙古|哈萨克|柯尔克孜|塔吉克"
)
_KINDS = re.compile(
    rf"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:{_PEOPLES}){{1,4}}自治[州县旗]|"
    r"自治[州县旗]|省|市|地区|盟|州|县|区|旗|林区)$"
)
_SHORT_NAMES_UNTIL = 200  # characters of a text in which a county may go by its short name
_SINCE = "2009"  # what was gone before is read as no area: reports are younger, and old names would stand in the way


class NamedArea(NamedTuple):
    """An area that a name means. ``path``: full names from the province down to the area itself."""

    path: tuple[str, ...]
    level: str

    @property
    def name(self) -> str:
        return self.path[-1]

    def lies_in(self, other: "NamedArea") -> bool:
        """Whether this area is ``other`` or lies in it."""
        return self.path[: len(other.path)] == other.path


def stem(name: str) -> str:
    """The name without its level and peoples: 恩施土家族苗族自治州 is 恩施."""
    return _KINDS.sub("", name)


@cache
def by_name() -> dict[str, tuple[NamedArea, ...]]:
    """Printed form to the areas that go by it; several where counties of several cities share a name (鼓楼区)."""
    named: dict[str, list[NamedArea]] = {}
    for division, area in _areas():
        for form in _forms(division, area):
            areas = named.setdefault(form, [])
            if area not in areas:
                areas.append(area)
    return {form: _highest(areas) for form, areas in named.items()}


def _highest(areas: list[NamedArea]) -> tuple[NamedArea, ...]:
    """吉林 is the province and 朝阳 the city: of one form, the areas of the highest level."""
    above = min(len(area.path) if area.level == "county" else 0 if area.level == "province" else 1 for area in areas)
    return tuple(a for a in areas if a.level == "county" or (a.level == "province") == (above == 0))


def _areas() -> Iterator[tuple[Division, NamedArea]]:
    """The divisions since ``_SINCE``, today's first, each under the names that those above it have had last."""
    kept = [each for each in divisions() if (not each.gone or each.gone >= _SINCE) and each.name not in HEADINGS]
    newest: dict[str, str] = {}
    for each in sorted(kept, key=lambda each: each.gone or "9999"):
        newest[each.code] = each.name
    current = {(each.name, each.code[:2]) for each in kept if not each.gone}
    for each in sorted(kept, key=lambda each: (bool(each.gone), each.code)):
        if each.gone and (each.name, each.code[:2]) in current:
            continue  # it has moved to another city
        above = [newest[code] for code in reversed(codes_above(each.code)) if code in newest]
        yield each, NamedArea((*above, each.name), level(each.code))


def _forms(division: Division, area: NamedArea) -> Iterator[str]:
    name, short = division.name, stem(division.name)
    if len(name) > 2 or name.endswith("县"):
        yield name
    if area.level == "county" or division.gone or not 2 <= len(short) < len(name):
        return
    yield short
    if name.endswith("自治州"):
        yield f"{short}州"


@cache
def by_stem() -> dict[str, tuple[NamedArea, ...]]:
    """Short name of at least two characters to the areas of any level that have it."""
    named: dict[str, list[NamedArea]] = {}
    for _, area in _areas():
        short = stem(area.name)
        areas = named.setdefault(short, [])
        # 富阳市 became 富阳区: one place under its two levels
        if len(short) > 1 and not any(other.path[:-1] == area.path[:-1] for other in areas):
            areas.append(area)
    return {short: tuple(areas) for short, areas in named.items() if areas}


@cache
def _longest() -> dict[str, int]:
    """First two characters to the length of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in by_name():
        longest[name[:2]] = max(longest.get(name[:2], 0), len(name))
    return longest


@cache
def _index() -> Index:
    return Index(by_name())


def area_end(text: str, at: int) -> int | None:
    """Where the name of the area that begins at ``at`` of folded ``text`` ends; None when none does."""
    length = min(_longest().get(text[at : at + 2], 0), len(text) - at)
    ends = (at + n for n in range(length, 1, -1) if text[at : at + n] in by_name())
    return next((end for end in ends if end - at > 2 or text[end - 1] != "县" or _is_short_county(text, at, end)), None)


def area_ends(text: str, at: int) -> bool:
    """Whether the name of an area with its level (敖汉旗) ends at ``at`` of folded ``text``."""
    lengths = range(3, min(_LONGEST_NAME, at) + 1) if text[at - 1 : at] in _LEVELS else ()
    return any(text[at - length : at] in by_name() for length in lengths)


_LEVELS, _LONGEST_NAME = ("省", "市", "县", "区", "州", "盟", "旗"), 12


# What the names of other things share with names of areas: 武汉大学, 延安路, 北京时间, 新疆生产建设兵团, 安徽籍.
_NOT_A_PLACE = re.compile(
    r"大学|理工|民主自治同盟|日报|银行|晚报|路(?![桥网])|街(?!道|办)|大道|师范|证券|铁路局|航空|高速|至|集团|石化|"
    r"学院|会议精神|宣言|战役|革命|时间|军区|战区|卫视|"
    r"生产建设兵团|兵团|籍|舰|号|菜|话|方言|人寿|电视台|财经|交响|海峡|条例|奥运|冬奥|世博|共识|湾区|"
    r"(?<=北海)道|道(?=[\u3400-\u9fff]{2}(?:市|下|县))"
)
_COASTAL = re.compile(r"(?:沿海|滨海|临海|靠海|上海|北海|珠海|威海)城市$")  # no 海城市
# Short names that are words, too.
ALSO_WORDS = word_set("来宾 日照 和平 东方 兴安 安康 阿里 大同 文山 吉安 平安 黑河 海东 河源 海西 海北 白山 那曲")
_NEEDS_LEVEL = re.compile(r"地区|市|州|盟|召开|举行|举办|:|日[电讯]")


def area_mentions(text: str, people: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Start and end of each name of an area in folded ``text`` that is no piece of another name or word.

    ``people``: where names of people begin, in order.
    """
    for at, end in occurrences(text, _index()):
        if not _NOT_A_PLACE.match(text, end) and _stands(text, at, end) and not _in_a_name(people, at, text, end):
            yield at, end


def _stands(text: str, at: int, end: int) -> bool:
    if _COASTAL.search(text, max(0, end - 4), end):
        return False
    if end - at > 2:
        return not _joins_words(text, at, end)
    return _is_short_county(text, at, end) if text[end - 1] == "县" else _stands_free(text, at, end)


def _joins_words(text: str, at: int, end: int) -> bool:
    """孙中山市长: the name takes a character of the word before it, and the level is the next word's."""
    return text.startswith(("长", "委"), end) and text[end - 1] in "市县区" and text[max(0, at - 1) : at] == "孙"


def _in_a_name(people: Sequence[int], at: int, text: str, end: int) -> bool:
    """李镇江: a person's name of up to four characters begins right before the area."""
    if text[end - 1] in "省市县区州盟旗":
        return False
    index = bisect_right(people, at) - 1  # 沈阳春 begins with the area
    if index >= 0 and at - people[index] < 3:
        return True
    is_surname = at > 0 and end - at == 2 and text[at - 1] in COMMON_SURNAMES and text[at - 1] not in "于任向安万和"
    return is_surname and bool(_BEFORE_NAME.search(text, 0, at - 1) and _AFTER_NAME.match(text, end))


_BEFORE_NAME = re.compile(r"(?:^|[\s,。;:、]|[长记席任员师理事])$")
_AFTER_NAME = re.compile(
    r"(?:$|[\s,。;、(]|主持|强调|指出|要求|调研|考察|[到赴率]|带队|带领|出席|会见|等|参加|讲话|作|为|"
    r"同志|表示|介绍|汇报|宣布|通报)"
)


# Before a county of one character: a border, a verb or preposition of place, or the area above it.
_BEFORE_SHORT = re.compile(
    r"(?:^|[\s,。;:!?、(\"《\[>|]|[赴在到抵至年把将由向对]|考察|调研|来到|走进|位于|来自|前往|"
    r"[省市州盟]|[\u3400-\u9fff]地区)$"
)
_AFTER_SHORT = re.compile(r"[级域区直乡镇内外里上处属长道]|以[上下]|城市|和|与")
_FROM_OTHERS = re.compile(r"委|政府|人大|政协|领导|有关|各")


def _is_short_county(text: str, at: int, end: int) -> bool:
    """嵩县, and 和县 where it is meant: in 市和县, 小康县, 提高县域 the first character is the end of another word."""
    first, before = text[at], text[max(0, at - 8) : at]
    if _AFTER_SHORT.match(text, end):
        return False
    if first == "和":
        free = _BEFORE_SHORT.search(before) and before[-1:] not in "省市州盟" or _is_behind_its_city(before)
        return bool(free and not _FROM_OTHERS.match(text, end))
    if _BEFORE_SHORT.search(before):
        return True
    # 加快唐县, but not 贸易县
    return not is_word(before[-1:] + first) and (first not in _FREQUENT_FIRST or is_word(before[-2:]))


def _is_behind_its_city(before: str) -> bool:
    return before.endswith(by_name()["和县"][0].path[:-1])


# First characters of counties that often end another word: 贸易县, 管理县, 召开县.
_FREQUENT_FIRST = frozenset(
    "东云乘代任佳兴冠凤单南古吉唐夏威宁安容富应开成房文新易景曹朗沙泾洋温环理礼荣西青高康忠息道达徽费城献献泽户和"
)


def _stands_free(text: str, start: int, end: int) -> bool:
    """A short name is no piece of other words: 确保定期, 平安顺利, 长治久安."""
    name = text[start:end]
    if name in ALSO_WORDS and not (_NEEDS_LEVEL.match(text, end) or _stands_behind_area(text, start)):
        return False
    if name == "巴中":  # 中巴, 巴中两国
        return text.startswith(("市", ":"), end) or _stands_behind_area(text, start)
    is_piece = end - start == 2 and is_four_char_word(text[start : start + 4]) and not text.startswith("地区", end)
    if is_piece:
        return False
    left, right = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    if not is_common_word(left) and not (
        is_common_word(right) and area_end(text, start) == end and text[end : end + 1] not in "省市州"
    ):
        return True
    return area_end(text, end) is not None or _stands_behind_area(text, start)  # 广西南宁


def _stands_behind_area(text: str, start: int) -> bool:
    return any(area_end(text, start - back) == start for back in (2, 3, 4) if back <= start)


def named_areas(text: str, people: Sequence[int] = ()) -> Iterator[tuple[int, int, tuple[NamedArea, ...]]]:
    """Start, end and meanings of each name of an area in folded ``text``; ``people``: where people's names begin.

    Behind an area also the short name of a county in it (浙江义乌), before a colon or a wire's day that of any county
    (富阳:, 新华网石柱10月9日电).
    """
    for match in _HEAD.finditer(text[:_SHORT_NAMES_UNTIL]):
        group = match.lastgroup or ""
        areas = by_stem().get(match[group], ())
        if len(areas) == 1 and match[group] not in by_name() and not _is_other_level(text, match[group]):
            yield *match.span(group), areas
    for start, end in area_mentions(text, people):
        areas = by_name()[text[start:end]]
        yield start, end, areas
        yield from _behind(text, end, areas)


def _is_other_level(text: str, short: str) -> bool:
    """Whether ``text`` has the short name with a level that no area of the standard has: 本报江川2日讯, 江川市."""
    levels = re.findall(f"{short}[市县区旗州盟]", text)
    return bool(levels) and not any(name in by_name() for name in levels)


# 富阳:, 霍州经济技术开发区, 在兰溪宾馆: the short name of a county counts here.
_HEAD = re.compile(
    r"(?:^|[】\]\s,。]|日|[上下]午)(?P<head>[\u3400-\u9fff]{2,3})(?=\s?:|(?:国家级?)?(?:经济技术|"
    r"高新技术产业|经济|工业|产业)?(?:开发区|园区|集聚区)|高新区|经开区)|"
    r"(?:[网社报台刊]|记者)(?P<wire>[\u3400-\u9fff]{2,3})(?=(?:\d{1,2}月)?\d{1,2}日[电讯消])|"
    r"在(?P<hall>[\u3400-\u9fff]{2,3}?)(?=宾馆|大厦|大酒店|饭店|影剧院|大会堂|体育馆|会展中心|召开|举行|举办)"
)


def _behind(text: str, at: int, areas: tuple[NamedArea, ...]) -> Iterator[tuple[int, int, tuple[NamedArea, ...]]]:
    for length in (4, 3, 2):
        name = text[at : at + length]
        below = tuple(a for a in by_stem().get(name, ()) if len(name) == length and any(a.lies_in(o) for o in areas))
        if len(below) == 1 and name not in by_name() and not text.startswith(("市", "县", "区", "旗"), at + length):
            yield at, at + length, below
            return


def resolve(areas: Sequence[NamedArea], around: Iterable[NamedArea]) -> NamedArea | None:
    """The one of ``areas`` of one name that lies in the innermost one ``around``; None where none or several do."""
    depths = {area: _depth(area, around) for area in areas}
    deepest = max(depths.values(), default=0)
    nearest = [area for area in areas if depths[area] == deepest]
    return nearest[0] if deepest and len(nearest) == 1 else None


def _depth(area: NamedArea, around: Iterable[NamedArea]) -> int:
    """How long the path is that ``area`` shares with an area around it that it lies in."""
    return max((len(o.path) for o in around if len(o.path) < len(area.path) and area.lies_in(o)), default=0)

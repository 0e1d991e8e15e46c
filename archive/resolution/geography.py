"""Areas as offices print them: their lineage from the official list, whatever the year, and how two of them lie."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from archive.text.gb2260 import HEADINGS, Division, codes_above, divisions, successor
from archive.text.normalize import fold

_MOST_LED_IN = 9  # characters of other words before an area
_LEVELS = re.compile(
    r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|(?:[\u4e00-\u9fff]{1,4}族|蒙古|哈萨克|柯尔克孜|塔吉克){0,3}自治[州县旗]|"
    r"省|市|地区|盟|州|县|区|旗|林区)$"
)
# Offices call areas of autonomy by short names, too.
_SHORT_AUTONOMOUS = {"450000": "广西自治区", "650000": "新疆自治区", "640000": "宁夏自治区", "150000": "内蒙古自治区",
                     "540000": "西藏自治区"}  # fmt: skip
# An area that the official list does not have: 新设区, a township, an invented county.
_UNLISTED = re.compile(
    r"(?P<name>(?![全我本各该某副原])[\u4e00-\u9fff]{2,3}?(?:[市县旗盟州]|(?<![地社小校园特灾景治新发])区))"
)
_TOWNSHIP = re.compile(r"(?P<name>(?![全我本各该某副原])[\u4e00-\u9fff]{2,10}?(?:街道|[镇乡]|苏木))(?!长)")


class AreaLevel(IntEnum):
    """Of an area or an office's jurisdiction; the higher the wider."""

    NONE = 0
    VILLAGE = 1
    TOWNSHIP = 2
    COUNTY = 3
    CITY = 4
    PROVINCE = 5
    NATION = 6


class Lineage(NamedTuple):
    """An area by the codes above it and its own, wide to narrow; names stand where there is no code.

    ``level`` is that of the last one, or of the area meant where only wider ones are known (``is_wider``: 县长 in a
    report of a city). Codes are those of the division that carries on an older one.
    """

    codes: tuple[str, ...] = ()
    level: AreaLevel = AreaLevel.NONE
    is_wider: bool = False

    def contains(self, other: "Lineage") -> bool:
        return self.codes == other.codes[: len(self.codes)]


NOWHERE = Lineage()


class _Book(NamedTuple):
    by_code: dict[str, str]
    by_name: dict[str, tuple[str, ...]]
    names: dict[str, str]
    longest: int


@cache
def _book() -> _Book:
    """Current code of each code, and codes by each name that an office may print."""
    all_divisions = [division for division in divisions() if division.name not in HEADINGS]
    current = _current_codes(all_divisions)
    names: dict[str, set[str]] = defaultdict(set)
    standing: dict[str, set[str]] = defaultdict(set)
    for division in all_divisions:
        for name in _printed(division):
            (names if division.gone else standing)[name].add(current[division.code])
    by_name = {name: tuple(sorted(codes)) for name, codes in {**names, **standing}.items()}
    newest = {division.code: division.name for division in all_divisions}
    return _Book(current, by_name, newest, max(map(len, by_name)))


def _current_codes(all_divisions: Sequence[Division]) -> dict[str, str]:
    """Each code to that of the division that carries it on: the official successor, else by name in its province."""
    begun: dict[tuple[str, str], list[Division]] = defaultdict(list)
    standing: dict[tuple[str, AreaLevel, str], set[str]] = defaultdict(set)
    for division in all_divisions:
        begun[division.first, division.code[:4]].append(division)
        if not division.gone:
            standing[_province_level_stem(division)].add(division.code)
    last = {division.code: division for division in all_divisions}  # by time within a code
    next_code = {}
    for code, division in last.items():
        follower = successor(division, begun[division.gone, code[:4]]) if division.gone else None
        alike = standing[_province_level_stem(division)] if division.gone and not follower else ()
        next_code[code] = follower.code if follower else next(iter(alike)) if len(alike) == 1 else code
    return {code: _followed(code, next_code) for code in last}


def _province_level_stem(division: Division) -> tuple[str, AreaLevel, str]:
    stem = _LEVELS.sub("", division.name)
    return division.code[:2], _level(division.code), stem if len(stem) > 1 else division.name


def _followed(code: str, next_code: dict[str, str]) -> str:
    for _ in range(5):
        if next_code.get(code, code) == code:
            break
        code = next_code[code]
    return code


def _printed(division: Division) -> Iterable[str]:
    name = fold(division.name)
    yield name
    if division.code in _SHORT_AUTONOMOUS:
        yield _SHORT_AUTONOMOUS[division.code]
    stem = _LEVELS.sub("", name)
    if len(stem) >= 2 and stem != name:
        if _level(division.code) > AreaLevel.COUNTY:
            yield stem  # 公安 is no county, 公安县 is
        if name.endswith("自治州"):
            yield f"{stem}州"
        if "自治县" in name:
            yield f"{stem}县"


def _level(code: str) -> AreaLevel:
    if code.endswith("0000"):
        return AreaLevel.PROVINCE
    return AreaLevel.CITY if code.endswith("00") else AreaLevel.COUNTY


@lru_cache(8192)
def lineage_of_code(code: str) -> Lineage:
    """The lineage of an official code, also of one that is no more; a code that is none is a name."""
    known = _book().by_code
    if code not in known:
        return Lineage((code,), _level_of_name(code))
    code = known[code]
    above = tuple(known[up] for up in reversed(codes_above(code)) if up in known)
    return Lineage((*above, code), _level(code))


def _level_of_name(name: str) -> AreaLevel:
    for level, endings in ((AreaLevel.TOWNSHIP, ("镇", "乡", "街道", "苏木")), (AreaLevel.PROVINCE, ("省", "自治区")),
                           (AreaLevel.COUNTY, ("县", "区", "旗")),
                           (AreaLevel.CITY, ("市", "州", "盟", "地区"))):  # fmt: skip
        if name.endswith(endings):
            return level
    return AreaLevel.NONE


@lru_cache(8192)
def lineage(areas: tuple[str, ...]) -> Lineage:
    """The lineage of an area given by names or codes, wide to narrow: ("河南省", "三门峡市", "渑池县"), ("411221",)."""
    narrowest = NOWHERE
    for area in areas:
        narrowest = narrowed(narrowest, fold(area))
    return narrowest


def narrowed(outer: Lineage, area: str) -> Lineage:
    """``area``, a name or code, as it is meant inside or beside ``outer``: of namesakes the one inside it."""
    if area in _book().by_code:
        return lineage_of_code(area)
    candidates = [lineage_of_code(code) for code in _book().by_name.get(area, ())]
    inside = [candidate for candidate in candidates if outer.contains(candidate)]
    if len(inside) == 1 or inside and outer.codes:
        return max(inside, key=lambda candidate: (candidate.level, candidate.codes))
    if candidates and not outer.codes:
        return _of_many(area, candidates)
    near = [candidate for candidate in candidates if candidate.codes[:1] == outer.codes[:1]]
    if near or candidates:
        return min(near or candidates, key=lambda candidate: (-candidate.level, candidate.codes))
    return _unlisted(outer, area)


def _unlisted(outer: Lineage, area: str) -> Lineage:
    """An area that no list has: one of those around ``outer``, beside it as a county beside a county, or inside it."""
    if area in outer.codes:
        return _part(outer, outer.codes.index(area) + 1)
    if len(outer.codes) > 1 and outer.level == AreaLevel.COUNTY and area.endswith(("县", "旗")):
        outer = _part(outer, len(outer.codes) - 1)
    return Lineage((*outer.codes, area), _level_of_name(area))


def _of_many(area: str, candidates: list[Lineage]) -> Lineage:
    """The one highest up (吉林 is the province); between equals (鼓楼区) only the name is sure."""
    highest = max(candidate.level for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.level == highest]
    return best[0] if len(best) == 1 else Lineage((area,), highest)


def area_prefix(text: str, context: Lineage) -> tuple[Lineage, int]:
    """The areas that folded ``text`` begins with (河南省三门峡市渑池县…), and where they end; (NOWHERE, 0) for none.

    ``context`` tells namesakes apart: 鼓楼区 in a report of 南京市 is its own.
    """
    place, at = NOWHERE, 0
    for _ in range(4):
        end = _listed_end(text, at, place) or _unlisted_end(text, at, place)
        if not end:
            break
        name = text[at:end]
        place = narrowed(place if place.codes else _around(name, context), name)
        at = end
    return place, at


def _around(name: str, context: Lineage) -> Lineage:
    """The widest part of ``context`` in which ``name`` is one area; nowhere if it is elsewhere."""
    codes = [lineage_of_code(code) for code in _book().by_name.get(name, ())]
    for length in range(len(context.codes), 0, -1):
        part = Lineage(context.codes[:length], context.level)
        if any(part.contains(candidate) for candidate in codes):
            return part
    return NOWHERE if codes else context


def area_inside(text: str) -> int:
    """Where in folded ``text`` the full name of an area stands behind other words; 0 for none."""
    for at in range(1, min(_MOST_LED_IN, len(text) - 2)):
        end = _listed_end(text, at, NOWHERE)
        if end - at > 2 and _LEVELS.search(text[at:end]):
            return at
    return 0


# Short names count only where the office goes on with what an area has: 渑池县委, 河南省长.
_AFTER_SHORT = re.compile(
    r"(?:常务)?副[省市县区州]|省|市|县|区|州|盟|旗|自治|[\u4e00-\u9fff]{2,7}[省市县区州旗镇乡]|[\u4e00-\u9fff]*(?:大学|公司|局|厅|院|厂|台)"
)


def _listed_end(text: str, at: int, outer: Lineage) -> int:
    book = _book()
    for length in range(min(book.longest, len(text) - at), 1, -1):
        name = text[at : at + length]
        codes = book.by_name.get(name)
        if not codes or outer.codes and not any(outer.contains(lineage_of_code(code)) for code in codes):
            continue
        if _LEVELS.search(name) and (length > 2 or at == 0) or _AFTER_SHORT.match(text, at + length):
            return at + length
    return 0


def _unlisted_end(text: str, at: int, outer: Lineage) -> int:
    """A town or a county that no list has."""
    match = _UNLISTED.match(text, at) if outer.level in (AreaLevel.NONE, AreaLevel.PROVINCE, AreaLevel.CITY) else None
    if match is None or text.startswith(("长", "域"), match.end()):
        match = _TOWNSHIP.match(text, at)
    return match.end() if match else 0


_LEVEL_OF_KIND = {
    "省": AreaLevel.PROVINCE, "自治区": AreaLevel.PROVINCE, "市": AreaLevel.CITY, "州": AreaLevel.CITY,
    "盟": AreaLevel.CITY,
    "地": AreaLevel.CITY,
    "县": AreaLevel.COUNTY, "区": AreaLevel.COUNTY, "旗": AreaLevel.COUNTY, "镇": AreaLevel.TOWNSHIP,
    "乡": AreaLevel.TOWNSHIP,
    "街道": AreaLevel.TOWNSHIP,
}  # fmt: skip


def ancestor_of_kind(area: Lineage, kind: str) -> Lineage:
    """``area`` or the one above it that the word 市, 县, 省 ... in an office means.

    市 is the narrowest that is called so (义马市, not 三门峡市); a county in the report of a city is somewhere in it.
    """
    level = _LEVEL_OF_KIND[kind]
    for length in range(len(area.codes), 0, -1):
        part = _part(area, length)
        if part.level == level or kind == "市" and _name(part.codes[-1]).endswith("市"):
            return part
    if not area.codes or level > area.level:  # a province's office in the report of an area that no list has
        return Lineage((), level, is_wider=True)
    return Lineage(area.codes, level, is_wider=True)


def _part(area: Lineage, length: int) -> Lineage:
    if length == len(area.codes):
        return area
    last = area.codes[length - 1]
    return Lineage(area.codes[:length], _level(last) if last in _book().by_code else _level_of_name(last))


def _name(code: str) -> str:
    return _book().names.get(code, code)


def is_known(name: str) -> bool:
    """Whether the official list has an area of that folded name, in full or short."""
    return name in _book().by_name

"""Which zone a name means: one canonical name for all its forms."""

import re
from dataclasses import dataclass
from functools import cache

from archive.ingest.places.area_names import ALSO_WORDS, NamedArea, by_name, by_stem, stem
from archive.ingest.places.industries import INDUSTRIES
from archive.ingest.places.national_zones import NationalZone, national_zones
from archive.text.normalize import fold

Path = tuple[str, ...]  # full names of areas from the province down

# Nouns that mean the same, by the one that stands in a canonical name. The longest that fits counts.
_NOUNS = {
    "自贸区": "自由贸易试验区 自由贸易实验区 自由贸易区 自贸试验区 自贸区 自贸园区",
    "自贸港": "自由贸易港 自贸港",
    "新片区": "新片区",
    "片区": "自由贸易试验区片区 自贸试验区片区 自贸区片区 自贸片区 片区",
    "自主创新示范区": "国家自主创新示范区 自主创新示范区 自创区",
    "高新区": "高新技术产业开发区 高新技术开发区 高新技术产业区 高新技术产业园区 高新产业开发区 "
    "新技术产业开发区 高新技术区 新技术开发区 高新开发区 高新园区 高新区",
    "经开区": "经济技术开发区 经济开发区 经济技术园区 经开区",
    "综保区": "综合保税区 综保区",
    "保税港区": "保税港区",
    "保税区": "保税区",
    "产业集聚区": "产业集聚区 工业集聚区 产聚区",
    "工业集中区": "工业集中区 产业集中区",
    "商务中心区": "商务中心区",
    "特色商业区": "特色商业区",
    "服务业集聚区": "现代服务业集聚区 服务业集聚区",
    "城乡一体化示范区": "城乡一体化示范区 一体化示范区",
    "示范区": "示范区",
    "旅游度假区": "旅游度假区",
    "航空港经济综合实验区": "航空港经济综合实验区 航空港综合经济实验区 航空港经济综合试验区 "
    "航空港经济实验区 航空港经济试验区",
    "工业园区": "工业园区 工业园",
    "物流园区": "物流园区 物流园",
    "产业园区": "产业园区 产业园",
    "合作区": "合作区",
    "新区": "新区",
    "开发区": "开发区",
    "集聚区": "集聚区",
    "工业区": "工业区",
    "园区": "园区",
}
_CANONICAL = {form: noun for noun, forms in _NOUNS.items() for form in forms.split()}
_FORMS = sorted(_CANONICAL, key=len, reverse=True)
_LEVEL = re.compile(r"国家级?|[省市县区]级|省定")
_BRACKETS = re.compile(r"^中国\((?P<area>[\u3400-\u9fff]{2,9})\)")
_TAIL = re.compile(r"(?P<name>试验区)\((?P<area>[\u3400-\u9fff]{2,9})\)$")
# Proper parts that many places have: they say which zone only together with its area.
_COMMON_PARTS = re.compile(
    r"(?:[东南西北中]部?|城[东南西北]|[东南西北]城|老城|新城|城区|城郊|中心|高铁|空港|临空|临港|滨江|"
    r"滨河|滨湖|沿江|循环经济|科技|生态|现代农业|农业|食品|化工|"
    r"建材|纺织|装备制造|先进制造业|新材料|电子信息|返乡创业|创业|商贸|综合|文化|文化旅游|旅游|家居|"
    r"中小企业|民营|特色|农产品加工|轻工|机械|生态文明|农村|改革|创新|绿色|金融|公共文化|先行|国际|"
    rf"境外|经贸|自主|老|市场|{'|'.join(sorted(INDUSTRIES, key=len, reverse=True))})*"
)


@dataclass(frozen=True, slots=True)
class CanonicalZone:
    """What a zone's full name says. ``key`` is equal for all forms of one zone's name, empty for no name.

    ``name``: canonical name for readers. ``noun``: its kind, as in ``_NOUNS``. ``area_path``: full names from the
    province down, where the name or the bundled list tells; never from a report.
    """

    key: str
    name: str
    noun: str
    area_path: Path = ()
    is_bundled: bool = False


def canonical(name: str, lineage: Path = ()) -> CanonicalZone:
    """The zone that full ``name`` means.

    ``lineage`` (the area of the report) tells areas of one name apart, and zones whose proper part many places have
    (城东工业园区); it gives no zone an area.
    """
    folded = plain_zone_name(name)
    if zone := _bundled().get(folded):
        return zone
    parsed = _parse(folded, lineage)
    if zone := _bundled().get(parsed.key):
        return zone
    if zone := _bundled_inside(parsed):
        return zone
    return parsed


def plain_zone_name(name: str) -> str:
    """Folded, without blanks, quotes, and brackets: 中国(上海)自由贸易试验区 is 上海自由贸易试验区."""
    folded = re.sub(r"[\s\"“”]", "", fold(name)).lstrip("-—")
    if match := _TAIL.search(folded):
        folded = match["area"] + folded[: match.start()] + match["name"]
    return _BRACKETS.sub(lambda match: match["area"], folded).replace("(", "").replace(")", "")


def _noun_of(folded: str) -> tuple[int, str]:
    """Where the noun that ends ``folded`` begins, and its canonical form; a noun that is not in the table is itself."""
    form = next((form for form in _FORMS if folded.endswith(form)), "")
    return len(folded) - len(form or _last_noun(folded)), _CANONICAL.get(form, "")


def _last_noun(folded: str) -> str:
    match = re.search(r"(?:[试实]验区|先导区|功能区|基地|[区园城港带廊])$", folded)
    return match.group() if match else ""


def _parse(folded: str, lineage: Path) -> CanonicalZone:
    folded = _inner(folded)
    at, noun = _noun_of(folded)
    areas, proper_at = _areas_ahead(folded[:at], lineage)
    proper = _LEVEL.sub("", folded[proper_at:at]).lstrip("·")
    area = areas[-1] if areas else None
    path = area.path if area and not _FOR_TAIWANESE.match(folded) else ()
    head = proper or (_short(area) if area else "")
    key = name = head + (noun or folded[at:])
    if not head or not (path or lineage) and _COMMON_PARTS.fullmatch(proper):
        return CanonicalZone("", folded, noun)
    if proper and _COMMON_PARTS.fullmatch(proper):
        key = "/".join((*(path or lineage), key))
        name = (_short(area) if area else "") + name
    elif not proper and area and len(by_stem().get(stem(area.name), (area,))) > 1:
        key = "/".join((*path, noun))
    return CanonicalZone(key, name or folded, noun, path)


def _inner(folded: str) -> str:
    """Of a zone inside another the inner one: 上海自由贸易试验区临港新片区 is 临港新片区."""
    at, noun = _noun_of(folded)
    if noun not in ("新片区", "片区", "综保区", "保税区", "工业园区", "产业园区", "物流园区"):
        return folded
    ends = (folded.rfind(form, 0, at) + len(form) for form in _FORMS if len(form) > 2 and form in folded[:at])
    cut = max(ends, default=0)
    return folded[cut:] if at - cut >= 2 else folded


def _short(area: NamedArea) -> str:
    return stem(area.name) if len(stem(area.name)) > 1 else area.name


def _areas_ahead(modifier: str, lineage: Path) -> tuple[list[NamedArea], int]:
    """The areas that stand one inside the other at the beginning of ``modifier``, and where what follows begins."""
    areas: list[NamedArea] = []
    at = 0
    while step := _area_at(modifier, at, areas[-1].path if areas else (), lineage):
        area, at = step
        areas.append(area)
    return areas, at


def _area_at(modifier: str, at: int, above: Path, lineage: Path) -> tuple[NamedArea, int] | None:
    for end in range(min(len(modifier), at + 12), at + 1, -1):
        name = modifier[at:end]
        candidates = by_name().get(name) or _by_short_name(name, above or lineage)
        if name not in by_name() and _IN_A_TOWN.match(modifier, end):
            continue  # 凤凰社区 is no part of 凤凰县, 永兴岛 none of 永兴县
        if _OF_TWO.match(modifier, end - 1):
            continue
        inside = [area for area in candidates if area.path[: len(above)] == above and len(area.path) > len(above)]
        near = [area for area in inside if _shares(area.path, lineage)]
        chosen = inside if len(inside) == 1 else near
        if len(chosen) == 1 and (end < len(modifier) or not above or len(name) > 1):
            # 巴马县 for 巴马瑶族自治县: the level may stand behind the short name.
            has_level = modifier[end : end + 1] == chosen[0].name[-1] != name[-1]
            return chosen[0], end + (has_level and not _OF_TWO.match(modifier, end))
    return None


_FOR_TAIWANESE = re.compile("台湾(?:农民|青年|同胞)?创业")  # such parks are on the mainland
_OF_TWO = re.compile("市场|区域|县域")  # 义乌|市场集聚区
_IN_A_TOWN = re.compile("社区|街道|村|镇|乡|岛|湾|湖|江|河(?!区)")


def _by_short_name(name: str, around: Path) -> tuple[NamedArea, ...]:
    """The areas of that short name; a district (城东区), or one that is a word (东方), only near ``around``."""
    areas = by_stem().get(name, ())
    is_word = name in ALSO_WORDS
    return tuple(area for area in areas if not (is_word or area.name.endswith("区")) or _shares(area.path, around))


def _shares(path: Path, lineage: Path) -> bool:
    """Whether one of the paths lies in the other."""
    shorter = min(len(path), len(lineage))
    return bool(shorter) and path[:shorter] == lineage[:shorter]


# -- the bundled list --------------------------------------------------------------------------------------------------
@cache
def _listed() -> tuple[tuple[CanonicalZone, tuple[str, ...]], ...]:
    """The national-level zones, each with all its names."""
    return tuple((_of_list(zone), (zone.name, *zone.other_names)) for zone in national_zones())


def _of_list(zone: NationalZone) -> CanonicalZone:
    parsed = _parse(plain_zone_name(zone.name), ())
    key = plain_zone_name(zone.name) if zone.area_path else parsed.key
    return CanonicalZone(key, zone.name, parsed.noun, zone.area_path or parsed.area_path, is_bundled=True)


@cache
def _bundled() -> dict[str, CanonicalZone]:
    """Every name and key of a bundled zone to the zone."""
    named: dict[str, CanonicalZone] = {}
    for zone, names in _listed():
        for name in (zone.key, *names):
            named.setdefault(plain_zone_name(name), zone)
    for zone, names in _listed():
        for name in names:
            named.setdefault(_parse(plain_zone_name(name), ()).key or name, zone)
    return named


def _bundled_inside(parsed: CanonicalZone) -> CanonicalZone | None:
    """天津东疆保税港区 without 天津: the proper part and noun of a bundled zone in this area."""
    zone = _bundled().get(parsed.name)
    return zone if zone and (not parsed.area_path or _shares(zone.area_path, parsed.area_path)) else None


def noun_of_form(form: str) -> str:
    """The canonical noun that ``form`` is, with nothing before it; empty for another word."""
    return _CANONICAL.get(form, "")


def bundled_zones() -> list[CanonicalZone]:
    """The national-level zones."""
    return [zone for zone, _names in _listed()]

"""Which words before the noun of a zone make a name of it: a table of rules, the first that applies decides.

Each rule stands with an example that is run as its test: a text with one zone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archive.ingest.lexicon.countries import countries
from archive.ingest.lexicon.words import is_plain_word, is_word, word_set
from archive.ingest.places.area_names import NamedArea, area_end, by_name, by_stem

# 经济区 and the like above a city are regions of planning, not industrial zones.
_REGION = re.compile(
    r"(?:海峡西岸|中原|长江|黄河|珠三角|长三角|环渤海|北部湾|成渝|关中|海西|天水|专属|城市群|流域|三角洲?|全国|国际|"
    r"大湾区|海洋|县域|民营|国民|生态|区域|市场|农村|城市)(?:生态)?经济[区带]$|功能区$|(?:城市|都市|经济)圈$"
)
# 中韩自贸区, 中国-海合会自贸区: treaties between states, not places.
_TREATY = re.compile(
    rf"(?:中国?|东盟|海合会|欧亚经济联盟|南方共同市场|海湾|东亚|亚太|欧盟|非洲|南美|北美|区域|双边|[日韩澳新美欧俄巴瑞冰秘智哈蒙]|(?<=中)海|{countries()}|[—–-]){{1,4}}"
    r"(?:大陆|货物|国际)?自(?:由)?贸(?:易)?区"
)
# A name needs more than these: they describe a class of zones.
_CLASS = re.compile(
    r"(?:高标准|高水平|高质量|高起点|高层次|世界级|一流|国家级?|省级|市级|县级|区级|级|部级|新型工业化|工业化|现代化|信息化|城镇化|千亿|百亿|万亿|超千亿|亿|"
    r"五千亿|三千亿|两千亿|产业|工业|经济|高新|技术|科技|现代|循环|生态|农业|物流|食品|化工|综合|新型|重点|"
    r"农田|全域|试点|优秀|十强|十佳|百强|星级|特色|专业|优势|主导|战略性?|新兴|大型|示范|创新|试验|实验|"
    r"先进|制造业?|服务业|创业|孵化|高端|绿色|智能|电子商务|电商|信息|文化|旅游|商贸|商务|中心|合作|共建|共同|城市|"
    r"城乡|一体化|农产品|加工|生产|研发|培训|教育|人才|实训|基础|外贸|出口|进出口|保税|边境|跨境|自由|贸易|"
    r"改革|开放|开发|集聚|集中|聚集|"
    r"两|三|四|五|六|七|八|九|十|大|小|新|老|旧|总|分|核心|起步|中外|国际|国内|国外|全球|世界|区域|周边|相关|"
    r"有关|其他|主|县|市|省|区|镇|乡|州|民营|中小|企业|标准化|规模化|原料|种养|养殖|种植|能源|海洋|沿海|沿江|"
    r"小微|内陆|内地|、|与|和)*"
)
_CLASS_TAIL = re.compile(_CLASS.pattern + "$")
_CLASS_OF_LEVEL = re.compile(f"(?:国家级|省级|市级){_CLASS.pattern}")
# An area that the tables do not hold, with something behind it: 岚浦区锦山新城大数据产业园.
_AREA_FORM = re.compile(r"[\u3400-\u9fff]{2,3}[市县区镇乡旗](?:[\u3400-\u9fff]{2})")
_COMPANY = re.compile(r"集团|公司|大学|学院|厂")
# Words of a sentence, not of a name; and sizes (3万亩良种繁育基地).
_DESCRIBED = re.compile(
    r"\d|[这那哪][个些片座处家]|[一二三四五六七八九十]条|形势|[海空陆驻]军|军区|军事|导弹|某|数百|[的了]|[一两三][遍个条次批处座]|万亩|百亩|千亩|每|各"
)
# Where people were moved to, a quarter of a town.
_HOMES = ("棚改", "安置", "回迁", "移民", "搬迁")
# 合肥建生产基地, 上海证券交易所在自贸区: what is done there stands between the area and the noun.
_DONE_THERE = re.compile(r"[新在拟正将]?建|.*在")
# 河南产业集聚区: all those of a province, whose counties and cities have one each.
_OF_COUNTIES = word_set("产业集聚区 工业集聚区 集聚区 产业园区 工业园区 园区 工业区 开发区 工业集中区 产业集中区")
_HONOUR = re.compile(r"(?:优秀|先进|十强|十佳|百强|[一二三四五六]?星级)")
_OF_VILLAGE = re.compile(r"^.*[\u3400-\u9fff]{2}[村镇乡](?=..)")
_POINTS_AT = ("这家", "这些", "这片", "当地")  # before what is described, not named
# 千亿级食品生产基地: what it makes and how much is name enough.
_OUTPUT = re.compile(r"[十百千万]{1,2}亿级[\u3400-\u9fff]{2}")
_OF_ZONES = ("开发区", "高新区", "经开区")  # before these a common word may be a name
# 中国(上海)自由贸易试验区: the area of a zone stands in brackets.
AREA_AHEAD = re.compile(r"中[国德新韩日意法俄英美泰马瑞以]\((?P<area>[\u3400-\u9fff]{2,8})\)$")


@dataclass(frozen=True)
class ZoneCandidate:
    """``folded[start:end]`` may name a zone; the noun that says so begins at ``noun``."""

    folded: str
    start: int
    noun: int
    end: int

    @cached_property
    def name(self) -> str:
        return self.folded[self.start : self.end]

    @cached_property
    def modifier(self) -> str:
        return self.folded[self.start : self.noun]

    @cached_property
    def own(self) -> str:
        """The modifier without the words at its end that tell a class of zones."""
        return _CLASS_TAIL.sub("", self.modifier)

    @cached_property
    def is_class(self) -> bool:
        return _CLASS.fullmatch(self.modifier) is not None

    @cached_property
    def has_area_ahead(self) -> bool:
        return AREA_AHEAD.search(self.folded, max(0, self.start - 12), self.start) is not None

    @cached_property
    def is_described(self) -> bool:
        return self.folded.endswith(_POINTS_AT, 0, self.start) or _DESCRIBED.search(self.modifier) is not None

    @cached_property
    def begins_with_area(self) -> bool:
        return area_end(self.folded, self.start) is not None

    @cached_property
    def begins_as_area(self) -> bool:
        return _AREA_FORM.match(self.modifier) is not None and not is_plain_word(self.modifier[:2])

    @cached_property
    def begins_with_stem(self) -> bool:
        heads = (self.modifier[:2], self.modifier[:3])
        return any(head in by_stem() and (not is_plain_word(head) or self._names_area(head)) for head in heads)

    def _names_area(self, short: str) -> bool:
        """石首工业园区 where the text names 石首市, though 石首 is a word."""
        return any(area.name in self.folded for area in by_stem()[short] if area.name != short)

    @cached_property
    def is_district(self) -> bool:
        outer = area_end(self.folded, self.start)
        return outer is not None and area_end(self.folded, outer) == self.end and self.name.endswith("园区")

    @cached_property
    def is_told_of_area(self) -> bool:
        """辽宁|老工业基地: behind the area stand words only, which tell what lies there."""
        area = area_end(self.folded, self.start)
        if area is None:
            return False
        told = self.folded[area : self.noun]
        return is_plain_word(told) if len(told) == 2 else _of_words(told)  # 苏州传化物流基地 is a company's

    @cached_property
    def is_class_of_province(self) -> bool:
        area = area_end(self.folded, self.start)
        return area is not None and _CLASS_OF_LEVEL.fullmatch(self.folded, area, self.noun) is not None

    @cached_property
    def is_honour(self) -> bool:
        """河南省优秀产业集聚区: what zones of an area are declared to be."""
        area = area_end(self.folded, self.start)
        told = self.folded[area : self.noun] if area is not None else ""
        return _HONOUR.match(told) is not None and _CLASS.fullmatch(told) is not None

    @cached_property
    def is_of_village(self) -> bool:
        """柳湾村食用菌基地: what a village grows, told by words alone."""
        told = _OF_VILLAGE.sub("", self.modifier)
        return told != self.modifier and _of_words(told)

    @cached_property
    def is_of_counties(self) -> bool:
        area = area_end(self.folded, self.start)
        if area != self.noun or self.folded[self.noun : self.end] not in _OF_COUNTIES:
            return False
        return all(len(area.path) == 1 and area.name.endswith(("省", "自治区")) for area in self._areas)

    @property
    def _areas(self) -> tuple[NamedArea, ...]:
        return by_name().get(self.modifier) or by_stem().get(self.modifier, ())

    @cached_property
    def is_done_there(self) -> bool:
        area = area_end(self.folded, self.start)
        return area is not None and _DONE_THERE.fullmatch(self.folded, area, self.noun) is not None

    @cached_property
    def is_base(self) -> bool:
        return self.name.endswith("基地")

    @cached_property
    def is_free_trade(self) -> bool:
        return self.name.endswith("自贸片区") and (self.begins_with_area or self.begins_with_stem)

    @cached_property
    def is_common(self) -> bool:
        return len(self.own) == 2 and is_plain_word(self.own)

    @cached_property
    def is_proper(self) -> bool:
        """So long, and beginning with no word of the language."""
        own = self.own
        return len(own) >= 4 and not (is_word(own[:2]) or is_word(own[:3]) or is_word(own[1:3]))

    @cached_property
    def is_listed(self) -> bool:
        """即A基地、B基地: bases told one by one are named by what they make."""
        return len(self.modifier) >= 3 and self.start > 0 and self.folded[self.start - 1] in "即、:指和"


class ZoneRule(NamedTuple):
    is_name: bool
    applies: Callable[[ZoneCandidate], bool]
    example: str


ZONE_RULES = (
    # A district of a city that ends as a park does: 绿园区.
    ZoneRule(False, lambda zone: area_end(zone.folded, zone.start) == zone.end or zone.is_district, "长春市绿园区"),
    ZoneRule(True, lambda zone: zone.has_area_ahead, "中国(岚浦)自由贸易试验区"),
    # A part of a town; those of free trade zones are listed.
    ZoneRule(False, lambda zone: zone.name.endswith("片区") and not zone.is_free_trade, "岚浦市东门片区"),
    ZoneRule(False, lambda zone: len(zone.modifier) < 2, "一新区"),
    ZoneRule(False, lambda zone: zone.is_described, "这家锦山纺织产业园"),
    ZoneRule(False, lambda zone: _REGION.search(zone.name) is not None, "锦山功能区"),
    ZoneRule(False, lambda zone: _TREATY.fullmatch(zone.name) is not None, "中韩自贸区"),
    ZoneRule(False, lambda zone: zone.name.startswith("中共"), "中共锦山新区"),
    ZoneRule(False, lambda zone: zone.modifier.endswith(("省", "自治区", "我国", "全国")), "河南省产业集聚区"),
    ZoneRule(False, lambda zone: zone.is_of_counties, "河南产业集聚区"),
    ZoneRule(False, lambda zone: zone.modifier.endswith(_HOMES), "岚浦区棚改新区"),
    ZoneRule(False, lambda zone: zone.is_done_there, "合肥建生产基地"),
    ZoneRule(True, lambda zone: _OUTPUT.match(zone.modifier) is not None, "千亿级食品生产基地"),
    ZoneRule(False, lambda zone: zone.is_base and zone.is_told_of_area, "辽宁老工业基地"),
    ZoneRule(False, lambda zone: zone.is_class_of_province, "江苏国家级农业科技园区"),
    ZoneRule(False, lambda zone: zone.is_honour, "河南省优秀产业集聚区"),
    ZoneRule(False, lambda zone: zone.is_base and zone.is_of_village, "岚浦镇柳湾村食用菌基地"),
    ZoneRule(False, lambda zone: zone.modifier == "中国特色", "中国特色自由贸易港"),
    ZoneRule(True, lambda zone: zone.begins_with_area and not zone.is_class, "三门峡市产业集聚区"),
    ZoneRule(True, lambda zone: zone.begins_as_area and not zone.is_class, "岚浦区大数据产业园"),
    # For both its characters are words of classes.
    ZoneRule(True, lambda zone: zone.modifier in by_name(), "和县经开区"),
    ZoneRule(True, lambda zone: zone.begins_with_stem, "霍州经开区"),
    ZoneRule(True, lambda zone: zone.is_base and _COMPANY.search(zone.modifier) is not None, "锦山集团生产基地"),
    ZoneRule(True, lambda zone: zone.is_base and (zone.is_proper or zone.is_listed), "即蔬菜育种基地"),
    ZoneRule(False, lambda zone: zone.is_base, "蔬菜育种基地"),
    ZoneRule(False, lambda zone: zone.is_common and not zone.name.endswith(_OF_ZONES), "森林示范区"),
    ZoneRule(True, lambda zone: 2 <= len(zone.own) <= 8 and not zone.is_class, "锦山产业园"),
    ZoneRule(True, lambda zone: _COMPANY.search(zone.own) is not None, "岚浦锦山白云机械制造有限责任公司产业园"),
)


_LONGEST_WORD = 4


def _of_words(text: str) -> bool:
    """Whether words of the dictionary, one behind the other, make up ``text``."""
    reached = {0}
    for end in range(1, len(text) + 1):
        begins = range(max(0, end - _LONGEST_WORD), end)
        if any(at in reached and (is_word(text[at:end]) or text[at:end] in "老新省市县区") for at in begins):
            reached.add(end)
    return len(text) in reached


def deciding(zone: ZoneCandidate) -> ZoneRule | None:
    """The first rule that applies."""
    return next((rule for rule in ZONE_RULES if rule.applies(zone)), None)


def is_zone_name(folded: str, start: int, noun: int, end: int) -> bool:
    """More than a class of zones: an area, a company or a word of its own stands before the noun at ``noun``."""
    rule = deciding(ZoneCandidate(folded, start, noun, end))
    return rule is not None and rule.is_name

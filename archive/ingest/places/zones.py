"""Industrial zones, parks and bases that the text names. Unnamed ones (7个省级产业集聚区) are figures, not zones."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.document import NameMention, Span
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.lexicon.words import is_common_word, is_function_word, is_word, word_set
from archive.ingest.places.area_names import area_end, by_stem
from archive.ingest.places.national_zones import own_names
from archive.ingest.places.zone_names import AREA_AHEAD, is_zone_name

# Nouns that end a zone's name, and the kind of zone. The longest that fits counts.
_KINDS = {
    "base": word_set(
        "产业化基地 产业基地 生产基地 制造基地 示范基地 物流基地 加工基地 研发基地 创新基地 孵化基地 "
        "种植基地 养殖基地 实训基地 基地"
    ),
    "new_area": word_set(
        "新区 城乡一体化示范区 先行示范区 航空港经济综合实验区 航空港区 空港区 临空经济区 经济发展区 新城区 "
        "自由贸易试验区 自由贸易区 自贸试验区 自贸区 自由贸易港 自贸港 新片区 自贸片区 片区 启动区 起步区 生态城"
    ),
    "park": word_set(
        "科技产业园区 高新技术产业园区 产业合作园区 产业合作园 工业园区 产业园区 物流园区 科技园区 循环经济园区 "
        "软件园区 农业园区 生态园区 化工园区 创业园区 示范园 科技产业园 科技园 工业园 产业园 物流园 创业园 软件园 "
        "创意园 科创园 孵化园 食品园 产业城 生物城 医学城 医药城 健康城 航空城 光电城 科创城 科技城 化工城 科学城 "
        "园区 大走廊"
    ),
    "zone": word_set(
        "产业集聚区 高新技术产业开发区 经济技术开发区 经济开发区 工业集中区 产业集中区 集中区 工业开发区 "
        "旅游度假区 开发区 综合保税区 综保区 保税港区 保税物流园区 保税区 出口加工区 高新技术产业示范区 高新技术区 "
        "高新区 经开区 商务中心区 特色商业区 工业集聚区 服务业集聚区 集聚区 示范区 试验区 实验区 合作区 "
        "科教创新区 创新区 工业区 科技创新区 边境经济合作区 边境合作中心 加工区 产业区 功能区 示范带 经济区 产业带 "
        "投资区 化工区"
    ),
}
_NOUNS = sorted(
    ((noun, kind) for kind, nouns in _KINDS.items() for noun in nouns), key=lambda pair: (-len(pair[0]), pair)
)
_END = re.compile(
    f"(?<!宅)(?:{'|'.join(noun for noun, _ in _NOUNS)})"
    "(?![域动别分划位]|[大支中]队|[社小]区|[兴强立富旺活][省市县区州旗镇乡])"
)  # 示范带动, 产业区域, 裕园区社区, 园区兴县
_MAX_NAME = 24
_BORDERS = ",，。;；:：!！?？()（）\"'《》<>[]【】{} \t\n/|+、—―…“”‘’「」『』"
# Words that stand before a zone's name and are no part of it.
_BEFORE = re.compile(
    r"(?:所[辖属]|(?:这)?是?继(?=[\u3400-\u9fff]{2})|来自|选址于?|落子|了解|把握|推广|打造成|建设成|建设好|在|到|赴|(?<!马)来|而|但|并|且|则|来到|了|着|过(?!滩)|的|地|与|及|以及|是|以|为|对|向|从|由|把|将|被|让|给|按|据|至|等|和|进|"
    r"有(?!限|机|色)|"
    r"解决|核准|总结|评估|进一步|助力|理解|探讨|引领|创办|要求|(?<=[办管用搞抓])好|除|离(?!岛)|就(?!业)|新一轮|[一两三几]天|这条|兼|"
    r"同志任(?=[\u3400-\u9fff]{2})|任命为?|兼任|担任|[这此本]次|更多|符合|涵盖|[他她](?=[\u3400-\u9fff]{2})|一些|一大批|第[一二三四]批|赞赏|两家|造成|拟入驻|入驻|做好|扎实|制定|商定|投向|加入|落实好?|使(?!馆)|像|这[家些片一里]?|当地|[上下]半年|双方|其他|如(?!意|皋|东|家)|正在|"
    r"建设|打造|发挥|推进|推动|推荐|宣布|考察|参观|调研|视察|位于|位居|进入|入驻|落户|设立|建立|成立|创建|"
    r"建成|加快|支持|依托|围绕|沿线|途经|实现|通过|其中|包括|列入|突出|抓好|做大|做强|做优|"
    r"培育|提升|扩大|规划|启动|实施|完成|完善|引进|引导|带动|促进|加强|融入|对接|服务|构建|形成|发展(?!区)|"
    r"发布|提高|(?<![合源物再效水热料])利用|借助|申报|获批|批准|升级为?|认定|命名|挂牌|确定|确保|选择|吸引|联合|依靠|作为|成为|"
    r"走进|深入|前往|赶赴|奔赴|抵达|参加|出席|察看|查看|实地|现场|观摩|检查|督导|整合|改造|布局|拓展|搭建|"
    r"筹建|新建|新设|增设|扩建|改建|拥有|具有|已有|现有|共有|即|明确|支持|赋予|辐射|覆盖|对标|毗邻|紧邻|隶属|称为|名为|叫做|听取|"
    r"全力|着力|大力|积极|重点|主要|分别|先后|目前|今年|去年|明年|近年|当前|我国|我省|我市|我县|我区|该|本|此|"
    r"每个?|各个?|所有|全部|全市|全省|全县|全区|全国|多个|若干|一批|一个|这个|两个|三个|四个|五个|六个|七个|"
    r"八个|九个|十个|几个|个|"
    r"一二期|一期|二期|三期|不断|暨|关于|共建|县区|年|月|日|五大|十大|三大|四大|六大|七大|八大|九大|两大|首批|"
    r"首个|第一个|第二个|坚定|努力|争取|力争|同意|授予|坐落|召开|加上|深化|指|前者为?|后者为?|抓|推)"
)
_VERB_KEPT = re.compile(
    r"(?:经济技术|高新技术产业|工业|国家|科技|现代)(?:发展|服务|加工|规划|生产|创新|合作|开发|改造|示范|提升)$"
)
_LEVEL = re.compile(r"国家级|省级|市级|县级")


def zones(folded: str, text: str) -> tuple[NameMention, ...]:
    """Every occurrence of every named zone, by place."""
    by_name: dict[str, NameMention] = {}
    for start, end in _candidates(folded):
        name = text[start:end]
        level = _LEVEL.search(folded, max(0, start - 4), end)
        by_name.setdefault(
            folded[start:end], NameMention(name, None, kind_of(folded[start:end]), level=level.group() if level else "")
        )
    return tuple(
        replace(by_name[folded[start:end]], span=Span(start, end)) for start, end in occurrences(folded, by_name)
    )


def kind_of(name: str) -> str:
    """zone, park, base or new_area, by the noun that ends folded ``name``."""
    return next(kind for noun, kind in _NOUNS if name.split("(")[0].endswith(noun) or name.endswith(noun))


def _candidates(folded: str) -> Iterator[tuple[int, int]]:
    lowest = 0
    before: tuple[int, int] | None = None
    for match in _END.finditer(folded):
        start = _start(folded, match.start(), lowest)
        end = match.end()
        outer = _with_outer(folded, start, lowest)
        is_named = _is_own_name(folded[start:end]) or is_zone_name(folded, start, match.start(), end)
        if is_named or outer < start < match.start():  # 岚江(望江)电子信息产业园
            name = outer, _with_area_behind(folded, end)
            is_inner = before is not None and before[1] == start and match.group() == "新片区"
            if before and not is_inner:
                yield before
            # the part of a zone is named with the zone: 上海自贸区临港新片区
            before = (before[0], name[1]) if before and is_inner else name
        lowest = end
    if before:
        yield before


def _is_own_name(name: str) -> bool:
    """Whether a zone of the national list goes by ``name``, perhaps behind an area (深圳前海片区)."""
    ends = (area_end(name, 0) or 0, 0)
    return any(name[end:] in own_names() for end in ends)


# 国家生态文明试验区(江西): the area of a zone stands in brackets, before it (AREA_AHEAD) or behind.
_AREA_BEHIND = re.compile(r"\((?P<area>[\u3400-\u9fff]{2,8})\)")


def _with_outer(folded: str, start: int, lowest: int) -> int:
    """Where the name begins with what stands in brackets, or before a dash, ahead of it."""
    ahead = AREA_AHEAD.search(folded, max(lowest, start - 12), start)
    if ahead:
        return ahead.start()
    joint = _JOINT.search(folded, max(lowest, start - 8), start)
    if joint is None:
        return start
    outer = _start(folded, joint.start(), lowest)
    level = _LEVEL.match(folded, outer)
    outer = level.end() if level else outer
    inner = joint["inner"]
    is_joined = _is_told(inner) if inner else "合作" in folded[start : start + 8]
    return outer if is_joined and _is_place(folded[outer : joint.start()]) else start


# 宁溪(国际)物流园; 岚浦—青原产业合作园: a zone of two areas.
_JOINT = re.compile(r"(?:\((?P<inner>[\u3400-\u9fff]{2,4})\)|(?<=[\u3400-\u9fff])[—–])$")
_INNER = word_set("国际 中国 返乡 两岸 台湾 海峡两岸 军民融合")


def _is_told(inner: str) -> bool:
    return inner in _INNER or _is_place(inner) and inner[-1] not in "期级批"


def _is_place(words: str) -> bool:
    """An area, or two or three characters that are no word and may be one."""
    return area_end(words, 0) == len(words) or words in by_stem() or 2 <= len(words) <= 3 and not is_word(words)


def _with_area_behind(folded: str, end: int) -> int:
    behind = _AREA_BEHIND.match(folded, end)
    return behind.end() if behind and area_end(folded, behind.start("area")) == behind.end("area") else end


def _start(folded: str, noun: int, lowest: int) -> int:
    """Left border of the name whose noun begins at ``noun``: behind the last mark or word that cannot belong to it."""
    lowest = max(lowest, noun - _MAX_NAME)
    start = noun
    while start > lowest and folded[start - 1] not in _BORDERS:
        start -= 1
    for match in _BEFORE.finditer(folded, start, noun):
        if match.end() < noun or not _VERB_KEPT.search(folded[start : match.end()]):
            start = match.end() if _frees(folded, match, start, noun) else start
    start = _past_verbs(folded, start, noun)
    told = area_end(folded, start)
    if told is not None and told < noun and (begin := _past_verbs(folded, told, noun)) > told:
        start = begin  # 上海开设外滩金融试验区: what an area does is told, not named
    return _past_level(folded, _from_area(folded, start, noun))


def _from_area(folded: str, start: int, noun: int) -> int:
    """范围涵盖上海市外高桥保税区: where a verb stands right before an area, the area begins the name."""
    for at in range(noun - 2, start + 1, -1):
        if (
            area_end(folded, at) is not None
            and is_function_word(folded[at - 2 : at])
            and folded[at - 2 : at] not in _IN_NAMES
        ):
            return at
    return start


def _past_level(folded: str, start: int) -> int:
    """国家级南京某某开发区: the level before an area is told of the zone, it is not its name."""
    level = _LEVEL.match(folded, start)
    return level.end() if level and area_end(folded, level.end()) else start


def _past_verbs(folded: str, start: int, noun: int) -> int:
    """Past leading verbs and adverbs (扶持, 破解); the name of an area may look like one (开封)."""
    while start < noun and area_end(folded, start) is None and is_function_word(folded[start : start + 2]):
        if folded[start : start + 2] in _IN_NAMES:
            break
        start += 2
    return min(start, noun)


# Verbs that begin names of zones.
_IN_NAMES = word_set(
    "创新 开发 合作 循环 加工 服务 制造 临空 临港 出口 保税 创业 孵化 智能 集成 航空 转化 交易 展示 示范"
)


def _frees(folded: str, match: re.Match[str], start: int, noun: int) -> bool:
    """Whether the word is no part of the name: 和 and 及 also join two products of one base."""
    if match.group() in ("和", "及") and match.start() > start and "基地" in folded[noun : noun + 4]:
        return False
    return match.end() <= noun and not (len(match.group()) == 1 and _in_a_noun(folded, match.start(), start, noun))


def _in_a_noun(folded: str, at: int, start: int, noun: int) -> bool:
    """Whether the character at ``at`` is part of a noun (大数据) or begins the name of an area (和平区)."""
    if area_end(folded, at + 1) is not None:
        return False
    words = folded[max(at - 1, start) : at + 1], folded[at : min(at + 2, noun)]
    return area_end(folded, at) is not None or any(
        is_common_word(word) and not is_function_word(word) for word in words
    )

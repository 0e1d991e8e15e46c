"""Short forms of zones (县产业集聚区, 经开区): mentions of a zone whose area the reader is left to know."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.ingest.document import NameMention, Span
from archive.ingest.lexicon.words import is_function_word, is_plain_word, is_word, word_set
from archive.ingest.places.zones import kind_of

SHORT_NOUNS = (
    "高新技术产业开发区 经济技术开发区 城乡一体化示范区 现代服务业集聚区 服务业集聚区 产业集聚区 "
    "工业集聚区 工业集中区 产业集中区 经济开发区 "
    "商务中心区 特色商业区 综合保税区 旅游度假区 工业园区 物流园区 产业园区 工业园 产业园 物流园 "
    "高新区 经开区 综保区 开发区"
)
_FORM = re.compile(
    rf"(?P<level>[省市县区州盟旗])?(?P<noun>{'|'.join(SHORT_NOUNS.split())})(?![域动别分划位内]*[域动别分划位])"
)
# Many zones or a class of them: 各产业集聚区, 7个产业集聚区, 全市产业集聚区, 省级产业集聚区, 新建开发区, 禁止开发区.
_CLASS_BEFORE = re.compile(
    r"(?:[各每某两几多数\d一二三四五六七八九十个家批类座]|全|[国省市县]家?级|所有|一些|其他|外地|相关|"
    r"禁止|限制|优化|重点|先进|周边|沿海|等|型|性|化|式|的话)$"
)
_BORDERS = frozenset(",。;:!?()\"'、《》<>[]【】\n\t /|")
_FREES = frozenset("在到赴来去和与及对为以把将向从由是的了让使入进往给按据至等并又也即着我本该")


def short_zones(folded: str, text: str, named: Sequence[NameMention] = ()) -> tuple[NameMention, ...]:
    """Every short form of a zone in ``folded`` outside the ``named`` ones, by place.

    ``name`` is the form as printed with the level before it (县产业集聚区). Which zone it means, the area of the report
    and the known zones tell, if at all (``archive.resolution.zones``).
    """
    return tuple(
        NameMention(text[start:end], Span(start, end), kind_of(folded[start:end]))
        for start, end in _forms(folded, _gaps(len(folded), named))
    )


def _gaps(length: int, named: Sequence[NameMention]) -> Iterator[tuple[int, int]]:
    """The stretches of the text between the named zones, in order."""
    spans = sorted((m.span.start, m.span.end) for m in named if m.span)
    for (_, end), (start, _) in pairwise([(0, 0), *spans, (length, length)]):
        if end < start:
            yield end, start


def _forms(folded: str, gaps: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in gaps:
        for match in _FORM.finditer(folded, first, last):
            start = match.start()
            if match["level"] and _stands_free(folded, start) and not _ends_a_word(folded, start):
                yield match.span()
            elif _stands_free(folded, match.start("noun")):
                yield match.span("noun")


def _ends_a_word(folded: str, at: int) -> bool:
    """城市开发区: what looks like a level is the end of a word; in 落户县经开区 another word ends before it."""
    return at > 0 and is_word(folded[at - 1 : at + 1]) and folded[max(0, at - 2) : at] not in _VERBS


def _stands_free(folded: str, at: int) -> bool:
    """Whether what begins at ``at`` has no name of its own before it, and no number or class either."""
    before = folded[max(0, at - 3) : at]
    if _CLASS_BEFORE.search(before):
        return False
    if not before or before[-1] in _BORDERS or before[-1] in _FREES or _TIME.search(before):
        return True
    return is_function_word(before[-2:]) or is_plain_word(before[-2:]) and before[-2:] in _VERBS


_TIME = re.compile(r"(?:[今去明近]年来?|月|日|目前|当前|上午|下午|以来)$")
# Words that are verbs here and nouns to the dictionary: 建设产业集聚区.
_VERBS = word_set(
    "建设 发展 推进 规划 考察 调研 观摩 察看 查看 参观 视察 走进 深入 检查 指导 位于 入驻 落户 依托 围绕 支持 作为"
)

"""Which names of strategies are one record, and by which of its names it goes."""

import re
from collections.abc import Mapping

from archive.ingest.slogans.slogans import NUMERAL
from archive.text.normalize import fold

_MARKS = re.compile(r"[\"'《》<>()\[\]【】·\-–—~!?。.:;]")
_PARTS = re.compile(r"[、,;/\s]")
_LEADING = re.compile(r"(?:我国|我省|我市|我县|我区|全国|全省|全市|全县|全区|中央|党的)+(?=[\u3400-\u9fff0-9+]{4})")
# “实施乡村振兴战略”: what is done with it, quoted with it.
_DONE_WITH = re.compile(
    r"^(?:全面|深入|大力|加快|组织|持续)?(?:实施|推进|推动|落实|贯彻)(?=[\u3400-\u9fff]{4,}(?:战略|工程|行动|计划|改革)$)"
)
# Nouns that are said or left out; 攻坚战, 保卫战, 教育 say which of several it is.
_NOUN = re.compile(
    r"(?:(?<=[省市县区州旗镇乡村])发展战略|(?<=带动)发展战略|重大国家战略|国家战略|战略工程|战略|专项行动计划|专项行动|三年行动计划|行动计划|行动方案|"
    r"行动|重点工程|工程|计划|改革试点|改革|倡议|学习教育)$"
)
# Programmes of their own beside a strategy that is called alike.
_APART = frozenset(("健康中国行动", "全民健身计划", "就业优先计划", "乡村振兴计划", "知识产权强国工程"))
_SHORTEST = 4  # characters that mean something without the noun: 创新驱动 does, 春蕾 does not
_SHORTEST_REFORMED = 3  # 放管服, 营改增
# 双创, 三化: a numeral and what it counts; 三项工程, 十大行动 count the noun itself.
_COUNTED = re.compile(rf"[{NUMERAL}][^项大个条种类批期\s\d{NUMERAL}][\u3400-\u9fff{NUMERAL}]*")


def strategy_key(name: str) -> str:
    """The key that all variants of a strategy's name share: ``“放管服”改革``, ``放管服``.

    Script, width, marks, punctuation and the order of parallel parts make no difference, nor do the nouns 战略, 工程,
    行动, 计划, 改革 and 倡议 where what is left still is a name. Never empty for a name that has a character.
    """
    bare = _MARKS.sub("", fold(name))
    bare = _LEADING.sub("", _DONE_WITH.sub("", bare))
    parts = [part for part in _PARTS.split(bare) if part]
    if not parts:
        return bare or fold(name)
    parts[-1] = _without_noun(parts[-1], several=len(parts) > 1)
    if len(parts) == 1 and len(parts[0]) == 2 * _SHORTEST:  # 大众创业万众创新, with or without its comma
        parts = [parts[0][:_SHORTEST], parts[0][_SHORTEST:]]
    return "".join(sorted(parts)) if _are_even(parts) else "".join(parts)


def _without_noun(name: str, *, several: bool) -> str:
    noun = None if name in _APART else _NOUN.search(name)
    if noun is None:
        return _undeveloped(name)
    rest = _undeveloped(name[: noun.start()])
    shortest = _SHORTEST_REFORMED if "改革" in noun.group() else _SHORTEST
    return rest if len(rest) >= shortest or several and rest or _COUNTED.fullmatch(rest) else name


def _undeveloped(name: str) -> str:
    """四轮驱动发展 is 四轮驱动: behind a numeral and what it counts, 发展 says nothing."""
    bare = name.removesuffix("发展")
    return bare if len(bare) >= _SHORTEST and _COUNTED.fullmatch(bare) else name


def _are_even(parts: list[str]) -> bool:
    """工业强县、生态立县 may change places; the parts of 两不愁、三保障, which many print without a mark, do not."""
    return len({len(part) for part in parts}) == 1 and len(parts[0]) >= _SHORTEST


def display_name(reports: Mapping[str, int]) -> str:
    """The name under which a record is listed, of ``reports``: how many reports print each variant.

    The one most printed; of equals the longer one, which has its noun; then by code points. Not for an empty mapping
    (ValueError).
    """
    return min(reports, key=lambda name: (-reports[name], -len(name), name))

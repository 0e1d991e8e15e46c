"""Official indicators as concepts: which one a printed measure is, and when a measure without one has a page.

A concept has names (concepts.tsv tells their source) and a kind of unit; the same words with another kind of unit are
another measure (粮食 in 元 is no output). What is made of a concept, a rate of change or a share, is one of its own.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from archive.ingest.figures.units import GENERIC
from archive.resolution.metric_names import is_general, may_be_metric
from archive.text.normalize import fold

_KINDS = {
    "money": "元 美元 港元 港币 日元 欧元 英镑 卢布 韩元 瑞士法郎 法郎 卢比 比索 克朗 兰特 泰铢 雷亚尔 里拉",
    "percent": "% 百分点", "area": "平方米",
    "length": "米", "weight": "千克",
    "volume": "立方米 立方", "power": "瓦 kw mw", "energy": "千瓦时", "people": "人 名 位 例", "visits": "人次 户次",
    "households": "户", "days": "天", "times": "倍", "warmth": "℃", "angle": "°",
}  # fmt: skip
_KIND_OF_UNIT = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
# Kinds of unit that a concept's figures come in beside its own: people in 户 and 人次, things in any counter.
_ALSO = {
    "people": frozenset(("households", "visits", "count")), "visits": frozenset(("people",)),
    "count": frozenset(("people", "households", "visits")),
    "volume": frozenset(("count",)), "concentration": frozenset(("count",)),
}  # fmt: skip
# Words before a measure that do not make it another one.
_LEAD = re.compile(
    r"^(?:全[省市县区州国]|年末|期末|年度|全年|累计|完成|实现|达到|新增(?=城镇)|预计|(?:截至)?目前|城乡(?=贫困)|(?:当年|本年)|我[国省市县])+"
)
# What is made of a concept: suffixes as reports are read, the id's ending, its Chinese and its English name.
_MADE = (
    (
        re.compile(r"(?:年均|同比|环比)?(?:增速|增幅|增长(?:率|速度)?|涨幅|升幅|提高|上升)$"),
        "growth",
        "{}增速",
        "{}, growth",
    ),
    (re.compile(r"(?:年均|同比|环比)?(?:降幅|下降|降低)$"), "decline", "{}降幅", "{}, decline"),
    (re.compile(r"(?:增加|增量)$"), "increase", "{}增加", "{}, increase"),
    (re.compile(r"减少$"), "decrease", "{}减少", "{}, decrease"),
    (re.compile(r"(?:占比|比重|占生产总值比重)$"), "share", "{}占比", "{}, share"),
)
# A rate or an index rises by points, and has no rate of growth: 城镇化率升幅.
_IN_POINTS = re.compile(r"(?:率|指数|系数|比例|盖度|强度)$")
_ABBREVIATED = re.compile(r"(?<=[\u3400-\u9fff]{2})[a-z]{2,5}(?=[\u3400-\u9fff]{2})")
_RISE = "rise", "{}升幅", "{}, rise"
_LESS_OF = re.compile(r"^减少(?=..)")  # 减少贫困人口 is 贫困人口减少


@dataclass(frozen=True, slots=True)
class Concept:
    """An official indicator: ``id``, names for readers, the ``kind`` of its unit, its ``head`` noun, other names."""

    id: str
    name: str
    english: str
    kind: str
    head: str
    names: tuple[str, ...] = ()


class MetricKey(NamedTuple):
    """What figures of one metric share: a concept's id, or the measure as printed, folded; the kind of unit."""

    name: str
    kind: str
    is_concept: bool


@cache
def concepts() -> dict[str, Concept]:
    """All concepts by their folded names."""
    lines = resources.files(__package__).joinpath("concepts.tsv").read_text("utf-8").splitlines()
    by_name = {}
    for line in lines:
        if not line.startswith("#"):
            concept_id, name, english, kind, head, others = line.split("\t")
            names = tuple(filter(None, others.split(",")))
            concept = Concept(concept_id, name, english, kind, head, names)
            by_name.update(dict.fromkeys(map(fold, (name, *names)), concept))
    return by_name


def unit_kind(base_unit: str) -> str:
    """The kind of a figure's base unit as in ``FigureMention``; "count" for counters, "rate" without one (元/吨)."""
    return _KIND_OF_UNIT.get(base_unit, "count") if base_unit else "rate"


def concept_of(subject: str, kind: str) -> Concept | None:
    """The concept that ``subject``, a measure as read, is with a unit of ``kind``; None for no concept."""
    name = fold(subject)
    plainly = _ABBREVIATED.sub("", name)  # 居民消费价格指数CPI涨幅: told twice
    return _plain(name, kind) or _made(name, kind) or (_made(plainly, kind) if plainly != name else None)


def _plain(name: str, kind: str) -> Concept | None:
    concept = concepts().get(name) or concepts().get(_LEAD.sub("", name))
    return concept if concept and (kind == concept.kind or kind in _ALSO.get(concept.kind, ())) else None


def _made(name: str, kind: str) -> Concept | None:
    if less := _LESS_OF.match(name):
        name = name[less.end() :] + "减少"
    for pattern, ending, chinese, english in _MADE:
        if not (suffix := pattern.search(name)):
            continue
        stem = name[: suffix.start()]
        concept = concepts().get(stem) or concepts().get(_LEAD.sub("", stem))
        if concept and ending == "growth" and concept.kind == "percent" and _IN_POINTS.search(concept.name):
            ending, chinese, english = _RISE
        elif concept is None and kind == "percent" and ending in ("growth", "decline"):
            concept = _made(stem, kind)  # 工业增加值增速升幅
            if ending == "growth":
                ending, chinese, english = _RISE
        if concept and (kind in ("percent", "times") or ending in ("increase", "decrease")):
            return replace(
                concept, id=f"{concept.id}.{ending}", name=chinese.format(concept.name),
                english=english.format(concept.english), kind=kind, names=(),
            )  # fmt: skip
    return None


def metric_key(subject: str, kind: str) -> MetricKey | None:
    """What the figures of one metric share; None for what names nothing but the nature of its unit (金额, 人数增加)
    and for what is no metric of its own (国家, 巴格达, 约合人民币): see ``metric_names``."""
    if concept := concept_of(subject, kind):
        return MetricKey(concept.id, concept.kind, is_concept=True)
    name = fold(subject)
    stem = next((name[: match.start()] for pattern, *_ in _MADE if (match := pattern.search(name))), name)
    if not stem or stem in GENERIC or is_general(stem) or not may_be_metric(name, kind):
        return None
    return MetricKey(name, kind, is_concept=False)

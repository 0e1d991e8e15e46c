"""What 度 measures: warmth (零下30度), electricity (用电5万度) or an angle (北纬24度)."""

import re
from decimal import Decimal

from archive.ingest.figures.quantities import FigureMatch
from archive.ingest.figures.units import base

_WARMTH = re.compile(r"(?:气温|温度|高温|低温|体温|水温|室温|升温|降温|零[下上]|最[高低])[^,。;\n]{0,10}$|摄氏$")
_WARMTH_BEHIND = re.compile(r"(?:以[上下]|左右)?的?(?:高温|低温|严寒|极寒|酷暑|酷热|气温|天气|桑拿)")
_ANGLE = re.compile(r"(?:[东西]经|[南北]纬|旋转|转身|转体|倾斜|角|坡|弯)[^,。;\n]{0,6}$")
_CURRENT = re.compile(r"电[^,。;\n]{0,10}$")


def base_of(folded: str, item: FigureMatch) -> tuple[str, Decimal | None]:
    """As ``units.base``; for 度 by what stands around it ℃, ° or 千瓦时, and 度 itself where nothing tells."""
    if item.unit != "度":
        return base(item.value, item.unit)
    around = folded[max(0, item.start - 16) : item.start]
    if folded.startswith("零", item.start) or _WARMTH.search(around) or _WARMTH_BEHIND.match(folded, item.end):
        return "℃", item.value
    if _CURRENT.search(around) or folded.startswith("电", item.end):
        return base(item.value, item.unit)
    return "°" if _ANGLE.search(around) else "度", item.value

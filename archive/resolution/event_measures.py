"""Measures of single events: who died in an accident, how warm a day was, who came to a meeting.

Figures of two reports are of two events unless they are told for a place and a time, as a yearbook tells them; nothing
else says that they may be compared.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from archive.text.normalize import fold


class EventMeasure(NamedTuple):
    """``pattern`` is searched for in the folded name of a measure."""

    pattern: str
    example: str


EVENT_MEASURES: tuple[EventMeasure, ...] = (
    EventMeasure(r"死亡(?!率)|遇难|丧生|遇害|罹难|死伤|伤亡|生还|获救|被困|被埋|失踪|失联", "遇难人数"),
    EventMeasure(r"流离失所|滞留|营救|搜救", "滞留旅客"),
    EventMeasure(r"受伤|重伤|轻伤|伤势|伤员|中毒人", "重伤人数"),
    EventMeasure(r"受灾|受损|倒塌|损毁|停电|断电|转移(?:人|安置|群众)|紧急转移", "受灾人口"),
    EventMeasure(r"疏散|撤离|安置(?:居民|群众|灾民)", "疏散居民"),
    EventMeasure(r"气温|温度|降[雨雪水]量|积雪|水位|水深|风[力速]|能见度|浪高|水量$|雨量$", "最高气温"),
    EventMeasure(r"震级|震源|过火面积|火势|烈度", "震源深度"),
    EventMeasure(r"嫌疑人|涉案|犯罪团伙|逮捕人|被捕|缴获|查获|枪击|袭击|火箭弹|参演", "抓获犯罪嫌疑人"),
    EventMeasure(r"载客人数|[乘机]客人数|乘员|船员|机组", "载客人数"),
    EventMeasure(r"得票|投票率|支持率|议席|席位|赞成票|反对票|弃权票", "得票率"),
    EventMeasure(r"(?:出席|缺席|参与|参加|参会|参赛|参观|报名|到场)(?!率)", "出席人数"),
    EventMeasure(r"金牌|银牌|铜牌|奖牌", "收获金牌"),
)  # fmt: skip
_PATTERN = re.compile("|".join(row.pattern for row in EVENT_MEASURES))


@lru_cache(1 << 12)
def is_of_event(name: str) -> bool:
    """Whether the measure called ``name`` is of one event each time."""
    return _PATTERN.search(fold(name)) is not None

"""Whose figure it is: the area that the sentence names for it, at the head of its clause or of one before it."""

import re

from archive.ingest.figures.clauses import Place, area_at
from archive.ingest.figures.periods import TIME
from archive.ingest.lexicon.countries import countries
from archive.text.patterns import past

_BORDER = re.compile(r"[,;:、()\"]")
_LEAD = re.compile(r"(?:其中|而|则|同期|截至|在| )*")
# An area that is part of another name is not the one told of: 北京时间, 许昌学院.
_LONGER = re.compile(r"(?:时间|大学|学院|银行|集团|公司|医院|日报|晚报|队|号|条约|路|街|籍|人民代表)")
# From here on the sentence tells of the report's own area again.
_OWN = re.compile(r"(?:全[省市县区州]|[我本][省市县区])(?!性)")
# Figures of the whole nation, or of its party, are no province's; 全国文明村 and 全国人大代表 are counted in the area.
NATION = "全国"
_NATION = re.compile(
    r"(?:全[国党]|我国|我们党)(?![性首第最排领各先前百十]|文明|人大|政协|重点|劳动|劳模|优秀|卫生|"
    r"[\u3400-\u9fff]{0,8}(?:示范|试点|城市|[市县区镇村](?!级)|称号|奖|代表|委员))"
)
_REACH = 120


def area_of(place: Place) -> str:
    """The area as printed, folded, that the sentence names last before the figure, or ``NATION``; "" for none."""
    told = place.folded[max(place.sentence, place.start - _REACH) : place.start]
    for clause in reversed(_BORDER.split(told)):
        bare = _without_lead(clause)
        if _OWN.match(bare):
            return ""
        if _NATION.match(bare):
            return NATION
        end = area_at(bare, place.areas)
        if end and not _LONGER.match(bare, end):
            return bare[:end]
    return ""


_STATE = re.compile(rf"中国|我国|全国|{countries()}")


def product_of(name: str, area: str, place: Place, *, is_local: bool) -> str:
    """国内生产总值增速 for GDP增速 of a whole state: of the nation, of a country that the sentence names, or in
    a report of no area of its own (not ``is_local``) that does not speak of one either."""
    if not name.startswith("GDP") or area not in ("", NATION):
        return name
    told = place.folded[max(place.sentence, place.start - _REACH) : place.start]
    is_of_state = area == NATION or _STATE.search(told) or not is_local and not _OWN.search(told)
    return "国内生产总值" + name.removeprefix("GDP") if is_of_state else name


def _without_lead(clause: str) -> str:
    """``clause`` without the time and the adverbs that it begins with."""
    at = 0
    for _ in range(3):
        at = past(_LEAD, clause, at)
        time = TIME.match(clause, at)
        if time is None:
            break
        at = time.end()
    return clause[at:]

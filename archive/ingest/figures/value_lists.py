"""Which measure of a list a value is of: A、B分别增长1%、2%, and A11起、B6人，分别下降21%和25%."""

import re

from archive.ingest.figures.changes import CHANGE, SHARE, rate_name
from archive.ingest.figures.clauses import Place, level
from archive.ingest.figures.leftwards import before
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.word_roles import tagged

# A、B分别为1%和2%: the measures in the list, and which one it is.
_EACH = re.compile(
    r"分别(?P<verb>(?:达到?|为|是|占|有|实现|完成|同比|环比|增长|增加|上涨|上升|提高|下降|降低|减少|回落|增|降){0,4}"
    r"(?:了|约|近|超过|到|至){0,2})(?P<plan>(?:全年|年度|年初)?的?(?:目标任务|计划|任务|目标|预算)数?的)?"
    r"(?P<others>(?:[\d.]{1,12}[^,。;、\d和与及]{0,6}(?:[、和与及]|以及)){0,8})(?:约|近|超过)?$"
)
_ANOTHER = re.compile(r"(?:左右|以上|以下)?(?:[、和与及,]|以及)(?:约|近)?\d")
_IN_LIST = re.compile(r"[、和与及]|以及")
_ANOTHER_VALUE = re.compile(r"(?:、|和|与|及|以及|,)\d{1,6}(?:\.\d{1,3})?(?:%|个?百分点|倍)")
_ONLY_COMPARED = re.compile(r"(?:同比|环比|均|也|都|[比较](?:上年|去年|同期|上年同期|去年同期))*")
_GOING_ON = re.compile(r"(?:上涨|下降|增长|增速|回落)(?:均|都)?(?:较[多快大]|明显|加快)$")  # …价格上涨较多，分别上涨
_LIST_START = re.compile(r"[。!?\n;:,]")


def shared(place: Place) -> str:
    """The measure that is this figure's in a list of measures: A、B分别增长1%、2%."""
    start = max(place.sentence, place.start - 120)
    each = _EACH.search(place.folded, max(start, place.start - 60), place.start)
    if each is None:
        return ""
    clauses = _LIST_START.split(place.folded[start : each.start()])
    told = [clause for clause in clauses if clause]
    listed = _GOING_ON.sub("", told[-1]) if told else ""
    items = [item for item in _IN_LIST.split(listed) if item]
    if sectors := _of_sectors(items):
        items = sectors
    which = len(_IN_LIST.findall(each.group("others")))
    if _ONLY_COMPARED.fullmatch(clauses[-1]) and (told_before := _of_those_told(place, each, which)):
        return told_before
    if len(items) < 2 or which >= len(items) or not which and not _ANOTHER.match(place.folded, place.end):
        return ""
    name = _item(place, items, which)
    changed = CHANGE.search(each.group("verb") + "为") if name else None
    return rate_name(name, changed.group("verb"), place.unit) if changed else name


# 第一、二、三产业增加值: what they are stands behind the last ordinal, and 第 before the first alone.
_ORDINAL = re.compile(r"第?(?P<ordinal>[一二三])(?:产业?)?")
_SECTOR = re.compile(r"第?(?P<ordinal>[二三])(?:次)?(?P<what>产业[\u3400-\u9fff]{0,12})$")


def _of_sectors(items: list[str]) -> list[str]:
    """第一产业增加值, 第二产业增加值 of 第一、二、三产业增加值; nothing for any other list."""
    last = _SECTOR.search(items[-1]) if items else None
    ordinals = [_ORDINAL.search(item) for item in items[:-1]]
    if last is None or not ordinals or not all(each and each.end() == len(each.string) for each in ordinals):
        return []
    return [f"第{each['ordinal']}{last['what']}" for each in (*ordinals, last) if each]


def _of_those_told(place: Place, each: re.Match[str], which: int) -> str:
    """事故降幅 and 死亡人数降幅 in 事故11起、死亡6人，分别下降21%和25%: each value is of one of the figures before."""
    last = place.end
    values = which + 1
    while another := _ANOTHER_VALUE.match(place.folded, last):
        last, values = another.end(), values + 1
    told = [one for one in place.told if one.end < each.start() and not one.unit.endswith(("%", "百分点"))]
    changed = CHANGE.search(each.group("verb") + "为")
    name = level(told[-values:][which].subject) if 2 <= values <= len(told) else ""
    if name and each.group("plan"):
        return f"{name}完成率"
    return rate_name(name, changed.group("verb"), place.unit) if name and changed else ""


def _item(place: Place, items: list[str], which: int) -> str:
    """The name of one item; what the last one ends with may be of all (城镇和农村居民收入, A、B占C比重)."""
    last = items[-1]
    if share := SHARE.match(last):
        items = [*items[:-1], share.group("part")]
        return _phrase(place, items[which]) + "占比"
    name = _phrase(place, items[which])
    if which == len(items) - 1 or is_measure(name):
        return name
    words = [word.text for word in tagged(_phrase(place, last))]
    whole = (
        words and is_measure(words[-1]) and len(list(tagged(name))) > 1
    )  # 新能源汽车、太阳能电池产量: the output of both
    return name + "".join(words[-1:] if whole else words[1:]) if len(words) > 1 else name


def _phrase(place: Place, words: str) -> str:
    return place.named(words, is_noun) or before(words)

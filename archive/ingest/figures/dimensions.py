"""How far, how long and how heavy: a distance from somewhere, and a thing's dimension told in one character."""

import re

from archive.ingest.figures.clauses import Place
from archive.ingest.figures.leftwards import before
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.word_roles import has_verb

# Where something lies from something else: 西北方向约170公里, 两公里外, 距离江面565米.
_FROM_WHERE = re.compile(
    r"(?:方向|以[东南西北]+|[东南西北]{1,3}[部面方侧]?|距离(?!长|[高达约为近])[^,。;]{0,28}|距(?!离)[^,。;]{1,14}?|相距)(?:大?约|近|不到|超过|仅有?|只有)?$"
)
_FAR = re.compile(r"(?:左右)?(?:之外|以外|开外|外|远|处)(?!商|资|来|围)")
# 高约230米, 196米长: the dimension in one character, before the figure or behind it.
_DIMENSIONS = {"长": "长度", "高": "高度", "宽": "宽度", "深": "深度", "重": "重量", "厚": "厚度"}
_DIMENSION_BEFORE = re.compile(
    r"(?P<whole>[全总身]?)(?P<one>[长高宽重厚]|(?<!纵)深)(?:度)?(?:达到?|为|约|近|超过?|有|了|至)*$"
)
_NAMED = re.compile(r"(?P<what>海拔|水深)(?:最[高深])?(?:高?达到?|为|约|近|超过?|有|了|至)*$")
_AREAS = re.compile(r"(?:平方公里|平方千米|平方米|公顷|亩)$")
_LENGTHS = re.compile(r"(?:米|里|吨|公斤|千克|克|斤)$")
_WEIGHTS = re.compile(r"(?:吨|公斤|千克|克|斤)$")
_NO_EXTENT = re.compile(r"(?:[度长高程率量产]|距离|全线)$")  # measures themselves, and the whole of a thing
_A_WAY = re.compile(r"(?:公里|千米|海里|里|米)$(?<!平方公里)(?<!平方米)(?<!立方米)(?<!毫米)(?<!厘米)(?<!平米)")


def is_way(unit: str) -> bool:
    """Whether ``unit`` measures a way: 公里, and no area."""
    return _A_WAY.search(unit) is not None


def distance(place: Place) -> str:
    if not _A_WAY.search(place.unit) or place.words.endswith("距离") and before(place.words):
        return ""
    return "距离" if _FAR.match(place.folded, place.end) or _FROM_WHERE.search(place.words) else ""


def dimension(place: Place) -> str:
    if _AREAS.search(place.unit) and place.folded.startswith("的范围", place.end):
        return "范围"
    if not _LENGTHS.search(place.unit):
        return ""
    if named := _NAMED.search(place.words):
        return named.group("what")
    if told := _DIMENSION_BEFORE.search(place.words):
        if told.group("whole"):
            return told.group("whole") + told.group("one")
        if (told.group("one") == "重") != (_WEIGHTS.search(place.unit) is not None):
            return ""  # 平均亩产高达650公斤
        return _dimension_of(place, place.words[: told.start()], _DIMENSIONS[told.group("one")], place.end)
    dimension = _DIMENSIONS.get(place.folded[place.end : place.end + 1], "")
    return dimension and _dimension_of(place, "", dimension, place.end + 1)


def _dimension_of(place: Place, words: str, dimension: str, at: int) -> str:
    """隧道长度 in 隧道长7618米 and in 长7618米的隧道; ``dimension`` alone where nothing of it is named beside."""
    thing = before(words)
    if not thing and place.folded.startswith("的", at):
        thing, _ = behind(place.folded, at)
    is_thing = thing and not has_verb(thing) and not _NO_EXTENT.search(thing)
    return thing + dimension if is_thing else dimension

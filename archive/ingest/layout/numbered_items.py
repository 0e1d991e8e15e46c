"""Items of a list, each on a line of its own with its number before it.

Every function takes folded text (``archive.text.normalize``).
"""

import re
from collections.abc import Sequence

_FIRST_ITEM = re.compile(r"1[.、]\s?\S|[(]?一[)、]\s?\S")
_SECOND_ITEM = re.compile(r"2[.、]\s?\S|[(]?二[)、]\s?\S")
_ITEM = re.compile(r"(?:\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[)、])\s?\S.{0,200}[;。]$")
_NUMBERED = re.compile(r"(\d{1,2})[.、]\s?(?=[^\s\d])|[(]?([一二三四五六七八九])[)、]\s?(?=\S)")


def begins_list(folded: Sequence[str], index: int) -> bool:
    """The first of numbered items that stand alone: a list of the day's news holds no running text."""
    if index == 0 or index + 1 == len(folded) or not _FIRST_ITEM.match(folded[index]):
        return False
    return _SECOND_ITEM.match(folded[index + 1]) is not None and folded[index][-1] in ";。"


def item_number(text: str) -> int:
    """The number that an item begins with, up to 99 in digits or 9 in characters; 0 for what is no item."""
    match = _NUMBERED.match(text)
    return (int(match[1]) if match[1] else "一二三四五六七八九".index(match[2]) + 1) if match else 0


def follows_item(before: str, text: str) -> bool:
    """``text`` is the item below ``before``: both are closed, or their numbers follow each other."""
    are_closed = _ITEM.match(before) is not None and _ITEM.match(text) is not None
    return are_closed or 0 < item_number(before) == item_number(text) - 1

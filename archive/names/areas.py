"""Areas by words that name them from above down, each with its level or without: 江苏南京, 霁阳市北麓区, 广西."""

from __future__ import annotations

from typing import Final

from archive.ingest.places.area_names import stem
from archive.models import Area
from archive.names.index import NameFit, NameIndex
from archive.text.normalize import fold

_LONGEST: Final = 40  # characters


def ending_like(index: NameIndex, words: str, most: int) -> list[int]:
    """Primary keys of areas with a name that begins as ``words`` end (南京市 of 江苏南京), ``most`` for each end."""
    joined = "".join(words.split())[:_LONGEST]
    ends = [index.fits(joined[start:], most, (NameFit.NAME, NameFit.BEGINS)) for start in range(1, len(joined) - 1)]
    return list(dict.fromkeys(key for end in ends for key in end))


def is_named_so(area: Area, words: str) -> bool:
    """Do ``words`` name ``area`` and none, some or all of those above it? ``area`` has its lineage at hand."""
    left = fold("".join(words.split()))
    own, *above = [fold(each.name) for each in reversed(area.lineage)]
    if not (ending := _ending(left, own)):
        return False
    left = left[: -len(ending)]
    for name in above:
        left = left[: len(left) - len(_ending(left, name))]
    return not left


def _ending(words: str, name: str) -> str:
    """With what ``words`` end: ``name``, or what is left of it without its level; empty: neither."""
    short = stem(name)
    forms = (name, short) if len(short) > 1 else (name,)
    return next((form for form in forms if words.endswith(form)), "")

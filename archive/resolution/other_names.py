"""Two names that may be one person's, where both are printed with one office at one time: a short form of the other,
characters of one reading, another transcription of a foreign name."""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz.distance import Indel

from archive.resolution.countries import countries_in
from archive.text.normalize import fold
from archive.text.pinyin import pinyin

_SHORTEST = 2  # characters of a name
_TRANSCRIBED = 0.5  # of the readings: telangpu and chuanpu are 0.53 alike


class Likeness(StrEnum):
    """Why two names may be one person's."""

    SHORT = "short"
    READING = "reading"
    TRANSCRIPTION = "transcription"


# How probable it is that they are one person's, with one office at one time.
CERTAINTY = {Likeness.SHORT: 0.8, Likeness.READING: 0.8, Likeness.TRANSCRIPTION: 0.6}


def likeness(one: str, other: str, office: str) -> Likeness | None:
    """Of two different names printed with ``office``; None where nothing speaks for one person."""
    one, other = sorted((fold(one), fold(other)), key=len)
    if one == other or len(one) < _SHORTEST:
        return None
    if one in other.split("·") or other.endswith(one):
        return Likeness.SHORT
    readings = pinyin(one, is_person=True), pinyin(other, is_person=True)
    if readings[0] == readings[1]:
        return Likeness.READING
    is_foreign = any(True for _country in countries_in(office))
    is_near = one[0] == other[0] or one[-1] == other[-1]
    is_alike = Indel.normalized_similarity(*readings) >= _TRANSCRIBED
    return Likeness.TRANSCRIPTION if is_foreign and is_near and is_alike else None

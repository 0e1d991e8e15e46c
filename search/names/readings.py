"""Pinyin as readers type it: with or without tones, ü in any spelling, whole names, given names or initials."""

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from archive.text.pinyin import syllables

_SHORTEST_WITHIN: Final = 2  # one letter finds only what begins with it


class Forms(NamedTuple):
    """What a name is found by: 杨树平 by yangshuping and ysp; ``tails`` from a later syllable on: shuping, ping."""

    full: str
    initials: str
    tails: tuple[str, ...]


def latin(text: str) -> str:
    """``Yáng Shù-píng`` as yangshuping, ü and v as u; empty for what is not written in Latin letters."""
    parts = unicodedata.normalize("NFD", text.lower())  # a tone is a mark of its own then, and no letter
    letters = "".join(character for character in parts if character.isalnum())
    return _one_u(letters) if letters.isascii() and letters.isalpha() else ""


@lru_cache(maxsize=1 << 16)
def forms(name: str, *, is_person: bool = False) -> Forms:
    """Those of a folded name. Kept, because every keystroke asks for the same ones again."""
    read = [_one_u(syllable) for syllable in syllables(name, is_person=is_person)]
    tails = tuple("".join(read[start:]) for start in range(1, len(read)))
    return Forms("".join(read), "".join(syllable[0] for syllable in read), tails)


def fits(found: Forms, typed: str) -> int | None:
    """0 the whole reading or all initials, 1 their beginning, 2 within, from a syllable on; None: unlike."""
    whole = (found.full, found.initials)
    if typed in whole:
        return 0
    if any(form.startswith(typed) for form in whole):
        return 1
    if len(typed) < _SHORTEST_WITHIN:
        return None
    return 2 if typed in found.initials or any(tail.startswith(typed) for tail in found.tails) else None


def _one_u(letters: str) -> str:
    return letters.replace("v", "u")

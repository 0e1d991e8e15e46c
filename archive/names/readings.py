"""Pinyin as it is typed: with or without tones, ü in any spelling, whole names, given names, initials, or mixtures."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from archive.text.normalize import fold
from archive.text.pinyin import syllables

_LONGEST: Final = 40  # characters typed
_READ = re.compile("[\u3400-\u9fff\U00020000-\U0003ffffa-z0-9]")  # of these, ASCII stands for itself


def latin(text: str) -> str:
    """``Yáng Shù-píng`` as yangshuping, ü and v as u; empty for what is not written in Latin letters."""
    parts = unicodedata.normalize("NFD", text.lower())  # a tone is a mark of its own then, and no letter
    letters = "".join(character for character in parts if character.isalnum())
    return _one_u(letters) if letters.isascii() and letters.isalpha() else ""


def reading(typed: str, *, is_person: bool = False) -> str:
    """How a name is read, whether it is typed in characters or in letters."""
    return latin(typed) or _one_u("".join(syllables(typed, is_person=is_person)))


def units(name: str, reading: str, *, is_person: bool = False) -> str:
    """A folded name with the reading of each character: 杨树平 as ``杨yang'树shu'平ping'``, a digit as ``~8'``.

    ``reading`` is that of the whole name where it is known, which spares a look into the dictionary. Empty where the
    two cannot be set side by side.
    """
    characters = _READ.findall(name)
    readings = [usual(character) for character in characters]
    if "".join(readings) != reading:
        readings = syllables("".join(characters), is_person=is_person)
    if len(readings) != len(characters):
        return ""
    pairs = zip(characters, readings, strict=True)
    return "".join(f"{'~' if character.isascii() else character}{_one_u(one)}'" for character, one in pairs)


class TypedPatterns(NamedTuple):
    """Regular expressions over lines of units, for what was typed; all empty where nothing of it can stand in a name.

    ``whole``: every reading is written out. ``short``: the whole name, some of it by initials. ``begins``: how it
    begins. ``within``: from a later character or syllable on; empty for a single letter, which would fit any name.
    """

    whole: str
    short: str
    begins: str
    within: str


_FIRST: Final = r"[^a-z0-9'\n]"  # the character before the reading of a unit
_REST: Final = "[a-z0-9]*'"  # from within a reading to its end


@lru_cache(maxsize=256)
def patterns(typed: str) -> TypedPatterns:
    letters = _READ.findall(latin(typed[:_LONGEST]) or _one_u(fold(typed[:_LONGEST])))
    if not letters:
        return TypedPatterns("", "", "", "")
    begins = _steps(letters, _REST)
    is_letter = letters[-1].isascii()
    # The last letter is the initial of a unit, whatever follows in it, or the last of a reading.
    ends = rf"(?:{begins}'|{_steps(letters, _REST, is_last_initial=True)}{_REST})" if is_letter else begins + _REST
    whole = _steps(letters, "'") + ("'" if is_letter else _REST)
    within = "" if is_letter and len(letters) == 1 else f"'{begins}"
    return TypedPatterns(rf"\n{whole}(?=\n)", rf"\n{ends}(?=\n)", rf"\n{begins}", within)


def _steps(letters: list[str], to_next: str, *, is_last_initial: bool = False) -> str:
    """``to_next`` leads from a letter to the end of its unit: at once, or past what was not typed of its reading."""
    pattern, before = "", ""
    for number, character in enumerate(letters, 1):
        if character.isascii():
            # After a letter the next one may go on in the same reading, or begin the next.
            may_go_on = "" if is_last_initial and number == len(letters) else "?"
            pattern += {"": _FIRST, "han": _REST + _FIRST, "letter": f"(?:{to_next}{_FIRST}){may_go_on}"}[before]
            pattern, before = pattern + character, "letter"
        else:
            pattern += {"": "", "han": _REST, "letter": to_next}[before] + re.escape(character)
            before = "han"
    return pattern


def _one_u(letters: str) -> str:
    return letters.replace("v", "u").replace("ü", "u")


@lru_cache(maxsize=1 << 15)
def usual(character: str) -> str:
    """One reading of a character, the same in every word, so that 郑洲 and 郑州 are read alike."""
    return "".join(syllables(character))

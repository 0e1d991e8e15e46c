"""Pinyin of names: for sorting, for lists by initial, and for finding 杨树平 by yangshuping."""

from functools import lru_cache
from sys import intern

from pypinyin import Style, lazy_pinyin

from archive.text.normalize import fold

# Surnames that are read otherwise than the same character elsewhere (Xinhua Zidian, readings marked 姓).
_SURNAMES = {
    "仇": "qiu", "单": "shan", "解": "xie", "查": "zha", "曾": "zeng", "区": "ou", "任": "ren", "盖": "ge",
    "朴": "piao", "覃": "qin", "缪": "miao", "翟": "zhai", "华": "hua", "尉": "wei", "员": "yun", "种": "chong",
    "冼": "xian", "繁": "po", "召": "shao", "燕": "yan", "宁": "ning", "纪": "ji", "万俟": "mo qi", "尉迟": "yu chi",
    "单于": "chan yu", "长孙": "zhang sun",
}  # fmt: skip


@lru_cache(maxsize=4096)
def pinyin(text: str, *, is_person: bool = False) -> str:
    """The pinyin of ``text`` in simplified or traditional script, without spaces or tones (yangshuping), lower-case
    ASCII where possible."""
    return "".join(syllables(text, is_person=is_person))


def syllables(text: str, *, is_person: bool = False) -> list[str]:
    """What :func:`pinyin` is made of: one syllable, letter or digit each."""
    return list(_syllables(fold(text).strip(), is_person))


def _letters(other: str) -> list[str]:  # one by one, so that each is an initial
    return [character for character in other if character.isalnum()]


# All names of an archive are read again and again, whenever one of them has changed.
@lru_cache(maxsize=32768)
def _syllables(text: str, is_person: bool) -> tuple[str, ...]:
    for length in (2, 1) if is_person else ():
        if reading := _SURNAMES.get(text[:length]):
            return (*reading.split(), *_syllables(text[length:], False))
    syllables = lazy_pinyin(text, style=Style.NORMAL, errors=_letters)  # type: ignore[arg-type]  # a list is allowed
    return tuple(intern(syllable.lower()) for syllable in syllables if syllable)

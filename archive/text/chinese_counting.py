"""Numbers in Chinese characters: those of lists written (一, 二十一), those of dates read."""

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def in_chinese(number: int) -> str:
    """``number`` below 10,000 in characters; larger ones and negative ones in digits."""
    if not 0 < number < 10_000:
        return str(number)
    parts: list[str] = []
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            parts.append(_DIGITS[int(digit)] + _UNITS[place])
        elif parts and parts[-1] != _DIGITS[0]:
            parts.append(_DIGITS[0])
    written = "".join(reversed(parts))
    return written.removeprefix("一") if 10 <= number < 20 else written


_YEAR_IN_CHARACTERS = re.compile(
    r"(?<![〇○零0一二三四五六七八九十百千万\d])(?:一九|二[〇○零0])[〇○零0一二三四五六七八九]{2}(?=年)"
)
_MONTH_IN_CHARACTERS = re.compile("[一二三四五六七八九十]月")
_DAY_IN_CHARACTERS = re.compile(
    r"(?<![一二三四五六七八九十百千万\d])(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])"
)
_ONES = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零0", "0")


def in_digits(text: str) -> str:
    """``text`` with years, months and days that are printed in characters (二〇〇一年二月二十日) in digits."""
    if _MONTH_IN_CHARACTERS.search(text) is None:
        return text
    text = _YEAR_IN_CHARACTERS.sub(lambda year: "".join(_ONES[character] for character in year.group()), text)
    return _DAY_IN_CHARACTERS.sub(lambda day: str(_below_forty(day.group())), text)


def _below_forty(characters: str) -> int:
    tens, ten, ones = characters.rpartition("十")
    return (int(_ONES[tens]) if tens else bool(ten)) * 10 + (int(_ONES[ones]) if ones else 0)

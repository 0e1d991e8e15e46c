"""Whole numbers written in Chinese characters as lists count: 一, 十, 二十一, 一百零五."""

_ONES = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def in_chinese(number: int) -> str:
    """``number`` below 10,000 in characters; larger ones and negative ones in digits."""
    if not 0 < number < 10_000:
        return str(number)
    parts: list[str] = []
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            parts.append(_ONES[int(digit)] + _UNITS[place])
        elif parts and parts[-1] != _ONES[0]:
            parts.append(_ONES[0])
    written = "".join(reversed(parts))
    return written.removeprefix("一") if 10 <= number < 20 else written

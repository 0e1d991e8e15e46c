"""Numerals in Chinese characters and amounts that mix them with digits: 三千零五十, 1亿4千万."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from archive.ingest.figures.units import POWERS

HANZI = r"[〇零一二两三四五六七八九十百千]{1,9}(?:点[〇零一二三四五六七八九]{1,6})?"
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PARTS = re.compile(r"\d{1,4}|.")
# 1亿4千, 三万五千, 2亿3232: an amount of a large power and what is less than one of it, up to its 万.
_COMPOUND = re.compile(
    rf"(?<![\d.a-z第〇零一二两三四五六七八九十百千几数])(?<!\d,)(?:(?P<large>\d{{1,4}}|{HANZI})(?P<power>万亿|亿|万)|"
    r"(?P<hundreds>\d)(?P<thousand>千))(?P<small>(?![百千])[\d〇零一二两三四五六七八九十百千]{1,9})(?P<more>多|余)?(?P<times>[万亿])?(?P<also>多|余)?"
)
_SINGLE = re.compile(r"[1-9一二两三四五六七八九]")


class Compound(NamedTuple):
    """An amount told in several powers: offsets of its number, its value in ``power``, the largest of them."""

    start: int
    end: int
    value: Decimal
    power: str
    more: bool


def number(numeral: str) -> Decimal | None:
    """Chinese numerals below ten thousand, with decimals after 点, and digits among them (4千50); None for what is no
    number (一三)."""
    whole, _, decimals = numeral.partition("点")
    total, digit = 0, None
    for part in _PARTS.findall(whole):
        if part in _NUMERALS or part.isdigit():
            if digit:
                return None
            digit = _NUMERALS[part] if part in _NUMERALS else int(part)
        else:
            total += (1 if digit is None or digit == 0 else digit) * POWERS[part]
            digit = None
    total += digit or 0
    return Decimal(f"{total}.{''.join(str(_NUMERALS[c]) for c in decimals)}" if decimals else total)


def compounds(folded: str) -> Iterator[Compound]:
    """Every amount of ``folded`` that is told in several powers, whatever unit follows it."""
    for match in _COMPOUND.finditer(folded):
        power, small = match.group("power") or match.group("thousand"), match.group("small")
        large, rest = number(match.group("large") or match.group("hundreds")), number(small)
        if large is None or rest is None or match.group("times") == "万" and power == "万":
            continue
        if match.group("times") == "亿":
            if power == "万" and rest < POWERS["万"]:  # 63万6463亿
                yield Compound(match.start(), match.end(), large * POWERS["万"] + rest, "亿", bool(match.group("more")))
            continue
        scale = POWERS[power]
        if _SINGLE.fullmatch(small) and not match.group("times"):
            rest *= scale // 10  # 三万五 is 35000, and 三万零五 is 30005
        if match.group("times"):
            power, scale, rest = ("千万", 10**7, rest * 10**4) if power == "千" else (power, scale, rest * 10**4)
        if rest < scale:
            more = bool(match.group("more") or match.group("also"))
            yield Compound(match.start(), match.end(), large + rest / scale, power, more)


_SIGN = re.compile(r"零下$|(?<=[为达至到约降升在是长跌:(])[-−]$")


def signed(folded: str, start: int, low: Decimal, high: Decimal | None) -> tuple[int, Decimal, Decimal | None]:
    """Where a number begins with the sign before it, and its lower and upper value: 零下15到10度 is from -15 to -10."""
    sign = _SIGN.search(folded, max(0, start - 4), start)
    if sign is None:
        return start, low, high
    return (sign.start(), -low, None) if high is None else (sign.start(), min(-low, -high), max(-low, -high))

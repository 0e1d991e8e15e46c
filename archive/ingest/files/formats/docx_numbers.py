"""Word's automatic numbers written out: what numbering.xml says stands before a paragraph (一是, 1., （二）)."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from archive.ingest.files.formats.xml_stream import Attributes
from archive.text.chinese_counting import in_chinese

_PLACE = re.compile(r"%([1-9])")
_CIRCLED = 0x2460  # ①
_PLAIN = ("decimal", "decimalZero", "decimalFullWidth", "decimalHalfWidth")
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanCounting",
)  # fmt: skip
_NO_NUMBER = ("bullet", "none", "")


@dataclass(slots=True)
class NumberingLevel:
    """One level of a list: ``text`` with places for numbers (%1是), ``form`` as ST_NumberFormat names it."""

    text: str = ""
    form: str = "decimal"
    start: int = 1


def _value(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")


def _whole(value: str, least: int = 0) -> int:
    return min(int(value), 30_000) if value.isdecimal() and value.isascii() and len(value) < 9 else least


@dataclass(slots=True)
class Numbering:
    """Filled by the parser of numbering.xml, then asked for the number of each paragraph in turn."""

    abstract: dict[str, dict[int, NumberingLevel]] = field(default_factory=lambda: defaultdict(dict))
    of: dict[str, str] = field(default_factory=dict)  # list to abstract list
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _abstract_id: str = ""
    _number_id: str = ""
    _level: NumberingLevel = field(default_factory=NumberingLevel)

    def start(self, name: str, attributes: Attributes) -> None:
        value = _value(attributes, "val")
        if name == "abstractNum":
            self._abstract_id = _value(attributes, "abstractNumId")
        elif name == "num":
            self._number_id = _value(attributes, "numId")
        elif name == "abstractNumId" and self._number_id:
            self.of[self._number_id] = value
        elif name == "lvl" and not self._number_id:
            self._level = self.abstract[self._abstract_id][_whole(_value(attributes, "ilvl"))] = NumberingLevel()
        elif not self._number_id:
            self._property(name, value)

    def _property(self, name: str, value: str) -> None:
        if name == "start":
            self._level.start = _whole(value, 1)
        elif name == "numFmt":
            self._level.form = value
        elif name == "lvlText":
            self._level.text = value

    def end(self, name: str) -> None:
        if name == "num":
            self._number_id = ""

    def data(self, text: str) -> None:
        """Lists hold no text."""

    def next(self, number_id: str, level: int) -> str:
        """The number of the next paragraph of a list at ``level``; "" for bullets and unknown lists."""
        key = self.of.get(number_id, "")
        levels = self.abstract.get(key, {})
        if level not in levels:
            return ""
        counts = self.counts[key]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if levels[level].form in _NO_NUMBER:
            return ""
        return _PLACE.sub(lambda place: self._printed(levels, counts, int(place[1]) - 1), levels[level].text[:40])

    @staticmethod
    def _printed(levels: dict[int, NumberingLevel], counts: dict[int, int], level: int) -> str:
        of = levels.get(level, NumberingLevel())
        return printed(counts.get(level, of.start), of.form)


def printed(number: int, form: str) -> str:
    """``number`` in one of Word's forms; those that reports do not use come as digits."""
    if form in _CHINESE:
        return in_chinese(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(_CIRCLED + number - 1)
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return f"{number:02}" if form == "decimalZero" else str(number)

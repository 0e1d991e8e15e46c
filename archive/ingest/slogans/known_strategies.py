"""Names of strategies that are known, from records or from the bundled national list: read quoted or not."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from archive.ingest.lexicon.occurrences import Index, occurrences
from archive.ingest.lexicon.words import is_noun_word, is_word
from archive.text.normalize import fold

_SHORTEST, _LONGEST = 2, 40  # characters of a name, in its marks
_SHORTEST_FREE = 3  # without quotation marks
_MARKS = re.compile(r"[\"'《》<>]")
# 平安渔业示范县, 工业强县试点: the name is part of an honour or of a body's name.
_GOES_ON = re.compile(r"示范|先进|模范|研究会|研究院|促进会|有限|公司|广场|大桥|大道|路(?!径)|杯|奖|论坛|峰会")
_COUNTS_ON = re.compile(r"[一二三四五六七八九十百千万两\d第]")


class KnownStrategies:
    """A set of names; marks inside a name may stand or be left out in the text (“放管服”改革, 放管服改革)."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        forms = {form for name in names for form in _forms(fold(name).strip())}
        self._index = Index(form for form in forms if _SHORTEST <= len(form) <= _LONGEST and not _is_common(form))

    def __bool__(self) -> bool:
        return bool(self._index)

    def occurrences(self, folded: str) -> Iterator[tuple[int, int]]:
        """Start and end of each, from left to right, none overlapping; at one place the longest name counts."""
        titles = _titles(folded)
        yield from occurrences(folded, self._index, lambda start, end: _stands_free(folded, start, end, titles))


NONE_KNOWN = KnownStrategies()


def _forms(name: str) -> Iterator[str]:
    yield name
    yield _MARKS.sub("", name)


def _is_common(form: str) -> bool:
    """A word of the language (三农, 依法治国) names no strategy by itself unless a numeral counts."""
    return is_word(form) and not _COUNTS_ON.match(form)


def _titles(folded: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"《[^《》\n]{1,80}》", folded)]


def _stands_free(folded: str, start: int, end: int, titles: list[tuple[int, int]]) -> bool:
    """Whether no longer word holds the name: 两会一节 in 第两会一节, 生态立县 in 生态立县城."""
    is_marked = folded[start - 1 : start] in ('"', "'") and folded[end : end + 1] in ('"', "'")
    if any(opens < start < closes for opens, closes in titles):
        return False
    if is_marked:
        return True
    if end - start < _SHORTEST_FREE or _GOES_ON.match(folded, end):
        return False
    if _COUNTS_ON.match(folded[start]) and start and _COUNTS_ON.match(folded[start - 1]):
        return False
    return not (_bridges(folded, start, folded[start : start + 2]) or _bridges(folded, end, folded[end - 2 : end]))


def _bridges(folded: str, border: int, inside: str) -> bool:
    """A noun stands across the border (立县|城), and no word ends or begins there inside the name."""
    across = folded[border - 1 : border + 1] if border else ""
    return is_noun_word(across) and not is_word(inside)


@cache
def national() -> KnownStrategies:
    """The strategies and formulas of the whole country (``national_strategies.txt``, which tells their source)."""
    text = resources.files("archive.ingest.slogans").joinpath("national_strategies.txt").read_text("utf-8")
    return KnownStrategies(line for line in text.splitlines() if line and not line.startswith("#"))

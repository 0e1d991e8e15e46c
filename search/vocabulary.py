"""The archive's own words: those of its reports and the names of its records, to be found by how they are read and by
how they are written. Kept in memory and read anew when the index changed."""

import re
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.folding import fold
from archive.pinyin import syllables
from search import upkeep
from search.names import KINDS

_WORD = re.compile("[\u3400-\u9fff]{2,8}")
_NAME = re.compile("[\u3400-\u9fff·0-9a-z]{2,20}")
_MOST: Final = 60_000  # words, those in most reports; about 15 MB
_AGE: Final = 60.0  # seconds that a large vocabulary may be behind the index
_LARGE: Final = 5_000  # words
_ALIKE: Final = 12  # words written alike that are looked at
# What many readers and dialects do not tell apart: zh z, ch c, sh s, n l, -ng -n, f h.
_MERGED: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


class Vocabulary(NamedTuple):
    """``number`` of reports with each word; ``names`` of records; ``by_reading``: the words of a reading, and of a
    merged reading."""

    number: dict[str, int]
    names: frozenset[str]
    by_reading: dict[str, list[str]]
    version: tuple[str, int]
    read_at: float

    def read_like(self, word: str) -> list[str]:
        """Other words with the same pinyin, then with one that sounds alike; tones do not count."""
        found = (other for key in _keys(word) for other in self.by_reading.get(key, []) if other != word)
        return list(dict.fromkeys(found))

    def written_like(self, word: str) -> list[str]:
        """Words with one character added, dropped, replaced or swapped with its neighbour; two of five and more.

        Of two characters, where nearly every word is alike, only names of records, and the two swapped.
        """
        among = self.number.keys() if len(word) > 2 else {*self.names, *({word[::-1]} & self.number.keys())}
        most = 1 if len(word) < 5 else 2
        found = process.extract(word, among, scorer=OSA.distance, score_cutoff=most, limit=_ALIKE)
        near = sorted(found, key=lambda match: (match[1], -self.number[match[0]]))
        return [other for other, _distance, _key in near if other != word]


_kept: list[Vocabulary] = []


def vocabulary() -> Vocabulary:
    """Raises IndexMissing."""
    version, now = upkeep.backend().version(), time.monotonic()
    if _kept:
        kept = _kept[0]
        is_same_index = kept.version[0] == version[0]
        may_lag = is_same_index and len(kept.number) > _LARGE and now - kept.read_at < _AGE
        if kept.version == version or may_lag:
            return kept
    _kept[:] = [_read(version, now)]
    return _kept[0]


def _read(version: tuple[str, int], now: float) -> Vocabulary:
    words = upkeep.backend().words()
    number = {word: count for word, count in words.items() if _WORD.fullmatch(word)}
    if len(number) > _MOST:
        number = dict(sorted(number.items(), key=lambda pair: -pair[1])[:_MOST])
    names = frozenset(_names())
    for name in names:
        number.setdefault(name, 1)
    by_reading: dict[str, list[str]] = {}
    for word in sorted(number, key=lambda word: -number[word]):
        for key in _keys(word):
            by_reading.setdefault(key, []).append(word)
    return Vocabulary(number, names, by_reading, version, now)


def _names() -> Iterator[str]:
    for table in KINDS.values():
        for name in table.public().values_list("name", flat=True)[:_MOST]:
            if _NAME.fullmatch(folded := fold(name)):
                yield folded


def _keys(word: str) -> list[str]:
    """Its reading, and the same with the mergers."""
    read = " ".join(_usual(character) for character in word)
    merged = read
    for one, other in _MERGED:
        merged = merged.replace(one, other)
    return [read, f"~{merged}"]


@lru_cache(maxsize=1 << 15)
def _usual(character: str) -> str:
    """One reading of a character, the same in every word, so that 郑洲 and 郑州 are read alike."""
    return "".join(syllables(character)) or character

"""The archive's own words: those of its reports and the names of its records, to be found by how they are read and by
how they are written. Kept in memory, a layer for each segment of the index: a change costs only what is new in it."""

import re
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple, Self

from django.db import DatabaseError, connections
from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.names.current import indexes_of
from archive.names.index import NameIndex
from archive.names.readings import usual
from search.engine.deadline import WORDS_SECONDS
from search.engine.errors import SearchUnavailable, TookTooLong
from search.indexing import index_sync
from search.names.lookup import KINDS

_WORD = re.compile("[\u3400-\u9fff]{2,8}")
_NAME = re.compile("[\u3400-\u9fff·0-9a-z]{2,20}")
_MOST: Final = 60_000  # words of a segment, those in most reports; about 15 MB
_ALIKE: Final = 12  # words written alike that are looked at
# What many readers and dialects do not tell apart: zh z, ch c, sh s, n l, -ng -n, f h.
_MERGED: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


class Layer(NamedTuple):
    """``number`` of reports with each word; ``by_reading``: the words of a reading, and of a merged reading;
    ``by_length``: those of so many characters."""

    number: dict[str, int]
    by_reading: dict[str, list[str]]
    by_length: dict[int, list[str]]

    @classmethod
    def of(cls, number: dict[str, int]) -> Self:
        by_reading: dict[str, list[str]] = {}
        by_length: dict[int, list[str]] = {}
        for word in number:
            by_length.setdefault(len(word), []).append(word)
            for key in _keys(word):
                by_reading.setdefault(key, []).append(word)
        return cls(number, by_reading, by_length)

    def about_as_long(self, word: str, most: int) -> list[str]:
        """Words of at most so many characters more or less: most words are short, and no match for a long one."""
        lengths = range(len(word) - most, len(word) + most + 1)
        return [other for length in lengths for other in self.by_length.get(length, ())]


class Vocabulary(NamedTuple):
    """``segments``: a layer for each of the index ``version``; ``names`` of records, as they stand in ``indexes``."""

    segments: dict[str, Layer]
    names: Layer
    version: tuple[str, int]
    indexes: list[NameIndex]

    def is_current(self, version: tuple[str, int], indexes: list[NameIndex]) -> bool:
        return self.version == version and self.indexes == indexes

    def __contains__(self, word: object) -> bool:
        return any(word in layer.number for layer in self._layers)

    def number(self, word: str) -> int:
        """Of reports with the word; 1 for a name that no text has as a word."""
        return sum(layer.number.get(word, 0) for layer in self.segments.values()) or self.names.number.get(word, 0)

    def read_like(self, word: str) -> list[str]:
        """Other words with the same pinyin, then with one that sounds alike; tones do not count."""
        alike: dict[str, None] = {}
        for key in _keys(word):
            read_so = {other for layer in self._layers for other in layer.by_reading.get(key, ()) if other != word}
            alike |= dict.fromkeys(self._commonest_first(read_so))
        return list(alike)

    def written_like(self, word: str) -> list[str]:
        """Words with one character added, dropped, replaced or swapped with its neighbour; two of five and more.

        Of two characters, where nearly every word is alike, only names of records, and the two swapped.
        """
        most = 1 if len(word) < 5 else 2
        distance: dict[str, float] = {}
        for layer in self._layers if len(word) > 2 else [self.names]:
            among = layer.about_as_long(word, most)
            near = process.extract(word, among, scorer=OSA.distance, score_cutoff=most, limit=_ALIKE)
            distance |= {other: far for other, far, _key in near if other != word}
        if len(word) == 2 and word[::-1] in self and word[::-1] != word:
            distance[word[::-1]] = 1
        return sorted(self._commonest_first(distance), key=distance.__getitem__)[:_ALIKE]

    @property
    def _layers(self) -> list[Layer]:
        return [*self.segments.values(), self.names]

    def _commonest_first(self, words: Iterable[str]) -> list[str]:
        return sorted(words, key=lambda word: (-self.number(word), word))


_REST: Final = 300.0  # seconds after which reading that took too long is tried again
_kept: list[Vocabulary] = []
_given_up: list[float] = []  # until when
_times_read = [0]
_reading = Lock()


def number_of_kept() -> int:
    """Differs whenever another vocabulary is kept, whose suggestions may be others."""
    return _times_read[0]


def vocabulary() -> Vocabulary:
    """As the index is now; or as it was, while another thread reads what is new in it. Raises SearchUnavailable."""
    version, before = index_sync.backend().version(), _kept[0] if _kept else None
    indexes = indexes_of(KINDS)
    if before and before.is_current(version, indexes):
        return before
    is_resting = bool(_given_up) and monotonic() < _given_up[0]
    if is_resting and before is None:
        raise TookTooLong(WORDS_SECONDS)
    is_ours = not is_resting and _reading.acquire(blocking=before is None)
    if before and not is_ours:
        return before
    try:
        if not (_kept and _kept[0].is_current(version, indexes)):
            _kept[:] = [_read(version, indexes, before)]
            _times_read[0] += 1
        return _kept[0]
    except TookTooLong:
        _given_up[:] = [monotonic() + _REST]  # else every page would wait as long
        if before is None:
            raise
        return before
    finally:
        _reading.release()


def warm() -> None:
    """Read it before anyone asks; nothing where the index or the database cannot be read.

    Leaves no connection and no file open: processes may be forked, and an index that is replaced goes from the disk.
    """
    with suppress(SearchUnavailable, DatabaseError):
        vocabulary()
    connections.close_all()
    index_sync.backend().close()


def _read(version: tuple[str, int], indexes: list[NameIndex], before: Vocabulary | None) -> Vocabulary:
    segments = index_sync.backend().of_words(before.segments if before else {}, _layer)
    if before and before.indexes == indexes:
        return before._replace(segments=segments, version=version)
    names = (name for index in indexes for name in index.seen_names() if _NAME.fullmatch(name))
    return Vocabulary(segments, Layer.of(dict.fromkeys(names, 1)), version, indexes)


def _layer(frequencies: dict[str, int]) -> Layer:
    words = [word for word in frequencies if _WORD.fullmatch(word)]
    words.sort(key=lambda word: -frequencies[word])
    return Layer.of({word: frequencies[word] for word in words[:_MOST]})


def _keys(word: str) -> list[str]:
    """Its reading, and the same with the mergers."""
    reading = " ".join(usual(character) or character for character in word)
    merged = reading
    for one, other in _MERGED:
        merged = merged.replace(one, other)
    return [reading, f"~{merged}"]

"""How much a Chinese name looks like one, by its given characters.

They are compared with running text: 玥 is rare in names and in text, 已经 is common in text and stands in no name.
"""

from functools import cache, lru_cache
from math import log10

from archive.ingest.lexicon.name_table import character_counts, name_table

_SMOOTH_NAMES, _SMOOTH_TEXT = 0.5, 50  # counts added to each character's, in names and in text
_CHARACTERS = 6000  # in use
_SECOND_AS_SINGLE = 0.1  # a given name of one character is mostly one that may also stand second


@lru_cache(8192)
def likeness(name: str) -> float:
    """log10 of how much likelier the given characters of a folded ``name`` are in names than in text.

    Only for a surname of one character with one or two given ones; other names are 0.
    """
    table, (firsts, seconds, singles) = name_table(), _totals()
    given = name[1:]
    if len(given) == 2:
        return _ratio(given[0], table.firsts[given[0]], firsts) + _ratio(given[1], table.seconds[given[1]], seconds)
    if len(given) == 1:
        return _ratio(given, table.singles[given] + _SECOND_AS_SINGLE * table.seconds[given], singles)
    return 0.0


def _ratio(character: str, number: float, total: float) -> float:
    in_names = (number + _SMOOTH_NAMES) / (total + _SMOOTH_NAMES * _CHARACTERS)
    counts = character_counts()
    return log10(in_names * (counts.total + _SMOOTH_TEXT * _CHARACTERS) / (counts.of[character] + _SMOOTH_TEXT))


@cache
def _totals() -> tuple[int, int, float]:
    table = name_table()
    seconds = table.seconds.total()
    return table.firsts.total(), seconds, table.singles.total() + _SECOND_AS_SINGLE * seconds

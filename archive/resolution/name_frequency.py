"""How common a name is: the share of people who bear it, from the names in jieba's dictionary."""

from collections import Counter
from functools import cache, lru_cache

from archive.ingest.lexicon.name_table import SINGLE_SURNAMES, name_table
from archive.ingest.lexicon.surnames import COMPOUND
from archive.ingest.people.foreign_names import is_sound

_SHARE_OF_SHORT = 0.15  # of people have one given character
# A transcribed name is printed without its first half, so it is a family name: much more common than a full name, the
# shorter the commoner. By its characters.
_TRANSCRIBED = {4: 1.5e-3, 5: 6e-4}
_TRANSCRIBED_SHORT = 3e-3
# Of a name that two officials of one archive are known to bear: one more bearer is no surprise.
PROVEN = 3e-5
COMMON = 5e-6  # so many bear the name that it alone does not tell who is meant
_TRANSCRIBED_FULL = 1e-6  # with a middle dot: both halves
_LEAST = 2e-7  # a few hundred people of the whole country; what the dictionary cannot tell more closely
_SMOOTH = 0.5
_POWER = 1.5


def transcribed_frequency(name: str) -> float:
    """The share of people of other countries who go by the folded ``name``, a family name by its sound."""
    return _TRANSCRIBED.get(min(len(name), 5), _TRANSCRIBED_SHORT)


def _has_two_surnames(name: str) -> bool:
    """陈冯富珍, 林郑月娥: the husband's before one's own; not 马丁内斯, which is sounds from end to end."""
    return len(name) == _OF_TWO and SINGLE_SURNAMES.issuperset(name[:2]) and not all(map(is_sound, name))


_OF_TWO = 4  # characters


def is_transcribed(name: str) -> bool:
    """Whether the folded ``name`` does not begin as Chinese names do, or is longer."""
    if _has_two_surnames(name):
        return False
    surname, given = _parts(name)
    return len(given) not in (1, 2) or len(surname) == 1 and surname not in SINGLE_SURNAMES


def _parts(name: str) -> tuple[str, str]:
    length = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
    return name[:length], name[length:]


@lru_cache(4096)
def name_frequency(name: str) -> float:
    """The share of people who bear the folded ``name``: about 1e-4 for 王勇, 1e-6 for most, at least 2e-7.

    A name that does not begin with a surname is a transcription; these are family names and shared by many.
    """
    surname, given = _parts(name)
    table = name_table()
    if _has_two_surnames(name):
        return _LEAST
    if "·" in name or "-" in name:
        return _TRANSCRIBED_FULL
    if is_transcribed(name):
        return transcribed_frequency(name)
    bearers = 1e-4 if len(surname) == 2 else _share(table.surnames, surname)
    return max(_LEAST, bearers * _given_share(given))


def _given_share(given: str) -> float:
    """Half by its characters alone, half as a whole, which is how 建国 or 志刚 are chosen."""
    table = name_table()
    if len(given) == 1:
        return _SHARE_OF_SHORT * (_share(table.singles, given) + _share(table.seconds, given)) / 2
    apart = _share(table.firsts, given[0]) * _share(table.seconds, given[1])
    together = _share(table.pairs, given) if table.pairs[given] else 0.0
    return (1 - _SHARE_OF_SHORT) * (apart + together) / 2


def _share(counter: Counter[str], key: str) -> float:
    return weight(counter[key]) / _total_weight(id(counter))


def weight(number: int) -> float:
    """How much a part of a name that is in ``number`` different names of the dictionary counts.

    More than in proportion: the dictionary has 王军 once, however many bear the name, and so hides what is common.
    """
    return float((number + _SMOOTH) ** _POWER)


@cache
def _total_weights() -> dict[int, float]:
    return {id(counter): sum(map(weight, counter.values())) for counter in name_table()}


def _total_weight(counter: int) -> float:
    return _total_weights()[counter]

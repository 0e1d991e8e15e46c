"""What names are made of: how many names of jieba's dictionary have each surname and each given character."""

from collections import Counter
from functools import cache
from typing import NamedTuple

from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES, SURNAMES
from archive.text.dictionary import entries

SINGLE_SURNAMES = COMMON_SURNAMES | SURNAMES - RARE_SURNAMES
_NAMES = ("nr", "nrfg")  # tags of people's names
_NOUNS = ("n", "s", "nt")  # and of other nouns
_PROPER = ("nr", "ns", "nt", "nz")  # tags of proper names begin so


class NameTable(NamedTuple):
    """Numbers of different names in the dictionary by their parts; ``pairs`` are given names of two characters."""

    surnames: Counter[str]
    singles: Counter[str]
    firsts: Counter[str]
    seconds: Counter[str]
    pairs: Counter[str]


@cache
def name_table() -> NameTable:
    """Counts of surnames and given characters over all names of jieba's dictionary; half a second, once.

    Different names are counted, not their uses: the heroes of novels would else outweigh everybody.
    """
    table = NameTable(Counter(), Counter(), Counter(), Counter(), Counter())
    tags = _tags()
    for name, tag in tags.items():
        # 王先生, 刘师傅: a word behind the surname is a form of address.
        if tag not in _NAMES or name[0] not in SINGLE_SURNAMES or tags.get(name[1:], "") in _NOUNS:
            continue
        if len(name) == 2:
            table.singles[name[1]] += 1
        else:
            table.surnames[name[0]] += 1
            table.firsts[name[1]] += 1
            table.seconds[name[2]] += 1
            table.pairs[name[1:]] += 1
    return table


def _tags() -> dict[str, str]:
    """Part of speech of each word of two and three characters."""
    return {word: tag for word, _count, tag in entries() if len(word) in (2, 3) and not word.isascii()}


class CharacterCounts(NamedTuple):
    """How often each character stands in running text, and all together."""

    of: Counter[str]
    total: int


@cache
def character_counts() -> CharacterCounts:
    """By the frequencies that jieba's dictionary gives all words but proper names."""
    counts: Counter[str] = Counter()
    for word, count, tag in entries():
        if not tag.startswith(_PROPER):
            for character in word:
                counts[character] += count
    return CharacterCounts(counts, counts.total())

"""Texts alike: a sketch of a text to find others by, and how much of one text stands in another.

A text is cut into overlapping stretches of ``_STRETCH`` characters (shingles), punctuation and white space left out and
every character folded, so that other quotes, other noise and a corrected word change few of them. The sketch is the
``SIZE`` smallest of their hashes (Broder's bottom-k): two texts share about as many of them as they share stretches.
"""

import re
from zlib import crc32

from archive.text.normalize import fold

SIZE = 16
_STRETCH = 8
_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 200_000  # characters of a text that are looked at


def shingles(text: str) -> tuple[int, ...]:
    """At most ``SIZE`` different numbers below 2**32; fewer for a short text, none for one without words."""
    return tuple(sorted({crc32(stretch.encode()) for stretch in _stretches(text)})[:SIZE])


def shared(one: str, other: str) -> float:
    """The share, 0 to 1, of the shorter text's stretches that the longer one has, too."""
    short, long = sorted((_stretches(one), _stretches(other)), key=len)
    return len(short & long) / len(short) if short else 0.0


def lengths_ratio(one: str, other: str) -> float:
    """The shorter text's number of stretches by that of the longer one, 0 to 1."""
    short, long = sorted((len(_stretches(one)), len(_stretches(other))))
    return short / long if long else 0.0


def _stretches(text: str) -> set[str]:
    plain = _NO_WORD.sub("", fold(text[:_LONGEST]))
    return {plain[at : at + _STRETCH] for at in range(max(1, len(plain) - _STRETCH + 1))} if plain else set()

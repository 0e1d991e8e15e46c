"""Prints of sentences, by which those that say (nearly) the same are found in other reports. Pure.

Sentences are compared by their *key*: folded, without punctuation, quotation marks and white space. A print keeps the
hash of the whole key and those of its first and last ``EDGE`` characters: where one word was changed, one end is still
the same, so that from ``2 * EDGE`` characters and the changed word on a sentence is always found; a shorter one when
the change leaves one end alone. What was found so is compared by ``likeness``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from rapidfuzz import fuzz

from archive.text.normalize import fold
from archive.text.sentences import Sentence

LEAST = 12  # characters of a key; shorter sentences (datelines, headings) are alike by chance
EDGE = 8
ALIKE = 80  # per cent of like characters from which two sentences are nearly the same
_COMPARED = 400  # characters of each
_SILENT = re.compile(r"[\W_]+")
_BYTES = 6  # 48 bits: among ten million sentences one pair in five archives has the same by chance


class Fingerprint(NamedTuple):
    """Sentence ``number`` at ``[start, end)`` of its text, and its three hashes, below 2**48."""

    number: int
    start: int
    end: int
    whole: int
    head: int
    tail: int


def key(words: str) -> str:
    """What two sentences have in common that differ in no word."""
    return _SILENT.sub("", fold(words))


def likeness(one: str, other: str) -> float:
    """How alike two keys are: twice the characters in common, in order, by all of them; per cent, 0 below ALIKE."""
    return fuzz.ratio(one[:_COMPARED], other[:_COMPARED], score_cutoff=ALIKE)


def fingerprints(text: str, sentences: Iterable[Sentence]) -> list[Fingerprint]:
    """Those of the sentences of ``text`` whose key has ``LEAST`` characters or more."""
    keys = ((sentence, key(text[sentence.start : sentence.end])) for sentence in sentences)
    return [
        Fingerprint(
            sentence.number, sentence.start, sentence.end, _hash(words), _hash(words[:EDGE]), _hash(words[-EDGE:])
        )
        for sentence, words in keys
        if len(words) >= LEAST
    ]


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest())

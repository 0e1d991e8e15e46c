"""Documents like another: those that share its most telling words."""

from math import log

import numpy as np

from search.engine.documents import CONTENT
from search.whoosh_engine.schema import KEY
from search.whoosh_engine.snapshot import NO_MATCHES, Matches, Snapshot

_ASKED = 200  # terms of the document, the most frequent, whose rarity is looked up
_TERMS = 24  # that are looked for
_LEAST = 0.25  # share of them that a document like it has
_COMMON = 0.5  # a term in more than this share of all documents tells nothing


def alike(index: Snapshot, number: int, terms: dict[str, int]) -> Matches:
    """``terms``: those of the document and how often it has each."""
    own = index.term(KEY, str(number)).docs
    telling = _telling(index, terms)
    if not telling:
        return NO_MATCHES
    scores, shared = np.zeros(index.count), np.zeros(index.count, np.uint8)
    for term in telling:
        docs, weights = index.term(CONTENT, term)
        scores[docs] += weights
        shared[docs] += 1
    shared[own] = 0
    docs = np.flatnonzero(shared >= max(len(telling) * _LEAST, 1)).astype(np.uint32)
    return Matches(docs, scores[docs])


def _telling(index: Snapshot, terms: dict[str, int]) -> list[str]:
    """The terms with the greatest frequency here by rarity elsewhere, that any other document has."""
    often = sorted((term for term in terms if len(term) > 1), key=lambda term: -terms[term])[:_ASKED]
    weighed = []
    for term in often:
        held = index.frequency(CONTENT, term)
        if 1 < held <= max(index.count * _COMMON, 2):
            weighed.append((terms[term] * log(1 + index.count / held), term))
    return [term for _weight, term in sorted(weighed, reverse=True)[:_TERMS]]

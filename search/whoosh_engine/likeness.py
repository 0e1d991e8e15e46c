"""Documents like another: those that share its most telling words."""

import numpy as np

from search.engine.documents import CONTENT
from search.engine.likeness import telling
from search.whoosh_engine.schema import KEY
from search.whoosh_engine.snapshot import NO_MATCHES, Matches, Snapshot


def alike(index: Snapshot, number: int, terms: dict[str, int]) -> Matches:
    """``terms``: those of the document and how often it has each."""
    own = index.term(KEY, str(number)).docs
    chosen, least = telling(terms, index.count, lambda asked: {term: index.frequency(CONTENT, term) for term in asked})
    if not chosen:
        return NO_MATCHES
    scores, shared = np.zeros(index.count), np.zeros(index.count, np.uint8)
    for term in chosen:
        docs, weights = index.term(CONTENT, term)
        scores[docs] += weights
        shared[docs] += 1
    shared[own] = 0
    docs = np.flatnonzero(shared >= least).astype(np.uint32)
    return Matches(docs, scores[docs])

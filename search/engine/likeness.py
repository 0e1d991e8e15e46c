"""Which words of a document tell what it is about: those by which any engine looks for others like it. Pure."""

from collections.abc import Callable, Mapping
from math import ceil, log

_ASKED = 200  # terms of the document, the most frequent, whose rarity is looked up
_TERMS = 24  # that are looked for
_LEAST = 0.25  # share of them that a document like it has
_COMMON = 0.5  # a term in more than this share of all documents tells nothing


def telling(
    terms: Mapping[str, int], count: int, frequencies: Callable[[list[str]], Mapping[str, int]]
) -> tuple[list[str], int]:
    """The terms with the greatest frequency here by rarity elsewhere, that any other document has, and how many of them
    a document like it has at least. ``terms``: of the document, and how often it has each; ``count``: of all
    documents; ``frequencies``: how many have each of some terms."""
    often = sorted((term for term in terms if len(term) > 1), key=lambda term: -terms[term])[:_ASKED]
    held = frequencies(often)
    weighed = [
        (terms[term] * log(1 + count / held[term]), term) for term in often if 1 < held[term] <= max(count * _COMMON, 2)
    ]
    chosen = [term for _weight, term in sorted(weighed, reverse=True)[:_TERMS]]
    return chosen, ceil(max(len(chosen) * _LEAST, 1))

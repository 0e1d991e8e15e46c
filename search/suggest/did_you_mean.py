"""“Did you mean”: the query with one word replaced by one of the archive's own, where that finds more."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple

from archive.names.readings import latin
from archive.text.normalize import fold
from search.engine import analysis
from search.engine.errors import SearchUnavailable
from search.names import lookup
from search.querylang import language, nodes
from search.results import query
from search.results.params import SearchParams
from search.suggest.vocabulary import Vocabulary, vocabulary

FEW: Final = 2  # results up to which something else may have been meant
_OFFERED: Final = 3
_COUNTED: Final = 20  # queries that are tried, at most
_WINDOWED: Final = 8  # characters of an unknown name or word whose pairs of characters are looked at
_LONGEST: Final = 20  # characters of a word that is looked at
_EACH: Final = 4  # words tried in the place of one
_KINDS: Final = ("person", "strategy", "zone", "area")


class Meant(NamedTuple):
    """Another query, its address, and how many reports it finds: never none."""

    q: str
    url: str
    number: int


def did_you_mean(params: SearchParams, total: int) -> list[Meant]:
    """Those that find most first; empty where the query itself finds more than a few. Fewer where the engine takes too
    long: the answer that they stand beside is there."""
    if total > FEW or not params.q.strip():
        return []
    offered: list[Meant] = []
    with suppress(SearchUnavailable):
        offered.extend(islice(_finding_more(params, total), _OFFERED))
    return sorted(offered, key=lambda each: -each.number)


def _finding_more(params: SearchParams, total: int) -> Iterator[Meant]:
    for q in islice(dict.fromkeys(_others(params.q)), _COUNTED):
        other = params.changed(q=q)
        if (count := query.count(other)) > total:
            yield Meant(q, other.url, count)


def _others(q: str) -> Iterator[str]:
    """Queries to try, the likeliest first."""
    yield from _read_as_names(q)
    words = vocabulary()
    for wrong in _suspects(q, words):
        for right in _instead(wrong, words):
            # The part may stand in the query in another script or width.
            at = fold(q).find(wrong)
            if at >= 0:
                yield q[:at] + right + q[at + len(wrong) :]


def _read_as_names(q: str) -> Iterator[str]:
    """Pinyin in the place of a name."""
    if not latin(q):
        return
    for kind in _KINDS:
        for record in lookup.suggest(kind, q, limit=2):
            yield f"“{record.name}”"


def _suspects(q: str, words: Vocabulary) -> Iterator[str]:
    """Parts of the query, folded, that may be wrong: those that no report has first, whole names before words."""
    parts: dict[str, None] = {}
    for leaf in nodes.leaves(language.parse(q), excluded=False):
        if isinstance(leaf, nodes.Years):
            continue
        text = leaf.name if isinstance(leaf, nodes.NamedValue) else leaf.text
        whole = [word for word in fold(text).split() if 1 < len(word) <= _LONGEST]
        cut = [part.text for part in analysis.query_parts(text) if 1 < len(part.text) <= _LONGEST]
        parts |= dict.fromkeys([*whole, *cut, *_pairs(cut, whole)])
    yield from sorted(parts, key=lambda part: part in words)
    yield from (pair for part in parts if part not in words and 2 < len(part) <= _WINDOWED for pair in _windows(part))


def _windows(part: str) -> Iterator[str]:
    return (part[at : at + 2] for at in range(len(part) - 1))


def _pairs(cut: list[str], whole: list[str]) -> list[str]:
    """Neighbouring parts together: a wrong character splits a word in two."""
    joined = [one + other for one, other in zip(cut, cut[1:], strict=False)]
    return [pair for pair in joined if any(pair in word for word in whole)]


def _instead(wrong: str, words: Vocabulary) -> list[str]:
    alike = [*words.read_like(wrong)[:_EACH], *words.written_like(wrong)[:_EACH]]
    return list(dict.fromkeys(alike))[: 2 * _EACH]

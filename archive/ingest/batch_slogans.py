"""Slogans of a place, read in its other reports wherever they stand: quoted or not, whatever the words around.

五链共进 may be an ordinary phrase anywhere; in the reports of the county that has proclaimed it, it is the slogan. So a
name counts only where the report's area is the one whose reports taught it, or lies in it; and what no form shows, in
no whole province. What two areas have taught apart from one another is one everywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.ingest.document import Draft, NameMention, Span
from archive.ingest.pipeline import fold_lines
from archive.ingest.prepared import Prepared
from archive.ingest.slogans.known_strategies import KnownStrategies
from archive.ingest.slogans.quoted_formulas import with_noun

Path = tuple[str, ...]  # names of areas from the province down
_EVERYWHERE: Path = ()
_SHORTEST = 3  # characters; a longer name that holds it may be meant


class SlogansOfPlaces:
    """The names that each area's reports have taught so far."""

    def __init__(self, taught: Iterable[tuple[str, Path]] = ()) -> None:
        """``taught``: names that are known already, each with its area."""
        self._names: defaultdict[Path, set[str]] = defaultdict(set)
        self._once: defaultdict[Path, set[str]] = defaultdict(set)
        self._areas: defaultdict[str, set[Path]] = defaultdict(set)
        self._known: dict[Path, KnownStrategies] = {}
        for name, path in taught:
            self._add(name, path)

    def read(self, batch: Sequence[Prepared]) -> list[Prepared]:
        """``batch`` in its order, with what it and those before it teach read in every draft."""
        for each in batch:
            if each.draft and each.draft.area_path:
                self._learn(each.draft)
        return [replace(each, draft=self._completed(each.draft)) if each.draft else each for each in batch]

    def _learn(self, draft: Draft) -> None:
        path = draft.area_path
        printed = {mention.name: mention.is_strong for mention in draft.strategies if len(mention.name) >= _SHORTEST}
        for name, is_strong in printed.items():
            if name not in self._names[path] and (is_strong or len(path) > 1 and name in self._once[path]):
                self._add(name, path)
            self._once[path].add(name)

    def _add(self, name: str, path: Path) -> None:
        self._areas[name].add(path)
        for each in (path, _EVERYWHERE) if _are_apart(self._areas[name]) else (path,):
            self._names[each].add(name)
            self._known.pop(each, None)

    def _completed(self, draft: Draft) -> Draft:
        """With every place where a known name of its area stands and nothing else was read."""
        folded = ""
        added: list[NameMention] = []
        for length in range(len(draft.area_path) + 1):
            path = draft.area_path[:length]
            if self._names.get(path):
                folded = folded or fold_lines(draft.document.body)
                added += self._places(folded, draft, path)
        if not added:
            return draft
        inside = [mention for mention in draft.strategies if mention.span]
        outside = [mention for mention in draft.strategies if not mention.span]
        read = sorted([*inside, *_apart(added, inside)], key=lambda mention: mention.span.start if mention.span else 0)
        return replace(draft, strategies=(*read, *outside))

    def _places(self, folded: str, draft: Draft, path: Path) -> Iterator[NameMention]:
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = KnownStrategies(self._names[path])
        body = draft.document.body
        for start, end in known.occurrences(folded):
            formula = with_noun(folded, start, end, is_strong=False)
            name = body[formula.name_start : formula.name_end]
            yield NameMention(name, Span(formula.start, formula.end), formula.kind, is_strong=False)


def _are_apart(paths: Iterable[Path]) -> bool:
    """Whether two of the areas lie in no other: a county's slogan may be named by its city, too."""
    ordered = sorted(paths)
    return any(other[: len(path)] != path for path, other in pairwise(ordered))


def _apart(added: Iterable[NameMention], present: Sequence[NameMention]) -> Iterator[NameMention]:
    """Those of ``added`` that overlap none of ``present``, nor one another."""
    taken = [mention.span for mention in present if mention.span]
    for mention in added:
        span = mention.span
        if span and not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            yield mention

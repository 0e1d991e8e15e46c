"""Every place where any of many names stands, in one pass over the text."""

import re
from collections.abc import Callable, Iterable, Iterator

_FEW = 40  # first characters of names


class Index:
    """Names of at least two characters, to be looked up by their first two."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            self._by_beginning.setdefault(name[:2], []).append(name)
        firsts = sorted({beginning[0] for beginning in self._by_beginning})
        # Most characters begin no name: passing over them is what a search costs, and a pattern does it fastest;
        # for the few names of one report it would take longer to make than to use.
        self._first = re.compile(f"[{''.join(map(re.escape, firsts))}]") if len(firsts) > _FEW else None

    def __bool__(self) -> bool:
        return bool(self._by_beginning)

    def beginnings(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Where in ``text`` a name may begin, with the names that begin so, the longest first."""
        if self._first is None:
            yield from sorted(
                (at, names) for begins, names in self._by_beginning.items() for at in _places(text, begins)
            )
            return
        for first in self._first.finditer(text):
            at = first.start()
            if names := self._by_beginning.get(text[at : at + 2]):
                yield at, names


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def occurrences(
    folded: str, names: Iterable[str] | Index, accept: Callable[[int, int], bool] = lambda start, end: True
) -> Iterator[tuple[int, int]]:
    """Start and end of each occurrence, from left to right, none overlapping; at one place the longest name counts.

    ``accept`` may refuse an occurrence; then shorter names are tried.
    """
    reached = 0
    for at, candidates in (names if isinstance(names, Index) else Index(names)).beginnings(folded):
        if at < reached:
            continue
        fitting = (at + len(name) for name in candidates if folded.startswith(name, at))
        end = next((end for end in fitting if accept(at, end)), None)
        if end is not None:
            yield at, end
            reached = end

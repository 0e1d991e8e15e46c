"""Every place where any of many names stands, in one pass over the text."""

from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick

_FEW = 40  # beginnings of names


class Index:
    """Names of at least two characters, to be looked up by their first two."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            self._by_beginning.setdefault(name[:2], []).append(name)
        # Most characters begin no name: passing over them is what a search costs, and an automaton does it fastest;
        # for the few names of one report it would take longer to make than to use.
        self._beginnings = list(self._by_beginning)
        self._automaton = AhoCorasick(self._beginnings) if len(self._beginnings) > _FEW else None

    def __bool__(self) -> bool:
        return bool(self._by_beginning)

    def beginnings(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Where in ``text`` a name may begin, with the names that begin so, the longest first."""
        if self._automaton is None:
            yield from sorted(
                (at, names) for begins, names in self._by_beginning.items() for at in _places(text, begins)
            )
            return
        for which, at, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield at, self._by_beginning[self._beginnings[which]]


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

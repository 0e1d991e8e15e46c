"""Every place where any of many names stands, in one pass over the text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Index = Mapping[str, Sequence[str]]


def index(names: Iterable[str]) -> Index:
    """``names``, each of at least two characters, by their first two; the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return found


def occurrences(
    folded: str, names: Iterable[str], accept: Callable[[int, int], bool] = lambda start, end: True
) -> Iterator[tuple[int, int]]:
    """Start and end of each occurrence, from left to right, none overlapping; at one place the longest name counts.

    ``accept`` may refuse an occurrence; then shorter names are tried.
    """
    return indexed_occurrences(folded, index(names), accept)


def indexed_occurrences(
    folded: str, by_beginning: Index, accept: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """The same for names whose ``index`` is kept."""
    at = 0
    while at < len(folded) - 1:
        end = _end(folded, at, by_beginning.get(folded[at : at + 2], ()), accept)
        if end is not None:
            yield at, end
        at = end or at + 1


def _end(folded: str, at: int, names: Iterable[str], accept: Callable[[int, int], bool]) -> int | None:
    fitting = (at + len(name) for name in names if folded.startswith(name, at))
    return next((end for end in fitting if accept(at, end)), None)

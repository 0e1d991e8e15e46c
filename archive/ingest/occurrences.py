"""Every place where any of many names stands, in one pass over the text."""

from collections.abc import Callable, Iterable, Iterator


def occurrences(
    folded: str, names: Iterable[str], accept: Callable[[int, int], bool] = lambda start, end: True
) -> Iterator[tuple[int, int]]:
    """Start and end of each occurrence, from left to right, none overlapping; at one place the longest name counts.

    Names have at least two characters. ``accept`` may refuse an occurrence; then shorter names are tried.
    """
    index: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        index.setdefault(name[:2], []).append(name)
    at = 0
    while at < len(folded) - 1:
        end = _end(folded, at, index.get(folded[at : at + 2], ()), accept)
        if end is not None:
            yield at, end
        at = end or at + 1


def _end(folded: str, at: int, names: Iterable[str], accept: Callable[[int, int], bool]) -> int | None:
    fitting = (at + len(name) for name in names if folded.startswith(name, at))
    return next((end for end in fitting if accept(at, end)), None)

"""Names that published records taught: they help to find people whom the sentence alone does not show.

A name that is read only because it is known is never certain: it may be a namesake's, or no person's at all.
"""

from collections.abc import Callable, Iterable, Iterator

from archive.ingest.lexicon.occurrences import Index, occurrences
from archive.ingest.lexicon.words import is_word
from archive.text.normalize import fold

_SHORTEST, _LONGEST = 2, 30  # characters of a name


class KnownNames:
    """A set of names in any script and width, without padding. Those that are words of the language are left out."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        usable = {name for name in map(fold, names) if _SHORTEST <= len(name) <= _LONGEST and not is_word(name)}
        self._index = Index(usable)

    def __bool__(self) -> bool:
        return bool(self._index)

    def occurrences(self, folded: str, accept: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
        """Start and end of each, from left to right, none overlapping; at one place the longest that is accepted."""
        return occurrences(folded, self._index, accept)


NOBODY = KnownNames()

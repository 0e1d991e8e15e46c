"""One occurrence of a person in a text, and how it is made."""

from dataclasses import dataclass

from archive.ingest.people.names import plain


@dataclass(frozen=True, slots=True)
class PersonOccurrence:
    """One occurrence of a person: ``[start, end)`` is the name, ``[left, right)`` name and office.

    ``size`` is the number of names in the list it stands in. ``is_known``: read only because records teach the name.
    """

    start: int
    end: int
    name: str
    office: str | None = None
    left: int = 0
    right: int = 0
    size: int = 1
    is_known: bool = False


def seen(text: str, start: int, end: int, office: str | None = None, left: int | None = None) -> PersonOccurrence:
    return PersonOccurrence(start, end, plain(text[start:end]), office, start if left is None else left, end)

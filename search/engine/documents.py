"""What any engine holds of a record: its texts, the terms of each, ids and numbers."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

CONTENT: Final = "content"  # what Haystack calls all texts of a document together


class IndexLayout(NamedTuple):
    """The names of the fields by kind: ``texts`` in their order, ``weighed`` those of them that weigh more, ``many``
    with any number of ids a document, ``one`` with one number, 0 standing for none."""

    texts: tuple[str, ...]
    weighed: tuple[str, ...]
    many: tuple[str, ...]
    one: tuple[str, ...]


class IndexDocument(NamedTuple):
    """What is indexed of one record. ``number`` is its primary key, ``stamp`` tells whether it changed; ``terms`` are
    those of each text, and how often it has them."""

    number: int
    stamp: str
    texts: Mapping[str, str]
    terms: Mapping[str, Mapping[str, int]]
    many: Mapping[str, Iterable[int]]
    one: Mapping[str, int]


class LiveIndex(NamedTuple):
    """The name of the index that readers see, and the fingerprint of what it was built with."""

    name: str
    fingerprint: str

"""The fields of the index, made of Whoosh's own field types only, so that plain Whoosh can open it.

Field ``content`` has the terms of all texts; a text that weighs more than the others has a field of its own terms, too.
Field ``exact`` is a column with the folded texts one behind the other, parted by a byte that UTF-8 never uses, so that
a stretch of text is looked for in bytes and never across two of them. Each field of ids has a field of terms to filter
by and a column to count.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, KEYWORD, FieldType, Schema

KEY = "key"
NUMBER = "number"
STAMP = "stamp"
CONTENT = "content"
EXACT = "exact"
PARTED_BY = b"\xff"


class IndexLayout(NamedTuple):
    """The names of the fields by kind: ``texts`` in the order they lie in the exact column, ``weighed`` those of them
    that weigh more, ``many`` with any number of ids a document, ``one`` with one number, 0 standing for none."""

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


def column_of(name: str) -> str:
    return f"{name}_column"


def schema(layout: IndexLayout) -> Schema:
    fields: dict[str, FieldType] = {KEY: ID(unique=True, stored=True), NUMBER: COLUMN(NumericColumn("I"))}
    fields[STAMP] = COLUMN(VarBytesColumn())
    fields |= {name: KEYWORD(scorable=True) for name in (*layout.weighed, CONTENT)}
    fields[EXACT] = COLUMN(VarBytesColumn())
    for name in layout.many:
        fields |= {name: KEYWORD(), column_of(name): COLUMN(VarBytesColumn())}
    for name in layout.one:
        fields |= {name: KEYWORD(), column_of(name): COLUMN(NumericColumn("I"))}
    return Schema(**fields)

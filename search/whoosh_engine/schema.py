"""The fields of the index, made of Whoosh's own field types only, so that plain Whoosh can open it.

Field ``content`` has the terms of all texts; a text that weighs more than the others has a field of its own terms, too.
Field ``exact`` is a column with the folded texts one behind the other, parted by a byte that UTF-8 never uses, so that
a stretch of text is looked for in bytes and never across two of them. Each field of ids has a field of terms to filter
by and a column to count.
"""

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, KEYWORD, FieldType, Schema

from search.engine.documents import CONTENT, IndexLayout

KEY = "key"
NUMBER = "number"
STAMP = "stamp"
EXACT = "exact"
PARTED_BY = b"\xff"


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

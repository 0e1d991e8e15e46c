"""A query node for a stretch of text exactly as it stands: terms give the candidates, the text itself decides."""

from array import array
from typing import Any

from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import And, Every, Query, Term

from search.whoosh_engine.schema import CONTENT, EXACT, PARTED_BY


class Exact(Query):
    """Matches documents with ``needle`` (folded) in one of their texts.

    ``terms`` are terms that any such text has. ``place`` narrows to the text at that place of the exact column.
    Plain Whoosh can run it, too, with the scores of its terms.
    """

    def __init__(self, needle: str, terms: list[str], field: str = CONTENT, place: int | None = None) -> None:
        self.needle, self.terms, self.fieldname, self.place = needle, terms, field, place
        self.bytes = needle.encode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Exact) and (self.needle, self.place) == (other.needle, other.place)

    def __hash__(self) -> int:
        return hash(("Exact", self.needle, self.place))

    def __repr__(self) -> str:
        return f"Exact({self.needle!r})"

    def candidates(self) -> Query:
        """A query that matches at least what this one does."""
        return And([Term(self.fieldname, term) for term in self.terms]) if self.terms else Every()

    def holds(self, texts: bytes) -> bool:
        """Do the parted ``texts`` of a document have the needle?"""
        if self.place is None:
            return self.bytes in texts
        return self.bytes in texts.split(PARTED_BY)[self.place]

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        if not searcher.is_atomic():
            raise NotImplementedError("run it on the leaf searchers")
        found = self.candidates().matcher(searcher, context)
        texts = searcher.reader().column_reader(EXACT, translate=False)
        ids, weights = array("I"), array("f")
        while found.is_active():
            if self.holds(texts[found.id()]):
                ids.append(found.id())
                weights.append(found.score())
            found.next()
        return ListMatcher(ids, weights) if ids else NullMatcher()

    def estimate_size(self, ixreader: Any) -> int:
        return int(self.candidates().estimate_size(ixreader))

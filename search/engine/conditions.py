"""What is asked of any engine, as a tree of conditions. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from search.engine import analysis
from search.engine.documents import CONTENT


@dataclass(frozen=True)
class EveryDocument:
    pass


@dataclass(frozen=True)
class TermFilter:
    """A term of the texts (``search.engine.analysis.index_terms``)."""

    term: str


@dataclass(frozen=True)
class StretchFilter:
    """A folded ``needle`` in one text: of all of them, or in the one that is named."""

    needle: str
    field: str = CONTENT

    @property
    def terms(self) -> tuple[str, ...]:
        """Terms that every text with the needle has."""
        return analysis.sure_terms(self.needle)


@dataclass(frozen=True)
class PrefixFilter:
    prefix: str
    field: str = CONTENT


@dataclass(frozen=True)
class IdFilter:
    """With one of these ids; with none, nothing matches."""

    field: str
    ids: tuple[int, ...]


@dataclass(frozen=True)
class RangeFilter:
    """Over numbers that all have as many digits as the bounds, like years; both are included."""

    field: str
    first: int
    last: int


@dataclass(frozen=True)
class NotFilter:
    condition: "Condition"


@dataclass(frozen=True)
class AllFilters:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyFilter:
    conditions: tuple["Condition", ...]


Condition = (
    EveryDocument | TermFilter | StretchFilter | PrefixFilter | IdFilter | RangeFilter
    | NotFilter | AllFilters | AnyFilter
)  # fmt: skip


class EngineQuery(NamedTuple):
    """``required`` decides what matches; in order of score also count the ``wished`` terms in weighed texts, and the
    ``lifted`` stretches, each with its own score."""

    required: Condition
    wished: list[str]
    lifted: list[tuple[Condition, float]]


def wanted_terms(condition: Condition) -> list[str]:
    """The terms of the text that are wanted, not those that are excluded."""
    match condition:
        case TermFilter(term):
            return [term]
        case StretchFilter():
            return list(condition.terms)
        case AllFilters(inner) | AnyFilter(inner):
            return [term for each in inner for term in wanted_terms(each)]
    return []

"""What Haystack's filters ask of any engine, as a tree of conditions: nothing that a reader types is ever parsed as an
engine's own syntax, and every engine is asked the same.

- ``content="词 词"``: the words of an unquoted query, in any order (``search.engine.analysis.query_parts``);
- ``content__contains="字句"``: exactly this stretch of text; ``title__contains`` the same in the title;
- ``content__startswith="字"``: a word of the dictionary that begins so;
- ``person=3``, ``person__in=[3, 5]``: with this id, with one of these ids; ``year__range=(2012, 2014)``: both included.
"""

from collections.abc import Iterable
from typing import Any

from haystack.backends import BaseSearchQuery, SearchNode

from archive.text.normalize import fold
from search.engine import analysis
from search.engine.conditions import (
    AllFilters,
    AnyFilter,
    Condition,
    EngineQuery,
    EveryDocument,
    IdFilter,
    NotFilter,
    PrefixFilter,
    RangeFilter,
    StretchFilter,
    TermFilter,
    wanted_terms,
)  # fmt: skip
from search.engine.documents import CONTENT


class FilterQuery(BaseSearchQuery):
    """Turns Haystack's tree of filters into an EngineQuery."""

    def build_query(self) -> EngineQuery:
        required = self._node(self.query_filter) if self.query_filter else EveryDocument()
        lifted = [(stretch(CONTENT, text), score) for text, score in self.boost.items()]
        return EngineQuery(required, list(dict.fromkeys(wanted_terms(required))), lifted)

    def run_mlt(self, **options: object) -> None:
        """As Haystack's, which forgets the rows that were asked for."""
        super().run_mlt(**{"start_offset": self.start_offset, "end_offset": self.end_offset, **options})

    def _node(self, node: SearchNode) -> Condition:
        children = [
            self._node(child) if isinstance(child, SearchNode) else _filter(node, *child) for child in node.children
        ]
        joined = children[0] if len(children) == 1 else _joined(node, tuple(children))
        return NotFilter(joined) if node.negated else joined


def stretch(field: str, value: object) -> Condition:
    """In any of its spellings."""
    needles = list(dict.fromkeys(analysis.spellings(str(value))))
    if not needles[0]:
        return EveryDocument()
    conditions = tuple(StretchFilter(needle, field) for needle in needles)
    return AnyFilter(conditions) if conditions[1:] else conditions[0]


def _joined(node: SearchNode, conditions: tuple[Condition, ...]) -> Condition:
    return AnyFilter(conditions) if node.connector == SearchNode.OR else AllFilters(conditions)


def _filter(node: SearchNode, expression: str, value: Any) -> Condition:
    field, kind = node.split_expression(expression)
    make = {
        "content": _is,
        "exact": _is,
        "contains": stretch,
        "in": _in,
        "range": _range,
        "startswith": _begins,
    }.get(kind)
    if make is None:
        raise NotImplementedError(f"no engine does: {expression}")
    return make(field, value)


def _is(field: str, value: object) -> Condition:
    return _words(str(value)) if field == CONTENT else _in(field, [value])


def _words(text: str) -> Condition:
    parts = analysis.query_parts(text)
    conditions = tuple(stretch(CONTENT, text) if is_exact else TermFilter(text) for text, is_exact in parts)
    return AllFilters(conditions) if conditions else EveryDocument()


def _begins(field: str, value: object) -> Condition:
    return PrefixFilter(fold(str(value)), field)


def _in(field: str, values: Iterable[Any]) -> Condition:
    return IdFilter(field, tuple(int(value) for value in values))


def _range(field: str, value: tuple[int, int]) -> Condition:
    return RangeFilter(field, int(value[0]), int(value[1]))

"""Values of facets with exact numbers, over several shards, too.

Each shard names the values that most of its own documents have; a value that is in many shards, but among the first of
none, is in no answer, and one that some shards did not name has too small a number. So what was named is counted once
more on all shards, and of that only values count that no unnamed one can be ahead of. Where too few are left, all
values are walked through.
"""

from collections.abc import Callable
from heapq import nlargest
from operator import itemgetter
from typing import Any, Final

from search.opensearch_engine.asking import Asked
from search.opensearch_engine.cluster import JsonObject

Counts = list[tuple[int, int]]
_VALUES: Final = 1000  # of a facet that are counted: those that most have
_CANDIDATES: Final = 5000  # values that each shard names
_SURE: Final = 100  # values at least that are sure to be the first; more than any page shows
_PAGE: Final = 10_000  # values of one step of a walk


def aggregation_of(field: str, values: tuple[int, ...] = ()) -> Asked:
    """These values, or where none are named those that most have."""
    if values:
        return {"terms": {"field": field, "include": list(values), "size": len(values), "shard_size": len(values)}}
    return {"terms": {"field": field, "size": _VALUES, "shard_size": _CANDIDATES}}


def counts_of(counted: JsonObject) -> list[tuple[Any, int]]:
    """(value, documents), of what the cluster answers to ``aggregation_of``."""
    return [(bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"]]


def exact(
    counted: dict[str, JsonObject], shards: int, ask: Callable[[dict[str, Asked]], JsonObject]
) -> dict[str, Counts]:
    """By field, of what the answer has for ``aggregation_of``; ``ask`` gives the aggregations of the same query."""
    unsure = {name: of for name, of in counted.items() if shards > 1 and of["sum_other_doc_count"]}
    counts = {name: counts_of(of) for name, of in counted.items()}
    if unsure:
        again = ask({name: aggregation_of(name, tuple(map(itemgetter(0), counts[name]))) for name in unsure})
    for name, of in unsure.items():
        # No value that was left out has more than the last one has here and what shards that did not name it may have.
        bound = counts[name][-1][1] + of["doc_count_error_upper_bound"]
        sure = [(value, number) for value, number in counts_of(again[name]) if number >= bound]
        counts[name] = sure if len(sure) >= min(_SURE, _VALUES) else _walked(name, ask)
    return counts


def _walked(name: str, ask: Callable[[dict[str, Asked]], JsonObject]) -> Counts:
    """As exact as one shard counts, and as dear as the field has values."""
    most: Counts = []
    after: dict[str, object] = {}
    while True:
        sources = [{"value": {"terms": {"field": name}}}]
        page = ask({name: {"composite": {"size": _PAGE, "sources": sources, **after}}})[name]
        values = [(bucket["key"]["value"], bucket["doc_count"]) for bucket in page["buckets"]]
        most = nlargest(_VALUES, most + values, key=itemgetter(1))
        if len(values) < _PAGE:
            return most
        after = {"after": page["after_key"]}

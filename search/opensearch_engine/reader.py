"""Asks the live index. An answer is whole or none: what a part of the cluster left out is an error, never a smaller
number."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple, TypeVar

from search.engine.deadline import SECONDS, WORDS_SECONDS, check_deadline, deadline
from search.engine.errors import IndexMissing, PartialAnswer, SearchUnavailable, TookTooLong
from search.engine.likeness import telling
from search.engine.options import DayHistogram, Gap, RowOrder, SearchOptions
from search.opensearch_engine import facets
from search.opensearch_engine.asking import Asked, sort_of, term_of
from search.opensearch_engine.cluster import JsonObject, SearchCluster
from search.opensearch_engine.facets import Counts
from search.opensearch_engine.indices import REMEMBERED, Indices
from search.opensearch_engine.schema import CHANGED, NUMBER, STAMP, WORDS

T = TypeVar("T")
_WINDOW: Final = 10_000  # rows that one question reaches: the cluster's own bound
_STAMPS: Final = 5000
_ALONE: Final = {"_source": False, "stored_fields": "_none_"}
_EVERY: Final[Asked] = {"match_all": {}}
_STEP: Final[dict[Gap, int]] = {"year": 10_000, "month": 100, "day": 1}  # of a number such as 20140508
_KEEP: Final = "2m"
_MOST_WORDS: Final = 60_000  # those in most reports
_RECENT: Final = (1000, 0.1)  # reports changed since words were counted, in number and share, before it is done anew


class FoundRows(NamedTuple):
    """``rows`` of (primary key, score); facets and histograms count over all that match."""

    total: int
    rows: list[tuple[int, float]]
    facets: dict[str, Counts]
    histograms: dict[str, Counts]


class ClusterReader:
    """Threads share it."""

    def __init__(self, cluster: SearchCluster, indices: Indices) -> None:
        self._cluster, self._indices = cluster, indices
        self._lock = Lock()
        self._version: tuple[float, tuple[str, int] | SearchUnavailable] | None = None

    def forget(self) -> None:
        """What is remembered of the live index."""
        self._version = None
        self._indices.forget()

    # Rows and counts.

    def search(self, query: Asked, options: SearchOptions) -> FoundRows:
        """Raises SearchUnavailable."""
        with deadline(SECONDS):
            return self._on_live(lambda index: self._searched(index, query, options))

    def _searched(self, index: str, query: Asked, options: SearchOptions) -> FoundRows:
        is_near = options.stop is not None and options.stop <= _WINDOW
        size = max((options.stop or 0) - options.start, 0) if is_near else 0
        body = {"query": query, "sort": sort_of(options.orders), "aggs": _counted(options), **_ALONE, "size": size}
        answer = self._ask(index, body | ({"from": options.start} if is_near else {}))
        total = answer["hits"]["total"]["value"]
        counted = {name: answer["aggregations"][name] for name in options.facets}
        exact = facets.exact(
            counted, answer["_shards"]["total"],
            lambda aggs: self._ask(index, {"query": query, "size": 0, "aggs": aggs})["aggregations"],
        )  # fmt: skip
        histograms = {one.field: _periods(answer, one) for one in options.histograms}
        stop = total if options.stop is None else min(options.stop, total)
        rows = _rows(answer) if is_near else self._deep(index, query, options.orders, options.start, stop, total)
        return FoundRows(total, rows, exact, histograms)

    def _deep(
        self, index: str, query: Asked, orders: list[RowOrder], start: int, stop: int, total: int
    ) -> list[tuple[int, float]]:
        """Rows ``[start, stop)``, walked to from the nearer end."""
        if start >= stop:
            return []
        is_reversed = start > total - stop
        if is_reversed:
            start, stop = total - stop, total - start
        rows: list[tuple[int, float]] = []
        at = 0
        for answer in self._walk(index, query, sort_of(orders, is_reversed=is_reversed), _WINDOW, stop):
            page = _rows(answer)
            rows += page[max(start - at, 0) : stop - at]
            at += len(page)
        return rows[::-1] if is_reversed else rows

    def _walk(
        self, index: str, query: Asked, sort: list[Asked], size: int, stop: int, **more: object
    ) -> Iterator[JsonObject]:
        """Answers with the rows up to ``stop`` of the index as it is now, whatever is written meanwhile."""
        with self._point_in_time(index) as point:
            after: dict[str, object] = {}
            at = 0
            while at < stop:
                page_size = min(size, stop - at)
                body = {"query": query, "sort": sort, **_ALONE, **more, "size": page_size, **after}
                answer = self._ask("", {**body, "pit": {"id": point, "keep_alive": _KEEP}})
                hits = answer["hits"]["hits"]
                if not hits:
                    return
                yield answer
                at += len(hits)
                after = {"search_after": hits[-1]["sort"]}

    @contextmanager
    def _point_in_time(self, index: str) -> Iterator[str]:
        answer = self._cluster.ask("POST", f"/{index}/_search/point_in_time", params={"keep_alive": _KEEP})
        point = answer["pit_id"]
        try:
            yield point
        finally:
            with suppress(SearchUnavailable):
                self._cluster.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]})

    def _on_live(self, ask: Callable[[str], T]) -> T:
        """Once more where the index was replaced and removed since we looked."""
        try:
            return ask(self._indices.live().name)
        except IndexMissing:
            self.forget()
            return ask(self._indices.live().name)

    def _ask(self, index: str, body: Asked, seconds: float = SECONDS) -> JsonObject:
        """Raises PartialAnswer, TookTooLong."""
        check_deadline()
        params = {"allow_partial_search_results": "false"}
        if index:  # a point in time has its copies of the shards already
            params["preference"] = blake2b(repr(body["query"]).encode(), digest_size=8).hexdigest()
        if self._indices.plan.shards > 1:
            params["search_type"] = "dfs_query_then_fetch"  # rarity of words over all shards, not in each
        bounded = {"track_total_hits": True, "timeout": f"{int(seconds * 900)}ms", **body}
        answer = self._cluster.ask("POST", f"/{index}/_search" if index else "/_search", bounded, params, seconds)
        if answer["timed_out"]:
            raise TookTooLong(seconds)
        if answer["_shards"]["failed"] or answer["_shards"]["successful"] != answer["_shards"]["total"]:
            raise PartialAnswer(str(answer["_shards"]))
        return answer

    # The index as a whole.

    def like(self, number: int, terms: dict[str, int], start: int, stop: int | None) -> FoundRows:
        """Documents that share the most telling of ``terms`` with the one of this number. Raises SearchUnavailable."""

        def ask(index: str) -> FoundRows:
            chosen, least = telling(terms, self._total(index), lambda some: self._frequencies(index, some))
            shared = {"should": [term_of(term) for term in chosen], "minimum_should_match": least}
            query = {"bool": {**shared, "must_not": [{"term": {NUMBER: number}}]}}
            return self._searched(index, query, SearchOptions(start, stop, [RowOrder()], {}, []))

        with deadline(SECONDS):
            return self._on_live(ask)

    def _frequencies(self, index: str, terms: list[str]) -> dict[str, int]:
        """On all shards together."""
        if not terms:
            return {}
        filters = {str(at): term_of(term) for at, term in enumerate(terms)}
        answer = self._ask(index, {"query": _EVERY, "size": 0, "aggs": {"held": {"filters": {"filters": filters}}}})
        buckets = answer["aggregations"]["held"]["buckets"]
        return {term: buckets[str(at)]["doc_count"] for at, term in enumerate(terms)}

    def count(self) -> int:
        return self._on_live(self._total)

    def version(self) -> tuple[str, int]:
        """Of what others write it may be REMEMBERED seconds old."""
        known = self._version
        if known is None or monotonic() - known[0] > REMEMBERED:
            try:
                version: tuple[str, int] | SearchUnavailable = self._on_live(self._read_version)
            except SearchUnavailable as error:  # nor is a cluster that is gone asked for every page
                version = error
            self._version = known = monotonic(), version
        if isinstance(known[1], SearchUnavailable):
            raise known[1]
        return known[1]

    def _read_version(self, index: str) -> tuple[str, int]:
        latest, total = self._latest(index)
        return f"{index} {total}", latest

    def _latest(self, index: str) -> tuple[int, int]:
        """The newest version, and how many documents there are."""
        body = {"query": _EVERY, "size": 0, "aggs": {"latest": {"max": {"field": CHANGED}}}}
        answer = self._ask(index, body)
        return int(answer["aggregations"]["latest"]["value"] or 0), answer["hits"]["total"]["value"]

    def stamps(self) -> dict[int, str]:
        def stamps(index: str) -> dict[int, str]:
            stamp = {"docvalue_fields": [STAMP]}
            answers = self._walk(index, _EVERY, [{NUMBER: "asc"}], _STAMPS, 1 << 62, **stamp)
            hits = (hit for answer in answers for hit in answer["hits"]["hits"])
            return {hit["sort"][-1]: hit["fields"][STAMP][0] for hit in hits}

        return self._on_live(stamps)

    def size(self) -> int:
        answer = self._on_live(lambda index: self._cluster.ask("GET", f"/{index}/_stats/store"))
        return int(answer["_all"]["total"]["store"]["size_in_bytes"])

    def health(self) -> str:
        """green; yellow: a node more may not be lost; red: a part is gone."""
        return str(self._on_live(lambda index: self._cluster.ask("GET", f"/_cluster/health/{index}"))["status"])

    def is_locked(self) -> bool:
        """Does it take no writing?"""

        def is_locked(index: str) -> bool:
            settings = self._cluster.ask("GET", f"/{index}/_settings")[index]["settings"]["index"]
            return "true" in settings.get("blocks", {}).values()

        return self._on_live(is_locked)

    def of_words(self, known: dict[str, T], make: Callable[[dict[str, int]], T]) -> dict[str, T]:
        """Of all documents up to a moment, and of those written since, which are counted anew each time."""

        def of_words(index: str) -> dict[str, T]:
            latest, total = self._latest(index)
            moments = (key.split() for key in known)
            base = next((int(rest[0]) for name, *rest in moments if name == index and len(rest) == 1), latest)
            number, share = _RECENT
            if base < latest and self._since(index, base) > max(number, total * share):
                base = latest
            parts = {f"{index} {base}": {"lte": base}}
            if base < latest:
                parts[f"{index} {base} {latest}"] = {"gt": base}
            return {
                key: known[key] if key in known else make(self._words(index, {"range": {CHANGED: span}}))
                for key, span in parts.items()
            }

        return self._on_live(of_words)

    def _since(self, index: str, moment: int) -> int:
        return self._total(index, {"range": {CHANGED: {"gt": moment}}})

    def _total(self, index: str, query: Asked = _EVERY) -> int:
        return int(self._ask(index, {"query": query, "size": 0})["hits"]["total"]["value"])

    def _words(self, index: str, query: Asked) -> dict[str, int]:
        words = {"terms": {"field": WORDS, "size": _MOST_WORDS, "shard_size": _MOST_WORDS}}
        answer = self._ask(index, {"query": query, "size": 0, "aggs": {WORDS: words}}, WORDS_SECONDS)
        return dict(facets.counts_of(answer["aggregations"][WORDS]))


def _counted(options: SearchOptions) -> Asked:
    values = {name: facets.aggregation_of(name, values) for name, values in options.facets.items()}
    return values | {_histogram_name(one): _histogram(one) for one in options.histograms}


def _histogram_name(one: DayHistogram) -> str:
    return f"days {one.field}"


def _histogram(one: DayHistogram) -> Asked:
    periods = {"histogram": {"field": one.field, "interval": _STEP[one.gap], "min_doc_count": 1}}
    return {"filter": {"range": {one.field: {"gte": one.first, "lte": one.last}}}, "aggs": {"periods": periods}}


def _periods(answer: JsonObject, one: DayHistogram) -> Counts:
    """A date without a month counts in no month, one without a day in no day."""
    buckets = answer["aggregations"][_histogram_name(one)]["periods"]["buckets"]
    counts = [(int(bucket["key"]) // _STEP[one.gap], bucket["doc_count"]) for bucket in buckets]
    return [(period, number) for period, number in counts if one.gap == "year" or period % 100]


def _rows(answer: JsonObject) -> list[tuple[int, float]]:
    return [(hit["sort"][-1], hit.get("_score") or 0.0) for hit in answer["hits"]["hits"]]

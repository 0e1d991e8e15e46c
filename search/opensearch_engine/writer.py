"""Writes documents in bulk and looks at the answer for each of them.

A document carries as its version the moment, by the database's clock, before its record was read. The cluster keeps the
newer version, whichever comes first: a writer that was held up, or whose lock was lost, changes nothing for the worse.
"""

import json
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Final, NamedTuple

from search.engine.documents import IndexDocument, IndexLayout
from search.engine.errors import EngineGone, IndexLocked, IndexMissing, SearchUnavailable
from search.opensearch_engine.cluster import JsonObject, SearchCluster
from search.opensearch_engine.indices import writing_alias
from search.opensearch_engine.schema import body

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 4_000_000  # characters of one request
_FIRST_PAUSE: Final = 0.2  # seconds before what was too much for the cluster is sent again; twice as long each time
_OVERTAKEN: Final = 5  # times that records are read again since a newer version was there
_CURRENT = re.compile(r"current version \[([0-9]+)\]")

Read = Callable[[set[int]], Iterable[IndexDocument]]


class BulkOutcome(NamedTuple):
    """Keys of what the cluster has a newer version of, with that version; and of what it cannot hold."""

    newer: dict[int, int]
    refused: list[int]


class _Bulk(NamedTuple):
    """How long it may take, and whether it is to be seen at once."""

    seconds: float
    refresh: str


_EDIT: Final = _Bulk(10.0, "true")
_BATCH: Final = _Bulk(120.0, "false")


class BulkWriter:
    """``clock``: microseconds that never go back, the same for all writers."""

    def __init__(self, cluster: SearchCluster, layout: IndexLayout, clock: Callable[[], int]) -> None:
        self._cluster, self._layout, self._clock = cluster, layout, clock

    def replace(self, index: str, keys: set[int], read: Read) -> None:
        """Have the documents of ``keys`` be those that ``read`` gives, and none where it gives none; seen at once.

        Raises SearchUnavailable where anything could not be written that may be written later.
        """
        # The cluster makes an index for a deletion with a version, whatever "require_alias" says.
        if not self._cluster.ask("HEAD", f"/{index}/_alias/{writing_alias(index)}"):
            raise IndexMissing(index)
        version = self._clock()
        for _attempt in range(_OVERTAKEN):
            outcome = self._fill(index, version, read(keys), keys, _EDIT)
            if outcome.refused:  # what the cluster cannot hold must not be found as it was
                self._fill(index, version, (), outcome.refused, _EDIT)
            if not outcome.newer:
                return
            # Read anew after the newer version was written, the record is at least as new as that.
            keys, version = set(outcome.newer), max(self._clock(), *(each + 1 for each in outcome.newer.values()))
        raise SearchUnavailable(f"others keep writing {sorted(keys)}")

    def add(self, index: str, read: Callable[[], list[IndexDocument]]) -> tuple[int, int]:
        """The numbers of documents that were written to an index which nobody sees yet, and of those there were."""
        version = self._clock()
        documents = read()
        outcome = self._fill(index, version, documents, (), _BATCH)
        return len(documents) - len(outcome.refused), len(documents)

    def _fill(
        self, index: str, version: int, documents: Iterable[IndexDocument], keys: Iterable[int], bulk: _Bulk
    ) -> BulkOutcome:
        gone, outcome = set(keys), BulkOutcome({}, [])
        for lines in _portions(self._actions(version, documents, gone)):
            self._send(index, lines, outcome, bulk)
        return outcome

    def _actions(self, version: int, documents: Iterable[IndexDocument], gone: set[int]) -> Iterator[tuple[int, str]]:
        """Of each document its key and its lines; ``gone`` is left with those that are to be taken out."""
        for document in documents:
            gone.discard(document.number)
            yield (
                document.number,
                _line("index", document.number, version) + _json(body(document, self._layout, version)),
            )
        for key in gone:
            yield key, _line("delete", key, version)

    def _send(self, index: str, lines: dict[int, str], outcome: BulkOutcome, bulk: _Bulk) -> None:
        """What was too much for the cluster is sent again, after pauses that grow, as long as there is time."""
        path, params = f"/{writing_alias(index)}/_bulk", {"require_alias": "true", "refresh": bulk.refresh}
        until, pause = monotonic() + bulk.seconds, _FIRST_PAUSE
        while lines:
            answer = self._cluster.ask("POST", path, "".join(lines.values()), params, until - monotonic())
            again = _sorted_out(answer, outcome) if answer["errors"] else []
            if again and monotonic() + pause > until:
                raise EngineGone(f"too busy to take {again}")
            lines = {key: lines[key] for key in again}
            time.sleep(pause if again else 0)
            pause *= 2


def _sorted_out(answer: JsonObject, outcome: BulkOutcome) -> list[int]:
    """Keys of the items that are to be sent again. Raises IndexLocked, IndexMissing."""
    again = []
    for item in answer["items"]:
        ((_action, answered),) = item.items()
        key, error = int(answered["_id"]), answered.get("error", {})
        if answered["status"] == 409:
            current = _CURRENT.search(error.get("reason", ""))
            outcome.newer[key] = int(current[1]) if current else 0
        elif error.get("type") == "cluster_block_exception":
            raise IndexLocked(error.get("reason", ""))
        elif error.get("type") == "index_not_found_exception":
            raise IndexMissing(answered.get("_index", ""))
        elif answered["status"] == 429 or answered["status"] >= 500:
            again.append(key)
        elif error:
            logger.error("%s cannot be indexed and is left out: %s", key, error)
            outcome.refused.append(key)
    return again


def _portions(actions: Iterable[tuple[int, str]]) -> Iterator[dict[int, str]]:
    lines: dict[int, str] = {}
    size = 0
    for key, line in actions:
        if lines and size + len(line) > _AT_ONCE:
            yield lines
            lines, size = {}, 0
        lines[key] = line
        size += len(line)
    if lines:
        yield lines


def _line(action: str, key: int, version: int) -> str:
    return _json({action: {"_id": str(key), "version": version, "version_type": "external_gte"}})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"

"""Which index is the live one, the next one beside it, and the change from one to the other.

``NAME`` is an alias of one index ``NAME-20140508103000-1a2b3c4d``, whose mapping tells what it was built with and whose
it is; ``NAME-before`` is one of the index before it, as long as that is kept. Documents are written through a second
alias of each index, ``….writing``, and only where that is one: an index that was removed is never made anew by a late
write.
"""

import re
import time
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple
from uuid import uuid4

from search.engine.documents import IndexLayout, LiveIndex
from search.engine.errors import ForeignIndex, IndexBroken, IndexMissing
from search.opensearch_engine import schema
from search.opensearch_engine.cluster import JsonObject, SearchCluster

REMEMBERED: Final = 1.0  # seconds for which an answer on the index as a whole stands, where others may change it
_PATIENCE: Final = 60.0  # seconds for what the cluster does to a whole index
_WITHOUT_COPYING: Final = 30.0  # seconds for which copies are waited for that are not being made: a node may come back
_LOOK: Final = 0.25  # seconds between two looks at it


class IndexPlan(NamedTuple):
    """``name`` that readers ask for; ``owner`` tells this archive from others; ``replicas`` at most: no more than there
    are nodes for."""

    name: str
    owner: str
    shards: int
    replicas: int


class Indices:
    """Threads share it."""

    def __init__(self, cluster: SearchCluster, writing: SearchCluster, plan: IndexPlan) -> None:
        self._cluster, self._writing, self.plan = cluster, writing, plan
        self._lock = Lock()
        self._seen: tuple[float, LiveIndex] | None = None

    def live(self) -> LiveIndex:
        """Raises IndexMissing, IndexBroken, ForeignIndex."""
        seen = self._seen
        if seen is None or monotonic() - seen[0] > REMEMBERED:
            self._seen = seen = monotonic(), self._read()
        return seen[1]

    def forget(self) -> None:
        self._seen = None

    def _read(self) -> LiveIndex:
        mappings = self._cluster.ask("GET", f"/{self.plan.name}/_mapping")
        if len(mappings) != 1:
            raise IndexBroken(f"{self.plan.name} means {len(mappings)} indices")
        ((name, index),) = mappings.items()
        if not self._is_ours(name, index):
            raise ForeignIndex(name)
        return _live(name, index)

    def _is_ours(self, name: str, index: JsonObject) -> bool:
        owner = index.get("mappings", {}).get("_meta", {}).get("owner")
        is_named_so = re.fullmatch(re.escape(self.plan.name) + r"-[0-9]{14}-[0-9a-f]{8}", name)
        return bool(is_named_so) and owner == self.plan.owner

    def create(self, layout: IndexLayout, fingerprint: str) -> str:
        """An empty index that nobody reads yet; what broken builds left is removed, and so is the index before the live
        one. Hold the rebuild lock."""
        for name in self._not_live():
            self.remove(name)
        name = f"{self.plan.name}-{time.strftime('%Y%m%d%H%M%S')}-{uuid4().hex[:8]}"
        meta = {"owner": self.plan.owner, "fingerprint": fingerprint}
        body = {
            "settings": {"index": schema.settings(self.plan.shards)},
            "mappings": schema.mappings(layout, meta),
            "aliases": {writing_alias(name): {}},
        }
        self._writing.ask("PUT", f"/{name}", body, seconds=_PATIENCE)
        return name

    def _not_live(self) -> list[str]:
        """Our indices that nobody reads."""
        try:
            live = {self._read().name}
        except IndexMissing:
            live = set()
        mappings = self._writing.ask("GET", f"/{self.plan.name}-*/_mapping")
        return [name for name, index in mappings.items() if name not in live and self._is_ours(name, index)]

    def finish(self, name: str) -> int:
        """Have a filled index copied, as far as there are nodes, and seen; the number of its documents."""
        kept = {"auto_expand_replicas": f"0-{self.plan.replicas}", "refresh_interval": "1s"}
        self._writing.ask("PUT", f"/{name}/_settings", {"index": kept}, seconds=_PATIENCE)
        self._writing.ask("POST", f"/{name}/_refresh", seconds=_PATIENCE)
        self._wait_for_copies(name)
        return int(self._writing.ask("GET", f"/{name}/_count", seconds=_PATIENCE)["count"])

    def _wait_for_copies(self, name: str) -> None:
        """Until there are all, however long copying takes; or until for a while none is being made: an index with too
        few is whole, and what the cluster lacks is told where its health is."""
        until = monotonic() + _WITHOUT_COPYING
        while (health := self._writing.ask("GET", f"/_cluster/health/{name}", seconds=_PATIENCE))["status"] != "green":
            if health["initializing_shards"]:
                until = monotonic() + _WITHOUT_COPYING
            elif monotonic() > until:
                return
            time.sleep(_LOOK)

    def switch(self, name: str) -> None:
        """Raises ForeignIndex rather than take a name away from another archive."""
        actions: list[dict[str, object]] = []
        if kept := self.kept():
            actions.append({"remove": {"index": kept.name, "alias": self._before}})
        try:
            live = self._read().name
            actions.append({"remove": {"index": live, "alias": self.plan.name}})
            actions.append({"add": {"index": live, "alias": self._before}})
        except IndexBroken:
            actions.append({"remove": {"index": f"{self.plan.name}-*", "alias": self.plan.name}})
        except IndexMissing:
            pass
        actions.append({"add": {"index": name, "alias": self.plan.name}})
        # In one step: readers see the one or the other.
        self._writing.ask("POST", "/_aliases", {"actions": actions}, seconds=_PATIENCE)
        self.forget()

    def kept(self) -> LiveIndex | None:
        """The index before the live one."""
        with suppress(IndexMissing):
            for name, index in self._writing.ask("GET", f"/{self._before}/_mapping").items():
                if self._is_ours(name, index):
                    return _live(name, index)
        return None

    def remove(self, name: str) -> None:
        self._writing.ask("DELETE", f"/{name}", seconds=_PATIENCE)

    @property
    def _before(self) -> str:
        """The alias of the index before the live one; broken builds have none."""
        return f"{self.plan.name}-before"


def _live(name: str, index: JsonObject) -> LiveIndex:
    return LiveIndex(name, str(index["mappings"]["_meta"].get("fingerprint", "")))


def writing_alias(name: str) -> str:
    return f"{name}.writing"

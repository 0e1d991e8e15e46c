"""The line to the cluster: every request bounded in time, tried at another node where one is lost, and every fault
told apart. The only module that knows the client's own errors."""

import logging
import time
from collections.abc import Mapping
from random import uniform
from time import monotonic
from typing import Any, Final, NamedTuple

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import ConnectionTimeout, SSLError, TransportError

from archive.http.time_limit import check_request
from search.engine.deadline import SECONDS
from search.engine.errors import (
    EngineGone,
    EngineRefused,
    IndexLocked,
    IndexMissing,
    PartialAnswer,
    TookTooLong,
)

logging.getLogger("opensearch").setLevel(logging.ERROR)  # it warns of what is raised here, and told
_CONNECTIONS: Final = 20  # kept to each node: as many as a process has threads
_FIRST_PAUSE: Final = 0.1  # seconds before a request is tried again; twice as long each time
_LONGEST_PAUSE: Final = 10.0
_FIRST_TRY: Final = 0.6  # of the time that is left, so that some is left for another node
_BUSY: Final = frozenset((429, 502, 503, 504))


class ClusterAddress(NamedTuple):
    """``urls`` of any nodes; ``ca``: a file of certificates, where not the system's."""

    urls: tuple[str, ...]
    user: str = ""
    password: str = ""
    ca: str = ""


JsonObject = dict[str, Any]  # what a cluster answers


class SearchCluster:
    """Threads share it."""

    def __init__(self, address: ClusterAddress) -> None:
        self.nodes = len(address.urls)
        self._client = OpenSearch(
            hosts=list(address.urls),
            http_auth=(address.user, address.password) if address.user else None,
            ca_certs=address.ca or None,
            verify_certs=True,
            maxsize=_CONNECTIONS,
            max_retries=0,  # it would try again for as long each time; ask() does so within one bound
            retry_on_timeout=True,  # so that a node that is slow is not asked next
        )

    def close(self) -> None:
        self._client.close()

    def ask(
        self, method: str, path: str, body: object = None, params: Mapping[str, object] | None = None,
        seconds: float = SECONDS,
    ) -> JsonObject:  # fmt: skip
        """The answer within ``seconds``. Raises SearchUnavailable; ValueError where the request itself is wrong."""
        until, pause, tries = monotonic() + seconds, _FIRST_PAUSE, 0
        while True:
            check_request()
            tries += 1
            left = max(until - monotonic(), 0.05)
            timed = {**(params or {}), "request_timeout": left * _FIRST_TRY if tries == 1 else left}
            try:
                answer: JsonObject = self._client.transport.perform_request(method, path, params=timed, body=body)
                return answer
            except TransportError as error:
                if not self._is_worth_another(error, tries) or monotonic() + pause >= until:
                    raise as_engine_error(error, seconds) from error
            time.sleep(uniform(pause / 2, pause))  # noqa: S311  so that not all come back at once
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _is_worth_another(self, error: TransportError, tries: int) -> bool:
        if isinstance(error, SSLError) or _is_locked(error):
            return False
        if isinstance(error, ConnectionTimeout):
            return tries == 1
        if isinstance(error, Unreachable):
            return tries <= self.nodes
        # A node that is being lost may fail what another one can do.
        status = int(error.status_code)
        return status in _BUSY or (status >= 500 and tries <= self.nodes)


def as_engine_error(error: TransportError, seconds: float = SECONDS) -> Exception:
    """What the client raised as what every engine raises."""
    if isinstance(error, ConnectionTimeout):
        return TookTooLong(seconds)
    if isinstance(error, SSLError):
        return EngineRefused("certificate")
    if isinstance(error, Unreachable):
        return EngineGone(str(error.error))
    if _is_locked(error):
        return IndexLocked(str(error.error))
    return _error_of_status(int(error.status_code), str(error.error), str(error.info))


def _error_of_status(status: int, kind: str, info: str) -> Exception:
    if status in (401, 403):
        return EngineRefused("password" if status == 401 else "rights")
    if status == 404:
        return IndexMissing(kind)
    if kind == "search_phase_execution_exception" and (status in _BUSY or status >= 500):
        return PartialAnswer(info[:500])
    if status in _BUSY or status >= 500:
        return EngineGone(f"{status} {kind}")
    if status == 400 and ("too_many" in info or "max_clause" in info or "nested" in info):
        return TookTooLong(SECONDS)
    return ValueError(f"{status} {kind} {info[:500]}")


def _is_locked(error: TransportError) -> bool:
    """Closed for writing: by its keepers, or since a disk is full."""
    return str(error.error) == "cluster_block_exception" and error.status_code in (403, 429)

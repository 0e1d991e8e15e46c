"""The client: one method for each kind of question, pages walked by themselves, waits as long as the archive asks."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any, cast
from urllib.parse import quote, urlencode, urljoin

from meeting_archive.types import Fact, Hit, Record, Report, SearchPage

PAGE = 100  # records that the API gives at most at a time
_ASK_AGAIN = (429, 503)
_LONGEST_WAIT = 120.0  # seconds


class ArchiveError(Exception):
    """The archive refused or did not answer: ``status`` of HTTP, 0 where there is none, and its sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(f"{status}: {sentence}" if status else sentence)
        self.status, self.sentence = status, sentence


class Archive:
    """An archive at ``address``. Filters are the API's parameters, as ``/api/v1/docs`` describes them; several values
    of one are given as a list. Unknown ones are refused by the archive (ArchiveError, 400)."""

    def __init__(
        self, address: str, *, timeout: float = 60, attempts: int = 4, agent: str = "meeting-archive-client/0.1",
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:  # fmt: skip
        if not address.startswith(("https://", "http://")):
            raise ValueError("the address of an archive begins with https://")
        self.address = address.rstrip("/")
        self._timeout, self._attempts, self._agent, self._sleep = timeout, attempts, agent, sleep

    def search(self, query: str = "", **filters: object) -> SearchPage:
        """A page of results: ``sort`` (relevance, newest, oldest), ``page``, ``page_size``, ``year``, ``person`` …"""
        return cast(SearchPage, self._get("search", {"q": query, **filters}))

    def hits(self, query: str = "", **filters: object) -> Iterator[Hit]:
        """All results, page after page."""
        number = 1
        while True:
            page = self.search(query, **filters, page=number, page_size=PAGE)
            yield from page["results"]
            if number * PAGE >= page["total"]:
                return
            number += 1

    def reports(self, **filters: object) -> Iterator[Report]:
        """All that fit, without their texts."""
        return cast(Iterator[Report], self._walk("reports", filters))

    def report(self, slug: str) -> Report:
        """With its text."""
        return cast(Report, self._get(f"reports/{quote(slug, safe='')}", {}))

    def records(self, kind: str, **filters: object) -> Iterator[Record]:
        """``kind``: people, strategies, zones, areas, industries, metrics, documents, publishers."""
        return cast(Iterator[Record], self._walk(kind, filters))

    def record(self, kind: str, slug: str) -> Record:
        return cast(Record, self._get(f"{kind}/{quote(slug, safe='')}", {}))

    def facts(self, kind: str, **filters: object) -> Iterator[Fact]:
        """``kind``: participations, appointments, speeches, points, strategy-mentions, zone-mentions,
        industry-mentions, document-mentions, observations."""
        return cast(Iterator[Fact], self._walk(kind, filters))

    def count(self, kind: str, **filters: object) -> int:
        """How many reports, records or facts there are."""
        return int(self._get(kind, {**filters, "page_size": 1})["total"])

    def hold(self, text: str) -> dict[str, Any]:
        """``text`` (100,000 characters at most) held against the archive, which keeps nothing of it: its ``sentences``
        with their ``holding``, its ``names``, its ``figures`` with their ``agreement``, and the ``coverage``."""
        return self._read(f"{self.address}/api/v1/hold", json.dumps({"text": text}).encode())

    def address_of(self, path: str) -> str:
        """The whole address of a ``url`` in an answer."""
        return urljoin(self.address, path)

    def _walk(self, kind: str, filters: dict[str, object]) -> Iterator[object]:
        page = self._get(kind, {"page_size": PAGE, **filters})
        while True:
            yield from page["items"]
            if not page["next"]:
                return
            page = self._read(page["next"])

    def _get(self, path: str, parameters: dict[str, object]) -> dict[str, Any]:
        given = {name: value for name, value in parameters.items() if value is not None}
        query = urlencode(given, doseq=True)
        return self._read(f"{self.address}/api/v1/{path}" + (f"?{query}" if query else ""))

    def _read(self, address: str, sent: bytes | None = None) -> dict[str, Any]:
        """By GET, or by POST what is ``sent``."""
        headers = {"User-Agent": self._agent, "Accept": "application/json"}
        if sent is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(address, sent, headers)  # noqa: S310  checked in __init__
        for attempt in range(1, self._attempts + 1):
            try:
                with urllib.request.urlopen(request, timeout=self._timeout) as answer:  # noqa: S310
                    read: dict[str, Any] = json.load(answer)
                    return read
            except urllib.error.HTTPError as error:
                if error.code not in _ASK_AGAIN or attempt == self._attempts:
                    raise ArchiveError(error.code, _sentence(error)) from None
                self._sleep(_wait(error))
            except (OSError, ValueError) as error:
                raise ArchiveError(0, str(error)) from error
        raise AssertionError("unreachable")


def _wait(error: urllib.error.HTTPError) -> float:
    """As the archive asks, within bounds."""
    asked = error.headers.get("Retry-After", "")
    return min(float(asked) if asked.isascii() and asked.isdigit() else 1.0, _LONGEST_WAIT)


def _sentence(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["error"])
    except (ValueError, KeyError, TypeError, OSError):
        return error.reason if isinstance(error.reason, str) else str(error)

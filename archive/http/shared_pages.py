"""Public pages that several processes and machines keep together in Redis: what one has made no other need make.

They stand beside those that each process keeps, and are found by the same: the address, the language, the version of
the archive as the database tells it; and by the program. So none is ever old, and nothing need be emptied. Where Redis
does not answer, pages are made as if there were none.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import socket
from collections.abc import Callable
from functools import cache
from time import monotonic
from typing import Final, TypeVar

import django
from django.conf import settings
from django.core.cache import BaseCache, caches
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from archive.http.archive_version import Version
from archive.http.page_cache import KeptPage, KeptPages, Key, PageCacheMiddleware

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

REST: Final = 10.0  # seconds for which a server that failed is let alone: else every page would wait for it
_PROGRAM: Final = ("*.py", "*.html", "*.mo", "*.css", "*.js", "*.svg", "*.json")


class PlainBytes:
    """What Django's backend writes with: the bytes of a page as they are. Its own would unpickle what it reads."""

    def dumps(self, page: bytes) -> bytes:
        return page

    def loads(self, page: bytes) -> bytes:
        return page


class SharedPages(KeptPages):
    """Pages of the process first, then those in ``server``."""

    def __init__(self, room: int, server: BaseCache) -> None:
        super().__init__(room)
        self._server, self._rests_until = server, 0.0

    def get(self, key: Key, version: Version) -> KeptPage | None:
        page = super().get(key, version)
        if page is None and (page := self._tried(lambda: self._from_server(key, version))):
            super().put(key, version, page)
        return page

    def put(self, key: Key, version: Version, page: KeptPage) -> None:
        super().put(key, version, page)
        if self.takes(page):
            self._tried(lambda: self._server.set(_name(key, version), _written(page)))

    def _from_server(self, key: Key, version: Version) -> KeptPage | None:
        written = self._server.get(_name(key, version))
        return _read(written) if written else None

    def _tried(self, ask: Callable[[], Answer]) -> Answer | None:
        """None, too, where the server fails or has no page of ours; it is let alone for a while then."""
        if monotonic() < self._rests_until:
            return None
        try:
            return ask()
        except Exception as error:  # of the client's many kinds, and what is no page; one is made in any case
            self._rests_until = monotonic() + REST
            logger.warning("pages are not shared: %s", error)
            return None


class SharedPageCacheMiddleware(PageCacheMiddleware):
    """In the place of the other where ``ARCHIVE_CACHE`` names a server."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.pages = SharedPages(settings.PAGE_CACHE_BYTES, caches["pages"])


def _written(page: KeptPage) -> bytes:
    return json.dumps(page.headers).encode() + b"\n" + page.body


def _read(written: bytes) -> KeptPage:
    headers, _end, body = written.partition(b"\n")
    return KeptPage(body, tuple((name, value) for name, value in json.loads(headers)))


def _name(key: Key, version: Version) -> str:
    """Tells nobody who looks into the server what was asked for."""
    return salted_hmac("kept pages", repr((_program(), key, version)), algorithm="sha256").hexdigest()


@cache
def _program() -> str:
    """What pages depend on beside the archive: the program and how it is set up. Each machine has an index of its own
    where none is shared, and may be behind with it."""
    digest = hashlib.sha256()
    for folder in ("archive", "search", "templates"):
        for file in sorted(each for kind in _PROGRAM for each in (settings.BASE_DIR / folder).rglob(kind)):
            digest.update(f"{file.relative_to(settings.BASE_DIR)}\n".encode() + file.read_bytes())
    ours = sorted((name, value) for name, value in os.environ.items() if name.startswith("ARCHIVE_"))
    index = "" if settings.SEARCH == "opensearch" else socket.gethostname()
    return f"{django.get_version()} {index} {ours} {digest.hexdigest()}"

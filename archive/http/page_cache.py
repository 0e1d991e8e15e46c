"""Public pages, kept in the memory of the process for as long as nothing in the archive has changed.

Kept are pages, pictures, feeds and answers of the API as every reader without an account gets them; never what is for
one reader, sets a cookie, or is no plain success. What was kept answers ``If-None-Match`` with 304.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, has_vary_header
from django.utils.http import quote_etag

from archive.http.archive_version import Version, archive_version

_TYPES: Final = ("text/html", "application/atom+xml", "image/png")
_OWN_COOKIES: Final = (settings.SESSION_COOKIE_NAME, "messages")
_OVERHEAD: Final = 2_000  # bytes of a page beside its body: headers, key
_LARGEST: Final = 1 / 8  # of all that may be kept, for one page

Key = tuple[str, ...]


class KeptPage(NamedTuple):
    body: bytes
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: HttpResponse) -> KeptPage:
        return cls(response.content, tuple(response.headers.items()))

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=dict(self.headers))


class KeptPages:
    """Pages of one version of the archive, at most ``room`` bytes: who was not asked for the longest time goes."""

    def __init__(self, room: int) -> None:
        self.room, self.used = room, 0
        self._lock = Lock()
        self._version: Version | None = None
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()

    def get(self, key: Key, version: Version) -> KeptPage | None:
        with self._lock:
            if version != self._version or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key]

    def takes(self, page: KeptPage) -> bool:
        return len(page.body) + _OVERHEAD <= self.room * _LARGEST

    def put(self, key: Key, version: Version, page: KeptPage) -> None:
        """A page of another version than those that are kept takes the place of all of them."""
        if not self.takes(page):
            return
        size = len(page.body) + _OVERHEAD
        with self._lock:
            if version != self._version:
                self._pages.clear()
                self._version = version
                self.used = 0
            if key in self._pages:
                return
            self._pages[key] = page
            self.used += size
            while self.used > self.room:
                _key, oldest = self._pages.popitem(last=False)
                self.used -= len(oldest.body) + _OVERHEAD


class PageCacheMiddleware:
    """Stands inside of what differs by reader (language, limits of time) and outside of what makes the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.pages = KeptPages(settings.PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The version is taken before the page is made: what changes meanwhile makes the page one of an old version.
        version = archive_version() if _is_for_everyone(request) else None
        if version is None:
            return self.get_response(request)
        key = _key(request)
        if page := self.pages.get(key, version):
            return _unless_known(request, page.response())
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            return response
        response.headers["ETag"] = _etag(response)
        # A browser may keep it, and asks each time whether it is still true.
        response.headers["Cache-Control"] = "no-cache"
        self.pages.put(key, version, KeptPage.of(response))
        return _unless_known(request, response)


def _is_for_everyone(request: HttpRequest) -> bool:
    return request.method == "GET" and not any(name in request.COOKIES for name in _OWN_COOKIES)


def _key(request: HttpRequest) -> Key:
    """All that the page depends on beside the archive."""
    return (
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        request.LANGUAGE_CODE,
        "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "",
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Content-Disposition")
        and (kind in _TYPES or kind == "application/json" and request.path.startswith("/api/"))  # never how it is well
        and not has_vary_header(response, "Accept")
    )


def _etag(response: HttpResponse) -> str:
    """Of what the page says. Compressed it is other bytes in each process, as its length is hidden: a weak one then."""
    if not response.has_header("Content-Encoding"):
        return quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    return f"W/{quote_etag(hashlib.sha256(gzip.decompress(response.content)).hexdigest()[:32])}"


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    assert isinstance(answer, HttpResponse)
    return answer

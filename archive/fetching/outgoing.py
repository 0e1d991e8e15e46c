"""Messages to addresses that readers gave: posted to public ones alone."""

from collections.abc import Mapping

from django.conf import settings

from archive.fetching.http_request import post
from archive.fetching.public_addresses import ResolvedAddress, resolved_address
from archive.ingest.errors import Unreadable

_MOST = 64 << 10  # bytes of an answer, which nobody reads


def is_public(url: str) -> bool:
    """Is ``url`` one that may be posted to, and is its host known?"""
    try:
        return bool(_place(url))
    except Unreadable:
        return False


def posted(url: str, headers: Mapping[str, str], body: bytes) -> int:
    """The status of the answer; 0 where there is none, or where ``url`` leads into a network."""
    try:
        return post(_place(url), {"User-Agent": settings.FETCH_AGENT, **headers}, body, _MOST).status
    except Unreadable:
        return 0


def _place(url: str) -> ResolvedAddress:
    return resolved_address(url, allow_loopback=settings.FETCH_LOOPBACK)

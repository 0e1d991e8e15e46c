"""Addresses: of the site, and of a route, which is written into what Django made of its pattern once.

A page has hundreds of the latter.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

_SAFE: Final = "!$&'()*+,;=/~:@"  # what Django leaves in a path as it is: RFC 3986, section 3.3
_MARKS: Final = ("slug0mark", "slug1mark")  # stand for slugs; one of them may be told from another


def address(route: str, *slugs: str) -> str:
    """What ``reverse(route, args=slugs)`` gives, for routes whose parts are slugs, at most two of them.

    Raises NoReverseMatch.
    """
    if not all(slugs) or any("/" in slug for slug in slugs):
        return reverse(route, args=slugs)
    pieces = _pieces(route, len(slugs), get_script_prefix(), settings.ROOT_URLCONF)
    written = [pieces[0]]
    for slug, piece in zip(slugs, pieces[1:], strict=True):
        written += (_quoted(slug), piece)
    return "".join(written)


def site_root(request: HttpRequest) -> str:
    """The address of the whole site, without the last slash."""
    return request.build_absolute_uri("/")[:-1]


# A page names the same records again and again.
@lru_cache(maxsize=16384)
def _quoted(slug: str) -> str:
    return quote(slug, safe=_SAFE)


@lru_cache(maxsize=256)
def _pieces(route: str, number: int, _prefix: str, _urlconf: str) -> list[str]:
    """What stands before, between and after the slugs. Another prefix or another table of routes makes others."""
    rest, pieces = reverse(route, args=_MARKS[:number]), []
    for mark in _MARKS[:number]:
        piece, _mark, rest = rest.partition(mark)
        pieces.append(piece)
    return [*pieces, rest]

"""Addresses to which a text is sent to be looked at: by POST, because it is long, though nothing is changed or kept."""

from typing import Final

from django.http import HttpRequest
from django.urls import Resolver404, resolve

TEXT_ADDRESSES: Final = frozenset({"hold"})  # names, of the page and of the API


def brings_text(request: HttpRequest) -> bool:
    """Is ``request`` such a one? It only reads, as a GET does, and costs as much as an expensive page."""
    if request.method != "POST":
        return False
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return False
    return match.url_name in TEXT_ADDRESSES

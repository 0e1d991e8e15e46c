"""Addresses that a website lists: in a sitemap (sitemaps.org), an index of sitemaps, or a feed (RSS, Atom)."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.gunzipped import GZIP
from archive.ingest.files.reading import decode

MAX_ADDRESSES = 5000  # of one listing
MAX_SITEMAPS = 50  # of an index
_MAX_UNPACKED = 50 << 20  # bytes: what sitemaps.org allows
_LISTS = {"urlset": "page", "sitemapindex": "sitemap", "rss": "page", "feed": "page", "RDF": "page"}


class Listed(Protocol):
    """What gives the bytes at an address: ``archive.fetching.fetch.Fetcher``."""

    def listing(self, url: str) -> bytes: ...


def addresses(fetcher: Listed, url: str) -> Iterator[str]:
    """The pages that the listing at ``url`` names, at most ``MAX_ADDRESSES``, each once. Raises ``Unreadable``.

    Of a sitemap only those on its own host, as sitemaps.org has it; of a feed all. Of an index what cannot be read is
    passed over, unless that is all of it.
    """
    names_sitemaps, named = _listed(fetcher.listing(url), url)
    if names_sitemaps:
        named = _of_sitemaps(fetcher, named[:MAX_SITEMAPS])
    yield from list(dict.fromkeys(named))[:MAX_ADDRESSES]


def _of_sitemaps(fetcher: Listed, sitemaps: list[str]) -> list[str]:
    named: list[str] = []
    problems: list[Unreadable] = []
    for sitemap in sitemaps:
        try:
            are_sitemaps, pages = _listed(fetcher.listing(sitemap), sitemap)
        except Unreadable as problem:
            problems.append(problem)
        else:
            named += [] if are_sitemaps else pages  # an index names no index
    if problems and len(problems) == len(sitemaps):
        raise problems[0]
    return named


def _listed(data: bytes, url: str) -> tuple[bool, list[str]]:
    """(are they sitemaps?, the absolute addresses, also where the listing at ``url`` names them from its own)."""
    reader = _ListingParser()
    # What the parser is given is UTF-8, whatever it declares: it knows no encoding of Chinese.
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = lambda name, attributes: reader.start(name.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda name: reader.end()
    parser.CharacterDataHandler = reader.data
    try:
        parser.Parse(decode(_unpacked(data))[0].encode(), True)
    except expat.ExpatError as error:
        raise Unreadable("no_listing") from error
    if reader.root not in _LISTS:
        raise Unreadable("no_listing")
    named = [absolute for each in reader.named if each.strip() and (absolute := _absolute(url, each.strip()))]
    if reader.root in ("urlset", "sitemapindex"):
        named = [each for each in named if _host(each) == _host(url)]
    return reader.root == "sitemapindex", named


def _unpacked(data: bytes) -> bytes:
    if data[:2] != GZIP:
        return data
    try:
        unpacked = gzip.GzipFile(fileobj=io.BytesIO(data)).read(_MAX_UNPACKED + 1)
    except (OSError, EOFError) as error:
        raise Unreadable("damaged", format="GZIP") from error
    if len(unpacked) > _MAX_UNPACKED:
        raise Unreadable("too_large_unpacked", limit=_MAX_UNPACKED)
    return unpacked


def _absolute(url: str, address: str) -> str:
    try:
        return urljoin(url, address)
    except ValueError:
        return ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


class _ListingParser:
    """Hears of elements: ``loc`` of sitemaps, ``link`` of items and entries."""

    def __init__(self) -> None:
        self.root, self.named = "", list[str]()
        self._path: list[str] = []

    def refuse(self, *_: object) -> None:
        """Declarations of entities serve only attacks."""
        raise Unreadable("no_listing")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        self._path.append(name)
        if len(self.named) > MAX_ADDRESSES:
            return
        if self._path[-2:] == ["entry", "link"] and attributes.get("rel", "alternate") == "alternate":
            self.named.append(attributes.get("href", ""))
        elif self._is_address():
            self.named.append("")

    def end(self) -> None:
        self._path.pop()

    def data(self, text: str) -> None:
        if self.named and self._is_address():
            self.named[-1] += text

    def _is_address(self) -> bool:
        return self._path[-2:] in (["url", "loc"], ["sitemap", "loc"], ["item", "link"])

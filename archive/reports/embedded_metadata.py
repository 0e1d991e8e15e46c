"""What the page of a report and lists of reports tell reference managers and pages that link to them. Pure.

Highwire Press tags and Dublin Core are what Zotero's translator of embedded metadata and Google Scholar read on a page,
ContextObjects in Spans (COinS, OpenURL's key/encoded-value format of a journal) what reference managers read in lists,
Open Graph what messengers and other pages show of a link.
"""

from collections.abc import Iterator
from typing import NamedTuple

from archive.reports.citation_formats import Citation
from archive.text.partial_dates import PartialDate

_COINS = (("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"), ("rft.genre", "article"))


class MetaTag(NamedTuple):
    attribute: str  # "name", or "property" for Open Graph
    name: str
    content: str


def meta_tags(citation: Citation) -> list[MetaTag]:
    """Of a report or a sentence, without what is not known."""
    tags = [*_highwire(citation), *_dublin_core(citation), *_open_graph(citation)]
    return [tag for tag in tags if tag.content]


def coins(title: str, publisher: str, published_on: PartialDate, url: str) -> list[tuple[str, str]]:
    """The pairs of a context object, in order, without what is not known."""
    known = published_on if published_on.year else ""
    pairs = (("rft.atitle", title), ("rft.jtitle", publisher), ("rft.date", known), ("rft_id", url))
    return [*_COINS, *((name, value) for name, value in pairs if value)]


def _highwire(citation: Citation) -> Iterator[MetaTag]:
    day = citation.published_on
    yield MetaTag("name", "citation_title", citation.title)
    for author in citation.authors:
        yield MetaTag("name", "citation_author", author)
    yield MetaTag("name", "citation_publication_date", day.replace("-", "/") if day.year else "")
    yield MetaTag("name", "citation_journal_title", citation.publisher)
    yield MetaTag("name", "citation_public_url", citation.url)
    yield MetaTag("name", "citation_language", "zh-CN")


def _dublin_core(citation: Citation) -> Iterator[MetaTag]:
    yield MetaTag("name", "DC.title", citation.title)
    for author in citation.authors:
        yield MetaTag("name", "DC.creator", author)
    yield MetaTag("name", "DC.publisher", citation.publisher)
    yield MetaTag("name", "DC.date", citation.published_on if citation.published_on.year else "")
    yield MetaTag("name", "DC.identifier", citation.url)
    yield MetaTag("name", "DC.type", "Text")


def _open_graph(citation: Citation) -> Iterator[MetaTag]:
    yield MetaTag("property", "og:type", "article")
    yield MetaTag("property", "og:title", citation.title)
    yield MetaTag("property", "og:url", citation.url)
    yield MetaTag("property", "og:site_name", citation.archive)
    yield MetaTag("property", "og:locale", "zh_CN")

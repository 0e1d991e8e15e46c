"""Every address that a reader can open, of an archive of tests: pages, tables, feeds, the API, files, site maps."""

import json

from django.test import Client

from archive.syndication.sitemaps import SITEMAPS
from tests.archives import LinkedArchive

FORMS = ("bib", "ris", "csl.json")


def of_report(slug: str) -> list[str]:
    """What leads to one report by its address."""
    page = f"/reports/{slug}/"
    own = ["", "?cite=1", "?cite=会议", "source", "text.txt", "note", *(f"cite.{form}" for form in FORMS)]
    return [*(page + each for each in own), f"/api/v1/reports/{slug}"]


def of_archive(archive: LinkedArchive) -> list[str]:
    """All but the reports' own."""
    pages = [url for kind, url in archive.pages().items() if kind != "report"]
    tables = [f"{url}{'&' if '?' in url else '?'}format={form}" for url in pages for form in ("csv", "json")]
    things = [archive.person, archive.strategy, archive.zone, archive.area]
    feeds = ["/reports/feed.atom", *(thing.get_absolute_url() + "feed.atom" for thing in things)]
    kinds = ("people", "strategies", "zones", "areas", "metrics", "documents", "publishers", "reports", "meetings")
    facts = ("participations", "speeches", "points", "strategy-mentions", "zone-mentions", "document-mentions",
             "observations")  # fmt: skip
    api = [f"/api/v1/{kind}" for kind in (*kinds, *facts)]
    maps = ["/sitemap.xml", *(f"/sitemap-{section}.xml" for section in SITEMAPS)]
    return [
        *pages,
        *tables,
        *feeds,
        *api,
        *maps,
        "/robots.txt",
        "/opensearch.xml",
        "/api/v1/openapi.json",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    ]


def searches(words: str) -> list[str]:
    asked = [f"/search/?q={words}", f"/api/v1/search?q={words}", f"/search/feed.atom?q={words}"]
    tables = [f"/search/?q={words}&format={form}" for form in ("csv", "json")]
    return [*asked, *tables, *(f"/search/?{box}={words}" for box in ("person_name", "strategy_name")),
            f"/api/v1/suggest?q={words}",
            f"/reconcile/suggest/entity?prefix={words}",
            f'/reconcile?queries={{"q":{{"query":"{words}"}}}}']  # fmt: skip


def body(client: Client, address: str, **more: object) -> tuple[int, str, dict[str, str]]:
    """Status, whole body and headers of the answer at ``address``, streamed or not; JSON without escapes."""
    answer = client.get(address, **more)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = data.decode(errors="replace")
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return answer.status_code, text, dict(answer.headers)

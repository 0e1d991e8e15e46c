"""Every number on a page that is a link leads to exactly as many reports or passages, over the whole sample archive."""

import html
import re
from collections import deque
from urllib.parse import unquote, urljoin

import pytest
from django.core.management import call_command
from django.test import Client

from archive.models import Report
from archive.queries.passage_filters import FilteredPassages, PassageFilter
from archive.queries.report_filters import FilteredReports, ReportFilter

# The number may stand in an element of text or in the shape of a chart; both carry what they count.
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*\bdata-count="(\d+)"[^>]*\bdata-of="(\w+)"')
TOTAL = re.compile(r'data-total="(\d+)" data-of="(\w+)"')
ROOMS = "people|strategies|zones|industries|areas|metrics|documents|publishers|coverage"
PAGE_LINK = re.compile(rf'<a\b[^>]*\bhref="(/(?:{ROOMS})/[^"#]*)"')
STARTS = [
    "/",
    "/people/",
    "/strategies/",
    "/zones/",
    "/industries/",
    "/areas/",
    "/metrics/",
    "/documents/",
    "/publishers/",
    "/coverage/",
]
FEWEST = 5000  # links that the sample archive must yield; fewer means that the walk went wrong
EVERY = 40  # of so many links one is followed to its page, the others to the filter behind it


@pytest.fixture(scope="module")
def samples(fill, django_db_blocker):
    with django_db_blocker.unblock():
        fill("load_samples")
        yield
        call_command("flush", interactive=False, verbosity=0)


def pages(client):
    """(address, HTML) of every page of a thing that the lists lead to, without two people side by side."""
    waiting, seen = deque(STARTS), set(STARTS)
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.streaming:
            continue
        text = answer.content.decode()
        yield address, text
        for link in PAGE_LINK.findall(text):
            found = html.unescape(link)
            if found not in seen and "?" not in found and "/with/" not in found and "feed" not in found:
                seen.add(found)
                waiting.append(found)


def counted_by_filter(target, unit):
    """What the list at ``target`` counts."""
    path, _mark, query = target.partition("?")
    if path == "/reports/":
        return FilteredReports(ReportFilter.of(query)[0]).reports().count() if unit == "reports" else None
    assert path == "/passages/", target
    return FilteredPassages(PassageFilter.of(query)[0]).facts().count() if unit == "passages" else None


def counted_on_page(client, target, unit):
    """What the page at ``target`` says that it shows."""
    totals = {of: int(total) for total, of in TOTAL.findall(client.get(target).content.decode())}
    return totals.get(unit)


@pytest.mark.django_db
def test_every_count_of_the_sample_archive_leads_to_as_many(samples):
    assert Report.objects.samples().published().count() > 60
    client = Client()
    links = {
        (urljoin(address, html.unescape(href)).partition("#")[0], int(number), unit): address
        for address, text in pages(client)
        for href, number, unit in LINK.findall(text)
    }
    wrong = []
    for order, ((target, number, unit), address) in enumerate(sorted(links.items())):
        found = counted_by_filter(target, unit)
        shown = counted_on_page(client, target, unit) if order % EVERY == 0 else found
        if not number == found == shown:
            wrong.append(f"{unquote(address)}: {number} {unit}, found {found}, shown {shown}: {unquote(target)}")
    assert not wrong, f"{len(wrong)} of {len(links)}\n" + "\n".join(wrong[:20])
    assert len(links) > FEWEST


LISTS = ["people", "posts", "strategies", "zones", "industries", "areas", "metrics", "documents", "publishers"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?q=市"])
@pytest.mark.parametrize("name", LISTS)
def test_the_number_above_a_list_is_that_of_its_rows(samples, name, query):
    client, rows, page = Client(), set(), 1
    while True:
        address = f"/{name}/{query}" + (f"{'&' if query else '?'}page={page}" if page > 1 else "")
        text = client.get(address).content.decode()
        main = text[text.index("<main") : text.index("</main")]
        rows |= set(re.findall(rf'href="(/{name}/[^"/?]+/)"', main))
        if not re.search(rf'href="[^"]*page={page + 1}"', text):
            break
        page += 1
    said = re.search(r"共 ([\d,]+) (?:[人条个份项家])", main)
    assert len(rows) == (int(said[1].replace(",", "")) if said else 0), name
    table = b"".join(client.get(f"/{name}/{query}{'&' if query else '?'}format=csv").streaming_content).decode()
    assert len(table.strip().splitlines()) - 1 == len(rows)


@pytest.mark.django_db
def test_a_count_that_is_wrong_would_be_found(client):
    assert counted_by_filter("/reports/?year=1901", "reports") == 0
    assert counted_on_page(client, "/passages/?kind=slogan&year=1901", "passages") == 0
    assert counted_by_filter("/passages/?kind=slogan", "reports") is None

"""What must hold for every page, whatever it shows."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import Report
from tests.archives import LinkedArchive

KINDS = [
    "list:", "list:reports", "list:people", "list:strategies", "list:zones", "list:areas", "list:metrics",
    "list:documents", "list:industries", "list:publishers", "list:about", "list:coverage",
    "list:sources", "report", "person",
    "strategy", "zone", "industry", "area", "province", "metric", "document", "publisher", "speeches", "figures",
    "concordance", "side by side", "passages", "reports side by side", "repeats", "coverage", "search",
    "search:years", "search:facets", "hold", "list:statistics", "collocates", "keyness", "diffusion",
    "networks", "api", "list:map", "map", "map of zones", "versions", "series", "own collection", "list:collections",
    "collection", "list:labels", "labels", "reader note", "list:careers", "post", "list:posts",
]  # fmt: skip
PARAMETERS = ["q", "page", "page_size", "sort", "year", "area", "publisher", "person", "strategy", "zone", "kind", "by",
              "letter", "initial", "order", "person_name", "strategy_name"]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def an_index(django_db_setup, django_db_blocker):
    """An index of nothing: most tests here roll their records back, which then never reach it."""
    with django_db_blocker.unblock():
        call_command("index", "rebuild", verbosity=0)


def queries(address):
    client = Client()
    client.get(address)  # caches of content types and the like are filled once per process
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(captured)


@pytest.mark.django_db
def test_an_empty_archive_answers_everywhere():
    for address in ["/", "/reports/", "/people/", "/strategies/", "/zones/", "/areas/", "/metrics/", "/documents/",
                    "/industries/", "/publishers/", "/sources/", "/about/", "/search/", "/search/?q=会议",
                    "/api/v1/search?q=会议"]:  # fmt: skip
        assert Client().get(address).status_code == 200, address


@pytest.fixture(scope="module")
def counted(an_index, django_db_blocker):
    """Number of queries of every page at 10 and at 1,000 reports."""
    counts = {}
    with django_db_blocker.unblock():
        for number in (10, 1000):
            try:
                with transaction.atomic():
                    archive = LinkedArchive(number)
                counts[number] = {kind: queries(address) for kind, address in archive.pages().items()}
            finally:
                call_command("flush", interactive=False, verbosity=0)
                call_command("index", "rebuild", verbosity=0)
    return counts


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [*KINDS, "repeated"])
def test_no_page_asks_more_of_the_database_at_1000_reports_than_at_10(counted, kind):
    assert counted[1000][kind] <= counted[10][kind]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [*KINDS, "repeated"])
def test_every_page_is_whole_html_with_a_title_and_one_heading(kind):
    archive = LinkedArchive(3)
    answer = Client().get(archive.pages()[kind])
    assert answer.status_code == 200
    if answer["Content-Type"].startswith("text/html"):
        html = answer.content.decode()
        assert html.count("<h1") == 1
        assert html.count("<main") == 1
        assert "<title>" in html
        assert html.rstrip().endswith("</html>")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 50])
def test_pages_are_right_for_none_one_and_fifty_reports(number):
    archive = LinkedArchive(max(number, 1))
    if not number:
        Report.objects.update(status="draft")
    for kind, address in archive.pages().items():
        unlisted = ("report", "repeats", "repeated", "reports side by side", "api")
        if kind in unlisted or kind.startswith("search"):
            continue
        answer = Client().get(address)
        if not number and answer.status_code == 404:  # a record that only drafts name
            continue
        assert answer.status_code == 200, kind
        assert len(answer.content) < 150_000, kind
        if kind in ("person", "strategy", "zone", "metric", "document", "industry", "publisher"):
            assert answer.context["about"].number == number, kind
        if kind in ("passages", "concordance", "side by side"):
            assert answer.context["page"].paginator.count == number, kind


class NothingBreaks(TestCase):
    """Any path and any parameter: an answer or a clear message, never a failure of ours."""

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=40), max_size=4))
    def test_any_parameters(self, kind, parameters):
        archive = LinkedArchive(1)
        address = archive.pages()[kind].split("?")[0]
        assert self.client.get(address, parameters).status_code in (200, 301, 302, 400, 404)

    @settings(max_examples=100, deadline=None)
    @given(
        st.sampled_from(
            ["reports", "people", "strategies", "zones", "areas", "metrics", "documents", "industries", "x"]
        ),
        st.text(),
    )
    def test_any_path(self, room, slug):
        from urllib.parse import quote

        address = f"/{room}/{quote(slug.encode('utf-8', 'surrogatepass'))}/"
        assert self.client.get(address).status_code in (200, 301, 302, 400, 404)

    def test_broken_bytes_in_path_and_query(self):
        for address in ("/reports/%ff%fe/", "/people/%00/", "/search/?q=%ff%00", "/search/?%ff=1", "/%ed%a0%80/",
                        "/search/?q=%ed%a0%80", "/people/?q=%00", "/api/v1/search?q=%00"):  # fmt: skip
            assert self.client.get(address).status_code in (200, 400, 404), address

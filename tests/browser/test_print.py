"""Pages as they are printed: without navigation, with their address, their marks and what lies folded."""

import re

import pytest

from tests.archives import LinkedArchive
from tests.helpers import take_part

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("kind", ["report", "person", "strategy", "metric"])
def test_a_printed_page_is_its_content_and_its_address(open_page, kind):
    page = open_page(LinkedArchive(3).pages()[kind])
    page.emulate_media(media="print")
    for hidden in (".menu", ".masthead form", ".footer nav", ".crumbs", ".subscribe", ".skip"):
        assert not page.locator(hidden).locator("visible=true").count(), hidden
    assert page.locator(".printed-from").is_visible()
    assert page.locator("h1").is_visible()


def test_tables_beneath_charts_are_printed_and_not_cut(open_page):
    page = open_page(LinkedArchive(3).pages()["zone"])
    page.emulate_media(media="print")
    tables = page.locator("main details table").all()
    assert tables
    for table in tables:
        # A folded table has a box, but nothing of it is drawn.
        assert table.evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
        assert table.locator("tr").first.evaluate("each => getComputedStyle(each).breakInside") == "avoid"


def test_marks_of_what_is_unconfirmed_are_printed(open_page):
    archive = LinkedArchive(1)
    take_part(archive.reports[0], "杜若", part="chair", origin="machine")
    page = open_page(archive.pages()["report"])
    page.emulate_media(media="print")
    assert page.locator(".pending").first.is_visible()


@pytest.mark.parametrize("kind", ["person", "strategy"])
def test_of_a_person_or_slogan_two_pages_are_printed(open_page, kind):
    page = open_page(LinkedArchive(40).pages()[kind])
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
    page.emulate_media(media="print")
    assert page.locator(".digest").is_visible()
    assert page.locator(".report-list > li").first.is_visible()

"""A long query stands in the page a few times, not in every address of it; filters still add to it."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from search.results.histogram import REPEATED
from tests.archives import LinkedArchive
from tests.helpers import tight

pytestmark = pytest.mark.django_db
LONG = ("投资 -" + "甲乙丙丁戊己庚辛壬癸" * 60)[:480]


@pytest.fixture
def archive(indexed):
    made = LinkedArchive(25)
    indexed()
    return made


def repeated(html: str, words: str) -> int:
    """In how many addresses."""
    return sum(words in address for address in re.findall(r'href="([^"]*)"', unquote(html)))


def test_a_long_query_is_not_repeated_in_every_address(client, archive):
    html = client.get("/search/", {"q": LONG}).text
    assert "共 25 份" in html
    assert repeated(html, "甲乙丙丁戊己庚辛壬癸" * 40) < 25
    short = client.get("/search/", {"q": "投资 -甲乙丙丁戊己"}).text
    assert repeated(short, "甲乙丙丁戊己") > 40


def test_its_filters_are_buttons_of_one_form_that_has_it_once(client, archive):
    html = tight(client.get("/search/", {"q": LONG, "year": "2012", "sort": "newest"}).text)
    form = re.search(r'<form id="narrow".*?</form>', html, re.DOTALL)[0]
    kept = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    assert kept == {"q": LONG, "year": "2012", "sort": "newest"}
    button = r'<button type="submit" form="narrow" name="(\w+)" value="([^"]+)"><span>([^<]+)'
    added = {(name, unescape(value)): label for name, value, label in re.findall(button, html)}
    name, value = next((name, value) for name, value in added if value == archive.zone.slug)
    narrowed = client.get("/search/", {**kept, name: value}).text
    assert f"移除筛选：{archive.zone.name}" in narrowed


def test_a_query_of_ordinary_length_has_links(client, archive):
    html = client.get("/search/", {"q": "投资 -" + "甲" * (REPEATED - 4)}).text
    assert 'form="narrow"' not in html
    assert "&amp;zone=" in html

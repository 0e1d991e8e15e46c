"""The page that explains the query language by examples with live counts, and its reference."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse

from search.querylang.nodes import FIELDS
from search.results import query
from search.results.params import SearchParams
from search.web import examples
from tests.archives import LinkedArchive
from tests.helpers import tight

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).parents[3] / "docs" / "searching.md"


def test_every_example_leads_to_as_many_reports_as_it_says(indexed, client):
    LinkedArchive(3)
    indexed()
    html = tight(client.get(reverse("search-help")).content.decode())
    shown = re.findall(r'<dt><a href="([^"]+)"[^>]*>([^<]+)</a><span class="count">(\d+)', html)
    assert len(shown) > 15
    for url, q, number in shown:
        asked = SearchParams(q=unescape(q))
        assert unescape(url) == asked.url
        assert query.count(asked) == int(number)
    assert sum(int(number) > 0 for _url, _q, number in shown) > 10


def test_an_empty_archive_and_a_missing_index_are_explained_too(client, indexed):
    assert "索引还没有建好" in client.get(reverse("search-help")).content.decode()
    indexed()
    assert client.get(reverse("search-help")).status_code == 200


def test_every_name_of_a_field_is_on_the_page_and_in_the_reference():
    named = {name for field in examples.FIELD_NAMES for text in field[:2] for name in re.split("[、, ]+", text)}
    assert named == set(FIELDS)
    reference = REFERENCE.read_text(encoding="utf-8")
    assert all(name in reference for name in FIELDS)


def test_the_search_page_leads_there(indexed, client):
    assert f'href="{reverse("search-help")}"' in client.get(reverse("search")).content.decode()

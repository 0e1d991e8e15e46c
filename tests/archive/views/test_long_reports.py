"""A long report is shown in pages, each with its own facts; addresses of sentences lead to the right one."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from tests.helpers import make_area, make_report, mention_strategy, observe, take_part

pytestmark = pytest.mark.django_db
LINES = [f"第{number}件事由会议研究确定。" for number in range(1, 901)]


@pytest.fixture
def long(client):
    text = "\n".join([*LINES[:500], "温如松强调，要实施“三城联创”，投资12亿元。", *LINES[500:]])
    report = make_report(text, area=make_area())
    take_part(report, "温如松")
    mention_strategy(report, "三城联创")
    observe(report, "投资", "12亿元", 12, "亿元")
    return report


def opened(client, address):
    """What a browser without scripts asks for."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}").text


def ids(html):
    return {int(number) for number in re.findall(r' id="s(\d+)"', html)}


def test_pages_are_bounded_and_together_the_text(client, long):
    pages = [client.get(long.get_absolute_url(), {"page": page}).text for page in (1, 2, 3)]
    assert [len(ids(html)) for html in pages] == [400, 400, 101]
    assert set().union(*map(ids, pages)) == set(range(1, 902))
    assert "全文分 3 页，这是第 2 页" in pages[1]
    assert 'rel="next" href="?page=3"' in pages[1]


def test_a_sentence_s_address_leads_to_its_page(client, long):
    for number in (1, 100, 101, 400, 401, 501, 901):
        address = long.sentence_url(number)
        assert address.endswith(f"#s{number}")
        assert number in ids(opened(client, address)), address


def test_each_page_lists_its_own_facts(client, long):
    first, second = (client.get(long.get_absolute_url(), {"page": page}).text for page in (1, 2))
    for words in ("figures-title", "strategy-title"):
        assert words not in first
        assert words in second
    assert "三城联创" in second
    assert 'id="who-title"' in first
    assert 'id="who-title"' not in second
    assert 'href="#s501"' in second


def test_a_place_on_another_page_is_named_in_the_address(client, long):
    (people,) = re.findall(r'<section class="sheet who".*?</section>', client.get(long.get_absolute_url()).text, re.S)
    (address,) = re.findall(r'class="place" href="([^"]+)"', people)
    assert address.endswith("?sentence=501#s501")
    assert 501 in ids(opened(client, address))


def test_lists_search_and_citations_lead_there(client, long):
    call_command("index", "rebuild", verbosity=0)
    pages = ["/passages/?kind=figure", "/search/?q=三城联创", f"{long.get_absolute_url()}?cite=501"]
    for page in pages:
        addresses = re.findall(r'href="([^"]*#s501)"|(http\S+#s501)', client.get(page).text)
        assert addresses, page
        for address in filter(None, sum(addresses, ())):
            assert 501 in ids(opened(client, address.replace("&amp;", "&"))), address
    (passage,) = client.get("/api/v1/search?q=三城联创").json()["results"][0]["passages"]
    assert passage["url"].endswith("?sentence=501#s501")


@pytest.mark.parametrize("asked", ["page=0", "page=99999999999", "page=x", "sentence=²", "sentence=99999", "sentence="])
def test_what_cannot_be_read_is_a_page_all_the_same(client, long, asked):
    assert client.get(f"{long.get_absolute_url()}?{asked}").status_code == 200


def test_a_report_of_ordinary_length_is_as_it_was(client):
    report = make_report("会议强调，要抓好落实。" * 50)
    html = client.get(report.get_absolute_url()).text
    assert "全文分" not in html
    assert "text_pages.js" not in html
    assert report.sentence_url(50) == f"{report.get_absolute_url()}#s50"

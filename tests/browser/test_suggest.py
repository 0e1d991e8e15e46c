"""The list that completes a name while one types."""

import pytest
from playwright.sync_api import expect

from tests.helpers import make_person, make_report, take_part

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_arrow_opens_a_list_that_was_closed(open_page):
    take_part(make_report(), make_person("杨树平"))
    page = open_page("/search/")
    box = page.locator("input[name=person_name]").first
    box.fill("ysp")
    option = page.get_by_role("option")
    expect(option).to_be_visible()
    box.press("Escape")
    expect(option).to_be_hidden()
    box.press("ArrowDown")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")

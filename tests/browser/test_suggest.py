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


@pytest.mark.parametrize("composing", [{"isComposing": True}, {"keyCode": 229}])
def test_keys_of_an_input_method_neither_move_nor_choose(open_page, composing):
    take_part(make_report(), make_person("杨树平"))
    page = open_page("/search/")
    box, option = page.locator("input[name=person_name]").first, page.get_by_role("option")
    box.fill("ysp")
    expect(option).to_be_visible()
    box.dispatch_event("keydown", {"key": "ArrowDown", **composing})
    expect(option).not_to_have_attribute("aria-selected", "true")
    box.dispatch_event("keydown", {"key": "ArrowDown"})
    expect(option).to_have_attribute("aria-selected", "true")
    box.dispatch_event("keydown", {"key": "Enter", **composing})
    box.dispatch_event("keydown", {"key": "Escape", **composing})
    expect(option).to_be_visible()
    assert page.url.endswith("/search/")
    box.dispatch_event("keydown", {"key": "Enter"})
    page.wait_for_url("**person=**")


def test_two_officials_are_put_side_by_side_by_typing_a_name_without_javascript(open_page):
    report = make_report("温如松、顾维桢、顾维国出席。")
    one, other, third = (make_person(name) for name in ("温如松", "顾维桢", "顾维国"))
    for person in (one, other, third):
        take_part(report, person)
    page = open_page(one.get_absolute_url(), javascript=False)
    page.get_by_label("另一人的姓名").fill("顾维")
    page.get_by_role("button", name="对比").click()
    assert page.locator("h1").inner_text() == "谁与温如松对比？"
    page.get_by_role("link", name="顾维桢").click()
    assert page.locator("h1").inner_text() == "温如松、顾维桢"
    page.get_by_label("另一人的姓名").fill("顾维国")
    page.get_by_role("button", name="对比").click()
    assert page.locator("h1").inner_text() == "温如松、顾维国"


def test_a_name_is_completed_and_leads_to_the_two_side_by_side(open_page):
    report = make_report("温如松、顾维桢出席。")
    one, other = make_person("温如松"), make_person("顾维桢")
    take_part(report, one)
    take_part(report, other)
    page = open_page(one.get_absolute_url())
    page.get_by_role("combobox", name="另一人的姓名").press_sequentially("gwz")
    page.get_by_role("option").click()
    page.wait_for_url("**/with/**")
    assert page.locator("h1").inner_text() == "温如松、顾维桢"

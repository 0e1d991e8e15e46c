"""The number of a sentence shows where one looks, and copies its address."""

import pytest

from tests.browser.conftest import overflow
from tests.helpers import make_report

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_sentence_that_is_looked_at_shows_its_number_which_copies_its_address(open_page, live_server):
    report = make_report("会议强调，要抓好落实。要守住底线。")
    assert overflow(open_page(report.get_absolute_url(), width=360)) == 0
    page = open_page(report.get_absolute_url() + "?q=底线")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    link = page.locator("#s2 .sentence-link")
    assert link.evaluate("e => getComputedStyle(e).opacity") == "0"
    page.mouse.move(
        *page.locator("#s2").evaluate("e => { const r = e.getClientRects()[0]; return [r.x + 9, r.y + 9] }")
    )
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    link.click()
    page.wait_for_function("document.querySelector('#s2 .sentence-link').dataset.number == '已复制'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(live_server.url)
    assert copied.endswith("/#s2")
    assert page.locator("#s2").inner_text() == "要守住底线。"


def test_without_a_script_the_number_leads_to_the_sentence(open_page):
    report = make_report("会议强调，要抓好落实。要守住底线。")
    page = open_page(report.get_absolute_url(), javascript=False)
    page.locator("#s2 .sentence-link").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#s2")

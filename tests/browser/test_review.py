"""An editor at work in a browser: pastes a report, reviews it by keyboard, publishes it."""

import pytest

from archive.models import Report
from tests.archive.ingest import file_builders
from tests.browser.conftest import overflow

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = f"{file_builders.TITLE}\n2014年5月8日\n" + "\n".join(file_builders.LINES)
TAKE_IN, AGREEMENT = "/admin/archive/report/take-in/", "/admin/archive/report/agreement/"


def pasted(page):
    """The review page of the report that was pasted."""
    page.fill("[name=text]", TEXT)
    page.click("#take-in_form button")
    page.click(".outcomes a")
    return page


def state_of(page, row):
    return page.locator(".review .row").nth(row).locator(".state").inner_text()


def press(page, key):
    """Press, and wait until the answer has come."""
    with page.expect_response(lambda response: "/review/" in response.url):
        page.keyboard.press(key)


def wait_for_state(page, number, state):
    """Wait by selector: polling a JavaScript expression is evaluated in the page, where the policy forbids it."""
    page.locator(".row").nth(number).and_(page.locator(f".{state}")).wait_for()


def test_a_report_is_pasted_reviewed_by_keyboard_and_published(open_signed_in):
    page = pasted(open_signed_in(TAKE_IN))
    page.wait_for_selector(".row.current")
    for composing in ({"isComposing": True}, {"keyCode": 229}):  # the keys belong to the input method
        page.locator("body").dispatch_event("keydown", {"key": "n", **composing})
    press(page, "y")
    wait_for_state(page, 0, "confirmed")
    press(page, "n")
    wait_for_state(page, 1, "rejected")
    assert (state_of(page, 0), state_of(page, 1)) == ("已核", "不采用")
    press(page, "u")
    wait_for_state(page, 1, "unconfirmed")
    page.keyboard.press("e")
    page.fill("[name$=-role_title]", "代市长")
    page.locator("[name$=-role_title]").press("Enter")
    page.wait_for_selector(".messagelist")
    assert "代市长" in page.locator(".row.current").inner_text()
    page.click("[name=confirm_all]")
    page.click("#confirm_form button")
    page.wait_for_selector("text=已核定")
    page.keyboard.press("p")
    page.wait_for_selector("text=已发布")
    report = Report.objects.get()
    page.goto(page.url.split("/admin/")[0] + report.get_absolute_url())
    assert "代市长" in page.content()
    assert report.is_published


def test_keys_lead_through_the_facts_and_tell_what_they_do(open_signed_in):
    page = pasted(open_signed_in(TAKE_IN))
    page.wait_for_selector(".row.current")
    at = "[...document.querySelectorAll('.row')].findIndex(row => row === document.activeElement)"
    places = []
    for key in ("j", "ArrowDown", "k", "ArrowUp", "k"):
        page.keyboard.press(key)
        places.append(page.evaluate(at))
    assert places == [1, 2, 1, 0, 0]
    page.keyboard.press("?")
    assert page.locator(".keys p").is_visible()


def test_keys_can_be_switched_off(open_signed_in):
    page = pasted(open_signed_in(TAKE_IN))
    page.wait_for_selector(".row.current")
    page.click(".keys summary")
    page.click("#keys")
    page.keyboard.press("y")
    page.wait_for_timeout(300)
    assert state_of(page, 0) == "待核"


def test_every_button_works_without_javascript(open_signed_in):
    page = pasted(open_signed_in(TAKE_IN, javascript=False))
    page.locator(".row button[name=confirm]").first.click()
    assert state_of(page, 0) == "已核"
    page.click("[name=confirm_all]")
    page.click("#confirm_form button")
    page.click("[name=publish]")
    assert Report.objects.get().is_published


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("", "light", 1280), ("", "dark", 360), ("en", "light", 360), ("en", "dark", 1280)],
)
def test_the_pages_are_accessible_and_fit_their_window(open_signed_in, complaints, language, scheme, width):
    page = open_signed_in(TAKE_IN, language=language, color_scheme=scheme, width=width)
    assert complaints(page) == []
    assert overflow(page) <= 0
    pasted(page)
    assert complaints(page) == []
    assert overflow(page) <= 0
    page.goto(page.url.split("/admin/")[0] + AGREEMENT)
    assert complaints(page) == []
    assert overflow(page) <= 0


def test_a_name_is_said_to_be_none_by_keyboard(open_signed_in):
    page = pasted(open_signed_in(TAKE_IN))
    page.wait_for_selector(".row.current")
    number = next(at for at, row in enumerate(page.locator(".row").all()) if row.get_attribute("data-name"))
    for _step in range(number):
        page.keyboard.press("j")
    press(page, "o")
    row = page.locator(".row").nth(number)
    row.locator(".verdict", has_text="不成立").wait_for()
    assert "未成记录" in row.inner_text()
    assert row.locator(".state").inner_text() == "待核"
    press(page, "i")
    row.locator(".record", has_text="归入").wait_for()

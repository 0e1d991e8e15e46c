"""A reader's own list: collected in the browser, shown by the server, shared by its address."""

import pytest

from archive.models import Report
from tests.helpers import make_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report() -> Report:
    return make_report("会议召开。\n要抓好落实。要加快建设。", title="第一次工作会议")


def test_a_report_and_a_sentence_are_collected_and_listed(open_page, report):
    page = open_page(report.get_absolute_url())
    page.click(".report-links [data-collect]")
    assert page.get_attribute(".report-links [data-collect]", "aria-pressed") == "true"
    page.click("#s2", position={"x": 30, "y": 12})  # on its words: its number, a box within it, hangs above them
    button = page.locator(".collect-sentence button")
    assert button.inner_text() == "把第 2 句收入清单"
    button.click()
    own = page.locator("footer [data-own-collection]")
    assert own.inner_text() == "我的清单 2"
    own.click()
    page.wait_for_selector(".collected")
    assert page.url.endswith(f"/collection/?items={report.pk}-{report.pk}.2")
    assert "要抓好落实。" in page.locator(".collected").inner_text()
    page.click(f'[data-drop-item="{report.pk}"]')
    page.wait_for_url(f"**/collection/?items={report.pk}.2")
    assert page.locator("footer [data-own-collection]").inner_text() == "我的清单 1"


def test_the_empty_page_leads_to_the_own_list(open_page, report):
    page = open_page(report.get_absolute_url())
    page.click(".report-links [data-collect]")
    page.goto(page.url.split("/reports/")[0] + "/collection/")
    page.wait_for_url(f"**/collection/?items={report.pk}")


def test_a_list_of_somebody_else_is_shown_without_a_script_and_can_be_taken_over(open_page, report):
    address = f"/collection/?items={report.pk}.2"
    assert "要抓好落实。" in open_page(address, javascript=False).locator(".collected").inner_text()
    page = open_page(address)
    page.click("[data-take-list]")
    assert page.locator("footer [data-own-collection]").inner_text() == "我的清单 1"
    assert page.locator("[data-listed]").is_hidden()


def test_the_sentence_that_the_address_names_is_offered(open_page, report):
    page = open_page(report.get_absolute_url() + "#s3")
    assert page.locator(".collect-sentence button").inner_text() == "把第 3 句收入清单"

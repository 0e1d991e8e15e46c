"""A text held against the archive in a browser, without scripts: the form, its token, and the page of what is held."""

import pytest

from archive.models.sentence_prints import index_all_fingerprints
from tests.archives import TEXT
from tests.helpers import make_area, make_report, observe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "width"), [("", 1280), ("en", 360)])
def test_a_text_is_held_without_scripts_and_the_page_can_be_read_by_all(open_page, complaints, language, width):
    area = make_area("郑州市")
    report = make_report(f"{TEXT}2013年，郑州市生产总值1527亿元。", area=area)
    observe(report, "地区生产总值", "1527亿元", 1527, "亿元", base_unit="元", base_value=152_700_000_000, period="2013")
    index_all_fingerprints()
    for javascript in (False, True):  # axe itself needs scripts
        page = open_page("/hold/", width=width, language=language, javascript=javascript)
        page.fill(
            "textarea", TEXT.replace("强调", "指出") + "2013年，郑州市生产总值1600亿元。档案里从来没有过的一句话。"
        )
        page.click(".hold-form button")
        page.wait_for_selector("#held-summary")
        assert page.locator(".hold-held mark").count() >= 2
        assert page.locator("tr.hold-differs").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints(page) == []

"""Words without an end, typed by a reader or printed in a report, do not push a page out of a narrow window."""

import pytest

from tests.browser.conftest import overflow
from tests.helpers import make_report, observe

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "a" * 400


@pytest.mark.parametrize(
    "path",
    [f"/people/?q={LONG}", f"/areas/?q={LONG}", f"/reports/?area={LONG}", f"/search/?q={LONG[:180]}",
     f"/search/?person_name={LONG[:60]}"],
)  # fmt: skip
def test_what_a_reader_typed_is_broken(open_page, path):
    make_report()
    assert overflow(open_page(path, width=360)) == 0


@pytest.mark.parametrize("name", [LONG[:60], "规模以上工业企业主营业务收入利润率" * 3])
def test_a_long_name_leaves_room_for_its_number(open_page, name):
    observe(make_report("投资53亿元。"), name, "53亿元", 53, "亿元")
    page = open_page("/metrics/", width=320)
    assert overflow(page) == 0
    line, count = (page.locator(f".ranking li {each}").first.bounding_box() for each in ("a", ".count"))
    assert line["x"] + line["width"] <= count["x"]

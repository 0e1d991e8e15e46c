"""Ways from old addresses: an undo may take them back."""

from pathlib import Path

import pytest

from tests.helpers import make_report, take_part

SOURCES = [path for room in ("archive", "search") for path in Path(room).rglob("*.py")]


@pytest.mark.parametrize("word", ["PermanentRedirect", "permanent=True"])
def test_no_view_redirects_for_ever(word):
    assert [path for path in SOURCES if word in path.read_text(encoding="utf-8")] == []


@pytest.mark.django_db
def test_the_way_from_an_old_address_is_not_kept_by_the_browser(client):
    report = make_report("杨树平强调，要抓好落实。")
    person, other = take_part(report, "杨树平").person, take_part(report, "李二水").person
    addresses = ["/people/{}/", f"/people/{{}}/with/{other.slug}/"]
    old = person.slug
    person.name = "杨树林"
    person.save()
    reports = ["/reports/{}/", "/reports/{}/text.txt", "/reports/{}/cite.bib", "/reports/{}/repeats/",
               f"/reports/{{}}/with/{make_report().slug}/"]  # fmt: skip
    old_report = report.slug
    report.title = "全市工作会议闭幕"
    report.save()
    asked = [*(each.format(old) for each in addresses), *(each.format(old_report) for each in reports)]
    for address in asked:
        answer = client.get(address)
        assert (answer.status_code, answer.headers.get("Cache-Control")) == (302, "no-store"), address

"""An editor changes, compares, undoes, deletes, restores and empties in a browser; the pages fit and axe is content."""

import pytest
from playwright.sync_api import expect

from archive.models import Participation, Person, Report, Revision, Strategy, Trash
from tests.archive.admin.editing import address
from tests.browser.conftest import overflow
from tests.helpers import make_area, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "全市会议召开。\n李明强调，要推进“两翼齐飞”，抓好一批重点项目。\n赵芳主持会议。"


@pytest.fixture
def report():
    report = make_report(TEXT, title="全市重点项目会议召开", area=make_area("岚浦市"))
    take_part(report, "李明", role_title="市长", origin="machine")
    mention_strategy(report, "两翼齐飞").strategy.names.create(name="两翼同飞")
    return report


def test_a_day_of_changes_and_second_thoughts(open_signed_in, report):
    page = open_signed_in(address(report), javascript=False)
    page.fill("#id_title", "全市项目会议召开")
    page.fill("#id_text", TEXT.replace("李明强调", "李明指出"))
    page.locator("[name=_save]").first.click()
    page.goto(page.url.split("/admin")[0] + address(report, "history"))
    page.locator(".revisions a").first.click()
    expect(page.locator(".change ins").first).to_be_visible()
    expect(page.locator("del", has_text="强调")).to_be_visible()
    page.click(".undo button")
    report.refresh_from_db()
    assert (report.title, report.text) == ("全市重点项目会议召开", TEXT)
    expect(page.locator(".revisions li")).to_have_count(2)

    page.goto(page.url.split("/admin")[0] + address(report, "delete"))
    page.locator("input[type=submit]").last.click()
    assert not Report.objects.exists()
    page.goto(page.url.split("/admin")[0] + "/admin/archive/trash/")
    page.locator("#result_list a", has_text="全市重点项目会议召开").click()
    page.click(".undo button")
    assert Participation.objects.get().role_title == "市长"

    Person.objects.get().delete()
    page.goto(page.url.split("/admin")[0] + address(report, "delete"))
    page.locator("input[type=submit]").last.click()
    page.goto(page.url.split("/admin")[0] + "/admin/archive/trash/")
    page.locator(".object-tools a").click()
    page.locator(".deletelink").click()
    assert not Trash.objects.exists()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_axe_finds_nothing_serious(open_signed_in, report, complaints, width, scheme):
    page = open_signed_in(address(report), width=width, color_scheme=scheme, javascript=False)
    page.fill("#id_title", "全市项目会议召开" + "很长" * 60)
    page.fill("#id_text", TEXT.replace("李明强调", "李明指出"))
    page.locator("[name=_save]").first.click()
    root = page.url.split("/admin")[0]
    edit = f"/admin/archive/revision/{Revision.objects.get().pk}/change/"
    paths = [address(report, "history"), edit]
    paths += [address(take_part(make_report(TEXT), "赵芳").person, "split"), address(Strategy.objects.get(), "split")]
    page.goto(root + address(Person.objects.get(name="李明"), "delete"))
    page.locator("input[type=submit]").last.click()
    deleted = f"/admin/archive/revision/{Trash.objects.get().pk}/change/"
    paths += [deleted, "/admin/archive/trash/", "/admin/archive/trash/empty/", "/admin/archive/revision/"]
    context = page.context.browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="zh-CN"
    )
    context.add_cookies(page.context.cookies())
    page = context.new_page()
    found = []
    for path in paths:
        page.goto(root + path)
        found += [f"{path}: {words}" for words in complaints(page)]
        found += [f"{path}: too wide"] * (overflow(page) > 0)
    context.close()
    assert found == []

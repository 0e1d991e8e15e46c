"""The editing pages in a browser: place facts by selecting their words, keep the text in sight, fit a narrow window."""

import pytest
from playwright.sync_api import Page, expect

from archive.models import Participation
from tests.archive.admin.editing import address
from tests.browser.conftest import overflow
from tests.helpers import make_person, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db(transaction=True)

# A character beyond the first plane counts as one in Python and as two in a browser.
TEXT = "💥全市会议召开。\n李明强调，要推进“两翼齐飞”。\n赵芳主持会议。"


@pytest.fixture
def edit(open_signed_in):
    """``edit(path, ...)``: the page at ``path``, opened by a signed-in editor."""
    return open_signed_in


@pytest.fixture
def report():
    report = make_report(TEXT, title="全市重点项目会议召开")
    take_part(report, "李明", role_title="市长", origin="machine")
    mention_strategy(report, "两翼齐飞")
    make_person("赵芳")
    return report


def choose(page: Page, words: str) -> None:
    """Select ``words`` in the text, as by mouse."""
    page.evaluate(
        "words => { const t = document.querySelector('#id_text'); const at = t.value.indexOf(words);"
        " t.focus(); t.setSelectionRange(at, at + words.length); }", words,
    )  # fmt: skip


def test_a_fact_is_placed_by_selecting_its_words(edit, report):
    page = edit(address(report))
    page.click("#participations-group .add-row a")
    row = page.locator("#participations-1")
    row.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("zhaofang")
    page.locator(".select2-results__option", has_text="赵芳").click()
    row.locator("[name$=-part]").select_option("chair")
    choose(page, "赵芳")
    row.hover()
    row.locator(".take").click()
    expect(row.locator("[name$=-start]")).to_have_value(str(TEXT.index("赵芳")))
    page.locator("[name=_continue]").first.click()
    page.wait_for_url("**/change/")
    assert page.locator(".errorlist").count() == 0
    part = Participation.objects.get(part="chair")
    assert TEXT[part.start : part.end] == part.quote == "赵芳"


def test_a_row_shows_its_words_in_the_text(edit, report):
    page = edit(address(report))
    page.focus("#id_participations-0-role_title")
    shown = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    assert page.eval_on_selector("#id_text", shown) == "李明"
    expect(page.locator(".context mark")).to_have_text("李明")
    page.click(".pin")
    page.locator("#strategy_mentions-group").scroll_into_view_if_needed()
    expect(page.locator("#id_text")).to_be_in_viewport()
    page.reload()
    assert page.get_attribute(".pin", "aria-pressed") == "true"


def test_a_title_that_is_too_long_is_kept_whole_and_said_to_be(edit, report):
    page = edit(address(report))
    page.fill("#id_title", "")
    page.focus("#id_title")
    page.keyboard.insert_text("长" * 501)
    page.locator("[name=_save]").first.click()
    expect(page.locator(".field-title .errorlist")).to_contain_text("500")
    assert page.input_value("#id_title") == "长" * 501


def test_each_table_is_one_jump_from_the_top(edit, report):
    page = edit(address(report), javascript=False)
    tables = page.locator(".inline-group")
    assert page.locator(".jumps a").count() == tables.count() == 7
    assert page.locator(".jumps li").first.inner_text() == "参会 1"
    for place in range(7):
        page.locator(".jumps a").nth(place).click()
        expect(tables.nth(place)).to_be_in_viewport()


def test_everything_works_without_javascript(edit, report):
    page = edit(address(report), javascript=False)
    page.fill("#id_participations-0-role_title", "代市长")
    page.locator("[name=_save]").first.click()
    assert Participation.objects.get().role_title == "代市长"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_axe_finds_nothing_serious(edit, report, complaints, width, scheme):
    page = edit("/admin/", width=width, color_scheme=scheme)
    person = Participation.objects.get().person
    found = []
    for path in ("/admin/", "/admin/archive/report/", address(report), address(person), "/admin/archive/person/add/"):
        page.goto(page.url.split("/admin")[0] + path)
        found += [f"{path}: {words}" for words in complaints(page)]
        found += [f"{path}: too wide"] * (overflow(page) > 0)
    assert found == []

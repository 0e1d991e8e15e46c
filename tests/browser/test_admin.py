"""The editing pages in a browser: place facts by selecting their words, keep the text in sight, fit a narrow window."""

import pytest
from playwright.sync_api import Page, expect

from archive.admin.review import review_address
from archive.models import Participation, Report
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
        "words => { for (const text of document.querySelectorAll('.text')) {"
        " const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);"
        " for (let node; (node = walker.nextNode()); ) { const at = node.data.indexOf(words);"
        " if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; } } } }", words,
    )  # fmt: skip


def test_a_fact_is_placed_by_selecting_its_words(edit, report):
    page = edit(review_address(report.pk))
    choose(page, "赵芳")
    page.keyboard.press("a")
    page.locator(".add[open] a").first.click()
    expect(page.locator("[name=new-0-start]")).to_have_value(str(TEXT.index("赵芳")))
    expect(page.locator("[name=new-0-person]")).to_have_value("赵芳")
    page.locator("[name=new-0-part]").select_option("chair")
    page.locator("[name=new-0-role_title]").press("Enter")
    page.wait_for_selector(".messagelist")
    part = Participation.objects.get(part="chair")
    assert TEXT[part.start : part.end] == part.quote == "赵芳"


def test_names_are_offered_as_they_are_typed(edit, report):
    page = edit(review_address(report.pk, add="part"))
    page.locator("[name=new-0-person]").press_sequentially("zhaof")
    page.wait_for_selector("datalist option", state="attached")
    assert page.locator("datalist option").first.get_attribute("value").startswith("赵芳 #")


def test_nobody_leaves_what_was_entered_unasked(edit, report):
    page = edit(address(report))
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(page.url)
    assert asked == []
    page.fill("#id_title", "新标题")
    page.goto(page.url)
    assert asked == ["beforeunload"]
    page.fill("#id_title", "新标题")
    page.locator("[name=_save]").first.click()
    page.wait_for_selector(".messagelist")
    assert asked == ["beforeunload"]


def test_a_title_that_is_too_long_is_kept_whole_and_said_to_be(edit, report):
    page = edit(address(report))
    page.fill("#id_title", "")
    page.focus("#id_title")
    page.keyboard.insert_text("长" * 501)
    page.locator("[name=_save]").first.click()
    expect(page.locator(".field-title .errorlist")).to_contain_text("500")
    assert page.input_value("#id_title") == "长" * 501


def test_everything_works_without_javascript(edit, report):
    page = edit(review_address(report.pk), javascript=False)
    page.locator(".row .edit").first.click()
    page.locator("[name$=-role_title]").fill("代市长")
    page.locator("[name$=-role_title]").press("Enter")
    assert Participation.objects.get().role_title == "代市长"
    page.locator(".add summary").last.click()
    page.locator(".add[open] a").first.click()
    page.fill("[name=new-0-quote]", "赵芳")
    page.fill("[name=new-0-person]", "赵芳")
    page.select_option("[name=new-0-part]", "chair")
    page.locator(".adding [name=save]").first.click()
    assert Participation.objects.get(part="chair").quote == "赵芳"


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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/archive/report/", "/admin/archive/report/take-in/", "/admin/archive/person/", "/status/"],
)
def test_the_pages_of_the_tasks_fit_and_axe_finds_nothing(edit, report, complaints, path, width):
    page = edit(path, width=width)
    assert overflow(page) <= 0
    assert complaints(page) == []
    masthead = page.locator(".masthead")
    assert masthead.evaluate("each => getComputedStyle(each).borderBottomWidth") == "3px"
    assert "Song" in page.locator("h1").first.evaluate("each => getComputedStyle(each).fontFamily")


def test_columns_are_told_by_keyboard_without_a_script(edit, report, complaints, tmp_path):
    table = tmp_path / "表.csv"
    table.write_text("名,详述\n全市会议召开,市长李明主持会议。\n", "utf-8")
    page = edit("/admin/archive/report/take-in/", width=390, javascript=False)
    page.set_input_files("#id_uploads", str(table))
    page.locator("form.take-in button").press("Enter")
    page.wait_for_selector("#columns_form")
    assert overflow(page) <= 0
    page.get_by_label("名", exact=True).select_option("title")
    page.get_by_label("详述", exact=True).select_option("text")
    page.locator("#columns_form button").press("Enter")
    page.wait_for_selector(".outcomes .new")
    assert Report.objects.get(title="全市会议召开").text == "市长李明主持会议。"


def test_axe_finds_nothing_where_columns_are_told(edit, report, complaints, tmp_path):
    table = tmp_path / "表.csv"
    table.write_text("名,详述\n全市会议召开,市长李明主持会议。\n", "utf-8")
    page = edit("/admin/archive/report/take-in/")
    page.set_input_files("#id_uploads", str(table))
    page.locator("form.take-in button").click()
    page.wait_for_selector("#columns_form")
    assert complaints(page) == []


def test_on_a_phone_the_words_of_the_fact_at_hand_are_in_sight(edit):
    names = [f"李{chr(0x4E00 + each)}明" for each in range(30)]
    report = make_report("、".join(f"某某县县委书记{name}" for name in names) + "出席会议。")
    for name in names:
        take_part(report, name, part="attendee", origin="machine")
    page = edit(review_address(report.pk), width=390)
    for _each in range(24):
        page.keyboard.press("j")
    seen = """() => {
      const box = (name) => document.querySelector(name).getBoundingClientRect();
      const [mark, row, text] = [box('mark.current'), box('.row.current'), box('.paragraph-text:has(mark.current)')];
      return {
        mark: mark.top >= text.top && mark.bottom <= text.bottom && mark.top >= 0,
        row: row.top >= text.bottom - 1 && row.top < innerHeight,
      };
    }"""
    page.wait_for_function(f"() => {{ const seen = ({seen})(); return seen.mark && seen.row; }}")

"""What a page may weigh, that nothing on it moves while it loads, and that axe finds nothing: every kind of page."""

import pytest
from django.core.management import call_command

from tests.archives import LinkedArchive
from tests.browser.in_pieces import in_pieces

pytestmark = pytest.mark.django_db(transaction=True)

BYTES = 160_000  # HTML, styles and scripts of a page, as they are before compression
SHIFT = 0.02  # cumulative layout shift; up to 0.1 counts as good
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; })
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def kinds() -> dict[str, str]:
    """Every kind of page, over 50 reports that name everything; and pages that no record has."""
    archive = LinkedArchive(50)
    call_command("index", "rebuild", verbosity=0)
    return {
        **{kind: address for kind, address in archive.pages().items() if kind != "api"},
        "guide of the API": "/api/v1/docs",
        "start of search": "/search/",
        "guide": "/search/help/",
        "nothing found": "/search/?q=没有这样的话",
        "choose a second": f"{archive.person.get_absolute_url()}?with=无",
        "choose a second report": f"{archive.reports[0].get_absolute_url()}?with=会议",
        "not found": "/nowhere/",
    }


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_weighs_too_much_or_moves_while_it_comes_in_pieces(browser, live_server, kinds, width):
    wrong = []
    with in_pieces(live_server.url) as server:
        for kind, address in kinds.items():
            context = browser.new_context(viewport={"width": width, "height": 800}, locale="zh-CN")
            context.add_init_script(WATCH)
            page, weights = context.new_page(), []
            page.on("response", lambda answer, weights=weights: weights.append(len(answer.body())))
            page.goto(server + address, wait_until="networkidle")
            weight, shift = sum(weights), page.evaluate("window.shift")
            if weight > BYTES or shift >= SHIFT:
                wrong.append(f"{kind}: {weight} bytes, shift {shift}")
            context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("language", "width"), [("", 1280), ("en", 360)])
def test_axe_finds_nothing_on_any_kind_of_page(open_page, complaints, kinds, language, width):
    wrong = []
    for kind, address in kinds.items():
        page = open_page(address, width=width, language=language)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong += [f"{kind}, {scheme}: {each}" for each in complaints(page)]
        page.context.close()
    assert not wrong, "\n".join(wrong)


def test_every_kind_of_page_says_all_without_javascript(open_page, kinds):
    for kind, address in kinds.items():
        page = open_page(address, javascript=False)
        # What is folded opens without a script too.
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.locator("h1").is_visible(), kind
        assert page.locator("main").inner_text().strip(), kind
        for form in page.locator("form").all():
            assert form.get_by_role("button").count(), f"{kind}: a form that nothing sends"
        page.context.close()

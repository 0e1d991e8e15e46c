"""The content security policy in a browser: no page does what it forbids, and what it forbids does not happen."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.archive.admin.editing import address
from tests.archives import LinkedArchive

pytestmark = pytest.mark.django_db(transaction=True)

ADMIN = ("/admin/", "/admin/archive/report/", "/admin/archive/person/", "/admin/archive/report/take-in/")


def watch(page):
    """What the console says of the policy, and the addresses of other hosts that are asked, from now on."""
    seen = []
    page.on("console", lambda said: seen.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    own = ("http://localhost", "http://127.0.0.1", "data:")
    page.on("request", lambda request: None if request.url.startswith(own) else seen.append(request.url))
    return seen


@pytest.fixture
def archive():
    archive = LinkedArchive(3)
    call_command("index", "rebuild", verbosity=0)
    return archive


def test_no_page_for_readers_is_stopped_by_the_policy(open_page, live_server, archive):
    page = open_page("/about/")
    seen = watch(page)
    for kind, path in archive.pages().items():
        if kind != "api":
            assert page.goto(live_server.url + path, wait_until="networkidle").ok
            assert not seen, kind


def test_the_page_of_the_api_works_with_what_the_archive_itself_serves(open_page, live_server):
    page = open_page("/about/")
    seen = watch(page)
    page.goto(live_server.url + "/api/v1/docs")
    page.locator("summary", has_text="/api/v1/reports/{slug}").click()
    expect(page.get_by_role("cell", name="string").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not seen


def test_no_page_for_editors_is_stopped_by_the_policy(open_signed_in, live_server, archive):
    page = open_signed_in("/admin/")
    seen = watch(page)
    report = archive.reports[0]
    for path in (*ADMIN, address(report), address(report).replace("/change/", "/review/")):
        assert page.goto(live_server.url + path, wait_until="networkidle").ok
        assert not seen, path
    page.goto(live_server.url + address(report).replace("/change/", "/review/") + "?add=part#adding")
    page.locator("[name=new-0-person]").press_sequentially(archive.person.name[:1])
    page.wait_for_selector("datalist option", state="attached")
    page.goto(live_server.url + address(report))
    page.locator(".select2-selection").first.click()
    page.locator(".select2-search__field").fill(archive.person.name)
    page.wait_for_selector(".select2-results__option")
    assert not seen


def test_what_stands_inline_is_not_run(open_page):
    page = open_page("/about/")
    seen = watch(page)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.ran") is None
    assert seen

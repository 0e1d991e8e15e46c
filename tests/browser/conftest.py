"""A real browser for the tests of this folder: Debian's chromium, or the one that CHROMIUM names."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is marked ``browser``, and where no browser is found is reported by name as skipped."""
    skip = pytest.mark.skip(reason="no chromium found: apt-get install chromium, or set CHROMIUM to its path")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not _executable():
                item.add_marker(skip)


def _executable() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """``open_page("/reports/", width=360, color_scheme="dark", language="en", javascript=False)``."""
    contexts = []

    def open_(
        path: str, *, width: int = 1280, color_scheme: str = "light", language: str = "", javascript: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=color_scheme,
            java_script_enabled=javascript,
            locale="zh-CN",
        )
        contexts.append(context)
        if language:
            context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def open_signed_in(open_page, live_server) -> Callable[..., Page]:
    """``open_page`` for a member of the staff."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def open_(path: str, **options: Any) -> Page:
        page = open_page("/about/", **options)
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.goto(live_server.url + path)
        return page

    return open_


_OF_DJANGO = ("empty-table-header",)  # the tables of the admin's inlines have one, by Django's own template


@pytest.fixture
def complaints() -> Callable[[Page], list[str]]:
    """What axe finds on a page, small rules too, one line each."""

    def of(page: Page) -> list[str]:
        violations = Axe().run(page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in violations
            if each["id"] not in _OF_DJANGO
            for node in each["nodes"]
        ]

    return of


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window; a page that was just asked for is waited for."""
    page.wait_for_function("document.readyState !== 'loading'")
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(width))

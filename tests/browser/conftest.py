"""A real browser for the tests of pages: an office served from this process, at the two widths that we build for."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dangbo.access.permissions import Role
from web.conftest import Office, office
from web.offices import PASSWORD

__all__ = ["office"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 120_000
"""Milliseconds after which a page is given up. A test never depends on how fast the machine is."""
DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
SignedInPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser, and says loudly where there is none."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="KHÔNG CHẠY: máy không có Chromium (gói chromium của Debian)"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, also where the tests run as root.

    The driver keeps an event loop in this thread, beside which Django refuses queries unless told that they are meant.
    """
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def new_context(browser: Browser, live_server: Any, **options: Any) -> BrowserContext:
    """A browser with an empty memory that waits patiently."""
    context = browser.new_context(base_url=live_server.url, **({"viewport": DESKTOP} | options))
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def stranger(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A page of nobody in particular."""
    context = new_context(browser, live_server)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_as(browser: Browser, live_server: Any, office: Office) -> Iterator[SignedInPage]:
    """A function `open_as(role, viewport=DESKTOP, **context)` that gives a page signed in with a role of the office.

    Whatever the page's console complains of makes the test fail.
    """
    contexts, complaints = [], []

    def sign_in(role: Role, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = new_context(browser, live_server, viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/dang-nhap/")
        page.fill("[name=login]", office.accounts[role].username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert complaints == []

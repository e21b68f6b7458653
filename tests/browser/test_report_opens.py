"""The promise of the program on its demo: 24,14% in the report opens to the 155 names behind it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import new_context
from dangbo.demo.accounts import DEMO_PASSWORD
from databases import DEMO, Databases


@pytest.fixture
def page(browser: Browser, live_server: Any, django_db_setup: Databases) -> Iterator[Page]:
    django_db_setup.use(DEMO)
    context = new_context(browser, live_server)
    page = context.new_page()
    page.goto("/dang-nhap/")
    page.fill("[name=login]", "bantochuc")
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")
    yield page
    context.close()


def test_the_share_of_women_in_the_report_opens_to_155_names(page: Page) -> None:
    page.goto("/bao-cao/congress-round/")
    page.get_by_role("link", name="24,14%").first.click()
    panel = page.locator(".panel")
    expect(panel.get_by_role("heading", name="Tỷ lệ nữ trong cấp ủy mới")).to_be_visible()
    expect(panel).to_contain_text("155 nữ trong cấp ủy mới ÷ 642 cấp ủy viên được bầu = 24,143…%")
    panel.get_by_role("link", name="Xem đủ 155 dòng").click()
    page.wait_for_url("**/so-lieu/**")
    names = set()
    while True:
        names |= {link.get_attribute("href") for link in page.locator("main tbody a[href^='/dang-vien/']").all()}
        following = page.get_by_role("link", name="Trang sau")
        if not following.count():
            break
        following.click()
        page.wait_for_load_state()
    assert len(names) == 155

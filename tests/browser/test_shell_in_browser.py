"""The shell in a real browser: nothing out of reach of a keyboard or a screen reader, nothing wider than the screen."""

import pytest
from playwright.sync_api import Page, expect

from browser.axe import complaints, complaints_in_both_schemes
from browser.conftest import DESKTOP, PHONE, SignedInPage
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.office.acts import change_setting
from dangbo.office.options import IDLE_MINUTES

PAGES = (
    "/",
    "/xem/ngay/",
    "/xem/to-chuc/",
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/phan-quyen/",
    "/phan-quyen/them/",
    "/nhat-ky/",
    "/cai-dat/",
    "/cai-dat/chung/",
    "/cai-dat/tham-so/",
    "/thuat-ngu/",
    "/viec/",
)


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "390"])
def test_no_page_of_the_shell_has_a_barrier_or_overflows(open_as: SignedInPage, viewport) -> None:
    page = open_as(Role.SYSTEM_ADMINISTRATOR, viewport)
    for url in PAGES:
        page.goto(url)
        found = complaints(page) if viewport is PHONE else complaints_in_both_schemes(page)  # colours are of no width
        assert (url, found) == (url, [])
        assert (url, overflow(page)) == (url, 0)


def test_the_sign_in_page_has_no_barrier(stranger: Page) -> None:
    stranger.goto("/dang-nhap/")
    assert complaints(stranger) == []


def test_the_first_key_stop_leads_past_the_navigation(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#noi-dung")).to_be_focused()


def test_a_slash_goes_to_the_search_field_but_is_a_slash_inside_it(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE)
    page.goto("/xem/to-chuc/")
    page.keyboard.press("/")
    expect(page.locator("#tim")).to_be_focused()
    page.keyboard.type("1/2")
    expect(page.locator("#tim")).to_have_value("1/2")


def test_on_a_phone_the_index_opens_and_closes(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE, PHONE)
    expect(page.locator(".db-nav")).to_be_hidden()
    page.click(".db-menu")
    expect(page.locator(".db-nav")).to_be_visible()
    page.click(".db-menu-close")
    expect(page.locator(".db-nav")).to_be_hidden()


def test_the_organisation_and_the_date_are_changed_by_plain_forms(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE, java_script_enabled=False)
    page.click(".asof")
    page.fill("#ngay", "28/06/2020")
    page.click("main button[type=submit]")
    expect(page.locator(".asof")).to_contain_text("28/06/2020")
    page.click(".where")
    page.get_by_role("button", name="Xem Chi bộ Kế toán").click()
    expect(page.locator(".where")).to_contain_text("Chi bộ Kế toán")


def test_the_countdown_can_be_stayed_and_at_its_end_signs_out(open_as: SignedInPage) -> None:
    change_setting(actor=PROGRAM, key=IDLE_MINUTES, value=1, summary="Đổi")
    page = open_as(Role.OFFICE)
    page.clock.install()
    page.goto("/thuat-ngu/")
    page.clock.run_for(61_000)
    bar = page.locator("#phien")
    expect(bar).to_be_visible()
    expect(page.get_by_role("button", name="Ở lại")).to_be_focused()
    page.click("[data-stay-button]")
    expect(bar).to_be_hidden()
    page.clock.run_for(61_000)
    expect(bar).to_be_visible()
    page.clock.run_for(61_000)
    page.wait_for_url("**/dang-nhap/")


def test_a_chosen_theme_wins_over_the_browsers(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE, color_scheme="dark")
    page.goto("/tai-khoan/")
    page.get_by_role("button", name="Sáng").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.get_by_role("button", name="Theo trình duyệt").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_english_is_the_second_language(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE)
    page.goto("/tai-khoan/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".db-nav")).to_contain_text("Home")


def test_the_fonts_and_the_icons_are_served(open_as: SignedInPage) -> None:
    page = open_as(Role.OFFICE)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 18px \"Be Vietnam Pro\"'))")
    box = page.locator(".db-nav .i").first.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (20, 20)

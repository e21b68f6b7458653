"""Importing in a real browser: chosen, named, decided row by row without leaving the page, stored."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.axe import complaints_in_both_schemes
from browser.conftest import DESKTOP, PHONE, SignedInPage
from dangbo.access.permissions import Role
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.models import Person

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức"]
ROWS = [
    [1, "Tô Vĩnh Khiêm", "21/08/1988", "Nam", "Kế toán", "31/04/2015", "02/05/2016"],
    [2, "Lục Thị Thu Ngân", "03/11/1991", "Nữ", "Kế toan I", "28/12/2017", "28/12/2018"],
    [3, "Hà Văn Thụ", "01/01/1980", "Nam", "Kế toan I", "03/02/2005", "03/02/2006"],
    [4, "Trần Mộc Miên", "17/06/1996", "Nữ", "Kế toán", "15/03/2018", "15/03/2019"],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "danh-sach.xlsx"
    made.write_bytes(write_xlsx([Table("Danh sách", [Column(heading) for heading in HEADINGS], ROWS)]))
    return made


def preview(page: Page, file: Path) -> None:
    page.goto("/nhap/?to-chuc=db-a&ngay=28/06/2020")
    page.get_by_label("Tệp Excel hoặc CSV").set_input_files(file)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", name="Ghép cột")).to_be_visible()
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="Xem trước khi nhập")).to_be_visible()


def test_rows_are_decided_in_place_and_stored(open_as: SignedInPage, file: Path) -> None:
    page = open_as(Role.ORGANISATION_BOARD)
    preview(page, file)
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 1 dòng hợp lệ")
    page.get_by_role("button", name="Ghi 02/05/2015").click()
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 2 dòng hợp lệ")
    expect(page.locator("#chips")).to_contain_text("0 dòng sai")
    expect(page.locator("#dong-2").get_by_role("button", name="Hoàn tác dòng này")).to_be_focused()
    page.get_by_role("button", name="Dùng Chi bộ Kế toán cho cả 2 dòng").first.click()
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 4 dòng hợp lệ")
    expect(page.locator(".spellings")).to_contain_text("“Kế toan I” (mã chi bộ) được đọc là “Chi bộ Kế toán”")
    page.get_by_role("button", name="Nhập 4 dòng hợp lệ").click()
    expect(page.get_by_role("heading", name="Kết quả nhập")).to_be_visible()
    expect(page.locator("#thong-bao")).to_contain_text("Đã nhập 4 dòng.")
    assert Person.objects.count() == 4


def test_a_typed_correction_by_keyboard_and_its_undoing(open_as: SignedInPage, file: Path) -> None:
    page = open_as(Role.ORGANISATION_BOARD)
    preview(page, file)
    row = page.locator("#dong-2")
    row.get_by_text("Nhập ngày vào đảng khác").press("Enter")
    row.get_by_label("Ngày vào Đảng, dòng 2").fill("02/05/2015")
    row.get_by_label("Ngày vào Đảng, dòng 2").press("Enter")
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 2 dòng hợp lệ")
    page.locator("#dong-2").get_by_role("button", name="Hoàn tác dòng này").click()
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 1 dòng hợp lệ")
    page.locator("#dong-2").get_by_role("button", name="Bỏ qua dòng này").click()
    expect(page.locator("#dong-2")).to_contain_text("Dòng này sẽ không được nhập.")


def test_it_works_without_scripts(open_as: SignedInPage, file: Path) -> None:
    page = open_as(Role.ORGANISATION_BOARD, java_script_enabled=False)
    preview(page, file)
    page.get_by_role("button", name="Ghi 02/05/2015").click()
    expect(page.locator("#quyet-dinh")).to_contain_text("Nhập 2 dòng hợp lệ")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "390"])
def test_no_page_of_an_import_has_a_barrier_or_overflows(
    open_as: SignedInPage, file: Path, viewport: dict[str, int]
) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    preview(page, file)
    address = page.url
    for url in (
        address,
        f"{address}cot/",
        f"{address}xoa/",
        "/nhap/",
        "/nhap/cot/members/",
        "/xuat/dang-vien/",
        "/xuat/to-chuc/",
    ):
        page.goto(url)
        assert (url, complaints_in_both_schemes(page)) == (url, [])
        assert (url, page.evaluate("document.documentElement.scrollWidth - window.innerWidth")) == (url, 0)

"""A document in a real browser: from its template to draft, review, approval, issue, and read by every receiver."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.axe import complaints
from browser.conftest import PHONE
from dangbo.access.permissions import Role
from dangbo.documents.models import Document
from documents import every_url as papers
from web.conftest import Office
from web.offices import account

AT = "ngay=28/06/2026"


@pytest.fixture
def ready(office: Office, transactional_db: None) -> Office:
    """The office with an issuer, a template, and a reader at the cell."""
    papers.template(office)
    office.accounts[Role.MEMBER] = account("chibo", Role.SECRETARY, office.cell, "Vi Văn Bảo")
    return office


def test_a_document_from_template_to_read_by_all(ready: Office, open_as: Any) -> None:
    clerk = open_as(Role.OFFICE)
    _draft(clerk)
    _preview_and_save(clerk)
    url = clerk.url
    _ask(clerk, ready.accounts[Role.ORGANISATION_BOARD].full_name)
    _approve(open_as(Role.ORGANISATION_BOARD), url)
    _issue(clerk, url)
    _read(open_as(Role.MEMBER, viewport=PHONE))
    clerk.goto(url)
    expect(clerk.locator(".statusbar")).to_contain_text("1/1 nơi nhận")
    assert complaints(clerk) == []
    made = Document.objects.latest("issued_at")
    assert (made.symbol, made.abstract) == ("01-KH/ĐU", "kiểm tra công tác đại hội")


def at_the_end(page: Page) -> list[str]:
    """What axe finds once the bar that stays in view stands at its own place, over nothing else."""
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    return complaints(page)


def _draft(page: Page) -> None:
    page.goto(f"/van-ban/mau/?{AT}")
    page.get_by_role("link", name="Soạn theo mẫu Kế hoạch đại hội").click()
    page.get_by_label("Trích yếu").fill("kiểm tra công tác đại hội")
    page.get_by_role("button", name="Bắt đầu soạn").click()
    expect(page.get_by_role("heading", name="Sửa dự thảo")).to_be_visible()


def _preview_and_save(page: Page) -> None:
    """A figure is put in by its button, the paper is looked at, the receivers are ticked."""
    page.get_by_label("Tìm số liệu").fill("đảng viên nữ")
    page.get_by_role("button", name="Chèn").first.click()
    page.get_by_label("Tất cả 1 tổ chức trực thuộc").check()
    page.get_by_label("Họ tên người ký", exact=True).fill("Trần Văn Mẫu")
    page.get_by_role("button", name="Xem thử").click()
    expect(page.locator("#xem-thu .doc")).to_contain_text("KẾ HOẠCH")
    assert at_the_end(page) == []
    page.get_by_role("button", name="Ghi dự thảo").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã ghi dự thảo lần 2.")


def _ask(page: Page, approver: str) -> None:
    page.get_by_role("link", name="Trình duyệt").click()
    choice = page.get_by_label("Trình đến").first
    choice.select_option(choice.locator("option", has_text="Ban Tổ chức").first.get_attribute("value"))
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.locator("main h2")).to_contain_text(approver)
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã trình dự thảo")


def _approve(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã duyệt dự thảo.")


def _issue(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("link", name="Ban hành").click()
    page.get_by_label("Ngày ký, ban hành").fill("10/06/2026")
    page.get_by_role("button", name="Xem lại với ngày và số này").click()
    expect(page.locator(".big-number")).to_have_text("01-KH/ĐU")
    assert at_the_end(page) == []
    for box in page.locator("input[name=chap-nhan]").all():
        box.check()
    page.get_by_role("button", name="Cấp số và ban hành").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã cấp số 01-KH/ĐU và ban hành.")


def _read(page: Page) -> None:
    page.goto(f"/?{AT}")
    page.get_by_role("link", name="Vào sổ 01-KH/ĐU").click()
    page.get_by_role("link", name="Vào sổ").click()
    page.get_by_role("button", name="Vào sổ").click()
    page.get_by_role("button", name="Vào sổ").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã vào sổ với số đến 1.")
    page.get_by_role("button", name="Đã đọc").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã ghi đồng chí đã đọc văn bản này.")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

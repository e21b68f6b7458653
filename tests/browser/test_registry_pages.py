"""The pages of the register in a real browser: the tree, the member list, numbers, a person, an act."""

from datetime import date

import pytest

import build
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.models import Person
from web.conftest import Office

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
BOTH = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "390"])


@pytest.fixture
def people(office: Office) -> list[Person]:
    names = ("Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh", "Đàm Văn An")
    shared = {"on": date(2015, 1, 1), "citizen_number": ""}
    found = [build.member(office.cell, name, **shared) for name in names]
    found.append(build.member(office.cell, "Trần Thị Bình", sex="female", on=date(2015, 1, 1),
                              born=date(1980, 5, 2), citizen_number="002180000863"))  # fmt: skip
    return found


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@BOTH
def test_the_tree_opens_and_closes_without_a_new_page(open_as, office: Office, viewport) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    page.goto("/to-chuc/")
    assert fits(page)
    page.get_by_label("Thu gọn Đảng bộ Bưu điện tỉnh").click()
    page.get_by_label("Mở Đảng bộ Bưu điện tỉnh").wait_for()
    assert page.get_by_role("link", name="Chi bộ Kế toán").count() == 0
    assert page.evaluate("document.activeElement.id") == "mo-db-a"
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Chi bộ Kế toán").first.wait_for()


@BOTH
def test_members_are_found_while_typing_and_narrowed_by_conditions(open_as, people, viewport) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    page.goto("/dang-vien/")
    assert fits(page)
    page.fill("#tim", "nguyen thi h")
    page.wait_for_url("**tim=nguyen%20thi%20h*")
    assert page.locator("tbody tr").count() == 2
    assert page.locator("mark").first.inner_text() == "Nguyễn Thị H"
    page.goto("/dang-vien/")
    page.get_by_role("link", name="Thêm điều kiện").click()
    page.locator("#dieu-kien select[name=gioi-tinh]").select_option("female")
    page.get_by_role("button", name="Lọc danh sách").click()
    page.wait_for_url("**gioi-tinh=female*")
    assert page.locator("tbody th").all_inner_texts() == ["Trần Thị Bình"]
    page.get_by_label("Bỏ điều kiện Nữ").click()
    page.wait_for_url("**/dang-vien/?")
    assert page.locator("tbody tr").count() == 4


def test_a_city_tells_its_count_after_the_page(open_as, people, office: Office, monkeypatch) -> None:
    monkeypatch.setattr("dangbo.registry.queries.member_pages.CITY", 10)
    build.members(office.cell, 60, on=date(2015, 1, 1))
    page = open_as(Role.ORGANISATION_BOARD)
    page.goto("/dang-vien/?gioi-tinh=male")
    page.locator("b#so-khop").wait_for()
    assert (page.locator("#so-khop").inner_text(), page.locator("tbody tr").count()) == ("63", 50)
    assert "trong 63 người" in page.locator(".pager").inner_text()
    page.locator("tbody input[name=nguoi]").first.check()
    page.get_by_label("Cả 63 người khớp").check()
    assert page.locator(".bulk b").inner_text() == "Đã chọn 63 người"
    page.get_by_role("link", name="Trang sau").click()
    page.wait_for_url("**trang=2*")
    assert page.locator("tbody tr").count() == 13


def test_the_bar_names_the_count_of_chosen_members(open_as, people) -> None:
    page = open_as(Role.ORGANISATION_BOARD)
    page.goto("/dang-vien/")
    assert not page.locator(".bulk").is_visible()
    page.get_by_label("Chọn Đàm Văn An").check()
    page.get_by_label("Chọn Trần Thị Bình").check()
    assert page.locator(".bulk b").inner_text() == "Đã chọn 2 người"
    assert page.locator("tr.on").count() == 2
    page.get_by_role("button", name="Bỏ chọn").click()
    page.locator(".bulk").wait_for(state="hidden")


def test_the_name_of_a_cell_has_room_beside_the_other_columns(open_as, office: Office, people) -> None:
    page = open_as(Role.ORGANISATION_BOARD, DESKTOP)
    page.goto("/dang-vien/")
    cell = page.locator("tbody .place").first
    assert cell.inner_text() == "Kế toán"
    assert cell.evaluate("cell => cell.offsetWidth") >= 212
    assert fits(page)


@BOTH
def test_a_number_opens_on_its_own_page_after_a_question(open_as, people, viewport) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    page.goto(f"/dang-vien/{people[3].pk}/")
    assert fits(page)
    page.get_by_label("Xem số định danh cá nhân").click()
    page.get_by_role("heading", name="Lượt xem này được ghi nhật ký").wait_for()
    page.get_by_role("button", name="Xem số định danh cá nhân").click()
    assert page.locator("[data-opened]").inner_text() == "002180000863"
    assert Entry.objects.filter(act="open_number").count() == 1


@BOTH
def test_a_change_is_asked_about_and_then_told(open_as, people, viewport) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    page.goto(f"/dang-vien/{people[2].pk}/ghi/")
    page.get_by_role("link", name="Đổi tình trạng sinh hoạt").click()
    page.select_option("[name=activity]", "exempt")
    page.fill("[name=on]", "1/3/2020")
    page.get_by_role("button", name="Đổi tình trạng sinh hoạt").click()
    page.get_by_role("heading", name="Ghi Đàm Văn An: được miễn từ ngày 01/03/2020?").wait_for()
    assert fits(page)
    page.get_by_role("button", name="Đổi tình trạng sinh hoạt").click()
    page.get_by_text("Đã đổi tình trạng sinh hoạt của Đàm Văn An: được miễn.").wait_for()

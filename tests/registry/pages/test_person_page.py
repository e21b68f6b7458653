"""The page of a person, the numbers opened one at a time, one's own record, the member sheet."""

from datetime import date
from http import HTTPStatus
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.people import add_sheet_line, give_honour, set_attainment
from dangbo.registry.models import CareerEntry, FamilyMember, Person, PersonAccount
from dangbo.registry.models.people import HonourKind
from dangbo.rules.vocabulary import TheoryLevel
from registry.pages.conftest import House, SignIn


def page_of(client, person: Person):
    return client.get(f"/dang-vien/{person.pk}/")


def test_the_page_says_status_party_age_and_facts(as_: SignIn, binh: Person) -> None:
    text = page_of(as_(), binh).content.decode()
    for words in ("Đảng viên chính thức", "14 năm 10 tháng", "02/09/2005", "02/05/1980", "Tày, huyện Hạ Lâm"):
        assert words in text
    assert "002180000863" not in text
    assert "12345678" not in text


def test_honours_levels_and_lines_stand_on_the_page(as_: SignIn, binh: Person) -> None:
    give_honour(
        actor=PROGRAM, person=binh, kind=HonourKind.BADGE, level=30, text="Huy hiệu 30 năm", on=date(2020, 2, 3)
    )
    set_attainment(actor=PROGRAM, person=binh, level=TheoryLevel.ADVANCED, on=date(2014, 8, 11))
    add_sheet_line(actor=PROGRAM, line=CareerEntry(person=binh, begins="9/2003", text="Kế toán viên"))
    text = page_of(as_(), binh).content.decode()
    for words in ("Huy hiệu 30 năm tuổi Đảng", "Cao cấp, ", "Kế toán viên", "Lễ kết nạp"):
        assert words in text


def test_discipline_and_family_are_for_those_who_may_see_them(as_: SignIn, binh: Person) -> None:
    give_honour(actor=PROGRAM, person=binh, kind=HonourKind.DISCIPLINE, text="Khiển trách", on=date(2018, 3, 1))
    add_sheet_line(actor=PROGRAM, line=FamilyMember(person=binh, relation="con", full_name="Lê Văn Cường"))
    for role, sees in ((Role.SECRETARY, True), (Role.COMMITTEE_MEMBER, False)):
        text = page_of(as_(role), binh).content.decode()
        assert ("Khiển trách" in text, "Lê Văn Cường" in text) == (sees, sees)


def test_a_person_out_of_reach_or_unknown_stays_closed(as_: SignIn, house: House) -> None:
    stranger = build.member(house.elsewhere, "Lê Thị Xa")
    client = as_()
    assert page_of(client, stranger).status_code == HTTPStatus.FORBIDDEN
    assert client.get("/dang-vien/00000000-0000-7000-8000-000000000000/").status_code == HTTPStatus.NOT_FOUND


def test_a_number_opens_after_the_question_and_is_on_record(as_: SignIn, binh: Person) -> None:
    client, url = as_(), f"/dang-vien/{binh.pk}/so/dinh-danh/"
    asked = client.get(url).content.decode()
    assert "Lượt xem này được ghi nhật ký." in asked
    assert "002180000863" not in asked
    assert Entry.objects.filter(act="open_number").count() == 0
    assert "002180000863" in client.post(url).content.decode()
    assert Entry.objects.filter(act="open_number").count() == 1


def test_who_may_not_open_numbers_is_refused(as_: SignIn, binh: Person) -> None:
    answer = as_(Role.COMMITTEE_MEMBER).post(f"/dang-vien/{binh.pk}/so/the/")
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_member_reaches_the_own_record_alone(as_: SignIn, house: House, binh: Person) -> None:
    client, another = as_(Role.MEMBER), build.member(house.cell, "Lê Thị Khác")
    assert client.get("/toi/").status_code == HTTPStatus.NOT_FOUND
    PersonAccount.objects.create(person=binh, account=Account.objects.latest("created_at"))
    own = client.get("/toi/", follow=True)
    assert "Trần Thị Bình" in own.content.decode()
    assert page_of(client, another).status_code == HTTPStatus.FORBIDDEN


def test_queries_do_not_grow_with_the_lines(as_: SignIn, house: House, binh: Person) -> None:
    client = as_()
    build.committee(house.base, [binh], starts_on=date(2012, 1, 5))
    _lines(binh, 2008)
    page_of(client, binh)
    with CaptureQueriesContext(connection) as one:
        page_of(client, binh)
    build.committee(house.base, [binh], starts_on=date(2015, 1, 5))
    build.committee(house.base, [binh], starts_on=date(2018, 1, 5))
    for year in (2009, 2010):
        _lines(binh, year)
    with CaptureQueriesContext(connection) as three:
        page = page_of(client, binh)
    assert (len(page.context["posts"]), len(three)) == (3, len(one))


def _lines(person: Person, year: int) -> None:
    add_sheet_line(actor=PROGRAM, line=CareerEntry(person=person, begins=f"1/{year}", text="Công việc"))
    give_honour(
        actor=PROGRAM,
        person=person,
        kind=HonourKind.AWARD,
        text="Giấy khen",
        on=date(year, 2, 3),
        decision=build.decision(date(year, 1, 9)),
    )


@pytest.fixture
def sheet(as_: SignIn, binh: Person) -> str:
    add_sheet_line(actor=PROGRAM, line=CareerEntry(person=binh, begins="9/2003", ends="12/2010", text="Kế toán viên"))
    answer = as_().get(f"/dang-vien/{binh.pk}/phieu/")
    document = docx.Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_member_sheet_has_its_thirty_items(sheet: str) -> None:
    for number in range(1, 31):
        assert f"{number:02d}. " in sheet


def test_the_member_sheet_is_filled_from_the_register(sheet: str) -> None:
    for words in (
        "PHIẾU ĐẢNG VIÊN",
        "01. Họ và tên khai sinh: TRẦN THỊ BÌNH",
        "04. Ngày sinh: 02/05/1980",
        "12. Ngày vào Đảng: 02/09/2005",
        "theo 12-QĐ/ĐU ngày 20/08/2005",
        "19. Số định danh cá nhân: 002180000863",
        "Kế toán viên",
    ):
        assert words in sheet
    assert Entry.objects.filter(act="print_member_sheet").count() == 1


def test_an_office_held_out_of_reach_is_named_without_a_link(as_: SignIn, house: House, binh: Person) -> None:
    build.committee(house.base, [binh], starts_on=date(2018, 1, 5))
    for place, links in ((house.cell, 0), (house.base, 1)):
        page = page_of(as_(Role.SECRETARY, place), binh).content.decode()
        assert page.count('<a href="/to-chuc/bd/">Đảng bộ Bưu điện tỉnh</a>') == links
        assert page.count('<a href="/to-chuc/bd-1/">Chi bộ Kế toán</a>') == 2

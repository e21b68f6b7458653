"""The list of transfers: sorted by each of its columns, and as an Excel file in the same order."""

from datetime import date
from http import HTTPStatus
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.transfers import Letter, Place, begin_transfers
from registry.pages.conftest import House, SignIn

ACCEPTED = frozenset({"transfer-late", "procedure-late"})


@pytest.fixture
def moved(house: House) -> None:
    """An to the other cell in June, Bình to a place outside the register in May, Chi there in April."""
    moves = (
        ("Lê An", Place(organisation=house.other), date(2020, 6, 1), Letter("03-GTSH", date(2020, 6, 10))),
        ("Lê Bình", Place(name="Đảng bộ phường B"), date(2020, 5, 4), Letter("02-GTSH", date(2020, 5, 11))),
        ("Lê Chi", Place(name="Đảng bộ phường A"), date(2020, 4, 1), Letter()),
    )
    for name, place, day, letter in moves:
        begin_transfers(
            actor=PROGRAM,
            people=[build.member(house.cell, name)],
            to=place,
            decided_on=day,
            reason="Điều động",
            letter=letter,
            accepted_warnings=ACCEPTED,
        )


def names(client: Client, query: str) -> list[str]:
    page = client.get(f"/chuyen-sinh-hoat/?{query}")
    return [row.transfer.person.full_name.removeprefix("Lê ") for row in page.context["listed"]]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["Bình", "Chi", "An"]),
        ("han", ["Bình", "Chi", "An"]),
        ("-han", ["An", "Chi", "Bình"]),
        ("nguoi", ["An", "Bình", "Chi"]),
        ("den", ["An", "Chi", "Bình"]),
        ("tu", ["An", "Bình", "Chi"]),
        ("giay", ["Bình", "An", "Chi"]),
        ("khac", ["Bình", "Chi", "An"]),
    ],
)
def test_the_list_is_sorted(as_: SignIn, house: House, moved: None, sort: str, order: list[str]) -> None:
    assert names(as_(), f"sap-xep={sort}") == order


def test_the_shown_deadlines_go_up_in_the_order_of_deadlines(as_: SignIn, house: House, moved: None) -> None:
    due = [row.due for row in as_().get("/chuyen-sinh-hoat/?sap-xep=han").context["listed"]]
    assert due == sorted(due)


def test_the_list_is_exported_in_its_order_and_the_export_is_on_record(as_: SignIn, house: House, moved: None) -> None:
    answer = as_().post("/chuyen-sinh-hoat/xuat/?sap-xep=-nguoi")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [(row[1], row[3]) for row in rows[-3:]] == [
        ("Lê Chi", "Đảng bộ phường A"),
        ("Lê Bình", "Đảng bộ phường B"),
        ("Lê An", "Chi bộ Tổng hợp"),
    ]
    assert rows[-1][-1] == "Đang chuyển"
    assert Entry.objects.get(act="export_transfers").summary == (
        "Xuất Excel 3 lượt chuyển sinh hoạt (đang chuyển) của Đảng bộ Bưu điện tỉnh"
    )


def test_who_may_not_export_is_refused(as_: SignIn, house: House) -> None:
    assert as_(Role.COMMITTEE_MEMBER).post("/chuyen-sinh-hoat/xuat/").status_code == HTTPStatus.FORBIDDEN


def test_a_member_out_of_reach_stands_on_the_page_of_a_transfer_without_a_link(as_: SignIn, house: House) -> None:
    away = build.member(house.elsewhere, "Lê Thị Xa")
    (begun,) = begin_transfers(
        actor=PROGRAM,
        people=[away],
        to=Place(organisation=house.cell),
        decided_on=date(2020, 6, 1),
        reason="Điều động",
        accepted_warnings=ACCEPTED,
    )
    links = []
    for place in (house.base, house.top):
        text = as_(at=place).get(f"/chuyen-sinh-hoat/{begun.pk}/").content.decode()
        assert "<dd>" in text and "Lê Thị Xa" in text
        links.append(f"/dang-vien/{away.pk}/" in text)
    assert links == [False, True]


def test_the_page_of_a_transfer_tells_its_journal_and_names_others_to_those_alone_who_reach_them(
    as_: SignIn, house: House
) -> None:
    near, away = build.member(house.cell, "Lê Thị Gần"), build.member(house.elsewhere, "Lê Thị Xa")
    begun = begin_transfers(
        actor=PROGRAM,
        people=[near, away],
        to=Place(organisation=house.other),
        decided_on=date(2020, 6, 1),
        reason="Điều động",
        accepted_warnings=ACCEPTED,
    )
    address = f"/chuyen-sinh-hoat/{next(each for each in begun if each.person_id == near.pk).pk}/"
    shown = [as_(at=place).get(address).content.decode() for place in (house.base, house.top)]
    assert [("Chuyển sinh hoạt đi" in text, "Lê Thị Xa" in text) for text in shown] == [(True, False), (True, True)]
    assert "Chuyển sinh hoạt đi" not in as_(Role.SECRETARY).get(address).content.decode()

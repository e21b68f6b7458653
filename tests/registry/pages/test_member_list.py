"""The member list: what it shows, finds, counts, keeps and exports, and to whom."""

from datetime import date
from http import HTTPStatus
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

import build
from dangbo.access.models import SavedSearch
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.memberships.stretches import next_stretch
from dangbo.registry.models import Person
from dangbo.registry.queries.member_list import marked
from dangbo.rules.vocabulary import Activity, Standing
from registry.pages.conftest import House, SignIn


def names(page) -> list[str]:
    return [row.full_name for row, _ in page.context["listed"]]


@pytest.fixture
def people(house: House) -> list[Person]:
    return [
        build.member(house.cell, "Nguyễn Thị Hải Hà", sex="female", born=date(1979, 4, 23)),
        build.member(house.cell, "Nguyễn Thị Mai Hạnh", sex="female", born=date(1990, 1, 30)),
        build.member(house.other, "Đàm Văn An", born=date(1966, 9, 12), standing=Standing.PROBATIONARY),
        build.member(house.other, "Nguyễn Thị Ánh Hồng", sex="female", activity=Activity.EXEMPT),
        build.member(house.elsewhere, "Nguyễn Thị Hạc", sex="female"),
    ]


def test_members_of_the_organisation_looked_at_stand_in_the_order_of_given_names(as_: SignIn, people) -> None:
    page = as_().get("/dang-vien/")
    assert names(page) == ["Đàm Văn An", "Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh", "Nguyễn Thị Ánh Hồng"]
    whole = page.context["totals"]
    assert (whole.members, whole.official, whole.probationary, whole.cells) == (4, 3, 1, 2)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=nguyen+thi+h", ["Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh", "Nguyễn Thị Ánh Hồng"]),
        ("tim=Nguyễn+Thị+Hả", ["Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh"]),
        ("tim=tong+hop", ["Đàm Văn An", "Nguyễn Thị Ánh Hồng"]),
        ("tu-cach=probationary", ["Đàm Văn An"]),
        ("sinh-hoat=exempt", ["Nguyễn Thị Ánh Hồng"]),
        ("gioi-tinh=female&thuoc=bd-1", ["Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh"]),
        ("nhom-tuoi=51_60", ["Đàm Văn An"]),
        ("sap-xep=-ten&gioi-tinh=female", ["Nguyễn Thị Ánh Hồng", "Nguyễn Thị Mai Hạnh", "Nguyễn Thị Hải Hà"]),
        ("sap-xep=ngay-sinh&thuoc=bd-1", ["Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh"]),
        ("sap-xep=-chi-bo&gioi-tinh=female", ["Nguyễn Thị Ánh Hồng", "Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh"]),
        ("ly-luan=chua&gioi-tinh=male", ["Đàm Văn An"]),
        ("chuc-vu=cap-uy", []),
    ],
)
def test_a_search_finds_and_counts_the_same_people(as_: SignIn, people, query: str, found: list[str]) -> None:
    page = as_().get(f"/dang-vien/?{query}")
    assert (names(page), page.context["found"]) == (found, len(found))


def test_a_page_beyond_the_last_shows_the_last(as_: SignIn, people) -> None:
    client = as_()
    assert len(names(client.get("/dang-vien/?trang=9"))) == 4
    assert len(names(client.get("/dang-vien/?trang=9&gioi-tinh=female"))) == 3
    assert len(names(client.get("/dang-vien/?trang=xyz"))) == 4


def test_a_large_list_shows_each_member_once_over_its_pages(as_: SignIn, house: House, monkeypatch) -> None:
    monkeypatch.setattr("dangbo.registry.queries.member_pages.LARGE", 10)
    build.members(house.cell, 60)
    client = as_()
    first, second = names(client.get("/dang-vien/")), names(client.get("/dang-vien/?trang=2"))
    assert (len(first), len(second)) == (50, 10)
    assert sorted(first + second) == sorted(Person.objects.values_list("full_name", flat=True))


def test_a_city_counts_what_is_found_after_the_page(as_: SignIn, house: House, monkeypatch) -> None:
    monkeypatch.setattr("dangbo.registry.queries.member_pages.CITY", 10)
    build.members(house.cell, 60)
    client, query = as_(), "/dang-vien/?tu-cach=official"
    text = client.get(query).content.decode()
    assert ("hơn 50</a>" in text, "Mọi người khớp" in text, "Cả 60 người khớp" in text) == (True, True, False)
    part = client.get(query, headers={"HX-Request": "true", "HX-Target": "so-khop"}).content.decode()
    assert ('id="so-khop">60</b>' in part, "Cả 60 người khớp" in part, "<html" in part) == (True, True, False)
    assert 'id="so-khop">60</b>' in client.get(f"{query}&trang=2").content.decode()


def test_the_count_of_a_city_is_had_by_a_plain_link_too(as_: SignIn, house: House, monkeypatch) -> None:
    monkeypatch.setattr("dangbo.registry.queries.member_pages.CITY", 10)
    build.members(house.cell, 60)
    page = as_().get("/dang-vien/?tu-cach=official&dem=1")
    assert (page.context["found"], len(names(page))) == (60, 50)


@pytest.mark.parametrize("query", ["", "?tim=nguyen&gioi-tinh=male&tuoi-dang=under_10&sap-xep=chi-bo"])
def test_queries_do_not_grow_with_the_rows(as_: SignIn, house: House, query: str) -> None:
    client = as_()
    joined = {"joined_on": date(2015, 1, 1), "name": "Nguyễn Văn Tám"}
    build.member(house.cell, **joined)
    client.get(f"/dang-vien/{query}")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/dang-vien/{query}")
    build.members(house.cell, 2, **joined)
    client.get(f"/dang-vien/{query}")
    with CaptureQueriesContext(connection) as three:
        page = client.get(f"/dang-vien/{query}")
    assert (len(names(page)), len(three)) == (3, len(one))


def test_an_empty_search_names_what_was_typed(as_: SignIn, people) -> None:
    page = as_().get("/dang-vien/?tim=nguyen+thi+hh").content.decode()
    assert "Không tìm thấy “nguyen thi hh” trong 4 đảng viên. Thử bỏ bớt điều kiện." in page


def test_a_wrong_condition_is_said_and_the_list_stands(as_: SignIn, people) -> None:
    page = as_().get("/dang-vien/?vao-tu=31/04/2015&tu-cach=khac")
    assert "Ngày 31/04/2015 không có, tháng 4 chỉ có 30 ngày." in page.content.decode()
    assert len(names(page)) == 4


def test_numbers_are_masked(as_: SignIn, binh: Person) -> None:
    page = as_().get("/dang-vien/").content.decode()
    assert "0863" in page
    assert "002180000863" not in page


def test_a_card_number_is_found_by_its_end(as_: SignIn, people, binh: Person) -> None:
    assert names(as_().get("/dang-vien/?tim=5678")) == ["Trần Thị Bình"]


@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER, Role.TELLER, Role.EDITOR])
def test_who_may_not_see_members_is_told_whom_to_ask(as_: SignIn, people, role: Role) -> None:
    page = as_(role).get("/dang-vien/")
    assert page.status_code == HTTPStatus.FORBIDDEN
    assert "Hải Hà" not in page.content.decode()


def test_a_search_is_kept_under_a_name_and_dropped_again(as_: SignIn, people) -> None:
    client = as_()
    empty = client.post("/dang-vien/luu/", {"q": "gioi-tinh=female", "ten": " "})
    assert (empty.status_code, SavedSearch.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)
    assert client.post("/dang-vien/luu/", {"q": "gioi-tinh=female", "ten": "Nữ"}).url == "/dang-vien/?gioi-tinh=female"
    saved = SavedSearch.objects.get()
    assert "Nữ" in client.get("/dang-vien/").content.decode()
    assert as_().post(f"/dang-vien/luu/{saved.pk}/bo/").status_code == HTTPStatus.NOT_FOUND
    client.post(f"/dang-vien/luu/{saved.pk}/bo/")
    assert SavedSearch.objects.count() == 0


def test_chosen_members_are_exported_masked_and_on_record(as_: SignIn, people, binh: Person) -> None:
    client = as_()
    answer = client.post("/dang-vien/xuat/", {"nguoi": [str(binh.pk), str(people[4].pk), "khong-phai-so"]})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows][-2:] == ["Họ và tên", "Trần Thị Bình"]
    assert "•••• 0863" in rows[-1]
    assert Entry.objects.filter(act="export_members").count() == 1


def test_all_who_match_are_exported(as_: SignIn, people) -> None:
    answer = as_().post("/dang-vien/xuat/", {"q": "gioi-tinh=female", "tat-ca": "1"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows][-3:] == ["Nguyễn Thị Hải Hà", "Nguyễn Thị Mai Hạnh", "Nguyễn Thị Ánh Hồng"]


def test_nobody_chosen_leads_back_with_a_sentence(as_: SignIn, people) -> None:
    page = as_().post("/dang-vien/xuat/", {"q": ""}, follow=True)
    assert "Chưa chọn đảng viên nào." in page.content.decode()


def test_a_committee_member_may_not_export(as_: SignIn, people) -> None:
    answer = as_(Role.COMMITTEE_MEMBER).post("/dang-vien/xuat/", {"tat-ca": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_the_printed_list_has_everybody_who_matches(as_: SignIn, people) -> None:
    page = as_().get("/dang-vien/in/?gioi-tinh=female")
    assert [row.full_name for row in page.context["listed"]] == [
        "Nguyễn Thị Hải Hà",
        "Nguyễn Thị Mai Hạnh",
        "Nguyễn Thị Ánh Hồng",
    ]


def test_typed_words_are_marked_at_the_beginning_of_words() -> None:
    assert marked("Nguyễn Thị Hải Hà", ["nguyen", "thi", "h"]) == [
        ("Nguyễn Thị H", True),
        ("ải ", False),
        ("H", True),
        ("à", False),
    ]
    assert marked("Đàm Văn An", []) == [("Đàm Văn An", False)]


def test_who_has_moved_out_of_reach_stands_in_an_earlier_list_without_a_link(as_: SignIn, house: House) -> None:
    away = build.member(house.cell, "Lê Thị Xa")
    next_stretch(away.memberships.get(), date(2020, 3, 1), organisation=house.elsewhere)
    client = as_()
    text = client.get("/dang-vien/?ngay=01/02/2020").content.decode()
    assert ("Lê Thị Xa" in text, f"/dang-vien/{away.pk}/" in text) == (True, False)
    assert "Lê Thị Xa" not in client.get("/dang-vien/?ngay=01/04/2020").content.decode()

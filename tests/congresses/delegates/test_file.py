"""Delegates from a file: every row judged and shown with its column, nobody twice, nothing before one agrees."""

from datetime import date
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import build
from congresses.delegates import gathering
from dangbo.access.permissions import Role
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import DelegateKind, DelegateSource
from dangbo.congresses.queries.credentials.facts import facts_of
from dangbo.congresses.queries.delegates.file import DELEGATES, DelegateLine, read_delegates
from dangbo.journal.models import Entry
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.exchange.listed import Outcome
from dangbo.rules.vocabulary import Standing

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEAD = ("STT", "Họ và tên đại biểu", "Ngày sinh", "Giới tính", "Chức vụ", "Đoàn đại biểu", "Diện", "LLCT")
KNOWN = (1, "LÒ THỊ MAI", "02/05/1980", "Nữ", "Bí thư", "Chi bộ Số 002", "Được bầu", "Cao cấp")
OTHER = (2, "Sùng Thị Dua", "15/04/1985", "Nữ", "", "Chi bộ Số 001", "Dự khuyết", "Trung cấp")


@pytest.fixture
def held() -> Congress:
    """A delegate congress of two units; in the register Mai twice, born on different days, and one on probation."""
    top = gathering.bloc(2)
    cell = gathering.units_of(top)[1]
    build.member(cell, "Lò Thị Mai", sex="female", born=date(1980, 5, 2))
    build.member(cell, "Lò Thị Mai", sex="female", born=date(1980, 9, 9))
    build.member(cell, "Nông Văn Tý", born=date(1999, 1, 1), standing=Standing.PROBATIONARY)
    return gathering.congress(top)


def xlsx(*rows: tuple[object, ...]) -> bytes:
    return write_xlsx([Table("Đại biểu", [Column(name) for name in HEAD], [list(row) for row in rows])])


def read(held: Congress, *rows: tuple[object, ...]) -> list[DelegateLine]:
    return read_delegates(xlsx(*rows), "dai-bieu.xlsx", held, gathering.DAY)


def test_columns_are_guessed_and_people_of_the_register_known_by_name_and_birth(held: Congress) -> None:
    lines = read(held, KNOWN, OTHER)
    assert [(line.full_name, line.kind, line.unit_name, line.outcome) for line in lines] == [
        ("Lò Thị Mai", DelegateKind.ELECTED, "Chi bộ Số 002", Outcome.NEW),
        ("Sùng Thị Dua", DelegateKind.ALTERNATE, "Chi bộ Số 001", Outcome.NEW),
    ]
    assert [line.membership is not None for line in lines] == [True, False]
    assert [line.unit is not None for line in lines] == [True, True]
    assert (lines[0].said, lines[1].said) == ({}, {"birth": "1985-04-15", "theory": "Trung cấp"})


def test_a_delegation_may_stand_as_a_line_above_its_people(held: Congress) -> None:
    text = "Họ và tên;Năm sinh\nChi bộ Số 001;\nSùng Thị Dua;1985\nChi bộ Số 002;\nGiàng A Chu;1970"
    lines = read_delegates(text.encode("utf-8-sig"), "dai bieu.csv", held, gathering.DAY)
    assert [(line.full_name, line.unit_name) for line in lines] == [
        ("Sùng Thị Dua", "Chi bộ Số 001"),
        ("Giàng A Chu", "Chi bộ Số 002"),
    ]


def test_each_wrong_row_is_told_with_its_number_and_column(held: Congress) -> None:
    lines = read(
        held,
        (1, "Lò Thị Mai", "1980", "", "", "", "", ""),
        (2, "Nông Văn Tý", "1999", "", "", "", "", ""),
        (3, "Sùng Thị Dua", "31/02/1985", "", "", "", "", ""),
        (4, "Giàng A Chu", "1970", "", "", "", "Khách mời", ""),
        (5, "Giàng A Lử", "1970", "", "", "", "Đảng viên chính thức", ""),
        (6, "Hạng Thị Xa", "1971", "", "", "", "", ""),
        (7, "Hạng Thị Xa", "1971", "", "", "", "", ""),
    )
    told = {line.number: line.problems for line in lines if line.problems}
    assert {number: problems[0].column for number, problems in told.items()} == {
        2: "Ngày sinh",
        3: "",
        4: "Ngày sinh",
        5: "Tư cách",
        6: "Tư cách",
        8: "",
    }
    assert told[3][0].text == "Là đảng viên dự bị theo sổ, không có quyền biểu quyết, bầu cử."
    assert told[6][0].text == "Tư cách “Đảng viên chính thức” không có ở đại hội đại biểu."
    assert told[8][0].text == "Trùng với dòng 7 của tệp."


def test_a_file_without_names_is_refused_in_one_sentence(held: Congress) -> None:
    with pytest.raises(FileError, match=DELEGATES.no_headings):
        read_delegates(b"a;b\n1;2\n", "so.csv", held, gathering.DAY)


def test_a_file_is_shown_then_stored_once_with_what_it_says(held: Congress) -> None:
    client = Client()
    client.force_login(build.account(Role.ORGANISATION_BOARD, held.organisation), backend=BACKEND)
    url = reverse("congresses:delegate_file", args=[held.pk])
    assert client.get(url).status_code == HTTPStatus.OK
    wrong = (3, "", "1960", "", "Bí thư", "", "", "")
    shown = client.post(url, {"tep": SimpleUploadedFile("đại biểu.xlsx", xlsx(KNOWN, OTHER, wrong))})
    text = shown.content.decode()
    assert ("Thêm 2 người" in text, "Dòng phải sửa trong tệp" in text, "1 người có trong sổ" in text) == (True,) * 3
    assert held.delegates.count() == 0
    sent = {"dong": shown.context["rows"]}
    assert client.post(url, sent).headers["Location"] == reverse("congresses:delegates", args=[held.pk])
    rows = list(held.delegates.order_by("number"))
    assert [(row.full_name, row.kind, row.place, row.source) for row in rows] == [
        ("Lò Thị Mai", DelegateKind.ELECTED, 0, DelegateSource.IMPORTED),
        ("Sùng Thị Dua", DelegateKind.ALTERNATE, 1, DelegateSource.IMPORTED),
    ]
    assert facts_of(rows, gathering.DAY)[rows[1].pk]["traits"] == {"theory": "Trung cấp"}
    assert "từ tệp đại biểu.xlsx" in Entry.objects.get(act="enter_delegates").summary
    again = client.post(url, {"tep": SimpleUploadedFile("đại biểu.xlsx", xlsx(KNOWN, OTHER))})
    assert (again.context["new_count"], again.context["there"]) == (0, 2)
    twice = client.post(url, sent)
    assert (twice.status_code, held.delegates.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 2)
    assert client.post(url, {"dong": "không nguyên vẹn"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_too_many_appointed_are_stored_only_once_that_is_accepted(held: Congress) -> None:
    client = Client()
    client.force_login(build.account(Role.ORGANISATION_BOARD, held.organisation), backend=BACKEND)
    url = reverse("congresses:delegate_file", args=[held.pk])
    appointed = (*OTHER[:6], "Chỉ định", "")
    shown = client.post(url, {"tep": SimpleUploadedFile("a.xlsx", xlsx(KNOWN, appointed))})
    asked = client.post(url, {"dong": shown.context["rows"]})
    codes = [finding.code for finding in asked.context["warnings"]]
    assert (asked.status_code, codes, held.delegates.count()) == (422, ["too-many-appointed"], 0)
    answer = client.post(url, {"dong": asked.context["rows"], "chap-nhan": codes})
    assert (answer.status_code, held.delegates.count()) == (HTTPStatus.FOUND, 2)

"""The roll from a file: every kind of table, each row with what is wrong in it, nobody added twice."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.acts.roll_import import enter_listed
from dangbo.elections.forms.roll_import import packed, unpacked
from dangbo.elections.models import Capacity, Meeting, MeetingKind
from dangbo.elections.queries.roll_file import ROLL, Listed, read_roll
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.listed import Outcome, signed, unsigned
from dangbo.rules.vocabulary import Activity, Standing
from elections import hall
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
HEAD = ("Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị", "Tư cách", "Cấp ủy triệu tập")


@pytest.fixture
def meeting() -> Meeting:
    """A delegate congress whose cell has four members of the register."""
    top = hall.base()
    cell = build.organisation(f"{top.code}-2", parent=top)
    build.member(cell, "Lò Thị Mai", born=date(1980, 5, 2))
    build.member(cell, "Lò Thị Mai", born=date(1980, 9, 9))
    build.member(cell, "Vàng A Páo", born=date(1975, 1, 1), activity=Activity.SUSPENDED)
    build.member(cell, "Nông Văn Tý", born=date(1999, 1, 1), standing=Standing.PROBATIONARY)
    given = {"name": "Đại hội", "term_name": "2025-2030", "held_on": hall.DAY}
    return prepare_meeting(actor=PROGRAM, organisation=top, kind=MeetingKind.DELEGATE_CONGRESS, **given)


def read(meeting: Meeting, *rows: tuple[object, ...]) -> list[Listed]:
    return read_roll(xlsx(*rows), "dai-bieu.xlsx", meeting, Capacity.DELEGATE)


def xlsx(*rows: tuple[object, ...]) -> bytes:
    return write_xlsx([Table("Đại biểu", [Column(name) for name in HEAD], [list(row) for row in rows])])


def store(meeting: Meeting, rows: list[Listed]) -> int:
    filename, people = unsigned(ROLL, meeting.pk, token_of(meeting, rows))
    return len(enter_listed(actor=PROGRAM, meeting=meeting, people=list(map(unpacked, people)), filename=filename))


def token_of(meeting: Meeting, rows: list[Listed]) -> str:
    new = [packed(row) for row in rows if row.outcome is Outcome.NEW]
    return signed(ROLL, meeting.pk, "dai-bieu.xlsx", new)


def test_people_of_the_register_are_known_by_name_and_birth_and_others_by_name(meeting: Meeting) -> None:
    rows = read(
        meeting,
        ("LÒ THỊ MAI", "02/05/1980", "Bí thư", "Chi bộ Một", "Đại biểu chính thức", "x"),
        ("Sùng Thị Dua", "1985", "", "", "Dự khuyết", ""),
        ("Vàng A Páo", "1975", "", "", "", ""),
    )
    assert [row.outcome for row in rows] == [Outcome.NEW] * 3
    assert [row.membership is not None for row in rows] == [True, False, True]
    assert store(meeting, rows) == 3
    entries = {entry.full_name: entry for entry in meeting.roll.all()}
    mai = entries["Lò Thị Mai"]
    assert (mai.person.birth_date, mai.capacity, mai.is_convener) == (date(1980, 5, 2), "delegate", True)
    assert (entries["Sùng Thị Dua"].birth_year, entries["Sùng Thị Dua"].capacity) == (1985, "alternate")
    assert entries["Vàng A Páo"].summoned is False


def test_each_wrong_row_is_told_with_its_number_and_kept_out(meeting: Meeting) -> None:
    rows = read(
        meeting,
        ("Lò Thị Mai", "1980", "", "", "", ""),
        ("Nông Văn Tý", "1999", "", "", "", ""),
        ("Sùng Thị Dua", "31/02/1985", "", "", "", ""),
        ("Giàng A Chu", "1970", "", "", "Khách mời", ""),
        ("Giàng A Lử", "1970", "", "", "Đảng viên", ""),
        ("Hạng Thị Xa", "1971", "", "", "", ""),
        ("Hạng Thị Xa", "1971", "", "", "", ""),
        ("", "1971", "Bí thư", "Chi bộ Một", "", ""),
    )
    told = {row.number: tuple(each.text for each in row.problems) for row in rows if row.outcome is Outcome.WRONG}
    columns = {row.number: row.problems[0].column for row in rows if row.problems}
    assert sorted(told) == [2, 3, 4, 5, 6, 8, 9]
    assert told[2] == ("Sổ có 2 người cùng tên và ngày sinh này; ghi đủ ngày sinh để biết là ai.",)
    assert told[3] == ("Là đảng viên dự bị theo sổ, không có quyền biểu quyết, bầu cử.",)
    assert told[5][0].startswith("Không có “Khách mời”; chọn một trong: ")
    assert told[6] == ("Tư cách “Đảng viên chính thức” không có ở đại hội đại biểu.",)
    assert told[8] == ("Trùng với dòng 7 của tệp.",)
    assert told[9] == ("Chưa ghi họ và tên.",)
    assert (columns[4], columns[5], columns[8]) == ("Ngày sinh", "Tư cách", "")
    assert store(meeting, rows) == 1


def test_the_same_file_again_adds_nobody(meeting: Meeting) -> None:
    rows = (("Lò Thị Mai", "02/05/1980", "", "", "", ""), ("Sùng Thị Dua", "1985", "", "", "", ""))
    store(meeting, read(meeting, *rows))
    again = read(meeting, *rows)
    assert [row.outcome for row in again] == [Outcome.THERE] * 2
    with pytest.raises(Refused, match="đã có trong danh sách triệu tập"):
        store(meeting, again)


def test_a_file_without_a_list_of_names_is_refused_in_one_sentence(meeting: Meeting) -> None:
    with pytest.raises(FileError, match="Không thấy dòng tiêu đề"):
        read_roll(b"a;b\n1;2\n", "so.csv", meeting, Capacity.DELEGATE)
    with pytest.raises(FileError, match="không có dòng nào ghi tên"):
        read_roll("Họ và tên;Năm sinh\n".encode(), "so.csv", meeting, Capacity.DELEGATE)


def test_a_preview_of_another_meeting_or_changed_on_the_way_is_refused(meeting: Meeting) -> None:
    rows = read(meeting, ("Sùng Thị Dua", "1985", "", "", "", ""))
    token = token_of(meeting, rows)
    other = hall.congress(hall.cell(3))
    for text in (token[:-3], f"x{token}"):
        with pytest.raises(ValueError, match="Hãy gửi lại tệp"):
            unsigned(ROLL, meeting.pk, text)
    with pytest.raises(ValueError, match="Hãy gửi lại tệp"):
        unsigned(ROLL, other.pk, token)
    with pytest.raises(NotAllowed):
        enter_listed(
            actor=build.actor(Role.MEMBER, meeting.organisation), meeting=meeting, people=[], filename="x.xlsx"
        )


def test_a_file_is_sent_shown_and_stored_as_pages(office: Office, signed_in: Callable[[Role], Client]) -> None:
    given = {"name": "Đại hội", "term_name": "2025-2030", "held_on": date(2026, 3, 14)}
    held = prepare_meeting(actor=PROGRAM, organisation=office.top, kind=MeetingKind.DELEGATE_CONGRESS, **given)
    page = reverse("elections:roll_file", args=[held.pk])
    client = signed_in(Role.ORGANISATION_BOARD)
    assert client.get(page).status_code == HTTPStatus.OK
    rows = (("Sùng Thị Dua", "1985", "", "", "", ""), ("", "1960", "Bí thư", "Chi bộ Một", "", ""))
    file = SimpleUploadedFile("đại biểu.xlsx", xlsx(*rows))
    shown = client.post(page, {"tep": file})
    text = shown.content.decode()
    assert (shown.status_code, "Thêm 1 người" in text, "Dòng phải sửa trong tệp" in text) == (HTTPStatus.OK, True, True)
    assert held.roll.count() == 0
    answer = client.post(page, {"dong": shown.context["rows"]})
    assert answer.headers["Location"] == reverse("elections:roll", args=[held.pk])
    assert [entry.full_name for entry in held.roll.all()] == ["Sùng Thị Dua"]
    nothing = client.post(page, {})
    assert (nothing.status_code, "Chưa chọn tệp" in nothing.content.decode()) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)

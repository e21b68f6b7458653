"""The pages of the journal."""

import csv
import datetime
import io
from collections.abc import Callable
from http import HTTPStatus

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from dangbo.access.permissions import Role
from dangbo.journal.chain import record
from dangbo.journal.models import Entry
from dangbo.journal.queries import JournalFilter, matching
from web.conftest import Office, office, signed_in

SignIn = Callable[[Role], Client]
__all__ = ["office", "signed_in"]


@pytest.fixture
def entries(office: Office) -> None:
    with transaction.atomic():
        for day, act, place, summary in (
            (1, "admit_member", office.cell, "Kết nạp Bế Thị Lam"),
            (2, "rename_organisation", office.top, "Đổi tên thành Đảng bộ Bưu điện tỉnh"),
            (3, "admit_member", office.elsewhere, "Kết nạp Vi Văn Chi"),
            (4, "change_setting", None, "=Đổi cài đặt"),
        ):
            with time_machine.travel(datetime.datetime(2020, 6, day, 5, tzinfo=datetime.UTC), tick=False):
                record(
                    act=act,
                    actor_id=None,
                    actor_name="Nông Thị Hạ Vy",
                    summary=summary,
                    organisation_id=place.pk if place else None,
                )


def listed(client: Client, query: str = "") -> list[int]:
    return [entry.number for entry, _act in client.get(f"/nhat-ky/{query}").context["listed"]]


def test_the_journal_shows_what_was_done_within_reach(entries: None, signed_in: SignIn) -> None:
    assert listed(signed_in(Role.ORGANISATION_BOARD)) == [2, 1]
    assert listed(signed_in(Role.SYSTEM_ADMINISTRATOR)) == [4, 2, 1]
    assert listed(signed_in(Role.ORGANISATION_BOARD), "?to-chuc=cb-a1") == [1]
    assert signed_in(Role.SECRETARY).get("/nhat-ky/").status_code == HTTPStatus.FORBIDDEN


def test_an_entry_elsewhere_cannot_be_opened_by_its_number(entries: None, signed_in: SignIn) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    assert "Kết nạp Bế Thị Lam" in client.get("/nhat-ky/1/").content.decode()
    assert client.get("/nhat-ky/3/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (JournalFilter(act="admit_member"), [3, 1]),
        (JournalFilter(words="bưu điện"), [2]),
        (JournalFilter(first=datetime.date(2020, 6, 2), last=datetime.date(2020, 6, 3)), [3, 2]),
        (JournalFilter(words="Hạ Vy", act="rename_organisation"), [2]),
    ],
)
def test_entries_are_found_by_act_words_and_days(entries: None, wanted: JournalFilter, numbers: list[int]) -> None:
    assert [entry.number for entry in matching(Entry.objects.all(), wanted)] == numbers


def test_a_condition_that_cannot_be_is_said_beside_its_field(entries: None, signed_in: SignIn) -> None:
    page = signed_in(Role.ORGANISATION_BOARD).get("/nhat-ky/?tu=31/02/2020")
    assert "Ngày 31/02/2020 không có" in page.content.decode()


def test_the_chain_is_walked_on_request(entries: None, signed_in: SignIn) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    assert "Chuỗi nguyên vẹn: cả 4 mục" in client.post("/nhat-ky/kiem-tra/").content.decode()


def test_a_changed_entry_is_found(entries: None, signed_in: SignIn) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("KHÔNG CHẠY: chỉ bỏ được khóa của bảng trên SQLite")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_entry_no_update")
        cursor.execute("UPDATE journal_entry SET summary = 'Khác' WHERE number = 2")
    text = signed_in(Role.ORGANISATION_BOARD).post("/nhat-ky/kiem-tra/").content.decode()
    assert "Chuỗi gãy ở 1 chỗ trong 4 mục" in text
    assert "Nội dung mục số 2 đã bị đổi." in text


def test_the_list_is_taken_away_as_csv_without_formulas(entries: None, signed_in: SignIn) -> None:
    answer = signed_in(Role.SYSTEM_ADMINISTRATOR).get("/nhat-ky/tai-ve/?viec=change_setting")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row[:5] for row in rows] == [
        ["Số", "Lúc", "Người làm", "Việc", "Nội dung"],
        ["4", "04/06/2020 12:00:00", "Nông Thị Hạ Vy", "Đổi cài đặt", "'=Đổi cài đặt"],
    ]

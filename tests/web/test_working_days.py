"""The office's own days off and worked days: added for a reason, taken away, and counted by every deadline."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.office.working_days import (
    DayRefusedError,
    add_day,
    follow_government_swaps,
    listed_days,
    office_days,
    remove_day,
)
from dangbo.registry.acts.transfers import Place, begin_transfers
from dangbo.rules.calendar import OfficeDays, government_swaps, is_working_day

SignIn = Callable[[Role], Client]
WEDNESDAY, SATURDAY = date(2020, 6, 10), date(2020, 6, 13)
URL = "/cai-dat/ngay-lam-viec/"


@pytest.mark.django_db
def test_a_day_off_and_a_worked_day_are_added_and_taken_away_on_record() -> None:
    add_day(actor=PROGRAM, day=SATURDAY, is_off=False, reason="Làm bù")
    add_day(actor=PROGRAM, day=WEDNESDAY, is_off=True, reason="Đại hội")
    assert office_days() == OfficeDays(off=frozenset({WEDNESDAY}), worked=frozenset({SATURDAY}))
    assert [each.day for each in listed_days()] == [WEDNESDAY, SATURDAY]
    remove_day(actor=PROGRAM, day=SATURDAY)
    assert office_days() == OfficeDays(off=frozenset({WEDNESDAY}))
    assert list(Entry.objects.order_by("number").values_list("summary", flat=True)) == [
        "Thêm ngày làm việc 13/06/2020: Làm bù",
        "Thêm ngày nghỉ 10/06/2020: Đại hội",
        "Bỏ ngày 13/06/2020 khỏi ngày làm việc riêng của văn phòng",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "is_off", "reason", "sentence"),
    [
        (WEDNESDAY, True, " ", "Cần ghi lý do, ví dụ số thông báo nghỉ lễ."),
        (WEDNESDAY, False, "x", "Ngày 10/06/2020 vốn đã là ngày làm việc theo lịch chung."),
        (SATURDAY, True, "x", "Ngày 13/06/2020 vốn đã là ngày nghỉ theo lịch chung."),
    ],
)
def test_a_day_that_says_nothing_new_is_refused(day: date, is_off: bool, reason: str, sentence: str) -> None:
    with pytest.raises(DayRefusedError) as refused:
        add_day(actor=PROGRAM, day=day, is_off=is_off, reason=reason)
    assert (str(refused.value), listed_days()) == (sentence, [])


@pytest.mark.django_db
def test_the_swaps_of_a_year_are_followed_once() -> None:
    swaps = government_swaps(2024)
    assert follow_government_swaps(actor=PROGRAM, year=2024) == len(swaps.off) + len(swaps.worked)
    assert office_days() == swaps
    assert follow_government_swaps(actor=PROGRAM, year=2024) == 0


@given(st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_the_common_calendar_is_turned_round_on_an_added_day_alone(day: date) -> None:
    rests = is_working_day(day)
    extra = OfficeDays(off=frozenset({day})) if rests else OfficeDays(worked=frozenset({day}))
    assert is_working_day(day, extra) is not rests


@pytest.mark.django_db
def test_a_day_off_puts_off_the_deadline_of_a_transfer() -> None:
    _, _, cell, _ = build.tree()

    def start_by() -> date:
        (begun,) = begin_transfers(
            actor=PROGRAM,
            people=[build.member(cell)],
            to=Place(name="Đảng bộ phường"),
            decided_on=date(2020, 6, 1),
            reason="Nghỉ hưu",
            accepted_warnings={"transfer-late", "procedure-late"},
        )
        return begun.start_by

    before = start_by()
    add_day(actor=PROGRAM, day=WEDNESDAY, is_off=True, reason="Đại hội")
    assert (before > WEDNESDAY, start_by() > before) == (True, True)


def test_who_may_change_settings_adds_and_drops_days_and_others_only_see_them(signed_in: SignIn) -> None:
    keeper, reader = signed_in(Role.ORGANISATION_BOARD), signed_in(Role.MEMBER)
    typed = {"day": "10/06/2020", "kind": "off", "reason": "Đại hội"}
    page = keeper.post(URL, typed, follow=True)
    assert "Đã thêm ngày nghỉ 10/06/2020." in page.content.decode()
    again = keeper.post(URL, typed)
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert again.context["form"].errors == {"day": ["Ngày 10/06/2020 đã có trong danh sách của văn phòng."]}
    text = reader.get(URL).content.decode()
    assert ("10/06/2020" in text, "Thêm ngày" in text) == (True, False)
    assert reader.post(URL, {**typed, "day": "11/06/2020"}).status_code == HTTPStatus.FORBIDDEN
    assert reader.post(f"{URL}bo/2020-06-10/").status_code == HTTPStatus.FORBIDDEN
    assert "thời hạn đã ghi không đổi" in keeper.get(f"{URL}bo/2020-06-10/").content.decode()
    keeper.post(f"{URL}bo/2020-06-10/")
    assert (listed_days(), keeper.get(f"{URL}bo/2020-06-10/").status_code) == ([], HTTPStatus.NOT_FOUND)
    keeper.post(f"{URL}hoan-doi/", {"year": "2024"})
    assert office_days() == government_swaps(2024)
    assert keeper.post(f"{URL}hoan-doi/", {"year": "hai"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.django_db
def test_the_act_itself_refuses_who_may_not_change_settings() -> None:
    bloc, *_ = build.tree()
    with pytest.raises(NotAllowed):
        add_day(actor=build.actor(Role.MEMBER, bloc), day=WEDNESDAY, is_off=True, reason="x")

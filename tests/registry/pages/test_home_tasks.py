"""What the register tells the home page to do."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.registry.acts.transfers import Place, begin_transfers
from dangbo.registry.home import _latest_ending
from dangbo.registry.queries.badges import next_batch
from dangbo.rules.members import probation_end
from dangbo.rules.parameters import base_parameters
from dangbo.rules.vocabulary import Standing
from registry.pages.conftest import House, SignIn


def told(client) -> list[tuple[date | None, str]]:
    return [(task.due, task.title) for task, _ in client.get("/").context["tasks"]]


def test_probations_transfers_terms_and_committees_wait_with_their_days(as_: SignIn, house: House) -> None:
    build.member(house.cell, "Lê Dự Bị", standing=Standing.PROBATIONARY, joined_on=date(2019, 6, 1))
    gone = build.member(house.cell, "Lê Chuyển Đi")
    begin_transfers(
        actor=PROGRAM,
        people=[gone],
        to=Place(name="Đảng bộ phường"),
        decided_on=date(2020, 1, 2),
        reason="Nghỉ hưu",
        accepted_warnings={"procedure-late", "transfer-late"},
    )
    committee = build.committee(house.base, [gone], starts_on=date(2015, 9, 1))
    committee.seats = 5
    committee.save()
    listed = told(as_())
    assert {title for _, title in listed} == {
        "Xét công nhận chính thức Lê Dự Bị",
        "Làm thủ tục chuyển sinh hoạt của Lê Chuyển Đi",
        "Chuẩn bị đại hội Đảng bộ Bưu điện tỉnh",
        "Kiện toàn Cấp ủy Đảng bộ Bưu điện tỉnh",
    }
    assert {title: due for due, title in listed}["Chuẩn bị đại hội Đảng bộ Bưu điện tỉnh"] == date(2020, 9, 1)


@pytest.mark.parametrize(
    ("at", "day", "first", "last"),
    [
        (date(2020, 6, 28), date(2020, 9, 2), date(2020, 6, 1), date(2020, 9, 30)),
        (date(2020, 1, 2), date(2020, 2, 3), date(2019, 12, 1), date(2020, 2, 29)),
    ],
)
def test_the_next_batch_takes_in_whole_months(at: date, day: date, first: date, last: date) -> None:
    batch = next_batch(at, base_parameters())
    assert (batch.day, batch.last) == (day, last)
    assert batch.first <= first


def test_badges_of_the_next_batch_are_counted_and_open_to_their_members(as_: SignIn, house: House) -> None:
    build.member(house.cell, "Lê Ba Mươi", admission_decided_on=date(1990, 9, 30))
    build.member(house.cell, "Lê Chưa Đủ", admission_decided_on=date(1990, 10, 1))
    build.member(house.cell, "Lê Gián Đoạn", admission_decided_on=date(1988, 8, 15), months_out=24)
    client = as_()
    assert [title for _, title in told(client)] == ["Lập hồ sơ 2 Huy hiệu Đảng cho đợt 02/09/2020"]
    page = client.get("/dang-vien/?huy-hieu=dot-toi")
    assert [row.full_name for row, _ in page.context["listed"]] == ["Lê Gián Đoạn", "Lê Ba Mươi"]


def test_who_only_reads_has_nothing_to_do(as_: SignIn, house: House) -> None:
    build.member(house.cell, "Lê Dự Bị", standing=Standing.PROBATIONARY, joined_on=date(2019, 6, 1))
    assert told(as_(Role.READER)) == []


def test_queries_of_the_tasks_do_not_grow_with_them(as_: SignIn, house: House) -> None:
    client = as_()
    build.member(house.cell, "Lê Dự Bị", standing=Standing.PROBATIONARY, joined_on=date(2019, 6, 1))
    client.get("/")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for number in range(2):
        build.member(
            house.cell, f"Lê Dự Bị {number}", standing=Standing.PROBATIONARY, joined_on=date(2019, 5, 1 + number)
        )
    client.get("/")
    with CaptureQueriesContext(connection) as three:
        client.get("/")
    assert len(three) == len(one)


@given(until=st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_a_probation_has_ended_exactly_where_it_began_by_the_latest_day(until: date) -> None:
    values = base_parameters()
    last = _latest_ending(until, values)
    assert probation_end(last, values) <= until
    assert probation_end(last + timedelta(days=1), values) > until


def test_more_probations_than_are_told_one_by_one_are_told_as_a_number(as_: SignIn, house: House) -> None:
    for number in range(9):
        build.member(
            house.cell, f"Lê Dự Bị {number}", standing=Standing.PROBATIONARY, joined_on=date(2019, 5, 1 + number)
        )
    build.member(house.cell, "Lê Mới Vào", standing=Standing.PROBATIONARY, joined_on=date(2020, 5, 1))
    titles = [title for _, title in told(as_())]
    assert titles[-1] == "Xét công nhận chính thức 3 đảng viên dự bị khác"
    assert titles[:-1] == [f"Xét công nhận chính thức Lê Dự Bị {number}" for number in range(6)]

"""The superior's page tells who is done, running or late and why, in a fixed number of queries."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import build
from congresses import world
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.congresses.setting import cancel_congress
from dangbo.congresses.acts.plan.steps import draw_up_plan
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.board import Look, board
from dangbo.congresses.queries.quick_notice import quick_notice
from dangbo.congresses.queries.roundup import counts_at, roundup
from dangbo.congresses.states import State

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = date(2020, 4, 9), date(2020, 5, 12), date(2020, 6, 16)


def five() -> tuple[CongressRound, list[Congress]]:
    """Five congresses: one over in April, one in May, one planned for June, one late since April, one without a day."""
    round_ = world.a_round(world.bloc(5))
    made = world.congresses(round_)
    for congress, day in zip(made, (APRIL, MAY, JUNE, APRIL), strict=False):
        world.planned(congress, day)
    world.held(made[0], APRIL)
    world.held(made[1], MAY)
    return round_, made


def test_a_unit_is_done_running_late_or_without_a_day() -> None:
    round_, made = five()
    seen = board(round_, date(2020, 5, 31))
    assert [(unit.code, unit.look, unit.why) for unit in seen.units] == [
        ("cs1", Look.DONE, ""),
        ("cs2", Look.DONE, ""),
        ("cs3", Look.RUNNING, ""),
        ("cs4", Look.LATE, "Đã qua ngày họp 09/04/2020, chưa ghi đã họp."),
        ("cs5", Look.IDLE, ""),
    ]
    assert [(line.name, line.done, line.running, line.late) for line in seen.by_sector] == [
        ("Cơ quan hành chính", 2, 2, 1)
    ]
    early = board(round_, date(2020, 4, 30))
    assert [unit.look for unit in early.units][:2] == [Look.DONE, Look.RUNNING]
    after = board(round_, date(2020, 7, 1))
    assert after.units[4].why == "Quá thời hạn của đợt, ngày 30/06/2020."
    cancel_congress(actor=PROGRAM, congress=made[4], on=date(2020, 6, 30), reason="Sáp nhập")
    assert board(round_, date(2020, 7, 1)).units[4].state is State.CANCELLED


def test_a_late_step_of_the_plan_makes_a_unit_late() -> None:
    round_, made = five()
    draw_up_plan(actor=PROGRAM, congress=made[2], at=world.PLANNED_ON)
    seen = board(round_, date(2020, 6, 1))
    steps = made[2].steps.filter(due_on__lt=date(2020, 6, 1)).order_by("due_on")
    oldest = steps[0].due_on.strftime("%d/%m/%Y")
    assert seen.units[2].why == f"{steps.count()} bước quá hạn, lâu nhất từ ngày {oldest}."


def pages(round_: CongressRound) -> list[str]:
    start = f"/dai-hoi/dot/{round_.pk}/"
    return [
        start,
        f"{start}don-vi/",
        f"{start}lich/",
        f"{start}tien-do/",
        f"{start}tong-hop/",
        f"{start}thong-bao-nhanh/",
    ]


@time_machine.travel(datetime(2026, 5, 4, 2, tzinfo=UTC), tick=False)  # a session is written again after a while
def test_the_pages_of_a_round_ask_as_often_for_three_units_as_for_thirty(client: Client) -> None:
    top = world.bloc(3)
    round_ = world.a_round(top)
    account = build.account(Role.ORGANISATION_BOARD, top)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = []
    for known in (3, 30):
        for number in range(4, known + 1):
            build.organisation(f"cs{number}", parent=top, kind="grassroots_cell", name=f"Chi bộ Sở {number}")
        for congress in world.congresses(round_):
            if not congress.dates.exists():
                world.planned(congress, JUNE)
                world.held(congress, MAY) if congress.pk.int % 2 else None
        client.get(f"{pages(round_)[0]}?ngay=31/05/2020")
        counted = []
        for page in pages(round_):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            counted.append(len(captured))
        asked.append(counted)
    assert asked[0] == asked[1]
    assert min(asked[0]) > 5


def test_the_round_up_counts_what_the_congresses_elected_up_to_the_day() -> None:
    round_, made = five()
    cells = [each.organisation for each in made]
    old = build.members(cells[0], 10, sex="female", born=date(1985, 1, 1))
    build.committee(cells[0], old[:3], starts_on=date(2015, 4, 9))
    build.committee(cells[1], build.members(cells[1], 10)[:3], starts_on=date(2015, 4, 9))
    build.committee(cells[0], [old[0], old[1], old[3]], starts_on=APRIL)
    april, end = roundup(round_, date(2020, 4, 30)), roundup(round_, date(2020, 5, 31))
    told = {line.key.removeprefix("congress_round."): line.value for line in april.fields}
    assert {key: told[key] for key in ("held", "waiting", "elected", "re_elected", "first_time", "women")} == {
        "held": 1,
        "waiting": 4,
        "elected": 3,
        "re_elected": 2,
        "first_time": 1,
        "women": 3,
    }
    assert [(mark.at, mark.done, mark.total) for mark in end.marks] == [
        (date(2020, 4, 30), 1, 5),
        (date(2020, 5, 31), 2, 5),
    ]
    assert [(line.name, line.change.now, line.change.before) for line in end.compared] == [("Cấp ủy viên", 3, 3)]
    assert counts_at(round_.superior_id, date(2020, 3, 1))["congress_round.elected"] == 0


def test_the_notice_of_a_day_names_who_met_and_how_far_the_round_has_come() -> None:
    round_, made = five()
    cell = made[1].organisation
    build.committee(cell, build.members(cell, 10)[:3], starts_on=MAY)
    notice = quick_notice(round_, MAY, MAY)
    assert notice.lines == [
        "Ngày 12/05/2020, trong Đảng bộ Khối có 1 tổ chức cơ sở đảng tiến hành đại hội:",
        "- Chi bộ Sở 2, bầu 3 đồng chí vào cấp ủy.",
        "Lũy kế đến hết ngày, 2/5 đơn vị đã đại hội (40,00%).",
        "Đã bầu 3 đồng chí vào cấp ủy, trong đó tái cử 0, tham gia lần đầu 0, nữ 0.",
        "Chậm so với kế hoạch 1 đơn vị: Chi bộ Sở 4.",
    ]
    assert notice.days == [(MAY, 1), (APRIL, 1)]
    assert quick_notice(round_, date(2020, 5, 13), date(2020, 5, 13)).lines[0] == (
        "Ngày 13/05/2020, trong Đảng bộ Khối không có tổ chức cơ sở đảng nào tiến hành đại hội."
    )

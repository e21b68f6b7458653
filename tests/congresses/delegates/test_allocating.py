"""Allocation: by the formula, adjusted with a reason, fixed, opened again; nothing moves once it is fixed."""

from datetime import date

import pytest

import build
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.delegates.allocating import (
    adjust_allotment,
    compute_allocation,
    fix_allocation,
    reopen_allocation,
)
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, DelegateKind
from dangbo.congresses.queries.delegates.rules import allotments_of
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.congress.allocation import AllocationRule

pytestmark = pytest.mark.django_db
ON = date(2020, 3, 31)
RULE = AllocationRule(base=1, step=2, remainder=1)


@pytest.fixture
def held() -> Congress:
    """A congress of a bloc of three cells with 1, 2 and 5 members."""
    top = gathering.bloc(3)
    for unit, members in zip(gathering.units_of(top), (1, 2, 5), strict=True):
        build.members(unit, members)
    return gathering.congress(top)


def computed(held: Congress, **more: object) -> Allocation:
    return compute_allocation(actor=PROGRAM, congress=held, rule=RULE, counted_on=ON, **more)  # type: ignore[arg-type]


def test_every_unit_gets_its_base_and_more_by_its_members(held: Congress) -> None:
    allocation = computed(held)
    assert [(line.members, line.seats) for line in allocation.lines.all()] == [(1, 2), (2, 2), (5, 4)]
    assert sum(one.total for one in allotments_of(allocation).answer) == 8


def test_an_adjustment_needs_a_reason_and_outlives_a_new_computation(held: Congress) -> None:
    line = computed(held).lines.all()[0]
    with pytest.raises(Refused, match="phải ghi lý do"):
        adjust_allotment(actor=PROGRAM, line=line, special=0, adjustment=1, reason="  ")
    adjust_allotment(actor=PROGRAM, line=line, special=1, adjustment=1, reason="Địa bàn trọng điểm")
    again = computed(held)
    assert [(each.seats, each.reason) for each in again.lines.all()] == [(4, "Địa bàn trọng điểm"), (2, ""), (4, "")]


def test_seats_never_fall_below_none(held: Congress) -> None:
    line = computed(held).lines.all()[0]
    with pytest.raises(Refused, match="không được âm"):
        adjust_allotment(actor=PROGRAM, line=line, special=0, adjustment=-3, reason="Giảm")


def test_what_the_rules_warn_of_must_be_accepted_before_fixing(held: Congress) -> None:
    allocation = computed(held)
    with pytest.raises(Refused, match="có 1 đảng viên mà được phân bổ 2 đại biểu") as refused:
        fix_allocation(actor=PROGRAM, allocation=allocation, on=ON)
    fixed = None
    if refused.value.may_be_accepted:
        fixed = fix_allocation(actor=PROGRAM, allocation=allocation, on=ON, accepted_warnings=refused.value.codes)
    else:
        adjust_allotment(
            actor=PROGRAM, line=allocation.lines.all()[0], special=0, adjustment=-1, reason="Theo số đảng viên"
        )
        fixed = fix_allocation(actor=PROGRAM, allocation=allocation, on=ON)
    assert fixed.fixed_on == ON


def test_more_than_the_number_fixed_for_the_congress_is_refused(held: Congress) -> None:
    gathering.seated(held, 2, DelegateKind.EX_OFFICIO)
    allocation = computed(held, ceiling=9, includes_ex_officio=False)
    messages = [finding.message for finding in allotments_of(allocation).findings]
    assert any("8 được bầu + 2 đương nhiên, chỉ định = 10 đại biểu, quá số đã định 9" in each for each in messages)
    within = computed(held, ceiling=9, includes_ex_officio=True)
    assert [each.code for each in allotments_of(within).findings if each.code == "above-fixed-number"] == []


def test_a_fixed_allocation_changes_only_once_it_is_opened_again(held: Congress) -> None:
    allocation = computed(held)
    line = allocation.lines.all()[0]
    adjust_allotment(actor=PROGRAM, line=line, special=0, adjustment=-1, reason="Theo số đảng viên")
    fix_allocation(actor=PROGRAM, allocation=allocation, on=ON)
    with pytest.raises(Refused, match="đã chốt ngày 31/03/2020"):
        computed(held)
    allocation.refresh_from_db()
    with pytest.raises(Refused, match="phải ghi lý do"):
        reopen_allocation(actor=PROGRAM, allocation=allocation, reason="")
    reopen_allocation(actor=PROGRAM, allocation=allocation, reason="Có chi bộ mới")
    assert computed(held).fixed_on is None


def test_a_congress_of_all_members_has_no_allocation() -> None:
    cell = gathering.bloc(1, members=1)
    with pytest.raises(Refused, match="không thuộc đại hội đảng viên"):
        computed(gathering.congress(cell, kind="member"))


def test_who_only_looks_allocates_nothing(held: Congress) -> None:
    looker = Actor.of(build.account(Role.COMMITTEE_MEMBER, held.organisation))
    with pytest.raises(NotAllowed):
        compute_allocation(actor=looker, congress=held, rule=RULE, counted_on=ON)

"""Allocation, roll, quorum, alternates."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.rules.congress.allocation import AllocationRule, Unit, allocate, published_rule
from dangbo.rules.congress.delegates import (
    Bar,
    DelegateKind,
    Seat,
    Substitution,
    check_roll,
    check_substitution,
    may_be_summoned,
    quorum,
)
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.verdict import Severity

AT = date(2020, 6, 1)
UPPER = CongressLevel.ABOVE_GRASSROOTS


def codes(verdict):
    return [finding.code for finding in verdict.findings]


@pytest.mark.parametrize(("members", "seats"), [(18_000, 14), (18_001, 15), (30_000, 15), (152_000, 26)])
def test_the_published_formula_of_2020(members, seats):
    assert published_rule(AT).seats(members) == seats


def test_an_allotment_shows_its_sum_and_a_correction_needs_a_reason():
    rule = AllocationRule(1, 100, 51)
    units = [
        Unit("a", "Đảng bộ A", 260, special=1),
        Unit("b", "Chi bộ B", 20, adjustment=1),
        Unit("c", "Chi bộ C", 40, adjustment=-1, reason="Đã có hai đại biểu đương nhiên"),
    ]
    verdict = allocate(units, rule, UPPER, AT, others=38)
    assert [(one.total, one.sum_text) for one in verdict.answer] == [
        (5, "1 + 2 (đảng viên) + 1 (số dư) + 1 (vị trí quan trọng) = 5"),
        (2, "1 + 1 (điều chỉnh) = 2"),
        (0, "1 − 1 (điều chỉnh) = 0"),
    ]
    assert [(finding.code, finding.message) for finding in verdict.findings] == [
        ("adjustment-needs-reason", "Chi bộ B: điều chỉnh từ 1 thành 2 đại biểu phải ghi lý do."),
        ("unit-without-delegates", "Chi bộ C không được phân bổ đại biểu nào (1 − 1 (điều chỉnh) = 0)."),
        ("allocation-sum", "7 được bầu + 38 đương nhiên, chỉ định = 45 đại biểu."),
    ]


def test_a_sum_above_the_fixed_number_is_refused_and_above_the_level_asks_the_superior():
    units = [Unit("a", "Đảng bộ A", 30_000)]
    rule = AllocationRule(1, 100)
    assert codes(allocate(units, rule, UPPER, AT, ceiling=253)) == ["above-fixed-number"]
    assert codes(allocate(units, rule, UPPER, AT)) == ["above-ceiling"]
    assert codes(allocate(units, rule, CongressLevel.GRASSROOTS, AT)) == ["allocation-sum"]


def test_a_unit_never_gets_more_delegates_than_it_has_members_nor_fewer_than_none():
    units = [Unit("a", "Chi bộ A", 3, special=4), Unit("b", "Chi bộ B", 9, adjustment=-2, reason="Giảm")]
    assert codes(allocate(units, AllocationRule(1, 100), UPPER, AT)) == [
        "more-delegates-than-members",
        "negative-allotment",
        "allocation-sum",
    ]


@pytest.mark.parametrize("numbers", [(-1, 100, 0), (1, 0, 0), (1, 100, 101), (1, 100, -1)])
def test_a_rule_that_cannot_be_is_refused(numbers):
    with pytest.raises(ValueError, match="base"):
        AllocationRule(*numbers)


@settings(max_examples=60)
@given(st.integers(0, 5), st.integers(1, 500), st.data(), st.integers(0, 10_000))
def test_more_members_never_give_fewer_delegates(base, step, data, members):
    rule = AllocationRule(base, step, data.draw(st.integers(0, step)))
    assert rule.seats(members) <= rule.seats(members + 1) <= rule.seats(members) + 1
    assert rule.seats(members + step) == rule.seats(members) + 1


def seat(key, delegation="Đảng bộ A", kind=DelegateKind.ELECTED):
    return Seat(key, f"Người {key}", delegation, kind)


def test_a_suspended_member_is_not_summoned():
    verdict = may_be_summoned("Người A", {Bar.SUSPENDED}, date(2025, 6, 1))
    assert (verdict.answer, [finding.message for finding in verdict.errors]) == (
        False,
        ["Người A bị đình chỉ sinh hoạt đảng hoặc đình chỉ sinh hoạt cấp ủy."],
    )
    assert may_be_summoned("Người A", (), AT).answer is True
    assert may_be_summoned("Người A", {Bar.CONVENER_LEFT}, AT).answer is False


def test_a_person_in_two_delegations_is_refused():
    roll = [seat("a"), seat("a", "Đảng bộ B", DelegateKind.ALTERNATE), seat("b")]
    assert [finding.message for finding in check_roll(roll, AT).errors] == [
        "Người a có tên 2 lần: Đảng bộ A (được bầu) và Đảng bộ B (dự khuyết)."
    ]


def test_more_than_the_usual_share_of_appointed_is_a_question():
    roll = [seat(str(number)) for number in range(98)]
    appointed = [seat(f"c{number}", kind=DelegateKind.APPOINTED) for number in range(3)]
    assert codes(check_roll(roll + appointed[:2], AT)) == []
    verdict = check_roll(roll + appointed, AT)
    assert (verdict.answer, codes(verdict)) == (True, ["too-many-appointed"])


@pytest.mark.parametrize(("present", "summoned", "enough"), [(2, 3, True), (169, 253, True), (168, 253, False)])
def test_two_thirds_of_those_summoned_make_a_congress(present, summoned, enough):
    assert quorum(present, summoned, AT).answer is enough


def test_more_present_than_summoned_cannot_be():
    with pytest.raises(ValueError, match="between"):
        quorum(4, 3, AT)


def test_an_alternate_is_used_once_and_only_for_the_own_delegation():
    absent, other = seat("a"), seat("b", "Đảng bộ B")
    alternate = seat("x", kind=DelegateKind.ALTERNATE)
    assert check_substitution(Substitution(absent, alternate), ()).answer is True
    done = [Substitution(absent, alternate)]
    assert codes(check_substitution(Substitution(other, alternate), done)) == [
        "alternate-of-another-delegation",
        "alternate-used-twice",
    ]
    assert codes(check_substitution(Substitution(absent, seat("y", kind=DelegateKind.ALTERNATE)), done)) == [
        "seat-taken-twice"
    ]
    assert codes(check_substitution(Substitution(seat("c", kind=DelegateKind.EX_OFFICIO), seat("d")), ())) == [
        "not-an-alternate",
        "seat-has-no-alternate",
    ]
    assert check_substitution(Substitution(absent, alternate), ()).of(Severity.ERROR) == ()

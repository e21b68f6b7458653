"""Age, ceremony, probation and recognition against the boundary cases of the member rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.calendar import OfficeDays
from dangbo.rules.members import (
    admission_age,
    ceremony_deadline,
    check_party_dates,
    may_be_official,
    probation_end,
    recognition,
    review_deadline,
)
from dangbo.rules.parameters import base_parameters
from dangbo.rules.verdict import Severity

UNDER_294 = date(2026, 3, 1)
UNDER_208 = date(2026, 8, 1)


def own(key, value):
    return base_parameters().overlay(
        {key: {"value": value, "from": date(2011, 1, 19), "source": {"document": "Quy định của cơ quan"}}}
    )


BY_DAY = own("member.admission.age_by_month", False)


@pytest.mark.parametrize(
    ("considered", "by_month", "by_day"),
    [
        (date(2026, 5, 31), False, False),
        (date(2026, 6, 1), True, False),
        (date(2026, 6, 14), True, False),
        (date(2026, 6, 15), True, True),
    ],
)
def test_case_51_the_month_of_the_eighteenth_birthday_is_a_matter_of_the_setting(considered, by_month, by_day):
    assert admission_age(date(2008, 6, 15), considered).answer is by_month
    assert admission_age(date(2008, 6, 15), considered, parameters=BY_DAY).answer is by_day


def test_case_51_the_sentence_gives_the_age():
    verdict = admission_age(date(2008, 6, 15), date(2026, 5, 31))
    assert [finding.message for finding in verdict.errors] == [
        "Sinh ngày 15/06/2008, đến ngày 31/05/2026 mới 17 tuổi 11 tháng; phải đủ 18 tuổi."
    ]


@pytest.mark.parametrize(
    ("considered", "by_month", "by_day"),
    [
        pytest.param(date(2026, 5, 10), True, True, id="52"),
        pytest.param(date(2026, 5, 11), True, False, id="53-day-after"),
        pytest.param(date(2026, 5, 31), True, False, id="53-end-of-month"),
        pytest.param(date(2026, 6, 1), False, False, id="53"),
    ],
)
def test_cases_52_53_above_sixty_needs_a_consent(considered, by_month, by_day):
    birth = date(1966, 5, 10)
    assert admission_age(birth, considered).answer is by_month
    assert admission_age(birth, considered, parameters=BY_DAY).answer is by_day
    assert admission_age(birth, considered, consent=True, parameters=BY_DAY).answer is True


@pytest.mark.parametrize(
    ("issued", "received", "at", "last"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 2), UNDER_294, date(2026, 4, 13), id="59"),
        pytest.param(date(2026, 8, 24), date(2026, 8, 24), UNDER_294, date(2026, 10, 7), id="60"),
        pytest.param(date(2026, 8, 24), date(2026, 8, 31), UNDER_208, date(2026, 10, 7), id="61-208"),
        pytest.param(date(2026, 8, 24), date(2026, 8, 31), UNDER_294, date(2026, 10, 14), id="61-294"),
    ],
)
def test_the_ceremony_has_thirty_working_days(issued, received, at, last):
    assert ceremony_deadline(issued, received, at) == last


def test_a_day_off_of_the_office_moves_the_ceremony():
    extra = OfficeDays(off=frozenset({date(2026, 3, 3)}))
    assert ceremony_deadline(date(2026, 3, 2), date(2026, 3, 2), UNDER_294, extra) == date(2026, 4, 14)


def test_case_62_probation_ends_after_a_year_and_the_cell_has_thirty_working_days():
    assert probation_end(date(2024, 10, 10)) == date(2025, 10, 10)
    assert review_deadline(date(2024, 10, 10)) == date(2025, 11, 21)


def test_case_63_a_ceremony_on_29_february_ends_on_the_last_day_unless_the_office_says_the_next():
    assert probation_end(date(2024, 2, 29)) == date(2025, 2, 28)
    assert probation_end(date(2024, 2, 29), own("member.probation.missing_day", "next_day")) == date(2025, 3, 1)
    assert probation_end(date(2024, 2, 28), own("member.probation.missing_day", "next_day")) == date(2025, 2, 28)


def test_case_64_a_late_review_leaves_the_official_date():
    verdict = recognition(date(2024, 10, 10), date(2025, 12, 15))
    assert verdict.answer == date(2025, 10, 10)
    assert [(finding.severity, finding.message) for finding in verdict.findings] == [
        (
            Severity.WARNING,
            "Chi bộ xét ngày 15/12/2025, quá hạn 21/11/2025 (30 ngày làm việc); "
            "ngày chính thức vẫn tính từ 10/10/2025.",
        )
    ]


def test_a_review_in_time_says_nothing_and_an_early_one_is_refused():
    assert recognition(date(2024, 10, 10), date(2025, 11, 21)).findings == ()
    early = recognition(date(2024, 10, 10), date(2025, 10, 9))
    assert [finding.code for finding in early.errors] == ["review-before-probation-end"]


def test_dates_in_order_say_nothing_and_unknown_dates_are_not_judged():
    assert check_party_dates() == ()
    assert (
        check_party_dates(
            birth=date(1990, 5, 1),
            decision=date(2024, 8, 25),
            ceremony=date(2024, 9, 15),
            official=date(2025, 9, 15),
        )
        == ()
    )


def test_an_official_date_within_the_year_is_refused_with_the_earliest_day():
    findings = check_party_dates(ceremony=date(2024, 9, 15), official=date(2025, 9, 14))
    assert [(finding.code, finding.severity, finding.message) for finding in findings] == [
        (
            "official-too-early",
            Severity.ERROR,
            "Ngày chính thức phải sau ngày vào Đảng ít nhất 12 tháng: "
            "vào Đảng 15/09/2024, chính thức sớm nhất 15/09/2025, đang ghi 14/09/2025.",
        )
    ]
    assert may_be_official(date(2024, 9, 15), date(2025, 9, 14)).answer is False
    assert may_be_official(date(2024, 9, 15), date(2025, 9, 15)).answer is True


def test_members_of_before_our_oldest_source_are_only_warned_of():
    findings = check_party_dates(birth=date(1960, 1, 1), ceremony=date(1977, 6, 1), official=date(1978, 3, 1))
    assert [(finding.code, finding.severity) for finding in findings] == [
        ("official-too-early", Severity.WARNING),
        ("too-young", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"decision": date(2024, 9, 16), "ceremony": date(2024, 9, 15)}, "decision-after-ceremony"),
        ({"decision": date(2024, 9, 15), "official": date(2025, 9, 1)}, "official-too-early"),
        ({"birth": date(2007, 9, 15), "decision": date(2024, 9, 15)}, "too-young"),
        ({"birth": date(2024, 9, 15), "decision": date(2024, 9, 15)}, "admitted-before-birth"),
    ],
)
def test_each_wrong_pair_of_dates_is_found(dates, code):
    assert [(finding.code, finding.severity) for finding in check_party_dates(**dates)] == [(code, Severity.ERROR)]


@given(st.dates(date(2011, 1, 19), date(2035, 1, 1)), st.integers(-400, 400))
def test_the_official_date_is_accepted_from_the_end_of_probation(ceremony, days):
    end = probation_end(ceremony)
    official = date.fromordinal(end.toordinal() + days)
    assert (check_party_dates(ceremony=ceremony, official=official) == ()) == (days >= 0)

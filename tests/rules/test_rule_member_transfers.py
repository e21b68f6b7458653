"""Transfers: kind, deadlines, lateness."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.members import Presentation, TransferDeadlines, TransferKind, presentation, transfer_deadlines
from dangbo.rules.members import transfer_kind as kind_of

LETTER = date(2026, 6, 1)


def test_cases_75_76_the_three_deadlines_of_a_transfer():
    assert transfer_deadlines(LETTER, LETTER) == TransferDeadlines(
        start_by=date(2026, 8, 24), present_by=date(2026, 7, 13), deletion_after=date(2026, 9, 1)
    )


@pytest.mark.parametrize(
    ("presented", "answer", "codes"),
    [
        (date(2026, 7, 13), Presentation.ON_TIME, []),
        (date(2026, 7, 14), Presentation.LATE, ["letter-late"]),
        (date(2026, 9, 1), Presentation.LATE, ["letter-late"]),
        (date(2026, 9, 2), Presentation.DELETION_MAY_START, ["letter-late", "deletion-may-start"]),
    ],
)
def test_case_76_a_letter_is_on_time_late_or_lost(presented, answer, codes):
    verdict = presentation(LETTER, presented)
    assert verdict.answer is answer
    assert [finding.code for finding in verdict.findings] == codes


def test_case_76_the_sentence_gives_the_last_day():
    assert presentation(LETTER, date(2026, 7, 14)).findings[0].message == (
        "Giấy giới thiệu ngày 01/06/2026 phải nộp đến ngày 13/07/2026 (30 ngày làm việc); nay là 14/07/2026."
    )


@pytest.mark.parametrize(
    ("months", "kind"),
    [
        (2, TransferKind.NONE),
        (3, TransferKind.TEMPORARY),
        (11, TransferKind.TEMPORARY),
        (12, TransferKind.OFFICIAL),
        (None, TransferKind.OFFICIAL),
    ],
)
def test_case_77_the_length_of_the_contract_decides_the_kind(months, kind):
    assert kind_of(months, LETTER) is kind


@given(st.dates(date(2021, 7, 30), date(2030, 1, 1)), st.integers(0, 200), st.integers(0, 200))
def test_waiting_longer_never_makes_a_letter_better(letter, days, more):
    order = list(Presentation)
    earlier = presentation(letter, date.fromordinal(letter.toordinal() + days)).answer
    later = presentation(letter, date.fromordinal(letter.toordinal() + days + more)).answer
    assert order.index(earlier) <= order.index(later)

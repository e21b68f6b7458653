"""Party badges: levels, batches, early and posthumous award."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.members import BadgeDue, TimeOut, badge_batch, badge_due, badge_levels, badges_in_batch, early_badge
from dangbo.rules.parameters import ParameterError


def test_there_is_no_badge_of_35_years():
    assert badge_levels(date(2026, 1, 1)) == (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)


@pytest.mark.parametrize(
    ("reached", "batch"),
    [
        pytest.param(date(2026, 2, 28), date(2026, 2, 3), id="79-28-february"),
        pytest.param(date(2026, 3, 1), date(2026, 5, 19), id="79-1-march"),
        pytest.param(date(2026, 9, 30), date(2026, 9, 2), id="80-30-september"),
        pytest.param(date(2026, 10, 1), date(2026, 11, 7), id="80-1-october"),
        pytest.param(date(2026, 11, 30), date(2026, 11, 7), id="30-november"),
        pytest.param(date(2026, 12, 1), date(2027, 2, 3), id="81"),
    ],
)
def test_the_day_on_which_the_years_are_reached_decides_the_batch(reached, batch):
    assert badge_batch(reached) == batch


def test_a_badge_falls_due_with_its_dossier_thirty_working_days_before():
    assert badge_due(date(1976, 2, 28), 50) == BadgeDue(50, date(2026, 2, 28), date(2026, 2, 3), date(2025, 12, 22))


def test_time_outside_moves_the_badge():
    outside = (TimeOut(date(2000, 1, 1), date(2005, 1, 1)),)
    assert badge_due(date(1990, 1, 1), 30, outside).reached == date(2025, 1, 1)
    assert badge_due(date(1990, 1, 1), 30, (TimeOut(date(2000, 1, 1), None),)) is None


def test_the_badges_of_a_batch():
    assert [badge.level for badge in badges_in_batch(date(1976, 2, 28), date(2026, 2, 3))] == [50]
    assert badges_in_batch(date(1976, 3, 1), date(2026, 2, 3)) == ()


@pytest.mark.parametrize(
    ("start", "died", "level", "allowed"),
    [
        pytest.param(date(1949, 6, 30), date(2023, 5, 30), 75, False, id="82-73-years-11-months"),
        pytest.param(date(1949, 6, 30), date(2023, 6, 30), 75, True, id="82-74-years"),
        pytest.param(date(1991, 12, 15), date(2021, 6, 15), 30, False, id="83-before-30-07-2021"),
        pytest.param(date(1992, 1, 30), date(2021, 7, 30), 30, True, id="83-on-30-07-2021"),
    ],
)
def test_a_badge_after_death_is_at_most_a_year_early_and_only_since_july_2021(start, died, level, allowed):
    verdict = early_badge(start, level, died, died=died)
    assert verdict.answer is allowed
    assert bool(verdict.errors) is not allowed


def test_case_82_the_sentence_gives_the_party_age():
    verdict = early_badge(date(1949, 6, 30), 75, date(2023, 5, 30), died=date(2023, 5, 30))
    assert [finding.message for finding in verdict.errors] == [
        "Huy hiệu 75 năm: tuổi đảng 73 năm 11 tháng, còn thiếu 13 tháng, được xét sớm nhiều nhất 12 tháng."
    ]


@pytest.mark.parametrize(
    ("level", "missing_months", "ill", "allowed"),
    [
        (50, 12, True, True),
        (50, 13, True, False),
        (50, 1, False, False),
        (50, 0, False, True),
        (70, 24, False, True),
        (70, 25, True, False),
    ],
)
def test_an_early_badge_for_the_seriously_ill_and_for_the_high_levels(level, missing_months, ill, allowed):
    at = date(2026, 1, 1)
    months = 12 * level - missing_months
    start = date(2026 - (months + 11) // 12, 1 + (-months) % 12, 1)
    assert early_badge(start, level, at, seriously_ill=ill).answer is allowed


def test_case_84_a_badge_of_35_years_is_an_error():
    with pytest.raises(ParameterError, match="Không có Huy hiệu 35 năm tuổi đảng; các mức là 30, 40, 45"):
        badge_due(date(1990, 1, 1), 35)
    with pytest.raises(ParameterError, match="Không có Huy hiệu 35"):
        early_badge(date(1990, 1, 1), 35, date(2025, 1, 1))


@given(st.dates(date(1940, 1, 1), date(2000, 1, 1)), st.sampled_from(badge_levels(date(2026, 1, 1))))
def test_a_batch_is_never_far_from_the_day(start, level):
    badge = badge_due(start, level)
    assert -28 <= (badge.batch - badge.reached).days <= 93
    assert badge.dossier_by < badge.batch
    assert badge in badges_in_batch(start, badge.batch)

"""Working days and months against the boundary cases of the member rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.calendar import (
    OfficeDays,
    add_months,
    add_working_days,
    government_swaps,
    is_working_day,
    months_between,
    public_holidays,
    working_days_between,
)

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        pytest.param(date(2026, 3, 2), 30, date(2026, 4, 13), id="59-no-holiday"),
        pytest.param(date(2026, 8, 24), 30, date(2026, 10, 7), id="60-over-2-september"),
        pytest.param(date(2026, 8, 31), 30, date(2026, 10, 14), id="61-from-receipt"),
        pytest.param(date(2025, 10, 10), 30, date(2025, 11, 21), id="62-cell-review"),
        pytest.param(date(2026, 6, 1), 60, date(2026, 8, 24), id="75-transfer-start"),
        pytest.param(date(2026, 6, 1), 30, date(2026, 7, 13), id="76-present-letter"),
        pytest.param(date(2026, 3, 2), 30, date(2026, 4, 13), id="101-verification"),
    ],
)
def test_a_deadline_ends_on_its_last_working_day(start, count, last):
    assert add_working_days(start, count) == last
    assert working_days_between(start, last) == count


def test_a_swapped_day_counts_only_for_an_office_that_follows_the_swap():
    swaps = government_swaps(2026)
    assert swaps == OfficeDays(frozenset({date(2026, 8, 31)}), frozenset({date(2026, 8, 22)}))
    assert is_working_day(date(2026, 8, 31))
    assert not is_working_day(date(2026, 8, 31), swaps)
    assert is_working_day(date(2026, 8, 22), swaps)
    assert add_working_days(date(2026, 8, 24), 30, swaps) == date(2026, 10, 8)


def test_a_holiday_on_a_sunday_moves_to_monday():
    assert date(2026, 4, 26) in public_holidays(2026)
    assert date(2026, 4, 27) in public_holidays(2026)


def test_an_office_adds_days_off_and_worked_saturdays():
    extra = OfficeDays(off=frozenset({date(2026, 3, 3)})) | OfficeDays(worked=frozenset({date(2026, 3, 7)}))
    assert add_working_days(date(2026, 3, 2), 1, extra) == date(2026, 3, 4)
    assert add_working_days(date(2026, 3, 2), 4, extra) == date(2026, 3, 7)


def test_no_days_stay_on_the_start_even_on_a_sunday():
    assert add_working_days(date(2026, 3, 1), 0) == date(2026, 3, 1)


@given(DAYS, st.integers(0, 90), st.integers(0, 30))
def test_more_working_days_never_end_earlier(start, count, more):
    assert add_working_days(start, count) <= add_working_days(start, count + more)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_later_start_never_ends_earlier(start, count, later):
    assert add_working_days(start, count) <= add_working_days(start + timedelta(days=later), count)


@given(DAYS, st.integers(-60, 60))
def test_counting_undoes_adding(start, count):
    end = add_working_days(start, count)
    assert working_days_between(start, end) == count
    assert count == 0 or is_working_day(end)


def test_a_month_without_the_day_ends_on_its_last_day():
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert months_between(date(2024, 1, 31), date(2024, 2, 29)) == 1


def test_months_are_not_counted_backwards():
    with pytest.raises(ValueError, match="end is before start"):
        months_between(date(2024, 2, 1), date(2024, 1, 1))


@given(DAYS, st.integers(0, 6000))
def test_full_months_are_the_most_that_fit(start, days):
    end = start + timedelta(days=days)
    months = months_between(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)

"""Party age with time outside, and the bands of breakdowns."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.calendar import months_between
from dangbo.rules.members import (
    Band,
    PartyAge,
    TimeOut,
    age_bands,
    band_of,
    party_age,
    party_age_bands,
    party_age_reached,
)
from dangbo.rules.parameters import ParameterError, base_parameters

DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))
READMITTED = TimeOut(date(2000, 1, 1), date(2005, 1, 1))


@st.composite
def stretches(draw):
    left = draw(DAYS)
    return TimeOut(left, left + timedelta(days=draw(st.integers(1, 4000))), draw(st.booleans()))


@pytest.mark.parametrize(
    ("start", "at", "time_out", "text"),
    [
        pytest.param(date(2024, 8, 25), date(2054, 8, 25), (), "30 năm 0 tháng", id="67"),
        pytest.param(date(2024, 8, 25), date(2054, 8, 24), (), "29 năm 11 tháng", id="68"),
        pytest.param(date(1990, 1, 1), date(2025, 1, 1), (READMITTED,), "30 năm 0 tháng", id="69"),
        pytest.param(
            date(1990, 1, 1),
            date(2025, 1, 1),
            (TimeOut(date(2000, 1, 1), date(2002, 1, 1), restored=True),),
            "35 năm 0 tháng",
            id="70",
        ),
    ],
)
def test_party_age_runs_from_the_decision_less_the_time_outside(start, at, time_out, text):
    assert str(party_age(start, at, time_out)) == text


def test_party_age_stands_still_while_outside_and_is_zero_before_the_start():
    outside = (TimeOut(date(2000, 1, 1), None),)
    assert party_age(date(1990, 1, 1), date(2010, 1, 1), outside) == PartyAge(120)
    assert party_age(date(1990, 1, 1), date(1989, 12, 31)) == PartyAge(0)


def test_stretches_that_overlap_are_subtracted_once():
    twice = (READMITTED, TimeOut(date(2001, 1, 1), date(2004, 1, 1)))
    assert party_age(date(1990, 1, 1), date(2025, 1, 1), twice) == PartyAge(360)


def test_the_day_on_which_years_are_reached():
    assert party_age_reached(date(1990, 1, 1), 30) == date(2020, 1, 1)
    assert party_age_reached(date(1990, 1, 1), 30, (READMITTED,)) == date(2025, 1, 1)
    assert party_age_reached(date(1990, 1, 1), 30, (TimeOut(date(2000, 1, 1), None),)) is None
    assert party_age_reached(date(1990, 1, 1), 5, (TimeOut(date(2000, 1, 1), None),)) == date(1995, 1, 1)


@given(DAYS, DAYS, st.lists(stretches(), max_size=3))
def test_party_age_is_never_negative_and_never_exceeds_the_calendar(start, at, time_out):
    months = party_age(start, at, time_out).months
    assert 0 <= months <= (months_between(start, at) if at >= start else 0)


@given(DAYS, st.integers(1, 90), st.lists(stretches(), max_size=3))
def test_the_years_are_reached_on_the_day_that_is_answered(start, years, time_out):
    reached = party_age_reached(start, years, time_out)
    assert party_age(start, reached, time_out).months >= 12 * years


@given(DAYS, st.integers(1, 90))
def test_without_time_outside_the_day_before_is_a_month_short(start, years):
    reached = party_age_reached(start, years)
    assert party_age(start, reached) == PartyAge(12 * years)
    assert party_age(start, reached - timedelta(days=1)) == PartyAge(12 * years - 1)


@pytest.mark.parametrize(
    ("years", "key"),
    [(17, None), (18, "age_18_30"), (30, "age_18_30"), (31, "age_31_40"), (60, "age_51_60"), (61, "age_61")],
)
def test_an_age_falls_into_one_band(years, key):
    band = band_of(years, age_bands(date(2026, 1, 1)))
    assert (band.key if band else None) == key


@given(st.integers(0, 100))
def test_every_party_age_falls_into_one_band(years):
    bands = party_age_bands(date(2026, 1, 1))
    assert [band for band in bands if band.holds(years)] == [band_of(years, bands)]


def test_an_office_has_its_own_bands():
    def own(*rows):
        value = {"value": list(rows), "from": "2026-01-01", "source": {"document": "Quy định của cơ quan"}}
        return base_parameters().overlay({"member.age_bands": value})

    young = {"key": "young", "label": "Dưới 36 tuổi", "from": 0, "to": 35}
    rest = {"key": "rest", "label": "Từ 36 tuổi", "from": 36}
    assert age_bands(date(2026, 1, 1), own(rest, young)) == (
        Band("young", "Dưới 36 tuổi", 0, 35),
        Band("rest", "Từ 36 tuổi", 36, None),
    )
    with pytest.raises(ParameterError, match="chồng lên nhau"):
        age_bands(date(2026, 1, 1), own(young, {**rest, "from": 35}))
    with pytest.raises(ParameterError, match="mỗi dòng phải có cột “from”"):
        age_bands(date(2026, 1, 1), own({"label": "Dưới 36 tuổi"}))

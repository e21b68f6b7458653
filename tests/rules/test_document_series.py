"""Numbering series: what counts together, from which day to which, and numbers inside one series."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.documents import (
    CongressDays,
    Gap,
    NumberingOption,
    NumberingTerm,
    Restart,
    check_number,
    check_shared_codes,
    committee_term,
    congress_series,
    date_in_series,
    gaps,
    next_number,
    number_text,
    series_for,
)
from dangbo.rules.parameters import ParameterError

CONGRESS = CongressDays(trial_opening=date(2020, 5, 14), closing=date(2020, 5, 15))
NEXT = CongressDays(trial_opening=date(2025, 6, 9), closing=date(2025, 6, 10))
TERM = committee_term(CONGRESS, NEXT)
DAYS = st.dates(date(2020, 5, 16), date(2025, 6, 10))
NUMBERS = st.sets(st.integers(1, 200))


def codes(verdict):
    return [finding.code for finding in verdict.findings]


def test_a_term_runs_from_the_day_after_closing_to_the_next_closing_day():
    assert NumberingTerm(date(2020, 5, 16), date(2025, 6, 10)) == TERM
    assert committee_term(CONGRESS) == NumberingTerm(date(2020, 5, 16), None)


def test_a_first_plenum_during_the_congress_opens_the_new_term():
    following = CongressDays(date(2025, 6, 9), date(2025, 6, 10), first_plenum=date(2025, 6, 10))
    assert committee_term(CONGRESS, following).last_day == date(2025, 6, 9)
    assert committee_term(following).first_day == date(2025, 6, 10)


def test_a_first_plenum_after_the_congress_changes_nothing():
    following = CongressDays(date(2025, 6, 9), date(2025, 6, 10), first_plenum=date(2025, 6, 12))
    assert committee_term(following).first_day == date(2025, 6, 11)


@given(DAYS)
def test_every_day_of_two_terms_lies_in_exactly_one(at):
    later = committee_term(NEXT)
    assert [term.holds(at) for term in (TERM, later)] == [True, False]
    assert TERM.last_day + timedelta(days=1) == later.first_day


def test_each_kind_counts_for_itself_through_the_term():
    plan = series_for("plan", "ĐU", date(2024, 1, 5), TERM)
    assert str(plan.key) == "ĐU/KH/2020-05-16"
    assert plan.name == "Ký hiệu KH của ĐU, nhiệm kỳ từ 16/05/2020"
    assert plan == series_for("plan", "ĐU", date(2020, 5, 16), TERM)
    assert plan.key != series_for("notice", "ĐU", date(2024, 1, 5), TERM).key


def test_decision_and_regulation_share_a_counter_unless_set_apart():
    at = date(2024, 1, 5)
    assert series_for("decision", "ĐU", at, TERM) == series_for("regulation", "ĐU", at, TERM)
    apart = NumberingOption(apart=frozenset({"regulation"}))
    assert [series_for(kind, "ĐU", at, TERM, apart).key.group for kind in ("decision", "regulation")] == [
        "QĐ",
        "regulation",
    ]


def test_codes_may_share_a_counter():
    shared = NumberingOption(shared=(("CV", "CĐ"),))
    at = date(2024, 1, 5)
    assert series_for("telegram", "TU", at, TERM, shared) == series_for("official_letter", "TU", at, TERM, shared)
    assert series_for("telegram", "TU", at, TERM, shared).key.group == "CV+CĐ"


def test_joint_papers_take_the_number_of_the_lead_body():
    assert series_for("plan", "BTCTU-UBKTTU", date(2024, 1, 5), TERM).key.issuer == "BTCTU"


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [
        (date(2020, 12, 31), date(2020, 5, 16), date(2020, 12, 31)),
        (date(2021, 1, 1), date(2021, 1, 1), date(2021, 12, 31)),
        (date(2025, 6, 10), date(2025, 1, 1), date(2025, 6, 10)),
    ],
)
def test_an_office_may_restart_by_year_inside_the_term(at, first, last):
    series = series_for("plan", "ĐU", at, TERM, NumberingOption(Restart.YEAR))
    assert (series.key.first_day, series.last_day) == (first, last)
    assert series.name == f"Ký hiệu KH của ĐU, năm {at.year}"


@given(DAYS, st.sampled_from(list(Restart)))
def test_a_series_holds_the_day_it_was_asked_for(at, restart):
    series = series_for("plan", "ĐU", at, TERM, NumberingOption(restart))
    assert date_in_series(series, at).answer is True


def test_a_date_outside_the_term_is_refused():
    with pytest.raises(ValueError, match=r"Ngày 11/06/2025 không thuộc nhiệm kỳ.* đến hết ngày 10/06/2025"):
        series_for("plan", "ĐU", date(2025, 6, 11), TERM)
    with pytest.raises(ParameterError):
        series_for("song", "ĐU", date(2025, 6, 10), TERM)


def test_congress_papers_of_all_kinds_count_together_from_trial_session_to_closing():
    series = congress_series(NEXT)
    assert str(series.key) == "ĐH/congress/2025-06-09"
    judged = [date_in_series(series, date(2025, 6, day)).answer for day in (8, 9, 10, 11)]
    assert judged == [False, True, True, False]
    (finding,) = date_in_series(series, date(2025, 6, 11)).errors
    assert finding.article == "Hướng dẫn 36-HD/VPTW, mục II.1.3"


def test_the_closing_day_belongs_to_the_old_term_and_to_the_congress():
    assert series_for("plan", "ĐU", NEXT.closing, TERM).holds(NEXT.closing)
    assert congress_series(NEXT).holds(NEXT.closing)


@pytest.mark.parametrize("build", [lambda: CongressDays(date(2025, 6, 9), date(2025, 6, 8)),
                                   lambda: NumberingTerm(date(2025, 6, 9), date(2025, 6, 8))])  # fmt: skip
def test_days_out_of_order_are_refused(build):
    with pytest.raises(ValueError, match="trước ngày"):
        build()


@pytest.mark.parametrize(("number", "text"), [(1, "01"), (9, "09"), (10, "10"), (11977, "11977")])
def test_numbers_below_ten_have_a_leading_zero(number, text):
    assert number_text(number, date(2026, 6, 1)) == text


@pytest.mark.parametrize("number", [0, -1, 100_000])
def test_a_number_has_at_most_five_digits(number):
    with pytest.raises(ValueError, match="phải từ 1 đến 99999"):
        number_text(number, date(2026, 6, 1))


@given(NUMBERS)
def test_the_next_number_is_free_and_above_all_others(taken):
    following = next_number(sorted(taken), date(2026, 6, 1))
    assert following == (max(taken) + 1 if taken else 1)


def test_gaps_are_ranges_and_cancelled_numbers_explain_themselves():
    assert gaps([1, 2, 5, 9], cancelled=[3]) == (Gap(4, 4), Gap(6, 8))
    assert [str(gap) for gap in gaps([1, 2, 5, 9])] == ["03-04", "06-08"]
    assert gaps([]) == ()


@given(NUMBERS, NUMBERS)
def test_gaps_numbers_and_cancelled_numbers_make_the_whole_series(taken, cancelled):
    missing = {number for gap in gaps(taken, cancelled) for number in range(gap.first, gap.last + 1)}
    highest = max(taken | cancelled, default=0)
    assert missing | taken | cancelled == set(range(1, highest + 1))
    assert missing & (taken | cancelled) == set()


SERIES = series_for("plan", "ĐU", date(2024, 1, 5), TERM)
TAKEN = {1: date(2024, 1, 5), 2: date(2024, 2, 5)}


@pytest.mark.parametrize(
    ("number", "at", "found"),
    [
        (3, date(2024, 3, 1), []),
        (2, date(2024, 3, 1), ["number-taken"]),
        (4, date(2024, 3, 1), ["number-cancelled"]),
        (0, date(2024, 1, 1), ["number-below-one"]),
        (3, date(2024, 1, 31), ["number-out-of-date-order"]),
        (7, date(2024, 3, 1), ["number-leaves-gap"]),
        (3, date(2026, 1, 1), ["date-outside-series"]),
    ],
)
def test_a_number_typed_by_hand_is_judged(number, at, found):
    assert codes(check_number(number, at, SERIES, TAKEN, cancelled=[4])) == found


def test_an_office_that_restarts_by_year_is_told_of_the_guideline():
    option = NumberingOption(Restart.YEAR, shared=(("CV", "CĐ"), ("CĐ", "TB")))
    verdict = check_shared_codes(option, date(2024, 1, 1))
    assert (verdict.answer, codes(verdict)) == (False, ["code-in-two-groups", "restart-by-year"])

"""Length of terms and the days on which a congress may meet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.parameters import base_parameters
from dangbo.rules.terms import TermWindow, next_congress, term_length, term_window
from dangbo.rules.verdict import Severity
from dangbo.rules.vocabulary import OrganisationKind

K = OrganisationKind


def test_case_48_a_cell_meets_every_thirty_months_within_half_a_year():
    assert term_window(K.CELL, date(2020, 3, 15)) == TermWindow(
        30, date(2022, 9, 15), date(2022, 3, 15), date(2023, 3, 15)
    )


def test_case_49_a_cell_of_the_pilot_has_five_years():
    window = term_window(K.CELL, date(2025, 9, 1))
    assert (window.months, window.nominal_end) == (60, date(2030, 9, 1))


@pytest.mark.parametrize("kind", [K.GRASSROOTS_CELL, K.GRASSROOTS_COMMITTEE, K.SUB_COMMITTEE, K.UPPER_COMMITTEE])
def test_other_organisations_have_five_years(kind):
    assert term_length(kind, date(2020, 5, 1)).integer == 60


def test_a_party_group_has_no_term():
    with pytest.raises(ValueError, match="no term"):
        term_length(K.PARTY_GROUP, date(2020, 5, 1))


@pytest.mark.parametrize(
    ("planned", "approved", "answer", "codes"),
    [
        (date(2022, 9, 15), False, True, []),
        (date(2022, 3, 15), True, True, ["congress-shifted"]),
        (date(2023, 3, 15), False, False, ["congress-shift-needs-approval"]),
        (date(2023, 3, 16), True, False, ["congress-outside-window"]),
        (date(2022, 3, 14), True, False, ["congress-outside-window"]),
    ],
)
def test_case_48_a_congress_outside_half_a_year_is_refused(planned, approved, answer, codes):
    verdict = next_congress(K.CELL, date(2020, 3, 15), planned, approved=approved)
    assert verdict.answer is answer
    assert [finding.code for finding in verdict.findings] == codes


def test_the_sentence_says_between_which_days():
    verdict = next_congress(K.CELL, date(2020, 3, 15), date(2024, 1, 1), approved=True)
    assert verdict.findings[0].message == (
        "Nhiệm kỳ hết ngày 15/09/2022; đại hội chỉ được sớm hoặc muộn 6 tháng, "
        "từ 15/03/2022 đến 15/03/2023, không phải ngày 01/01/2024."
    )


def test_the_unverified_year_of_higher_levels_only_warns():
    verdict = next_congress(K.GRASSROOTS_COMMITTEE, date(2020, 5, 15), date(2026, 5, 16), approved=True)
    assert (verdict.answer, verdict.findings[0].severity) == (True, Severity.WARNING)


def test_an_office_outside_the_pilot_keeps_thirty_months():
    own = base_parameters().overlay(
        {"term.cell.months": {"value": 30, "from": date(2025, 6, 3), "source": {"document": "Kế hoạch 05-KH/TU"}}}
    )
    assert term_window(K.CELL, date(2025, 9, 1), own).nominal_end == date(2028, 3, 1)


@given(st.sampled_from([kind for kind in K if kind is not K.PARTY_GROUP]), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_the_window_always_holds_the_nominal_end(kind, congress):
    window = term_window(kind, congress)
    assert congress < window.earliest <= window.nominal_end <= window.latest

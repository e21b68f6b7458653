"""Base and outcome of votes on members."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.members import (
    Roll,
    VotingBody,
    convocation_base,
    counts_in_headcount,
    may_vote,
    vote_outcome,
    votes_needed,
)
from dangbo.rules.verdict import Severity
from dangbo.rules.vocabulary import Activity, Standing

AT = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("base", "votes", "passed"),
    [
        pytest.param(20, 14, True, id="30-14-of-20"),
        pytest.param(20, 13, False, id="30-13-of-20"),
        pytest.param(9, 6, True, id="31-6-of-9"),
        pytest.param(9, 5, False, id="31-5-of-9"),
        pytest.param(10, 7, True, id="32-7-of-10"),
        pytest.param(10, 6, False, id="32-6-of-10"),
    ],
)
@pytest.mark.parametrize("body", [VotingBody.CELL, VotingBody.GRASSROOTS_COMMITTEE])
def test_two_thirds_of_those_convoked_pass(body, base, votes, passed):
    assert vote_outcome(body, votes, base, AT).answer is passed


def test_case_33_the_base_is_neither_those_present_nor_all():
    verdict = convocation_base(Roll(22, away_absent=1, suspended=1))
    assert verdict.answer == 20
    assert [finding.message for finding in verdict.findings] == [
        "22 − 1 tạm chuyển đi và vắng mặt − 1 bị đình chỉ sinh hoạt = 20 người được triệu tập."
    ]
    assert votes_needed(VotingBody.CELL, 20, AT) == 14


def test_case_34_an_exempt_member_counts_only_when_present():
    assert convocation_base(Roll(20)).answer == 20
    assert convocation_base(Roll(20, exempt_absent=1)).answer == 19


@pytest.mark.parametrize(("base", "needed"), [(8, 5), (9, 5), (10, 6)])
def test_case_35_a_standing_committee_needs_more_than_half(base, needed):
    assert votes_needed(VotingBody.STANDING_COMMITTEE, base, AT) == needed
    assert vote_outcome(VotingBody.STANDING_COMMITTEE, needed, base, AT).answer is True
    assert vote_outcome(VotingBody.STANDING_COMMITTEE, needed - 1, base, AT).answer is False


def test_a_committee_decides_any_other_matter_by_more_than_half():
    assert votes_needed(VotingBody.COMMITTEE, 10, AT) == 6


def test_case_65_the_third_failure_goes_to_the_superior():
    second = vote_outcome(VotingBody.CELL, 5, 10, AT, round_number=2)
    assert [finding.code for finding in second.findings] == ["vote-failed"]
    third = vote_outcome(VotingBody.CELL, 5, 10, AT, round_number=3)
    assert [finding.code for finding in third.findings] == ["vote-failed", "goes-to-superior"]
    assert third.findings[0].message == "Chi bộ: 5 trên 10 tán thành, cần ít nhất 7."
    assert vote_outcome(VotingBody.CELL, 7, 10, AT, round_number=3).findings[0].severity is Severity.NOTE


def test_case_66_a_probationary_or_suspended_member_is_never_in_the_base():
    in_base = {
        (activity, present): may_vote(Standing.OFFICIAL, activity, present=present)
        for activity, present in product(Activity, (True, False))
    }
    assert in_base == {
        (Activity.NORMAL, True): True,
        (Activity.NORMAL, False): True,
        (Activity.EXEMPT, True): True,
        (Activity.EXEMPT, False): False,
        (Activity.AWAY, True): True,
        (Activity.AWAY, False): False,
        (Activity.SUSPENDED, True): False,
        (Activity.SUSPENDED, False): False,
    }
    assert not any(
        may_vote(Standing.PROBATIONARY, activity, present=present)
        for activity, present in product(Activity, (True, False))
    )


def test_case_78_a_member_here_for_a_time_counts_at_home_only():
    assert counts_in_headcount(arrived_temporarily=False) is True
    assert counts_in_headcount(arrived_temporarily=True) is False


def test_counts_that_contradict_one_another_are_errors():
    assert [finding.code for finding in convocation_base(Roll(2, suspended=3)).errors] == [
        "more-taken-out-than-entitled"
    ]
    assert [finding.code for finding in convocation_base(Roll(-1)).errors] == ["negative-count"]
    assert [finding.code for finding in vote_outcome(VotingBody.CELL, 11, 10, AT).errors] == ["more-votes-than-base"]


@pytest.mark.parametrize(("votes", "base"), [(-1, 10), (0, 0)])
def test_an_empty_base_or_negative_votes_are_refused(votes, base):
    with pytest.raises(ValueError, match="cannot be"):
        vote_outcome(VotingBody.CELL, votes, base, AT)


@given(st.sampled_from(VotingBody), st.integers(1, 500), st.integers(0, 500))
def test_a_vote_passes_from_the_number_needed(body, base, votes):
    votes = min(votes, base)
    halves = (VotingBody.STANDING_COMMITTEE, VotingBody.COMMITTEE)
    passed = vote_outcome(body, votes, base, AT).answer
    assert passed is (votes >= votes_needed(body, base, AT))
    share = 2 * votes > base if body in halves else 3 * votes >= 2 * base
    assert passed is share

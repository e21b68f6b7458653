"""Counts that cannot be withhold the verdict; more collected than issued cancels the vote."""

import itertools

import pytest

from dangbo.rules.elections.base import MemberCongressRoll
from dangbo.rules.elections.counts import BallotCounts, CandidateVotes
from dangbo.rules.elections.outcome import NextStep, Outcome, Poll
from dangbo.rules.elections.regulation import regulation
from dangbo.rules.elections.resolving import resolve
from dangbo.rules.verdict import Severity

RULES = regulation("190-2024")


def verdict(votes, ballots=None, seats=1, summoned=50):
    candidates = tuple(CandidateVotes(name, count) for name, count in zip("ABCDEF", votes, strict=False))
    counts = BallotCounts(*ballots) if ballots else None
    return resolve(Poll(MemberCongressRoll(summoned), seats, candidates, counts), RULES)


def errors(found):
    return [finding.code for finding in found.errors]


@pytest.mark.parametrize(
    ("votes", "ballots", "expected"),
    [
        ([40], (50, 50, 49, 1), []),
        ([40], (50, 50, 48, 1), ["valid-and-invalid-not-collected"]),
        ([40], (50, 50, 50, 1), ["valid-and-invalid-not-collected"]),
        ([50], (50, 50, 49, 1), ["votes-above-valid"]),
        ([51], (50, 50, 50, 0), ["votes-above-valid"]),
        ([51], None, ["votes-above-base"]),
        ([40], (52, 52, 52, 0), ["collected-above-base"]),
        ([52], (52, 52, 52, 0), ["collected-above-base", "votes-above-base"]),
        ([30, 30], (50, 50, 50, 0), ["choices-above-ballots"]),
        ([30, 20], (50, 50, 50, 0), []),
        ([45], (50, 48, 40, 2), ["valid-and-invalid-not-collected", "votes-above-valid"]),
        ([0], (0, 0, 0, 0), []),
        ([0], (50, 50, 0, 50), []),
    ],
)
def test_each_slip_is_found(votes, ballots, expected):
    found = verdict(votes, ballots)
    assert errors(found) == expected
    if expected:
        assert (found.answer.elected, found.answer.tied, found.answer.next_step) == ((), (), NextStep.NONE)
        assert found.answer.seats_unfilled == 1
        assert {standing.outcome for standing in found.answer.standings} == {Outcome.NOT_ELECTED}


def test_without_ballots_more_choices_than_the_base_allows_is_a_question():
    found = verdict([30, 21], None)
    assert found.answer.elected == ("A",)
    assert [finding.code for finding in found.warnings] == ["choices-above-base"]
    assert verdict([30, 20], None).warnings == ()


def test_withheld_verdict_still_shows_base_and_needed():
    answer = verdict([51], (50, 50, 50, 0)).answer
    assert (answer.base, answer.needed, answer.standings[0].percent) == (50, 26, "102,00")


@pytest.mark.parametrize(
    "ballots", [(50, 51, 51, 0), (50, 51, 50, 1), (50, 51, 0, 0), (50, 51, 49, 1), (40, 45, 45, 0), (60, 61, 61, 0)]
)
def test_more_collected_than_issued_cancels_whatever_else_is_wrong(ballots):
    found = verdict([0 if not ballots[2] else 30], ballots)
    assert (found.answer.elected, found.answer.next_step) == ((), NextStep.WHOLE_VOTE_CANCELLED)
    assert "collected-above-issued" in errors(found)


def test_cancelling_is_said_as_the_office_says_it():
    messages = [finding.message for finding in verdict([30], (95, 96, 96, 0), summoned=120).errors]
    assert messages == [
        "Số phiếu thu vào (96) nhiều hơn số phiếu phát ra (95): hủy toàn bộ số phiếu và bầu lại,"
        " không được rút bớt phiếu thừa."
    ]


def test_fewer_collected_than_issued_stands_as_an_unverified_rule():
    found = verdict([30], (50, 48, 48, 0))
    assert found.answer.elected == ("A",)
    assert [finding.certainty.value for finding in found.findings if finding.code == "collected-below-issued"] == [
        "unverified"
    ]


def test_more_issued_than_the_base_asks_the_tellers():
    found = verdict([30], (52, 50, 50, 0))
    assert found.answer.elected == ("A",)
    assert [finding.code for finding in found.warnings] == ["issued-above-base"]


NUMBERS = (0, 1, 2, 3)


def test_every_small_combination_of_counts_is_judged_by_the_three_equations():
    for issued, collected, valid, invalid, votes in itertools.product(NUMBERS, repeat=5):
        found = verdict([votes], (issued, collected, valid, invalid), summoned=2)
        answer = found.answer
        sound = valid + invalid == collected <= 2 and votes <= valid
        if collected > issued:
            assert answer.next_step is NextStep.WHOLE_VOTE_CANCELLED
        elif not sound:
            assert (answer.elected, answer.next_step) == ((), NextStep.NONE)
            assert any(finding.severity is Severity.ERROR for finding in found.findings)
        else:
            assert answer.elected == (("A",) if votes > 1 else ())

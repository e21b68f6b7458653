"""Who is elected: bases, majority, ties, rounds."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.elections.base import (
    CellConferenceRoll,
    CommitteeMeetingRoll,
    DelegateCongressRoll,
    MemberCongressRoll,
    needed_votes,
)
from dangbo.rules.elections.counts import CandidateVotes
from dangbo.rules.elections.outcome import Cut, NextStep, Outcome, Poll, cut
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import regulation
from dangbo.rules.elections.resolving import resolve
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.verdict import Certainty

OF_2014, OF_2024 = regulation("244-2014"), regulation("190-2024")


def poll(votes, seats=1, summoned=100, **options):
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    candidates = tuple(CandidateVotes(names[place], count) for place, count in enumerate(votes))
    return Poll(options.pop("roll", MemberCongressRoll(summoned)), seats, candidates, **options)


def verdict(votes, seats=1, summoned=100, rules=OF_2024, **options):
    return resolve(poll(votes, seats, summoned, **options), rules)


def codes(found):
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize("rules", [OF_2014, OF_2024])
@pytest.mark.parametrize(
    ("roll", "base"),
    [
        (MemberCongressRoll(11), 11),
        (MemberCongressRoll(11, absent_throughout_excused=1), 10),
        (MemberCongressRoll(30, temporary_elsewhere_absent=2, exempt_absent=3, suspended=1, prosecuted=1), 23),
        (DelegateCongressRoll(170, delegates_absent_throughout=5, replaced_by_alternates=5), 170),
        (DelegateCongressRoll(170, delegates_absent_throughout=5, replaced_by_alternates=3), 168),
        (DelegateCongressRoll(170, conveners_absent_throughout=2, delegates_absent_throughout=5), 163),
        (CommitteeMeetingRoll(15), 15),
        (CommitteeMeetingRoll(15, suspended=1), 14),
        (CellConferenceRoll(20), 20),
        (CellConferenceRoll(20, temporary_elsewhere=1, exempt=2), 17),
    ],
)
def test_base_is_those_summoned_less_the_exclusions_of_the_meeting(roll, base, rules):
    assert roll.base(rules).answer == base
    assert roll.base(rules).errors == ()


def test_base_is_spelled_out_with_every_exclusion():
    roll = MemberCongressRoll(1101, temporary_elsewhere_absent=2, exempt_absent=4, suspended=1)
    assert roll.base(OF_2014).findings[0].message == (
        "Cơ sở tính kết quả: 1.101 đảng viên chính thức được triệu tập − 2 sinh hoạt tạm thời nơi khác, không dự"
        " − 4 được miễn công tác và sinh hoạt, không dự − 1 bị đình chỉ sinh hoạt đảng = 1.094."
    )
    assert roll.base(OF_2014).findings[0].article == "Khoản 2 Điều 32 Quyết định 244-QĐ/TW ngày 09/06/2014"


def test_suspended_committee_members_are_taken_away_as_an_unverified_rule():
    findings = CommitteeMeetingRoll(15, suspended=1).base(OF_2024).findings
    assert [finding.certainty for finding in findings] == [Certainty.SOURCED, Certainty.UNVERIFIED]


@pytest.mark.parametrize(
    "roll",
    [
        MemberCongressRoll(0),
        MemberCongressRoll(3, suspended=3),
        MemberCongressRoll(3, suspended=2, prosecuted=2),
        DelegateCongressRoll(3, conveners_absent_throughout=4),
        CommitteeMeetingRoll(1, suspended=1),
    ],
)
def test_a_base_without_people_withholds_the_verdict(roll):
    found = verdict([0], roll=roll)
    assert "base-not-positive" in codes(found)
    assert (found.answer.needed, found.answer.elected, found.answer.next_step) == (None, (), NextStep.NONE)
    assert found.answer.standings[0].percent is None


def test_more_replaced_than_absent_withholds_the_verdict():
    roll = DelegateCongressRoll(100, delegates_absent_throughout=1, replaced_by_alternates=2)
    found = verdict([90], roll=roll)
    assert "more-replaced-than-absent" in codes(found)
    assert (found.answer.base, found.answer.elected, found.answer.next_step) == (100, (), NextStep.NONE)


@pytest.mark.parametrize(("base", "needed"), [(1, 1), (2, 2), (3, 2), (10, 6), (11, 6), (10001, 5001)])
def test_needed_is_the_least_number_above_half(base, needed):
    assert needed_votes(base) == needed


def test_exactly_half_is_not_elected_and_is_explained():
    found = verdict([50])
    assert found.answer.standings[0].outcome is Outcome.NOT_ELECTED
    assert "A được 50 phiếu, đúng một nửa của 100 (2 × 50 = 100): chưa quá một nửa, không trúng cử." in [
        finding.message for finding in found.findings
    ]


def test_elected_are_ordered_by_votes_then_by_ballot_order():
    assert verdict([60, 80, 60, 70], seats=4).answer.elected == ("B", "D", "A", "C")


def test_more_over_half_than_seats_leaves_out_the_lowest():
    answer = verdict([90, 60, 70], seats=2, summoned=111).answer
    assert answer.elected == ("A", "C")
    assert answer.standings[1].over_half is True
    assert answer.standings[1].outcome is Outcome.NOT_ELECTED
    assert (answer.seats_unfilled, answer.next_step) == (0, NextStep.NONE)


@pytest.mark.parametrize(
    ("votes", "seats", "elected", "tied", "unfilled"),
    [
        ([60, 60, 55], 2, ("A", "B"), (), 0),
        ([60, 55, 55], 2, ("A",), ("B", "C"), 1),
        ([55, 60, 55, 55], 3, ("B",), ("A", "C", "D"), 2),
        ([55, 55, 55], 2, (), ("A", "B", "C"), 2),
        ([80, 80, 60, 60, 60, 55], 4, ("A", "B"), ("C", "D", "E"), 2),
        ([70, 70, 60, 50, 50], 3, ("A", "B", "C"), (), 0),
    ],
)
def test_a_tie_at_the_last_seat_leaves_open_every_seat_it_touches(votes, seats, elected, tied, unfilled):
    answer = verdict(votes, seats=seats).answer
    assert (answer.elected, answer.tied, answer.seats_unfilled) == (elected, tied, unfilled)
    assert answer.next_step is (NextStep.REVOTE_TIED if tied else NextStep.NONE)


def test_a_tie_below_half_is_no_tie():
    answer = verdict([80, 50, 50], seats=2).answer
    assert (answer.elected, answer.tied, answer.next_step) == (("A",), (), NextStep.CONGRESS_DECIDES)


def test_a_vote_among_the_tied_needs_no_majority():
    found = verdict([40, 30], runoff_of_tie=True)
    assert (found.answer.elected, found.answer.next_step) == (("A",), NextStep.NONE)
    assert "majority" not in codes(found)
    assert found.findings[-1].certainty is Certainty.UNVERIFIED


def test_a_vote_among_the_tied_may_fill_several_seats():
    answer = verdict([40, 30, 60], seats=2, runoff_of_tie=True).answer
    assert (answer.elected, answer.seats_unfilled) == (("C", "A"), 0)


@pytest.mark.parametrize(("votes", "seats"), [([50, 50], 1), ([60, 30, 30], 2), ([0, 0], 1)])
def test_a_second_tie_is_for_the_congress(votes, seats):
    found = verdict(votes, seats=seats, runoff_of_tie=True)
    assert found.answer.next_step is NextStep.CONGRESS_DECIDES
    assert found.answer.tied == (("A", "B") if seats == 1 else ("B", "C"))
    assert codes(found)[-1] == "tied-again"


def test_a_vote_among_the_tied_without_a_contest_is_withheld():
    found = verdict([10], runoff_of_tie=True)
    assert (found.answer.elected, found.answer.next_step) == ((), NextStep.NONE)
    assert "runoff-without-contest" in codes(found)


@pytest.mark.parametrize(
    ("post", "round_number", "step"),
    [
        (None, 1, NextStep.CONGRESS_DECIDES),
        (Post.COMMITTEE, 1, NextStep.CONGRESS_DECIDES),
        (Post.DELEGATES, 1, NextStep.VOTE_AGAIN),
        (Post.DELEGATES, 2, NextStep.CONGRESS_DECIDES),
        (Post.CELL_SECRETARY, 1, NextStep.CONGRESS_DECIDES),
        (Post.CELL_SECRETARY, 2, NextStep.CONGRESS_DECIDES),
        (Post.CELL_SECRETARY, 3, NextStep.SUPERIOR_APPOINTS),
        (Post.CELL_SECRETARY, 4, NextStep.SUPERIOR_APPOINTS),
        (Post.SECRETARY, 3, NextStep.CONGRESS_DECIDES),
    ],
)
def test_empty_seats_lead_on_by_post_and_round(post, round_number, step):
    found = verdict([40], post=post, round=round_number)
    assert found.answer.next_step is step
    assert codes(found)[-1] == "seats-unfilled"


def test_filled_seats_need_nothing_more_whatever_the_post():
    assert verdict([60], post=Post.CELL_SECRETARY, round=3).answer.next_step is NextStep.NONE


def test_a_tie_comes_before_the_empty_seats_of_delegates():
    assert verdict([60, 60, 40], post=Post.DELEGATES, seats=1, summoned=200).answer.next_step is NextStep.VOTE_AGAIN
    assert verdict([55, 55, 70], post=Post.DELEGATES, seats=2).answer.next_step is NextStep.REVOTE_TIED


@pytest.mark.parametrize("rules", [OF_2014, OF_2024])
def test_the_meeting_is_called_by_its_name(rules):
    found = verdict([3], roll=CommitteeMeetingRoll(9), rules=rules)
    assert found.findings[-1].message == (
        "Bầu được 0 trong 1 người cần bầu, còn thiếu 1: hội nghị quyết định có bầu tiếp hay không"
        " và có bổ sung danh sách hay không."
    )


def test_huge_counts_are_exact():
    base = 10**29 + 1
    answer = verdict([base // 2, base // 2 + 1], seats=2, summoned=base).answer
    assert answer.elected == ("B",)
    assert answer.standings[0].percent == "50,00"


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_percent_is_rounded_half_away_from_zero_from_the_integers(part, total):
    with localcontext(prec=60):
        exact = Decimal(part) * 100 / Decimal(total)
        expected = str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")
    assert percent_text(part, total) == ("0,00" if expected == "-0,00" else expected)


@pytest.mark.parametrize(
    ("part", "total", "text"),
    [(86, 170, "50,59"), (1, 800, "0,13"), (1, 3, "33,33"), (2, 3, "66,67"), (1, 20000, "0,01"), (-1, 9, "-11,11")],
)
def test_percent_of_known_shares(part, total, text):
    assert percent_text(part, total) == text


def test_percent_of_nobody_is_refused():
    with pytest.raises(ValueError, match="positive"):
        percent_text(1, 0)


VOTES = st.lists(st.integers(0, 60), min_size=1, max_size=12)
SEATS = st.integers(1, 8)
BASES = st.integers(60, 100)


@given(VOTES, SEATS, BASES)
def test_elected_are_over_half_and_not_more_than_the_seats(votes, seats, base):
    found = cut(votes, seats, base)
    assert len(found.winners) <= seats
    assert all(2 * votes[place] > base for place in (*found.winners, *found.tied))
    assert not set(found.winners) & set(found.tied)
    assert not found.tied or len(found.winners) + len(found.tied) > seats


@given(VOTES, SEATS, BASES)
def test_nobody_left_out_has_more_votes_than_somebody_elected(votes, seats, base):
    found = cut(votes, seats, base)
    left_out = [votes[place] for place in range(len(votes)) if place not in found.winners]
    assert all(votes[winner] > other or 2 * other <= base for winner in found.winners for other in left_out)


@given(VOTES, SEATS, BASES, st.data())
def test_more_votes_never_unelect(votes, seats, base, data):
    for place in cut(votes, seats, base).winners:
        raised = [*votes]
        raised[place] += data.draw(st.integers(0, 40))
        assert place in cut(raised, seats, base).winners


@given(VOTES, SEATS, BASES, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nobody(votes, seats, base, random):
    order = list(range(len(votes)))
    random.shuffle(order)
    shuffled = cut([votes[place] for place in order], seats, base)
    found = cut(votes, seats, base)
    assert {order[place] for place in shuffled.winners} == set(found.winners)
    assert {order[place] for place in shuffled.tied} == set(found.tied)


@given(VOTES, SEATS, BASES)
def test_without_majority_every_seat_is_filled_or_tied(votes, seats, base):
    found = cut(votes, seats, base, majority=False)
    assert len(found.winners) + len(found.tied) >= min(seats, len(votes))
    assert found == Cut(found.winners, found.tied)

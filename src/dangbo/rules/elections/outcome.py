"""Who wins a vote, and what follows it: values without words (244 Art 32; 190 Art 30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dangbo.rules.elections.base import Roll, is_over_half
from dangbo.rules.elections.counts import BallotCounts, CandidateVotes
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import Regulation


class Outcome(StrEnum):
    """What the vote means for one candidate."""

    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    TIED = "tied"


class NextStep(StrEnum):
    """What follows the vote."""

    NONE = "none"
    REVOTE_TIED = "revote_tied"
    VOTE_AGAIN = "vote_again"
    CONGRESS_DECIDES = "congress_decides_further_round"
    SUPERIOR_APPOINTS = "superior_appoints"
    WHOLE_VOTE_CANCELLED = "whole_vote_cancelled"


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote with its counts. candidates: in ballot order; round: 1 for the first vote on these seats."""

    roll: Roll
    seats: int
    candidates: tuple[CandidateVotes, ...]
    ballots: BallotCounts | None = None
    post: Post | None = None
    round: int = 1
    runoff_of_tie: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate's line in the count minutes; percent of the base, None where there is no base."""

    name: str
    votes: int
    percent: str | None
    over_half: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict on a vote; `elected` by votes and then ballot order; `needed` None where there is no base."""

    base: int
    needed: int | None
    standings: tuple[Standing, ...]
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    seats_unfilled: int
    next_step: NextStep


@dataclass(frozen=True, slots=True)
class Cut:
    """Places (0-based, in ballot order) of those who win and of those tied at the last seat, by votes."""

    winners: tuple[int, ...]
    tied: tuple[int, ...] = ()


def cut(votes: Sequence[int], seats: int, base: int, *, majority: bool = True) -> Cut:
    """Those who win: from high to low, just enough for the seats, and more than half of the base.

    majority=False: the vote among tied candidates, where the higher vote wins without more than half (unverified).
    A tie at the last seat leaves every seat it touches open.
    """
    ranked = sorted(range(len(votes)), key=lambda place: (-votes[place], place))
    standing = [place for place in ranked if not majority or is_over_half(votes[place], base)]
    if len(standing) <= seats:
        return Cut(tuple(standing))
    last = votes[standing[seats - 1]]
    if votes[standing[seats]] < last:
        return Cut(tuple(standing[:seats]))
    return Cut(
        tuple(place for place in standing if votes[place] > last),
        tuple(place for place in standing if votes[place] == last),
    )


def next_step(poll: Poll, decided: Cut, regulation: Regulation) -> NextStep:
    """What follows: a vote among the tied, a further round, the decision of congress or superior, or nothing.

    A tie among the tied is for the congress. Seats left empty: delegates vote again after round 1; a cell's secretary
    is appointed from the third round; otherwise the congress or meeting decides on a further round.
    """
    if decided.tied:
        return NextStep.CONGRESS_DECIDES if poll.runoff_of_tie else NextStep.REVOTE_TIED
    if len(decided.winners) >= poll.seats:
        return NextStep.NONE
    if poll.post is Post.DELEGATES and poll.round == 1:
        return NextStep.VOTE_AGAIN
    if poll.post is Post.CELL_SECRETARY and poll.round >= regulation.number("cell-secretary-appointed"):
        return NextStep.SUPERIOR_APPOINTS
    return NextStep.CONGRESS_DECIDES

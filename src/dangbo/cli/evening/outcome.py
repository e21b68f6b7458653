"""What a vote came to, and where two votes on the same ballots differ."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from dangbo.elections.models import Election
from dangbo.elections.models.counting import CountState
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.verdicts import frozen_of

WORDS = {
    "issued": "phát ra",
    "collected": "thu vào",
    "valid": "hợp lệ",
    "invalid": "không hợp lệ",
    "reasons": "lý do không hợp lệ",
    "votes": "số phiếu từng người",
    "lines": "tỷ lệ, kết luận từng người",
    "elected": "người trúng cử",
    "ballots": "tập hợp phiếu",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record of a vote without anything that tells how it was counted. ballots: checksum of the set of ballots."""

    issued: int
    collected: int
    valid: int
    invalid: int
    reasons: tuple[tuple[str, int], ...]
    votes: tuple[tuple[str, int], ...]
    lines: tuple[tuple[str, str | None, str], ...]
    elected: tuple[str, ...]
    ballots: str


def outcome_of(vote: Election) -> Outcome:
    """The record of an announced vote."""
    count, said = vote.counts.latest("number"), vote.announcement.verdict
    standing = standing_of(vote.ballot_counts.filter(state=CountState.CLOSED).latest("number"))
    return Outcome(
        issued=count.issued,
        collected=count.collected,
        valid=count.valid,
        invalid=count.invalid,
        reasons=tuple(sorted((one["reason"], one["count"]) for one in count.invalid_reasons)),
        votes=tuple((row["name"], count.votes[row["id"]]) for row in frozen_of(vote)["candidates"]),
        lines=tuple((line["name"], line["percent"], line["outcome"]) for line in said["candidates"]),
        elected=tuple(said["elected"]),
        ballots=standing.checksum,
    )


def differences(one: Outcome, other: Outcome) -> Iterator[str]:
    """A sentence for each thing in which the two differ."""
    for field in fields(Outcome):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if left != right:
            yield f"Khác nhau về {WORDS[field.name]}: quét {left}, nhập {right}."

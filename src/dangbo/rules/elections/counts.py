"""Counts of an election that cannot be; such a count withholds the verdict until the tellers have found the slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import whole
from dangbo.rules.verdict import Finding


@dataclass(frozen=True, slots=True)
class CandidateVotes:
    """A candidate and the votes on valid ballots."""

    name: str
    votes: int


@dataclass(frozen=True, slots=True)
class BallotCounts:
    """Ballots handed out, taken from the box, valid and invalid."""

    issued: int
    collected: int
    valid: int
    invalid: int

    @property
    def whole_vote_cancelled(self) -> bool:
        """More ballots came back than went out: all are cancelled and the vote is held again."""
        return self.collected > self.issued


def check_ballots(ballots: BallotCounts, base: int, regulation: Regulation) -> Iterator[Finding]:
    """Whether the four counts agree with one another and with the base."""
    if ballots.whole_vote_cancelled:
        yield regulation.rule("collected-above-issued").error(
            "collected-above-issued",
            f"Số phiếu thu vào ({whole(ballots.collected)}) nhiều hơn số phiếu phát ra ({whole(ballots.issued)}):"
            " hủy toàn bộ số phiếu và bầu lại, không được rút bớt phiếu thừa.",
        )
    elif ballots.collected < ballots.issued:
        yield regulation.rule("collected-below-issued").note(
            "collected-below-issued",
            f"Thu vào {whole(ballots.collected)} phiếu, ít hơn số phát ra {whole(ballots.issued)} phiếu:"
            f" thiếu {whole(ballots.issued - ballots.collected)} phiếu, cuộc bầu vẫn có giá trị.",
        )
    yield from _check_sum(ballots, regulation)
    yield from _check_against_base(ballots, base, regulation)


def _check_sum(ballots: BallotCounts, regulation: Regulation) -> Iterator[Finding]:
    counted = ballots.valid + ballots.invalid
    if counted != ballots.collected:
        yield regulation.rule("counts").error(
            "valid-and-invalid-not-collected",
            f"Số phiếu hợp lệ và không hợp lệ ({whole(ballots.valid)} + {whole(ballots.invalid)} = {whole(counted)})"
            f" không bằng số phiếu thu vào ({whole(ballots.collected)}).",
        )


def _check_against_base(ballots: BallotCounts, base: int, regulation: Regulation) -> Iterator[Finding]:
    if base < 1:
        return
    if base < ballots.collected <= ballots.issued:
        yield regulation.rule("counts").error(
            "collected-above-base",
            f"Số phiếu thu vào ({whole(ballots.collected)}) nhiều hơn số người được tính ({whole(base)}).",
        )
    elif ballots.issued > base:
        yield regulation.rule("counts").warning(
            "issued-above-base",
            f"Số phiếu phát ra ({whole(ballots.issued)}) nhiều hơn số người được tính ({whole(base)});"
            " ban kiểm phiếu ghi rõ phiếu đổi hoặc lý do vào biên bản.",
        )


def check_votes(
    candidates: Sequence[CandidateVotes], seats: int, ballots: BallotCounts | None, base: int, regulation: Regulation
) -> Iterator[Finding]:
    """Whether the votes can come from the ballots: nobody above the valid ballots, no more choices than they allow.

    A valid ballot chooses at most as many names as there are seats (244 Art 17.2), so all votes together are at most
    ballots times seats. Where no ballots are given the base stands for them, and too many choices are a question.
    """
    if ballots is None:
        if base > 0:
            yield from _check_each(candidates, base, "base", regulation)
            yield from _check_choices(candidates, seats, base, "base", regulation)
        return
    of_whom = "base" if 0 < base < ballots.valid else "valid"
    most = base if of_whom == "base" else ballots.valid
    above = list(_check_each(candidates, most, of_whom, regulation))
    yield from above or _check_choices(candidates, seats, ballots.valid, "valid", regulation)


_LIMITS = {"base": "người được tính", "valid": "phiếu hợp lệ"}


def _check_each(
    candidates: Sequence[CandidateVotes], most: int, of_whom: str, regulation: Regulation
) -> Iterator[Finding]:
    for candidate in candidates:
        if candidate.votes > most:
            yield regulation.rule("counts").error(
                f"votes-above-{of_whom}",
                f"{candidate.name} có {whole(candidate.votes)} phiếu, nhiều hơn số {_LIMITS[of_whom]} ({whole(most)}).",
            )


def _check_choices(
    candidates: Sequence[CandidateVotes], seats: int, ballots: int, of_whom: str, regulation: Regulation
) -> Iterator[Finding]:
    total = sum(candidate.votes for candidate in candidates)
    if total <= ballots * seats:
        return
    sums = (
        f"Tổng số phiếu bầu cho các ứng cử viên ({whole(total)}) nhiều hơn số {_LIMITS[of_whom]} nhân với số cần bầu"
        f" ({whole(ballots)} × {whole(seats)} = {whole(ballots * seats)})"
    )
    rule = regulation.rule("ballot-above-seats")
    if of_whom == "valid":
        yield rule.error("choices-above-ballots", f"{sums}.")
    else:
        yield rule.warning("choices-above-base", f"{sums}; ban kiểm phiếu kiểm lại số phiếu.")

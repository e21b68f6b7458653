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
    ballots times seats. Where the ballots were not counted, the base stands for them.
    """
    if base < 1 and ballots is None:
        return
    voters, name = (base, "người được tính") if ballots is None else _voters(ballots, base)
    above = [candidate for candidate in candidates if candidate.votes > voters]
    code = "votes-above-base" if name == "người được tính" else "votes-above-valid"
    for candidate in above:
        yield regulation.rule("counts").error(
            code, f"{candidate.name} có {whole(candidate.votes)} phiếu, nhiều hơn số {name} ({whole(voters)})."
        )
    total = sum(candidate.votes for candidate in candidates)
    if not above and total > voters * seats:
        yield regulation.rule("ballot-above-seats").error(
            "choices-above-ballots",
            f"Tổng số phiếu bầu cho các ứng cử viên ({whole(total)}) nhiều hơn số {name} nhân với số cần bầu"
            f" ({whole(voters)} × {whole(seats)} = {whole(voters * seats)}).",
        )


def _voters(ballots: BallotCounts, base: int) -> tuple[int, str]:
    if 0 < base < ballots.valid:
        return base, "người được tính"
    return ballots.valid, "phiếu hợp lệ"

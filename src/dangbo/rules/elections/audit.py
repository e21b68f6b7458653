"""The audit of a count against the paper: how many sheets to compare, which, and what the comparison proves.

Method: comparison audit on claims of the form "the mean of a list of numbers is above one half" (SHANGRLA), tested with
a Kaplan martingale for sampling without replacement; gamma 1.03905 after Lindeman and Stark. All claims are tested with
the same sheets; the smallest margin decides their number. A claim is a statement about the paper, so a sheet is
compared row by row: machine record against paper.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dangbo.rules.elections.base import is_over_half
from dangbo.rules.elections.outcome import Cut

GAMMA = Fraction(103_905, 100_000)
RISK_LIMIT = Fraction(5, 100)
FULL_COUNT_UP_TO = 150
LEAST_SHEETS = 20
LEAST_PER_BATCH = 3
LEAST_DICE = 10
NEAR_HALF = Fraction(2, 100)


class Kind(StrEnum):
    """What a claim says."""

    OVER_HALF = "over_half"
    NOT_OVER_HALF = "not_over_half"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement on which the outcome rests; surplus: votes by which the assorter's sum exceeds half the base.

    OVER_HALF: `name` is above half. NOT_OVER_HALF: it is not. AHEAD: `name` has more votes than `other`.
    """

    kind: Kind
    name: str
    base: int
    surplus: Fraction
    other: str = ""

    @property
    def margin(self) -> Fraction:
        """The margin v, twice the surplus over the base."""
        return 2 * self.surplus / self.base

    def value(self, chosen: frozenset[str]) -> Fraction:
        """The assorter's value, 0 to 1, of a ballot that counts for these names (none for an invalid ballot)."""
        if self.kind is Kind.OVER_HALF:
            return Fraction(int(self.name in chosen))
        if self.kind is Kind.NOT_OVER_HALF:
            return Fraction(int(self.name not in chosen))
        return Fraction(1 + int(self.name in chosen) - int(self.other in chosen), 2)

    def overstatement(self, one: Comparison) -> int:
        """By how many half votes, -2 to 2, the machine's record of a sheet favours the claim against the paper."""
        return int(2 * (self.value(one.recorded) - self.value(one.on_paper)))


@dataclass(frozen=True, slots=True)
class Plan:
    """How to audit. sheets: how many to draw (all of them in a full hand count); reasons in Vietnamese."""

    claims: tuple[Claim, ...]
    collected: int
    sheets: int
    full_count: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to fetch: batch and place in it, both from 1. extra: drawn only to reach the least number per batch."""

    batch: int
    place: int
    extra: bool = False


class Conclusion(StrEnum):
    """What the comparison means."""

    CONFIRMED = "confirmed"
    MORE_SHEETS = "more_sheets"
    FULL_COUNT = "full_count"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The names for which a sheet counts, by the machine's record and by the paper (none where invalid)."""

    recorded: frozenset[str]
    on_paper: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the compared sheets prove. risk: the largest over the claims, 0 to 1; further: sheets still to draw."""

    conclusion: Conclusion
    risk: float
    differences: int
    further: int


def claims_of(votes: Mapping[str, int], base: int, decided: Cut, *, majority: bool = True) -> tuple[Claim, ...]:
    """Every claim on which the outcome rests, in ballot order; majority=False for the vote among tied candidates.

    Winners are over half; those below are not; where more are over half than seats, each winner is ahead of each loser
    over half. Tied names have margin 0 and so force a full count.
    """
    names = list(votes)
    winners = [names[place] for place in sorted(decided.winners)]
    tied = [names[place] for place in sorted(decided.tied)]
    over = [name for name in names if not majority or is_over_half(votes[name], base)]
    losers = [name for name in over if name not in winners]
    return (
        *(_over_half(name, votes[name], base) for name in over if majority and name in (*winners, *tied)),
        *(_not_over_half(name, votes[name], base) for name in names if name not in over),
        *(_ahead(name, other, votes, base) for name in winners for other in losers),
        *(_ahead(tied[0], other, votes, base) for other in tied[1:]),
    )


def sample_size(margin: Fraction, risk_limit: Fraction = RISK_LIMIT) -> int | None:
    """Sheets to compare if no difference is found: 6.2 over the margin at 5%; None where no sample can do.

    margin: twice the surplus over the base, at most 1.
    """
    if margin <= 0:
        return None
    return math.ceil(-2 * float(GAMMA) * math.log(risk_limit) / float(margin))


def plan_audit(claims: Sequence[Claim], base: int, collected: int) -> Plan:
    """How many sheets to draw of those collected; a full hand count for small, near or tied votes."""
    near = next((claim for claim in claims if _is_near_half(claim)), None)
    sizes = [sample_size(claim.margin) for claim in claims]
    needed = max((size for size in sizes if size is not None), default=0)
    reason = ""
    if base <= FULL_COUNT_UP_TO:
        reason = f"Không quá {FULL_COUNT_UP_TO} người: đếm lại toàn bộ bằng tay."
    elif None in sizes:
        reason = "Có kết quả bằng phiếu hoặc đúng một nửa: đếm lại toàn bộ bằng tay."
    elif near is not None:
        reason = f"{near.name} cách mức một nửa chưa đến 2% của {base}: đếm lại toàn bộ bằng tay."
    elif 2 * needed > base or needed >= collected:
        reason = f"Cần đối chiếu {needed} phiếu, quá một nửa của {base}: đếm lại toàn bộ bằng tay."
    if reason:
        return Plan(tuple(claims), collected, collected, True, reason)
    sheets = min(collected, max(needed, LEAST_SHEETS))
    return Plan(tuple(claims), collected, sheets, False, f"Đối chiếu {sheets} phiếu, giới hạn rủi ro 5%.")


def seed(dice: str, batch_checksums: Sequence[str]) -> str:
    """The seed from ten or more public throws ("3516244163") and the batches' checksums; ValueError for fewer."""
    if len(dice) < LEAST_DICE or set(dice) - set("123456"):
        raise ValueError(f"Cần ít nhất {LEAST_DICE} lần gieo xúc xắc, mỗi lần từ 1 đến 6.")
    return hashlib.sha256(",".join([dice, *sorted(batch_checksums)]).encode()).hexdigest()


def draw_sheets(seed_text: str, batch_sizes: Sequence[int], sheets: int) -> tuple[Sheet, ...]:
    """The sheets to fetch, in the order drawn and without repetition; the same for anybody who has the seed.

    The n-th number is SHA-256("seed,n") modulo the number of sheets, plus one; a sheet drawn before is passed over.
    Afterwards each batch is filled up to three sheets by the same numbers. ValueError where there are too few sheets.
    """
    total = sum(batch_sizes)
    if sheets > total:
        raise ValueError("more sheets wanted than there are")
    chosen: dict[Sheet, None] = {}
    numbers = _numbers(seed_text, total)
    while len(chosen) < sheets:
        chosen.setdefault(_locate(next(numbers), batch_sizes))
    for batch, size in enumerate(batch_sizes, start=1):
        _fill_up(chosen, batch, size, numbers, batch_sizes)
    return tuple(chosen)


def evaluate(plan: Plan, compared: Sequence[Comparison], risk_limit: Fraction = RISK_LIMIT) -> Evaluation:
    """What the compared sheets prove, given in the order drawn and without the extra ones.

    A full count is never confirmed by a sample. More sheets than half of those collected call for a full count.
    ValueError where more sheets were compared than collected.
    """
    if len(compared) > plan.collected:
        raise ValueError("more sheets compared than collected")
    differences = sum(one.recorded != one.on_paper for one in compared)
    if plan.full_count:
        return Evaluation(Conclusion.FULL_COUNT, 1.0, differences, plan.collected - len(compared))
    tests = [_Test.of(claim, plan.collected, compared) for claim in plan.claims]
    risk = max((test.risk for test in tests), default=0.0)
    if risk <= risk_limit:
        return Evaluation(Conclusion.CONFIRMED, risk, differences, 0)
    further = [test.further(float(risk_limit)) for test in tests]
    wanted = max(count for count in further if count is not None) if None not in further else None
    if wanted is None or 2 * (len(compared) + wanted) > plan.collected:
        return Evaluation(Conclusion.FULL_COUNT, risk, differences, plan.collected - len(compared))
    return Evaluation(Conclusion.MORE_SHEETS, risk, differences, wanted)


@dataclass(slots=True)
class _Test:
    """The martingale of one claim, in half votes: `log_evidence` grows as sheets agree; the risk is its inverse.

    The claim is false only if the sheets not yet seen overstate it by `allowance` in all.
    """

    left: int
    allowance: int
    log_evidence: float = 0.0

    @classmethod
    def of(cls, claim: Claim, collected: int, compared: Sequence[Comparison]) -> _Test:
        test = cls(collected, int(2 * claim.surplus))
        for one in compared:
            test.take(0 if one.recorded == one.on_paper else claim.overstatement(one))
        return test

    @property
    def risk(self) -> float:
        return min(1.0, math.exp(-self.log_evidence))

    def take(self, overstatement: int) -> None:
        """One sheet that overstates the claim by so many half votes (negative: understates)."""
        if self.allowance > 2 * self.left:
            self.log_evidence = math.inf
        else:
            needed_mean = self.allowance / (2 * self.left)
            self.log_evidence += _log_left(overstatement / 2) - _log_left(needed_mean)
        self.left -= 1
        self.allowance -= overstatement

    def further(self, risk_limit: float) -> int | None:
        """Sheets without a difference that would bring the risk down to the limit; None where all would not do."""
        trial = _Test(self.left, self.allowance, self.log_evidence)
        for count in range(self.left):
            if trial.risk <= risk_limit:
                return count
            trial.take(0)
        return self.left if trial.risk <= risk_limit else None


def _log_left(overstatement: float) -> float:
    return math.log(1 - overstatement / float(GAMMA))


def _over_half(name: str, votes: int, base: int) -> Claim:
    return Claim(Kind.OVER_HALF, name, base, votes - Fraction(base, 2))


def _not_over_half(name: str, votes: int, base: int) -> Claim:
    return Claim(Kind.NOT_OVER_HALF, name, base, Fraction(base, 2) - votes)


def _ahead(name: str, other: str, votes: Mapping[str, int], base: int) -> Claim:
    return Claim(Kind.AHEAD, name, base, Fraction(votes[name] - votes[other], 2), other)


def _is_near_half(claim: Claim) -> bool:
    return claim.kind is not Kind.AHEAD and claim.surplus < NEAR_HALF * claim.base


def _numbers(seed_text: str, total: int) -> Iterator[int]:
    counter = 0
    while True:
        counter += 1
        digest = hashlib.sha256(f"{seed_text},{counter}".encode()).digest()
        yield int.from_bytes(digest, "big") % total + 1


def _locate(number: int, batch_sizes: Sequence[int]) -> Sheet:
    for batch, size in enumerate(batch_sizes, start=1):
        if number <= size:
            return Sheet(batch, number)
        number -= size
    raise ValueError("number beyond the last sheet")


def _fill_up(
    chosen: dict[Sheet, None], batch: int, size: int, numbers: Iterator[int], batch_sizes: Sequence[int]
) -> None:
    drawn = {sheet.place for sheet in chosen if sheet.batch == batch}
    while len(drawn) < min(LEAST_PER_BATCH, size):
        found = _locate(next(numbers), batch_sizes)
        if found.batch == batch and found.place not in drawn:
            drawn.add(found.place)
            chosen[Sheet(batch, found.place, extra=True)] = None

"""Votes on admission, recognition and deletion: who is in the base, how many are needed (điểm 3, 4)."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.findings import finding_from, inconsistency
from dangbo.rules.parameters import Entry, ParameterSet, base_parameters
from dangbo.rules.shares import least_exceeding, least_reaching
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import Activity, Standing

ROUNDS = "vote.rounds_before_escalation"


class VotingBody(StrEnum):
    """The bodies that vote on a member, lowest first; COMMITTEE is any committee deciding any other matter."""

    CELL = "cell"
    GRASSROOTS_COMMITTEE = "grassroots_committee"
    STANDING_COMMITTEE = "standing_committee"
    COMMITTEE = "committee"


BODY_LABELS: dict[VotingBody, str] = {
    VotingBody.CELL: "Chi bộ",
    VotingBody.GRASSROOTS_COMMITTEE: "Đảng ủy cơ sở",
    VotingBody.STANDING_COMMITTEE: "Ban thường vụ cấp ủy có thẩm quyền",
    VotingBody.COMMITTEE: "Cấp ủy",
}

MORE_THAN = (VotingBody.STANDING_COMMITTEE, VotingBody.COMMITTEE)
"""Bodies that need more than their share; the others need at least theirs."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody entitled (official members of a cell, or members of a committee) and those taken out of the base."""

    entitled: int
    away_absent: int = 0
    exempt_absent: int = 0
    suspended: int = 0
    prosecuted: int = 0


TAKEN_OUT_LABELS = {
    "away_absent": "tạm chuyển đi và vắng mặt",
    "exempt_absent": "được miễn sinh hoạt và vắng mặt",
    "suspended": "bị đình chỉ sinh hoạt",
    "prosecuted": "bị truy tố, tạm giam",
}


def counts_in_headcount(*, arrived_temporarily: bool) -> bool:
    """Does a member count among the members of this organisation? One who is here temporarily counts at home only."""
    return not arrived_temporarily


def may_vote(standing: Standing, activity: Activity, *, present: bool) -> bool:
    """Is a member in the base of a vote? A probationary or suspended member never is; one who is exempt or away
    only when present.
    """
    if standing is Standing.PROBATIONARY or activity is Activity.SUSPENDED:
        return False
    return activity is Activity.NORMAL or present


def convocation_base(roll: Roll) -> Verdict[int]:
    """How many are convoked: the base of the vote, whoever comes. Errors where the counts contradict one another."""
    counts = {field.name: getattr(roll, field.name) for field in fields(roll)}
    if min(counts.values()) < 0:
        return Verdict(0, (inconsistency("negative-count", "Số người không được âm."),))
    taken = [(counts[name], label) for name, label in TAKEN_OUT_LABELS.items() if counts[name]]
    base = roll.entitled - sum(count for count, _ in taken)
    if base < 0:
        message = f"Số người không tính ({whole(roll.entitled - base)}) lớn hơn tổng số {whole(roll.entitled)}."
        return Verdict(0, (inconsistency("more-taken-out-than-entitled", message),))
    minus = "".join(f" − {whole(count)} {label}" for count, label in taken)
    message = f"{whole(roll.entitled)}{minus} = {whole(base)} người được triệu tập."
    return Verdict(base, (inconsistency("convocation-base", message, Severity.NOTE),))


def votes_needed(body: VotingBody, base: int, at: date, parameters: ParameterSet | None = None) -> int:
    """The fewest votes with which a proposal passes: at least two thirds, or more than half."""
    return _needed(body, base, _share(body, at, parameters))


def _share(body: VotingBody, at: date, parameters: ParameterSet | None) -> Entry:
    return (parameters or base_parameters()).entry(f"vote.{body}.share", at)


def _needed(body: VotingBody, base: int, share: Entry) -> int:
    return least_exceeding(base, share.fraction) if body in MORE_THAN else least_reaching(base, share.fraction)


def vote_outcome(
    body: VotingBody,
    votes_for: int,
    base: int,
    at: date,
    *,
    round_number: int = 1,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """Does the proposal pass with so many votes of so many convoked? After the third failure it goes to the superior.

    ValueError for fewer than no votes or an empty base.
    """
    if votes_for < 0 or base < 1:
        raise ValueError("votes cannot be negative and the base cannot be empty")
    share = _share(body, at, parameters)
    needed = _needed(body, base, share)
    if votes_for > base:
        message = f"Số phiếu tán thành {whole(votes_for)} lớn hơn số được triệu tập {whole(base)}."
        return Verdict(False, (inconsistency("more-votes-than-base", message),))
    message = f"{BODY_LABELS[body]}: {whole(votes_for)} trên {whole(base)} tán thành, cần ít nhất {whole(needed)}."
    passed = votes_for >= needed
    severity = Severity.NOTE if passed else Severity.WARNING
    finding = finding_from(share, "vote-passed" if passed else "vote-failed", message, severity)
    escalation = () if passed else _escalation(round_number, at, parameters)
    return Verdict(passed, (finding, *escalation))


def _escalation(round_number: int, at: date, parameters: ParameterSet | None) -> tuple[Finding, ...]:
    rounds = (parameters or base_parameters()).entry(ROUNDS, at)
    if round_number < rounds.integer:
        return ()
    message = f"Đã biểu quyết {whole(round_number)} lần không đạt; báo cáo cấp ủy cấp trên xem xét, quyết định."
    return (finding_from(rounds, "goes-to-superior", message, Severity.WARNING),)

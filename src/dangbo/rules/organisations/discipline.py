"""Dissolution as a punishment (giải tán): proposed by the direct superior, decided one level higher."""

from dataclasses import replace
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.shares import exceeds, least_exceeding, least_reaching, reaches
from dangbo.rules.verdict import Finding, Severity, Verdict

PROPOSE = "organisation.punitive_dissolution.propose_share"
DECIDE = "organisation.punitive_dissolution.decide_share"


def may_propose_dissolution(
    proposing: int, committee: int, *, at: date, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """Do enough of the direct superior's committee propose it? At least two thirds of all its members."""
    entry = (parameters or base_parameters()).entry(PROPOSE, at)
    passed = reaches(proposing, committee, entry.fraction)
    needed = least_reaching(committee, entry.fraction)
    message = f"{whole(proposing)} trên {whole(committee)} cấp ủy viên đề nghị, cần ít nhất {whole(needed)}."
    return Verdict(passed, (_of_vote(passed, finding_from(entry, "dissolution-proposal", message)),))


def may_decide_dissolution(
    voting: int, committee: int, *, at: date, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """Do enough of the committee one level higher decide it? More than half of all its members."""
    entry = (parameters or base_parameters()).entry(DECIDE, at)
    passed = exceeds(voting, committee, entry.fraction)
    needed = least_exceeding(committee, entry.fraction)
    message = f"{whole(voting)} trên {whole(committee)} cấp ủy viên đồng ý, cần ít nhất {whole(needed)}."
    return Verdict(passed, (_of_vote(passed, finding_from(entry, "dissolution-decision", message)),))


def _of_vote(passed: bool, finding: Finding) -> Finding:
    return replace(finding, severity=Severity.NOTE) if passed else finding

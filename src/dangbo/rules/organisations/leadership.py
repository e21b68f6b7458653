"""Which leading bodies an organisation elects, and how large they may be (Điều 22, 24 Điều lệ Đảng)."""

from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.findings import finding_from, inconsistency
from dangbo.rules.organisations.kinds import is_cell
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.shares import most_within
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import KIND_LABELS, OrganisationKind

CELL_FROM = "leadership.cell_committee.minimum_official_members"
CELL_SIZE = "leadership.cell_committee.maximum_size"
STANDING_FROM = "leadership.standing_committee.minimum_committee"
STANDING_SHARE = "leadership.standing_committee.maximum_share"
INSPECTION_KINDS = "leadership.inspection_commission.kinds"
INSPECTION_LEAST = "leadership.inspection_commission.minimum_size"
INSPECTION_MOST = "leadership.inspection_commission.maximum_size"


@dataclass(frozen=True, slots=True)
class Leadership:
    """The leading bodies of an organisation; a size of None means that no limit is known."""

    committee: bool
    committee_most: int | None
    standing_committee: bool
    standing_committee_most: int | None
    inspection_commission: bool


def leadership(
    kind: OrganisationKind,
    official_members: int,
    committee_members: int,
    at: date,
    *,
    standing_committee_members: int = 0,
    parameters: ParameterSet | None = None,
) -> Verdict[Leadership]:
    """The bodies that an organisation elects, with findings where those it has do not fit.

    official_members decide for a cell; committee_members (0 before the election) and standing_committee_members are
    the bodies as they are or are planned.
    """
    values = parameters or base_parameters()
    if kind is OrganisationKind.PARTY_GROUP:
        return Verdict(Leadership(False, None, False, None, False))
    if is_cell(kind):
        return _cell_leadership(official_members, committee_members, at, values)
    return _committee_leadership(kind, committee_members, standing_committee_members, at, values)


def _cell_leadership(official: int, committee: int, at: date, values: ParameterSet) -> Verdict[Leadership]:
    least, most = values.entry(CELL_FROM, at), values.entry(CELL_SIZE, at)
    if official < least.integer:
        message = (
            f"Có {whole(official)} đảng viên chính thức, dưới {whole(least.integer)}: "
            "chi bộ bầu bí thư, nếu cần thì bầu phó bí thư, không bầu chi ủy."
        )
        severity = Severity.ERROR if committee else Severity.NOTE
        finding = finding_from(least, "no-cell-committee", message, severity)
        return Verdict(Leadership(False, None, False, None, False), (finding,))
    message = (
        f"Có {whole(official)} đảng viên chính thức, từ {whole(least.integer)} trở lên: "
        "chi bộ bầu chi ủy, rồi bầu bí thư, phó bí thư trong chi ủy."
    )
    findings = [finding_from(least, "cell-committee", message, Severity.NOTE)]
    if committee > most.integer:
        message = f"Chi ủy có {whole(committee)} người, nhiều nhất là {whole(most.integer)}."
        findings.append(finding_from(most, "cell-committee-too-large", message))
    return Verdict(Leadership(True, most.integer, False, None, False), tuple(findings))


def _committee_leadership(
    kind: OrganisationKind, committee: int, standing: int, at: date, values: ParameterSet
) -> Verdict[Leadership]:
    inspection = kind in values.entry(INSPECTION_KINDS, at).words
    if kind is OrganisationKind.SUB_COMMITTEE:
        return Verdict(Leadership(True, None, False, None, inspection), _no_standing(kind, standing))
    least, share = values.entry(STANDING_FROM, at), values.entry(STANDING_SHARE, at)
    grassroots = kind is OrganisationKind.GRASSROOTS_COMMITTEE
    if not committee:
        return Verdict(Leadership(True, None, not grassroots, None, inspection))
    if grassroots and committee < least.integer:
        message = (
            f"Đảng ủy có {whole(committee)} ủy viên, dưới {whole(least.integer)}: "
            "chỉ bầu bí thư, phó bí thư, không bầu ban thường vụ."
        )
        severity = Severity.ERROR if standing else Severity.NOTE
        finding = finding_from(least, "no-standing-committee", message, severity)
        return Verdict(Leadership(True, None, False, None, inspection), (finding,))
    most = most_within(committee, share.fraction)
    message = f"Cấp ủy có {whole(committee)} ủy viên: ban thường vụ nhiều nhất {whole(most)} người ({share.fraction})."
    finding = finding_from(share, "standing-committee", message, Severity.NOTE)
    if standing > most:
        message = (
            f"Ban thường vụ có {whole(standing)} người trên {whole(committee)} cấp ủy viên, nhiều nhất {whole(most)}."
        )
        finding = finding_from(share, "standing-committee-too-large", message)
    return Verdict(Leadership(True, None, True, most, inspection), (finding,))


def _no_standing(kind: OrganisationKind, standing: int) -> tuple[Finding, ...]:
    if not standing:
        return ()
    message = f"{KIND_LABELS[kind]} không có ban thường vụ, nhưng có {whole(standing)} người được ghi."
    return (inconsistency("no-standing-committee", message, Severity.WARNING),)


def inspection_commission_findings(
    kind: OrganisationKind, members: int, at: date, parameters: ParameterSet | None = None
) -> tuple[Finding, ...]:
    """What is to be said of an inspection commission (ủy ban kiểm tra) of so many members."""
    values = parameters or base_parameters()
    kinds = values.entry(INSPECTION_KINDS, at)
    if kind not in kinds.words:
        message = f"{KIND_LABELS[kind]} không lập ủy ban kiểm tra."
        return (finding_from(kinds, "no-inspection-commission", message),) if members else ()
    least, most = values.entry(INSPECTION_LEAST, at), values.entry(INSPECTION_MOST, at)
    grassroots = kind is OrganisationKind.GRASSROOTS_COMMITTEE
    if not grassroots or not members or least.integer <= members <= most.integer:
        return ()
    message = (
        f"Ủy ban kiểm tra đảng ủy cơ sở có {whole(members)} người, "
        f"thường từ {whole(least.integer)} đến {whole(most.integer)}."
    )
    return (finding_from(least, "inspection-commission-size", message, Severity.WARNING),)

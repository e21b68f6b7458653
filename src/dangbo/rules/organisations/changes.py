"""Founding, upgrade, split, merger, move and dissolution of organisations (members.md a.4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_working_days
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.organisations.kinds import kind_name, parent_findings, residential_findings
from dangbo.rules.organisations.size import COMMITTEE, Headcount, consent_to_found, size_findings
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import SECTOR_LABELS, OrganisationKind, UnitSector

SMALL_SECTORS = "organisation.grassroots_committee.small_sectors"
UPPER = "organisation.upper_committee.minimum_members"
DECIDERS = "organisation.move.deciders"
SEAL = "organisation.seal.return_working_days"


class MoveScope(StrEnum):
    """How far an organisation is moved: within a grassroots committee, under the same superior, or to another one."""

    SAME_GRASSROOTS = "same_grassroots"
    SAME_SUPERIOR = "same_superior"
    OTHER_SUPERIOR = "other_superior"


def may_found(
    kind: OrganisationKind,
    headcount: Headcount,
    *,
    parent_kind: OrganisationKind | None,
    sector: UnitSector = UnitSector.OTHER,
    consent: bool = False,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May such an organisation be founded under such a parent at the date?

    parent_kind: None at the top of a register; consent: the level above has agreed in writing beforehand.
    """
    values = parameters or base_parameters()
    return permits(
        parent_findings(kind, parent_kind, at, values),
        residential_findings(kind, sector, at, values),
        size_findings(kind, headcount, consent=consent, at=at, severity=Severity.ERROR, parameters=values),
        consent_to_found(kind, consent, values.entry(f"organisation.{kind}.parents", at)),
        _small_committee_findings(kind, headcount, sector, at, values),
        _upper_committee_findings(kind, headcount, sector, at, values),
    )


def _small_committee_findings(
    kind: OrganisationKind, headcount: Headcount, sector: UnitSector, at: date, values: ParameterSet
) -> tuple[Finding, ...]:
    sectors = values.entry(SMALL_SECTORS, at)
    large = headcount.total >= values.entry(COMMITTEE, at).integer
    if kind is not OrganisationKind.GRASSROOTS_COMMITTEE or large or sector in sectors.words:
        return ()
    message = (
        f"{SECTOR_LABELS[sector]} chỉ lập đảng bộ cơ sở với {headcount} khi có vị trí quan trọng "
        "về chính trị, kinh tế; cần nêu lý do."
    )
    return (finding_from(sectors, "small-committee-needs-reason", message, Severity.WARNING),)


def _upper_committee_findings(
    kind: OrganisationKind, headcount: Headcount, sector: UnitSector, at: date, values: ParameterSet
) -> tuple[Finding, ...]:
    least = values.entry(UPPER, at)
    special = kind is OrganisationKind.UPPER_COMMITTEE and sector is not UnitSector.COMMUNE
    if not special or at < least.valid_from or headcount.total >= least.integer:
        return ()
    message = (
        f"Có {headcount}, dưới {whole(least.integer)}: ngoài thẩm quyền của tỉnh ủy, thành ủy, "
        "phải có ý kiến của Ban Bí thư."
    )
    return (finding_from(least, "upper-committee-needs-secretariat", message, Severity.WARNING),)


def may_upgrade(
    kind: OrganisationKind,
    headcount: Headcount,
    *,
    sector: UnitSector = UnitSector.OTHER,
    consent: bool = False,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May a grassroots cell become a grassroots committee? The decision is the direct superior's."""
    if kind is not OrganisationKind.GRASSROOTS_CELL:
        message = f"Chỉ nâng cấp chi bộ cơ sở thành đảng bộ cơ sở; đây là {kind_name(kind)}."
        return Verdict(False, (inconsistency("only-grassroots-cell-upgrades", message),))
    values = parameters or base_parameters()
    found = may_found(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        headcount,
        parent_kind=None,
        sector=sector,
        consent=consent,
        at=at,
        parameters=values,
    )
    message = f"Có {headcount}; cấp ủy cấp trên trực tiếp ra quyết định nâng cấp."
    note = finding_from(values.entry(COMMITTEE, at), "superior-decides", message, Severity.NOTE)
    return Verdict(found.answer, (*found.findings, *((note,) if found.answer else ())))


def may_split(
    headcount: Headcount,
    parts: Sequence[tuple[OrganisationKind, Headcount]],
    *,
    parent_kind: OrganisationKind | None,
    sector: UnitSector = UnitSector.OTHER,
    consent: bool = False,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May an organisation of so many members be split into these parts? Each part must be fit to be founded."""
    groups: list[tuple[Finding, ...]] = [_parts_findings(headcount, [part for _, part in parts])]
    for number, (kind, part) in enumerate(parts, start=1):
        found = may_found(
            kind, part, parent_kind=parent_kind, sector=sector, consent=consent, at=at, parameters=parameters
        )
        groups.append(tuple(_of_part(number, finding) for finding in found.findings))
    return permits(*groups)


def _of_part(number: int, finding: Finding) -> Finding:
    return replace(finding, message=f"Tổ chức thứ {number}: {finding.message}")


def _parts_findings(headcount: Headcount, parts: Sequence[Headcount]) -> tuple[Finding, ...]:
    findings = []
    if len(parts) < 2:
        findings.append(
            inconsistency("split-needs-two", f"Chia tách phải thành ít nhất 2 tổ chức, mới có {len(parts)}.")
        )
    together = sum(part.total for part in parts)
    if together != headcount.total:
        message = (
            f"Các tổ chức mới có {whole(together)} đảng viên, tổ chức cũ có {whole(headcount.total)}; "
            f"lệch {whole(abs(together - headcount.total))}."
        )
        findings.append(inconsistency("split-loses-members", message))
    return tuple(findings)


def may_merge(
    parts: Sequence[Headcount],
    kind: OrganisationKind,
    *,
    parent_kind: OrganisationKind | None,
    sector: UnitSector = UnitSector.OTHER,
    consent: bool = False,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May organisations of so many members become one of that kind? Everybody goes over into the new one."""
    together = Headcount(sum(part.official for part in parts), sum(part.probationary for part in parts))
    found = may_found(
        kind, together, parent_kind=parent_kind, sector=sector, consent=consent, at=at, parameters=parameters
    )
    if len(parts) >= 2:
        return found
    message = f"Sáp nhập, hợp nhất cần ít nhất 2 tổ chức, mới có {len(parts)}."
    return permits((inconsistency("merger-needs-two", message),), found.findings)


def may_move(
    kind: OrganisationKind,
    new_parent_kind: OrganisationKind,
    *,
    sector: UnitSector = UnitSector.OTHER,
    scope: MoveScope | None = None,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May an organisation of that kind be handed over to such a parent (chuyển giao)? With a scope, a note says who
    decides.
    """
    return permits(
        parent_findings(kind, new_parent_kind, at, parameters),
        residential_findings(kind, sector, at, parameters),
        _decider_note(scope, at, parameters or base_parameters()),
    )


def _decider_note(scope: MoveScope | None, at: date, values: ParameterSet) -> tuple[Finding, ...]:
    entry = values.entry(DECIDERS, at)
    deciders = [row["decider"] for row in entry.rows if row["scope"] == scope]
    return tuple(finding_from(entry, "who-decides", f"Chuyển giao: {decider}.", Severity.NOTE) for decider in deciders)


def may_dissolve(
    kind: OrganisationKind,
    *,
    members_left: int,
    organisations_left: int,
    at: date,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May an organisation whose work has ended be dissolved (giải thể)? Nobody and nothing may be left in it."""
    findings = []
    if members_left:
        message = f"Còn {whole(members_left)} đảng viên chưa chuyển đi; phải chuyển hết trước khi giải thể."
        findings.append(inconsistency("members-left", message))
    if organisations_left:
        message = f"Còn {whole(organisations_left)} tổ chức trực thuộc; phải chuyển giao hoặc giải thể trước."
        findings.append(inconsistency("organisations-left", message))
    return permits(findings, _seal_note(kind, at, parameters or base_parameters()))


def _seal_note(kind: OrganisationKind, at: date, values: ParameterSet) -> tuple[Finding, ...]:
    without_seal = (OrganisationKind.SUB_COMMITTEE, OrganisationKind.CELL, OrganisationKind.PARTY_GROUP)
    if kind in without_seal:
        return ()
    entry = values.entry(SEAL, at)
    message = f"Nộp lại con dấu trong {whole(entry.integer)} ngày làm việc."
    return (finding_from(entry, "return-seal", message, Severity.NOTE),)


def seal_return_deadline(
    ended: date, extra: OfficeDays = NO_OFFICE_DAYS, parameters: ParameterSet | None = None
) -> date:
    """The last day to hand in the old seal of an organisation that ended on that day."""
    days = (parameters or base_parameters()).entry(SEAL, ended).integer
    return add_working_days(ended, days, extra)

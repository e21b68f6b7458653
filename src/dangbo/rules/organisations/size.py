"""How many members an organisation needs, and how many are too many (Điều 21 Điều lệ Đảng)."""

from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.findings import finding_from
from dangbo.rules.organisations.kinds import kind_name
from dangbo.rules.parameters import Entry, ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict, collect
from dangbo.rules.vocabulary import OrganisationKind

OFFICIAL = "organisation.minimum_official_members"
COMMITTEE = "organisation.grassroots_committee.minimum_members"
CONSENT = "organisation.cell.consent_above_members"


@dataclass(frozen=True, slots=True)
class Headcount:
    """Official and probationary members of an organisation; ValueError for a negative number."""

    official: int
    probationary: int = 0

    def __post_init__(self) -> None:
        if self.official < 0 or self.probationary < 0:
            raise ValueError("a count of members cannot be negative")

    @property
    def total(self) -> int:
        return self.official + self.probationary

    def __str__(self) -> str:
        if not self.probationary:
            return f"{whole(self.total)} đảng viên"
        parts = f"{whole(self.official)} chính thức, {whole(self.probationary)} dự bị"
        return f"{whole(self.total)} đảng viên ({parts})"


def size_findings(
    kind: OrganisationKind,
    headcount: Headcount,
    *,
    consent: bool,
    at: date,
    severity: Severity = Severity.WARNING,
    parameters: ParameterSet | None = None,
) -> tuple[Finding, ...]:
    """What is to be said of the size of an organisation at a date.

    consent: the level above has agreed in writing; severity: a warning for an organisation that stands, an error for
    one about to be founded.
    """
    values = parameters or base_parameters()
    return collect(
        _official_findings(kind, headcount, values.entry(OFFICIAL, at), severity),
        _committee_findings(kind, headcount, values.entry(COMMITTEE, at), consent, severity),
        _cell_findings(kind, headcount, values.entry(CONSENT, at), consent, severity),
    )


def _official_findings(
    kind: OrganisationKind, headcount: Headcount, least: Entry, severity: Severity
) -> tuple[Finding, ...]:
    if kind is OrganisationKind.PARTY_GROUP or headcount.official >= least.integer:
        return ()
    message = (
        f"Có {whole(headcount.official)} đảng viên chính thức, cần ít nhất {whole(least.integer)}; "
        "chưa đủ thì cấp trên ghép đảng viên sinh hoạt ở tổ chức cơ sở đảng phù hợp."
    )
    return (finding_from(least, "too-few-official-members", message, severity),)


def _committee_findings(
    kind: OrganisationKind, headcount: Headcount, least: Entry, consent: bool, severity: Severity
) -> tuple[Finding, ...]:
    if kind is OrganisationKind.GRASSROOTS_CELL and headcount.total >= least.integer:
        message = f"Có {headcount}, từ {whole(least.integer)} đảng viên thì lập đảng bộ cơ sở."
        return (finding_from(least, "cell-at-committee-size", message, severity),)
    if kind is not OrganisationKind.GRASSROOTS_COMMITTEE or headcount.total >= least.integer:
        return ()
    if consent:
        message = f"Có {headcount}, dưới {whole(least.integer)}; đã được cấp trên đồng ý."
        return (finding_from(least, "committee-below-size-by-consent", message, Severity.NOTE),)
    message = (
        f"Có {headcount}, đảng bộ cơ sở cần ít nhất {whole(least.integer)}; "
        "dưới mức này phải được cấp trên đồng ý bằng văn bản trước."
    )
    return (finding_from(least, "committee-below-size", message, severity),)


def _cell_findings(
    kind: OrganisationKind, headcount: Headcount, most: Entry, consent: bool, severity: Severity
) -> tuple[Finding, ...]:
    if kind is not OrganisationKind.CELL or headcount.total <= most.integer:
        return ()
    if consent:
        message = f"Có {headcount}, trên {whole(most.integer)}; đã được cấp trên đồng ý."
        return (finding_from(most, "large-cell-by-consent", message, Severity.NOTE),)
    message = (
        f"Có {headcount}; chi bộ trực thuộc trên {whole(most.integer)} đảng viên "
        "phải được cấp trên đồng ý bằng văn bản."
    )
    return (finding_from(most, "large-cell-needs-consent", message, severity),)


def grassroots_kind(
    headcount: Headcount, at: date, parameters: ParameterSet | None = None
) -> Verdict[OrganisationKind | None]:
    """The kind of grassroots organisation that so many members form; None where they are too few for any."""
    values = parameters or base_parameters()
    least = values.entry(COMMITTEE, at)
    cell, committee = OrganisationKind.GRASSROOTS_CELL, OrganisationKind.GRASSROOTS_COMMITTEE
    findings = _official_findings(cell, headcount, values.entry(OFFICIAL, at), Severity.ERROR)
    if findings:
        return Verdict(None, findings)
    kind = committee if headcount.total >= least.integer else cell
    side = f"từ {whole(least.integer)} trở lên" if kind is committee else f"dưới {whole(least.integer)}"
    message = f"Có {headcount}, {side}: {kind_name(kind)}."
    return Verdict(kind, (finding_from(least, "grassroots-kind", message, Severity.NOTE),))


def consent_to_found(kind: OrganisationKind, consent: bool, entry: Entry) -> tuple[Finding, ...]:
    """An error where an intermediate committee is to be founded without the consent of the level above."""
    if kind is not OrganisationKind.SUB_COMMITTEE or consent:
        return ()
    message = f"Lập {kind_name(kind)} phải được cấp trên đồng ý bằng văn bản trước."
    return (finding_from(entry, "sub-committee-needs-consent", message),)

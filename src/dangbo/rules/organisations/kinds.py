"""Which kind of organisation may stand under which (Điều 10, 21, 24 Điều lệ Đảng)."""

from datetime import date

from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import CELL_KINDS, GRASSROOTS_KINDS, KIND_LABELS, OrganisationKind, UnitSector


def is_grassroots(kind: OrganisationKind) -> bool:
    """True for a grassroots organisation (tổ chức cơ sở đảng): a grassroots committee or a grassroots cell."""
    return kind in GRASSROOTS_KINDS


def is_cell(kind: OrganisationKind) -> bool:
    """True for a cell (chi bộ), grassroots or not."""
    return kind in CELL_KINDS


def kind_name(kind: OrganisationKind) -> str:
    """The label of a kind as it stands inside a sentence: đảng bộ cơ sở."""
    label = KIND_LABELS[kind]
    return label[0].lower() + label[1:]


def allowed_parents(
    kind: OrganisationKind, at: date, parameters: ParameterSet | None = None
) -> tuple[OrganisationKind, ...]:
    """The kinds under which this kind may stand at the date; none for the top of the tree."""
    words = (parameters or base_parameters()).entry(f"organisation.{kind}.parents", at).words
    return tuple(OrganisationKind(word) for word in words)


def parent_findings(
    kind: OrganisationKind, parent_kind: OrganisationKind | None, at: date, parameters: ParameterSet | None = None
) -> tuple[Finding, ...]:
    """An error where the kind may not stand under that parent; no parent is the top of a register and is accepted."""
    allowed = allowed_parents(kind, at, parameters)
    if parent_kind is None or parent_kind in allowed:
        return ()
    entry = (parameters or base_parameters()).entry(f"organisation.{kind}.parents", at)
    wanted = " hoặc ".join(map(kind_name, allowed)) or "Ban Chấp hành Trung ương"
    message = f"{KIND_LABELS[kind]} không trực thuộc {kind_name(parent_kind)}; cấp trên phải là {wanted}."
    return (finding_from(entry, "wrong-parent", message),)


def residential_findings(
    kind: OrganisationKind, sector: UnitSector, at: date, parameters: ParameterSet | None = None
) -> tuple[Finding, ...]:
    """An error where a village or street group wants more than a cell (điểm 20.2.2 Quy định 294-QĐ/TW)."""
    entry = (parameters or base_parameters()).entry("organisation.residential.never_grassroots", at)
    cell_or_less = kind in (OrganisationKind.CELL, OrganisationKind.PARTY_GROUP)
    if sector is not UnitSector.RESIDENTIAL or cell_or_less or not entry.flag:
        return ()
    message = f"Thôn, tổ dân phố chỉ lập chi bộ trực thuộc đảng ủy xã, không lập {kind_name(kind)}."
    return (finding_from(entry, "residential-only-cell", message),)

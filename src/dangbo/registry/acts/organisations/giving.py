"""Steps that acts on organisations share: a new organisation, its change on record, children and members given over."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from dangbo.facts.models import holding_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.committees.closing import end_terms
from dangbo.registry.acts.memberships.stretches import require_quiet_after
from dangbo.registry.acts.organisations.versioning import close_organisation, name_keys, next_version, require_alive
from dangbo.registry.acts.refusal import refuse, warning
from dangbo.registry.acts.writing import CitedDecision, enter_decision
from dangbo.registry.models import (
    Decision,
    Membership,
    Organisation,
    OrganisationChange,
    OrganisationChangeParty,
    OrganisationVersion,
    Person,
    TemporaryStay,
    Transfer,
)
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.models.organisations import ChangeKind, ChangePart
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import Headcount, is_cell, parent_findings
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import KIND_LABELS, OrganisationKind, Standing, UnitSector
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What is known of an organisation when it is founded."""

    code: str
    name: str
    kind: OrganisationKind
    sector: UnitSector
    short_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    may_decide_admission: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A new organisation with the people and the organisations that it receives."""

    new: NewOrganisation
    people: Collection[Person] = ()
    children: Collection[Organisation] = ()


def require_decision(cited: CitedDecision | None, on: date) -> Decision | None:
    """The stored decision; Refused when there is none or it is later than what it brings about."""
    if cited is None or not cited.symbol.strip():
        refuse("decision-missing", "Cần ghi số, ký hiệu, ngày và cơ quan ban hành quyết định.")
    if cited.issued_on > on:
        refuse(
            "decision-after-effect",
            f"Quyết định ký ngày {format_date(cited.issued_on)}, sau ngày có hiệu lực {format_date(on)}.",
        )
    return enter_decision(cited)


def require_free_code(code: str) -> str:
    """The code as stored; Refused when empty or taken."""
    plain = clean_line(code)
    if not plain:
        refuse("code-missing", "Cần ghi mã của tổ chức.")
    if Organisation.objects.filter(code=plain).exists():
        refuse("code-taken", f"Mã {plain} đã dùng cho tổ chức khác.")
    return plain


def require_name(name: str) -> str:
    """The name as stored; Refused when empty."""
    plain = clean_line(name)
    if not plain:
        refuse("name-missing", "Cần ghi tên của tổ chức.")
    return plain


def create_organisation(
    new: NewOrganisation, parent: Organisation | None, on: date, decision: Decision | None
) -> Organisation:
    """Store an organisation and its first version; the tree links are the caller's to rebuild."""
    code, name, short_name = require_free_code(new.code), require_name(new.name), clean_line(new.short_name)
    organisation = Organisation.objects.create(
        code=code,
        founded_on=on,
        address=clean_line(new.address),
        phone=clean_line(new.phone),
        email=new.email.strip(),
        may_decide_admission=new.may_decide_admission,
    )
    OrganisationVersion.objects.create(
        organisation=organisation,
        name=name,
        short_name=short_name,
        kind=new.kind,
        sector=new.sector,
        parent=parent,
        decision=decision,
        valid_from=on,
        **name_keys(name, short_name, code),
    )
    return organisation


def enter_change(
    kind: ChangeKind,
    on: date,
    decision: Decision | None,
    *,
    sources: Iterable[Organisation] = (),
    results: Iterable[Organisation] = (),
    parents: Iterable[Organisation | None] = (),
    note: str = "",
) -> OrganisationChange:
    """Store a change with the organisations that had a part in it."""
    change = OrganisationChange.objects.create(kind=kind, effective_on=on, decision=decision, note=clean_line(note))
    parts = [
        *((ChangePart.SOURCE, organisation) for organisation in sources),
        *((ChangePart.RESULT, organisation) for organisation in results),
        *((ChangePart.PARENT, organisation) for organisation in parents if organisation is not None),
    ]
    OrganisationChangeParty.objects.bulk_create(
        OrganisationChangeParty(change=change, organisation=organisation, part=part) for part, organisation in parts
    )
    return change


def children_at(organisation_ids: Collection[uuid.UUID], on: date) -> list[Organisation]:
    """The organisations that stand directly under one of these on a day."""
    rows = OrganisationVersion.objects.filter(holding_at(on), parent__in=organisation_ids)
    return [version.organisation for version in rows.select_related("organisation").order_by("name_key")]


def give_children(children: Iterable[Organisation], parent: Organisation, on: date, decision: Decision | None) -> None:
    """Put each child under the parent from a day."""
    for child in children:
        next_version(child, on, parent=parent, decision=decision)


def end_organisations(organisations: Collection[Organisation], on: date, heir: Organisation | None) -> None:
    """Close organisations that no member and no other organisation is left in, with their terms and committees.

    People on their way to them and guests in them are sent on to the heir, where there is one.
    """
    for organisation in organisations:
        require_quiet_after(organisation, on)
        close_organisation(organisation, on)
    end_terms(organisations, on)
    if heir is not None:
        waiting = Transfer.objects.filter(to_organisation__in=organisations, state=TransferState.UNDER_WAY)
        waiting.update(to_organisation=heir)
        TemporaryStay.objects.filter(organisation__in=organisations, valid_to=None).update(organisation=heir)


def place_findings(rows: Collection[Membership], kind: OrganisationKind) -> tuple[Finding, ...]:
    """A warning when members are to stand in an organisation that is no cell."""
    if not rows or is_cell(kind):
        return ()
    message = (
        f"{format_int(len(rows))} đảng viên sẽ sinh hoạt trực tiếp ở {KIND_LABELS[kind].lower()}, chưa thuộc chi bộ."
    )
    return (warning("members-above-cells", message),)


def children_findings(children: Collection[Organisation], kind: OrganisationKind, on: date) -> tuple[Finding, ...]:
    """What is to be said of each of these organisations standing under one of that kind."""
    values = office_parameters()
    return collect(*(parent_findings(kind_of(child, on), kind, on, values) for child in children))


def headcount_of_rows(rows: Collection[Membership]) -> Headcount:
    """Official and probationary members among stretches in hand."""
    official = sum(row.standing == Standing.OFFICIAL for row in rows)
    return Headcount(official, len(rows) - official)


def total(counts: Iterable[Headcount]) -> Headcount:
    """The sum of head counts."""
    listed = list(counts)
    return Headcount(sum(count.official for count in listed), sum(count.probationary for count in listed))


def part_headcount(rows: Collection[Membership], children: Iterable[Organisation], on: date) -> Headcount:
    """The head count of people in hand and of whole organisations."""
    return total([headcount_of_rows(rows), *(headcount(child.pk, on) for child in children)])


def kind_of(organisation: Organisation, on: date) -> OrganisationKind:
    """The kind of a living organisation on a day after which nothing is known of it."""
    return OrganisationKind(require_alive(organisation, on).kind)


def living_parent(parent: Organisation | None, on: date) -> OrganisationVersion | None:
    """What the parent is on a day; Refused when it does not live then or has ended since."""
    if parent is None:
        return None
    version = parent.version_at(on)
    if on < parent.founded_on or parent.ended_on is not None:
        refuse("parent-not-living", f"{version.name} không hoạt động vào ngày {format_date(on)}.")
    return version


def parent_kind(parent: Organisation | None, on: date) -> OrganisationKind | None:
    """The kind of the parent on a day, None at the top of the tree."""
    version = living_parent(parent, on)
    return None if version is None else OrganisationKind(version.kind)

"""Terms of an organisation and the committees of a term."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.committees.closing import end_terms
from dangbo.registry.acts.memberships.places import require_open
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Committee, Organisation, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import inspection_commission_findings, is_cell, leadership
from dangbo.rules.terms import term_window
from dangbo.rules.verdict import Finding, Severity
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def open_term(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    starts_on: date,
    ordinal: int | None = None,
    planned_end: date | None = None,
) -> Term:
    """Open a term on the day of its congress; the term before ends that day with its seats and offices.

    `ordinal` goes on counting unless told; `planned_end` is by the length of terms of this kind (members.md a.3).
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_ORGANISATIONS, organisation)
    version = require_open(organisation, starts_on)
    kind = OrganisationKind(version.kind)
    if kind is OrganisationKind.PARTY_GROUP:
        refuse("party-group-has-no-term", "Tổ đảng không có nhiệm kỳ.")
    previous = Term.objects.filter(organisation=organisation).order_by("-starts_on").first()
    number = _ordinal(previous, ordinal, starts_on)
    end_terms([organisation], starts_on)
    term = Term.objects.create(
        organisation=organisation,
        name=clean_line(name),
        ordinal=number,
        starts_on=starts_on,
        planned_end=planned_end or term_window(kind, starts_on, office_parameters()).nominal_end,
        previous=previous,
    )
    write(
        "open_term",
        actor,
        f"{version.name} mở nhiệm kỳ {term.name} từ ngày {format_date(starts_on)}",
        organisation=organisation,
        subject=term,
        details={"ordinal": number, "planned_end": term.planned_end},
    )
    return term


def _ordinal(previous: Term | None, ordinal: int | None, starts_on: date) -> int:
    if previous is None:
        return ordinal or 1
    if starts_on <= previous.starts_on:
        refuse("later-term-exists", f"Đã có nhiệm kỳ {previous.name} từ ngày {format_date(previous.starts_on)}.")
    if ordinal is not None and ordinal <= previous.ordinal:
        refuse("ordinal-goes-back", f"Nhiệm kỳ trước là nhiệm kỳ thứ {previous.ordinal}; số sau phải lớn hơn.")
    return ordinal or previous.ordinal + 1


@transaction.atomic
def set_committee(
    *, actor: Actor, term: Term, kind: CommitteeKind, seats: int, accepted_warnings: Collection[str] = NO_CODES
) -> Committee:
    """Set up a committee of a term with so many seats, or change their number. Raises Refused and NotAllowed."""
    actor.require(Permission.CHANGE_ORGANISATIONS, term.organisation)
    accepted = weigh(_size_findings(term, kind, seats), accepted_warnings)
    committee, _ = Committee.objects.update_or_create(term=term, kind=kind, defaults={"seats": seats})
    write(
        "set_committee",
        actor,
        f"{kind.label} nhiệm kỳ {term.name}: {seats} người",
        organisation=term.organisation,
        subject=committee,
        accepted=accepted,
        details={"kind": kind.value, "seats": seats},
    )
    return committee


def _size_findings(term: Term, kind: CommitteeKind, seats: int) -> Iterator[Finding]:
    on, values = term.starts_on, office_parameters()
    of = OrganisationKind(term.organisation.version_at(on).kind)
    if kind == CommitteeKind.INSPECTION:
        yield from inspection_commission_findings(of, seats, on, values)
        return
    if kind == CommitteeKind.STANDING and is_cell(of):
        yield error("no-standing-committee", "Chi bộ không có ban thường vụ.")
        return
    sizes = dict(Committee.objects.filter(term=term).values_list("kind", "seats")) | {kind.value: seats}
    verdict = leadership(
        of,
        headcount(term.organisation_id, on).official,
        sizes.get(CommitteeKind.EXECUTIVE.value, 0),
        on,
        standing_committee_members=sizes.get(CommitteeKind.STANDING.value, 0),
        parameters=values,
    )
    yield from (finding for finding in verdict.findings if finding.severity is not Severity.NOTE)

"""Offices held in a committee: secretary, deputies, head and deputies of the inspection commission."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.committees.seats import require_running, require_within_term
from dangbo.registry.acts.refusal import NO_CODES, error, warning, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Committee, CommitteeMember, Office, Person
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date

HEADS = frozenset({OfficeKind.SECRETARY, OfficeKind.INSPECTION_HEAD})
OF_INSPECTION = frozenset({OfficeKind.INSPECTION_HEAD, OfficeKind.INSPECTION_DEPUTY})


@transaction.atomic
def give_office(
    *,
    actor: Actor,
    committee: Committee,
    person: Person,
    kind: OfficeKind,
    entry: OfficeEntry,
    on: date,
    decision: CitedDecision | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Office:
    """Give an office in a committee to a person from a day. Raises Refused and NotAllowed."""
    term = committee.term
    actor.require(Permission.CHANGE_ORGANISATIONS, term.organisation_id)
    require_within_term(term, on)
    accepted = weigh(_findings(committee, person, kind, on), accepted_warnings)
    entered = enter_decision(decision)
    office = Office.objects.create(
        committee=committee,
        person=person,
        kind=kind,
        entry=entry,
        decision=entered,
        valid_from=on,
        valid_to=term.ended_on,
    )
    write(
        "give_office",
        actor,
        f"{person.full_name} giữ chức {kind.label} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=term.organisation_id,
        subject=office,
        accepted=accepted,
        details={"person": person.pk, "kind": kind.value},
    )
    return office


@transaction.atomic
def end_office(*, actor: Actor, office: Office, on: date, decision: CitedDecision | None = None) -> Office:
    """End an office on a day. Raises Refused and NotAllowed."""
    term = office.committee.term
    actor.require(Permission.CHANGE_ORGANISATIONS, term.organisation_id)
    require_running(office, on)
    office.valid_to = on
    office.save(update_fields=["valid_to"])
    entered = enter_decision(decision)
    write(
        "end_office",
        actor,
        f"{office.person.full_name} thôi giữ chức {office.get_kind_display()} "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=term.organisation_id,
        subject=office,
    )
    return office


def _findings(committee: Committee, person: Person, kind: OfficeKind, on: date) -> Iterator[Finding]:
    of_inspection = committee.kind == CommitteeKind.INSPECTION
    if (kind in OF_INSPECTION) != of_inspection or committee.kind == CommitteeKind.STANDING:
        yield error("office-of-other-committee", f"{kind.label} không thuộc {committee.get_kind_display().lower()}.")
    running = Office.objects.at(on).filter(committee=committee, kind=kind).select_related("person")
    for office in running:
        if kind in HEADS or office.person_id == person.pk:
            yield error("office-taken", f"{office.person.full_name} đang giữ chức {kind.label}.")
    seated = CommitteeMember.objects.at(on).filter(committee=committee, person=person).exists()
    if committee.seats and not seated:
        yield warning(
            "office-without-seat", f"{person.full_name} không tham gia {committee.get_kind_display().lower()}."
        )

"""Coming back: re-admission (kết nạp lại), and restoration of those who were wrongly put out (phục hồi)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.places import cell_findings, require_open
from dangbo.registry.acts.memberships.stretches import begin_stretch, last_membership
from dangbo.registry.acts.organisations.giving import require_decision
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Organisation, Person
from dangbo.rules.members import LeavingGround, may_readmit
from dangbo.rules.verdict import collect
from dangbo.rules.vocabulary import EntryCause, ExitCause, Standing
from dangbo.vietnamese.dates import format_date, months_between

PUT_OUT = frozenset({ExitCause.EXPELLED, ExitCause.DELETED})
LEFT = PUT_OUT | {ExitCause.RESIGNED}


@transaction.atomic
def readmit_member(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    ground: LeavingGround,
    decision: CitedDecision | None,
    ceremony_on: date,
    cleared_on: date | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Admit again somebody who had left: probation begins anew, the time outside does not count as party age.

    `ground`: why they had left; `cleared_on`: when a conviction was cleared. Waiting time, bars and the single time by
    rules/members.md b.8. Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    last = _last_ended(person, LEFT)
    version = require_open(organisation, ceremony_on)
    entered = require_decision(decision, ceremony_on)
    assert entered is not None
    assert last.valid_to is not None
    earlier = Membership.objects.filter(person=person, began_by=EntryCause.READMITTED).count()
    since = cleared_on if ground is LeavingGround.LESSER_CRIME and cleared_on else last.valid_to
    verdict = may_readmit(
        ground, since, entered.issued_on, earlier_readmissions=earlier, parameters=office_parameters()
    )
    accepted = weigh(collect(verdict.findings, tuple(cell_findings(version))), accepted_warnings)
    person.months_out += months_between(last.valid_to, entered.issued_on)
    person.save(update_fields=["months_out"])
    row = begin_stretch(
        person,
        organisation,
        ceremony_on,
        standing=Standing.PROBATIONARY,
        began_by=EntryCause.READMITTED,
        decision=entered,
    )
    write(
        "readmit_member",
        actor,
        f"Kết nạp lại {person.full_name} vào {version.name} ngày {format_date(ceremony_on)}{by_decision(entered)}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
        details={"ground": ground, "months_out": person.months_out},
    )
    return row


@transaction.atomic
def restore_member(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    on: date,
    decision: CitedDecision | None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Take back somebody who was wrongly expelled or deleted, with the standing they had; party age is unbroken.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    last = _last_ended(person, PUT_OUT)
    version = require_open(organisation, on)
    accepted = weigh(cell_findings(version), accepted_warnings)
    entered = require_decision(decision, on)
    row = begin_stretch(
        person, organisation, on, standing=last.standing, began_by=EntryCause.RESTORED, decision=entered
    )
    write(
        "restore_member",
        actor,
        f"Phục hồi quyền đảng viên của {person.full_name} ở {version.name} "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
    )
    return row


def _last_ended(person: Person, causes: Collection[ExitCause]) -> Membership:
    last = last_membership(person)
    if last is None or last.valid_to is None or last.ended_by not in causes:
        refuse(
            "not-put-out", f"{person.full_name} không ở trong trường hợp này: lần sinh hoạt cuối chưa kết thúc như vậy."
        )
    return last

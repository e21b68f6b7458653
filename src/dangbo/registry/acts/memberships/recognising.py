"""Recognition of a probationary member as an official one (công nhận chính thức)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.memberships.stretches import next_stretch, running_membership
from dangbo.registry.acts.organisations.giving import require_decision
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Person
from dangbo.rules.members import recognition
from dangbo.rules.vocabulary import EntryCause, Standing
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def recognise_official(
    *,
    actor: Actor,
    person: Person,
    reviewed_on: date,
    decision: CitedDecision | None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Recognise a probationary member whom the cell reviewed on a day.

    The official date is the end of probation, however late the review (rules/members.md b.6). Where the member has
    moved since, the standing changes from the day of the move. Raises Refused and NotAllowed.
    """
    row = running_membership(person)
    actor.require(Permission.CHANGE_MEMBERS, row.organisation)
    if row.standing != Standing.PROBATIONARY:
        refuse("already-official", f"{person.full_name} đã là đảng viên chính thức.")
    verdict = recognition(probation_start(person), reviewed_on, office_days(), office_parameters())
    accepted = weigh(verdict.findings, accepted_warnings)
    official_on = verdict.answer
    entered = require_decision(decision, max(reviewed_on, decision.issued_on) if decision else reviewed_on)
    following = next_stretch(row, max(official_on, row.valid_from), decision=entered, standing=Standing.OFFICIAL)
    person.official_on, person.official_precision = official_on, "d"
    person.save(update_fields=["official_on", "official_precision"])
    write(
        "recognise_official",
        actor,
        f"Công nhận {person.full_name} chính thức từ ngày {format_date(official_on)}{by_decision(entered)}",
        organisation=row.organisation,
        subject=person,
        accepted=accepted,
        details={"reviewed_on": reviewed_on},
    )
    return following


def probation_start(person: Person) -> date:
    """The ceremony from which the running probation counts: of the last re-admission, else the day of joining."""
    again = Membership.objects.filter(person=person, began_by=EntryCause.READMITTED).order_by("-valid_from").first()
    start = again.valid_from if again else person.joined_on
    if start is None:
        refuse("joined-on-missing", f"Chưa ghi ngày vào Đảng của {person.full_name}.")
    return start

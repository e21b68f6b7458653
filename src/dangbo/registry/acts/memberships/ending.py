"""The end of a membership: died, expelled, deleted, resigned, moved out of the register."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.committees.closing import end_posts
from dangbo.registry.acts.memberships.changing import end_stays
from dangbo.registry.acts.memberships.stretches import end_stretch, running_membership
from dangbo.registry.acts.organisations.giving import require_decision
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Membership, Person, Transfer
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.vocabulary import EXIT_LABELS, ExitCause
from dangbo.vietnamese.dates import format_date

NEEDS_DECISION = frozenset({ExitCause.EXPELLED, ExitCause.DELETED, ExitCause.RESIGNED})


@transaction.atomic
def end_membership(
    *,
    actor: Actor,
    person: Person,
    cause: ExitCause,
    on: date,
    decision: CitedDecision | None = None,
    note: str = "",
) -> Membership:
    """End a membership on a day, the first that no longer counts, with the seats and offices the person holds.

    Expulsion, deletion and leaving need their decision. Raises Refused and NotAllowed.
    """
    row = running_membership(person)
    actor.require(Permission.CHANGE_MEMBERS, row.organisation)
    if cause is ExitCause.CHANGED:
        refuse("cause-missing", "Cần chọn lý do ra khỏi tổ chức.")
    entered = require_decision(decision, on) if cause in NEEDS_DECISION else enter_decision(decision)
    told = f"{EXIT_LABELS[cause]}{by_decision(entered)}"
    end_stretch(row, on, cause, f"{note or told}")
    end_posts(person, on)
    end_stays(person, on)
    Transfer.objects.filter(person=person, state=TransferState.UNDER_WAY).update(state=TransferState.CANCELLED)
    if cause is ExitCause.DIED:
        person.died_on = on
        person.save(update_fields=["died_on"])
    write(
        "end_membership",
        actor,
        f"{person.full_name}: {told}, từ ngày {format_date(on)}",
        organisation=row.organisation,
        subject=person,
        details={"cause": cause, "decision": entered and entered.pk, "note": note},
    )
    return row

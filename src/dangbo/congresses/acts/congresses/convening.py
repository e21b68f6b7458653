"""The congress is convened: from now on there is a meeting with its roll, its elections and its regulation."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.congresses.days import require_days
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress, DateKind
from dangbo.congresses.queries.states import state_of
from dangbo.congresses.states import State
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.models import MeetingKind
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date

MEETING_KINDS = {
    CongressKind.MEMBER: MeetingKind.MEMBER_CONGRESS,
    CongressKind.DELEGATE: MeetingKind.DELEGATE_CONGRESS,
}


@transaction.atomic
def convene(
    *, actor: Actor, congress: Congress, on: date, place: str = "", accepted_warnings: Collection[str] = NO_CODES
) -> Congress:
    """Convene the congress for the days approved, else planned, which is warned of. Raises Refused and NotAllowed."""
    found = require_congress(actor, congress)
    if found.meeting_id is not None:
        refuse("already-convened", "Đại hội này đã được triệu tập.")
    days = require_days(found)
    accepted = weigh(_doubts(found, days.kind == DateKind.APPROVED, on), accepted_warnings)
    version = found.organisation.version_at(days.first_day)
    label = CONGRESS_KIND_LABELS[found.rules_kind]
    found.meeting = prepare_meeting(
        actor=actor.lending(Permission.PREPARE_ELECTIONS),
        organisation=found.organisation,
        kind=MEETING_KINDS[found.rules_kind],
        name=f"{label} {version.name}, nhiệm kỳ {found.round.term_name}",
        held_on=days.first_day,
        last_day=days.last_day,
        place=place,
        ordinal=found.ordinal,
        term_name=found.round.term_name,
    )
    found.convened_on = on
    found.save(update_fields=["meeting", "convened_on"])
    summary = f"Triệu tập {label.lower()} {version.name}, khai mạc ngày {format_date(days.first_day)}"
    write("convene_congress", actor, summary, organisation=found.organisation_id, subject=found, accepted=accepted)
    return found


def _doubts(congress: Congress, are_approved: bool, on: date) -> list[Finding]:
    found = []
    if not are_approved:
        found.append(warning("days-not-approved", "Cấp ủy cấp trên chưa duyệt ngày đại hội."))
    if state_of(congress, on) in (State.PREPARING, State.SUBMITTED, State.APPRAISED):
        found.append(warning("not-reviewed", "Đại hội chưa được cấp ủy cấp trên duyệt."))
    return found

"""Changes in how a member takes part: exempt, temporarily away, suspended, back again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.memberships.places import require_open
from dangbo.registry.acts.memberships.stretches import next_stretch, running_membership
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Membership, Organisation, Person, TemporaryStay
from dangbo.rules.vocabulary import ACTIVITY_LABELS, Activity
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a member is temporarily active: an organisation of the register or a place outside, by which letter."""

    organisation: Organisation | None = None
    place: str = ""
    letter: str = ""
    reason: str = ""
    until: date | None = None


@transaction.atomic
def change_activity(
    *,
    actor: Actor,
    person: Person,
    activity: Activity,
    on: date,
    decision: CitedDecision | None = None,
    destination: Destination | None = None,
) -> Membership:
    """Change how a member takes part from a day.

    AWAY needs a destination; the member stays counted at home (rules/members.md c.3). Raises Refused and NotAllowed.
    """
    row = running_membership(person)
    actor.require(Permission.CHANGE_MEMBERS, row.organisation)
    if row.activity == activity:
        refuse("same-activity", f"{person.full_name} đang ở tình trạng {ACTIVITY_LABELS[activity].lower()}.")
    if (activity is Activity.AWAY) != (destination is not None):
        refuse("destination-with-away", "Nơi đến được ghi khi, và chỉ khi, đảng viên tạm chuyển đi.")
    entered = enter_decision(decision)
    following = next_stretch(row, on, decision=entered, activity=activity)
    end_stays(person, on)
    if destination is not None:
        _begin_stay(person, row.organisation, destination, on)
    write(
        "change_activity",
        actor,
        f"{person.full_name}: {ACTIVITY_LABELS[activity].lower()} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=row.organisation,
        subject=person,
        details={"from": row.activity, "to": activity},
    )
    return following


def end_stays(person: Person, on: date) -> None:
    """End the temporary stay that runs; one that began that very day never was."""
    stays = TemporaryStay.objects.at(on).filter(person=person)
    stays.filter(valid_from=on).delete()
    stays.filter(valid_from__lt=on).update(valid_to=on)


def _begin_stay(person: Person, home: Organisation, destination: Destination, on: date) -> None:
    place = clean_line(destination.place)
    if (destination.organisation is None) == (not place):
        refuse("destination-missing", "Cần ghi nơi đến: một tổ chức trong sổ, hoặc tên nơi ở ngoài sổ.")
    if destination.organisation == home:
        refuse("destination-is-home", "Nơi đến phải khác nơi đang sinh hoạt.")
    if destination.until is not None and destination.until <= on:
        refuse("stay-ends-before-it-begins", "Ngày hết sinh hoạt tạm thời phải sau ngày bắt đầu.")
    if destination.organisation is not None:
        require_open(destination.organisation, on)
    TemporaryStay.objects.create(
        person=person,
        organisation=destination.organisation,
        place=place,
        letter=clean_line(destination.letter),
        reason=clean_line(destination.reason),
        valid_from=on,
        valid_to=destination.until,
    )

"""The delegates' list and the roll of the elections' meeting: laid from the one, attendance written from the doors."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.delegates.guards import require_preparing_or_running
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import CheckInSession, Outcome
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.rules import activities, barred
from dangbo.elections.acts.laying import lay_roll
from dangbo.elections.acts.rolls import replace_delegate, strike_from_roll, take_attendance
from dangbo.elections.models import Capacity, Exclusion, Meeting, Presence, RollEntry
from dangbo.elections.queries.summoning import EXCLUSIONS, conveners_of
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.vocabulary import Activity

CAPACITIES = {
    DelegateKind.EX_OFFICIO: Capacity.DELEGATE,
    DelegateKind.ELECTED: Capacity.DELEGATE,
    DelegateKind.APPOINTED: Capacity.DELEGATE,
    DelegateKind.ALTERNATE: Capacity.ALTERNATE,
    DelegateKind.MEMBER: Capacity.MEMBER,
}
"""As what each sits on the roll; probationary members have no vote and stand on none."""


@transaction.atomic
def lay_congress_roll(*, actor: Actor, congress: Congress) -> list[RollEntry]:
    """Bring the meeting's roll in line with the list: who is missing there is added, who was struck is taken off.

    Who may not be summoned by the rules stands on it as not summoned. Raises Refused and NotAllowed.
    """
    held = require_preparing_or_running(actor, congress)
    meeting = _meeting(held)
    lender = actor.lending(Permission.PREPARE_ELECTIONS)
    gone = held.delegates.filter(entry__isnull=False).exclude(struck_on=None).select_related("entry__meeting")
    for row in gone:
        if row.entry is not None:
            strike_from_roll(actor=lender, entry=row.entry, reason=row.struck_reason)
    rows = list(held.delegates.filter(struck_on=None, entry=None, kind__in=list(CAPACITIES)).select_related("person"))
    if not rows:
        return []
    entries = lay_roll(actor=lender, meeting=meeting, entries=_entries(held, meeting, rows))
    for row, entry in zip(rows, entries, strict=True):
        row.entry = entry
    Delegate.objects.bulk_update(rows, ["entry"])
    return entries


@transaction.atomic
def write_attendance(*, actor: Actor, session: CheckInSession) -> int:
    """Write on the meeting's roll who came through the doors in this session, and which alternates sit for whom.

    Answers how many of the roll are present. Raises Refused and NotAllowed.
    """
    held = require_preparing_or_running(actor, session.congress)
    meeting = _meeting(held)
    lay_congress_roll(actor=actor, congress=held)
    lender = actor.lending(Permission.PREPARE_ELECTIONS)
    came = session.scans.filter(outcome=Outcome.IN, taken_back_at=None).values("delegate")
    here = set(held.delegates.filter(pk__in=came).values_list("entry_id", flat=True))
    away = [pk for pk in meeting.roll.filter(summoned=True).values_list("pk", flat=True) if pk not in here]
    present = take_attendance(actor=lender, meeting=meeting, absent=away)
    for row in held.delegates.filter(replaces__isnull=False, pk__in=came).select_related("entry", "replaces__entry"):
        _seat_alternate(lender, row)
    return present


def _seat_alternate(lender: Actor, row: Delegate) -> None:
    absent = row.replaces.entry if row.replaces is not None else None
    if row.entry is None or absent is None or row.entry.replaces_id == absent.pk:
        return
    absent.refresh_from_db()
    if absent.presence == Presence.ABSENT:
        replace_delegate(actor=lender, absent=absent, alternate=row.entry)


def _meeting(congress: Congress) -> Meeting:
    if congress.meeting is None:
        refuse("not-convened", "Đại hội chưa được triệu tập nên chưa có danh sách bầu cử; hãy triệu tập trước.")
    return congress.meeting


def _entries(congress: Congress, meeting: Meeting, rows: list[Delegate]) -> list[RollEntry]:
    on = opening_day(congress) or meeting.held_on
    conveners = {person.pk for person in conveners_of(meeting)}
    active = activities(congress, on)
    not_summoned = barred(congress, [row for row in rows if row.kind != DelegateKind.MEMBER])
    return [
        RollEntry(
            meeting=meeting,
            person=row.person,
            full_name=row.full_name,
            name_key=row.name_key,
            birth_year=row.birth_year,
            post=row.post,
            unit=row.unit_name,
            capacity=CAPACITIES[DelegateKind(row.kind)],
            is_convener=row.person_id in conveners,
            summoned=row.pk not in not_summoned,
            exclusion=_exclusion(row, active.get(row.person_id)),
        )
        for row in rows
    ]


def _exclusion(row: Delegate, activity: str | None) -> Exclusion:
    """What the register says against counting a member of a member congress."""
    if row.kind != DelegateKind.MEMBER or activity is None:
        return Exclusion.NONE
    return EXCLUSIONS[Activity(activity)]

"""Whom the register says a meeting summons, as what, and what stands against counting them."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from dangbo.elections.models import Candidate, Capacity, Exclusion, Meeting, MeetingKind
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.registry.models import CommitteeMember, Membership, Person, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Activity, Standing

EXCLUSIONS = {
    Activity.NORMAL: Exclusion.NONE,
    Activity.EXEMPT: Exclusion.EXEMPT,
    Activity.AWAY: Exclusion.TEMPORARY_ELSEWHERE,
    Activity.SUSPENDED: Exclusion.SUSPENDED,
}


@dataclass(frozen=True, slots=True)
class Summoned:
    """Somebody to be entered on a roll."""

    person: Person
    unit: str
    capacity: Capacity
    is_convener: bool = False
    summoned: bool = True
    exclusion: Exclusion = Exclusion.NONE


def summoned_by_register(meeting: Meeting) -> list[Summoned]:
    """Everybody to be summoned on the first day; the number of queries does not grow with the people.

    To a conference that is asked for opinions whoever prepares it summons whom they choose.
    """
    if meeting.kind in (MeetingKind.MEMBER_CONGRESS, MeetingKind.CELL_CONFERENCE):
        return list(_members(meeting))
    if meeting.kind == MeetingKind.DELEGATE_CONGRESS:
        return list(_delegates(meeting))
    if meeting.elects_nobody:
        return []
    return list(_incumbents(meeting))


def conveners_of(meeting: Meeting) -> list[Person]:
    """The executive committee that convenes a meeting."""
    return convening_committee(meeting.organisation_id, meeting.held_on)


def convening_committee(organisation_id: uuid.UUID, held_on: date) -> list[Person]:
    """The executive committee that convenes: that of the term before a congress, else that in force; by place."""
    terms = Term.objects.filter(organisation=organisation_id, starts_on__lt=held_on)
    term = terms.order_by("-starts_on").first()
    seats = CommitteeMember.objects.filter(
        committee__term=term, committee__kind=CommitteeKind.EXECUTIVE, valid_from__lt=held_on
    ).exclude(valid_to__lt=held_on)
    return [seat.person for seat in seats.select_related("person").order_by("position", "person__name_key")]


def _official(meeting: Meeting) -> QuerySet[Membership]:
    rows = memberships_within(meeting.organisation_id, meeting.held_on).filter(standing=Standing.OFFICIAL)
    return with_organisation_name(rows, meeting.held_on)


def _official_by_person(meeting: Meeting, people: Collection[uuid.UUID]) -> dict[uuid.UUID, Membership]:
    """The memberships of these alone: a bloc has thousands of members, and its hall some hundreds."""
    rows = _official(meeting).filter(person__in=people).only("person_id", "organisation_id", "activity")
    return {row.person_id: row for row in rows}


def _members(meeting: Meeting) -> Iterator[Summoned]:
    convening = {person.pk for person in conveners_of(meeting)}
    for row in _official(meeting).select_related("person"):
        exclusion = EXCLUSIONS[Activity(row.activity)]
        own = row.organisation_id == meeting.organisation_id
        unit = "" if own else str(row.organisation_name)  # type: ignore[attr-defined]
        yield Summoned(row.person, unit, Capacity.MEMBER, row.person_id in convening, exclusion=exclusion)


def _delegates(meeting: Meeting) -> Iterator[Summoned]:
    """The convening committee by its office, then those elected below since the term before began."""
    conveners, elected_people = conveners_of(meeting), elected_below(meeting.organisation_id, meeting.held_on)
    known = {person.pk for person in conveners} | {row.person_id for row in elected_people if row.person_id}
    found = _official_by_person(meeting, known)
    units = {key: str(row.organisation_name) for key, row in found.items()}  # type: ignore[attr-defined]
    told = set()
    for person in conveners:
        told.add(person.pk)
        yield Summoned(person, units.get(person.pk, ""), Capacity.DELEGATE, is_convener=True)
    for candidate in elected_people:
        elected = candidate.person
        if elected is None or elected.pk in told:
            continue
        told.add(elected.pk)
        row = found.get(elected.pk)
        suspended = row is not None and row.activity == Activity.SUSPENDED
        capacity = Capacity.ALTERNATE if candidate.outcome == ALTERNATE else Capacity.DELEGATE
        yield Summoned(elected, units.get(elected.pk, candidate.unit), capacity, summoned=not suspended)


def elected_below(organisation_id: uuid.UUID, held_on: date) -> list[Candidate]:
    """Delegates and alternates elected directly below since the term before began, alternates in the order of votes."""
    since = (
        Term.objects.filter(organisation=organisation_id, starts_on__lt=held_on)
        .order_by("-starts_on")
        .values_list("starts_on", flat=True)
        .first()
    )
    rows = Candidate.objects.filter(
        election__post=Post.DELEGATES,
        election__meeting__held_on__lte=held_on,
        election__meeting__organisation__versions__parent=organisation_id,
        outcome__in=[Outcome.ELECTED, ALTERNATE],
    )
    if since is not None:
        rows = rows.filter(election__meeting__held_on__gt=since)
    ordered = rows.order_by("election_id", F("rank").asc(nulls_last=True), "place", "pk").distinct()
    return list(ordered.select_related("person", "election__meeting__organisation"))


def _incumbents(meeting: Meeting) -> Iterator[Summoned]:
    seats = list(CommitteeMember.objects.at(meeting.held_on).filter(committee=meeting.body).select_related("person"))
    found = _official_by_person(meeting, {seat.person_id for seat in seats})
    for seat in seats:
        row = found.get(seat.person_id)
        unit = str(row.organisation_name) if row else ""  # type: ignore[attr-defined]
        suspended = row is not None and row.activity == Activity.SUSPENDED
        exclusion = Exclusion.SUSPENDED if suspended else Exclusion.NONE
        yield Summoned(seat.person, unit, Capacity.COMMITTEE_MEMBER, exclusion=exclusion)

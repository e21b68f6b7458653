"""What happened after congresses: results sent, ratified, in the register, the first meeting."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dangbo.congresses.models import Congress
from dangbo.congresses.queries.days import Days, all_days
from dangbo.elections.acts.register import COMMITTEES, OFFICES
from dangbo.elections.models import Candidate, Complaint, Election, Meeting, MeetingKind, State
from dangbo.elections.queries.deadlines import ELECTED
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.models import CommitteeMember, Office, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeKind
from dangbo.rules.calendar import OfficeDays
from dangbo.rules.congress.results import (
    AfterFacts,
    Duty,
    Held,
    after_duties,
    first_meeting_convener,
    register_findings,
)
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import Post
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding, Verdict


@dataclass(frozen=True, slots=True)
class After:
    """One congress after its closing: the two duties, and whether it has elected anything."""

    closing: date
    sent: Duty
    ratified: Duty
    has_result: bool
    open_votes: int
    findings: tuple[Finding, ...]


def after_of(congress: Congress, at: date) -> After | None:
    """How one congress stands after its closing; None before it, or where it has no meeting."""
    return all_after([congress.pk], at).get(congress.pk)


def all_after(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, After]:
    """How congresses stand after their closing, those alone that are over; six queries."""
    rows = Congress.objects.filter(pk__in=ids, meeting__isnull=False, cancelled_on=None)
    meetings = {row.pk: row.meeting for row in rows.select_related("meeting") if row.meeting is not None}
    votes, complaints = _votes(meetings), _complaints(meetings)
    days, values, extra = all_days(list(meetings), at), office_parameters(), office_days()
    found: dict[uuid.UUID, After] = {}
    for pk, meeting in meetings.items():
        closing = _closing(days.get(pk), meeting)
        if closing <= at:
            found[pk] = _after(closing, meeting, votes.get(meeting.pk, []), meeting.pk in complaints, at, values, extra)
    return found


def _votes(meetings: dict[uuid.UUID, Meeting]) -> dict[uuid.UUID, list[Election]]:
    found: dict[uuid.UUID, list[Election]] = {}
    rows = Election.objects.filter(meeting__in=[meeting.pk for meeting in meetings.values()])
    for row in rows.exclude(state=State.CANCELLED).only("meeting_id", "state", "ratified_on"):
        found.setdefault(row.meeting_id, []).append(row)
    return found


def _complaints(meetings: dict[uuid.UUID, Meeting]) -> set[uuid.UUID]:
    rows = Complaint.objects.filter(meeting__in=[meeting.pk for meeting in meetings.values()], settled_on=None)
    return set(rows.values_list("meeting", flat=True))


def _closing(days: Days | None, meeting: Meeting) -> date:
    return days.held.last_day if days and days.held else meeting.last_day


def _after(
    closing: date,
    meeting: Meeting,
    votes: list[Election],
    has_complaint: bool,
    at: date,
    values: ParameterSet,
    extra: OfficeDays,
) -> After:
    elected = [vote for vote in votes if vote.state in ELECTED]
    waiting = [vote for vote in elected if vote.state not in (State.RATIFIED, State.REFUSED)]
    decided = [vote.ratified_on for vote in elected if vote.ratified_on is not None]
    facts = AfterFacts(
        closing=closing,
        sent=meeting.reported_on,
        received=meeting.received_on,
        ratified=max(decided) if decided and not waiting else None,
        complaint=has_complaint,
    )
    verdict = after_duties(facts, at, extra=extra, parameters=values)
    sent, ratified = verdict.answer
    return After(closing, sent, ratified, bool(elected), len(votes) - len(elected), verdict.findings)


def new_term(congress: Congress) -> Term | None:
    """The term that the congress has begun in the register."""
    meeting = congress.meeting
    if meeting is None:
        return None
    days = (meeting.held_on, meeting.last_day)
    return Term.objects.filter(organisation=congress.organisation_id, starts_on__range=days).first()


def first_meetings(congress: Congress, term: Term | None) -> list[Meeting]:
    """The meetings of the new committees that elected or will elect, the first first."""
    if term is None:
        return []
    kinds = (MeetingKind.COMMITTEE_MEETING, MeetingKind.INSPECTION_MEETING)
    rows = Meeting.objects.filter(organisation=congress.organisation_id, kind__in=kinds, body__term=term)
    return list(rows.order_by("held_on", "pk"))


def register_check(congress: Congress, term: Term) -> tuple[Finding, ...]:
    """What the register says otherwise than the results of the congress and of the first meetings."""
    meetings = [congress.meeting_id, *(meeting.pk for meeting in first_meetings(congress, term))]
    former = list(_held(term.previous)) if term.previous is not None else []
    return register_findings(list(_elected(meetings)), list(_held(term)), former, term.starts_on)


def _elected(meetings: Collection[uuid.UUID | None]) -> Iterator[Held]:
    rows = Candidate.objects.filter(election__meeting__in=meetings, outcome=Outcome.ELECTED)
    decided = rows.filter(election__state__in=[State.ANNOUNCED, State.MINUTES_SIGNED, State.RATIFIED])
    for row in decided.select_related("election__announcement"):
        words = post_words(Post(row.election.post))
        if words:
            since = row.election.announcement.announced_on
            yield Held(str(row.person_id or row.pk), row.full_name, words, since)


def post_words(post: Post) -> str:
    """What the register calls the seat or office of a post; empty for one that it does not know."""
    if post in COMMITTEES:
        return f"ủy viên {COMMITTEES[post].label.lower()}"
    return OFFICES[post][1].label.lower() if post in OFFICES else ""


def _held(term: Term) -> Iterator[Held]:
    """Every seat and office of the term, those that ended too."""
    seats = CommitteeMember.objects.filter(committee__term=term).select_related("person", "committee")
    for seat in seats:
        words = f"ủy viên {CommitteeKind(seat.committee.kind).label.lower()}"
        yield Held(str(seat.person_id), seat.person.full_name, words, seat.valid_from, seat.valid_to)
    for office in Office.objects.filter(committee__term=term).select_related("person"):
        words = office_words(OfficeKind(office.kind))
        yield Held(str(office.person_id), office.person.full_name, words, office.valid_from, office.valid_to)


def office_words(kind: OfficeKind) -> str:
    """What an office is called beside the results: a standing deputy was elected as a deputy."""
    shown = OfficeKind.DEPUTY_SECRETARY if kind is OfficeKind.STANDING_DEPUTY else kind
    return shown.label.lower()


def convener_of(term: Term) -> Verdict[str | None]:
    """Who convenes the first meeting of the new committee."""
    seated = CommitteeMember.objects.filter(committee__term=term, committee__kind=CommitteeKind.EXECUTIVE)
    heads = Office.objects.filter(committee__term=term.previous, person__in=seated.values("person"))
    at_the_end = heads.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=term.starts_on)).select_related("person")
    by_kind: dict[str, list[str]] = {}
    for office in at_the_end.order_by("valid_from") if term.previous_id else ():
        by_kind.setdefault(office.kind, []).append(office.person.full_name)
    secretaries = by_kind.get(OfficeKind.SECRETARY, [])
    deputies = by_kind.get(OfficeKind.STANDING_DEPUTY, []) + by_kind.get(OfficeKind.DEPUTY_SECRETARY, [])
    return first_meeting_convener(secretaries[-1] if secretaries else None, deputies)

"""What happened after congresses: results sent, ratified, in the register, the first meeting."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Asked
from dangbo.congresses.queries.days import Days, short_days
from dangbo.elections.acts.register import COMMITTEES, OFFICES
from dangbo.elections.models import Candidate, Complaint, Election, Meeting, MeetingKind, State, Way
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


class _Held(NamedTuple):
    """What the meeting of a congress knows of the days after it."""

    meeting_id: uuid.UUID
    last_day: date
    reported_on: date | None
    received_on: date | None


def all_after(asked: Asked, at: date) -> dict[uuid.UUID, After]:
    """How congresses stand after their closing, those alone that are over; six queries."""
    held = Congress.objects.filter(meeting__isnull=False, cancelled_on=None)
    rows = held.filter(pk__in=asked).order_by()  # type: ignore[misc]
    names = ("meeting_id", "meeting__last_day", "meeting__reported_on", "meeting__received_on")
    meetings = {pk: _Held(*values) for pk, *values in rows.values_list("pk", *names)}
    votes, complained, days = _votes(asked), _complained(asked), short_days(asked, at)
    closings = {pk: _closing(days.get(pk), held) for pk, held in meetings.items()}
    duties = _Duties(at, office_parameters(), office_days())
    return {
        pk: _after(closings[pk], held, votes.get(held.meeting_id, []), held.meeting_id in complained, duties)
        for pk, held in meetings.items()
        if closings[pk] <= at
    }


def _votes(asked: Asked) -> dict[uuid.UUID, list[tuple[str, date | None]]]:
    """The elections of each meeting: their state, and the day of ratification; opinions elect nobody."""
    rows = Election.objects.filter(meeting__congress__in=asked).exclude(state=State.CANCELLED)
    rows = rows.exclude(way=Way.OPINION).order_by()
    found: dict[uuid.UUID, list[tuple[str, date | None]]] = {}
    for meeting, state, ratified_on in rows.values_list("meeting_id", "state", "ratified_on"):
        found.setdefault(meeting, []).append((state, ratified_on))
    return found


def _complained(asked: Asked) -> set[uuid.UUID]:
    rows = Complaint.objects.filter(meeting__congress__in=asked, settled_on=None)
    return set(rows.order_by().values_list("meeting_id", flat=True))


def _closing(days: Days | None, held: _Held) -> date:
    return days.held.last_day if days and days.held else held.last_day


class _Duties:
    """The duties on a day; what many units have in common is counted once."""

    def __init__(self, at: date, values: ParameterSet, extra: OfficeDays) -> None:
        self._at, self._values, self._extra = at, values, extra
        self._known: dict[AfterFacts, Verdict[tuple[Duty, Duty]]] = {}

    def of(self, facts: AfterFacts) -> Verdict[tuple[Duty, Duty]]:
        if facts not in self._known:
            self._known[facts] = after_duties(facts, self._at, extra=self._extra, parameters=self._values)
        return self._known[facts]


def _after(
    closing: date, held: _Held, votes: list[tuple[str, date | None]], has_complaint: bool, duties: _Duties
) -> After:
    elected = [(state, ratified_on) for state, ratified_on in votes if state in ELECTED]
    waiting = any(state not in _DECIDED for state, _ in elected)
    decided = [ratified_on for _, ratified_on in elected if ratified_on is not None]
    facts = AfterFacts(
        closing=closing,
        sent=held.reported_on,
        received=held.received_on,
        ratified=max(decided) if decided and not waiting else None,
        complaint=has_complaint,
    )
    verdict = duties.of(facts)
    sent, ratified = verdict.answer
    return After(closing, sent, ratified, bool(elected), len(votes) - len(elected), verdict.findings)


_DECIDED = (State.RATIFIED, State.REFUSED)


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

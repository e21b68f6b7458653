"""Those elected written into the register: term, committee, seats, offices, by the register's own acts.

Re-elected or first-time is not written: the register reads it from the former term (registry.figures.sources).
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.models import Candidate, Election, Meeting, MeetingKind
from dangbo.registry.acts.committees import NewSeat, give_office, open_term, seat_members, set_committee
from dangbo.registry.acts.refusal import Refused, refuse
from dangbo.registry.models import Committee, CommitteeMember, Office, Person, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.registry.queries.committees import term_at
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.verdict import Finding

COMMITTEES = {
    Post.COMMITTEE: CommitteeKind.EXECUTIVE,
    Post.STANDING_COMMITTEE: CommitteeKind.STANDING,
    Post.INSPECTION_COMMISSION: CommitteeKind.INSPECTION,
}
OFFICES = {
    Post.SECRETARY: (CommitteeKind.EXECUTIVE, OfficeKind.SECRETARY),
    Post.CELL_SECRETARY: (CommitteeKind.EXECUTIVE, OfficeKind.SECRETARY),
    Post.DEPUTY_SECRETARY: (CommitteeKind.EXECUTIVE, OfficeKind.DEPUTY_SECRETARY),
    Post.INSPECTION_CHAIR: (CommitteeKind.INSPECTION, OfficeKind.INSPECTION_HEAD),
    Post.INSPECTION_VICE_CHAIR: (CommitteeKind.INSPECTION, OfficeKind.INSPECTION_DEPUTY),
}
"""Posts that the register knows; delegates and others are kept with their election alone."""


def register_warnings(actor: Actor, election: Election, elected: Sequence[Candidate], on: date) -> tuple[Finding, ...]:
    """Every warning that the register would raise, found out by writing and taking it back. Raises Refused."""
    found: dict[str, Finding] = {}
    while True:
        try:
            with transaction.atomic():
                enter_in_register(actor, election, elected, on, found)
                transaction.set_rollback(True)
        except Refused as refused:
            if not refused.may_be_accepted:
                raise
            found |= {finding.code: finding for finding in refused.findings}
        else:
            return tuple(found.values())


def enter_in_register(
    actor: Actor, election: Election, elected: Sequence[Candidate], on: date, accepted: Collection[str]
) -> None:
    """Seat those elected, or give them the office. Who holds it already keeps it as it stands. Raises Refused.

    actor: with the permission to change terms and committees.
    """
    post = election.rules_post
    if not elected or post not in COMMITTEES.keys() | OFFICES.keys():
        return
    people = _people(elected)
    term = _term(actor, election.meeting)
    if post in COMMITTEES:
        _seat(actor, election, term, people, on, accepted)
    else:
        _give(actor, election, term, people, on, accepted)


def _people(elected: Sequence[Candidate]) -> list[Person]:
    strangers = [row.full_name for row in elected if row.person is None]
    if strangers:
        refuse(
            "elected-not-in-register",
            f"{', '.join(strangers)} chưa có hồ sơ trong sổ; ghi hồ sơ rồi lập danh sách từ sổ để kết quả vào sổ được.",
        )
    return [row.person for row in elected if row.person is not None]


def _term(actor: Actor, meeting: Meeting) -> Term:
    if meeting.is_congress:
        began = Term.objects.filter(
            organisation=meeting.organisation_id, starts_on__range=(meeting.held_on, meeting.last_day)
        ).first()
        return began or open_term(
            actor=actor,
            organisation=meeting.organisation,
            name=meeting.term_name,
            starts_on=meeting.held_on,
            ordinal=meeting.ordinal,
        )
    term = meeting.body.term if meeting.body is not None else term_at(meeting.organisation, meeting.held_on)
    if term is None:
        refuse("no-term", "Tổ chức chưa có nhiệm kỳ trong sổ vào ngày họp; hãy ghi nhiệm kỳ trước.")
    return term


def _committee(
    actor: Actor, election: Election, term: Term, kind: CommitteeKind, seats: int, accepted: Collection[str]
) -> Committee:
    """The committee of the term; a cell that elects no committee has one without seats, for its offices."""
    found = Committee.objects.filter(term=term, kind=kind).first()
    if found is not None and (found.seats >= seats or not election.meeting.is_congress):
        return found
    return set_committee(actor=actor, term=term, kind=kind, seats=seats, accepted_warnings=accepted)


def _seat(
    actor: Actor, election: Election, term: Term, people: Sequence[Person], on: date, accepted: Collection[str]
) -> None:
    kind = COMMITTEES[election.rules_post]
    first = election.first or election
    committee = _committee(actor, election, term, kind, first.seats, accepted)
    there = set(CommitteeMember.objects.at(on).filter(committee=committee).values_list("person_id", flat=True))
    places = CommitteeMember.objects.filter(committee=committee).count()
    seats = [NewSeat(person, places + at) for at, person in enumerate(
        (person for person in people if person.pk not in there), start=1)]  # fmt: skip
    if seats:
        added = kind is CommitteeKind.EXECUTIVE and not election.meeting.is_congress
        entry = SeatEntry.CO_OPTED if added else SeatEntry.ELECTED
        seat_members(actor=actor, committee=committee, seats=seats, entry=entry, on=on, accepted_warnings=accepted)


def _give(
    actor: Actor, election: Election, term: Term, people: Sequence[Person], on: date, accepted: Collection[str]
) -> None:
    body, kind = OFFICES[election.rules_post]
    if body is CommitteeKind.INSPECTION and not Committee.objects.filter(term=term, kind=body).exists():
        refuse("committee-missing", f"Chưa có ủy ban kiểm tra để giữ chức {POST_LABELS[election.rules_post]}.")
    committee = _committee(actor, election, term, body, 0, accepted)
    by_all = election.meeting.is_congress or election.meeting.kind == MeetingKind.CELL_CONFERENCE
    entry = OfficeEntry.BY_CONGRESS if by_all else OfficeEntry.BY_COMMITTEE
    for person in people:
        if Office.objects.at(on).filter(committee=committee, kind=kind, person=person).exists():
            continue
        give_office(
            actor=actor,
            committee=committee,
            person=person,
            kind=kind,
            entry=entry,
            on=on,
            accepted_warnings=accepted,
        )

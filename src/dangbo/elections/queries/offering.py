"""Who is offered on forms: candidates by the post, tellers from the roll."""

from dangbo.elections.models import Capacity, Election, Meeting, RollEntry
from dangbo.elections.queries.lists import listed
from dangbo.registry.models import CommitteeMember, Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import term_at
from dangbo.rules.elections.posts import Post

_FROM_BODY = {
    Post.STANDING_COMMITTEE: CommitteeKind.EXECUTIVE,
    Post.SECRETARY: CommitteeKind.EXECUTIVE,
    Post.CELL_SECRETARY: CommitteeKind.EXECUTIVE,
    Post.DEPUTY_SECRETARY: CommitteeKind.EXECUTIVE,
    Post.INSPECTION_CHAIR: CommitteeKind.INSPECTION,
    Post.INSPECTION_VICE_CHAIR: CommitteeKind.INSPECTION,
}
"""Posts chosen from inside an elected body, as far as that body is seated."""


def offered_people(election: Election) -> list[Person]:
    """Those to choose candidates from: the body of which the post is chosen, else the people on the roll.

    An inspection commission is chosen also from those who sat in the one before. Who is proposed already is left out.
    """
    there = set(election.candidates.exclude(person=None).values_list("person_id", flat=True))
    people = _of_body(election) or [
        entry.person for entry in election.meeting.roll.select_related("person") if entry.person is not None
    ]
    if election.rules_post is Post.INSPECTION_COMMISSION:
        known = {person.pk for person in people}
        people += [person for person in _former_commission(election.meeting) if person.pk not in known]
    return [person for person in people if person.pk not in there]


def _former_commission(meeting: Meeting) -> list[Person]:
    """Who sat in the inspection commission of the term before that of the committee that meets."""
    before = meeting.body.term.previous if meeting.body is not None else None
    seats = CommitteeMember.objects.filter(
        committee__term=before, committee__term__isnull=False, committee__kind=CommitteeKind.INSPECTION
    )
    return [seat.person for seat in seats.select_related("person").order_by("person__name_key", "person_id")]


def offered_tellers(election: Election) -> list[RollEntry]:
    """Those on the roll who may count: not alternates, not on the list."""
    rows = listed(election)
    people = {row.person_id for row in rows if row.person_id}
    names = {row.full_name for row in rows if not row.person_id}
    entries = election.meeting.roll.exclude(capacity=Capacity.ALTERNATE).filter(summoned=True)
    return [
        entry
        for entry in entries
        if entry.person_id not in people and (entry.person_id or entry.full_name not in names)
    ]


def former_tellers(election: Election) -> list[RollEntry]:
    """The tellers of the latest other vote of the meeting, as a proposal; those on this list are left out."""
    others = Election.objects.filter(meeting=election.meeting, tellers__isnull=False).exclude(pk=election.pk)
    last = others.order_by("-pk").distinct().first()
    if last is None:
        return []
    able = {entry.pk for entry in offered_tellers(election)}
    return [teller.entry for teller in last.tellers.select_related("entry") if teller.entry_id in able]


def _of_body(election: Election) -> list[Person]:
    kind = _FROM_BODY.get(election.rules_post)
    meeting = election.meeting
    if kind is None:
        return []
    term = meeting.body.term if meeting.body is not None else term_at(meeting.organisation, meeting.last_day)
    began_here = term is not None and (not meeting.is_congress or term.starts_on >= meeting.held_on)
    if term is None or not began_here:
        return []
    seats = CommitteeMember.objects.at(meeting.last_day).filter(committee__term=term, committee__kind=kind)
    return [seat.person for seat in seats.select_related("person").order_by("person__name_key", "person_id")]

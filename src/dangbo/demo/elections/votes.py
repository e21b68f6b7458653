"""The votes of the demo's meetings: who stood, and counts that elect exactly those whom the register has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dangbo.demo.chance import Chance
from dangbo.demo.elections.halls import Hall
from dangbo.elections.models import Candidate, Election, MeetingKind, RollEntry, Source, State, Teller
from dangbo.elections.words import election_title, post_at
from dangbo.registry.models import Committee, CommitteeMember, Office, Person
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind
from dangbo.rules.elections.ballot import layout_for
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import OrganisationKind

_TELLERS = 3
_OFFICES = {OfficeKind.SECRETARY: Post.SECRETARY, OfficeKind.DEPUTY_SECRETARY: Post.DEPUTY_SECRETARY,
            OfficeKind.STANDING_DEPUTY: Post.DEPUTY_SECRETARY}  # fmt: skip


@dataclass(eq=False, slots=True)
class Vote:
    """An election with its list and tellers; `elected` are the people whom it must elect, high to low."""

    election: Election
    hall: Hall
    elected: Sequence[Person]
    candidates: list[Candidate] = field(default_factory=list)
    tellers: list[Teller] = field(default_factory=list)

    @property
    def votes(self) -> dict[str, int]:
        """Votes by candidate: those elected high to low and all above half, the others with what is left over."""
        ballots = len(self.hall.present)
        seats = self.election.seats
        lost = {person.pk: place * ballots // (4 * seats) for place, person in enumerate(self.elected)}
        over = [row for row in self.candidates if row.person_id not in lost]
        room = sum(lost.values())
        share = min(ballots // 3, room // len(over)) if over else 0
        return {
            str(row.pk): ballots - lost[row.person_id] if row.person_id in lost else share for row in self.candidates
        }


def votes_of(chance: Chance, hall: Hall) -> Iterator[Vote]:
    """The votes of a meeting in their order: the congress its committee, whoever it was its secretary and deputies."""
    congress = hall.meeting.kind != MeetingKind.COMMITTEE_MEETING
    committee = Committee.objects.get(term=hall.term, kind=CommitteeKind.EXECUTIVE)
    seats = CommitteeMember.objects.filter(committee=committee, valid_from=hall.term.starts_on)
    seated = [seat.person for seat in seats.select_related("person").order_by("position", "pk")]
    if congress and committee.seats:
        yield _vote(chance, hall, Post.COMMITTEE, seated, _others(hall, seated, _surplus(len(seated))))
    entry = OfficeEntry.BY_CONGRESS if congress else OfficeEntry.BY_COMMITTEE
    offices = Office.objects.filter(committee=committee, entry=entry, valid_from=hall.term.starts_on)
    held: dict[Post, list[Person]] = {}
    for office in offices.select_related("person").order_by("pk"):
        held.setdefault(_OFFICES[OfficeKind(office.kind)], []).append(office.person)
    for post in (Post.SECRETARY, Post.DEPUTY_SECRETARY):
        if post in held:
            yield _vote(chance, hall, post, held[post], [])


def _surplus(seats: int) -> int:
    """As many more as 30% allows, at least one where the superior had agreed to it."""
    return max(1, min(4, seats * 30 // 100))


def _others(hall: Hall, seated: Sequence[Person], number: int) -> list[Person]:
    taken = {person.pk for person in seated}
    free = [entry.person for entry in hall.present if entry.person is not None and entry.person_id not in taken]
    return sorted(free, key=lambda person: person.name_key)[-number:]


def _vote(chance: Chance, hall: Hall, post: Post, elected: Sequence[Person], others: Sequence[Person]) -> Vote:
    meeting = hall.meeting
    kind = OrganisationKind(meeting.organisation.version_at(meeting.held_on).kind)
    wanted, names = post_at(post, kind), len(elected) + len(others)
    election = Election(
        id=chance.new_id(),
        meeting=meeting,
        post=wanted,
        title=election_title(wanted, kind),
        seats=len(elected),
        style=layout_for(len(elected), names).value,
        paper="A4" if names > 12 else "A5",
        state=State.BALLOTS_ISSUED,
        issued=len(hall.present),
        present=len(hall.present),
    )
    vote = Vote(election, hall, elected)
    people = sorted([*elected, *others], key=lambda person: (person.name_key, person.pk))
    units = {entry.person_id: entry for entry in hall.entries}
    vote.candidates = [
        _candidate(chance, election, person, place, units.get(person.pk)) for place, person in enumerate(people, 1)
    ]
    listed = {person.pk for person in people}
    free = [entry for entry in hall.present if entry.person_id not in listed][:_TELLERS]
    vote.tellers = [
        Teller(id=chance.new_id(), election=election, entry=entry, is_head=not place)
        for place, entry in enumerate(free)
    ]
    return vote


def _candidate(chance: Chance, election: Election, person: Person, place: int, entry: RollEntry | None) -> Candidate:
    return Candidate(
        id=chance.new_id(),
        election=election,
        person=person,
        full_name=person.full_name,
        name_key=person.name_key,
        birth_date=person.birth_date,
        birth_year=person.birth_date.year,
        post=person.work_post,
        unit=entry.unit if entry else "",
        source=Source.PREPARED,
        place=place,
    )

"""What the page of an organisation shows: the committees of a term, who is in charge, the decisions cited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.registry.models import (
    Committee,
    CommitteeMember,
    Decision,
    Office,
    Organisation,
    OrganisationVersion,
    Person,
    Term,
)
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.committees import offices_at, with_first_time
from dangbo.registry.queries.history import Change
from dangbo.vietnamese.dates import months_between

ORDER = list(CommitteeKind)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as the page shows it; `age` on the first day of the seat."""

    person: Person
    offices: str
    re_elected: bool
    age: int
    entry: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Body:
    """A committee of a term with those who sit in it, and their counts."""

    committee: Committee
    seats: tuple[Seat, ...]

    @property
    def name(self) -> str:
        return self.committee.get_kind_display()

    @property
    def women(self) -> int:
        return sum(seat.person.sex == Sex.FEMALE for seat in self.seats)

    @property
    def re_elected(self) -> int:
        return sum(seat.re_elected for seat in self.seats)

    @property
    def first_time(self) -> int:
        return len(self.seats) - self.re_elected

    @property
    def under_40(self) -> int:
        return sum(seat.age < 40 for seat in self.seats)


def terms_listed(organisation: Organisation) -> list[Term]:
    """The terms, the latest first."""
    return list(Term.objects.filter(organisation=organisation).order_by("-starts_on"))


def bodies_of(term: Term, at: date) -> list[Body]:
    """The committees of a term, and who sits (or, of a term that has ended, sat) in them; three queries."""
    committees = sorted(Committee.objects.filter(term=term), key=lambda each: ORDER.index(CommitteeKind(each.kind)))
    seats = with_first_time(CommitteeMember.objects.filter(committee__term=term).select_related("person"))
    offices = list(Office.objects.filter(committee__term=term))
    listed = list(seats.order_by("position", "person__name_key"))
    return [Body(committee, tuple(_seats(committee, listed, offices, term, at))) for committee in committees]


def _seats(
    committee: Committee, seats: Sequence[CommitteeMember], offices: Sequence[Office], term: Term, at: date
) -> Iterable[Seat]:
    is_running = term.ended_on is None or term.ended_on > at
    for seat in seats:
        if seat.committee_id != committee.pk or (is_running and seat.valid_to is not None and seat.valid_to <= at):
            continue
        held = [each.get_kind_display() for each in offices if _belongs(each, seat)]
        yield Seat(
            person=seat.person,
            offices=", ".join(held),
            re_elected=seat.re_elected,  # type: ignore[attr-defined]
            age=months_between(seat.person.birth_date, seat.valid_from) // 12,
            entry=seat.get_entry_display(),
            since=seat.valid_from,
            until=seat.valid_to,
        )


def _belongs(office: Office, seat: CommitteeMember) -> bool:
    return office.person_id == seat.person_id and office.committee_id == seat.committee_id


def people_in_charge(organisation: Organisation, at: date) -> list[Office]:
    """The offices held on a day, in the order of their rank."""
    order = [kind for kind, _ in Office._meta.get_field("kind").choices or ()]
    return sorted(offices_at(organisation, at), key=lambda office: order.index(office.kind))


def decisions_in(versions: Iterable[OrganisationVersion], changes: Iterable[Change]) -> list[Decision]:
    """The decisions cited for what an organisation was and for its changes, the latest first, each once."""
    cited = [*(version.decision for version in versions), *(change.decision for change in changes)]
    found = {decision.pk: decision for decision in cited if decision is not None}
    return sorted(found.values(), key=lambda decision: decision.issued_on, reverse=True)

"""What the page of an organisation shows: the committees of a term, who is in charge, the decisions cited."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

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
from dangbo.registry.models.committees import CommitteeKind, OfficeKind
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.committees import offices_at, with_first_time
from dangbo.registry.queries.history import Change
from dangbo.vietnamese.dates import months_between

ORDER = list(CommitteeKind)
RANKS = {kind: rank for rank, kind in enumerate(OfficeKind)}


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as the page shows it; `age` on the first day of the seat.

    `rank`: the place of the highest office held; `re_elected`: None where the register knows no former term.
    """

    person: Person
    offices: str
    rank: int
    re_elected: bool | None
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
    def knows_former_term(self) -> bool:
        """Whether the register knows who sat before, so that it may say who came new."""
        return self.committee.term.previous_id is not None

    @property
    def re_elected(self) -> int:
        return sum(seat.re_elected is True for seat in self.seats)

    @property
    def first_time(self) -> int:
        return sum(seat.re_elected is False for seat in self.seats)

    @property
    def under_40(self) -> int:
        return sum(seat.age < 40 for seat in self.seats)


def terms_listed(organisation: Organisation) -> list[Term]:
    """The terms, the latest first."""
    return list(Term.objects.filter(organisation=organisation).order_by("-starts_on"))


def bodies_of(term: Term, at: date) -> list[Body]:
    """The committees of a term, and who sits (or, of a term that has ended, sat) in them; three queries."""
    committees = sorted(term.committees.select_related("term"), key=lambda each: ORDER.index(CommitteeKind(each.kind)))
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
        held = [each for each in offices if _belongs(each, seat)]
        yield Seat(
            person=seat.person,
            offices=", ".join(each.get_kind_display() for each in held),
            rank=min((RANKS[OfficeKind(each.kind)] for each in held), default=len(RANKS)),
            re_elected=seat.re_elected if term.previous_id else None,  # type: ignore[attr-defined]
            age=months_between(seat.person.birth_date, seat.valid_from) // 12,
            entry=seat.get_entry_display(),
            since=seat.valid_from,
            until=seat.valid_to,
        )


SEAT_SORTS: dict[str, Callable[[Seat], Any]] = {
    "ho-ten": lambda seat: seat.person.name_key,
    "chuc-vu": lambda seat: seat.rank,
    "tuoi": lambda seat: seat.age,
    "gioi-tinh": lambda seat: seat.person.sex,
    "tham-gia": lambda seat: seat.re_elected is not True,
    "tu-ngay": lambda seat: seat.since,
}
"""What the table of a committee may be sorted by; equal ones keep their order."""


def sorted_bodies(bodies: Iterable[Body], sort: str) -> list[Body]:
    """The committees with their seats in an order of SEAT_SORTS ("-" before it turns it round), else as they are."""
    key = SEAT_SORTS.get(sort.removeprefix("-"))
    if key is None:
        return list(bodies)
    turned = sort.startswith("-")
    return [replace(body, seats=tuple(sorted(body.seats, key=key, reverse=turned))) for body in bodies]


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

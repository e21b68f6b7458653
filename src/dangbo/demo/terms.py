"""Terms, committees, seats and offices as rows, and the terms of cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dangbo.demo.letters import place_at
from dangbo.demo.world import Member, Node, World
from dangbo.registry.models import Committee, CommitteeMember, Office, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.rules.calendar import add_months
from dangbo.rules.vocabulary import OrganisationKind

TERM_MONTHS, CELL_TERM_MONTHS = 60, 30
CELL_COMMITTEE_FROM = 9
FORMER_CELL_CONGRESSES = date(2017, 12, 1), date(2017, 12, 22)
_LARGE_CELL = 20
_CELL_AGE = (27, 56)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody chosen for an office, and by whom."""

    member: Member
    kind: OfficeKind
    entry: OfficeEntry


@dataclass(frozen=True, slots=True)
class Sitting:
    """A committee of a term: its people in order of rank, their offices, and the days during which they hold them."""

    kind: CommitteeKind
    people: Sequence[Member]
    offices: Sequence[Chosen]
    start: date
    end: date | None


def make_term(
    world: World,
    node: Node,
    name: str,
    ordinal: int,
    start: date,
    *,
    ended: date | None = None,
    previous: Term | None = None,
) -> Term:
    """A term that begins with a congress."""
    months = CELL_TERM_MONTHS if node.latest.kind == OrganisationKind.CELL else TERM_MONTHS
    return world.add(
        Term(
            id=world.chance.new_id(),
            organisation=node.organisation,
            name=name,
            ordinal=ordinal,
            starts_on=start,
            planned_end=add_months(start, months),
            ended_on=ended,
            previous=previous,
        )
    )


def seat(world: World, term: Term, sitting: Sitting) -> Committee:
    """Add a committee with its seats and offices."""
    chance = world.chance
    committee = world.add(Committee(id=chance.new_id(), term=term, kind=sitting.kind, seats=len(sitting.people)))
    for position, member in enumerate(sitting.people, start=1):
        world.add(
            CommitteeMember(
                id=chance.new_id(),
                committee=committee,
                person=member.person,
                entry=SeatEntry.ELECTED,
                position=position,
                valid_from=sitting.start,
                valid_to=sitting.end,
            )
        )
    for chosen in sitting.offices:
        world.add(
            Office(
                id=chance.new_id(),
                committee=committee,
                person=chosen.member.person,
                kind=chosen.kind,
                entry=chosen.entry,
                valid_from=sitting.start,
                valid_to=sitting.end,
            )
        )
    return committee


def make_cell_terms(world: World, cells: Sequence[Node], congress: date | None) -> None:
    """Two terms of each cell; its congress comes some weeks before that of its committee, if that was held."""
    for cell in cells:
        day = congress and world.chance.workday(congress - timedelta(days=32), congress - timedelta(days=10))
        former_day = world.chance.workday(*FORMER_CELL_CONGRESSES)
        ordinal = max(2, (2020 - cell.organisation.founded_on.year) * 2 // 5)
        former = make_term(world, cell, "2017-2020", ordinal, former_day, ended=day)
        old = seat_cell(world, former, cell, former_day, day, ())
        if day is not None:
            latest = make_term(world, cell, "2020-2022", ordinal + 1, day, previous=former)
            seat_cell(world, latest, cell, day, None, old)


def seat_cell(
    world: World, term: Term, cell: Node, start: date, end: date | None, former: Sequence[Member]
) -> list[Member]:
    """Elect a cell's committee, or its secretary alone where it has too few official members for a committee."""
    official = [member for member in cell.members if member.was_official(start) and member.is_free()]
    here = sum(member.was_official(start) and place_at(member, start) is cell for member in cell.members)
    size = 0 if here < CELL_COMMITTEE_FROM else 5 if here >= _LARGE_CELL else 3
    kept = [member for member in former if member in official][: max(1, len(former) * 2 // 3)]
    fresh = world.chance.shuffled([member for member in official if member not in kept])
    fresh.sort(key=lambda member: not _CELL_AGE[0] <= member.age_at(start) <= _CELL_AGE[1])
    people = [*kept, *fresh][: max(2, size)]
    if not people:
        return []
    entry = OfficeEntry.BY_COMMITTEE if size else OfficeEntry.BY_CONGRESS
    offices = [Chosen(people[0], OfficeKind.SECRETARY, entry)]
    if len(people) > 1:
        offices.append(Chosen(people[1], OfficeKind.DEPUTY_SECRETARY, entry))
    seat(world, term, Sitting(CommitteeKind.EXECUTIVE, people if size else (), offices, start, end))
    return people

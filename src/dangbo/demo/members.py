"""The members of a bloc: who stands in which cell in the end, and how and when each came into the register."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dangbo.demo.chance import years_after
from dangbo.demo.organisations import Bloc
from dangbo.demo.people import Life, make_person
from dangbo.demo.seats import Roster
from dangbo.demo.world import Member, Move, Node, World
from dangbo.rules.vocabulary import EntryCause

WOMEN_BY_SECTOR = {
    "state_agency": 0.39,
    "party_agency": 0.42,
    "public_service": 0.57,
    "state_enterprise": 0.31,
    "private_enterprise": 0.34,
}
RETIRED_MEN, RETIRED_WOMEN = date(1960, 9, 1), date(1965, 9, 1)
"""Who is born earlier has retired by the summer of 2020 (60 and 55 years), and is not counted at the workplace."""
ELDERS_BORN, ELDERS_JOINED = (date(1940, 1, 1), date(1958, 12, 31)), (date(1963, 1, 1), date(1988, 12, 31))


def fill_bloc(world: World, bloc: Bloc, rosters: Iterable[Roster]) -> None:
    """Put people into every cell up to its target: leaders, then the admitted, the arrived and the long-standing."""
    slots: list[Node] = []
    for roster in rosters:
        slots += _place_leaders(world, bloc, roster)
    slots = world.chance.shuffled(slots)
    slots = _admit(world, bloc, slots)
    slots = _receive(world, bloc, slots)
    for cell in slots:
        _enter_old_member(world, bloc, cell)
    for member in [member for cell in bloc.cells for member in cell.members]:
        follow_origin(world, member)


def enter_member(
    world: World, cell: Node, life: Life, entered: date | None, entry: EntryCause, *, leads: bool = False
) -> Member:
    """A new member of a cell; `entered` None means the day of the ceremony."""
    person = make_person(world, life, cell, leads=leads)
    assert person.joined_on is not None
    member = Member(person, cell, entered or person.joined_on, entry, leads=leads)
    cell.members.append(member)
    world.members.append(member)
    return member


def follow_origin(world: World, member: Member) -> None:
    """Who was in the register before the cell received members from another organisation may have come from there."""
    origin = member.cell.origin
    if origin is not None and member.entered < origin.on and world.chance.happens(origin.share):
        member.moves.append(Move(origin.on, origin.source, origin.decision, by_letter=False))


def _place_leaders(world: World, bloc: Bloc, roster: Roster) -> list[Node]:
    """Enter the people of a roster, spread over the cells, and return the places left."""
    chance, ethnic = world.chance, bloc.plan.ethnic
    slots = [cell for cell in roster.node.cells for _ in range(cell.target)]
    settled = iter(chance.shuffled([cell for cell in slots if not cell.moved]))
    taken: Counter[Node] = Counter()

    def enter(count: int, women: int, group: list[Member], born: tuple[date, date], joined: tuple[date, date]) -> None:
        for index in range(count):
            cell = next(settled)
            taken[cell] += 1
            woman = index < women
            first = max(born[0], date(1967, 1, 1)) if woman else born[0]
            life = Life((first, max(first, born[1])), joined, float(woman), ethnic)
            if cell.elders:
                life = Life(*_elder_leader(), float(woman), ethnic)
            group.append(_enter_founder(world, bloc, cell, life, leads=True))
        chance.random.shuffle(group)

    born, joined = (date(1963, 6, 1), date(1979, 12, 31)), (date(1988, 2, 3), date(2009, 12, 20))
    enter(roster.reelected_seats, roster.reelected_women, roster.reelected, born, joined)
    born, joined = (date(1970, 1, 1), date(1988, 12, 31)), (date(1996, 2, 3), date(2012, 12, 20))
    enter(roster.first_time_seats, roster.first_time_women, roster.first_time, born, joined)
    born, joined = (date(1960, 10, 1), date(1968, 12, 31)), (date(1985, 2, 3), date(2008, 12, 20))
    women = round(roster.former_only_seats * 0.21)
    enter(roster.former_only_seats, women, roster.former_only, born, joined)
    return [cell for cell in roster.node.cells for _ in range(cell.target - taken[cell])]


def _elder_leader() -> tuple[tuple[date, date], tuple[date, date]]:
    return (date(1950, 1, 1), date(1960, 12, 31)), (date(1972, 1, 1), date(1990, 12, 31))


def _enter_founder(world: World, bloc: Bloc, cell: Node, life: Life, *, leads: bool = False) -> Member:
    """Somebody who was there when the register was opened, or came when the organisation was founded later."""
    top = cell.organisation if cell.origin is None else bloc.top.organisation
    opened = bloc.plan.register_opened
    if top.founded_on > opened:
        return enter_member(world, cell, life, top.founded_on, EntryCause.TRANSFERRED_IN, leads=leads)
    return enter_member(world, cell, life, opened, EntryCause.OPENING, leads=leads)


def _admit(world: World, bloc: Bloc, slots: list[Node]) -> list[Node]:
    """Give the first suitable places to those admitted year by year; return the places left."""
    plan, chance = bloc.plan, world.chance
    probation_from = years_after(plan.settled, -1)
    probationers: Counter[Node] = Counter()
    left: list[Node] = []
    rest = iter(slots)
    for year, admitted in reversed(plan.admissions):
        first, last = _months(plan.settled, year)
        while admitted:
            cell = next(rest)
            start = max(first, cell.organisation.founded_on)
            if cell.elders or start > last or probationers[cell] >= max(1, cell.target // 7):
                left.append(cell)
                continue
            born = date(year - 39, 1, 1), date(min(year - 22, 1997), 12, 31)
            life = Life(born, (start, last), WOMEN_BY_SECTOR[cell.sector] + 0.06, plan.ethnic)
            member = enter_member(world, cell, life, None, EntryCause.ADMITTED)
            probationers[cell] += member.entered > probation_from
            _cite_admission(bloc, member)
            admitted -= 1
    return chance.shuffled([*left, *rest])


def _cite_admission(bloc: Bloc, member: Member) -> None:
    person = member.person
    assert person.admission_decided_on is not None
    person.admitting_organisation = member.cell.name
    member.admission = bloc.book.cite(person.admission_decided_on, f"Về việc kết nạp đảng viên {person.full_name}")
    signed = member.official_on + timedelta(days=21)
    member.recognition = bloc.book.cite(signed, f"Về việc công nhận đảng viên chính thức {person.full_name}")


def _receive(world: World, bloc: Bloc, slots: list[Node]) -> list[Node]:
    """Give places to those who came from elsewhere year by year; return the places left."""
    plan, chance = bloc.plan, world.chance
    rest = iter(slots)
    for year, _ in plan.admissions:
        first, last = _months(plan.settled, year)
        whole_year = last.month == 12
        for _ in range(plan.arrivals_a_year if whole_year else plan.arrivals_a_year // 2):
            cell = next(rest)
            entered = chance.workday(max(first, cell.organisation.founded_on), last)
            life = _working_life(
                cell, date(year - 52, 1, 1), date(year - 27, 12, 31), date(year - 2, 12, 1), plan.ethnic
            )
            enter_member(world, cell, life, max(entered, cell.organisation.founded_on), EntryCause.TRANSFERRED_IN)
    return list(rest)


def _enter_old_member(world: World, bloc: Bloc, cell: Node) -> None:
    ethnic = bloc.plan.ethnic
    life = Life(ELDERS_BORN, ELDERS_JOINED, 0.24, ethnic) if cell.elders else _long_standing(world, cell, ethnic)
    _enter_founder(world, bloc, cell, life)


def _long_standing(world: World, cell: Node, ethnic: str) -> Life:
    """Of every age from thirty, most of them about forty; women retire five years earlier than men."""
    joined_by, youngest = date(2013, 12, 20), date(1989, 12, 31)
    if world.chance.happens(0.08):
        return Life((RETIRED_MEN, RETIRED_WOMEN), (date(1984, 2, 3), joined_by), 0.0, ethnic)
    oldest = date(1972, 1, 1) if world.chance.happens(0.6) else RETIRED_WOMEN
    return _working_life(cell, oldest, youngest, joined_by, ethnic)


def _working_life(cell: Node, oldest: date, youngest: date, joined_by: date, ethnic: str) -> Life:
    oldest = max(oldest, RETIRED_WOMEN)
    return Life((oldest, youngest), (date(1989, 2, 3), joined_by), WOMEN_BY_SECTOR[cell.sector], ethnic)


def _months(settled: date, year: int) -> tuple[date, date]:
    """The days of a year on which people come and go; nobody does after the register has settled."""
    return date(year, 1, 6), min(date(year, 12, 18), settled - timedelta(days=4))

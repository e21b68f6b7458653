"""Grassroots committees that stand alone in the demo: an office with its cells, members and two terms."""

from datetime import date

from dangbo.demo.congress import hold_congress
from dangbo.demo.events import make_events
from dangbo.demo.members import fill_bloc
from dangbo.demo.organisations import Bloc, make_node
from dangbo.demo.plan import OfficePlan
from dangbo.demo.schooling import ADVANCED, BACHELOR, ELEMENTARY, INTERMEDIATE, Gains, draw_theory
from dangbo.demo.seats import Roster
from dangbo.demo.terms import make_cell_terms
from dangbo.demo.titles import STATE
from dangbo.demo.world import Member, World
from dangbo.registry.models.committees import OfficeEntry
from dangbo.rules.vocabulary import OrganisationKind

FOUNDED = date(1997, 3, 17)


def make_office(world: World, plan: OfficePlan) -> None:
    """The office with its cells, its people, and the theory levels that they gained in the term."""
    office = _make_organisations(world, plan)
    cells = [cell for node in office.grassroots for cell in node.cells]
    roster = Roster(
        office.top,
        plan.seats,
        plan.former_seats,
        plan.reelected,
        plan.women,
        plan.inspection_seats,
        inspection_reelected=1,
    )
    fill_bloc(world, office, [roster])
    make_events(world, office)
    _send_to_theory_schools(world, plan, [member for cell in cells for member in cell.members])
    entry = OfficeEntry.BY_COMMITTEE
    hold_congress(world, roster, former_day=plan.former_congress, day=plan.congress, entry=entry, ordinal=plan.ordinal)
    make_cell_terms(world, cells, plan.congress)


def _make_organisations(world: World, plan: OfficePlan) -> Bloc:
    unit, kind = plan.name.removeprefix("Đảng bộ "), OrganisationKind.GRASSROOTS_COMMITTEE
    top = make_node(world, plan.code, plan.name, kind, STATE, unit, None, FOUNDED)
    for number, (name, size) in enumerate(plan.cells, start=1):
        code = f"{plan.code}-{number:02d}"
        make_node(world, code, name, OrganisationKind.CELL, STATE, unit, top, FOUNDED).target = size
    top.target = sum(size for _, size in plan.cells)
    return Bloc(plan, top, world.open_book(plan.issuer, plan.symbol), [top])


def _send_to_theory_schools(world: World, plan: OfficePlan, members: list[Member]) -> None:
    """So many gained the advanced and the intermediate level in the term; what others know they knew before it."""
    chance = world.chance
    first, last = date(plan.former_congress.year + 1, 1, 15), date(2019, 12, 20)
    for member in members:
        member.theory = draw_theory(chance, member, date(2014, 12, 20))
    here = [member for member in members if member.left is None and member.entered <= plan.register_opened]
    pupils = chance.shuffled([member for member in here if not _is_high(member)])
    for member in pupils[: plan.advanced]:
        member.theory = _then(INTERMEDIATE, member, (ADVANCED, chance.workday(first, last)))
    for member in pupils[plan.advanced : plan.advanced + plan.intermediate]:
        member.theory = _then(ELEMENTARY, member, (INTERMEDIATE, chance.workday(first, last)))


def _is_high(member: Member) -> bool:
    return any(level in (ADVANCED, BACHELOR) for level, _ in member.theory or ())


def _then(level: str, member: Member, gained: tuple[str, date]) -> Gains:
    """The lower level, gained before the register was opened, and then the higher."""
    assert member.person.joined_on is not None
    earlier = date(min(member.person.joined_on.year + 1, 2013), 6, 20)
    return ((str(level), earlier), (str(gained[0]), gained[1]))

"""A cell founded with a few members that grows, year by year, into a grassroots committee."""

from collections.abc import Iterator
from datetime import date, timedelta

from dangbo.demo.chance import Chance
from dangbo.demo.members import enter_member, follow_origin
from dangbo.demo.organisations import change_version, make_node, record_change, set_name
from dangbo.demo.people import Life
from dangbo.demo.plan import GrowthPlan
from dangbo.demo.schooling import ADVANCED, BACHELOR, ELEMENTARY, INTERMEDIATE, SECONDARY, UNIVERSITY
from dangbo.demo.terms import Chosen, Sitting, make_term, seat, seat_cell
from dangbo.demo.titles import STATE
from dangbo.demo.world import Member, Node, Origin, World
from dangbo.registry.models import Decision
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind
from dangbo.registry.models.organisations import ChangeKind
from dangbo.rules.vocabulary import EntryCause, ExitCause, OrganisationKind

_FIRST_CONGRESS, _CELL_CONGRESS = date(2005, 5, 20), date(2010, 3, 26)
_FOUNDERS = Life((date(1952, 1, 1), date(1975, 12, 31)), (date(1978, 2, 3), date(2002, 12, 20)), 0.3, "mostly_kinh")
_NEWCOMERS = Life((date(1960, 1, 1), date(1978, 12, 31)), (date(1988, 2, 3), date(2003, 12, 20)), 0.35, "mostly_kinh")


def make_growth(world: World, plan: GrowthPlan) -> None:
    """The cell, its upgrade by a numbered decision, its people with what they have learnt, and its terms."""
    node = _make_organisations(world, plan)
    members = _make_members(world, plan, node)
    for member in members:
        member.known_until = plan.grown_on
        follow_origin(world, member)
    grown = [member for member in members if member.left is None]
    _teach(world.chance, plan, grown)
    _hold_congresses(world, plan, node, grown)


def _make_organisations(world: World, plan: GrowthPlan) -> Node:
    name, kind = f"Đảng bộ {plan.name}", OrganisationKind.GRASSROOTS_CELL
    node = make_node(world, plan.code, name, kind, STATE, plan.name, None, plan.founded)
    abstract = f"Về việc nâng cấp Chi bộ {plan.name} thành Đảng bộ cơ sở {plan.name}"
    decision = world.add(
        Decision(
            id=world.chance.new_id(),
            symbol=plan.upgrade_symbol,
            issued_on=plan.upgraded,
            issuer=plan.issuer,
            signer="Bí thư Đảng ủy",
            abstract=abstract,
        )
    )
    change_version(world, node, plan.upgraded, decision, kind=OrganisationKind.GRASSROOTS_COMMITTEE)
    set_name(node.versions[0], f"Chi bộ {plan.name}", plan.code)
    for number, (cell_name, size) in enumerate(plan.cells, start=1):
        code, cell_kind = f"{plan.code}-{number:02d}", OrganisationKind.CELL
        cell = make_node(world, code, cell_name, cell_kind, STATE, plan.name, node, plan.upgraded, decision)
        cell.target, cell.origin = size, Origin(plan.upgraded, node, 1.0, decision)
    organisations = [node.organisation, *(cell.organisation for cell in node.children)]
    record_change(world, ChangeKind.UPGRADE, plan.upgraded, decision, sources=organisations[:1], results=organisations)
    return node


def _make_members(world: World, plan: GrowthPlan, node: Node) -> list[Member]:
    """Everybody in order of entry; those who left do not take a place of those who stand there in the end."""
    chance = world.chance
    places = iter(chance.shuffled([cell for cell in node.children for _ in range(cell.target)]))
    stayers = plan.first_members - len(plan.departures)
    members = [_enter(world, next(places), _FOUNDERS, plan.founded, EntryCause.OPENING) for _ in range(stayers)]
    for first, last in plan.departures:
        leaver = _enter(world, node.children[0], _FOUNDERS, plan.founded, EntryCause.OPENING)
        leaver.left, leaver.exit = chance.workday(first, last), ExitCause.TRANSFERRED_OUT
        members.append(leaver)
    for first, last, admitted, arrived in plan.entries:
        born = date(first.year - 36, 1, 1), date(first.year - 24, 12, 31)
        life = Life(born, (first, last), 0.4, "mostly_kinh")
        members += [_enter(world, next(places), life, None, EntryCause.ADMITTED) for _ in range(admitted)]
        for _ in range(arrived):
            entered = chance.workday(first, last)
            members.append(_enter(world, next(places), _NEWCOMERS, entered, EntryCause.TRANSFERRED_IN))
    for member in members:
        _cite_admission(world, plan, member)
    return members


def _enter(world: World, cell: Node, life: Life, entered: date | None, entry: EntryCause) -> Member:
    return enter_member(world, cell, life, entered, entry)


def _cite_admission(world: World, plan: GrowthPlan, member: Member) -> None:
    if member.entry is EntryCause.ADMITTED:
        person, book = member.person, world.open_book(plan.issuer, "ĐU")
        assert person.admission_decided_on is not None
        person.was_youth_union_member = True
        name = person.full_name
        member.admission = book.cite(person.admission_decided_on, f"Về việc kết nạp đảng viên {name}")
        signed = member.official_on + timedelta(days=21)
        member.recognition = book.cite(signed, f"Về việc công nhận đảng viên chính thức {name}")


def _teach(chance: Chance, plan: GrowthPlan, grown: list[Member]) -> None:
    """Degrees and political theory as they stood when the organisation had grown."""
    without = chance.shuffled(grown)[: len(grown) - plan.with_degree]
    for member in grown:
        qualification, age = (SECONDARY, 22) if member in without else (UNIVERSITY, 24)
        graduated = min(member.person.birth_date.year + age, member.entered.year - 1)
        member.profession = ((str(qualification), date(graduated, 7, 10)),)
    seniors = sorted(grown, key=lambda member: member.official_on)
    levels = iter(_theory_levels(plan))
    for member in seniors:
        level = next(levels, "" if chance.happens(0.4) else ELEMENTARY)
        gained = min(member.official_on.year + 4, plan.grown_on.year)
        member.theory = ()
        if level:
            member.theory = ((str(level), min(date(gained, 6, 25), plan.grown_on)),)


def _theory_levels(plan: GrowthPlan) -> Iterator[str]:
    """The high levels for the seniors, then the intermediate ones."""
    bachelors = plan.high_theory // 6
    yield from [str(BACHELOR)] * bachelors + [str(ADVANCED)] * (plan.high_theory - bachelors)
    yield from [str(INTERMEDIATE)] * plan.intermediate_theory


def _hold_congresses(world: World, plan: GrowthPlan, node: Node, grown: list[Member]) -> None:
    """The cell committee of 2005 and the committee elected by the first congress after the upgrade."""
    settled = [member for member in grown if member.was_official(_FIRST_CONGRESS)]
    leading = sorted(settled, key=lambda member: member.official_on)[: plan.seats - 2]
    women = [member for member in grown if not member.is_man and member.was_official(plan.congress)]
    elected = [*leading, *(member for member in [*women, *settled] if member not in leading)][: plan.seats]
    former = make_term(world, node, "2005-2010", 1, _FIRST_CONGRESS, ended=plan.congress)
    latest = make_term(world, node, "2010-2015", 2, plan.congress, previous=former)
    for term, people, start, end in (
        (former, leading[:3], _FIRST_CONGRESS, plan.congress),
        (latest, elected, plan.congress, None),
    ):
        offices = [
            Chosen(people[0], OfficeKind.SECRETARY, OfficeEntry.BY_COMMITTEE),
            Chosen(people[1], OfficeKind.DEPUTY_SECRETARY, OfficeEntry.BY_COMMITTEE),
        ]
        seat(world, term, Sitting(CommitteeKind.EXECUTIVE, people, offices, start, end))
    for cell in node.children:
        term = make_term(world, cell, "2010-2012", 1, _CELL_CONGRESS)
        seat_cell(world, term, cell, _CELL_CONGRESS, None, ())

"""What happened to members since the register was opened: leaving, moving between cells, pausing, dying."""

from datetime import date, timedelta

from dangbo.demo.chance import Weighted
from dangbo.demo.changes import DISSOLVED_ON
from dangbo.demo.letters import write_transfer
from dangbo.demo.members import WOMEN_BY_SECTOR, enter_member, follow_origin
from dangbo.demo.organisations import Bloc
from dangbo.demo.people import Life
from dangbo.demo.world import Member, Move, Node, Pause, World
from dangbo.registry.models import TemporaryStay
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause

_EXITS = Weighted(
    (ExitCause.TRANSFERRED_OUT, 77.0),
    (ExitCause.DIED, 15.0),
    (ExitCause.DELETED, 5.0),
    (ExitCause.EXPELLED, 1.2),
    (ExitCause.RESIGNED, 1.8),
)
_RETIRING_AMONG_LEAVERS = 0.6
_MOVES_A_MEMBER = 0.045
_MOVES = date(2015, 8, 3), date(2020, 5, 29)
_EXEMPT_AGE = 74
_CURRENT_AWAY, _FORMER_AWAY, _CURRENT_MATERNITY, _FORMER_MATERNITY = 0.0035, 0.008, 0.0025, 0.012
_SUSPENDED = 2
_STUDY_PLACES = ("Đảng bộ Học viện Chính trị khu vực", "Đảng bộ Học viện Hành chính", "Đảng bộ Trường Đại học Y")


def make_events(world: World, bloc: Bloc) -> None:
    """Let people leave, move and pause; who leads an organisation does neither."""
    staying = [member for cell in bloc.cells for member in cell.members]
    _leave(world, bloc)
    followers = world.chance.shuffled([member for member in staying if not member.leads])
    _move_between_cells(world, bloc, followers[: round(len(followers) * _MOVES_A_MEMBER)])
    _pause(world, bloc, followers[::-1])
    _begin_transfers(world, bloc, followers)


def _leave(world: World, bloc: Bloc) -> None:
    plan, chance = bloc.plan, world.chance
    cells = [cell for cell in bloc.cells for _ in range(cell.target)]
    for year, _ in plan.admissions:
        last = min(date(year, 12, 22), plan.settled - timedelta(days=2))
        number = plan.leavers_a_year if last.month == 12 else plan.leavers_a_year * 2 // 5
        for _ in range(number):
            _enter_leaver(world, bloc, chance.one_of(cells), (date(year, 2, 1), last))
    for node in bloc.ended:
        for _ in range(6):
            life = Life((date(1962, 1, 1), date(1985, 1, 1)), (date(1988, 1, 1), date(2012, 1, 1)), 0.3, plan.ethnic)
            member = enter_member(world, node, life, plan.register_opened, EntryCause.OPENING)
            member.left, member.exit = DISSOLVED_ON, ExitCause.TRANSFERRED_OUT


def _enter_leaver(world: World, bloc: Bloc, cell: Node, days: tuple[date, date]) -> None:
    chance, opened = world.chance, bloc.plan.register_opened
    top = cell.organisation if cell.origin is None else bloc.top.organisation
    left = chance.workday(max(days[0], top.founded_on + timedelta(days=30)), days[1])
    cause = chance.chosen(_EXITS)
    life = _life_of_leaver(world, cell, cause, left.year, bloc.plan.ethnic)
    if top.founded_on > opened:
        entered, entry = top.founded_on, EntryCause.TRANSFERRED_IN
    elif left.year > opened.year + 2 and chance.happens(0.2):
        entered = chance.workday(date(opened.year, 3, 1), left - timedelta(days=400))
        entry = EntryCause.TRANSFERRED_IN
    else:
        entered, entry = opened, EntryCause.OPENING
    member = enter_member(world, cell, life, entered, entry)
    member.left, member.exit, member.known_until = left, cause, left
    if cause is ExitCause.DIED:
        member.person.died_on = left
    follow_origin(world, member)


def _life_of_leaver(world: World, cell: Node, cause: ExitCause, year: int, ethnic: str) -> Life:
    women, joined = WOMEN_BY_SECTOR[cell.sector], (date(1978, 2, 3), date(2012, 12, 20))
    if cell.elders:
        return Life((date(1934, 1, 1), date(1954, 12, 31)), (date(1960, 1, 1), date(1985, 12, 31)), 0.2, ethnic)
    if cause is ExitCause.DIED:
        return Life((date(year - 59, 1, 1), date(1980, 12, 31)), joined, 0.2, ethnic)
    if cause is ExitCause.TRANSFERRED_OUT and world.chance.happens(_RETIRING_AMONG_LEAVERS):
        years = 55 if world.chance.happens(women) else 60
        return Life((date(year - years, 1, 1), date(year - years, 12, 31)), joined, float(years == 55), ethnic)
    return Life((date(1968, 1, 1), date(1989, 12, 31)), joined, women, ethnic)


def _move_between_cells(world: World, bloc: Bloc, movers: list[Member]) -> None:
    """Give each of these people another cell in which they stood before."""
    chance, sources = world.chance, [cell for cell in bloc.cells if _is_old(bloc, cell)]
    for member in movers:
        if member.moves or member.cell.elders or member.entered > bloc.plan.register_opened:
            continue
        siblings = member.cell.parent.cells if member.cell.parent and chance.happens(0.75) else sources
        others = [cell for cell in siblings if cell is not member.cell and not cell.elders and _is_old(bloc, cell)]
        if not others or not _is_old(bloc, member.cell):
            continue
        on, source = chance.workday(*_MOVES), chance.one_of(others)
        member.moves.append(Move(on, source, None, by_letter=True))


def _is_old(bloc: Bloc, cell: Node) -> bool:
    return cell.origin is None and cell.organisation.founded_on < bloc.plan.register_opened


def _pause(world: World, bloc: Bloc, people: list[Member]) -> None:
    """Exempt the very old and young mothers, send some to study, suspend a few."""
    settled, chance = bloc.plan.settled, world.chance
    for member in people:
        if member.cell.elders and member.age_at(settled) >= _EXEMPT_AGE:
            start = date(member.person.birth_date.year + _EXEMPT_AGE, 2, 1)
            member.pauses.append(Pause(Activity.EXEMPT, max(start, date(2014, 6, 2)), None))
    free = [member for member in people if not member.cell.elders and not member.moves]
    free = [member for member in free if member.entered < date(2015, 1, 1)]
    mothers = iter([member for member in free if not member.is_man and member.person.birth_date.year >= 1985])
    for current, share in ((True, _CURRENT_MATERNITY), (False, _FORMER_MATERNITY)):
        for _ in range(round(len(people) * share)):
            mother = next(mothers, None)
            if mother is not None:
                start = _start(world, current)
                mother.pauses.append(Pause(Activity.EXEMPT, start, start + timedelta(days=182)))
    students = iter([member for member in free if member.is_man and member.person.birth_date.year >= 1972])
    for current, share in ((True, _CURRENT_AWAY), (False, _FORMER_AWAY)):
        for _ in range(round(len(people) * share)):
            _send_to_study(world, next(students), _start(world, current))
    for _ in range(_SUSPENDED if len(free) > 1000 else 0):
        start = chance.workday(date(2020, 6, 8), date(2020, 6, 19))
        next(students).pauses.append(Pause(Activity.SUSPENDED, start, start + timedelta(days=90)))


def _start(world: World, current: bool) -> date:
    if current:
        return world.chance.workday(date(2020, 2, 10), date(2020, 5, 29))
    return world.chance.workday(date(2015, 7, 1), date(2019, 2, 28))


def _send_to_study(world: World, member: Member, start: date) -> None:
    end = start + timedelta(days=world.chance.between(150, 330))
    member.pauses.append(Pause(Activity.AWAY, start, end))
    world.add(
        TemporaryStay(
            id=world.chance.new_id(),
            person=member.person,
            place=world.chance.one_of(_STUDY_PLACES),
            letter=f"{world.chance.between(100, 900)}-GTSHĐTT",
            reason="Đi học tập trung trong nước",
            valid_from=start,
            valid_to=end,
        )
    )


def _begin_transfers(world: World, bloc: Bloc, people: list[Member]) -> None:
    """Some have their letter but are not yet received elsewhere: they are still counted here."""
    free = [member for member in people if member.is_free() and not member.moves and member.entered.year < 2018]
    for member in free[: len(people) // 1500]:
        written = world.chance.workday(date(2020, 6, 8), date(2020, 6, 19))
        write_transfer(world, member, written, member.cell, None, arrived=False)

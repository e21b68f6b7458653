"""The congress round of a bloc: terms, committees, seats and offices of its organisations, its cells and itself."""

from collections.abc import Sequence
from datetime import date

from dangbo.demo import words
from dangbo.demo.organisations import Bloc
from dangbo.demo.plan import BlocPlan
from dangbo.demo.seats import Roster
from dangbo.demo.terms import Chosen, Sitting, make_cell_terms, make_term, seat
from dangbo.demo.world import Member, World
from dangbo.registry.models import Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind

FORMER_CONGRESSES = date(2015, 3, 9), date(2015, 6, 26)
PILOTS = date(2020, 2, 17), date(2020, 2, 28)
BEFORE_THE_EPIDEMIC, AFTER_IT = (date(2020, 3, 4), date(2020, 3, 25)), (date(2020, 4, 27), date(2020, 6, 26))
SETTLED_BEFORE = date(2015, 1, 1)
_EARLY_SHARE = 0.3
_STANDING_FROM = 9


def hold_congresses(world: World, plan: BlocPlan, bloc: Bloc, rosters: Sequence[Roster]) -> None:
    """Two terms of every grassroots organisation and of every cell, then the two terms of the bloc itself."""
    entries = iter(_secretary_entries(world, plan))
    days = _congress_days(world, plan.pilots, len(rosters))
    for roster, day in zip(rosters, days, strict=True):
        committee = roster.node.is_committee
        entry = next(entries) if committee else OfficeEntry.BY_COMMITTEE
        former = world.chance.workday(*FORMER_CONGRESSES)
        hold_congress(world, roster, former_day=former, day=day, entry=entry, ordinal=_ordinal(world, roster))
        if committee:
            make_cell_terms(world, roster.node.children, day)
    _hold_bloc_congress(world, plan, bloc, rosters)


def _secretary_entries(world: World, plan: BlocPlan) -> list[OfficeEntry]:
    others = plan.committees - plan.secretaries_by_congress - plan.secretaries_appointed
    entries = [OfficeEntry.BY_CONGRESS] * plan.secretaries_by_congress + [OfficeEntry.BY_COMMITTEE] * others
    return world.chance.shuffled(entries + [OfficeEntry.APPOINTED] * plan.secretaries_appointed)


def _congress_days(world: World, pilots: int, count: int) -> list[date]:
    """Pilot congresses first; the others before the epidemic's pause or after it, the last two days before its end."""
    chance = world.chance
    days = [chance.workday(*PILOTS) for _ in range(pilots)]
    for _ in range(count - pilots):
        days.append(chance.workday(*(BEFORE_THE_EPIDEMIC if chance.happens(_EARLY_SHARE) else AFTER_IT)))
    return chance.shuffled(days)


def _ordinal(world: World, roster: Roster) -> int:
    """The number of the congress of 2020: older organisations have held more."""
    return min(26, max(3, (2020 - roster.node.organisation.founded_on.year) // 5 + world.chance.between(1, 6)))


def hold_congress(
    world: World, roster: Roster, *, former_day: date, day: date | None, entry: OfficeEntry, ordinal: int
) -> None:
    """The term 2015-2020 of an organisation and, when its congress is held, the term 2020-2025 numbered `ordinal`."""
    chance, node = world.chance, roster.node
    former = make_term(world, node, "2015-2020", ordinal - 1, former_day, ended=day)
    former_head, head = _heads(world, roster)
    old = _with_head(former_head, chance.shuffled([*roster.reelected, *roster.former_only]))
    _seat_committee(world, former, old, former_day, day, OfficeEntry.BY_COMMITTEE)
    commissions = _inspection_people(roster) if node.is_committee else None
    if commissions is not None:
        _seat_inspection(world, former, commissions[0], former_day, day)
    if day is None:
        _give_posts(old)
        return
    latest = make_term(world, node, "2020-2025", ordinal, day, previous=former)
    new = _with_head(head, chance.shuffled([*roster.reelected, *roster.first_time]))
    _seat_committee(world, latest, new, day, None, entry)
    _give_posts(new)
    if commissions is not None:
        _seat_inspection(world, latest, commissions[1], day, None)


def _give_posts(people: Sequence[Member]) -> None:
    """Who leads the Party organisation leads the unit too: the secretary as its head, the next as deputies."""
    for rank, member in enumerate(people[:3]):
        member.person.work_post = words.head_post(member.cell.unit, deputy=rank > 0)


def _heads(world: World, roster: Roster) -> tuple[Member, Member]:
    """The secretaries of the two terms: two times in three the same person."""
    same = roster.reelected[0]
    if world.chance.happens(0.66) or not roster.former_only:
        return same, same
    return roster.former_only[0], same


def _with_head(head: Member, people: Sequence[Member]) -> list[Member]:
    return [head, *(person for person in people if person is not head)]


def _seat_committee(
    world: World, term: Term, people: Sequence[Member], start: date, end: date | None, entry: OfficeEntry
) -> None:
    """Seat an executive committee, its secretary first, and a standing committee where it is large."""
    deputies = [] if len(people) < 3 else people[1:2] if len(people) < 13 else people[1:3]
    offices = [Chosen(people[0], OfficeKind.SECRETARY, entry)]
    offices += [Chosen(person, OfficeKind.DEPUTY_SECRETARY, OfficeEntry.BY_COMMITTEE) for person in deputies]
    seat(world, term, Sitting(CommitteeKind.EXECUTIVE, people, offices, start, end))
    if len(people) >= _STANDING_FROM:
        seat(world, term, Sitting(CommitteeKind.STANDING, people[: len(people) // 3], (), start, end))


def _inspection_people(roster: Roster) -> tuple[list[Member], list[Member]]:
    """The inspection commissions of both terms: the head sits in the committee, the others are any settled members."""
    here = [member for member in roster.node.everybody() if not member.cell.moved]
    ordinary = [member for member in here if not member.leads and member.is_free()]
    settled = [member for member in ordinary if member.was_official(SETTLED_BEFORE)]
    heads = [*roster.reelected[1:], *roster.first_time]
    kept = [*heads[:1], *settled][: roster.inspection_reelected]
    others = [member for member in settled if member not in kept]
    missing = roster.inspection_seats - len(kept)
    return [*kept, *others[missing : 2 * missing]], [*kept, *others[:missing]]


def _seat_inspection(world: World, term: Term, people: Sequence[Member], start: date, end: date | None) -> None:
    offices = [Chosen(people[0], OfficeKind.INSPECTION_HEAD, OfficeEntry.BY_COMMITTEE)]
    offices.append(Chosen(people[1], OfficeKind.INSPECTION_DEPUTY, OfficeEntry.BY_COMMITTEE))
    seat(world, term, Sitting(CommitteeKind.INSPECTION, people, offices, start, end))


def _hold_bloc_congress(world: World, plan: BlocPlan, bloc: Bloc, rosters: Sequence[Roster]) -> None:
    """The bloc's own committees: secretaries of its organisations; half and half known and new."""
    day, former_day = plan.bloc_congress, date(2015, 8, 5)
    former = make_term(world, bloc.top, "2015-2020", plan.former_ordinal, former_day, ended=day)
    latest = make_term(world, bloc.top, "2020-2025", plan.former_ordinal + 1, day, previous=former)
    known = world.chance.shuffled([roster.reelected[0] for roster in rosters if not roster.node.elders])
    fresh = world.chance.shuffled([roster.reelected[-1] for roster in rosters if not roster.node.elders])
    leading = known[: plan.bloc_seats]
    kept = leading[: plan.bloc_seats * 3 // 5]
    newcomers = [member for member in fresh if member not in leading][: plan.bloc_seats - len(kept)]
    for term, people, start, end in ((former, leading, former_day, day), (latest, [*kept, *newcomers], day, None)):
        offices = [Chosen(people[0], OfficeKind.SECRETARY, OfficeEntry.BY_COMMITTEE)]
        offices.append(Chosen(people[1], OfficeKind.STANDING_DEPUTY, OfficeEntry.BY_COMMITTEE))
        offices.append(Chosen(people[2], OfficeKind.DEPUTY_SECRETARY, OfficeEntry.BY_COMMITTEE))
        seat(world, term, Sitting(CommitteeKind.EXECUTIVE, people, offices, start, end))
        standing = people[: min(11, len(people) // 3)]
        seat(world, term, Sitting(CommitteeKind.STANDING, standing, (), start, end))
        heads = [Chosen(people[2], OfficeKind.INSPECTION_HEAD, OfficeEntry.BY_COMMITTEE)]
        seat(world, term, Sitting(CommitteeKind.INSPECTION, people[2:7], heads, start, end))

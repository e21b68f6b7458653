"""The stretches of membership that follow from a member's entry, moves, recognition, pauses and leaving."""

from datetime import date, timedelta
from itertools import pairwise

from dangbo.demo.letters import place_at, write_letters
from dangbo.demo.world import Member, World
from dangbo.registry.models import Decision, Membership, PartyCard
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause, Standing


def store_membership(world: World, member: Member) -> None:
    """Add the member's person, stretches, card and letters of transfer to the world."""
    world.add(member.person)
    days = sorted(
        {day for day in _turning_days(member) if member.entered < day and (not member.left or day < member.left)}
    )
    row: Membership | None = None
    for start, end in pairwise([member.entered, *days, member.left or date.max]):
        following = _stretch(world, member, start, row)
        if row is not None:
            moved = following.began_by == EntryCause.TRANSFERRED_IN
            row.ended_by = ExitCause.TRANSFERRED_OUT if moved else ExitCause.CHANGED
        following.valid_to = None if end == date.max else end
        row = world.add(following)
    if row is not None and member.exit is not None:
        row.ended_by = member.exit
    _give_card(world, member)
    write_letters(world, member)


def _turning_days(member: Member) -> list[date]:
    days = [member.official_on, *(move.on for move in member.moves)]
    for pause in member.pauses:
        days += [pause.start] if pause.end is None else [pause.start, pause.end]
    return days


def _stretch(world: World, member: Member, start: date, previous: Membership | None) -> Membership:
    moves = [move for move in member.moves if move.on == start]
    decision = member.admission if member.entry == EntryCause.ADMITTED else None
    began_by = member.entry
    if previous is not None:
        began_by = EntryCause.TRANSFERRED_IN if moves else EntryCause.CHANGED
        decision = moves[0].decision if moves else _recognition(member, start)
    return Membership(
        id=world.chance.new_id(),
        person_id=member.person.id,
        organisation_id=place_at(member, start).organisation.id,
        standing=Standing.OFFICIAL if member.official_on <= start else Standing.PROBATIONARY,
        activity=activity_at(member, start),
        began_by=began_by,
        previous_id=previous.id if previous else None,
        decision_id=decision.id if decision else None,
        valid_from=start,
    )


def _recognition(member: Member, start: date) -> Decision | None:
    return member.recognition if start == member.official_on else None


def activity_at(member: Member, at: date) -> Activity:
    """How the member took part on a day."""
    for pause in member.pauses:
        if pause.start <= at and (pause.end is None or at < pause.end):
            return pause.activity
    return Activity.NORMAL


def _give_card(world: World, member: Member) -> None:
    """Official members have a card from some weeks after their recognition."""
    person, given = member.person, member.official_on + timedelta(days=45)
    if member.left is not None and given >= member.left:
        person.card_number = ""
        return
    world.add(PartyCard(id=world.chance.new_id(), person_id=person.id, number=person.card_number, valid_from=given))

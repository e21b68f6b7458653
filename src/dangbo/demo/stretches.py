"""The stretches of membership that follow from a member's entry, moves, recognition, pauses and leaving."""

from datetime import date, timedelta
from itertools import pairwise

from dangbo.demo.world import Member, Node, World
from dangbo.registry.models import Decision, Membership, PartyCard, Transfer, TransferHop
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.calendar import add_working_days
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause, Standing

LETTERS_FROM = date(2019, 1, 1)
"""The register keeps the letters of transfers from this day on."""
START_WITHIN, PRESENT_WITHIN = 60, 30
_AFAR = ("Đảng bộ phường Trung Tâm", "Đảng bộ phường Hồ Sen", "Đảng bộ phường Cầu Mây", "Đảng bộ xã An Khê")
_REASONS = ("Chuyển công tác", "Thay đổi nơi cư trú", "Hợp đồng lao động từ 12 tháng trở lên")


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
    _write_letters(world, member)


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


def place_at(member: Member, at: date) -> Node:
    """The organisation in which the member stood on a day."""
    for move in sorted(member.moves, key=lambda move: move.on):
        if at < move.on:
            return move.source
    return member.cell


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


def _write_letters(world: World, member: Member) -> None:
    for move in member.moves:
        if move.by_letter and move.on >= LETTERS_FROM:
            _transfer(world, member, move.on, move.source, member.cell)
    if member.entry == EntryCause.TRANSFERRED_IN and member.entered >= LETTERS_FROM:
        _transfer(world, member, member.entered, None, place_at(member, member.entered))
    if member.exit == ExitCause.TRANSFERRED_OUT and member.left and member.left >= LETTERS_FROM:
        _transfer(world, member, member.left, place_at(member, member.left), None)


def _transfer(world: World, member: Member, on: date, source: Node | None, target: Node | None) -> None:
    chance, afar = world.chance, world.chance.one_of(_AFAR)
    decided, written = on - timedelta(days=chance.between(12, 30)), on - timedelta(days=chance.between(3, 8))
    transfer = Transfer(
        id=chance.new_id(),
        person=member.person,
        from_organisation=source.organisation if source else None,
        to_organisation=target.organisation if target else None,
        from_place="" if source else afar,
        to_place="" if target else afar,
        reason=chance.one_of(_REASONS),
        decided_on=decided,
        letter=f"{chance.between(100, 9999):04d}-GTSHĐ",
        letter_date=written,
        start_by=add_working_days(decided, START_WITHIN),
        present_by=add_working_days(written, PRESENT_WITHIN),
        presented_on=on,
        state=TransferState.ARRIVED,
    )
    world.add(transfer)
    stations: list[tuple[Node | None, str]] = [*_upwards(source, afar), *reversed(_upwards(target, afar))]
    stations = [station for index, station in enumerate(stations) if index == 0 or station != stations[index - 1]]
    for position, ((giver, giving), (taker, taking)) in enumerate(pairwise(stations), start=1):
        world.add(
            TransferHop(
                id=chance.new_id(),
                transfer=transfer,
                position=position,
                from_organisation=giver.organisation if giver else None,
                to_organisation=taker.organisation if taker else None,
                from_place=giving,
                to_place=taking,
                signed_on=written + (on - written) * (position - 1) // max(1, len(stations) - 1),
            )
        )


def _upwards(node: Node | None, afar: str) -> list[tuple[Node | None, str]]:
    """The stations of a letter from a cell up to the top; a place outside the register is one station."""
    if node is None:
        return [(None, afar)]
    stations: list[tuple[Node | None, str]] = []
    while node is not None:
        stations.append((node, ""))
        node = node.parent
    return stations

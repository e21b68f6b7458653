"""The letters by which members moved between organisations: one hop for each box that somebody signed."""

from datetime import date, timedelta
from itertools import pairwise

from dangbo.demo.world import Member, Node, World
from dangbo.registry.models import Transfer, TransferHop
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.calendar import add_working_days
from dangbo.rules.vocabulary import EntryCause, ExitCause

LETTERS_FROM = date(2019, 1, 1)
"""The register keeps the letters of transfers from this day on."""
START_WITHIN, PRESENT_WITHIN = 60, 30
_AFAR = ("Đảng bộ phường Trung Tâm", "Đảng bộ phường Hồ Sen", "Đảng bộ phường Cầu Mây", "Đảng bộ xã An Khê")
_REASONS = ("Chuyển công tác", "Thay đổi nơi cư trú", "Hợp đồng lao động từ 12 tháng trở lên")


def place_at(member: Member, at: date) -> Node:
    """The organisation in which the member stood on a day."""
    for move in sorted(member.moves, key=lambda move: move.on):
        if at < move.on:
            return move.source
    return member.cell


def write_letters(world: World, member: Member) -> None:
    """The letters by which the member came, moved between cells, and left."""
    for move in member.moves:
        if move.by_letter and move.on >= LETTERS_FROM:
            write_transfer(world, member, move.on, move.source, member.cell)
    if member.entry == EntryCause.TRANSFERRED_IN and member.entered >= LETTERS_FROM:
        write_transfer(world, member, member.entered, None, place_at(member, member.entered))
    if member.exit == ExitCause.TRANSFERRED_OUT and member.left and member.left >= LETTERS_FROM:
        write_transfer(world, member, member.left, place_at(member, member.left), None)


def write_transfer(
    world: World, member: Member, on: date, source: Node | None, target: Node | None, *, arrived: bool = True
) -> None:
    """A transfer received on a day with all its hops; one that has not `arrived` got its letter on that day."""
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
        presented_on=on if arrived else None,
        state=TransferState.ARRIVED if arrived else TransferState.UNDER_WAY,
    )
    world.add(transfer)
    stations: list[tuple[Node | None, str]] = [*_upwards(source, afar), *reversed(_upwards(target, afar))]
    stations = [station for index, station in enumerate(stations) if index == 0 or station != stations[index - 1]]
    for position, ((giver, giving), (taker, taking)) in enumerate(pairwise(stations), start=1):
        signed = written + (on - written) * (position - 1) // max(1, len(stations) - 1)
        world.add(
            TransferHop(
                id=chance.new_id(),
                transfer=transfer,
                position=position,
                from_organisation=giver.organisation if giver else None,
                to_organisation=taker.organisation if taker else None,
                from_place=giving,
                to_place=taking,
                signed_on=signed if arrived or position == 1 else None,
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

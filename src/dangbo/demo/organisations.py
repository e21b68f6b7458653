"""Organisations of the demo: a bloc, its grassroots organisations, their cells, and the sizes they shall have."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dangbo.demo.chance import share_out
from dangbo.demo.plan import BlocPlan, RegisterPlan
from dangbo.demo.titles import LARGE_UNITS, PARTY, SMALL_UNITS, STATE, Unit, cell_names, party_name
from dangbo.demo.world import DecisionBook, Node, World
from dangbo.registry.models import (
    Decision,
    Organisation,
    OrganisationChange,
    OrganisationChangeParty,
    OrganisationVersion,
)
from dangbo.registry.models.organisations import ChangeKind, ChangePart
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.order import collation_key
from dangbo.vietnamese.text import search_key

T = TypeVar("T")

SMALLEST_COMMITTEE, LARGEST_COMMITTEE = 32, 480
SMALLEST_CELL, LARGEST_CELL = 6, 30
USUAL_CELL_AT_MOST = 26
SMALLEST_GRASSROOTS_CELL, LARGEST_GRASSROOTS_CELL = 12, 28
OLDEST_FOUNDING, LATEST_FOUNDING = date(1986, 3, 1), date(2009, 11, 30)


@dataclass(eq=False, slots=True)
class Bloc:
    """A register in the making: its top, its grassroots organisations, those that ended, its book of decisions."""

    plan: RegisterPlan
    top: Node
    book: DecisionBook
    grassroots: list[Node] = field(default_factory=list)
    ended: list[Node] = field(default_factory=list)

    @property
    def committees(self) -> list[Node]:
        return [node for node in self.grassroots if node.is_committee]

    @property
    def cells(self) -> list[Node]:
        return [cell for node in self.grassroots for cell in node.cells]


def make_bloc(world: World, plan: BlocPlan) -> Bloc:
    """The bloc with all organisations as they stand in the end, founded long ago; its history is `changes`'."""
    book = world.open_book(plan.issuer, plan.symbol)
    unit = plan.name.removeprefix("Đảng bộ ")
    founded = date(1984, 5, 19)
    top = make_node(world, plan.code, plan.name, OrganisationKind.UPPER_COMMITTEE, PARTY, unit, None, founded)
    bloc = Bloc(plan, top, book)
    large, small = _units(plan)
    committee_sizes = _committee_sizes(plan, _weights(world, large))
    for number, (unit_, size, cells) in enumerate(zip(large, *committee_sizes, strict=True), start=1):
        _add_committee(world, bloc, unit_, number, size, cells)
    sizes = _grassroots_cell_sizes(plan, _weights(world, small))
    for number, (unit_, size) in enumerate(zip(small, sizes, strict=True), start=len(large) + 1):
        _add_grassroots_cell(world, bloc, unit_, number, size)
    return bloc


def make_node(
    world: World,
    code: str,
    name: str,
    kind: OrganisationKind,
    sector: str,
    unit: str,
    parent: Node | None,
    founded: date,
    decision: Decision | None = None,
    *,
    listed: bool = True,
) -> Node:
    """A new organisation with its first version; `listed` puts it under its parent."""
    organisation = world.add(
        Organisation(id=world.chance.new_id(), code=code, founded_on=founded, address="phường Trung Tâm")
    )
    node = Node(organisation, [], unit, parent)
    _add_version(world, node, name, kind, sector, parent, founded, decision)
    world.nodes.append(node)
    if parent is not None and listed:
        parent.children.append(node)
    return node


def change_version(
    world: World,
    node: Node,
    on: date,
    decision: Decision | None,
    *,
    name: str = "",
    kind: OrganisationKind | None = None,
    parent: Node | None = None,
) -> None:
    """From a day the organisation has another name, kind or parent."""
    latest = node.latest
    latest.valid_to = on
    node.parent = parent or node.parent
    chosen = kind or OrganisationKind(latest.kind)
    _add_version(world, node, name or latest.name, chosen, latest.sector, node.parent, on, decision)


def set_name(version: OrganisationVersion, name: str, code: str) -> None:
    """Give a version a name with the keys by which it sorts and is found."""
    version.name, version.name_key = name, collation_key(name)[:500]
    version.search_key = search_key(f"{name} {code}")[:400]


def close_node(node: Node, on: date) -> None:
    """The organisation ends on a day."""
    node.latest.valid_to = on
    node.organisation.ended_on = on


def record_change(
    world: World,
    kind: ChangeKind,
    on: date,
    decision: Decision | None,
    *,
    sources: Sequence[Organisation] = (),
    results: Sequence[Organisation] = (),
    parents: Sequence[Organisation] = (),
) -> None:
    """A change of organisations by a decision, with everybody's part in it."""
    chance = world.chance
    change = world.add(OrganisationChange(id=chance.new_id(), kind=kind, effective_on=on, decision=decision))
    parts = ((ChangePart.SOURCE, sources), (ChangePart.RESULT, results), (ChangePart.PARENT, parents))
    for part, organisations in parts:
        for organisation in organisations:
            world.add(OrganisationChangeParty(id=chance.new_id(), change=change, organisation=organisation, part=part))


def record_foundings(world: World) -> None:
    """The founding of every organisation that did not come out of another by a split or an upgrade."""
    for node in world.nodes:
        if node.origin is None or node.origin.share < 1:
            first = node.versions[0]
            parents = [first.parent] if first.parent else []
            organisation = node.organisation
            record_change(
                world, ChangeKind.FOUND, first.valid_from, first.decision, results=[organisation], parents=parents
            )


def _add_version(
    world: World,
    node: Node,
    name: str,
    kind: OrganisationKind,
    sector: str,
    parent: Node | None,
    start: date,
    decision: Decision | None,
) -> None:
    version = OrganisationVersion(
        id=world.chance.new_id(),
        organisation=node.organisation,
        kind=kind,
        sector=sector,
        parent=parent.organisation if parent else None,
        valid_from=start,
        decision=decision,
    )
    set_name(version, name, node.organisation.code)
    node.versions.append(world.add(version))


def _units(plan: BlocPlan) -> tuple[list[Unit], list[Unit]]:
    large, small = list(LARGE_UNITS), list(SMALL_UNITS)
    if "doanh nghiệp" not in plan.name:
        large = [unit for unit in large if unit.sector in (STATE, PARTY)]
        small = [unit for unit in small if unit.sector in (STATE, PARTY)]
    return _spread(large, plan.committees), _spread(small, plan.grassroots_cells)


def _spread(values: Sequence[T], wanted: int) -> list[T]:
    return [values[index * len(values) // wanted] for index in range(wanted)]


def _weights(world: World, units: Sequence[Unit]) -> list[float]:
    """The weights of the units, each somewhat more or less, so that no two are of one measure."""
    return [unit.weight * (0.85 + 0.3 * world.chance.random.random()) for unit in units]


def _committee_sizes(plan: BlocPlan, weights: Sequence[float]) -> tuple[list[int], list[int]]:
    """Members and cells of each committee."""
    members = plan.members - plan.members_in_grassroots_cells
    count = len(weights)
    sizes = share_out(members, weights, [SMALLEST_COMMITTEE] * count, [LARGEST_COMMITTEE] * count)
    least = [max(2, math.ceil(size / USUAL_CELL_AT_MOST)) for size in sizes]
    most = [size // (SMALLEST_CELL + 2) for size in sizes]
    return sizes, share_out(plan.cells, sizes, least, most)


def _grassroots_cell_sizes(plan: BlocPlan, weights: Sequence[float]) -> list[int]:
    count = len(weights)
    least, most = [SMALLEST_GRASSROOTS_CELL] * count, [LARGEST_GRASSROOTS_CELL] * count
    return share_out(plan.members_in_grassroots_cells, weights, least, most)


def _add_committee(world: World, bloc: Bloc, unit: Unit, number: int, size: int, cells: int) -> None:
    chance = world.chance
    code, founded = f"{bloc.plan.code}-{number:03d}", chance.workday(OLDEST_FOUNDING, LATEST_FOUNDING)
    kind = OrganisationKind.GRASSROOTS_COMMITTEE
    name = party_name(unit.name, committee=True)
    node = make_node(world, code, name, kind, unit.sector, unit.name, bloc.top, founded)
    node.target = size
    bloc.grassroots.append(node)
    weights = [0.6 + chance.random.random() for _ in range(cells)]
    sizes = share_out(size, weights, [SMALLEST_CELL] * cells, [LARGEST_CELL] * cells)
    for index, (cell_name, cell_size) in enumerate(zip(cell_names(unit, cells), sizes, strict=True), start=1):
        cell_code, cell_kind = f"{code}-{index:02d}", OrganisationKind.CELL
        cell = make_node(world, cell_code, cell_name, cell_kind, unit.sector, unit.name, node, founded)
        cell.target = cell_size


def _add_grassroots_cell(world: World, bloc: Bloc, unit: Unit, number: int, size: int) -> None:
    founded = world.chance.workday(OLDEST_FOUNDING, LATEST_FOUNDING)
    code, kind = f"{bloc.plan.code}-{number:03d}", OrganisationKind.GRASSROOTS_CELL
    name = party_name(unit.name, committee=False)
    node = make_node(world, code, name, kind, unit.sector, unit.name, bloc.top, founded)
    node.target, node.elders = size, unit.elders
    bloc.grassroots.append(node)

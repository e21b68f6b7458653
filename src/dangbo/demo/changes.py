"""The history of a bloc's organisations: renamed, upgraded, merged, split, moved, founded, dissolved by decisions."""

from datetime import date

from dangbo.demo.organisations import Bloc, change_version, close_node, make_node, record_change, set_name
from dangbo.demo.plan import BlocPlan
from dangbo.demo.titles import LARGE_UNITS
from dangbo.demo.world import Node, Origin, World
from dangbo.registry.models.organisations import ChangeKind
from dangbo.rules.vocabulary import OrganisationKind

FIRST_CHANGE, LAST_CHANGE = date(2015, 9, 1), date(2017, 10, 31)
"""Cells change between the congresses of 2015 and the cell congresses of December 2017."""
MOVES = date(2018, 2, 1), date(2019, 3, 29)
FOUNDED_ON, DISSOLVED_ON = date(2014, 9, 10), date(2014, 11, 20)
_UPGRADES = (date(2016, 9, 1), date(2017, 5, 15))
_OLD_CELLS = (
    "Chi bộ Phòng Hành chính - Quản trị",
    "Chi bộ Phòng Tổng hợp - Thống kê",
    "Chi bộ Tổ xe - Bảo vệ",
    "Chi bộ Trung tâm Tin học",
    "Chi bộ Phòng Kế toán",
    "Chi bộ Đội Quản lý dự án",
)
_OLD_NAMES = ("Chi bộ Phòng Hành chính", "Chi bộ Khối Văn phòng", "Chi bộ Khối Nghiệp vụ", "Chi bộ số 5", "Chi bộ số 7")
FORMER_UNIT_NAMES = {unit.name: unit.former for unit in LARGE_UNITS if unit.former}


def make_history(world: World, plan: BlocPlan, bloc: Bloc) -> None:
    """Give the bloc its history; whoever stands where in the end stays as `make_bloc` had it."""
    _upgrade(world, bloc)
    _found_and_dissolve(world, bloc)
    quiet = [cell for node in bloc.committees if len(node.children) > 2 for cell in node.children]
    chosen = iter(world.chance.shuffled([cell for cell in quiet if cell.origin is None]))
    for _ in range(plan.changes // 3):
        _move(world, bloc, next(chosen))
    for _ in range(plan.changes):
        _merge(world, bloc, next(chosen))
        _split(world, bloc, next(chosen))
        _rename(world, bloc, next(chosen), world.chance.one_of(_OLD_NAMES))
    for node in bloc.committees:
        if node.unit in FORMER_UNIT_NAMES:
            _rename(world, bloc, node, f"Đảng bộ {FORMER_UNIT_NAMES[node.unit]}")


def _upgrade(world: World, bloc: Bloc) -> None:
    """The two smallest committees grew out of grassroots cells."""
    smallest = sorted(bloc.committees, key=lambda node: (node.target, node.organisation.code))
    for node, on in zip(smallest[: len(bloc.committees) // 2], _UPGRADES, strict=False):
        decision = bloc.book.cite(on, f"Về việc nâng cấp Chi bộ {node.unit} thành Đảng bộ {node.unit}")
        first = node.latest
        change_version(world, node, on, decision)
        first.kind = OrganisationKind.GRASSROOTS_CELL
        set_name(first, f"Chi bộ {node.unit}", node.organisation.code)
        top, cells = node.organisation, [cell.organisation for cell in node.children]
        record_change(world, ChangeKind.UPGRADE, on, decision, sources=[top], results=[top, *cells])
        for cell in node.children:
            _found_late(cell, on)
            cell.latest.decision = decision
            cell.origin = Origin(on, node, 1.0, decision)


def _found_late(cell: Node, on: date) -> None:
    cell.organisation.founded_on = cell.versions[0].valid_from = on


def _found_and_dissolve(world: World, bloc: Bloc) -> None:
    small = [node for node in bloc.grassroots if not node.is_committee and not node.elders]
    founded = small[-1]
    decision = bloc.book.cite(FOUNDED_ON, f"Về việc thành lập {founded.name}")
    _found_late(founded, FOUNDED_ON)
    founded.latest.decision = decision
    unit = "Công ty cổ phần Thương mại Lạc Giang"
    code, kind = f"{bloc.plan.code}-901", OrganisationKind.GRASSROOTS_CELL
    start = date(2006, 4, 3)
    ended = make_node(world, code, f"Chi bộ {unit}", kind, founded.sector, unit, bloc.top, start, listed=False)
    decision = bloc.book.cite(DISSOLVED_ON, f"Về việc giải thể Chi bộ {unit}")
    close_node(ended, DISSOLVED_ON)
    record_change(world, ChangeKind.DISSOLVE, DISSOLVED_ON, decision, sources=[ended.organisation])
    bloc.ended.append(ended)


def _merge(world: World, bloc: Bloc, cell: Node) -> None:
    """Another cell of the same committee became part of this one."""
    assert cell.parent is not None
    on = world.chance.workday(FIRST_CHANGE, LAST_CHANGE)
    names = [name for name in _OLD_CELLS if name not in {child.name for child in cell.parent.children}]
    code, kind = f"{cell.organisation.code}-901", OrganisationKind.CELL
    name, start = world.chance.one_of(names), cell.parent.organisation.founded_on
    ended = make_node(world, code, name, kind, cell.sector, cell.unit, cell.parent, start, listed=False)
    decision = bloc.book.cite(on, f"Về việc sáp nhập {ended.name} vào {cell.name}, {cell.parent.name}")
    close_node(ended, on)
    record_change(
        world,
        ChangeKind.MERGE,
        on,
        decision,
        sources=[ended.organisation, cell.organisation],
        results=[cell.organisation],
    )
    cell.origin = Origin(on, ended, 0.45, decision)


def _split(world: World, bloc: Bloc, cell: Node) -> None:
    """This cell was split off another cell of the same committee."""
    assert cell.parent is not None
    on = world.chance.workday(FIRST_CHANGE, LAST_CHANGE)
    siblings = [other for other in cell.parent.children if other is not cell and not other.moved]
    source = next((other for other in siblings if other.origin is None), None)
    if source is None or cell.was_split:
        return
    source.was_split = True
    decision = bloc.book.cite(on, f"Về việc chia tách {source.name}, thành lập {cell.name}, {cell.parent.name}")
    _found_late(cell, on)
    cell.latest.decision = decision
    record_change(
        world,
        ChangeKind.SPLIT,
        on,
        decision,
        sources=[source.organisation],
        results=[source.organisation, cell.organisation],
    )
    cell.origin = Origin(on, source, 1.0, decision)


def _rename(world: World, bloc: Bloc, node: Node, former: str) -> None:
    on = world.chance.workday(FIRST_CHANGE, LAST_CHANGE)
    current = node.name
    decision = bloc.book.cite(on, f"Về việc đổi tên {former} thành {current}")
    first = node.latest
    change_version(world, node, on, decision)
    set_name(first, former, node.organisation.code)
    record_change(world, ChangeKind.RENAME, on, decision, results=[node.organisation])


def _move(world: World, bloc: Bloc, cell: Node) -> None:
    """This cell stood under another committee before."""
    assert cell.parent is not None
    on, target = world.chance.workday(*MOVES), cell.parent
    source = world.chance.one_of([node for node in bloc.committees if node is not target])
    decision = bloc.book.cite(on, f"Về việc chuyển giao {cell.name} từ {source.name} về {target.name}")
    _found_late(cell, max(cell.organisation.founded_on, source.organisation.founded_on))
    cell.latest.parent = source.organisation
    change_version(world, cell, on, decision, parent=target)
    record_change(
        world,
        ChangeKind.MOVE,
        on,
        decision,
        results=[cell.organisation],
        parents=[source.organisation, target.organisation],
    )
    cell.moved = True

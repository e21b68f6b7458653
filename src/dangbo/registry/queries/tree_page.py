"""The tree of organisations for its page: every node on a day with its counts over the last years; four queries."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, Value

from dangbo.facts.models import holding_at
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, TreeLink
from dangbo.rules.organisations import is_cell
from dangbo.rules.vocabulary import GRASSROOTS_KINDS, OrganisationKind, UnitSector
from dangbo.vietnamese.text import search_key

YEARS_BACK = 5
RANKS = {kind: rank for rank, kind in enumerate(OrganisationKind)}


@dataclass(frozen=True, slots=True)
class TreeNode:
    """An organisation as it stood on a day (one that has ended, as it last stood).

    `counts`: members of it and all below it at each of the days asked, the last being the day itself; `cells`: those
    below it, not itself.
    """

    id: uuid.UUID
    code: str
    name: str
    short_name: str
    kind: OrganisationKind
    sector: UnitSector
    parent_id: uuid.UUID | None
    founded_on: date
    ended_on: date | None
    search_key: str
    name_key: str
    counts: tuple[int, ...]
    depth: int = 0
    children: int = 0
    cells: int = 0

    @property
    def is_cell(self) -> bool:
        return is_cell(self.kind)

    @property
    def members(self) -> int:
        return self.counts[-1]

    @property
    def change(self) -> int:
        """Members now against the first of the days."""
        return self.counts[-1] - self.counts[0]


def days_shown(at: date) -> tuple[date, ...]:
    """The last five year-ends before a day, and the day."""
    return (*(date(at.year - back, 12, 31) for back in range(YEARS_BACK, 0, -1)), at)


def tree(root: Organisation, at: date, *, with_ended: bool = False) -> list[TreeNode]:
    """The organisation and all below it, parents before children; three queries.

    Siblings stand by kind (committees before cells), then in Vietnamese order of names.
    """
    lines = _lines(root, at, with_ended)
    counts = _counts(root, {line.id for line in lines}, days_shown(at))
    below = _below(lines, root.pk)
    ordered: list[tuple[_Line, int]] = []
    stack = [(line, 0) for line in reversed(below[None])]
    while stack:
        line, depth = stack.pop()
        ordered.append((line, depth))
        stack.extend((child, depth + 1) for child in reversed(below.get(line.id, ())))
    cells = _cells_below([line for line, _ in ordered], at)
    return [
        _node(line, depth, len(below.get(line.id, ())), cells[line.id], counts[line.id], at) for line, depth in ordered
    ]


class _Line(NamedTuple):
    id: uuid.UUID
    parent: uuid.UUID | None
    code: str
    name: str
    short_name: str
    kind: str
    sector: str
    founded_on: date
    ended_on: date | None
    search_key: str
    name_key: str


_COLUMNS = (
    "organisation_id", "parent_id", "organisation__code", "name", "short_name", "kind", "sector",
    "organisation__founded_on", "organisation__ended_on", "search_key", "name_key",
)  # fmt: skip


def _lines(root: Organisation, at: date, with_ended: bool) -> list[_Line]:
    standing = holding_at(at) & Q(organisation__in=TreeLink.objects.at(at).filter(ancestor=root).values("descendant"))
    if with_ended:
        gone = TreeLink.objects.filter(ancestor=root, is_latest=True).values("descendant")
        standing |= Q(organisation__in=gone, organisation__ended_on__lte=at, valid_to=F("organisation__ended_on"))
    rows = OrganisationVersion.objects.filter(standing).order_by("name_key", "organisation_id")
    lines = [_Line(*row) for row in rows.values_list(*_COLUMNS)]
    return sorted(lines, key=lambda line: RANKS[OrganisationKind(line.kind)])


def _below(lines: Sequence[_Line], root: uuid.UUID) -> dict[uuid.UUID | None, list[_Line]]:
    known = {line.id for line in lines}
    below: dict[uuid.UUID | None, list[_Line]] = defaultdict(list)
    for line in lines:
        below[line.parent if line.id != root and line.parent in known else None].append(line)
    return below


def _cells_below(ordered: Sequence[_Line], at: date) -> dict[uuid.UUID | None, int]:
    """The number of living cells below each, itself not counted; `ordered` has parents before children."""
    cells: dict[uuid.UUID | None, int] = defaultdict(int)
    for line in reversed(ordered):
        lives = line.ended_on is None or line.ended_on > at
        cells[line.parent] += cells[line.id] + int(lives and is_cell(OrganisationKind(line.kind)))
    return cells


def _node(line: _Line, depth: int, children: int, cells: int, counts: tuple[int, ...], at: date) -> TreeNode:
    return TreeNode(
        id=line.id,
        code=line.code,
        name=line.name,
        short_name=line.short_name,
        kind=OrganisationKind(line.kind),
        sector=UnitSector(line.sector),
        parent_id=line.parent,
        founded_on=line.founded_on,
        ended_on=line.ended_on if line.ended_on is not None and line.ended_on <= at else None,
        search_key=line.search_key,
        name_key=line.name_key,
        counts=counts,
        depth=depth,
        children=children,
        cells=cells,
    )


def _counts(root: Organisation, ids: Collection[uuid.UUID], days: Sequence[date]) -> dict[uuid.UUID, tuple[int, ...]]:
    """Members of each organisation and all below it on each day, every one counted where it stood on that day."""
    own = _own_counts(root, days)
    nothing = (0,) * len(days)
    sums: dict[uuid.UUID, list[int]] = {pk: list(own.get(pk, nothing)) for pk in ids}
    ever = TreeLink.objects.filter(ancestor=root).values("descendant")
    links = TreeLink.objects.filter(depth__gt=0, descendant__in=ever)
    for ancestor, descendant, start, end in links.values_list("ancestor", "descendant", "valid_from", "valid_to"):
        total, counted = sums.get(ancestor), own.get(descendant)
        if total is None or counted is None:
            continue
        for index, count in enumerate(counted):
            if start <= days[index] and (end is None or days[index] < end):
                total[index] += count
    return {key: tuple(value) for key, value in sums.items()}


def _own_counts(root: Organisation, days: Sequence[date]) -> dict[uuid.UUID, tuple[int, ...]]:
    """Members standing in each organisation itself on each day, of those that ever were below the root."""
    ever = TreeLink.objects.filter(ancestor=root).values("descendant")
    alive = Q(valid_to=None) | Q(valid_to__gt=days[0])
    rows = (
        Membership.objects.filter(alive, valid_from__lte=days[-1], organisation__in=ever)
        .order_by()
        .values_list("organisation")
        .annotate(**{f"on{index}": Count(Value(1), filter=holding_at(day)) for index, day in enumerate(days)})
    )
    return {row[0]: tuple(row[1:]) for row in rows}


@dataclass(frozen=True, slots=True)
class KeyCounts:
    """The figures above the tree."""

    committees: int
    grassroots_cells: int
    cells: int
    small_cells: int
    members: int

    @property
    def grassroots(self) -> int:
        return self.committees + self.grassroots_cells


SMALL = 5


def key_counts(nodes: Sequence[TreeNode]) -> KeyCounts:
    """Counted from the nodes in hand, the ended ones left out."""
    living = [node for node in nodes if node.ended_on is None]
    of = {kind: [node for node in living if node.kind is kind] for kind in OrganisationKind}
    committee, cell = GRASSROOTS_KINDS
    return KeyCounts(
        committees=len(of[committee]),
        grassroots_cells=len(of[cell]),
        cells=len(of[OrganisationKind.CELL]),
        small_cells=sum(node.members < SMALL for node in of[cell]),
        members=nodes[0].members if nodes else 0,
    )


SORTS: dict[str, Callable[[TreeNode], Any]] = {
    "ten": lambda node: node.name_key,
    "loai": lambda node: RANKS[node.kind],
    "chi-bo": lambda node: node.cells,
    "dang-vien": lambda node: node.members,
    "tang-giam": lambda node: node.change,
}
"""What the tree may be sorted by; equal ones keep their order."""


def sorted_nodes(nodes: Iterable[TreeNode], sort: str) -> list[TreeNode]:
    """The nodes as one list in an order of SORTS ("-" before it turns it round); any other leaves them as they are."""
    key = SORTS.get(sort.removeprefix("-"))
    return sorted(nodes, key=key, reverse=sort.startswith("-")) if key else list(nodes)


def sorted_tree(nodes: Sequence[TreeNode], sort: str) -> list[TreeNode]:
    """The nodes of a whole tree with siblings sorted, every one still after its parent."""
    below: dict[uuid.UUID | None, list[TreeNode]] = defaultdict(list)
    for node in sorted_nodes(nodes, sort):
        below[node.parent_id if node.depth else None].append(node)
    ordered: list[TreeNode] = []
    stack = below[None][::-1]
    while stack:
        node = stack.pop()
        ordered.append(node)
        stack.extend(reversed(below[node.id]))
    return ordered


def matching_nodes(nodes: Iterable[TreeNode], text: str, kind: str, sector: str) -> list[TreeNode]:
    """The nodes that have every typed word in their name or code, of that kind and sector (empty: any)."""
    words = search_key(text).split()
    return [
        node
        for node in nodes
        if all(word in node.search_key or word in node.code.lower() for word in words)
        and kind in ("", node.kind)
        and sector in ("", node.sector)
    ]


def opened_nodes(nodes: Iterable[TreeNode], opened: Collection[str]) -> list[TreeNode]:
    """The nodes all of whose superiors are opened, by code."""
    shown: set[uuid.UUID | None] = {None}
    visible: list[TreeNode] = []
    for node in nodes:
        if node.depth and node.parent_id not in shown:
            continue
        visible.append(node)
        if node.code in opened:
            shown.add(node.id)
    return visible

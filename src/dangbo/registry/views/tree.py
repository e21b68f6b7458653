"""The tree of organisations as a table that opens and closes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import quote, urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.registry.queries.member_list import SORT
from dangbo.registry.queries.tree_page import (
    SORTS,
    KeyCounts,
    TreeNode,
    days_shown,
    key_counts,
    matching_nodes,
    opened_nodes,
    sorted_nodes,
    sorted_tree,
    tree,
)
from dangbo.registry.sheets.tree_table import tree_workbook
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.exporting import NO_EXPORT, workbook_answer
from dangbo.registry.views.reaching import require
from dangbo.rules.organisations import is_cell
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector
from dangbo.vietnamese.numbers import format_int

OPENED, EVERYTHING, ENDED = "mo", "tat-ca", "ca-giai-the"
NO_TREE = "Đồng chí chưa được giao quyền xem tổ chức. Liên hệ Ban Tổ chức."
LEVELS = 5
LEFT, RIGHT, TOP, BOTTOM = 4, 106, 5, 25


@dataclass(frozen=True, slots=True)
class Asked:
    """What the tree is asked for in its address."""

    text: str
    kind: str
    sector: str
    with_ended: bool
    opened: str
    sort: str = ""

    @classmethod
    def read(cls, request: OfficeRequest) -> "Asked":
        given = request.GET.get
        kind, sector = given("loai", ""), given("loai-hinh", "")
        sort = given(SORT, "")
        return cls(
            text=given("tim", "").strip(),
            kind=kind if kind in set(OrganisationKind) else "",
            sector=sector if sector in set(UnitSector) else "",
            with_ended=ENDED in request.GET,
            opened=given(OPENED, ""),
            sort=sort if sort.removeprefix("-") in SORTS else "",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.kind or self.sector)

    def query(self, **changes: str) -> str:
        """The address of the same tree with some of its parameters changed (empty: without it)."""
        parts = {
            "tim": self.text,
            "loai": self.kind,
            "loai-hinh": self.sector,
            ENDED: "1" if self.with_ended else "",
            OPENED: self.opened,
            SORT: self.sort,
        } | {key.replace("_", "-"): value for key, value in changes.items()}
        return urlencode({key: value for key, value in parts.items() if value})


@dataclass(frozen=True, slots=True)
class Row:
    """A node as a row of the table."""

    node: TreeNode
    url: str
    level: int
    is_open: bool
    twist: str
    points: str
    last: tuple[str, str]
    said: str
    shows_cells: bool


@require_GET
def organisations(request: OfficeRequest) -> HttpResponse:
    """The organisation looked at and all below it, opened as far as the address says."""
    require(request, Permission.SEE_ORGANISATIONS, NO_TREE)
    asked, viewing = Asked.read(request), request.viewing
    nodes = tree(viewing.organisation, viewing.at, with_ended=asked.with_ended)
    days = days_shown(viewing.at)
    shown, opened = _shown(nodes, asked)
    counts, own = key_counts(nodes), reverse("registry:organisations")
    context = {
        "asked": asked,
        "rows": [_row(node, asked, opened, days, own) for node in shown],
        "counts": counts,
        "average": _average(counts),
        "root": nodes[0] if nodes else None,
        "first_year": days[0].year,
        "chips": _chips(asked),
        "all_query": asked.query(mo="" if asked.opened == EVERYTHING else EVERYTHING),
        "kinds": {kind.value: label for kind, label in KIND_LABELS.items()},
        "sectors": {sector.value: label for sector, label in SECTOR_LABELS.items()},
        "may_change": viewing.may(Permission.CHANGE_ORGANISATIONS),
        "may_export": viewing.may(Permission.EXPORT),
        "sees_members": viewing.may(Permission.SEE_MEMBERS),
    }
    template = "registry/parts/tree_table.html" if request.htmx.target == "cay" else "registry/organisations.html"
    return render(request, template, context)


def _asked_for(nodes: Sequence[TreeNode], asked: Asked) -> list[TreeNode]:
    """The whole tree in the order asked for; of a search, what it finds as one list."""
    if asked.is_narrowed:
        return sorted_nodes(matching_nodes(nodes, asked.text, asked.kind, asked.sector), asked.sort)
    return sorted_tree(nodes, asked.sort)


def _shown(nodes: Sequence[TreeNode], asked: Asked) -> tuple[list[TreeNode], set[str]]:
    """The rows to show, and the codes of the opened nodes: at first the top alone."""
    found = _asked_for(nodes, asked)
    if asked.is_narrowed:
        return found, set()
    if asked.opened == EVERYTHING:
        return found, {node.code for node in nodes}
    opened = set(asked.opened.split(",")) if asked.opened else {node.code for node in nodes[:1]}
    return opened_nodes(found, opened), opened


def _row(node: TreeNode, asked: Asked, opened: set[str], days: Sequence[date], own: str) -> Row:
    is_open = node.code in opened
    codes = opened ^ {node.code}
    points = _points(node.counts)
    first, last = days[0].year, days[-1].year
    return Row(
        node=node,
        url=f"{own}{quote(node.code)}/",
        level=1 if asked.is_narrowed else min(node.depth + 1, LEVELS),
        is_open=is_open,
        twist=asked.query(mo=",".join(sorted(codes)) or "-"),
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        last=(f"{points[-1][0]:.1f}", f"{points[-1][1]:.1f}"),
        said=f"Đảng viên {first} đến {last}: {', '.join(map(format_int, node.counts))}",
        shows_cells=not is_cell(node.kind),
    )


def _points(counts: Sequence[int]) -> list[tuple[float, float]]:
    low, high = min(counts), max(counts)
    step = (RIGHT - LEFT) / (len(counts) - 1)
    span = (high - low) or 1
    height = (BOTTOM - TOP) if high > low else 0
    middle = 0 if high > low else (BOTTOM - TOP) / 2
    return [
        (LEFT + step * index, BOTTOM - middle - height * (count - low) / span) for index, count in enumerate(counts)
    ]


def _chips(asked: Asked) -> list[tuple[str, str]]:
    chips = []
    if asked.kind:
        chips.append((KIND_LABELS[OrganisationKind(asked.kind)], asked.query(loai="")))
    if asked.sector:
        chips.append((SECTOR_LABELS[UnitSector(asked.sector)], asked.query(loai_hinh="")))
    if asked.with_ended:
        chips.append(("Cả đã giải thể", asked.query(ca_giai_the="")))
    return chips


def _average(counts: KeyCounts) -> Decimal | None:
    """Members for each grassroots organisation, two decimals."""
    if not counts.grassroots:
        return None
    return (Decimal(counts.members) / counts.grassroots).quantize(Decimal("0.01"), ROUND_HALF_UP)


@require_POST
def export_tree(request: OfficeRequest) -> HttpResponse:
    """The tree, all of it or what the address narrows it to, as an Excel file; the taking away is on record."""
    require(request, Permission.SEE_ORGANISATIONS, NO_TREE)
    require(request, Permission.EXPORT, NO_EXPORT)
    asked, viewing = Asked.read(request), request.viewing
    nodes = tree(viewing.organisation, viewing.at, with_ended=asked.with_ended)
    content = tree_workbook(actor=request.actor, viewing=viewing, nodes=_asked_for(nodes, asked))
    return workbook_answer(content, f"to-chuc-{viewing.at:%Y%m%d}")

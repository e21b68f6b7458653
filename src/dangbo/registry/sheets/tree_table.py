"""The tree of organisations as an Excel file. What leaves the register is on record."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, Written, write_xlsx
from dangbo.registry.acts.writing import write
from dangbo.registry.queries.tree_page import TreeNode, days_shown
from dangbo.registry.viewing import Viewing
from dangbo.rules.organisations import is_cell
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def tree_workbook(*, actor: Actor, viewing: Viewing, nodes: Sequence[TreeNode]) -> bytes:
    """The nodes as .xlsx, one a row, with their members on the days that the page shows. Raises NotAllowed."""
    actor.require(Permission.EXPORT, viewing.organisation)
    write(
        "export_organisations",
        actor,
        f"Xuất Excel cây {format_int(len(nodes))} tổ chức của {viewing.name}",
        organisation=viewing.organisation,
        subject=viewing.organisation,
        details={"at": viewing.at, "rows": len(nodes)},
    )
    days = days_shown(viewing.at)
    columns = [
        Column("Mã", ColumnKind.TEXT, 16),
        Column("Tổ chức", ColumnKind.TEXT, 46),
        Column("Cấp", ColumnKind.INTEGER, 6),
        Column("Loại", ColumnKind.TEXT, 24),
        Column("Loại hình", ColumnKind.TEXT, 26),
        Column("Ngày thành lập", ColumnKind.DATE, 13),
        Column("Chi bộ", ColumnKind.INTEGER, 9),
        *(Column(f"Đảng viên {format_date(day)}", ColumnKind.INTEGER, 12) for day in days),
        Column("Trạng thái", ColumnKind.TEXT, 24),
    ]
    title = ["DANH SÁCH TỔ CHỨC ĐẢNG", viewing.name, f"Số liệu đến ngày {format_date(viewing.at)}"]
    return write_xlsx([Table("Tổ chức đảng", columns, [_line(node) for node in nodes], title)])


def _line(node: TreeNode) -> list[Written]:
    state = f"Đã kết thúc {format_date(node.ended_on)}" if node.ended_on else "Hoạt động"
    return [
        node.code,
        node.name,
        node.depth + 1,
        KIND_LABELS[node.kind],
        SECTOR_LABELS[node.sector],
        node.founded_on,
        None if is_cell(node.kind) else node.cells,
        *node.counts,
        state,
    ]

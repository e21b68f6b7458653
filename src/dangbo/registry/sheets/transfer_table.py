"""Transfers as an Excel file. What leaves the register is on record."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, Written, write_xlsx
from dangbo.registry.acts.writing import write
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.queries.transfer_list import TransferRow
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

COLUMNS = (
    Column("STT", ColumnKind.INTEGER, 6),
    Column("Đảng viên", ColumnKind.TEXT, 28),
    Column("Từ", ColumnKind.TEXT, 34),
    Column("Đến", ColumnKind.TEXT, 34),
    Column("Lý do", ColumnKind.TEXT, 22),
    Column("Giấy giới thiệu", ColumnKind.TEXT, 16),
    Column("Ngày giấy", ColumnKind.DATE, 12),
    Column("Hạn", ColumnKind.DATE, 12),
    Column("Việc đến hạn", ColumnKind.TEXT, 14),
    Column("Trạng thái", ColumnKind.TEXT, 18),
)


@transaction.atomic
def transfers_workbook(*, actor: Actor, viewing: Viewing, state: TransferState, rows: Sequence[TransferRow]) -> bytes:
    """Transfers of one state as .xlsx, in the order given. Raises NotAllowed."""
    actor.require(Permission.EXPORT, viewing.organisation)
    write(
        "export_transfers",
        actor,
        f"Xuất Excel {format_int(len(rows))} lượt chuyển sinh hoạt ({state.label.lower()}) của {viewing.name}",
        organisation=viewing.organisation,
        subject=viewing.organisation,
        details={"at": viewing.at, "rows": len(rows)},
    )
    title = ["CHUYỂN SINH HOẠT ĐẢNG", viewing.name, f"{state.label}, số liệu đến ngày {format_date(viewing.at)}"]
    return write_xlsx([Table("Chuyển sinh hoạt", COLUMNS, list(map(_line, enumerate(rows, 1))), title)])


def _line(numbered: tuple[int, TransferRow]) -> list[Written]:
    number, row = numbered
    moved = row.transfer
    state = f"Quá hạn {format_int(row.days_late)} ngày" if row.days_late else TransferState(moved.state).label
    return [
        number,
        moved.person.full_name,
        row.start,
        row.end,
        moved.reason,
        moved.letter,
        moved.letter_date,
        row.due,
        row.due_for,
        str(state),
    ]

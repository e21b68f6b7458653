"""Lists of the register as Excel files. What leaves the register is on record."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, write_xlsx
from dangbo.registry.acts.writing import write
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.member_list import MemberRow
from dangbo.registry.viewing import Viewing
from dangbo.rules.vocabulary import ACTIVITY_LABELS, STANDING_LABELS
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEMBER_COLUMNS = (
    Column("STT", ColumnKind.INTEGER, 6),
    Column("Họ và tên", ColumnKind.TEXT, 28),
    Column("Giới tính", ColumnKind.TEXT, 10),
    Column("Ngày sinh", ColumnKind.TEXT, 12),
    Column("Chi bộ", ColumnKind.TEXT, 32),
    Column("Ngày vào Đảng", ColumnKind.TEXT, 13),
    Column("Ngày chính thức", ColumnKind.TEXT, 13),
    Column("Số thẻ", ColumnKind.TEXT, 12),
    Column("Số định danh", ColumnKind.TEXT, 14),
    Column("Tư cách", ColumnKind.TEXT, 12),
    Column("Sinh hoạt", ColumnKind.TEXT, 16),
)


@transaction.atomic
def members_workbook(*, actor: Actor, viewing: Viewing, rows: Sequence[MemberRow]) -> bytes:
    """A list of members as .xlsx, numbers masked as in the rows. Raises NotAllowed."""
    actor.require(Permission.EXPORT, viewing.organisation)
    write(
        "export_members",
        actor,
        f"Xuất Excel danh sách {format_int(len(rows))} đảng viên của {viewing.name}",
        organisation=viewing.organisation,
        subject=viewing.organisation,
        details={"at": viewing.at, "rows": len(rows)},
    )
    title = ["DANH SÁCH ĐẢNG VIÊN", viewing.name, f"Số liệu đến ngày {format_date(viewing.at)}"]
    return write_xlsx([Table("Đảng viên", MEMBER_COLUMNS, list(map(_member_line, enumerate(rows, 1))), title)])


def _member_line(numbered: tuple[int, MemberRow]) -> list[str | int]:
    number, row = numbered
    return [
        number,
        row.full_name,
        Sex(row.sex).label,
        row.birth,
        row.organisation,
        row.joined,
        row.official,
        row.card_number,
        row.citizen_number,
        STANDING_LABELS[row.standing],
        ACTIVITY_LABELS[row.activity],
    ]

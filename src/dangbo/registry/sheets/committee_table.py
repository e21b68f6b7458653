"""The committees of a term as an Excel file, a sheet for each. What leaves the register is on record."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, Written, write_xlsx
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, Term
from dangbo.registry.queries.organisation_page import Body, Seat

COLUMNS = (
    Column("STT", ColumnKind.INTEGER, 6),
    Column("Họ và tên", ColumnKind.TEXT, 28),
    Column("Chức vụ", ColumnKind.TEXT, 26),
    Column("Tuổi khi nhận nhiệm vụ", ColumnKind.INTEGER, 12),
    Column("Giới tính", ColumnKind.TEXT, 10),
    Column("Tham gia", ColumnKind.TEXT, 12),
    Column("Cách tham gia", ColumnKind.TEXT, 18),
    Column("Từ ngày", ColumnKind.DATE, 12),
    Column("Đến ngày", ColumnKind.DATE, 12),
)


@transaction.atomic
def committees_workbook(
    *, actor: Actor, organisation: Organisation, name: str, term: Term, bodies: Sequence[Body]
) -> bytes:
    """The committees of a term as .xlsx, seats in the order given; `name`: the organisation's. Raises NotAllowed."""
    actor.require(Permission.EXPORT, organisation)
    write(
        "export_committees",
        actor,
        f"Xuất Excel cấp ủy nhiệm kỳ {term.name} của {name}",
        organisation=organisation,
        subject=organisation,
        details={"term": term.name, "rows": sum(len(body.seats) for body in bodies)},
    )
    return write_xlsx([_sheet(body, name, term) for body in bodies])


def _sheet(body: Body, name: str, term: Term) -> Table:
    title = [f"DANH SÁCH {body.name.upper()} NHIỆM KỲ {term.name}", name]
    return Table(body.name, COLUMNS, list(map(_line, enumerate(body.seats, 1))), title)


def _line(numbered: tuple[int, Seat]) -> list[Written]:
    number, seat = numbered
    again = {True: "Tái cử", False: "Lần đầu", None: ""}[seat.re_elected]
    sex = seat.person.get_sex_display()
    return [
        number,
        seat.person.full_name,
        seat.offices or "Ủy viên",
        seat.age,
        sex,
        again,
        seat.entry,
        seat.since,
        seat.until,
    ]

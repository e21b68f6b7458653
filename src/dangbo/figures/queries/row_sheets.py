"""The rows behind a figure as an Excel workbook. What leaves the register is on record."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.figures import Figure, Moment
from dangbo.figures.rows import RowList
from dangbo.journal.chain import record
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def rows_workbook(*, actor: Actor, viewing: Viewing, figure: Figure, lists: Sequence[RowList], moment: Moment) -> bytes:
    """One sheet for each count behind the figure, with what is counted above its rows. Raises NotAllowed."""
    actor.require(Permission.EXPORT, viewing.organisation)
    count = sum(found.shown for found in lists)
    record(
        act="export_rows",
        actor_id=actor.account_id,
        actor_name=actor.name,
        summary=f"Xuất Excel {format_int(count)} dòng của số liệu {figure.name}, {viewing.name}",
        organisation_id=viewing.organisation.pk,
        subject_type="figure",
        subject_id=figure.key,
        details={"at": moment.at, "rows": count},
    )
    return write_xlsx([_table(figure, found, viewing.name, moment) for found in lists])


def _table(figure: Figure, found: RowList, organisation: str, moment: Moment) -> Table:
    said = f"từ ngày {format_date(moment.begins)} " if found.count.period else ""
    title = [found.count.name, organisation, f"Số liệu {said}đến ngày {format_date(moment.at)}"]
    if found.hidden:
        title.append(f"Còn {found.hidden} dòng ngoài phạm vi được xem.")
    columns = [Column("STT", width=6), *(Column(column.name) for column in found.columns)]
    rows = ([str(number), *(cell.text for cell in row.cells)] for number, row in enumerate(found.page(), 1))
    return Table(found.count.name if found.count is not figure else figure.name, columns, rows, title)

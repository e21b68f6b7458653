"""The rows behind a figure as an Excel workbook."""

from collections.abc import Sequence

from dangbo.facts.figures import Figure, Moment
from dangbo.figures.rows import RowList
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.vietnamese.dates import format_date


def rows_workbook(figure: Figure, lists: Sequence[RowList], organisation: str, moment: Moment) -> bytes:
    """One sheet for each count behind the figure, with what is counted above its rows."""
    return write_xlsx([_table(figure, found, organisation, moment) for found in lists])


def _table(figure: Figure, found: RowList, organisation: str, moment: Moment) -> Table:
    said = f"từ ngày {format_date(moment.begins)} " if found.count.period else ""
    title = [found.count.name, organisation, f"Số liệu {said}đến ngày {format_date(moment.at)}"]
    if found.hidden:
        title.append(f"Còn {found.hidden} dòng ngoài phạm vi được xem.")
    columns = [Column("STT", width=6), *(Column(column.name) for column in found.columns)]
    rows = ([str(number), *(cell.text for cell in row.cells)] for number, row in enumerate(found.page(), 1))
    return Table(found.count.name if found.count is not figure else figure.name, columns, rows, title)

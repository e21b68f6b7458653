"""The bound registers as files: PDF on A4 across to print and bind, Excel to work with."""

from datetime import date

from dangbo.documents.queries.registers import Cell, RegisterBook
from dangbo.paper.bound_registers import PrintedColumn, RegisterPaper, register_pdf
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, write_xlsx
from dangbo.vietnamese.dates import format_date

_WIDTHS: dict[str, float] = {
    "symbol": 2.0, "date": 1.5, "arrived": 1.5, "arrival_number": 0.9, "author": 2.6, "abstract": 6.0, "signer": 2.2,
    "recipients": 3.6, "recipient": 2.4, "file_copy": 2.0, "receipt": 1.5, "copies": 1.0, "note": 2.2,
}  # fmt: skip
_USUAL_WIDTH = 2.0
_SIDES = {"date": "center", "arrived": "center", "arrival_number": "right", "copies": "right"}
_KINDS = {
    "date": ColumnKind.DATE,
    "arrived": ColumnKind.DATE,
    "arrival_number": ColumnKind.INTEGER,
    "copies": ColumnKind.INTEGER,
}
_CHARACTERS_OF_WIDTH = 9


def book_pdf(book: RegisterBook, printed_on: date) -> bytes:
    """The register as PDF. Raises FileError for a letter that no typeface has."""
    columns = [
        PrintedColumn(column.heading, _WIDTHS.get(column.key, _USUAL_WIDTH), _SIDES.get(column.key, "left"))
        for column in book.columns
    ]
    rows = ([_printed(cell) for cell in line.in_order(book.columns)] for line in book.lines)
    printed = f"In ngày {format_date(printed_on)}"
    return register_pdf(RegisterPaper(book.title, book.name, book.superior, book.period, printed, columns, rows))


def book_xlsx(book: RegisterBook) -> bytes:
    """The register as an Excel workbook with the same columns."""
    columns = [
        Column(
            column.heading,
            _KINDS.get(column.key, ColumnKind.TEXT),
            round(_WIDTHS.get(column.key, _USUAL_WIDTH) * _CHARACTERS_OF_WIDTH),
        )
        for column in book.columns
    ]
    rows = (line.in_order(book.columns) for line in book.lines)
    return write_xlsx([Table(book.title, columns, rows, (book.title, book.name, book.period))])


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    return format_date(cell) if isinstance(cell, date) else str(cell)

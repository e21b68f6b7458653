"""Writing tables to Excel and CSV; the same table always gives the same bytes."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import xlsxwriter

from dangbo.paper.errors import FileError
from dangbo.paper.sheets.csv_files import escape_formula
from dangbo.paper.sheets.model import Cell
from dangbo.vietnamese.dates import PartialDate, format_date

_A4 = 9
_WIDE_FROM_CHARACTERS = 95
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
# A double, and so Excel, holds 15 decimal digits; longer numbers are codes and are written as text.
_LARGEST_NUMBER = 10**15
# Excel takes 1900 for a leap year, so a serial number before 01/03/1900 means another day there than elsewhere.
_FIRST_DATE = date(1900, 3, 1)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed stamp that keeps the bytes the same, not a moment)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}


class ColumnKind(StrEnum):
    """What a column holds, and with it how its cells are written."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    DATE = "date"
    PARTIAL_DATE = "partial_date"


# The format codes are Excel's own; the reader's Windows shows #,##0 as 8.236 where its region is Vietnam.
_NUMBER_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.INTEGER: "#,##0",
    ColumnKind.DECIMAL: "#,##0.00",
    ColumnKind.PERCENT: "0.00%",
    ColumnKind.DATE: "dd/mm/yyyy",
    ColumnKind.PARTIAL_DATE: "dd/mm/yyyy",
}

Written = Cell | PartialDate
"""What a row may hold; a percent column takes numbers of percent (24.14)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is in characters, None means the width of its kind."""

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int | None = None

    @property
    def characters(self) -> int:
        """The width to give it."""
        usual = 24 if self.kind is ColumnKind.TEXT else 13
        return self.width or max(usual, min(len(self.heading), 30))


@dataclass(frozen=True, slots=True)
class Table:
    """One table, one sheet. `rows` may be a generator: it is gone through once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Written]]
    title: Sequence[str] = field(default=())
    totals: Sequence[Written] | None = None


class _Formats(NamedTuple):
    title: xlsxwriter.format.Format
    heading: xlsxwriter.format.Format
    body: dict[ColumnKind, xlsxwriter.format.Format]
    totals: dict[ColumnKind, xlsxwriter.format.Format]


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """An .xlsx workbook with one sheet for each table.

    Text is written as text (leading zeros stay, "=1+1" is no formula), dates as dates, and numbers as numbers
    up to 15 digits. A4 print set-up, wide tables landscape, the headings frozen and repeated on every page.

    Raises:
        ValueError: without a table.
        FileError: when a text is longer than Excel holds.
    """
    if not tables:
        raise ValueError("a workbook needs at least one table")
    stream = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties({"created": _CREATED})
        formats = _formats(workbook)
        for table, name in zip(tables, _sheet_names(tables), strict=True):
            _write_sheet(workbook.add_worksheet(name), table, formats)
    return stream.getvalue()


def write_csv(table: Table) -> bytes:
    """A CSV file in UTF-8 with byte order mark, commas, and Vietnamese dates and decimal commas.

    Title lines are left out. A text that Excel would take for a formula gets an apostrophe in front, which
    `read_sheets` takes off again.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([escape_formula(column.heading) for column in table.columns])
    writer.writerows([_csv_cell(value) for value in row] for row in _all_rows(table))
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _all_rows(table: Table) -> Iterator[Sequence[Written]]:
    yield from table.rows
    if table.totals is not None:
        yield table.totals


def _formats(workbook: xlsxwriter.Workbook) -> _Formats:
    grid = {**_FONT, "border": 1, "text_wrap": True}
    heading = {**grid, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EDE7DC"}

    def by_kind(extra: dict[str, bool]) -> dict[ColumnKind, xlsxwriter.format.Format]:
        return {
            kind: workbook.add_format({**grid, **extra, "num_format": code}) for kind, code in _NUMBER_FORMATS.items()
        }

    title = workbook.add_format({**_FONT, "bold": True, "font_size": 14})
    return _Formats(title, workbook.add_format(heading), by_kind({}), by_kind({"bold": True}))


def _write_sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, formats: _Formats) -> None:
    head = len(table.title) + 1 if table.title else 0
    _set_up_page(sheet, table, head)
    for number, line in enumerate(table.title):
        sheet.write_string(number, 0, _text(line), formats.title)
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, column.characters)
        sheet.write_string(head, position, _text(column.heading), formats.heading)
    last = head
    for last, row in enumerate(table.rows, head + 1):
        _write_row(sheet, last, row, table.columns, formats.body)
    if table.columns:
        sheet.autofilter(head, 0, last, len(table.columns) - 1)
    if table.totals is not None:
        _write_row(sheet, last + 1, table.totals, table.columns, formats.totals)


def _set_up_page(sheet: xlsxwriter.worksheet.Worksheet, table: Table, head: int) -> None:
    sheet.set_paper(_A4)
    if sum(column.characters for column in table.columns) > _WIDE_FROM_CHARACTERS:
        sheet.set_landscape()
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"Times New Roman"&10&P/&N')
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    row: Sequence[Written],
    columns: Sequence[Column],
    formats: dict[ColumnKind, xlsxwriter.format.Format],
) -> None:
    for position, (value, column) in enumerate(zip(row, columns, strict=True)):
        style = formats[column.kind]
        ready = _excel_value(value, column.kind)
        if ready is None:
            sheet.write_blank(number, position, None, style)
        elif isinstance(ready, str):
            sheet.write_string(number, position, ready, style)
        elif isinstance(ready, bool):
            sheet.write_boolean(number, position, ready, style)
        elif isinstance(ready, date):
            sheet.write_datetime(number, position, ready, style)
        else:
            sheet.write_number(number, position, ready, style)


def _excel_value(value: Written, kind: ColumnKind) -> str | bool | float | date | None:
    """The value as Excel shall hold it; in a text column everything is text."""
    if isinstance(value, PartialDate):
        value = value.first_day() if value.precision == "day" else str(value)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(value)
    if kind is ColumnKind.TEXT:
        return _plain(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day if day >= _FIRST_DATE else format_date(day)
    return _excel_number(value, kind)


def _excel_number(value: float | Decimal, kind: ColumnKind) -> str | float:
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) >= _LARGEST_NUMBER:
        return str(value)
    if kind is ColumnKind.PERCENT:
        return float(number / 100)
    return value if isinstance(value, int) else float(number)


def _text(value: str) -> str:
    """Text that Excel can hold: broken halves of characters replaced, and not too long."""
    text = value.encode("utf-8", "replace").decode("utf-8")
    # Excel counts UTF-16 units, in which an emoji is two.
    if len(text.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
        raise FileError(
            f"Có ô dài hơn {_LONGEST_TEXT:,} ký tự, Excel không chứa được: “{text[:40]}…”.".replace(",", ".")
        )
    return text


def _plain(value: Written) -> str:
    """A value as text without marks at the thousands, with the decimal comma."""
    if value is None:
        return ""
    if isinstance(value, date | PartialDate):
        day = value.date() if isinstance(value, datetime) else value
        return format_date(day)
    if isinstance(value, bool):
        return "có" if value else "không"
    return value if isinstance(value, str) else str(value).replace(".", ",")


def _csv_cell(value: Written) -> str:
    return escape_formula(value) if isinstance(value, str) else _plain(value)


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """A name for each sheet as Excel allows it: 31 characters, no []:*?/\\, none twice."""
    names: list[str] = []
    for number, table in enumerate(tables, 1):
        name = " ".join(table.name.translate(_NOT_IN_NAMES).split()).strip("'")[:_LONGEST_NAME].strip(" '")
        taken = {used.lower() for used in names} | {"history", ""}
        names.append(name if name.lower() not in taken else f"{name[: _LONGEST_NAME - 6]} ({number})".strip())
    return names

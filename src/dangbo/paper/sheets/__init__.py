"""Tables read from and written to files: Excel (.xlsx, .xls), OpenDocument (.ods) and CSV."""

from dangbo.paper.sheets.filling import fill_workbook, unknown_workbook_keys, workbook_keys
from dangbo.paper.sheets.headings import find_header
from dangbo.paper.sheets.model import Cell, Sheet
from dangbo.paper.sheets.reading import read_sheets
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, write_csv, write_xlsx

__all__ = [
    "Cell",
    "Column",
    "ColumnKind",
    "Sheet",
    "Table",
    "fill_workbook",
    "find_header",
    "read_sheets",
    "unknown_workbook_keys",
    "workbook_keys",
    "write_csv",
    "write_xlsx",
]

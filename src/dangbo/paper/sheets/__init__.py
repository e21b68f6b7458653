"""Tables read from and written to files: Excel (.xlsx, .xls), OpenDocument (.ods) and CSV."""

from dangbo.paper.sheets.headings import find_header
from dangbo.paper.sheets.model import Cell, Sheet
from dangbo.paper.sheets.reading import read_sheets
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, write_csv, write_xlsx

__all__ = ["Cell", "Column", "ColumnKind", "Sheet", "Table", "find_header", "read_sheets", "write_csv", "write_xlsx"]

"""How far a sheet reaches, found before a reader makes room for every cell up to its last one.

A file of a few hundred bytes can claim a cell in its last row and column; a reader that lays cells out in
a rectangle would then need gigabytes.
"""

import io
import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from dangbo.paper.errors import FileError
from dangbo.paper.limits import Limits
from dangbo.paper.packages import broken_file
from dangbo.vietnamese.numbers import format_int

_NAMED_CELL = re.compile(rb"<c\s[^>]*?\br\s*=\s*[\"']([A-Za-z]+\d+)[\"']")
_PLAIN_CELL = re.compile(rb'<c r="[A-Z]{1,3}([1-9]\d{0,7})"')
_CELL_TAG = re.compile(rb"<c[\s/>]")
_PREFIXED_CELL_TAG = re.compile(rb":c[\s/>]")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_LAST_ROW = 10_000_000
_ALPHABET = string.ascii_uppercase
_LETTERS, _DIGITS = string.ascii_letters.encode(), string.digits.encode()


def check_extent(rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet that reaches beyond the limits.

    Raises:
        FileError: names what is too large and the limit.
    """
    if rows > limits.rows:
        raise FileError(
            f"Trang tính có hơn {format_int(limits.rows)} dòng. Hãy xóa dòng thừa hoặc chia thành nhiều tệp."
        )
    if columns > limits.columns:
        raise FileError(f"Trang tính có hơn {format_int(limits.columns)} cột. Hãy xóa các cột thừa rồi chọn lại.")
    if rows * columns > limits.cells:
        raise FileError(
            f"Trang tính có hơn {format_int(limits.cells)} ô. Hãy xóa dòng, cột thừa hoặc chia thành nhiều tệp."
        )


def check_xlsx_extent(content: bytes, limits: Limits) -> None:
    """Refuse one sheet part of an .xlsx file whose cells reach beyond the limits.

    Beyond the limits only cells that hold something count: Excel keeps formatted empty rows down to the last.

    Raises:
        FileError: names what is too large and the limit; or the XML is broken.
    """
    if not _is_plainly_within(content, limits):
        check_extent(*_xlsx_extent(content, limits), limits)


def _is_plainly_within(content: bytes, limits: Limits) -> bool:
    """Whether every cell is written as Excel writes it, in rows and columns that are surely within the limits.

    One search over the file instead of a look at each cell; False says only that each must be looked at.
    """
    last = _PLAIN_CELL.match(content, max(content.rfind(b"<c "), 0))
    if last is None or _PREFIXED_CELL_TAG.search(content):
        return False
    digits = last[1].decode()
    rows = (int(digits[0]) + 1) * 10 ** (len(digits) - 1) - 1
    columns = min(limits.columns, limits.cells // rows)
    return rows <= limits.rows and columns > 0 and _odd_cell(columns, digits).search(content) is None


@lru_cache
def _odd_cell(columns: int, digits: str) -> re.Pattern[bytes]:
    """A cell not plainly in one of the columns from A on, with a row number of as many digits, the first no higher."""
    pairs = min(columns // len(_ALPHABET) - 1, len(_ALPHABET))
    single = f"[A-{_ALPHABET[min(columns, len(_ALPHABET)) - 1]}]"
    letters = f"[A-{_ALPHABET[pairs - 1]}]?[A-Z]" if pairs > 0 else single
    number = rf"[0-{digits[0]}]?\d{{1,{len(digits) - 1}}}" if len(digits) > 1 else r"\d"
    return re.compile(rf'<c(?:[^\S ]|[/>]| (?!r="{letters}{number}"))'.encode())


def _xlsx_extent(content: bytes, limits: Limits) -> tuple[int, int]:
    """Rows and columns that the cells of one sheet part reach, found cell by cell."""
    names = _NAMED_CELL.findall(content)
    if _PREFIXED_CELL_TAG.search(content) or len(names) < len(_CELL_TAG.findall(content)):
        return _filled_extent(content)
    rows = max(map(_row_number, {name.lstrip(_LETTERS) for name in names}), default=0)
    columns = max(map(_column_number, {name.rstrip(_DIGITS) for name in names}), default=0)
    fits = rows <= limits.rows and columns <= limits.columns and rows * columns <= limits.cells
    return (rows, columns) if fits else _filled_extent(content)


def ods_extents(content: bytes) -> Iterator[tuple[int, int]]:
    """Rows and columns that each table of an .ods file reaches, repetitions counted, empty ends left out.

    Raises:
        FileError: when the XML is broken.
    """
    parser = etree.iterparse(io.BytesIO(content), tag=f"{_TABLE}table", resolve_entities=False, no_network=True)
    try:
        for _, table in parser:
            yield _table_extent(table.iter(f"{_TABLE}table-row"))
            table.clear()
    except etree.XMLSyntaxError as error:
        raise broken_file() from error


def _filled_extent(content: bytes) -> tuple[int, int]:
    row = column = last_row = last_column = 0
    parser = etree.iterparse(io.BytesIO(content), ("start", "end"), resolve_entities=False, no_network=True)
    try:
        for event, element in parser:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if event == "start" and tag == "row":
                row, column = _place(element, row)[0], 0
            elif event == "end" and tag == "c":
                cell_row, column = _place(element, row, column)
                if len(element):
                    last_row, last_column = max(last_row, cell_row), max(last_column, column)
            if event == "end" and tag in ("c", "row"):
                element.clear()
    except etree.XMLSyntaxError as error:
        raise broken_file() from error
    return last_row, last_column


def _place(element: etree._Element, row: int, column: int | None = None) -> tuple[int, int]:
    """Row and column of a cell, or the row of a row (`column` None), that follow the ones before."""
    match = re.fullmatch(r"([A-Za-z]*)(\d+)", element.get("r", ""))
    if column is None:
        return (_row_number(match[2].encode()) if match else row + 1), 0
    if match is None or not match[1]:
        return row, column + 1
    return _row_number(match[2].encode()), _column_number(match[1].encode())


def _table_extent(rows: Iterable[etree._Element]) -> tuple[int, int]:
    position = last_row = last_column = 0
    for row in rows:
        position += _repeated(row, "rows")
        width = _row_width(row)
        if width:
            last_row, last_column = position, max(last_column, width)
    return last_row, last_column


def _row_width(row: etree._Element) -> int:
    position = last = 0
    for cell in row.iterchildren(*_CELLS):
        position += _repeated(cell, "columns")
        if len(cell) or any(name.endswith("}value-type") for name in cell.attrib):
            last = position
    return last


def _repeated(element: etree._Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(written), _LAST_ROW) if written.isascii() and written.isdigit() and len(written) < 9 else _LAST_ROW


def _row_number(digits: bytes) -> int:
    return int(digits) if len(digits) < 9 else _LAST_ROW


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - 64
    return number

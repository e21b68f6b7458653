"""Excel and OpenDocument workbooks, checked first and then read through calamine."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, has_compound_entry
from dangbo.paper.limits import Limits
from dangbo.paper.packages import broken_file, iterate_parts, password_needed
from dangbo.paper.sheets.extent import check_extent, check_xlsx_extent, ods_extents
from dangbo.paper.sheets.model import Cell, Sheet

_CalamineCell = int | float | str | bool | time | date | datetime | timedelta

_MACROS = "Tệp có macro nên không được mở. Hãy lưu lại thành .xlsx (không có macro) rồi chọn lại."
_XLSX_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin$|macrosheets/)", re.IGNORECASE)
_XLSX_SHEET = re.compile(r"\.xml$", re.IGNORECASE)
# LibreOffice writes the two list files even where there is no macro at all.
_ODS_MACROS = re.compile(r"^(?:Scripts/|Basic/(?!.*(?:script|dialog)-l[bc]\.xml$))")
# A FilePass record stands right after the BOF record of the workbook, or after WriteProtect ([MS-XLS] 2.1.7.20.3).
_XLS_PASSWORD = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
_MACRO_SHEETS = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)
# Whole numbers up to here survive in a double; above, Excel itself has lost digits.
_LARGEST_WHOLE = 2**53


def read_workbook(data: bytes, kind: Kind, limits: Limits) -> list[Sheet]:
    """The visible sheets of a workbook that hold anything; formulas give their stored values.

    Raises:
        FileError: broken, protected by a password, with macros, or beyond the limits.
    """
    if kind is Kind.XLSX:
        _check_xlsx(data, limits)
    elif kind is Kind.ODS:
        _check_ods(data, limits)
    else:
        _check_xls(data)
    try:
        return _read(data, limits)
    except PasswordError as error:
        raise password_needed() from error
    except CalamineError as error:
        raise broken_file() from error
    except BaseException as error:
        # A fault inside the Rust reader arrives as PanicException, which no module exports.
        if type(error).__name__ == "PanicException":
            raise broken_file() from error
        raise


def refuse_macros(names: Iterable[str]) -> None:
    """Refuse an .xlsx whose parts bear these names when one of them holds macros.

    Raises:
        FileError: says to save it without macros.
    """
    if any(_XLSX_MACROS.search(name) for name in names):
        raise FileError(_MACROS)


def _check_xlsx(data: bytes, limits: Limits) -> None:
    for name, content in iterate_parts(data, limits):
        refuse_macros([name])
        if _XLSX_SHEET.search(name) and b"sheetData" in content:
            check_xlsx_extent(content, limits)


def _check_xls(data: bytes) -> None:
    if has_compound_entry(data, "_VBA_PROJECT_CUR") or has_compound_entry(data, "_VBA_PROJECT"):
        raise FileError(_MACROS)
    if _XLS_PASSWORD.search(data):
        raise password_needed()


def _check_ods(data: bytes, limits: Limits) -> None:
    for name, content in iterate_parts(data, limits):
        if _ODS_MACROS.search(name):
            raise FileError(_MACROS)
        if name == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise password_needed()
        if name == "content.xml":
            for rows, columns in ods_extents(content):
                check_extent(rows, columns, limits)


def _read(data: bytes, limits: Limits) -> list[Sheet]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        if any(sheet.typ in _MACRO_SHEETS for sheet in workbook.sheets_metadata):
            raise FileError(_MACROS)
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
        ]
        return [sheet for name in names if (sheet := _sheet(workbook.get_sheet_by_name(name), limits)).rows]


def _sheet(found: CalamineSheet, limits: Limits) -> Sheet:
    if found.end is None:
        return Sheet(found.name, [])
    check_extent(found.end[0] + 1, found.end[1] + 1, limits)
    rows = [
        [(value or None) if value.__class__ is str else _cell(value) for value in row]
        for row in found.to_python(skip_empty_area=False)
    ]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return Sheet(found.name, rows)


def _cell(value: _CalamineCell) -> Cell:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) <= _LARGEST_WHOLE else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    return str(value) if isinstance(value, timedelta) else value

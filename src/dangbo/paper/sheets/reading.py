"""Reading a table from a file that somebody chose: Excel, OpenDocument or CSV."""

from pathlib import Path, PurePath

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import DEFAULT_LIMITS, Limits, load
from dangbo.paper.packages import password_needed
from dangbo.paper.sheets.csv_files import read_csv
from dangbo.paper.sheets.model import Sheet
from dangbo.paper.sheets.workbooks import read_workbook

_WORKBOOKS = (Kind.XLSX, Kind.XLS, Kind.ODS)


def read_sheets(source: bytes | Path, filename: str, *, limits: Limits = DEFAULT_LIMITS) -> list[Sheet]:
    """The visible sheets of a file that hold anything, at least one; what it is, its content says, not its name.

    Args:
        source: the content, or where it lies; a path is measured before it is read.
        filename: the name the reader knows the file by; it stands in messages and names a CSV's sheet.
        limits: size of the file and of each sheet.

    Raises:
        FileError: one Vietnamese sentence saying why the file cannot be used, and the way out.
    """
    data = load(source, limits)
    kind = kind_of(data)
    if kind is Kind.ENCRYPTED:
        raise password_needed()
    if kind in _WORKBOOKS:
        sheets = read_workbook(data, kind, limits)
    elif kind is Kind.TEXT:
        sheets = [read_csv(data, PurePath(filename).stem, limits)]
    else:
        raise _not_a_table(kind, filename)
    if not any(sheet.rows for sheet in sheets):
        raise FileError("Tệp không có dòng nào. Hãy chọn tệp có dữ liệu.")
    return sheets


def _not_a_table(kind: Kind, filename: str) -> FileError:
    if kind is Kind.UNKNOWN:
        return FileError("Tệp không phải Excel hoặc CSV. Hãy chọn tệp .xlsx hoặc .csv.")
    name = PurePath(filename).name[:80]
    if kind is Kind.XLSB:
        return FileError(f"“{name}” là {kind}. Hãy mở bằng Excel và lưu lại thành .xlsx.")
    return FileError(f"“{name}” là {kind}, không phải Excel hoặc CSV. Hãy chọn tệp .xlsx hoặc .csv.")

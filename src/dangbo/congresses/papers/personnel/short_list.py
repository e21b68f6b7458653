"""The short-CV list as a Word and an Excel file. What leaves the program is on record."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.personnel.guards import write_act
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.personnel.short_list import Sheet
from dangbo.congresses.queries.personnel.words import congress_title
from dangbo.elections.papers.writing import post_and_unit
from dangbo.paper.sheets.writing import Column, ColumnKind, Table, Written, write_xlsx
from dangbo.paper.word.build import OfficeDocument
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

WORD, EXCEL = "word", "excel"
TYPES = {
    WORD: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    EXCEL: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
COLUMNS = (
    Column("TT", ColumnKind.INTEGER, 5),
    Column("Họ và tên", ColumnKind.TEXT, 24),
    Column("Ngày sinh", ColumnKind.TEXT, 12),
    Column("Giới tính", ColumnKind.TEXT, 8),
    Column("Dân tộc", ColumnKind.TEXT, 10),
    Column("Quê quán", ColumnKind.TEXT, 24),
    Column("Ngày vào Đảng", ColumnKind.TEXT, 12),
    Column("Chuyên môn", ColumnKind.TEXT, 20),
    Column("Lý luận chính trị", ColumnKind.TEXT, 12),
    Column("Chức vụ, đơn vị", ColumnKind.TEXT, 28),
    Column("Diện", ColumnKind.TEXT, 10),
    Column("Còn công tác (tháng)", ColumnKind.INTEGER, 10),
    Column("Dự kiến", ColumnKind.TEXT, 20),
)
_WIDTHS_MM = (9, 30, 20, 12, 15, 28, 20, 24, 18, 34, 15, 15, 26)


@transaction.atomic
def short_list_file(
    *, actor: Actor, congress: Congress, sheets: Sequence[Sheet], reference: date, on: date, form: str
) -> bytes:
    """The list as a file of the form. Raises KeyError for an unknown form, and NotAllowed."""
    actor.require(Permission.EXPORT, congress.organisation_id)
    summary = f"Xuất danh sách trích ngang nhân sự {format_int(len(sheets))} người"
    write_act("export_personnel_list", actor, congress, summary, subject=congress, details={"form": form})
    makers = {WORD: _word, EXCEL: _excel}
    return makers[form](congress, sheets, reference, on)


def _excel(congress: Congress, sheets: Sequence[Sheet], reference: date, on: date) -> bytes:
    title = ["DANH SÁCH TRÍCH NGANG NHÂN SỰ", congress_title(congress, on), _counted(reference)]
    rows = [_row(number, sheet) for number, sheet in enumerate(sheets, start=1)]
    return write_xlsx([Table("Trích ngang", COLUMNS, rows, title)])


def _word(congress: Congress, sheets: Sequence[Sheet], reference: date, on: date) -> bytes:
    version = congress.organisation.version_at(on)
    above = committee_of(version.parent.version_at(on).name) if version.parent else ""
    document = OfficeDocument(title="Danh sách trích ngang nhân sự", landscape=True)
    document.head(above, committee_of(version.name), "", f"……, ngày {format_date(on)}")
    document.title("Danh sách trích ngang", f"nhân sự giới thiệu tại {_lower(congress_title(congress, on))}")
    rows = [[str(cell) for cell in _row(number, sheet)] for number, sheet in enumerate(sheets, start=1)]
    document.table([column.heading for column in COLUMNS], rows, _WIDTHS_MM)
    document.note(_counted(reference))
    document.signature([f"Lưu {committee_of(version.name)}"], f"T/M {committee_of(version.name)}", "Bí thư")
    return document.to_bytes()


def _row(number: int, sheet: Sheet) -> list[Written]:
    line, nominee = sheet.line, sheet.line.nominee
    person = nominee.person
    return [
        number,
        person.full_name,
        format_date(person.birth_date),
        person.get_sex_display(),
        person.ethnic_group,
        person.native_place,
        format_date(person.joined_on) if person.joined_on else "",
        sheet.profession,
        sheet.theory,
        post_and_unit(nominee.post, nominee.unit),
        "Lần đầu" if line.is_first_time else "Tái cử",
        line.months_left,
        sheet.posts,
    ]


def _counted(reference: date) -> str:
    return f"Thời gian công tác còn lại tính từ tháng {reference:%m/%Y}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]

"""The empty form of a list: headings, choices offered in the cells, one example line."""

import io
from collections.abc import Mapping
from datetime import date, datetime

import xlsxwriter

from dangbo.registry.exchange.fields import NO, YES, Field, FieldKind
from dangbo.registry.exchange.tables import FIELDS
from dangbo.registry.models.imports import ImportKind

ROWS_OFFERED = 2_000
WIDTHS = {FieldKind.NAME: 28, FieldKind.DATE: 14, FieldKind.PARTIAL_DATE: 14}
USUAL_WIDTH = 20
MADE = datetime(2020, 1, 1)  # noqa: DTZ001  # a fixed stamp, so that the same form has the same bytes
EXAMPLES: Mapping[str, Mapping[str, str | date]] = {
    ImportKind.MEMBERS: {
        "organisation": "Chi bộ Kế toán",
        "full_name": "Nguyễn Thị Ví Dụ",
        "sex": "Nữ",
        "birth_date": date(1986, 9, 12),
        "ethnic_group": "Kinh",
        "citizen_number": "001186000123",
        "card_number": "01234567",
        "joined_on": date(2010, 2, 3),
        "official_on": date(2011, 2, 3),
        "standing": "Chính thức",
        "theory_level": "Trung cấp",
    },
    ImportKind.ORGANISATIONS: {
        "code": "cb-ke-toan",
        "name": "Chi bộ Kế toán",
        "kind": "Chi bộ trực thuộc",
        "sector": "Cơ quan hành chính",
        "parent": "db-so-mot",
        "founded_on": date(2010, 1, 1),
    },
}
DATES = (FieldKind.DATE, FieldKind.PARTIAL_DATE)


def empty_form(kind: str) -> bytes:
    """An .xlsx file with the headings that an import knows, and the example in its first line."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": MADE})
        sheet = workbook.add_worksheet("Danh sách")
        heading = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#EDE7DC"})
        needed = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4D9C7"})
        text = workbook.add_format({"num_format": "@"})
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for index, field in enumerate(FIELDS[kind].values()):
            sheet.set_column(index, index, WIDTHS.get(field.kind, USUAL_WIDTH), day if field.kind in DATES else text)
            sheet.write_string(0, index, field.heading, needed if field.required else heading)
            _offer_choices(sheet, index, field)
            _write_example(sheet, index, EXAMPLES[kind].get(field.key), day, text)
        sheet.freeze_panes(1, 2)
    return stream.getvalue()


def _offer_choices(sheet: xlsxwriter.worksheet.Worksheet, index: int, field: Field) -> None:
    offered = [YES, NO] if field.kind is FieldKind.YES_NO else list(field.labels.values())
    if not offered:
        return
    rule = {
        "validate": "list",
        "source": offered,
        "error_type": "warning",
        "error_title": field.heading,
        "error_message": f"Chọn một trong: {', '.join(offered)}."[:255],
    }
    sheet.data_validation(1, index, ROWS_OFFERED, index, rule)


def _write_example(
    sheet: xlsxwriter.worksheet.Worksheet,
    index: int,
    value: str | date | None,
    day: xlsxwriter.format.Format,
    text: xlsxwriter.format.Format,
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(1, index, value, day)
    elif value:
        sheet.write_string(1, index, value, text)

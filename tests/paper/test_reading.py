"""Files of every kind that offices send are read to the same cells."""

import io
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from dangbo.paper.sheets import Sheet, find_header, read_sheets
from dangbo.vietnamese.text import search_key
from paper.files import convert, ods, workbook

MOMENT = datetime(2020, 6, 28, 7, 30)  # noqa: DTZ001 (Excel knows no time zones)


def typed_workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Đảng viên")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = book.add_format({"num_format": "hh:mm"})
        page.merge_range(0, 0, 0, 3, "DANH SÁCH ĐẢNG VIÊN")
        page.write_row(2, 0, ["Số thẻ", "Họ tên", "Ngày sinh", "Tuổi đảng"])
        page.write_string(3, 0, "00712345")
        page.write_string(3, 1, "Nông Thị Hạ Vy")
        page.write_datetime(3, 2, date(1985, 4, 30), day)
        page.write_number(3, 3, 12)
        page.write_number(3, 4, 24.14)
        page.write_boolean(3, 5, True)
        page.write_formula(3, 6, "=1+1", None, 2)
        page.write_formula(3, 7, '="a"', None, "a")
        page.write_datetime(3, 8, MOMENT, moment)
        page.write_datetime(3, 9, time(7, 30), clock)
    return stream.getvalue()


TYPED_ROW = [
    "00712345",
    "Nông Thị Hạ Vy",
    date(1985, 4, 30),
    12,
    24.14,
    True,
    2,
    "a",
    MOMENT,
    "07:30",
]


def test_xlsx_keeps_types_leading_zeros_and_row_numbers():
    (sheet,) = read_sheets(typed_workbook(), "ds.xlsx")
    assert sheet.name == "Đảng viên"
    assert sheet.rows[0][0] == "DANH SÁCH ĐẢNG VIÊN"
    assert sheet.rows[1] == [None] * 10
    assert sheet.rows[3] == TYPED_ROW
    assert [type(cell) for cell in sheet.rows[3]] == [type(cell) for cell in TYPED_ROW]


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_libreoffice_files_read_as_the_xlsx_they_came_from(suffix, tmp_path):
    (sheet,) = read_sheets(convert(typed_workbook(), suffix, tmp_path), f"ds.{suffix}")
    assert (sheet.name, sheet.rows[3][:7]) == ("Đảng viên", TYPED_ROW[:7])


def test_ods_made_by_hand_reads_text_numbers_dates_and_repetitions():
    cell = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
    row = (
        cell.format("string", "", "007")
        + cell.format("float", 'office:value="8236"', "8.236")
        + cell.format("date", 'office:date-value="2020-06-28"', "28/06/2020")
    )
    table = (
        f'<table:table table:name="Bảng"><table:table-row table:number-rows-repeated="2">{row}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert read_sheets(ods(table), "a.ods") == [Sheet("Bảng", [["007", 8236, date(2020, 6, 28)]] * 2)]


def test_content_decides_not_the_name():
    assert read_sheets(workbook(["007", 1]), "danh-sach.csv") == [Sheet("Sheet1", [["007", 1]])]
    assert read_sheets(b"a,b\n1,2\n", "danh-sach.xlsx") == [Sheet("danh-sach", [["a", "b"], ["1", "2"]])]


def test_a_path_is_read_like_its_content(tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(workbook(["a"]))
    assert read_sheets(path, path.name) == read_sheets(path.read_bytes(), path.name)


def test_hidden_and_empty_sheets_are_left_out():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("Trống")
        book.add_worksheet("Danh mục").write_string(0, 0, "ẩn")
        book.get_worksheet_by_name("Danh mục").hide()
        book.add_worksheet("Số liệu").write_string(0, 0, "thấy")
    assert read_sheets(stream.getvalue(), "a.xlsx") == [Sheet("Số liệu", [["thấy"]])]


def test_formatted_empty_rows_down_to_the_last_are_no_rows():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "a")
        page.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    assert read_sheets(stream.getvalue(), "a.xlsx") == [Sheet("Sheet1", [["a"]])]


def test_a_register_of_8236_rows_and_40_columns_is_read_whole():
    rows = [[f"Nông Văn {n}" if column % 2 else n * column for column in range(40)] for n in range(8_236)]
    (sheet,) = read_sheets(workbook(*rows), "a.xlsx")
    assert sheet.rows == rows


HEADINGS = ["Họ và tên", "Ngày sinh", "Số thẻ đảng viên"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["HO VA TEN", "ngày sinh"], ["Họ và tên"]], 0),
        ([["DANH SÁCH"], [], ["TT", "Họ  và tên", "NGÀY SINH", "SỐ THẺ ĐẢNG VIÊN"], ["1", "A", "B"]], 2),
        ([["Họ và tên"], ["An"]], None),
        ([["a"], [1, None]], None),
        ([], None),
    ],
)
def test_the_header_is_the_row_with_most_known_headings(rows, expected):
    assert find_header(Sheet("a", rows), HEADINGS, search_key) == expected


def test_one_known_heading_is_enough_where_only_one_is_known():
    assert find_header(Sheet("a", [["x"], ["Mã"]]), ["mã"], str.lower) == 1
    assert find_header(Sheet("a", [["x"]]), [], str.lower) is None


def test_reading_takes_a_path_that_is_absent_as_a_sentence():
    with pytest.raises(ValueError, match=r"Không tìm thấy tệp “khong-co\.xlsx”"):
        read_sheets(Path("khong-co.xlsx"), "khong-co.xlsx")

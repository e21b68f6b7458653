"""An Excel template is filled by key: a lone figure becomes a number, its formulas are worked out again."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from dangbo.paper.errors import FileError
from dangbo.paper.sheets import fill_workbook, read_sheets, unknown_workbook_keys, workbook_keys
from dangbo.paper.word import FigureText
from paper.files import compound, parts_of, with_parts, workbook

FIGURES = {
    "members": FigureText("members", "Đảng viên", "8.236", 8_236),
    "women_share": FigureText("women_share", "Tỷ lệ nữ", "24,14%", Decimal("24.14")),
    "awards": FigureText("awards", "Bằng khen", "–"),
}


def template(*, constant_memory: bool = False) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": constant_memory}) as book:
        page = book.add_worksheet("Biểu 1")
        bold = book.add_format({"bold": True})
        page.write_string(0, 0, "Đến {{ngay}}, {{to_chuc}}")
        page.write_string(1, 0, "Đảng viên")
        page.write_string(1, 1, "{{members}}", book.add_format({"num_format": "#,##0"}))
        page.write_string(2, 1, " {{ Women_share }} ", book.add_format({"num_format": "0.00%"}))
        page.write_string(3, 1, "{{members|chu}}")
        page.write_string(4, 1, "{{awards}}")
        if not constant_memory:
            page.write_rich_string(5, 0, "Có ", bold, "{{mem", "bers}} đảng viên")
        page.write_formula(6, 1, "=B2*2", None, 0)
        page.write_string(7, 0, "không có khóa")
    return stream.getvalue()


CONTEXT = {"ngay": "28/06/2020", "to_chuc": "{{members}}"}


@pytest.mark.parametrize("constant_memory", [False, True])
def test_cells_become_numbers_or_text_and_nothing_is_filled_twice(constant_memory):
    data = fill_workbook(template(constant_memory=constant_memory), CONTEXT, FIGURES)
    (sheet,) = read_sheets(data, "a.xlsx")
    assert sheet.rows[0][0] == "Đến 28/06/2020, {{members}}"
    column = [8_236, 0.2414, "tám nghìn hai trăm ba mươi sáu", "–"]
    assert [row[1] for row in sheet.rows[1:5]] == column
    assert sheet.rows[7][0] == "không có khóa"
    if not constant_memory:
        assert sheet.rows[5][0] == "Có 8.236 đảng viên"


def test_formats_stay_and_formulas_are_worked_out_again():
    parts = parts_of(fill_workbook(template(), CONTEXT, FIGURES))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="B2" s="1"><v>8236</v></c>' in sheet
    assert "<f>B2*2</f></c>" in sheet
    assert 'fullCalcOnLoad="1"' in parts["xl/workbook.xml"].decode()


def test_the_same_template_and_values_give_the_same_bytes():
    data = template()
    assert fill_workbook(data, CONTEXT, FIGURES) == fill_workbook(data, CONTEXT, FIGURES)


def test_keys_and_unknown_keys_of_a_template():
    data = template()
    assert workbook_keys(data) == {"ngay", "to_chuc", "members", "women_share", "awards"}
    assert unknown_workbook_keys(data, {"members", "ngay"}) == ["to_chuc", "women_share", "awards"]
    with pytest.raises(FileError, match="Bản mẫu có khóa không rõ: ngay, to_chuc"):
        fill_workbook(data, {}, FIGURES)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (workbook(["{{bang:members}}"]), "Bản mẫu Excel không dùng {{bang:…}} và {{moi:…}}; hãy đặt bảng"),
        (workbook(["{{members"]), "Bản mẫu có dấu {{ hoặc }} không thành cặp ở đoạn “{{members”."),
        (b"a,b", "Bản mẫu không phải tệp Excel .xlsx. Hãy mở bằng Excel và lưu lại thành .xlsx."),
        (compound("EncryptedPackage"), "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."),
        (with_parts(template(), {"xl/vbaProject.bin": b"x"}), "Tệp có macro nên không được mở."),
        (with_parts(template(), {"xl/sharedStrings.xml": "<sst/>"}), "Tệp bị hỏng, không mở được."),
        (with_parts(template(), {"xl/sharedStrings.xml": "<sst"}), "Tệp bị hỏng, không mở được."),
    ],
)
def test_a_template_that_cannot_be_used_is_one_sentence(data, expected):
    with pytest.raises(FileError) as caught:
        fill_workbook(data, CONTEXT, FIGURES)
    assert str(caught.value).startswith(expected)

"""A file that cannot be used is refused with one clear sentence, before anything large is unpacked."""

import io
import struct
import zipfile
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_col_to_name

from dangbo.paper.errors import FileError
from dangbo.paper.limits import Limits
from dangbo.paper.sheets import read_sheets
from dangbo.paper.sheets.extent import check_xlsx_extent
from paper.files import compound, convert, ods, parts_of, with_files, with_parts, workbook, zipped

NOT_A_TABLE = "Tệp không phải Excel hoặc CSV. Hãy chọn tệp .xlsx hoặc .csv."
BROKEN = "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."
MACROS = "Tệp có macro nên không được mở. Hãy lưu lại thành .xlsx (không có macro) rồi chọn lại."
PASSWORD = "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."
DENSE = "Tệp bung ra quá lớn so với kích thước của nó nên không được mở. Hãy lưu lại dữ liệu vào một tệp mới."
DECLARED = "Tệp có khai báo lạ trong XML (DTD hoặc thực thể) nên không được mở. Hãy lưu lại bằng Word hoặc Excel."
NO_ROWS = "Tệp không có dòng nào. Hãy chọn tệp có dữ liệu."
SHEET = "xl/worksheets/sheet1.xml"
SMALL = Limits(file_bytes=1_000_000, unpacked_bytes=2_000_000, ratio_from_bytes=500_000, ratio=50)


def sentence(data: bytes, name: str = "ds.xlsx", limits: Limits = Limits()) -> str:  # noqa: B008 (frozen)
    with pytest.raises(FileError) as caught:
        read_sheets(data, name, limits=limits)
    return str(caught.value)


def sheet_xml(cells: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


def refused_content_types(kind: str) -> bytes:
    return zipped({"[Content_Types].xml": f'<Types><Override ContentType="application/{kind}"/></Types>'})


def package_understating(size: int) -> bytes:
    """A workbook whose sheet says that it unpacks to ten bytes, but unpacks to `size`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(workbook(["a"])).items():
            package.writestr(name, sheet_xml(" " * size) if name == SHEET else content)
    data = bytearray(stream.getvalue())
    with zipfile.ZipFile(stream) as package:
        real = struct.pack("<I", package.getinfo(SHEET).file_size)
    return bytes(data.replace(real, struct.pack("<I", 10)))


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.xlsx", "Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác."),
        (b"PK\x03\x04 not a package", "a.xlsx", BROKEN),
        (workbook(["a"])[:-200], "a.xlsx", BROKEN),
        (b"\x00\x01\x02\x03" * 50, "a.xlsx", NOT_A_TABLE),
        (b"%PDF-1.7\n%\xe2\xe3", "danh sách.xlsx", "“danh sách.xlsx” là tệp PDF, " + NOT_A_TABLE[4:]),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.csv", "“a.csv” là tệp ảnh, " + NOT_A_TABLE[4:]),
        (b"MZ\x90\0\x03\0", "../../a.xlsx", "“a.xlsx” là tệp chương trình, " + NOT_A_TABLE[4:]),
        (b"<html><table><tr><td>1", "a.xls", "“a.xls” là trang web (HTML), " + NOT_A_TABLE[4:]),
        (b'<?xml version="1.0"?><Workbook/>', "a.xls", "“a.xls” là tệp XML, " + NOT_A_TABLE[4:]),
        (zipped({"a.txt": "x"}), "a.xlsx", "“a.xlsx” là tệp nén, " + NOT_A_TABLE[4:]),
        (
            refused_content_types("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            "ds.xlsx",
            "“ds.xlsx” là tệp Word, " + NOT_A_TABLE[4:],
        ),
        (
            refused_content_types("vnd.ms-excel.sheet.binary.macroEnabled.main"),
            "ds.xlsb",
            "“ds.xlsb” là tệp Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu lại thành .xlsx.",
        ),
        (compound("WordDocument"), "a.xls", "“a.xls” là tệp Word 97-2003, " + NOT_A_TABLE[4:]),
        (compound("EncryptionInfo", "EncryptedPackage"), "a.xlsx", PASSWORD),
        (compound("Workbook", "_VBA_PROJECT_CUR"), "a.xls", MACROS),
        (compound("Workbook"), "a.xls", BROKEN),
        (with_parts(workbook(["a"]), {"xl/vbaProject.bin": b"x"}), "a.xlsm", MACROS),
        (with_parts(workbook(["a"]), {"xl/macrosheets/sheet1.xml": "<x/>"}), "a.xlsm", MACROS),
        (with_parts(ods("<table:table/>"), {"Basic/Standard/Module1.xml": "<x/>"}), "a.ods", MACROS),
        (ods("<table:table"), "a.ods", BROKEN),
        (workbook(), "a.xlsx", NO_ROWS),
        (b"\xef\xbb\xbf\n\n", "a.csv", NO_ROWS),
    ],
)
def test_each_unusable_file_has_its_own_sentence(data, name, expected):
    assert sentence(data, name) == expected


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declaration", ['<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!DOCTYPE x [<!ENTITY a 'b'>]>"])
def test_xml_that_declares_anything_is_refused(codec, declaration):
    xml = f'<?xml version="1.0" encoding="{codec}"?>{declaration}<sst/>'
    assert sentence(with_parts(workbook(["a"]), {"xl/sharedStrings.xml": xml.encode(codec)})) == DECLARED


def test_a_file_of_200_megabytes_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(FileError) as caught:
        read_sheets(path, path.name)
    assert str(caught.value) == "Tệp lớn 200 MB, quá mức 30 MB. Hãy bỏ ảnh và trang thừa hoặc chia thành nhiều tệp."


def test_sizes_in_messages_have_a_decimal_comma():
    limits = Limits(file_bytes=1_572_864)
    assert sentence(b"x" * 1_600_000, limits=limits).startswith("Tệp lớn 1,6 MB, quá mức 1,5 MB.")


def test_zip_bombs_are_refused_by_ratio_by_total_and_by_number_of_parts():
    bomb = with_parts(workbook(["a"]), {SHEET: sheet_xml(" " * 1_500_000)})
    assert sentence(bomb, limits=SMALL) == DENSE
    assert sentence(with_parts(workbook(["a"]), {"x.bin": bytes(3_000_000)}), limits=SMALL) == DENSE
    assert sentence(workbook(["a"]), limits=Limits(parts=3)) == DENSE


def test_a_part_that_understates_its_size_is_found_by_its_checksum():
    assert sentence(package_understating(1_000_000)) == BROKEN


def test_sheets_beyond_the_limits_are_refused():
    limits = Limits(rows=3, columns=2, cells=5)
    assert sentence(workbook(*[["a"]] * 4), limits=limits).startswith("Trang tính có hơn 3 dòng.")
    assert sentence(workbook(["a", "b", "c"]), limits=limits).startswith("Trang tính có hơn 2 cột.")
    assert sentence(workbook(*[["a", "b"]] * 3), limits=limits).startswith("Trang tính có hơn 5 ô.")
    assert sentence(b"a\nb\nc\nd\n", limits=limits).startswith("Trang tính có hơn 3 dòng.")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row><row><c x='>' r = 'XFD9'><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v>1</v></c>' + "<c><v>1</v></c>" * 400 + "</row>",
        '<row r="100001"><c><v>1</v></c></row>',
        '<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row>',
    ],
)
def test_a_few_cells_far_apart_do_not_make_room_for_all_between(cells):
    assert sentence(with_parts(workbook(["a"]), {SHEET: sheet_xml(cells)})).startswith("Trang tính có hơn ")


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 800)), max_size=6),
    st.builds(Limits, rows=st.integers(1, 25), columns=st.integers(1, 760), cells=st.integers(1, 4_000)),
    st.sampled_from(['<c r="{}"><v>1</v></c>', "<c r='{}'><v>1</v></c>", '<c s="1" r="{}"><v>1</v></c>']),
)
def test_a_sheet_is_refused_just_when_its_last_row_or_column_is_beyond_the_limits(cells, limits, written):
    xml = sheet_xml("".join(written.format(f"{xl_col_to_name(column)}{row}") for row, column in cells)).encode()
    rows, columns = max((row for row, _ in cells), default=0), max((column + 1 for _, column in cells), default=0)
    fits = rows <= limits.rows and columns <= limits.columns and rows * columns <= limits.cells
    with nullcontext() if fits else pytest.raises(FileError, match="Trang tính có hơn "):
        check_xlsx_extent(xml, limits)


@pytest.mark.parametrize("attributes", ['number-rows-repeated="1000000"', 'number-rows-repeated="99999999999"'])
def test_repeated_ods_rows_are_counted_before_they_are_laid_out(attributes):
    cell = '<table:table-cell xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" o:value-type="float"/>'
    table = f'<table:table table:name="a"><table:table-row table:{attributes}>{cell}</table:table-row></table:table>'
    assert sentence(ods(table), "a.ods").startswith("Trang tính có hơn 100.000 dòng.")


def test_every_cut_of_a_workbook_is_a_sentence_or_a_sheet(tmp_path):
    for suffix in ("xlsx", "xls", "ods"):
        data = workbook(["a", 1]) if suffix == "xlsx" else convert(workbook(["a", 1]), suffix, tmp_path)
        for cut in range(1, len(data), max(1, len(data) // 25)):
            try:
                read_sheets(data[:cut], f"a.{suffix}")
            except FileError as error:
                assert "\n" not in str(error)


def test_password_of_old_excel_and_of_opendocument_is_named(tmp_path):
    manifest = parts_of(ods(""))["META-INF/manifest.xml"].decode()
    locked = manifest.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")
    assert sentence(with_parts(ods(""), {"META-INF/manifest.xml": locked}), "a.ods") == PASSWORD
    old = convert(workbook(["a"]), "xls", tmp_path)
    begin = old.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    end_of_begin = begin + 20
    password_record = b"\x2f\x00\x36\x00" + b"\x01\x00\x01\x00\x01\x00" + bytes(48)
    protected = old[:end_of_begin] + password_record + old[end_of_begin + len(password_record) :]
    assert sentence(protected, "a.xls") == PASSWORD


HAND_ODS = ods(
    '<table:table table:name="a"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)


@with_files
@given(
    st.sampled_from([workbook(["a", 1], ["b"]), HAND_ODS, compound("Workbook"), "Họ tên;Số\nLan;1\n".encode()]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_any_damage_to_a_file_is_a_sentence_or_a_sheet(data, damage):
    damaged = bytearray(data)
    for place, byte in damage:
        damaged[int(place * len(data))] = byte
    try:
        read_sheets(bytes(damaged), "a.xlsx")
    except FileError as error:
        assert "\n" not in str(error)


def test_a_damaged_list_of_contents_is_a_broken_file():
    data = bytearray(workbook(["a"]))
    start = data.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    data[start : start + 60] = bytes(range(60))
    assert sentence(bytes(data)) == BROKEN

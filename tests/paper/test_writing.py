"""What is written to Excel and CSV is read again as it was, and never as a formula."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Column, ColumnKind, Table, read_sheets, write_csv, write_xlsx
from dangbo.vietnamese.dates import PartialDate
from paper.files import parts_of, with_files

TEXT, INTEGER, DATE = Column("Họ tên"), Column("Số", ColumnKind.INTEGER), Column("Ngày", ColumnKind.DATE)
# Carriage returns are left out: XML readers turn them into line feeds; odd code points have no Unicode text.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20) | st.sampled_from(
    [
        "007",
        "=cmd|' /C calc'!A0",
        "+84",
        "-1",
        "@x",
        "'=1",
        "  a ",
        "Nguyễn Thị Ẩn",
        "1e5",
        "TRUE",
        "_x0041_",
        "a\nb",
        "\t=1",
    ]
)
days = st.dates(date(1900, 3, 1), date(9999, 12, 31))
integers = st.integers(-(10**15) + 1, 10**15 - 1)
rows = st.lists(st.tuples(texts, integers, days), min_size=1, max_size=5)


def read_rows(data: bytes) -> list[list[object]]:
    (sheet,) = read_sheets(data, "a.xlsx")
    return sheet.rows


@with_files
@given(rows)
def test_excel_gives_back_text_integers_and_dates(table):
    data = write_xlsx([Table("Danh sách", [TEXT, INTEGER, DATE], table)])
    assert read_rows(data) == [["Họ tên", "Số", "Ngày"], *map(list, table)]


@with_files
@given(st.lists(texts.filter(lambda text: "\0" not in text), min_size=1, max_size=5))
def test_csv_gives_back_text_in_nfc(lines):
    data = write_csv(Table("a", [TEXT, TEXT], [[line, "x"] for line in lines]))
    expected = [[unicodedata.normalize("NFC", line), "x"] for line in lines]
    assert read_rows(data) == [["Họ tên", "Họ tên"], *expected]


def test_no_text_becomes_a_formula_or_a_link():
    data = write_xlsx([Table("a", [TEXT], [["=1+1"], ["{=1}"], ["http://example.vn"]], title=["=2+2"])])
    sheet = parts_of(data)["xl/worksheets/sheet1.xml"]
    assert (b"<f>" in sheet, b"<hyperlink" in sheet) == (False, False)
    assert write_csv(Table("a", [TEXT], [["=1+1"], ["\t@x"]])).decode("utf-8-sig") == "Họ tên\r\n'=1+1\r\n'\t@x\r\n"


def test_each_kind_of_column_writes_its_values():
    columns = [Column(kind, kind) for kind in ColumnKind]
    full = [12, 8_236, Decimal("7.5"), Decimal("24.14"), datetime(1985, 4, 30, 8), PartialDate(1985, 4)]  # noqa: DTZ001
    bare = [None, "", None, None, date(1890, 1, 2), PartialDate(1985, 4, 30)]
    odd = [date(2020, 6, 28), 10**16, float("inf"), "chưa rõ", "1985", True]
    assert read_rows(write_xlsx([Table("a", columns, [full, bare, odd])]))[1:] == [
        ["12", 8_236, 7.5, 0.2414, date(1985, 4, 30), "04/1985"],
        [None, None, None, None, "02/01/1890", date(1985, 4, 30)],
        ["28/06/2020", "10000000000000000", "inf", "chưa rõ", "1985", True],
    ]
    assert write_csv(Table("a", columns, [full, bare, odd])).decode("utf-8-sig").splitlines()[1:] == [
        '12,8236,"7,5","24,14",30/04/1985,04/1985',
        ",,,,02/01/1890,30/04/1985",
        "28/06/2020,10000000000000000,inf,chưa rõ,1985,có",
    ]


def test_title_stands_above_and_totals_below():
    table = Table("a", [TEXT, INTEGER], [["Chi bộ 1", 21]], title=["DANH SÁCH", "đến 28/06/2020"], totals=["Tổng", 21])
    assert read_rows(write_xlsx([table])) == [
        ["DANH SÁCH", None],
        ["đến 28/06/2020", None],
        [None, None],
        ["Họ tên", "Số"],
        ["Chi bộ 1", 21],
        ["Tổng", 21],
    ]
    assert write_csv(table).decode("utf-8-sig") == "Họ tên,Số\r\nChi bộ 1,21\r\nTổng,21\r\n"


def test_the_same_table_gives_the_same_bytes():
    def table() -> Table:
        return Table("a", [TEXT, INTEGER, DATE], ((f"Chi bộ {n}", n, date(2020, 6, 28)) for n in range(50)))

    assert write_xlsx([table()]) == write_xlsx([table()])
    assert write_csv(table()) == write_csv(table())


def test_head_is_frozen_and_repeated_and_wide_tables_lie_on_their_side():
    wide = Table("Rộng", [Column(f"Cột {n}", width=20) for n in range(6)], [[str(n) for n in range(6)]], title=["T"])
    parts = parts_of(write_xlsx([wide, Table("Hẹp", [TEXT], [["a"]])]))
    first, second = (parts[f"xl/worksheets/sheet{n}.xml"].decode() for n in (1, 2))
    assert 'topLeftCell="A4"' in first and '<autoFilter ref="A3:F4"/>' in first
    assert 'paperSize="9"' in first and 'orientation="landscape"' in first
    assert 'paperSize="9"' in second and 'orientation="portrait"' in second
    assert "Rộng!$3:$3" in parts["xl/workbook.xml"].decode().replace("'", "")


def test_sheet_names_are_made_such_that_excel_takes_them():
    names = ["Đảng viên [2020/2025]?", "đảng viên  2020 2025", "'", "x" * 40, "x" * 40, "History"]
    data = write_xlsx([Table(name, [TEXT], [["a"]]) for name in names])
    assert [sheet.name for sheet in read_sheets(data, "a.xlsx")] == [
        "Đảng viên 2020 2025",
        "đảng viên 2020 2025 (2)",
        "(3)",
        "x" * 31,
        "x" * 25 + " (5)",
        "History (6)",
    ]


def test_text_that_excel_cannot_hold_is_refused_and_broken_characters_are_replaced():
    with pytest.raises(FileError, match=r"Có ô dài hơn 32\.767 ký tự"):
        write_xlsx([Table("a", [TEXT], [["ă" * 32_768]])])
    assert read_rows(write_xlsx([Table("a", [TEXT], [["a\ud800b"]])])) == [["Họ tên"], ["a?b"]]


def test_a_workbook_needs_a_table_and_a_row_its_columns():
    with pytest.raises(ValueError, match="at least one table"):
        write_xlsx([])
    with pytest.raises(ValueError, match="zip"):
        write_xlsx([Table("a", [TEXT], [["a", "b"]])])

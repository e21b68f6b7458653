"""CSV in every encoding and with every delimiter that offices have."""

import unicodedata

import pytest

from dangbo.paper.errors import FileError
from dangbo.paper.sheets import read_sheets

LINES = "Họ và tên;Số thẻ;Ghi chú\nNguyễn Ngọc Ấn;007;Đảng ủy khối\nTrần Thị Hằng;012;xã Kỳ Phú, huyện\n"
ROWS = [
    ["Họ và tên", "Số thẻ", "Ghi chú"],
    ["Nguyễn Ngọc Ấn", "007", "Đảng ủy khối"],
    ["Trần Thị Hằng", "012", "xã Kỳ Phú, huyện"],
]


def rows(data: bytes) -> list[list[object]]:
    (sheet,) = read_sheets(data, "ds.csv")
    return sheet.rows


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows writes it: letters with circumflex and horn whole, tones after them."""
    out = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            letters = unicodedata.normalize("NFD", char)
            tones = [mark for mark in letters if mark in "\u0300\u0301\u0303\u0309\u0323"]
            whole = unicodedata.normalize("NFC", "".join(c for c in letters if c not in tones))
            out += "".join([whole, *tones]).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        LINES.encode("utf-8"),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        windows_1258(LINES),
        LINES.replace("\n", "\r\n").encode(),
        (LINES + "\x1a").encode(),
        ("sep=;\r\n" + LINES).encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "windows-1258", "crlf", "dos-end", "sep-line"],
)
def test_the_same_rows_come_from_every_encoding(data):
    assert rows(data) == ROWS


def test_utf16_without_mark_is_told_by_its_zeros():
    assert rows("ma,ten\n1,Lan\n".encode("utf-16-le")) == [["ma", "ten"], ["1", "Lan"]]
    assert rows("ma,ten\n1,Lan\n".encode("utf-16-be")) == [["ma", "ten"], ["1", "Lan"]]


def test_tcvn3_of_the_old_abc_fonts_is_read():
    # "Họ tên,Quê" / "Nguyễn Văn Đức,xã Kỳ Phú" in TCVN3 bytes.
    data = b"H\xe4 t\xaan,Qu\xaa\nNguy\xd4n V\xa8n \xa7\xf8c,x\xb7 K\xfa Ph\xf3\n"
    assert rows(data) == [["Họ tên", "Quê"], ["Nguyễn Văn Đức", "xã Kỳ Phú"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_even_beside_commas_in_numbers(sign):
    line = sign.join(['"24,14%"', '"a ""b"" c"', '"hai\ndòng"'])
    assert rows(f"{sign.join('abc')}\n{line}\n".encode()) == [["a", "b", "c"], ["24,14%", 'a "b" c', "hai\ndòng"]]


def test_one_column_and_missing_cells_are_kept():
    assert rows("Họ tên\nLan\n\nMai\n\n".encode()) == [["Họ tên"], ["Lan"], [], ["Mai"]]
    assert rows(b"a,b,c\n1,,\n") == [["a", "b", "c"], ["1", None, None]]


def test_an_open_quote_and_a_foreign_encoding_are_refused():
    with pytest.raises(FileError, match="dấu ngoặc kép không khép"):
        rows(b'a,b\n"1,2\n')
    with pytest.raises(FileError, match="Không nhận ra bảng mã"):
        rows("Привет мир,данные\n".encode("cp1251"))
    with pytest.raises(FileError, match="Không nhận ra bảng mã"):
        rows(b"\xff\xfea")

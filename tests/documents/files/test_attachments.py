"""What may be attached is told by content; what is wrong has one sentence that names it."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.attachments import LONGEST_NAME, check_attachment, clean_filename
from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind
from dangbo.paper.limits import MEGABYTE
from paper.files import compound, ods, parts_of, with_parts, workbook, zipped

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 30
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 30
TIFF = b"II*\x00" + b"\0" * 30
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PROGRAM = b"MZ\x90\x00\x03" + b"\0" * 60
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})


def word() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Nội dung")
    document.save(stream)
    return stream.getvalue()


def sentence(name: str, data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        check_attachment(name, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "kind", "media_type"),
    [
        ("a.pdf", PDF, Kind.PDF, "application/pdf"),
        ("a.png", PNG, Kind.IMAGE, "image/png"),
        ("a.JPG", JPEG, Kind.IMAGE, "image/jpeg"),
        ("a.tiff", TIFF, Kind.IMAGE, "image/tiff"),
        ("a.txt", "Kế hoạch <b>".encode(), Kind.TEXT, "text/plain"),
        ("a.odt", ODT, Kind.ODT, "application/vnd.oasis.opendocument.text"),
        ("a.doc", compound("WordDocument", "1Table"), Kind.DOC, "application/msword"),
    ],
)
def test_what_an_office_attaches_is_taken_with_the_type_of_its_content(name, data, kind, media_type):
    file = check_attachment(name, data)
    assert (file.filename, file.kind, file.media_type, file.data) == (name, kind, media_type, data)


def test_word_excel_and_opendocument_sheets_are_taken():
    table = "<table:table-row><table:table-cell/></table:table-row>"
    kinds = [
        check_attachment("a.docx", word()).kind,
        check_attachment("a.xlsx", workbook(["a", 1])).kind,
        check_attachment("a.ods", ods(table)).kind,
    ]
    assert kinds == [Kind.DOCX, Kind.XLSX, Kind.ODS]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("kế hoạch.pdf", PROGRAM, "“kế hoạch.pdf” là .pdf nhưng nội dung là tệp chương trình"),
        ("ảnh.png", JPEG, "“ảnh.png” là .png nhưng nội dung là tệp ảnh JPEG"),
        ("a.docx", PDF, "“a.docx” là .docx nhưng nội dung là tệp PDF"),
        ("a.txt", b"<!doctype html><p>", "“a.txt” là .txt nhưng nội dung là trang web (HTML)"),
        ("a.txt", b"xin\n<script>1</script>", "“a.txt” là .txt nhưng nội dung là trang web (HTML)"),
        ("a.pdf", zipped({"a": "b"}), "“a.pdf” là .pdf nhưng nội dung là tệp nén"),
    ],
)
def test_a_name_that_lies_is_refused_naming_both(name, data, words):
    assert sentence(name, data) == f"Tên tệp {words}, nên không nhận tệp này."


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a"])
def test_svg_is_refused_saying_why(name):
    words = f"“{name}” là ảnh SVG, có thể chứa lệnh chạy trong trình duyệt nên không được nhận"
    assert sentence(name, SVG) == f"{words}; hãy lưu thành ảnh PNG hoặc PDF."


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.zip", "a.docm", "A.BAT", "a.js"])
def test_names_that_run_or_open_as_a_page_are_refused_whatever_is_inside(name):
    assert sentence(name, b"abc").startswith(f"Không nhận tệp .{name.split('.')[1].lower()} (“{name}”); chỉ nhận PDF")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PROGRAM, "“tệp” là tệp chương trình, không nhận được; chỉ nhận PDF"),
        (b"\x7fELF" + b"\0" * 9, "“tệp” là tệp chương trình, không nhận được; chỉ nhận PDF"),
        (b"{\\rtf1 abc}", "“tệp” là tệp RTF, không nhận được; chỉ nhận PDF"),
        (b"GIF89a" + b"\0" * 9, "“tệp” là tệp ảnh, không nhận được; chỉ nhận PDF"),
        (b"\0\1\2\3", "“tệp” là tệp không rõ loại, không nhận được; chỉ nhận PDF"),
        (compound("EncryptionInfo", "EncryptedPackage"), "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."),
        (PDF + b"trailer << /Encrypt 5 0 R >>", "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."),
        (b"", "Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác."),
    ],
)
def test_what_is_not_kept_is_named(data, words):
    assert sentence("tệp", data).startswith(words)


def test_macros_are_refused_in_every_form():
    macro_word = with_parts(word(), {"word/vbaProject.bin": b"x"})
    macro_sheet = with_parts(workbook(["a"]), {"xl/vbaProject.bin": b"x"})
    macro_open = zipped({**parts_of(ODT), "Basic/Standard/Module1.xml": b"<a/>"})
    assert sentence("a.docx", macro_word).startswith("Tệp Word có macro nên không được mở.")
    assert sentence("a.xlsx", macro_sheet).startswith("Tệp có macro nên không được mở.")
    assert sentence("a.odt", macro_open).startswith("Tệp OpenDocument có macro nên không được nhận.")
    old = compound("WordDocument", "1Table", "Macros", "_VBA_PROJECT")
    assert sentence("a.doc", old).startswith("Tệp Word 97-2003 có macro nên không được nhận.")
    assert sentence("a.doc", compound("WordDocument")).startswith("Tệp Word này quá cũ, không biết có macro hay không.")


def test_a_broken_word_file_is_one_sentence():
    words = "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."
    assert sentence("a.docx", with_parts(word(), {"word/document.xml": "<w:document"})) == words


def test_a_file_of_300_megabytes_is_refused_before_it_is_read(tmp_path):
    large = tmp_path / "a.pdf"
    with large.open("wb") as stream:
        stream.truncate(300 * MEGABYTE)
    with pytest.raises(FileError) as caught:
        check_attachment("a.pdf", large)
    assert str(caught.value).startswith("Tệp lớn 300 MB, quá mức 30 MB.")


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("C:\\Users\\van thu\\Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Kế hoạch.pdf", "Kế hoạch.pdf"),
        ('a<b>:"c"|?*.pdf', "a b c .pdf"),
        ("x\u202efdp.exe", "xfdp.exe"),
        ("\r\nSet-Cookie: a.pdf", "Set-Cookie a.pdf"),
        ("con.pdf", "_con.pdf"),
        (" ... ", "tep"),
        ("a" * 300 + ".PDF", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_filenames_are_cleaned(name, cleaned):
    assert clean_filename(name) == cleaned


def test_a_name_without_ending_gets_that_of_its_content():
    names = [check_attachment(name, PDF).filename for name in ("193-KH.TU ngày 5.2", "quét")]
    assert names == ["193-KH.TU ngày 5.2.pdf", "quét.pdf"]


@given(st.text(max_size=200), st.binary(max_size=200))
def test_whatever_comes_is_a_kept_file_or_one_sentence(name, data):
    try:
        file = check_attachment(name, data)
    except FileError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert file.data == data and len(file.filename) <= LONGEST_NAME + 5 and "/" not in file.filename

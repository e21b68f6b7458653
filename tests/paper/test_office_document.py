"""The office's layout made from code, and Word files that cannot be used."""

import io
import shutil
import subprocess

import docx
import pytest
from docx.shared import Mm

from dangbo.paper.errors import FileError
from dangbo.paper.word import FigureText, WordColumn, WordTable, fill, read_keys
from dangbo.paper.word.build import OfficeDocument
from paper.files import compound, parts_of, with_parts, workbook, zipped

PASSWORD = "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."
BROKEN = "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."
MACROS = "Tệp Word có macro nên không được mở. Hãy lưu lại thành .docx (không có macro) rồi chọn lại."
REMOTE = "Tệp Word lấy nội dung từ nơi khác khi mở. Hãy bỏ liên kết đó rồi lưu lại thành .docx."
DECLARED = "Tệp có khai báo lạ trong XML (DTD hoặc thực thể) nên không được mở. Hãy lưu lại bằng Word hoặc Excel."
RELATIONS = "word/_rels/document.xml.rels"


def report() -> bytes:
    document = OfficeDocument(title="Báo cáo đại hội")
    document.head("Tỉnh ủy", "Đảng ủy Khối", "Số {{so_van_ban}}", "{{dia_danh}}, {{ngay}}")
    document.title("Báo cáo", "kết quả đại hội")
    document.addressee("Kính gửi: Ban Thường vụ Tỉnh ủy")
    document.heading("I. KẾT QUẢ")
    document.heading("1. Cấp ủy", level=2)
    document.paragraph("Toàn Đảng bộ có {{members}} đảng viên.")
    document.slot("{{bang:theo_chi_bo}}")
    document.note("Số liệu đến ngày {{ngay}}.")
    document.table(["TT", "Lớp"], [["{{moi:lop}}{{lop.stt}}", "{{lop.ten}}"]], [15, 100])
    document.signature(["Như trên;", "Lưu Văn phòng."], "T/M Đảng ủy", "Bí thư", "{{nguoi_ky}}")
    return document.to_bytes()


def sentence(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        fill(data, {}, {})
    return str(caught.value)


def relation(kind: str, target: str) -> dict[str, bytes | str]:
    found = parts_of(report())[RELATIONS].decode()
    extra = f'<Relationship Id="rX" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return {RELATIONS: found.replace("</Relationships>", extra)}


def test_page_margins_font_and_page_number_are_those_of_the_office():
    document = docx.Document(io.BytesIO(report()))
    (section,) = document.sections
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin.mm) for margin in margins] == [20, 15, 20, 30]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Times New Roman", 14)
    assert section.different_first_page_header_footer is True
    assert b'w:instr="PAGE"' in b"".join(v for k, v in parts_of(report()).items() if "header" in k)


def test_head_title_and_signature_stand_as_in_party_documents():
    document = docx.Document(io.BytesIO(report()))
    left, right = document.tables[0].rows[0].cells
    assert left.text.split("\n") == ["TỈNH ỦY", "ĐẢNG ỦY KHỐI", "*", "Số {{so_van_ban}}"]
    assert right.text.split("\n") == ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "{{dia_danh}}, {{ngay}}"]
    sign_left, sign_right = document.tables[-1].rows[0].cells
    assert sign_left.text.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu Văn phòng."]
    assert sign_right.text.split("\n") == ["T/M ĐẢNG ỦY", "BÍ THƯ", "", "", "", "", "{{nguoi_ky}}"]
    assert [p.text for p in document.paragraphs if p.text][:3] == ["BÁO CÁO", "kết quả đại hội", "-----"]


def test_a_landscape_page_lies_on_its_side():
    section = docx.Document(io.BytesIO(OfficeDocument(title="a", landscape=True).to_bytes())).sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (297, round(Mm(30).mm))


def test_the_same_calls_give_the_same_bytes():
    assert report() == report()


def test_a_built_template_is_filled_and_opens_in_an_office_program(tmp_path):
    context = {
        "so_van_ban": "05-BC/ĐUK",
        "dia_danh": "Tỉnh X",
        "ngay": "ngày 28 tháng 6 năm 2020",
        "nguoi_ky": "Nông Thị Hạ Vy",
        "lop": [{"ten": "Sơ cấp"}],
        "theo_chi_bo": WordTable([WordColumn("Chi bộ"), WordColumn("Số", number=True)], [["Chi bộ 1", "21"]]),
    }
    data = fill(report(), context, {"members": FigureText("members", "Đảng viên", "8.236", 8_236)})
    assert [keyed.text for keyed in read_keys(data)] == ["8.236"]
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed: opening the filled document is NOT tested")
    (tmp_path / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert "Toàn Đảng bộ có 8.236 đảng viên." in text.splitlines()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác."),
        (b"%PDF-1.7", "Đây là tệp PDF, không phải Word. Hãy chọn tệp .docx."),
        (workbook(["a"]), "Đây là tệp Excel, không phải Word. Hãy chọn tệp .docx."),
        (b"\x00\x01\x02", "Tệp không phải Word. Hãy chọn tệp .docx."),
        (compound("WordDocument"), "Tệp Word 97-2003 (.doc) không dùng được. Hãy mở bằng Word và lưu lại thành .docx."),
        (compound("EncryptedPackage"), PASSWORD),
        (report()[:-100], BROKEN),
        (with_parts(report(), {"word/vbaProject.bin": b"x"}), MACROS),
        (with_parts(report(), {"word/document.xml": "<w:document"}), BROKEN),
        (with_parts(report(), {"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), DECLARED),
        (with_parts(report(), relation("attachedTemplate", "https://example.vn/a.dotm")), REMOTE),
        (with_parts(report(), relation("image", "file://///may/a.png")), REMOTE),
        (zipped({"[Content_Types].xml": "<Types>wordprocessingml</Types>"}), BROKEN),
    ],
)
def test_a_word_file_that_cannot_be_used_is_refused_with_one_sentence(data, expected):
    assert sentence(data) == expected


def test_a_link_that_the_reader_clicks_and_a_local_template_stay():
    for kind, target in (("hyperlink", "https://example.vn"), ("attachedTemplate", "file:///C:/Normal.dotm")):
        data = with_parts(report(), relation(kind, target))
        assert sentence(data).startswith("Bản mẫu có khóa không rõ: so_van_ban, ")


def test_a_word_template_file_becomes_a_document():
    types = parts_of(report())["[Content_Types].xml"]
    template = types.replace(b"document.main+xml", b"template.main+xml")
    empty = OfficeDocument(title="a").to_bytes()
    filled = fill(with_parts(empty, {"[Content_Types].xml": template}), {}, {})
    assert b"template.main+xml" not in parts_of(filled)["[Content_Types].xml"]

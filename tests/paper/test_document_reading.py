"""Drafts read from Word files: our own by their styles, foreign ones by their head; broken ones in one sentence."""

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import (
    Attachment,
    Block,
    Division,
    DocumentError,
    Paragraph,
    part_appendices,
    read_word,
    to_docx,
)
from dangbo.paper.party_documents.samples import SAMPLES, letter_sample, plan_sample
from dangbo.paper.party_documents.text import read_text, write_text
from dangbo.rules.documents import profile
from paper.files import compound, parts_of, with_files, with_parts, zipped

LAYOUT = profile("HD36-2018")


def saved(word: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def as_typed(blocks) -> str:
    """The text of blocks, names of divisions in capitals as they are set."""
    return write_text(
        replace(block, name=block.name.upper()) if isinstance(block, Division) else block for block in blocks
    )


def whole(document) -> list[Block]:
    """The body and the appendices behind it, as they are typed one after another."""
    return [
        *document.body,
        *(block for each in document.attachments for block in (Division(each.label, each.title), *each.body)),
    ]


@pytest.mark.parametrize("name", ["HD36-2018", "HD05-2026"])
@pytest.mark.parametrize("title", SAMPLES)
def test_a_file_of_the_program_is_read_to_what_was_written(name, title):
    document = SAMPLES[title](profile(name))
    read = read_word(to_docx(document))
    assert (read.kind_title, read.abstract) == (document.kind_title, document.abstract.replace("\n", " "))
    assert read.text == write_text(read_text(as_typed(whole(document))))


@with_files
@given(
    st.lists(
        st.sampled_from([*write_text(plan_sample(LAYOUT).body).splitlines(), "Phụ lục II"]) | st.text(max_size=30),
        max_size=8,
    )
)
def test_any_text_survives_the_way_through_word(lines):
    body, attachments = part_appendices(read_text("\n".join(lines)))
    document = replace(plan_sample(LAYOUT), body=body, attachments=attachments)
    try:
        word = to_docx(document)
    except DocumentError:
        return
    assert read_text(read_word(word).text) == read_text(as_typed(whole(document)))


def test_what_stands_behind_the_signature_is_told():
    document = replace(plan_sample(LAYOUT), attachments=(Attachment("", "Danh sách", (Paragraph("Một tên"),)),))
    assert read_word(to_docx(document)).left_out == ("DANH SÁCH", "Một tên")


def foreign() -> docx.document.Document:
    word = docx.Document()
    head = word.add_table(1, 2)
    head.cell(0, 0).text = "TỈNH ỦY SÔNG LAM\nĐẢNG ỦY KHỐI\n*\nSố 12-TB/ĐUK"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nSông Lam, ngày 02 tháng 3 năm 2020"
    return word


def test_a_foreign_notice_is_read_from_under_its_title_to_the_recipients():
    word = foreign()
    for line in ("THÔNG BÁO", "mở lớp bồi dưỡng", "đối tượng Đảng", "-----"):
        word.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("Ban Thường vụ thông báo như sau:")
    word.add_paragraph("Thời gian", style="List Number")
    word.add_paragraph("Ngày 05/3/2020.", style="List Bullet")
    word.add_paragraph("Địa điểm", style="List Number")
    table = word.add_table(2, 2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ["TT", "Lớp", "1", "A | B"], strict=True):
        cell.text = text
    foot = word.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Lưu."
    read = read_word(saved(word))
    assert (read.kind_title, read.abstract) == ("Thông báo", "mở lớp bồi dưỡng đối tượng Đảng")
    assert read.text.splitlines()[0] == "Ban Thường vụ thông báo như sau:"
    assert read.text.splitlines()[-3:] == ["| TT | Lớp |", "|---|---|", "| 1 | A \\| B |"]


def test_numbers_that_word_sets_itself_are_read():
    word = docx.Document()
    for level, text in ((0, "Mục đích"), (0, "Yêu cầu"), (1, "gọn")):
        paragraph = word.add_paragraph(text)
        numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = level, 77
    abstract = (
        '<w:abstractNum w:abstractNumId="70"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="77"><w:abstractNumId w:val="70"/></w:num></w:numbering>'
    )
    data = saved(word)
    part = parts_of(data)["word/numbering.xml"].decode().replace("</w:numbering>", abstract)
    assert read_word(with_parts(data, {"word/numbering.xml": part})).text == "I. Mục đích\nII. Yêu cầu\na) gọn"


def test_a_foreign_letter_has_its_abstract_in_the_head():
    word = foreign()
    word.tables[0].cell(0, 0).add_paragraph("V/v báo cáo kết quả đại hội")
    word.add_paragraph("Đề nghị các chi bộ báo cáo trước ngày 30/6/2020.")
    read = read_word(saved(word))
    assert (read.kind_title, read.abstract) == ("", "về việc báo cáo kết quả đại hội")
    assert read.text == "Đề nghị các chi bộ báo cáo trước ngày 30/6/2020."


def test_a_file_without_a_head_is_all_text():
    word = docx.Document()
    word.add_paragraph("Một dòng.")
    assert read_word(saved(word)).text == "Một dòng."


def test_an_empty_word_file_is_an_empty_draft():
    assert read_word(saved(docx.Document())).text == ""


GOOD = to_docx(letter_sample(LAYOUT))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác."),
        (b"%PDF-1.7", "Đây là tệp PDF, không phải Word. Hãy chọn tệp .docx."),
        (GOOD[:2000], "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."),
        (zipped({"a.txt": "x"}), "Đây là tệp nén, không phải Word. Hãy chọn tệp .docx."),
        (compound("EncryptedPackage"), "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."),
        (
            compound("WordDocument"),
            "Tệp Word 97-2003 (.doc) không dùng được. Hãy mở bằng Word và lưu lại thành .docx.",
        ),
        (
            with_parts(GOOD, {"word/vbaProject.bin": b"x"}),
            "Tệp Word có macro nên không được mở. Hãy lưu lại thành .docx (không có macro) rồi chọn lại.",
        ),
        (
            with_parts(GOOD, {"word/document.xml": "<w:document"}),
            "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(FileError) as refused:
        read_word(data)
    assert str(refused.value) == sentence

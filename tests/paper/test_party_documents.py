"""Party documents: what is written where, refusals, and files that come out the same every time."""

import io
import json
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
import typst
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.paper.party_documents import (
    CARRIED,
    Attachment,
    DocumentError,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    office_typeface,
    to_docx,
    to_pdf,
)
from dangbo.paper.party_documents.letters import LETTERS, checked
from dangbo.paper.party_documents.plan import Grid, number_line, plan
from dangbo.paper.party_documents.samples import SAMPLES, decision_sample, letter_sample, notice_sample, plan_sample
from dangbo.rules.documents import profile
from dangbo.vietnamese.symbols import Symbol
from paper.files import parts_of

LAYOUT = profile("HD05-2026")
NOTICE = notice_sample(LAYOUT)


def texts(document):
    word = docx.Document(io.BytesIO(to_docx(document)))
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text]


def head(document):
    table = docx.Document(io.BytesIO(to_docx(document))).tables[0]
    return [[line for line in cell.text.split("\n") if line] for row in table.rows for cell in row.cells]


def test_the_head_names_bodies_star_number_and_date():
    assert head(plan_sample(LAYOUT)) == [
        ["TỈNH ỦY SÔNG LAM", "ĐẢNG ỦY KHỐI", "CÁC CƠ QUAN TỈNH", "*"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["Số 81-KH/ĐUK"],
        ["Sông Lam, ngày 05 tháng 6 năm 2026"],
    ]


def test_a_letter_has_its_abstract_and_draft_mark_under_a_blank_number():
    number, abstract, mark = head(letter_sample(LAYOUT))[2]
    assert re.sub(r"\s+", " ", number) == "Số -CV/BTCTU"
    assert (abstract, mark) == ("về việc báo cáo kết quả đại hội các chi bộ", "DỰ THẢO LẦN 2")


def test_a_congress_paper_may_have_no_number():
    assert number_line(replace(NOTICE, symbol=None)) == ""
    assert number_line(replace(NOTICE, symbol=Symbol(9, "TB", "ĐU"))) == "Số 09-TB/ĐU"


def test_urgency_stands_in_capitals_under_the_number():
    assert head(NOTICE)[2] == ["Số 09-TB/ĐU", "KHẨN"]


def test_kind_abstract_and_rule_open_the_text():
    assert texts(NOTICE)[:3] == ["THÔNG BÁO", "mở lớp bồi dưỡng đối tượng kết nạp Đảng", "-----"]


def test_recipients_end_with_semicolons_and_the_last_with_a_full_stop():
    assert [line.text for line in plan(NOTICE).recipients] == [
        "Nơi nhận:",
        "- Các chi bộ trực thuộc;",
        "- Lưu Đảng ủy.",
    ]


def test_articles_are_led_by_bold_numbers():
    word = docx.Document(io.BytesIO(to_docx(decision_sample(LAYOUT))))
    article = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Điều 1."))
    assert [(run.text[:8], run.bold) for run in article.runs] == [("Điều 1. ", True), ("Nâng cấp", None)]


def test_headings_are_words_own_headings():
    word = docx.Document(io.BytesIO(to_docx(plan_sample(LAYOUT))))
    found = {p.text: p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")}
    assert found["I. MỤC ĐÍCH, YÊU CẦU"] == "Heading 1"
    assert found["1. Mục đích"] == "Heading 2"
    assert found["2.1. Đối với chi bộ"] == "Heading 3"


def test_tables_repeat_their_head_and_set_numbers_right():
    table = docx.Document(io.BytesIO(to_docx(plan_sample(LAYOUT)))).tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Chi bộ trực thuộc đảng ủy cơ sở", "502", "30/3/2026"]
    assert table.rows[1].cells[2].paragraphs[0].alignment == 2
    assert [round(cell.width.mm) for cell in table.rows[1].cells] == [12, 78, 30, 45]


def test_an_attachment_begins_a_page():
    word = docx.Document(io.BytesIO(to_docx(plan_sample(LAYOUT))))
    label = next(paragraph for paragraph in word.paragraphs if paragraph.text == "Phụ lục 1")
    assert label.paragraph_format.page_break_before is True


def test_two_sided_papers_mirror_their_margins_in_word():
    assert b"mirrorMargins" in parts_of(to_docx(replace(NOTICE, two_sided=True)))["word/settings.xml"]
    assert b"mirrorMargins" not in parts_of(to_docx(NOTICE))["word/settings.xml"]


@pytest.mark.parametrize("form", list(SAMPLES))
def test_the_same_document_gives_the_same_bytes(form):
    document = SAMPLES[form](LAYOUT)
    assert to_docx(document) == to_docx(SAMPLES[form](LAYOUT))
    assert to_pdf(document, CARRIED) == to_pdf(SAMPLES[form](LAYOUT), CARRIED)


def test_the_files_name_no_author_and_no_moment():
    parts = parts_of(to_docx(NOTICE))
    assert b'<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z' in parts["docProps/core.xml"]
    assert "docProps/thumbnail.jpeg" not in parts
    assert b"CreationDate" not in to_pdf(NOTICE, CARRIED)


def test_the_typeface_is_carried_and_embedded_alone():
    assert _families(to_pdf(plan_sample(LAYOUT), CARRIED)) == {"LibertinusSerif"}


@pytest.mark.parametrize("style", ['weight: "regular"', 'weight: "bold"', 'style: "italic"'])
def test_every_allowed_letter_is_in_the_carried_typeface(style):
    source = f"#set text(font: {json.dumps(CARRIED.family)}, {style})\n#sys.inputs.letters"
    letters = " ".join(sorted(LETTERS - {"\u00ad"}))
    pdf = typst.compile(source.encode(), ignore_system_fonts=True, sys_inputs={"letters": letters})
    assert _families(pdf) == {"LibertinusSerif"}


def _families(pdf):
    return {name.decode() for name in re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z]+)", pdf)}


def test_the_office_typeface_is_one_that_the_machine_has():
    typeface = office_typeface()
    assert typeface.family in typst.Fonts(include_system_fonts=True).families()
    assert to_pdf(NOTICE)[:5] == b"%PDF-"


def test_a_missing_typeface_is_an_error():
    with pytest.raises(DocumentError, match="Bản PDF không đạt: unknown font family"):
        to_pdf(NOTICE, replace(CARRIED, family="Chữ Không Có"))


@pytest.mark.parametrize("render", [to_docx, lambda document: to_pdf(document, CARRIED)])
def test_a_letter_that_the_typeface_lacks_is_refused(render):
    document = replace(NOTICE, body=(Paragraph("Hội nghị 😀"),))
    with pytest.raises(DocumentError, match=r"Văn bản có ký tự “😀” \(U\+1F600\)"):
        render(document)


def test_letters_are_composed_and_line_ends_become_spaces():
    assert checked("Đa\u0309ng\tbô\u0323\nta") == "Đảng bộ ta"


@given(st.text(alphabet=sorted(LETTERS - {"\u00ad"}), min_size=1, max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_text_is_set_as_text_and_never_as_a_command(text):
    document = replace(NOTICE, body=(Paragraph(f"x{text}x"),), abstract=text.strip() or "x")
    assert to_pdf(document, CARRIED)[:5] == b"%PDF-"
    assert f"x{checked(text)}x" in texts(document)


@pytest.mark.parametrize("text", ['#panic("x")', "$x$ *đậm* _nghiêng_ @ai <nhãn> `mã` \\ // https://dangbo.example"])
def test_marks_of_typst_and_xml_are_plain_letters(text):
    document = replace(NOTICE, body=(Paragraph(text),))
    assert to_pdf(document, CARRIED)[:5] == b"%PDF-"
    assert text in texts(document)


def test_tables_that_do_not_hold_together_are_refused():
    with pytest.raises(DocumentError, match="Bảng có 2 cột nhưng ghi 1 độ rộng"):
        TableBlock(("a", "b"), (), (10,))
    with pytest.raises(DocumentError, match="Dòng 2 của bảng có 1 ô, cần 2 ô"):
        TableBlock(("a", "b"), (("1", "2"), ("3",)), (10, 10))
    wide = TableBlock(("a",), (), (166,))
    with pytest.raises(DocumentError, match="Bảng rộng 166 mm, quá bề rộng phần chữ 165 mm"):
        replace(NOTICE, body=(wide,))
    with pytest.raises(DocumentError, match="Bảng rộng 166 mm"):
        replace(NOTICE, attachments=(Attachment("Phụ lục", "", (wide,)),))


@pytest.mark.parametrize("count", [0, 3])
def test_a_document_has_one_or_two_signatures(count):
    with pytest.raises(DocumentError, match=f"Văn bản có một hoặc hai chữ ký, không phải {count}"):
        replace(NOTICE, signatures=(Signature("Bí thư", "A"),) * count)


def test_headings_have_three_levels():
    with pytest.raises(DocumentError, match="không có cấp 4"):
        Heading("a", 4)


def test_an_attachment_has_a_label_or_a_title():
    with pytest.raises(DocumentError, match="Phụ lục phải có số hoặc tên"):
        Attachment("", "", ())


def test_a_table_is_planned_with_its_numbers():
    (grid,) = (item for item in plan(plan_sample(LAYOUT)).body if isinstance(item, Grid))
    assert (len(grid.rows), sorted(grid.numeric)) == (3, [2])


def test_a_draft_leaves_room_for_the_date():
    (line,) = plan(replace(NOTICE, date=None)).dated
    assert re.sub(r"\s+", " ", line.text) == "Sông Lam, ngày tháng năm "
    assert plan(replace(NOTICE, date=date(2026, 2, 3))).dated[0].text == "Sông Lam, ngày 03 tháng 02 năm 2026"

"""A draft in Word: read with its places, corrected within its formatting, commented in Word's own way."""

import io
import zipfile

import docx
import pytest
from docx.shared import RGBColor

from dangbo.paper.errors import FileError
from dangbo.paper.packages import read_parts
from dangbo.paper.texts.drafts import read_draft_file
from dangbo.paper.word import FigureText, fill
from dangbo.paper.word.comments import Comment
from dangbo.paper.word.drafts import Replacement, corrected, open_draft


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def word() -> bytes:
    """A heading in bold, a sentence cut into runs of different colours in the middle of a word, a table, a head."""
    document = docx.Document()
    document.add_heading("BÁO CÁO", 1)
    paragraph = document.add_paragraph("Đảng ủy nâng cao tree")
    coloured = paragraph.add_run("nn chất lượng")
    coloured.bold, coloured.font.color.rgb = True, RGBColor(0x8B, 0x24, 0x08)
    paragraph.add_run(", bầu 652 đồng chí.")
    document.add_table(1, 2).rows[0].cells[1].text = "Ô có 31/4/2020"
    document.sections[0].header.paragraphs[0].text = "Đảng bộ thử"
    return saved(document)


def test_the_text_is_the_paragraphs_joined(word: bytes) -> None:
    text = "BÁO CÁO\nĐảng ủy nâng cao treenn chất lượng, bầu 652 đồng chí.\n\nÔ có 31/4/2020\nĐảng bộ thử"
    assert open_draft(word).text == text
    assert read_draft_file(word, "a.docx").text == text


def test_a_correction_changes_only_its_letters_and_keeps_the_format(word: bytes) -> None:
    start = open_draft(word).text.index("treenn")
    changed = corrected(word, [Replacement(start, start + 6, "trên")], [])
    runs = [(run.text, run.bold) for run in docx.Document(io.BytesIO(changed)).paragraphs[1].runs]
    assert "".join(text for text, _ in runs) == "Đảng ủy nâng cao trên chất lượng, bầu 652 đồng chí."
    assert [text for text, bold in runs if bold] == ["n chất lượng"]


def test_what_is_only_added_takes_the_format_beside_it(word: bytes) -> None:
    start = open_draft(word).text.index("chất lượng") + len("chất lượng")
    changed = corrected(word, [Replacement(start - 5, start, "lượng tốt")], [])
    runs = docx.Document(io.BytesIO(changed)).paragraphs[1].runs
    assert "".join(run.text for run in runs if run.bold) == "nn chất lượng tốt"


def test_comments_stand_at_their_words_after_corrections(word: bytes) -> None:
    text = open_draft(word).text
    slip, figure, cell = text.index("treenn"), text.index("652"), text.index("31/4/2020")
    changed = corrected(
        word,
        [Replacement(slip, slip + 6, "trên")],
        [Comment(figure, figure + 3, "Sổ ghi 642."), Comment(cell, cell + 9, "Tháng 4 chỉ có 30 ngày.")],
    )
    document = docx.Document(io.BytesIO(changed))
    comments = [(each.author, each.text) for each in document.comments]
    assert comments == [("Soát văn bản", "Sổ ghi 642."), ("Soát văn bản", "Tháng 4 chỉ có 30 ngày.")]
    marked = document.element.body.xpath("//w:commentRangeStart[@w:id='0']/following-sibling::w:r[1]/w:t/text()")
    assert marked == ["652"]
    assert open_draft(changed).text == text.replace("treenn", "trên")


def test_comments_already_there_stay(word: bytes) -> None:
    first = corrected(word, [], [Comment(0, 7, "Một")])
    second = corrected(first, [], [Comment(8, 12, "Hai")])
    assert [each.text for each in docx.Document(io.BytesIO(second)).comments] == ["Một", "Hai"]
    assert list(read_parts(second)).count("word/comments.xml") == 1


def test_what_reaches_over_a_paragraph_or_stands_in_a_head_is_left(word: bytes) -> None:
    text = open_draft(word).text
    head = text.index("Đảng bộ thử")
    changed = corrected(word, [Replacement(3, 12, "x")], [Comment(head, head + 4, "Đầu trang")])
    assert open_draft(changed).text == text
    assert "word/comments.xml" not in read_parts(changed)


def test_figures_with_keys_are_found_with_their_places() -> None:
    document = docx.Document()
    document.add_paragraph("Đảng bộ có {{members.total}} đảng viên.")
    filled = fill(saved(document), {}, {"members.total": FigureText("members.total", "Đảng viên", "8.236", 8236)})
    draft = open_draft(filled)
    assert [(draft.text[each.start : each.end], each.keyed.key) for each in draft.keyed()] == [
        ("8.236", "members.total")
    ]


def test_an_opendocument_text_is_read() -> None:
    stream = io.BytesIO()

    space = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:o="urn:o"'
    body = "<text:p>Đảng bộ có<text:s/>12 chi bộ.</text:p><text:h>Mục I</text:h>"
    deleted = "<text:tracked-changes><text:p>Bỏ</text:p></text:tracked-changes>"
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f"<o:body {space}>{deleted}{body}</o:body>")
    assert read_draft_file(stream.getvalue(), "a.odt").text == "Đảng bộ có 12 chi bộ.\nMục I"


def test_an_opendocument_text_with_a_password_is_refused() -> None:

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        package.writestr("content.xml", b"\x00\x01")
    with pytest.raises(FileError, match="có mật khẩu"):
        read_draft_file(stream.getvalue(), "a.odt")

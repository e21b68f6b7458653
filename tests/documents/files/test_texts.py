"""Text is read from Word, OpenDocument, PDF and plain files; damage is one sentence, and nothing is endless."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind
from dangbo.paper.party_documents import to_docx, to_pdf
from dangbo.paper.party_documents.samples import plan_sample
from dangbo.paper.texts import LONGEST_TEXT, extract_text
from dangbo.rules.documents import profile
from dangbo.vietnamese.text import search_key
from paper.files import with_parts, zipped

T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_XML = f'<o xmlns:t="{T}"><t:h>Kế hoạch</t:h><t:p>Đại <t:span>hội</t:span><t:s/>chi bộ<t:tab/>cuối</t:p></o>'


def odt(content: str = ODT_XML) -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Chi bộ", "12"
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_gives_paragraphs_tables_and_heads():
    assert extract_text(word(), Kind.DOCX).split("\n") == ["Kế hoạch", "Chi bộ", "12", "Đầu trang"]


def test_opendocument_gives_headings_and_paragraphs():
    assert extract_text(odt(), Kind.ODT) == "Kế hoạch\nĐại hội chi bộ cuối"


def test_plain_text_is_read_in_its_encoding():
    assert extract_text("Đại hội\r\nchi bộ".encode("utf-16"), Kind.TEXT) == "Đại hội\nchi bộ"


def test_images_have_no_text():
    assert extract_text(b"\x89PNG\r\n\x1a\n", Kind.IMAGE) == ""


def test_our_own_papers_are_read_back_from_pdf_and_word():
    paper = plan_sample(profile("HD05-2026"))
    abstract = search_key(paper.abstract)
    found = [search_key(extract_text(to_pdf(paper), Kind.PDF)), search_key(extract_text(to_docx(paper), Kind.DOCX))]
    assert [abstract in text for text in found] == [True, True]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 broken", Kind.PDF),
        (odt("<a><b>"), Kind.ODT),
        (zipped({"mimetype": "x"}), Kind.ODT),
        (with_parts(word(), {"word/document.xml": "<w:p"}), Kind.DOCX),
    ],
)
def test_a_broken_file_is_one_sentence(data, kind):
    with pytest.raises(FileError) as caught:
        extract_text(data, kind)
    assert str(caught.value) == "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."


def test_no_more_text_than_its_bound_is_kept():
    assert len(extract_text(b"chi bo\n" * LONGEST_TEXT, Kind.TEXT)) <= LONGEST_TEXT


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([word(), odt()]), st.integers(0, 4000), st.binary(min_size=1, max_size=6))
def test_any_damage_is_a_sentence_or_a_text(data, place, damage):
    damaged = data[:place] + damage + data[place + len(damage) :]
    try:
        text = extract_text(damaged, Kind.ODT if data[30:38] == b"mimetype" else Kind.DOCX)
    except FileError as error:
        assert str(error)
    else:
        assert "\0" not in text


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_pdf_is_a_sentence_or_a_text(data):
    try:
        assert isinstance(extract_text(b"%PDF-1.7\n" + data, Kind.PDF), str)
    except FileError as error:
        assert str(error)

"""The sheet before a batch says which batch it is and how many ballots people counted."""

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.layout import lay_out, page_code, read_code, short_id
from dangbo.paper.ballots.printing import BatchHeader, header_code, header_sheet_pdf, read_header_code
from dangbo.paper.errors import FileError
from paper.ballots.elections import definition

LAYOUT = lay_out(definition(5))


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_code_is_read_back(batch, declared):
    read = read_header_code(header_code(LAYOUT, batch, declared))
    assert read == BatchHeader(short_id(LAYOUT.election), LAYOUT.fingerprint, batch, declared)


@pytest.mark.parametrize(("batch", "declared"), [(0, 5), (10_000, 5), (1, -1), (1, 10_000)])
def test_numbers_beyond_the_code_are_refused(batch, declared):
    with pytest.raises(FileError) as refused:
        header_code(LAYOUT, batch, declared)
    assert str(refused.value) == "Số tập phiếu từ 1 và số phiếu của tập từ 0, đều không quá 9999."


def test_a_ballot_is_no_header_and_a_header_no_ballot():
    code = header_code(LAYOUT, 1, 50)
    assert read_code(code) is None
    assert read_header_code(page_code(LAYOUT, 1)) is None
    assert read_header_code(code[:-1] + ("0" if code[-1] != "0" else "1")) is None


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_printed_sheet_is_read_by_machine_and_by_people(paper):
    layout = lay_out(definition(5, paper=paper))
    document = pypdfium2.PdfDocument(header_sheet_pdf(layout, 3, 48))
    image = document[0].render(scale=150 / 72, grayscale=True).to_numpy().squeeze()
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [header_code(layout, 3, 48)] * 2
    assert "Tập số 3" in text
    assert "Số phiếu đã đếm: 48" in text

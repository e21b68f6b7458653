"""The produced pages measured against the profile, for every form of document and both guidelines."""

from dataclasses import replace

import pytest

from dangbo.paper.party_documents.measuring import Measured, PopplerMissing, measure_docx, measure_pdf
from dangbo.paper.party_documents.measuring.pages import read_pages
from dangbo.paper.party_documents.pdf import CARRIED, to_pdf
from dangbo.paper.party_documents.samples import SAMPLES, notice_sample, plan_sample
from dangbo.paper.party_documents.word import to_docx
from dangbo.rules.documents import profile
from dangbo.rules.documents.profile import NAMES


def pages_of(pdf):
    try:
        return read_pages(pdf)
    except PopplerMissing as missing:
        pytest.skip(f"NOT MEASURED: {missing}")


@pytest.fixture(params=NAMES)
def layout(request):
    return profile(request.param)


@pytest.mark.parametrize("form", list(SAMPLES))
def test_the_printed_page_keeps_every_measure_within_half_a_millimetre(form, layout):
    document = SAMPLES[form](layout)
    pdf = to_pdf(document, CARRIED)
    pages_of(pdf)
    measured = measure_pdf(document, pdf)
    assert [item for item in measured if not item.fits] == []
    assert {"Trang", "Lề", "Tiêu đề Đảng Cộng sản Việt Nam", "Đường kẻ dưới tiêu đề", "Lời văn", "Số trang"} <= {
        item.component for item in measured
    }


@pytest.mark.parametrize("form", list(SAMPLES))
def test_the_word_file_keeps_every_measure(form, layout):
    document = SAMPLES[form](layout)
    measured = measure_docx(document, to_docx(document))
    assert [item for item in measured if not item.fits] == []
    assert len(measured) > 60


def test_a_measure_beyond_half_a_millimetre_is_seen():
    assert [Measured("Lề", "trái", 30, found).fits for found in (29.4, 29.5, 30.5, 30.6)] == [False, True, True, False]
    assert [Measured("Lề", "dưới", 20, found, at_least=True).fits for found in (19.4, 40)] == [False, True]
    assert [Measured("Chữ", "đậm", 1, found, "").fits for found in (0, 1)] == [False, True]


def test_another_profile_than_the_documents_own_does_not_fit(layout):
    wider = replace(layout.page, margin_left=replace(layout.page.margin_left, mm=31))
    document = notice_sample(layout)
    pdf = to_pdf(document, CARRIED)
    pages_of(pdf)
    measured = measure_pdf(replace(document, profile=replace(layout, page=wider)), pdf)
    assert ("Lề", "trái") in {(item.component, item.what) for item in measured if not item.fits}


def test_margins_are_mirrored_on_the_back_of_a_two_sided_paper(layout):
    front, back, _ = pages_of(to_pdf(replace(plan_sample(layout), two_sided=True), CARRIED))
    assert (round(front.ink_left), round(back.ink_left)) == (30, 15)
    assert (round(front.width - front.ink_right), round(back.width - back.ink_right)) == (15, 30)


def test_the_signature_is_never_alone_on_a_page(layout):
    document = plan_sample(layout)
    blocks = [block for block in document.body if type(block).__name__ == "Paragraph"]
    for length in range(8, 13):
        paper = replace(document, body=tuple(blocks[-1:] * length), attachments=())
        last = pages_of(to_pdf(paper, CARRIED))[-1]
        texts = [line.text for line in last.lines]
        assert any("sát hợp với nhiệm kỳ tới" in text for text in texts)
        assert any("Trần Văn Mẫu" in text for text in texts)

"""The printed ballot is the layout, to the twentieth of a millimetre."""

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings

from dangbo.paper.ballots.layout import Box, lay_out, page_code, read_definition
from dangbo.paper.ballots.printing import ballot_pdf
from dangbo.paper.ballots.printing.marks import marker_cells
from dangbo.paper.errors import FileError
from paper.ballots.elections import any_definition, definition, plain, with_longest_names

BALLOTS = [
    definition(19),
    definition(33, seats=30, style="strike_out"),
    definition(12, paper="A5"),
    definition(20, paper="A5", style="strike_out", seats=18),
    with_longest_names(30),
    with_longest_names(20, paper="A5"),
    definition(4, candidates=[{"name": name, "birth_year": 1970} for name in ("An", "Bình", "Chí", "Dũng Nguyễn")]),
]
LONG = "Đại hội đại biểu Đảng bộ Tổng công ty Đầu tư Phát triển Hạ tầng Đô thị và Khu công nghiệp Việt Nam của tỉnh "
BALLOTS += [
    definition(21, paper=paper, title=LONG + LONG[:70], organisation=LONG + LONG[:70]) for paper in ("A4", "A5")
]
DPI = 600
PX = DPI / 25.4


def rendered(pdf: bytes, dpi: float = DPI) -> list[np.ndarray]:
    """Grey pages, H × W."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=dpi / 72, grayscale=True).to_numpy() for page in document]
        return [page.reshape(page.shape[:2]) for page in pages]
    finally:
        document.close()


def cut(page: np.ndarray, box: Box, more: float = 0) -> np.ndarray:
    """The part of a page under a box that is larger by so many millimetres on each side."""
    left, top, right, bottom = (
        round(side * PX) for side in (box.x - more, box.y - more, box.right + more, box.bottom + more)
    )
    return page[max(top, 0) : bottom, max(left, 0) : right]


def extent(dark: np.ndarray, origin: float) -> tuple[float, float]:
    """From where to where a profile of darkness (0 to 1) reaches, in millimetres, to a fraction of a dot."""
    places = np.flatnonzero(dark > 0.02)
    first, last = places[0], places[-1]
    return origin + (first + 1 - dark[first]) / PX, origin + (last + dark[last]) / PX


def edges(page: np.ndarray, box: Box) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the outline or solid mark that is printed there, in millimetres."""
    x, y = round((box.x - 1) * PX), round((box.y - 1) * PX)
    dark = 1 - page[y : round((box.bottom + 1) * PX), x : round((box.right + 1) * PX)] / 255
    middle = (
        slice(dark.shape[0] // 2 - 20, dark.shape[0] // 2 + 20),
        slice(dark.shape[1] // 2 - 20, dark.shape[1] // 2 + 20),
    )
    left, right = extent(dark[middle[0]].mean(0), x / PX)
    top, bottom = extent(dark[:, middle[1]].mean(1), y / PX)
    return left, top, right, bottom


@pytest.fixture(
    scope="module", params=BALLOTS, ids=lambda ballot: f"{ballot.paper}-{ballot.style}-{len(ballot.candidates)}"
)
def printed(request):
    layout = lay_out(request.param)
    return layout, rendered(ballot_pdf(layout))


def test_the_pages_have_the_size_of_the_paper(printed):
    layout, pages = printed
    size = (round(layout.height_mm * PX), round(layout.width_mm * PX))
    assert len(pages) == layout.pages
    assert all(abs(page.shape[0] - size[0]) <= 1 and abs(page.shape[1] - size[1]) <= 1 for page in pages)


def test_boxes_squares_and_timing_marks_stand_where_the_layout_says(printed):
    layout, pages = printed
    for row in layout.rows:
        for box in (row.agree_box, row.disagree_box, *row.timing):
            if box:
                found = edges(pages[row.page - 1], box)
                assert found == pytest.approx((box.x, box.y, box.right, box.bottom), abs=0.05)
    for marks in layout.marks:
        for box in marks.squares:
            found = edges(pages[marks.page - 1], box)
            assert found == pytest.approx((box.x, box.y, box.right, box.bottom), abs=0.05)


def test_a_name_fills_its_box_and_nothing_is_printed_around_it(printed):
    layout, pages = printed
    for row in layout.rows:
        dark = cut(pages[row.page - 1], row.name_box, 0.4) < 128
        inside = cut(pages[row.page - 1], row.name_box) < 128
        assert dark.sum() - inside.sum() <= 0.002 * inside.size
        assert inside.sum() > 0.05 * inside.size
        across = np.flatnonzero(inside.any(0))
        assert across[0] / PX < 0.8
        assert row.name_box.w - across[-1] / PX < 0.8


def test_marks_and_codes_stand_in_white(printed):
    layout, pages = printed
    for marks in layout.marks:
        page = pages[marks.page - 1]
        for box in (*(box for _, box in marks.markers), *marks.squares, *marks.codes):
            around = page[round((box.y - 1.8) * PX) : round((box.bottom + 1.8) * PX), :].copy()
            around = around[:, round((box.x - 1.8) * PX) : round((box.right + 1.8) * PX)]
            edge = round(1.75 * PX)
            around[edge:-edge, edge:-edge] = 255
            assert around.min() > 200


def test_boxes_are_empty_and_white_for_3_mm_around(printed):
    layout, pages = printed
    for row in layout.rows:
        others = [
            box for other in layout.rows if other.page == row.page for box in (other.agree_box, other.disagree_box)
        ]
        for box in (row.agree_box, row.disagree_box):
            if box:
                page = pages[row.page - 1].copy()
                for other in others:
                    cut(page, other, 0.1)[:] = 255
                assert cut(page, box, 2.9).min() > 200
                inner = Box(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1)
                assert cut(pages[row.page - 1], inner).min() == 255


def test_markers_are_found_by_their_dictionary(printed):
    layout, pages = printed
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    for marks in layout.marks:
        found, ids, _ = detector.detectMarkers(cv2.resize(pages[marks.page - 1], None, fx=0.5, fy=0.5))
        centers = {
            int(number): corners.reshape(4, 2).mean(0) * 2 / PX
            for number, corners in zip(ids.ravel(), found, strict=True)
        }
        assert sorted(centers) == [number for number, _ in marks.markers]
        for number, box in marks.markers:
            assert tuple(centers[number]) == pytest.approx(box.center, abs=0.1)


def test_both_codes_of_a_page_say_the_same(printed):
    layout, pages = printed
    for marks in layout.marks:
        found = [code.text for code in zxingcpp.read_barcodes(cv2.resize(pages[marks.page - 1], None, fx=0.5, fy=0.5))]
        assert found == [page_code(layout, marks.page)] * 2


def test_the_cells_of_markers_are_those_of_the_dictionary():
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    images = [cv2.aruco.generateImageMarker(dictionary, number, 6) for number in range(8)]
    assert [(image == 0).tolist() for image in images] == [marker_cells(number) for number in range(8)]


@given(any_definition(papers=("A4",)) | any_definition(papers=("A5",), most=20))
@settings(max_examples=12, deadline=None)
def test_two_prints_are_the_same_bytes(election):
    layout = lay_out(election)
    assert ballot_pdf(layout) == ballot_pdf(lay_out(election))


def test_nothing_in_the_file_says_when_or_on_what_machine_it_was_made():
    pdf = ballot_pdf(lay_out(definition(5)))
    assert b"CreationDate" not in pdf
    assert b"ModDate" not in pdf


def test_all_texts_are_on_the_first_page():
    document = pypdfium2.PdfDocument(ballot_pdf(lay_out(definition(30, seats=28, style="strike_out"))))
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "PHIẾU BẦU CỬ",
        "Đại hội đại biểu Đảng bộ xã Tân Hòa",
        "nhiệm kỳ 2025 – 2030",
        "Số lượng bầu: 28 người; danh sách có 30 người",
        "Số người để lại không quá 28.",
        "Danh sách còn tiếp ở mặt sau, xin lật phiếu.",
        "STT",
        "Họ và tên",
    ):
        assert part in text


def test_a_title_with_letters_that_the_type_lacks_is_refused():
    layout = lay_out(read_definition(plain(2, title="Bầu 李")))
    with pytest.raises(FileError) as refused:
        ballot_pdf(layout)
    assert str(refused.value) == "Phiếu có ký tự “李” (U+674E) mà phông chữ không có: “Bầu 李”."

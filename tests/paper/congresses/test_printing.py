"""Cards and letters of summons as they come out of the printer."""

from datetime import date

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from dangbo.paper.congresses import Card, CardSize, Summons, SummonsHead, cards_pdf, make_code, mark_of, summons_pdf
from dangbo.paper.errors import FileError

CONGRESS = "Đại hội đại biểu Đảng bộ Khối lần thứ XIV"
UNITS = ("Đảng bộ Sở Một", "Chi bộ Văn phòng Hội đồng nhân dân tỉnh và Đoàn đại biểu Quốc hội tỉnh")
NAMES = ("Lò Thị Mai An", "Nguyễn Hoàng Bảo Ngọc Diệp Quỳnh Trâm")
HEAD = SummonsHead(
    superior="Đảng bộ tỉnh",
    issuer="Đảng ủy Khối",
    symbol="",
    town="Thị xã",
    on=date(2020, 8, 3),
    congress=CONGRESS,
    times=("7 giờ 30 ngày 27/08/2020: phiên trù bị", "7 giờ 30 ngày 28/08/2020: phiên chính thức"),
    place="Hội trường lớn",
    reminders=("Đồng chí mang theo giấy này và thẻ đại biểu.",),
    signature=("T/M ĐẢNG ỦY KHỐI", "BÍ THƯ"),
    signer="Lường Văn Minh",
)


def cards(number: int) -> list[Card]:
    mark = mark_of("x")
    return [
        Card(place, NAMES[place % 2], UNITS[place % 2], "Đại biểu", make_code(mark, place * 7919))
        for place in range(1, number + 1)
    ]


def pages(pdf: bytes) -> list[tuple[np.ndarray, str]]:
    """Grey pages with their text."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = [page.render(scale=150 / 72, grayscale=True).to_numpy() for page in document]
        texts = [page.get_textpage().get_text_range() for page in document]
        return [(image.reshape(image.shape[:2]), text) for image, text in zip(drawn, texts, strict=True)]
    finally:
        document.close()


@pytest.mark.parametrize(("size", "sheets"), [(CardSize.BANK, [10, 3]), (CardSize.A6, [4, 4, 4, 1])])
def test_every_card_has_its_code_and_as_many_stand_on_a_sheet_as_told(size: CardSize, sheets: list[int]) -> None:
    given = cards(13)
    drawn = pages(cards_pdf(CONGRESS, "Nhiệm kỳ 2020-2025", "Ngày 28/08/2020", given, size))
    read = [[code.text for code in zxingcpp.read_barcodes(image)] for image, _text in drawn]
    assert [len(found) for found in read] == sheets
    assert sorted(text for found in read for text in found) == sorted(card.code for card in given)


def test_the_same_cards_give_the_same_bytes() -> None:
    assert len({cards_pdf(CONGRESS, "", "", cards(2)) for _ in range(2)}) == 1


def test_long_names_and_units_stay_whole_on_a_small_card() -> None:
    ((_image, text),) = pages(cards_pdf(CONGRESS, "", "", cards(1)))
    words = " ".join(text.split())
    assert NAMES[1] in words
    assert UNITS[1] in words


def test_no_cards_and_letters_that_the_typeface_lacks_are_told() -> None:
    with pytest.raises(FileError, match="Chưa có đại biểu nào để in thẻ"):
        cards_pdf(CONGRESS, "", "", [])
    with pytest.raises(FileError, match="phông chữ"):
        cards_pdf(CONGRESS, "", "", [Card(1, "李", "", "Đại biểu", make_code("ABC", 1))])


def test_each_delegate_has_a_page_that_calls_by_name_with_days_and_place() -> None:
    letters = [
        Summons(name, "Trưởng phòng", unit, "Đại biểu chính thức", 7) for name, unit in zip(NAMES, UNITS, strict=True)
    ]
    drawn = pages(summons_pdf(HEAD, letters))
    assert len(drawn) == 2
    for name, (_image, text) in zip(NAMES, drawn, strict=True):
        words = " ".join(text.split())
        wanted = (
            name,
            "GIẤY TRIỆU TẬP",
            "phiên chính thức",
            "Hội trường lớn",
            "Lường Văn Minh",
            "ngày 03 tháng 8 năm 2020",
        )
        assert [each for each in wanted if each not in words] == []


def test_no_letters_are_told() -> None:
    with pytest.raises(FileError, match="giấy triệu tập"):
        summons_pdf(HEAD, [])

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.proofreading.figures import Hedge, Kind, find_figures
from dangbo.vietnamese.numbers import format_int

COUNT, PERCENT, RATIO, DATE, ORDINAL, NUMBER = (
    Kind.COUNT,
    Kind.PERCENT,
    Kind.RATIO,
    Kind.DATE,
    Kind.ORDINAL,
    Kind.DOCUMENT_NUMBER,
)


def found(text):
    return [(figure.text, figure.kind, [str(value) for value in figure.values]) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 1.204 đảng viên", [("1.204", COUNT, ["1204"])]),
        ("đạt 93,5% và 87,25 %", [("93,5%", PERCENT, ["93.5"]), ("87,25 %", PERCENT, ["87.25"])]),
        ("45/45 chi bộ", [("45/45", RATIO, ["45", "45"])]),
        ("thực hiện 120%NQ", [("120%", PERCENT, ["120"])]),
        ("từ 55 -60 đồng chí", [("55 -60", COUNT, ["55", "60"])]),
        ("đạt 70% -80% chỉ tiêu", [("70% -80%", PERCENT, ["70", "80"])]),
        ("khoảng 3 ngàn người", [("3 ngàn", COUNT, ["3000"])]),
        ("trong 2,5 năm", [("2,5", COUNT, ["2.5"])]),
        ("bảy chi bộ", [("bảy", COUNT, ["7"])]),
        ("hai mươi mốt đồng chí", [("hai mươi mốt", COUNT, ["21"])]),
        ("chỉ có một đại biểu", [("một", COUNT, ["1"])]),
        ("Có 2.018tổ chức", [("2.018", COUNT, ["2018"])]),
        ("ngày 7 và 8.6 họp", [("7 và 8.6", DATE, [])]),
        ("đạt 30.8 % kế hoạch", [("30.8 %", PERCENT, ["30.8"])]),
        ("sáng 30.8 họp", [("30.8", DATE, [])]),
        ("vào 13-14/7/2021", [("13-14/7/2021", DATE, [])]),
        ("từ 05-02 đến 10-02", [("05-02", DATE, []), ("10-02", DATE, [])]),
        ("6 tháng đầu năm", [("6 tháng đầu năm", DATE, [])]),
        ("quý I/2023", [("I", ORDINAL, []), ("2023", DATE, [])]),
        ("thứ 2, 3, 6", [("2", ORDINAL, []), ("3", ORDINAL, []), ("6", ORDINAL, [])]),
        ("Trung ương 36 đồng chí", [("36", COUNT, ["36"])]),
        ("Nghị quyết Trung ương 4 khóa XI", [("4", ORDINAL, []), ("XI", ORDINAL, [])]),
        ("Quyết định 217, 218-QĐ/TW", [("217", NUMBER, []), ("218-QĐ/TW", NUMBER, [])]),
        ("Hướng dẫn 31 - HD/BTCTW", [("31 - HD/BTCTW", NUMBER, [])]),
        ("Nghị định 30/2020/NĐ-CP", [("30/2020/NĐ-CP", NUMBER, [])]),
        ("lúc 7 giờ 30 phút, dịch COVID-19, số điện thoại 0912 345 678", []),
        ("hằng năm đồng chí nào cũng dự", []),
    ],
)
def test_figures_of_each_form_are_read(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "hedge"),
    [
        ("có 12 đảng bộ, chi bộ cơ sở họp", "đảng bộ, chi bộ cơ sở", None),
        ("có 564 đồng chí, ban thường vụ 20 đồng chí", "đồng chí", None),
        ("hơn 500 lượt người", "lượt người", Hedge.OVER),
        ("gần 500 đại biểu dự khuyết", "đại biểu dự khuyết", Hedge.UNDER),
        ("ít nhất 2 đảng viên mới", "đảng viên mới", Hedge.AT_LEAST),
    ],
)
def test_a_count_knows_its_unit_and_its_hedge(text, unit, hedge):
    figure = find_figures(text)[0]
    assert (figure.unit, figure.hedge) == (unit, hedge)


@given(st.integers(min_value=0, max_value=10**9))
def test_every_formatted_count_is_read_back(number):
    figure = find_figures(f"Toàn tỉnh có {format_int(number)} đảng viên.")[0]
    assert (figure.kind, figure.values, figure.unit) == (Kind.COUNT, (Decimal(number),), "đảng viên")


def test_lines_of_a_web_page_hold_no_figures():
    text = "Số lượt xem: 2750\nĐảng bộ có 12 chi bộ.\n3 26\nTin liên quan\nCó 99 tin khác"
    assert found(text) == [("12", COUNT, ["12"])]

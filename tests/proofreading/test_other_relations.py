import pytest

from proofreading.checking import findings, said, told


def test_the_denominator_of_a_ratio_is_held_against_the_stated_number():
    text = "Khối có 57 đảng bộ cơ sở. Đã có 46/55 đảng bộ cơ sở bầu trực tiếp."
    found = findings(text, "same-quantity")
    assert [(text[each.start : each.end], each.severity.value) for each in found] == [("46/55", "doubtful")]


def test_what_remains_is_counted():
    text = "Đã có 14/17 đơn vị xong đại hội. Còn 3 đơn vị còn lại chưa họp."
    assert told(text, "sum") == ["14 + 3 = 17"]


@pytest.mark.parametrize(("change", "wrong"), [("30", False), ("40", True)])
def test_a_rise_is_the_difference_of_its_ends(change, wrong):
    assert bool(findings(f"Từ 120 lên 150 đảng viên, tăng {change} đảng viên.", "growth")) is False
    assert bool(findings(f"tăng từ 120 lên 150 đảng viên, tăng {change} đảng viên.", "growth")) is wrong


def test_a_part_larger_than_its_whole_is_wrong():
    text = "Đại hội bầu 15 đồng chí, trong đó có 51 đồng chí nữ."
    assert [how for _, how, _ in said(text.replace(" nữ", ""), "subset")] == ["wrong"]


def test_a_list_is_as_long_as_announced():
    text = "Có 3 đảng bộ cấp huyện xong: thành phố Hạ Lâm, thị xã Phù Sơn và huyện Vĩnh Khê."
    assert len(told(text, "list_length")) == 1
    assert [each.severity.value for each in findings(text.replace("3 đảng", "4 đảng"), "list-length")] == ["doubtful"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Họp ngày 31/4/2020 tại xã.", "impossible-date"),
        ("Họp ngày 30 tháng 2 năm 2021.", "impossible-date"),
        ("Thứ hai, ngày 28/06/2020 họp.", "weekday"),
        ("Nhiệm kỳ 2025-2020 của chi bộ.", "date-order"),
        ("Kỷ niệm 80 năm ngày thành lập (1930 - 2020).", "anniversary"),
        ("Theo Kế hoạch số 12-NQ/ĐU của Đảng ủy.", "symbol-kind"),
        ("Theo Kế hoạch số 12-KH/HU ngày 3/2/2020 của Tỉnh ủy.", "symbol-issuer"),
        ("Theo Kế hoạch số 1-KH/ĐU của Đảng ủy.", "symbol-zero"),
        ("Theo Chỉ thị số 24- CT/HU của Huyện ủy.", "symbol-spacing"),
    ],
)
def test_dates_and_symbols_that_cannot_be_are_found(text, rule):
    assert [each.rule for each in findings(text) if each.severity.value != "note" or each.rule == rule] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Họp ngày 30 tháng 4 năm 2020.",
        "Chủ nhật, ngày 28/06/2020 họp.",
        "Kỷ niệm 90 năm ngày thành lập (1930 - 2020).",
        "Theo Quy định số 12-QĐ/TU của Tỉnh ủy.",
        "Theo Kế hoạch số 12-KH/TU, ngày 3/2/2020 của Ban Thường vụ Tỉnh ủy.",
    ],
)
def test_dates_and_symbols_that_are_right_are_left_alone(text):
    assert findings(text) == []

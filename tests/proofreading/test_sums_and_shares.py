import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.numbers import format_int, percent
from proofreading.checking import findings, said, told

RULES = ("partition-sum", "share", "scale-total", "share-unattainable", "mean-unattainable")


@given(st.lists(st.integers(min_value=21, max_value=900), min_size=2, max_size=2))
def test_a_partition_that_adds_up_is_told_and_never_flagged(parts):
    first, second = parts
    text = (
        f"Đại hội bầu {format_int(first + second)} đồng chí, trong đó tái cử {format_int(first)} đồng chí, "
        f"tham gia lần đầu {format_int(second)} đồng chí."
    )
    sentence = f"{format_int(first)} + {format_int(second)} = {format_int(first + second)}"
    assert (told(text, "sum"), findings(text, *RULES)) == ([sentence], [])


@given(st.integers(min_value=21, max_value=900), st.integers(min_value=21, max_value=900), st.integers(1, 9))
def test_a_closed_class_that_does_not_add_up_is_wrong(first, second, off):
    text = f"Đại hội bầu {first + second + off} đồng chí, trong đó tái cử {first} đồng chí, lần đầu {second} đồng chí."
    found = findings(text, "partition-sum")
    assert [each.severity.value for each in found] == ["wrong"]
    assert f"ít hơn {off}" in found[0].message


@given(st.integers(min_value=101, max_value=5_000), st.data())
def test_a_share_that_was_computed_is_told_and_never_flagged(whole, data):
    part = data.draw(st.integers(min_value=1, max_value=whole - 1))
    written = f"{format_int(part)} đồng chí nữ, chiếm {percent(part, whole)}"
    text = f"Đảng bộ có {format_int(whole)} đảng viên, trong đó có {written}."
    assert [len(told(text, "percent_of")), findings(text, *RULES)] == [1, []]


@pytest.mark.parametrize(
    ("text", "place", "severity"),
    [
        ("Có 1.210/1.300 đảng viên học tập, đạt 97,8%.", "97,8%", "wrong"),
        ("Kết nạp 43 đảng viên, trong đó 11 đảng viên nữ, chiếm 26,6%.", "26,6%", "wrong"),
        ("Có nữ 155 đồng chí, chiếm 24,41% của 642 đồng chí.", "24,41%", "wrong"),
        ("Có nữ 155 đồng chí, chiếm 24,14% trong tổng số 642 đồng chí.", None, None),
        ("Có 52 đảng viên mới, 20 đảng viên nữ, chiếm 38,4%.", None, None),
        ("Đạt 85,7% chỉ tiêu với 12 đảng viên.", None, None),
    ],
)
def test_a_share_is_wrong_only_where_no_reading_makes_it_right(text, place, severity):
    found = [(where, how) for where, how, _ in said(text, *RULES)]
    assert found == ([(place, severity)] if place else [])


def test_a_share_cut_at_its_decimals_holds():
    assert told("Lớp có 31 học viên, 17 học viên loại giỏi, chiếm 54,83%.", "percent_of") == [
        "17 / 31 = 54,84% (54,83%)"
    ]


def test_overlapping_groups_never_have_to_add_up():
    text = "Kết nạp 103 đảng viên, trong đó nữ 59 đồng chí, dân tộc 14 đồng chí, có đạo 5 đồng chí."
    assert findings(text, *RULES) == []


def test_official_and_alternate_delegates_are_not_summed_against_the_allocation():
    text = "Được phân bổ 150 đại biểu, trong đó bầu 130 đại biểu chính thức và 42 đại biểu dự khuyết."
    assert findings(text, *RULES) == []


def test_shares_of_one_unwritten_whole_are_left_alone():
    text = "Các lỗi: lối sống: 15 vi phạm (20,2%); quy chế: 14 vi phạm (18,9%); dân số: 12 vi phạm (16,2%)."
    assert [findings(text, *RULES), len(told(text, "percent_of"))] == [[], 3]


def test_percentages_of_a_complete_partition_make_up_a_hundred():
    text = "Lớp có 40 học viên. Có 30 học viên loại giỏi, chiếm 75%; 10 học viên loại khá, chiếm 28%."
    assert [each.rule for each in findings(text, "scale-total")] == ["scale-total"]


def test_the_message_spells_out_the_arithmetic():
    text = "Mở 24 lớp (huyện 9 lớp, xã 17 lớp)."
    assert findings(text, "partition-sum")[0].message == (
        "9 + 17 = 26, nhiều hơn 2 so với tổng 24 lớp; xem lại tổng hoặc các phần."
    )

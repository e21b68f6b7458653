import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.citizen import check_card_number, check_citizen_number, check_file_number, mask


@given(st.integers(1, 96), st.sampled_from(["male", "female"]), st.integers(1900, 2099), st.integers(0, 999_999))
def test_a_number_made_by_the_rule_has_no_problems(province, sex, year, rest):
    digit = 2 * (year // 100 - 19) + (sex == "female")
    number = f"{province:03d}{digit}{year % 100:02d}{rest:06d}"
    assert check_citizen_number(number, sex=sex, birth_year=year) == []


@pytest.mark.parametrize(
    ("number", "problems"),
    [
        ("", ["Chưa ghi số định danh cá nhân."]),
        ("03418A000001", ["Số định danh cá nhân chỉ gồm chữ số."]),
        ("03418500001", ["Số định danh cá nhân phải có 12 chữ số, đang ghi 11 chữ số."]),
        ("000185000001", ["Ba chữ số đầu (000) không phải mã tỉnh, thành phố (từ 001 đến 096)."]),
        ("034785000001", ["Chữ số thứ tư (7) của số định danh chỉ có thể từ 0 đến 3."]),
        ("034 185 000 001", []),
    ],
)
def test_wrong_personal_numbers_are_explained(number, problems):
    assert check_citizen_number(number) == problems


def test_sex_and_year_of_birth_are_compared():
    assert check_citizen_number("034185000001", sex="male", birth_year=1986) == [
        "Chữ số thứ tư của số định danh là của nữ, nhưng giới tính đã ghi là nam.",
        "Số định danh cho biết năm sinh 1985, nhưng năm sinh đã ghi là 1986.",
    ]


@pytest.mark.parametrize(
    ("number", "problems"),
    [
        ("12345678", []),
        ("12.345678", []),
        ("034185000001", []),
        ("034785000001", ["Chữ số thứ tư (7) của số định danh chỉ có thể từ 0 đến 3."]),
        ("1234567", ["Số thẻ đảng viên có 8 chữ số (thẻ cũ) hoặc 12 chữ số (thẻ mới), đang ghi 7 chữ số."]),
        ("1234567A", ["Số thẻ đảng viên chỉ gồm chữ số."]),
        ("", ["Chưa ghi số thẻ đảng viên."]),
    ],
)
def test_card_numbers_are_old_or_new(number, problems):
    assert check_card_number(number) == problems


@pytest.mark.parametrize("number", ["123456A", "123456 ĐN", "123456-ABC", "1234567890", "123456ABCD"])
def test_file_numbers_have_digits_and_letters_of_the_province(number):
    assert check_file_number(number) == []


@pytest.mark.parametrize("number", ["123456", "12345AB", "123456ABCDE", "ABCDEF"])
def test_other_file_numbers_are_explained(number):
    assert check_file_number(number) == [
        "Số lý lịch gồm 6 chữ số và 1 đến 3 chữ cái của tỉnh, hoặc đủ 10 ô theo mẫu mới."
    ]


@pytest.mark.parametrize(
    ("number", "shown"), [("034185000863", "•••• 0863"), ("034 185 000 863", "•••• 0863"), ("12345", "••••"), ("", "")]
)
def test_numbers_are_shown_masked(number, shown):
    assert mask(number) == shown


@given(st.text(alphabet="0123456789", min_size=8, max_size=12))
def test_a_masked_number_keeps_only_the_last_four_digits(number):
    assert mask(number) == f"•••• {number[-4:]}"

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.order import collation_key, name_sort_key
from dangbo.vietnamese.text import clean_line
from vietnamese.test_text import vietnamese_text

WORDS_IN_ORDER = ["a", "à", "ả", "ã", "á", "ạ", "ai", "an", "ăn", "ân", "ấn", "ba", "ca", "da", "đa", "e", "ê", "g"]
WORDS_IN_ORDER += ["hoa", "Hoa", "hòa", "hoan", "o", "ô", "ơ", "u", "ư", "v", "x", "y"]

NAMES_IN_ORDER = [
    "Trần Ái",
    "Bùi An",
    "Đỗ Thị An",
    "Hà Văn An",
    "Lê Minh Anh",
    "Lê Thị Minh Anh",
    "Lý Anh",
    "Cao Ân",
    "Vũ Bình",
    "Dương Thị Dung",
    "Đinh Văn Dũng",
    "Tạ Đăng",
    "Ngô Thị Hoa",
    "Bùi Thị Hòa",
    "Ngô Thị Hòa",
    "Ông Ích Hoàn",
    "Phan Văn Tư",
    "Phan Văn Từ",
    "Âu Thị Ước",
]

LINES_IN_ORDER = ["Chi bộ 1", "Chi bộ 2", "Chi bộ 10", "Chi bộ Kế toán", "Đảng bộ Sở Nội vụ", "Đảng bộ Sở Y tế"]


@pytest.mark.parametrize(
    ("ordered", "key"),
    [(WORDS_IN_ORDER, collation_key), (NAMES_IN_ORDER, name_sort_key), (LINES_IN_ORDER, collation_key)],
)
def test_keys_sort_as_written_by_hand(ordered, key):
    keys = [key(text) for text in ordered]
    assert sorted(set(keys)) == keys


def test_letters_decide_before_tones_and_tones_before_case():
    assert collation_key("hòa") < collation_key("hoan")
    assert collation_key("HOA") < collation_key("hòa")
    assert collation_key("hoa") < collation_key("Hoa")


def test_both_placements_of_a_tone_mark_sort_together():
    assert sorted(["hóa", "hoà", "hòa"], key=collation_key)[2] == "hóa"


def test_given_name_tones_decide_before_family_names():
    assert name_sort_key("Vũ Thị Hoa") < name_sort_key("Bùi Thị Hòa")


@given(st.text())
def test_keys_are_digits_and_lower_case_letters_only(text):
    assert re.fullmatch("[0-9a-z]+", collation_key(text))
    assert re.fullmatch("[0-9a-z]+", name_sort_key(text))


@given(vietnamese_text, vietnamese_text)
def test_different_lines_have_different_keys(one, other):
    assert (collation_key(one) == collation_key(other)) == (clean_line(one) == clean_line(other))
    assert (name_sort_key(one) == name_sort_key(other)) == (clean_line(one) == clean_line(other))


@given(vietnamese_text, st.sampled_from("abnxyăâđêôơư"))
def test_a_word_sorts_before_every_word_it_begins(text, letter):
    assert collation_key(text) < collation_key(clean_line(text) + letter)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_inside_a_line_sort_by_value(one, other):
    assert (collation_key(f"Tổ {one}") < collation_key(f"Tổ {other}")) == (one < other)

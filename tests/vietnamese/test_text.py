import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.text import (
    clean_line,
    nfc,
    normalise_tone_placement,
    search_key,
    split_tone,
    strip_marks,
    with_tone,
)

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese_text = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " ", max_size=30)


def test_nfc_composes_decomposed_letters():
    assert nfc(unicodedata.normalize("NFD", "Nguyễn Thị Hường")) == "Nguyễn Thị Hường"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("\u00d0ảng ủy", "Đảng ủy"),
        ("đồng \u00f0ội", "đồng đội"),
        ("Chi\u00a0bộ\u202f7", "Chi bộ 7"),
        ("Đảng\u200b bộ\ufeff", "Đảng bộ"),
        ("dòng 1\ndòng 2", "dòng 1\ndòng 2"),
        ("e\u200d\u0302", "ê"),
    ],
)
def test_nfc_repairs_what_keyboards_and_pages_leave(typed, stored):
    assert nfc(typed) == stored


def test_clean_line_has_single_spaces_and_none_at_the_ends():
    assert clean_line(" \u00a0Chi  bộ\tVăn\u2003phòng\n") == "Chi bộ Văn phòng"


@given(st.text())
def test_nfc_and_clean_line_change_nothing_twice(text):
    assert nfc(nfc(text)) == nfc(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_strip_marks_keeps_case():
    assert strip_marks("ĐẢNG ỦY Khối, đồng chí Nguyễn Thị Hường") == "DANG UY Khoi, dong chi Nguyen Thi Huong"


@given(vietnamese_text)
def test_strip_marks_leaves_one_ascii_letter_for_each_letter(text):
    bare = strip_marks(text)
    assert bare.isascii()
    assert len(bare) == len(nfc(text))


def test_search_without_marks_finds_the_marked_name():
    assert search_key("nguyen thi hh") in search_key("Nguyễn  Thị Hh")
    assert search_key("BUI DINH") in search_key("Bùi Đình Khôi")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Số: 193-KH/TU (mật)", "so 193-kh/tu mat"),
        ("Sở Nội vụ, Sở Y tế", "so noi vu so y te"),
        ("H'Hen Niê", "hhen nie"),
        ("2015 – 2020", "2015 - 2020"),
        ("8.236 đảng viên_mới", "8.236 dang vien moi"),
    ],
)
def test_search_key_keeps_slash_dot_and_hyphen_only(text, key):
    assert search_key(text) == key


@given(vietnamese_text)
def test_search_key_ignores_marks_and_case(text):
    assert search_key(strip_marks(text).upper()) == search_key(text) == search_key(search_key(text))


@given(st.sampled_from("aăâeêioôơuưy"), st.integers(0, 5))
def test_tone_is_put_on_and_taken_off(letter, tone):
    assert split_tone(with_tone(letter, tone)) == (letter, tone)


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("Uỷ", "Ủy"),
        ("KHOÁ", "KHÓA"),
        ("khoẻ", "khỏe"),
        ("hòan", "hoàn"),
        ("ngòai", "ngoài"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("gía", "giá"),
        ("Uỷ ban kiểm tra Đảng uỷ", "Ủy ban kiểm tra Đảng ủy"),
    ],
)
def test_tone_marks_go_where_offices_put_them(typed, office):
    assert normalise_tone_placement(typed) == office


@pytest.mark.parametrize(
    "word", ["quý", "quỳ", "quả", "hoàn", "thuyền", "khuỷu", "giếng", "gì", "của", "mía", "xoay", "ngoài"]
)
def test_tone_marks_in_place_stay(word):
    assert normalise_tone_placement(word) == word


@given(vietnamese_text)
def test_tone_placement_keeps_letters_and_settles_at_once(text):
    settled = normalise_tone_placement(text)
    assert normalise_tone_placement(settled) == settled
    assert strip_marks(settled) == strip_marks(text)

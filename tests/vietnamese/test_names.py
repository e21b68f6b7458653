import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.names import NameParts, address_name, closest, initials, split_name, title_case_name
from dangbo.vietnamese.text import clean_line, search_key

short_words = st.text(alphabet="abcdđê ", max_size=9)


def plain_edit_distance(one, other):
    """The table of Levenshtein, row by row, to hold the fast one against."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, start=1):
        previous, row = row, [index]
        for column, candidate in enumerate(other, start=1):
            row.append(min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (letter != candidate)))
    return row[-1]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nông Thị Hạ Vy", NameParts("Nông", "Thị Hạ", "Vy")),
        ("  Tạ  Khang ", NameParts("Tạ", "", "Khang")),
        ("Khang", NameParts("", "", "Khang")),
        ("", NameParts("", "", "")),
    ],
)
def test_names_part_into_family_middle_and_given(name, parts):
    assert split_name(name) == parts


@given(st.text())
def test_the_parts_of_a_name_make_the_name(name):
    parts = split_name(name)
    assert clean_line(" ".join(parts)) == clean_line(name)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("NGUYỄN VĂN an", "Nguyễn Văn An"),
        ("đặng ÁI", "Đặng Ái"),
        ("h'hen NIÊ", "H'Hen Niê"),
        ("y-ban", "Y-Ban"),
    ],
)
def test_names_are_written_with_capitals(typed, written):
    assert title_case_name(typed) == written


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nông Thị Hạ Vy", "HV"), ("Tạ Thế Khang", "TK"), ("Lò Thị Ánh", "TA"), ("đức", "Đ"), ("", "")],
)
def test_initials_are_of_the_last_two_words(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Nông Thị Hạ Vy", "Hạ Vy"),
        ("Tạ Thế Khang", "Khang"),
        ("Lê Công Văn Tám", "Tám"),
        ("Khang", "Khang"),
    ],
)
def test_people_are_addressed_by_their_given_name(name, address):
    assert address_name(name) == address


ORGANISATIONS = ["Đảng bộ Sở Y tế", "Đảng bộ Sở Nội vụ", "Chi bộ Kế toán", "Chi bộ Kế hoạch", "Đảng bộ Sở Tài chính"]


def test_closest_finds_a_mistyped_name_without_marks():
    assert closest("dang bo so noi vj", ORGANISATIONS, limit=1) == ["Đảng bộ Sở Nội vụ"]


def test_closest_puts_the_nearest_first_and_keeps_the_limit():
    assert closest("Chi bộ Kế toán", ORGANISATIONS, limit=2) == ["Chi bộ Kế toán", "Chi bộ Kế hoạch"]


def test_closest_finds_the_name_around_a_short_one():
    assert closest("Sở Y tế", ORGANISATIONS, limit=1) == ["Đảng bộ Sở Y tế"]


def test_closest_names_nothing_when_nothing_is_near():
    assert closest("Trường Mầm non", ORGANISATIONS) == []
    assert closest("", ORGANISATIONS) == []


@given(short_words, st.lists(short_words, max_size=12), st.integers(1, 4))
def test_closest_agrees_with_the_plain_edit_distance(name, candidates, limit):
    wanted = search_key(name)
    expected = []
    for index, candidate in enumerate(candidates):
        key = search_key(candidate)
        inside = wanted != key and f" {wanted} " in f" {key} "
        distance = 1 if inside else plain_edit_distance(wanted, key)
        if wanted and 2 * distance <= max(len(wanted), len(key)):
            expected.append((distance, index, candidate))
    assert closest(name, candidates, limit) == [candidate for _, _, candidate in sorted(expected)[:limit]]

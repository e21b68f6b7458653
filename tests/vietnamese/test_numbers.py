from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.numbers import (
    LARGEST_SPELLED,
    format_change,
    format_decimal,
    format_int,
    format_share,
    parse_number,
    parse_number_words,
    percent,
    percent_value,
    spell_number,
)


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (642, "642"), (8236, "8.236"), (5_400_000, "5.400.000"), (-2, "\u22122")]
)
def test_whole_numbers_have_dots_at_the_thousands(number, written):
    assert format_int(number) == written


@pytest.mark.parametrize(("change", "written"), [(41, "+41"), (-2, "\u22122"), (0, "0"), (8236, "+8.236")])
def test_changes_bear_their_sign(change, written):
    assert format_change(change) == written


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (Decimal("2.5"), 1, "2,5"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.5"), 0, "\u22121"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(1, 3), 4, "0,3333"),
        (2.675, 2, "2,68"),
        (Decimal("1234567.005"), 2, "1.234.567,01"),
        (7, 1, "7,0"),
    ],
)
def test_decimals_have_a_comma_and_round_half_up(number, places, written):
    assert format_decimal(number, places) == written


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_numbers_that_are_not_finite_are_refused(number):
    with pytest.raises(ValueError, match="hữu hạn"):
        format_decimal(number, 2)


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "written"),
    [
        (155, 642, 2, "24,14%"),
        (1, 8, 2, "12,50%"),
        (1, 800, 2, "0,13%"),
        (106, 106, 2, "100,00%"),
        (3, 2, 0, "150%"),
        (0, 5, 1, "0,0%"),
        (-1, 8, 1, "\u221212,5%"),
    ],
)
def test_percent_is_computed_from_the_two_counts(numerator, denominator, places, written):
    assert percent(numerator, denominator, places) == written


def test_percent_of_nothing_is_refused():
    with pytest.raises(ValueError, match="Không tính được tỷ lệ"):
        percent(0, 0)


def test_a_share_already_in_percent_is_only_written():
    assert format_share(Decimal("24.14")) == "24,14%"
    assert format_share(Fraction(200, 3), 1) == "66,7%"


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 6))
def test_percent_is_never_further_than_half_a_unit_from_the_share(numerator, denominator, places):
    error = Fraction(percent_value(numerator, denominator, places)) - Fraction(100 * numerator, denominator)
    half = Fraction(1, 2 * 10**places)
    assert -half < error <= half
    assert parse_number(percent(numerator, denominator, places)) == percent_value(numerator, denominator, places)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8.236", "8236"),
        ("8 236", "8236"),
        ("5.400.000", "5400000"),
        ("94,1%", "94.1"),
        ("95,56 %", "95.56"),
        ("30.8%", "30.8"),
        ("2,5", "2.5"),
        ("1.234,50", "1234.50"),
        ("05", "5"),
        ("+41", "41"),
        ("\u22122", "-2"),
        ("3 ngàn", "3000"),
        ("2,5 triệu", "2500000"),
        ("1,2 tỷ", "1200000000"),
        ("bảy", "7"),
        ("Một", "1"),
        ("hai mươi mốt", "21"),
    ],
)
def test_numbers_are_read_as_offices_type_them(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa ghi số."),
        ("abc", "“abc” không phải là số viết bằng chữ."),
        ("12a", "“12a” không phải là số; hãy ghi như 8.236 hoặc 94,1%."),
        ("12.34.567", "“12.34.567” không phải là số; hãy ghi như 8.236 hoặc 94,1%."),
        ("30.8", "“30.8” không rõ là số nào; số thập phân ghi bằng dấu phẩy, ví dụ 30,8."),
        ("3 đồng", "“3 đồng” không phải là số; hãy ghi như 8.236 hoặc 94,1%."),
    ],
)
def test_what_is_no_number_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(ValueError) as refusal:
        parse_number(text)
    assert str(refusal.value) == sentence


@given(st.integers(-(10**12), 10**12))
def test_parsing_undoes_formatting_of_whole_numbers(number):
    assert parse_number(format_int(number)) == number
    assert parse_number(format_change(number)) == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_parsing_undoes_formatting_of_decimals(number):
    assert parse_number(format_decimal(number, 3)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1005, "một nghìn không trăm linh năm"),
        (8236, "tám nghìn hai trăm ba mươi sáu"),
        (1_000_021, "một triệu không trăm hai mươi mốt"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (400_000_000, "bốn trăm triệu"),
    ],
)
def test_numbers_are_spelled(number, words):
    assert spell_number(number) == words
    assert parse_number_words(words) == number


@given(st.integers(0, LARGEST_SPELLED))
def test_reading_words_undoes_spelling(number):
    assert parse_number_words(spell_number(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Ba ngàn", 3000),
        ("một trăm lẻ bốn", 104),
        ("một trăm linh tư", 104),
        ("hai mươi bốn", 24),
        ("hai mươi nhăm", 25),
        ("bẩy", 7),
        ("hai nghìn hai mươi", 2020),
    ],
)
def test_other_ways_of_saying_a_number_are_read(words, number):
    assert parse_number_words(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "mươi",
        "một mươi",
        "hai mươi một năm",
        "mười mươi",
        "không trăm",
        "nghìn",
        "một nghìn năm",
        "hai mươi năm tư",
        "một nghìn nghìn",
        "triệu triệu",
        "linh năm",
        "mười năm",
        "hai trăm năm",
        "không mươi",
        "không nghìn",
        "hai mốt",
    ],
)
def test_words_that_are_no_number_or_two_are_refused(words):
    with pytest.raises(ValueError, match="không phải là số viết bằng chữ"):
        parse_number_words(words)


@pytest.mark.parametrize("number", [-1, LARGEST_SPELLED + 1])
def test_only_numbers_in_range_are_spelled(number):
    with pytest.raises(ValueError, match="từ 0 đến"):
        spell_number(number)

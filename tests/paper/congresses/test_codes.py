"""Codes of cards: what a hand or a scanner gives is read, one slip is noticed, another congress is told."""

from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.congresses import CodeProblem, make_code, mark_of, read_code, shown_code
from dangbo.paper.congresses.codes import LENGTH, SIGNS

MARK = mark_of("0193a2b4-0000-7000-8000-000000000001")
NUMBERS = st.integers(min_value=0, max_value=31**6 - 1)


@given(number=NUMBERS)
def test_a_code_is_read_back_as_printed_typed_small_or_without_dashes(number: int) -> None:
    code = make_code(MARK, number)
    typed = (code, shown_code(code), code.lower(), f"  {shown_code(code).lower()} ")
    assert [read_code(each, MARK) for each in typed] == [code] * 4


@given(number=NUMBERS, place=st.integers(0, LENGTH - 1), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(number: int, place: int, sign: str) -> None:
    code = make_code(MARK, number)
    wrong = code[:place] + sign + code[place + 1 :]
    assert read_code(wrong, MARK) == (code if wrong == code else CodeProblem.MISTYPED)


@given(number=NUMBERS, place=st.integers(0, LENGTH - 3))
def test_two_neighbours_changed_about_are_noticed(number: int, place: int) -> None:
    code = make_code(MARK, number)
    changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_code(changed, MARK) == (code if changed == code else CodeProblem.MISTYPED)


def test_the_card_of_another_congress_is_told_from_a_slip() -> None:
    other = mark_of("0193a2b4-0000-7000-8000-000000000002")
    assert read_code(make_code(other, 77), MARK) is CodeProblem.OTHER_CONGRESS


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = make_code("0V1", 5)
    assert read_code(code.replace("0", "o").replace("1", "l").replace("V", "u"), "0V1") == code


def test_other_writing_is_no_code() -> None:
    assert {read_code(each, MARK) for each in ("", "abc", "https://dangbo.example/12", "Lò Thị Mai")} == {
        CodeProblem.NOT_A_CODE
    }

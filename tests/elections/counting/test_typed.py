"""What tellers type for a ballot, and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.elections.queries.counting.typed import TypedError, marks_typed, typed_of
from dangbo.elections.queries.counting.vectors import Slate, Vector, judged, short_words
from dangbo.rules.elections.ballot import Layout

NAMES = tuple(f"Lò Thị {place}" for place in range(1, 13))


def slate(layout: Layout = Layout.STRIKE_OUT, seats: int = 10, names: tuple[str, ...] = NAMES) -> Slate:
    return Slate(layout, seats, names, names, "190-2024")


STRIKE, BOXES = slate(), slate(Layout.AGREE_DISAGREE, 12)


@pytest.mark.parametrize(
    ("typed", "on", "marks"),
    [
        ("", STRIKE, "kkkkkkkkkkkk"),
        ("3 12", STRIKE, "kkskkkkkkkks"),
        ("3,12", STRIKE, "kkskkkkkkkks"),
        (" 4.6  1 ", STRIKE, "skkssskkkkkk"),
        ("*", STRIKE, "ssssssssssss"),
        ("2 5- 7+", BOXES, "adaanabaaaaa"),
        ("*-", BOXES, "nnnnnnnnnnnn"),
    ],
)
def test_a_few_numbers_say_the_whole_ballot(typed: str, on: Slate, marks: str) -> None:
    assert marks_typed(typed, on) == marks


@pytest.mark.parametrize(
    ("typed", "on", "sentence"),
    [
        ("13", STRIKE, "Danh sách chỉ có số 1 đến 12, không có số 13."),
        ("0", STRIKE, "Danh sách chỉ có số 1 đến 12, không có số 0."),
        ("3 3", STRIKE, "Số 3 được gõ hai lần."),
        ("3-", STRIKE, "“3-”: phiếu gạch tên chỉ gõ số của người bị gạch."),
        ("ba", STRIKE, "“ba” không phải là số thứ tự trong danh sách."),
        ("6.4", BOXES, "“6.4”: số đầu phải nhỏ hơn số cuối."),
        ("* 2", BOXES, "Số 2 được gõ hai lần."),
    ],
)
def test_what_is_no_ballot_is_refused_with_a_sentence(typed: str, on: Slate, sentence: str) -> None:
    with pytest.raises(TypedError) as refused:
        marks_typed(typed, on)
    assert str(refused.value) == sentence


@given(st.text("ks", min_size=12, max_size=12))
def test_every_strike_out_ballot_can_be_typed_and_comes_back(marks: str) -> None:
    assert marks_typed(typed_of(marks, STRIKE), STRIKE) == marks


@given(st.text("adbn", min_size=12, max_size=12))
def test_every_box_ballot_can_be_typed_and_comes_back(marks: str) -> None:
    assert marks_typed(typed_of(marks, BOXES), BOXES) == marks


@given(st.text("0123456789.+-* ,x", max_size=20))
def test_whatever_is_typed_gives_a_ballot_or_one_sentence(typed: str) -> None:
    try:
        assert len(marks_typed(typed, BOXES)) == len(NAMES)
    except TypedError as refused:
        assert str(refused).endswith(".")


def test_the_verdict_is_that_of_the_rules() -> None:
    too_many = judged(Vector("kkkkkkkkkkks"), STRIKE)
    assert (too_many.valid, too_many.reason) == (False, "Bầu nhiều hơn số cần bầu")
    nobody = judged(Vector("s" * 12), STRIKE)
    assert (nobody.valid, nobody.reason) == (False, "Không bầu cho ai")
    open_one = judged(Vector("d" * 12), BOXES)
    assert (open_one.valid, open_one.chosen) == (None, ())
    concluded = judged(Vector("d" * 12, ruling=False), BOXES)
    assert (concluded.valid, concluded.reason) == (False, "Ban kiểm phiếu kết luận")
    row_void = judged(Vector("ab" + "a" * 10), BOXES)
    assert (row_void.valid, row_void.chosen) == (True, (1, *range(3, 13)))


def test_a_ballot_is_said_in_a_few_words() -> None:
    assert short_words(Vector("kkskkkkkkkks"), STRIKE) == "gạch 3, 12"
    assert short_words(Vector("k" * 12, writing=True), STRIKE) == "không gạch ai; có viết thêm"
    assert short_words(Vector("adaanabaaaaa"), BOXES) == ("không đồng ý 2; đánh dấu cả hai ô 7; không đánh dấu ô nào 5")

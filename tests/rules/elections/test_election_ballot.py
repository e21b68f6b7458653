"""One ballot: valid, invalid, or for the tellers; and for whom it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.elections.ballot import BallotPaper, BallotResult, Box, Layout, Strike, judge, layout_for
from dangbo.rules.elections.regulation import regulation
from dangbo.rules.verdict import Certainty

RULES = regulation("244-2014")
AGREE, DISAGREE = frozenset({Box.AGREE}), frozenset({Box.DISAGREE})
BOTH, NONE = frozenset(Box), frozenset()
KEPT, STRUCK = Strike.KEPT, Strike.STRUCK


def paper(rows, seats=2, **options):
    layout = Layout.STRIKE_OUT if isinstance(rows[0], Strike) else Layout.AGREE_DISAGREE
    return BallotPaper(layout, seats, dict(zip("ABCDEFGHIJ", rows, strict=False)), **options)


def judged(rows, seats=2, **options):
    return judge(paper(rows, seats, **options), RULES)


@pytest.mark.parametrize(
    ("rows", "seats", "valid", "counted"),
    [
        ([KEPT, KEPT, STRUCK], 2, True, ("A", "B")),
        ([KEPT, STRUCK, STRUCK], 2, True, ("A",)),
        ([KEPT, KEPT, KEPT], 2, False, ()),
        ([STRUCK, STRUCK, STRUCK], 2, False, ()),
        ([AGREE, AGREE], 2, True, ("A", "B")),
        ([AGREE, DISAGREE], 2, True, ("A",)),
        ([AGREE, BOTH], 2, True, ("A",)),
        ([AGREE, NONE], 2, True, ("A",)),
        ([DISAGREE, DISAGREE], 2, None, ()),
        ([NONE, NONE], 2, None, ()),
        ([BOTH, BOTH], 2, None, ()),
        ([NONE, BOTH], 2, None, ()),
        ([DISAGREE, NONE], 2, None, ()),
        ([AGREE, AGREE, AGREE], 2, False, ()),
        ([AGREE, AGREE, DISAGREE], 2, True, ("A", "B")),
        ([AGREE], 1, True, ("A",)),
        ([DISAGREE], 1, True, ()),
        ([BOTH], 1, False, ()),
        ([NONE], 1, False, ()),
        ([KEPT], 1, True, ("A",)),
        ([STRUCK], 1, None, ()),
    ],
)
def test_marks_decide_validity_and_for_whom_it_counts(rows, seats, valid, counted):
    assert judged(rows, seats).answer == BallotResult(valid, counted)


@pytest.mark.parametrize(
    ("options", "code", "certainty"),
    [
        ({"issued_by_tellers": False}, "not-issued-by-tellers", Certainty.SOURCED),
        ({"extra_writing": True}, "extra-writing", Certainty.UNVERIFIED),
        ({"unlisted_names": 2}, "unlisted-names", Certainty.UNVERIFIED),
    ],
)
def test_origin_and_writing_make_a_ballot_invalid(options, code, certainty):
    found = judged([KEPT, KEPT, STRUCK], **options)
    assert found.answer == BallotResult(False, ())
    assert [(finding.code, finding.certainty) for finding in found.errors] == [(code, certainty)]


def test_a_foreign_ballot_is_invalid_even_where_tellers_would_conclude():
    assert judged([NONE, NONE], issued_by_tellers=False).answer.valid is False


def test_every_reason_for_invalidity_is_named():
    found = judged([KEPT, KEPT, KEPT], issued_by_tellers=False, extra_writing=True, unlisted_names=1)
    assert [finding.code for finding in found.errors] == [
        "not-issued-by-tellers",
        "unlisted-names",
        "extra-writing",
        "more-than-seats",
    ]


def test_the_open_point_is_a_question_to_the_tellers():
    (question,) = judged([DISAGREE, DISAGREE]).findings
    assert (question.code, question.certainty) == ("tellers-conclude", Certainty.UNVERIFIED)


def test_a_void_row_is_explained():
    assert [finding.message for finding in judged([AGREE, BOTH, NONE], 3).findings] == [
        "Dòng B đánh dấu cả hai ô: không tính cho B, phiếu vẫn hợp lệ.",
        "Dòng C để trống cả hai ô: không tính cho C, phiếu vẫn hợp lệ.",
        "Phiếu bầu 1 người, ít hơn số cần bầu (3): vẫn hợp lệ.",
    ]


def test_a_layout_unlike_the_list_is_remarked():
    assert layout_for(2, 3) is Layout.STRIKE_OUT
    assert layout_for(2, 2) is Layout.AGREE_DISAGREE
    assert [finding.code for finding in judged([KEPT, KEPT], 2).warnings] == ["layout-unlike-list"]
    assert [finding.code for finding in judged([AGREE, AGREE, NONE], 2).warnings] == ["layout-unlike-list"]


@given(st.lists(st.sampled_from([AGREE, DISAGREE, BOTH, NONE]), min_size=2, max_size=8), st.integers(1, 8))
def test_only_rows_with_agree_alone_count_and_never_more_than_the_seats(rows, seats):
    answer = judged(rows, seats).answer
    agreed = tuple(name for name, row in zip("ABCDEFGH", rows, strict=False) if row == AGREE)
    assert answer.counted_for == (agreed if answer.valid else ())
    assert answer.valid == (None if not agreed else len(agreed) <= seats)


@given(st.lists(st.sampled_from(Strike), min_size=2, max_size=8), st.integers(1, 8))
def test_a_strike_out_ballot_is_valid_with_one_to_seats_names_kept(rows, seats):
    answer = judged(rows, seats).answer
    assert answer.valid == (1 <= rows.count(KEPT) <= seats)

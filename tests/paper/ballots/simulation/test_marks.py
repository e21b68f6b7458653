"""Marks are drawn where their meaning says."""

import numpy as np
import pytest

from dangbo.paper.ballots.layout import Box, lay_out
from dangbo.paper.ballots.simulation import Hard, Pen, crosses, strikes
from dangbo.paper.ballots.simulation.base import printed_side
from dangbo.paper.ballots.simulation.crosses import Hand, mark_row
from dangbo.paper.ballots.simulation.ink import PX, ink_of
from dangbo.paper.ballots.simulation.strikes import strike_row
from paper.ballots.elections import definition

BOXES = lay_out(definition(8, paper="A5"))
NAMES = lay_out(definition(8, paper="A5", style="strike_out", seats=5))
PRINTED = {BOXES.style: printed_side(BOXES, 1), NAMES.style: printed_side(NAMES, 1)}


def hand(layout, habit: str, seed: int, pen: Pen = Pen.BALL) -> Hand:
    random = np.random.default_rng(seed)
    return Hand(PRINTED[layout.style].copy(), ink_of(pen, random), habit, random)


def ink_in(drawn: Hand, layout, box: Box, less: float = 0) -> float:
    """Square millimetres of the ink that the hand has added inside a box made smaller by so much on each side."""
    left, top = (round((side + less) * PX) for side in (box.x, box.y))
    right, bottom = (round((side - less) * PX) for side in (box.right, box.bottom))
    before, after = (page[top:bottom, left:right].astype(int) for page in (PRINTED[layout.style], drawn.page))
    return float((before - after > 25).sum() / PX**2)


@pytest.mark.parametrize("habit", list(crosses.CLEAR))
@pytest.mark.parametrize("pen", list(Pen))
@pytest.mark.parametrize("agree", [True, False])
def test_clear_marks_are_in_the_box_that_is_meant(habit, pen, agree):
    for seed, row in enumerate(BOXES.rows):
        drawn = hand(BOXES, habit, seed, pen)
        meant = mark_row(drawn, row, agree, None)
        mine, other = (row.agree_box, row.disagree_box) if agree else (row.disagree_box, row.agree_box)
        assert (meant.meant, meant.mark, meant.clear) == ("agree" if agree else "disagree", habit, True)
        assert ink_in(drawn, BOXES, mine, 0.4) > 0.7
        assert ink_in(drawn, BOXES, other) == 0


@pytest.mark.parametrize(
    ("hard", "in_mine", "in_other"),
    [
        (Hard.BLANK, False, False),
        (Hard.BOTH, True, True),
        (Hard.REMARKED, True, True),
        (Hard.CANCELLED, True, False),
        (Hard.BETWEEN, False, False),
        (Hard.ON_NAME, False, False),
        (Hard.RING, False, False),
        (Hard.DOT, True, False),
        (Hard.ERASED, True, False),
        (Hard.ERASED_OTHER, True, True),
        (Hard.TINY, True, False),
        (Hard.WRITTEN, True, False),
    ],
)
def test_hard_marks_are_what_they_are_called(hard, in_mine, in_other):
    for seed, row in enumerate(BOXES.rows):
        drawn = hand(BOXES, "cross", seed)
        mark_row(drawn, row, True, hard)
        found = ink_in(drawn, BOXES, row.agree_box, 0.9) > 0.02, ink_in(drawn, BOXES, row.disagree_box, 0.9) > 0.02
        assert found == (in_mine, in_other)


@pytest.mark.parametrize("habit", list(strikes.CLEAR))
def test_a_strike_runs_through_every_line_of_the_name(habit):
    for seed, row in enumerate(NAMES.rows):
        drawn = hand(NAMES, habit, seed)
        assert strike_row(drawn, row, True, None).meant == "struck"
        tenth = row.name_box.w / 10
        parts = [Box(row.name_box.x + place * tenth, row.name_box.y, tenth, row.name_box.h) for place in range(10)]
        assert all(ink_in(drawn, NAMES, part) > 0.1 for part in parts)


def test_a_kept_name_bears_no_ink():
    drawn = hand(NAMES, "level", 1)
    meant = strike_row(drawn, NAMES.rows[0], False, None)
    assert (meant.meant, meant.mark, meant.clear) == ("kept", "none", True)
    assert np.array_equal(drawn.page, PRINTED[NAMES.style])


def test_a_row_without_boxes_cannot_be_crossed():
    with pytest.raises(ValueError, match="row 1 has no boxes"):
        mark_row(hand(NAMES, "cross", 1), NAMES.rows[0], True, None)

"""Sides drawn stroke by stroke: what both readers together accept of them."""

from itertools import pairwise

import numpy as np
import pytest

from dangbo.paper.ballots.deciding import DecidedRow, read_side
from dangbo.paper.ballots.layout import Box, Layout, lay_out
from dangbo.paper.ballots.simulation.base import printed_side
from dangbo.paper.ballots.simulation.crosses import Hand
from dangbo.paper.ballots.simulation.ink import Ink
from dangbo.paper.ballots.simulation.model import Image
from paper.ballots.elections import definition

ROWS = 18
"""So many that the boxes stand close."""
GEL = Ink(0.6, 30, 0.1, 0)
FELT = Ink(1.2, 40, 0.05, 0)
NEARLY_EMPTY = Ink(0.4, 135, 0.45, 0.15)


class Side:
    """A printed side and a pen; the line of a hand that hardly trembles."""

    def __init__(self, layout: Layout, pen: Ink = GEL) -> None:
        self.layout, self.page = layout, printed_side(layout, 1)
        self.hand = Hand(self.page, pen, "cross", np.random.default_rng(4))

    def line(self, *points: tuple[float, float]) -> None:
        for (x, y), (right, bottom) in pairwise(points):
            self.hand.line(x, y, right, bottom, 0.02)

    def cross(self, box: Box, size: float, moved: float = 0.0) -> None:
        x, y = box.center[0] + moved, box.center[1] + moved
        self.line((x - size / 2, y - size / 2), (x + size / 2, y + size / 2))
        self.line((x + size / 2, y - size / 2), (x - size / 2, y + size / 2))

    def tick(self, box: Box, size: float, moved: float) -> None:
        """Moved so far to the right and up."""
        x, y = box.center[0] + moved, box.center[1] - moved
        low = (x - size * 0.1, y + size * 0.4)
        self.line((x - size * 0.4, y - size * 0.05), low, (x + size * 0.5, y - size * 0.45))

    def level_scribble(self, box: Box, turns: int) -> None:
        """To and fro from the top to the bottom."""
        down = np.linspace(box.y + 0.8, box.bottom - 0.8, turns)
        ends = [box.x + 0.7, box.right - 0.7]
        self.line(*((ends[turn % 2], float(y)) for turn, y in enumerate(down)))

    def scribble(self, box: Box, turns: int) -> None:
        """Up and down from the left to the right."""
        across = np.linspace(box.x + 0.8, box.right - 0.8, turns)
        levels = [box.y + 0.7, box.bottom - 0.7]
        self.line(*((float(x), levels[turn % 2]) for turn, x in enumerate(across)))

    def strike(self, box: Box) -> None:
        """Two lines through a mark."""
        for y in (box.center[1] - 1, box.center[1] + 1):
            self.line((box.x - 0.6, y), (box.right + 0.6, y))


@pytest.fixture(scope="module")
def layout() -> Layout:
    return lay_out(definition(ROWS))


def decided(layout: Layout, page: Image) -> tuple[DecidedRow, ...]:
    return read_side(page, layout).rows


def agree_boxes(layout: Layout) -> list[Box]:
    return [row.agree_box for row in layout.rows if row.agree_box]


@pytest.mark.parametrize("moved", [0.0, 0.8])
def test_large_crosses_that_meet_those_of_the_next_rows_are_accepted(layout, moved):
    side = Side(layout)
    for box in agree_boxes(layout):
        side.cross(box, 8.6, moved)
    rows = decided(layout, side.page)
    assert [(row.fact, row.machine) for row in rows] == [("agree", True)] * ROWS


def test_a_line_down_through_all_boxes_is_for_people(layout):
    side, boxes = Side(layout), agree_boxes(layout)
    x = boxes[0].center[0]
    side.line((x, boxes[0].y), (x + 0.5, boxes[-1].bottom))
    assert not any(row.machine for row in decided(layout, side.page))


def test_a_line_to_and_fro_down_through_all_boxes_is_for_people(layout):
    side, boxes = Side(layout), agree_boxes(layout)
    ends = [(box.x + 1 if place % 2 else box.right - 1, box.center[1]) for place, box in enumerate(boxes)]
    side.line((boxes[0].x + 1, boxes[0].y - 1), *ends)
    assert not any(row.machine for row in decided(layout, side.page))


def test_crosses_that_are_all_struck_out_are_for_people(layout):
    side = Side(layout)
    for box in agree_boxes(layout):
        side.cross(box, 5)
        side.strike(box)
    assert not any(row.machine for row in decided(layout, side.page))


def test_one_cross_struck_out_among_plain_ones_is_for_people(layout):
    side, boxes = Side(layout), agree_boxes(layout)
    for box in boxes:
        side.cross(box, 5)
    side.strike(boxes[7])
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [8]


def test_a_cross_with_a_line_to_the_other_box_is_for_people(layout):
    side = Side(layout)
    for row in layout.rows:
        side.cross(row.agree_box, 5)
    marked = layout.rows[4]
    side.line(marked.agree_box.center, (marked.disagree_box.x, marked.disagree_box.center[1]))
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [5]


def test_small_crosses_off_the_middle_of_their_boxes_are_accepted(layout):
    side, boxes = Side(layout), agree_boxes(layout)
    for place, box in enumerate(boxes):
        side.cross(box, 3.2 if place in {3, 9} else 4.4, 0.5)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == []


def test_the_upright_scribbles_of_a_voter_are_accepted(layout):
    side = Side(layout)
    for place, box in enumerate(agree_boxes(layout)):
        side.scribble(box, 6 + place % 3)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == []


def test_one_cross_scribbled_over_among_plain_ones_is_for_people(layout):
    side, boxes = Side(layout), agree_boxes(layout)
    for box in boxes:
        side.cross(box, 5)
    side.scribble(boxes[7], 8)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [8]


def test_crosses_of_a_broad_pen_are_accepted_and_the_one_struck_out_is_for_people(layout):
    side, boxes = Side(layout, FELT), agree_boxes(layout)
    for place, box in enumerate(boxes):
        side.cross(box, 4.6 + 0.2 * (place % 3))
    side.strike(boxes[4])
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [5]


def test_crosses_of_a_broad_pen_that_are_all_struck_out_are_for_people(layout):
    side = Side(layout, FELT)
    for box in agree_boxes(layout):
        side.cross(box, 4.6)
        side.strike(box)
    assert not any(row.machine for row in decided(layout, side.page))


def test_ticks_that_begin_or_end_outside_their_boxes_are_accepted(layout):
    side = Side(layout)
    for place, box in enumerate(agree_boxes(layout)):
        side.tick(box, 5.2 if place % 6 else 4.6, 0.0 if place % 6 else 1.45)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == []


def test_large_crosses_beside_the_middle_are_accepted(layout):
    side = Side(layout)
    for place, box in enumerate(agree_boxes(layout)):
        side.cross(box, 6.4 if place % 5 else 8.4, 0.3 if place % 5 else 1.4)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == []


@pytest.mark.parametrize(("pen", "most"), [(GEL, 0), (NEARLY_EMPTY, 2)], ids=["gel", "nearly empty"])
def test_the_level_scribbles_of_a_voter_are_accepted(layout, pen, most):
    side = Side(layout, pen)
    for place, box in enumerate(agree_boxes(layout)):
        side.level_scribble(box, 5 + place % 3)
    rows = decided(layout, side.page)
    assert {row.fact for row in rows if row.machine} == {"agree"}
    assert sum(not row.machine for row in rows) <= most


@pytest.mark.parametrize("pen", [GEL, NEARLY_EMPTY], ids=["gel", "nearly empty"])
@pytest.mark.parametrize("size", [3.4, 4.4, 5.4])
def test_a_cross_struck_out_among_level_scribbles_is_for_people(layout, pen, size):
    side, boxes = Side(layout, pen), agree_boxes(layout)
    for box in boxes[:7] + boxes[8:]:
        side.level_scribble(box, 6)
    side.cross(boxes[7], size)
    side.strike(boxes[7])
    assert 8 in [row.number for row in decided(layout, side.page) if not row.machine]


@pytest.mark.parametrize("size", [2.8, 3.2, 3.6, 4.4])
def test_a_small_cross_struck_out_by_one_line_is_for_people(layout, size):
    side, boxes = Side(layout), agree_boxes(layout)
    for box in boxes[:7] + boxes[8:]:
        side.cross(box, 5.6)
    side.cross(boxes[7], size)
    level = boxes[7].center[1]
    side.line((boxes[7].x - 0.6, level + 0.2), (boxes[7].right + 0.6, level - 0.2))
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [8]


@pytest.mark.parametrize("size", [1.2, 1.6, 2.0])
def test_a_tiny_cross_among_plain_ones_is_for_people(layout, size):
    side, boxes = Side(layout), agree_boxes(layout)
    for place, box in enumerate(boxes):
        side.cross(box, size if place == 7 else 5.0)
    assert [row.number for row in decided(layout, side.page) if not row.machine] == [8]


def test_crosses_of_a_broad_pen_struck_out_within_their_boxes_are_for_people(layout):
    side = Side(layout, FELT)
    for box in agree_boxes(layout):
        side.cross(box, 4.6)
        for y in (box.center[1] - 1, box.center[1] + 1):
            side.line((box.x + 0.4, y), (box.right - 0.4, y))
    assert not any(row.machine for row in decided(layout, side.page))


@pytest.fixture(scope="module")
def small() -> Layout:
    """A5."""
    return lay_out(definition(12, paper="A5"))


@pytest.mark.parametrize("size", [3.6, 4.2, 5.0])
def test_crosses_of_a_broad_pen_on_a_small_sheet_are_accepted(small, size):
    side = Side(small, FELT)
    for place, box in enumerate(agree_boxes(small)):
        side.cross(box, size + 0.2 * (place % 3))
    assert [row.number for row in decided(small, side.page) if not row.machine] == []


@pytest.mark.parametrize("size", [3.6, 4.2, 5.0])
def test_one_of_them_struck_out_is_for_people(small, size):
    side, boxes = Side(small, FELT), agree_boxes(small)
    for box in boxes:
        side.cross(box, size)
    side.strike(boxes[4])
    assert [row.number for row in decided(small, side.page) if not row.machine] == [5]


@pytest.mark.parametrize("size", [3.6, 4.2, 5.0])
def test_all_of_them_struck_out_are_for_people(small, size):
    side = Side(small, FELT)
    for box in agree_boxes(small):
        side.cross(box, size)
        side.strike(box)
    assert not any(row.machine for row in decided(small, side.page))


@pytest.mark.parametrize(("pen", "size"), [(GEL, 0.4), (GEL, 0.9), (GEL, 1.4), (FELT, 0.4), (FELT, 0.9)])
def test_a_dot_or_a_tiny_cross_on_a_small_sheet_is_for_people(small, pen, size):
    side, boxes = Side(small, pen), agree_boxes(small)
    for place, box in enumerate(boxes):
        side.cross(box, size if place == 4 else 4.2)
    assert [row.number for row in decided(small, side.page) if not row.machine] == [5]


@pytest.mark.parametrize("size", [3.4, 4.6])
def test_a_cross_struck_out_within_its_box_among_upright_scribbles_is_for_people(layout, size):
    side, boxes = Side(layout), agree_boxes(layout)
    for box in boxes[:7] + boxes[8:]:
        side.scribble(box, 7)
    side.cross(boxes[7], size)
    x, y = boxes[7].center
    side.line((x - 2.6, y + 0.4), (x + 2.6, y - 0.4))
    assert 8 in [row.number for row in decided(layout, side.page) if not row.machine]

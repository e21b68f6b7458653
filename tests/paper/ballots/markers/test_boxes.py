import numpy as np
import pytest

from dangbo.paper.ballots.layout import Box
from dangbo.paper.ballots.markers.boxes import find_boxes
from dangbo.paper.ballots.markers.columns import Shift

STRAIGHT = Shift(left=(0.0, 0.0), right=(0.0, 0.0), ends=(12.0, 198.0), sure=True)


def drawn(lines: int, columns: int) -> np.ndarray:
    """A box of 6 mm whose outline is moved by so many pixels of 1/6 mm."""
    darkness = np.zeros((600, 600), np.uint8)
    top, left = 300 + lines, 240 + columns
    darkness[top : top + 36, left : left + 36] = 200
    darkness[top + 2 : top + 34, left + 2 : left + 34] = 0
    return darkness


@pytest.mark.parametrize(("lines", "columns"), [(0, 0), (3, -5), (-6, 6)])
def test_an_outline_is_found_where_it_was_moved_to(lines, columns):
    (found,) = find_boxes(drawn(lines, columns), [(Box(40, 50, 6, 6), STRAIGHT)])
    assert (found.box.x, found.box.y) == ((240 + columns) / 6, (300 + lines) / 6)
    assert found.moved == pytest.approx(np.hypot(lines, columns) / 6)
    assert found.seen


def test_an_outline_without_one_side_is_not_seen():
    darkness = drawn(0, 0)
    darkness[:, 240:242] = 0
    (found,) = find_boxes(darkness, [(Box(40, 50, 6, 6), STRAIGHT)])
    assert not found.seen


def test_a_box_beyond_the_edge_is_not_seen():
    (found,) = find_boxes(np.zeros((600, 600), np.uint8), [(Box(97, 98, 6, 6), STRAIGHT)])
    assert not found.seen

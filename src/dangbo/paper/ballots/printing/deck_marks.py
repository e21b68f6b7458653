"""Marks as a pen would draw them on a test deck; each a little different, none by chance."""

from collections.abc import Iterator
from math import sin

from dangbo.paper.ballots.layout.model import Box, Layout, Row
from dangbo.paper.ballots.printing.canvas import Stroke

PEN, INK = 0.5, 40
"""Width in millimetres and grey value."""
FOLD, FOLD_GREY = 0.2, 190


def row_strokes(row: Row, fact: str, variant: int) -> Iterator[Stroke]:
    """The strokes of a fact: crosses in boxes, a line through the whole name; none for blank and kept."""
    boxes = {"agree": [row.agree_box], "disagree": [row.disagree_box], "both": [row.agree_box, row.disagree_box]}
    for box in boxes.get(fact, []):
        if box:
            yield from _cross(box, variant)
    if fact == "struck":
        yield from _strikes(row, variant)


def fold_line(layout: Layout, y: float) -> Stroke:
    """The faint shadow of a fold across the page."""
    return Stroke(((0.0, y), (layout.width_mm, y)), FOLD, FOLD_GREY)


def _cross(box: Box, variant: int) -> Iterator[Stroke]:
    x, y = box.center
    reach = 0.40 * box.w
    lean = 0.12 * reach * sin(variant)
    yield Stroke(((x - reach, y - reach + lean), (x + reach, y + reach)), PEN, INK)
    yield Stroke(((x + reach, y - reach), (x - reach, y + reach - lean)), PEN, INK)


def _strikes(row: Row, variant: int) -> Iterator[Stroke]:
    """A line through each line of the name, a little over both ends."""
    box, lines = row.name_box, len(row.lines)
    pitch = box.h / lines
    for line in range(lines):
        y = box.y + pitch * (line + 0.55)
        yield Stroke(((box.x - 1.5, y + 0.3 * sin(variant)), (box.right + 1.5, y - 0.3 * sin(variant))), PEN, INK)

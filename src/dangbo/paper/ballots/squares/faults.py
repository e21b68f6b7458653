"""Sheets that are no sheet of this print: copied to another size, or two in one image."""

from __future__ import annotations

import numpy as np

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.squares.aligning import Column, Placed
from dangbo.paper.ballots.squares.anchors import Anchors
from dangbo.paper.ballots.squares.geometry import affinity, project
from dangbo.paper.ballots.squares.model import Image, UnreadableError

_RESOLUTIONS = (150, 200, 240, 250, 300, 360, 400, 600)
_PAPERS = ((210.0, 297.0), (148.0, 210.0), (215.9, 279.4))
_SCALE = (0.976, 1.026)
"""What a scanner's own errors may make of a length."""
_UNEVEN = 0.02
"""By how much a scan's height may be out of proportion to its width."""
_STEP = 0.35
"""Millimetres of a jump along a column of timing marks."""
_BENT = 0.9
"""Millimetres by which a mark of a scan may miss its place when no more than shift, turn, scale and skew are undone."""


def refuse_faults(image: Image, placed: Placed, marks: Anchors, layout: Layout) -> None:
    """Compare the marks with each other, and with the size of the image where that tells it is a scan.

    Raises:
        UnreadableError: wrong_scale, spliced.
    """
    if any(jump(column) > _STEP for column in placed.columns):
        raise UnreadableError("spliced")
    nominal = scan_scale(image)
    if nominal is None:
        return
    flat = affinity(marks.nominal[marks.good], marks.seen[marks.good])
    across, down = np.hypot(*flat[:2, :2])
    if not _SCALE[0] < np.sqrt(across * down) / nominal < _SCALE[1]:
        raise UnreadableError("wrong_scale")
    miss = project(flat, marks.nominal[marks.good]) - marks.seen[marks.good]
    if np.hypot(*miss.T).max() > _BENT * nominal or abs(across / down - 1) > _UNEVEN:
        raise UnreadableError("spliced")


def scan_scale(image: Image) -> float | None:
    """Dots a millimetre of an image as high and wide as a paper at a usual resolution; None for any other."""
    for dpi in _RESOLUTIONS:
        for wide, high in _PAPERS:
            if abs(image.shape[0] - high * dpi / 25.4) <= 3 and abs(image.shape[1] - wide * dpi / 25.4) <= 3:
                return dpi / 25.4
    return None


def jump(column: Column) -> float:
    """The greatest step (millimetres) in an otherwise smooth column."""
    count = len(column.y)
    degree = 2 if count >= 7 else 1
    if count < 5:
        return 0.0
    y = (column.y - column.y.mean()) / 100
    smooth = np.linalg.qr(np.vander(y, degree + 1))[0]
    rest = column.shift - smooth @ (smooth.T @ column.shift)
    after = (np.arange(count)[:, None] >= np.arange(2, count - 1)).astype(float)
    after -= smooth @ (smooth.T @ after)
    length = (after**2).sum(0)[:, None]
    steps = after.T @ rest / length
    # A step counts where it explains most of what a smooth curve leaves.
    explains = length * steps**2 > 0.5 * (rest**2).sum(0)
    return float(np.max(np.abs(steps) * explains, initial=0))

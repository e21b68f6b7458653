"""Long straight strokes through a box."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.squares.model import Floats

_SLOPES = (-0.25, -0.17, -0.08, 0.0, 0.08, 0.17, 0.25)
_COVERED = 0.86
"""Of the box's inner width: so much ink in a straight line is a stroke right across."""
_APART = 0.7
"""Millimetres between two strokes."""
_INK = 0.12
_BEYOND = 0.55
"""Millimetres outside the box that a stroke reaches which runs out of it."""


def level_strokes(
    smooth: Floats, peak: Floats, inside: slice, step: float, half: float
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """How many level strokes run right across each box, and whether one runs out of it on both sides.

    smooth: N × V × U darkness around boxes; peak: N, the ink's; inside: the box's inner part; half: half its side.
    """
    strokes, through = np.zeros(len(smooth), np.int64), np.zeros(len(smooth), bool)
    inked = np.flatnonzero(peak > _INK)
    if len(inked):
        ink = smooth[inked] > np.maximum(0.45 * peak[inked], _INK)[:, None, None]
        strokes[inked], through[inked] = _found(ink, inside, step, half)
    return strokes, through


def _found(
    ink: NDArray[np.bool_], inside: slice, step: float, half: float
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    count = ink.shape[1]
    lines = np.arange(inside.start + 2, inside.stop - 2)
    edge = round((half + _BEYOND) / step)
    out = [(count - 1) // 2 - edge, count // 2 + edge]
    columns = np.array([*range(inside.start, inside.stop), *out])
    within = inside.stop - inside.start
    covered = np.zeros((len(ink), len(lines)), bool)
    through = np.zeros(len(ink), bool)
    for slope in _SLOPES:
        drop = np.round(slope * (columns - (count - 1) / 2)).astype(int)
        along = ink[:, np.clip(lines[:, None] + drop, 0, count - 1), columns]
        full = along[:, :, :within].sum(2) > _COVERED * within
        covered |= full
        through |= (full & along[:, :, -2] & along[:, :, -1]).any(1)
    return _strokes(covered, step), through


def _strokes(covered: NDArray[np.bool_], step: float) -> NDArray[np.int64]:
    """How many strokes so many covered lines are: one, and another for each further so far apart."""
    apart = max(1, round(_APART / step))
    counts = np.zeros(len(covered), np.int64)
    last = np.full(len(covered), -(10**6))
    for line in range(covered.shape[1]):
        begins = covered[:, line] & (line - last >= apart)
        counts += begins
        last = np.where(begins, line, last)
    return counts

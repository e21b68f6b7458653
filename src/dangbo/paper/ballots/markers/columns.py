"""The two columns of timing marks: how far each row lies from its place, and whether the sheet is one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Layout
from dangbo.paper.ballots.markers.images import Floats, Grey, pixels
from dangbo.paper.ballots.markers.model import UnreadableError
from dangbo.paper.ballots.markers.solids import solid_in

AROUND = 2.5
"""Millimetres around its place in which a timing mark is searched."""
STEP = 0.35
"""Millimetres: the most by which two neighbours may lie apart from where both sides' lines lead."""
REACH = 4
"""Marks on each side of a gap from which the two lines are drawn."""
LEAST_SEEN = 0.6
"""The share of the marks of a column that must be seen."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a row lies from its place in millimetres, at its left and at its right mark; sure: both were seen."""

    left: tuple[float, float]
    right: tuple[float, float]
    ends: tuple[float, float]
    sure: bool

    def at(self, x: float) -> tuple[float, float]:
        """The shift (dx, dy) of a point of the row, x in millimetres."""
        share = (x - self.ends[0]) / (self.ends[1] - self.ends[0])
        return tuple(a + share * (b - a) for a, b in zip(self.left, self.right, strict=True))  # type: ignore[return-value]


def shifts(level: Grey, layout: Layout, page: int) -> dict[int, Shift]:
    """The shift of every row of a side, by number.

    Raises:
        UnreadableError: too few marks, or columns that are broken: two sheets over each other, or a sheet that slipped.
    """
    rows = [row for row in layout.rows if row.page == page]
    squares = layout.marks[page - 1].squares
    sides = []
    for side, ends in ((0, (squares[0], squares[3])), (1, (squares[1], squares[2]))):
        marks = [ends[0], *(row.timing[side] for row in rows), ends[1]]
        sides.append(_column(level, marks))
    return {
        row.number: Shift(
            left=_pair(sides[0][0][place + 1]),
            right=_pair(sides[1][0][place + 1]),
            ends=(row.timing[0].center[0], row.timing[1].center[0]),
            sure=all(seen[place + 1] for _, seen in sides),
        )
        for place, row in enumerate(rows)
    }


def _pair(values: Floats) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _column(level: Grey, marks: Sequence[Box]) -> tuple[Floats, list[bool]]:
    """The shift of each mark (n × 2) and whether it was seen; those not seen lie between their neighbours."""
    found = [_shift(level, mark) for mark in marks]
    seen = [moved is not None for moved in found]
    if sum(seen) < max(2, LEAST_SEEN * len(marks)):
        raise UnreadableError("timing_missing")
    y = np.array([mark.center[1] for mark in marks])
    there = np.array(seen)
    known = np.array([moved for moved in found if moved is not None])
    if broken(y[there], known):
        raise UnreadableError("spliced")
    return np.stack([np.interp(y, y[there], known[:, axis]) for axis in (0, 1)], axis=1), seen


def _shift(level: Grey, mark: Box) -> tuple[float, float] | None:
    left, top = max(0, pixels(mark.x - AROUND)), max(0, pixels(mark.y - AROUND))
    part = level[top : pixels(mark.bottom + AROUND), left : pixels(mark.right + AROUND)]
    return solid_in(part, mark, left, top)


def broken(y: Floats, moved: Floats) -> bool:
    """Whether the marks (y: n, moved: n × 2, millimetres) step aside somewhere instead of following a smooth line."""
    return bool(steps(y, moved).max(initial=0) > STEP)


def steps(y: Floats, moved: Floats) -> Floats:
    """For every gap with two marks on either side how far the lines through them miss each other half way."""
    found = [
        np.abs(
            _led(y, moved, slice(max(0, gap - REACH), gap), middle) - _led(y, moved, slice(gap, gap + REACH), middle)
        )
        for gap in range(2, len(y) - 1)
        for middle in [(y[gap - 1] + y[gap]) / 2]
    ]
    return np.array([step.max() for step in found])


def _led(y: Floats, moved: Floats, part: slice, to: float) -> Floats:
    """Where the line through a part of the marks leads."""
    away = y[part] - to
    middle, mean = away.mean(), moved[part].mean(axis=0)
    slope = (away - middle) @ (moved[part] - mean) / ((away - middle) ** 2).sum()
    return np.asarray(mean - slope * middle)

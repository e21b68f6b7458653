"""The printed boxes found in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.markers.columns import Shift
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, pixels

SEARCH = 1.0
"""Millimetres around the place that the timing marks tell in which an outline is searched."""
LINE = 0.35
GUARD = 0.55
"""Millimetres within the outline that do not count as the inside of a box."""
OUTLINE_SEEN = 0.4
"""How dark, as a part of printed black, each side of an outline must be."""
BAND, AWAY = 0.6, 1.0
"""Millimetres across a line in which its darkest part is looked for, and at both of its ends that are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A box: where it is (millimetres on the upright side), how far that is from where the timing marks tell, and
    whether all four sides of its outline were seen."""

    box: Box
    moved: float
    seen: bool

    @property
    def inner(self) -> Box:
        return shrunk(self.box, LINE + GUARD)


def shrunk(box: Box, by: float) -> Box:
    """A box whose sides are moved inwards (outwards for a negative length)."""
    return Box(box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by)


def find_boxes(darkness: Grey, printed: Sequence[tuple[Box, Shift]]) -> list[Found]:
    """Where the outlines of printed boxes of one size are, as far as timing marks do not tell."""
    moved = [shift.at(box.center[0]) for box, shift in printed]
    side = pixels(printed[0][0].w)
    margin = pixels(SEARCH)
    corners = np.array(
        [
            (pixels(box.y + dy) - margin, pixels(box.x + dx) - margin)
            for (box, _), (dx, dy) in zip(printed, moved, strict=True)
        ]
    )
    corners = np.clip(corners, BORDER, np.array(darkness.shape) - side - 2 * margin - BORDER)
    there = _cut_out(darkness, corners, side + 2 * margin)
    places = _alike(there, side, 2 * margin + 1).reshape(len(there), -1).argmax(axis=1)
    tops, lefts = (corners + np.stack(np.unravel_index(places, (2 * margin + 1,) * 2), axis=1)).T
    seen = _are_seen(_cut_out(darkness, np.stack([tops, lefts], axis=1) - BORDER, side + 2 * BORDER), side)
    return [
        _found(box, dx, dy, int(top), int(left), bool(whole))
        for (box, _), (dx, dy), top, left, whole in zip(printed, moved, tops, lefts, seen, strict=True)
    ]


BORDER = 3
"""Pixels around a box that are cut out with it."""


def _found(printed: Box, dx: float, dy: float, top: int, left: int, seen: bool) -> Found:
    box = Box(left / SCALE, top / SCALE, printed.w, printed.h)
    return Found(box, float(np.hypot(box.x - printed.x - dx, box.y - printed.y - dy)), seen)


def _cut_out(image: Grey, corners: NDArray[np.int64], side: int) -> Grey:
    return np.stack([image[top : top + side, left : left + side] for top, left in corners])


def _alike(there: Grey, side: int, places: int) -> Floats:
    """The correlation with a square outline at every place (N × places × places), by sums over rectangles."""
    line = pixels(LINE)
    values = there.astype(np.float64)
    whole, squares = (_sums(part, side, places, 0) for part in (values, values**2))
    frame = whole - _sums(values, side, places, line)
    dots, framed = side**2, side**2 - (side - 2 * line) ** 2
    spread = np.sqrt(np.maximum(squares - whole**2 / dots, 1e-6) * (framed - framed**2 / dots))
    return np.asarray((frame - whole * (framed / dots)) / spread)


def _sums(values: Floats, side: int, places: int, inset: int) -> Floats:
    """Of each square of that side, less so many pixels on all sides, with its top left at every place."""
    total = np.pad(values, ((0, 0), (1, 0), (1, 0))).cumsum(axis=1).cumsum(axis=2)
    near, far = np.s_[inset : inset + places], np.s_[side - inset : side - inset + places]
    return np.asarray(total[:, far, far] - total[:, near, far] - total[:, far, near] + total[:, near, near])


def _are_seen(windows: Grey, side: int) -> NDArray[np.bool_]:
    """Each side of the outlines over its length, corners left out, at its darkest line. windows: with their borders."""
    dark = windows >= OUTLINE_SEEN * 200
    band, away = pixels(LINE + BAND), BORDER + pixels(AWAY)
    first = BORDER - pixels(BAND / 2)
    last = BORDER + side - pixels(LINE + BAND / 2)
    along = np.s_[away : BORDER + side - pixels(AWAY)]
    half = (side - 2 * pixels(AWAY)) / 2
    seen = np.ones(len(windows), bool)
    for start in (first, last):
        seen &= dark[:, start : start + band, along].sum(axis=2).max(axis=1) >= half
        seen &= dark[:, along, start : start + band].sum(axis=1).max(axis=1) >= half
    return seen

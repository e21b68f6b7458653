"""The printed boxes found in their places, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.markers.columns import Shift
from dangbo.paper.ballots.markers.images import SCALE, Grey, cut, opencv

SEARCH = 1.0
"""Millimetres around the place that the timing marks tell in which an outline is searched."""
LINE = 0.35
GUARD = 0.55
"""Millimetres within the outline that do not count as the inside of a box."""
OUTLINE_SEEN = 0.4
"""How dark, as a part of printed black, each side of an outline must be."""


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


def find_box(darkness: Grey, printed: Box, shift: Shift) -> Found:
    """Where the outline of a printed box is."""
    dx, dy = shift.at(printed.center[0])
    there = cut(darkness, printed, SEARCH, dx, dy)
    outline = _outline(printed)
    if there.shape[0] <= outline.shape[0] or there.shape[1] <= outline.shape[1]:
        return Found(printed, 0.0, False)
    alike = opencv().matchTemplate(there, outline, opencv().TM_CCOEFF_NORMED)
    row, column = np.unravel_index(int(alike.argmax()), alike.shape)
    left, top = round((printed.x - SEARCH + dx) * SCALE) + column, round((printed.y - SEARCH + dy) * SCALE) + row
    box = Box(left / SCALE, top / SCALE, printed.w, printed.h)
    moved = float(np.hypot(box.x - printed.x - dx, box.y - printed.y - dy))
    return Found(box, moved, _is_seen(darkness, box))


def _outline(box: Box) -> Grey:
    height, width = round(box.h * SCALE), round(box.w * SCALE)
    line = round(LINE * SCALE)
    drawn = np.zeros((height, width), np.uint8)
    opencv().rectangle(drawn, (0, 0), (width - 1, height - 1), 200, 2 * line - 1)
    return drawn


def _is_seen(darkness: Grey, box: Box) -> bool:
    """Each side over its length, corners left out, at its darkest line."""
    band, away = 0.6, 1.0
    sides = (
        (Box(box.x + away, box.y - band / 2, box.w - 2 * away, LINE + band), 1),
        (Box(box.x + away, box.bottom - LINE - band / 2, box.w - 2 * away, LINE + band), 1),
        (Box(box.x - band / 2, box.y + away, LINE + band, box.h - 2 * away), 0),
        (Box(box.right - LINE - band / 2, box.y + away, LINE + band, box.h - 2 * away), 0),
    )
    return all(_has_line(cut(darkness, side), axis) for side, axis in sides)


def _has_line(part: Grey, axis: int) -> bool:
    """Whether some line of a band is dark over half of its length and more."""
    dark = (part >= OUTLINE_SEEN * 200).sum(axis=axis)
    return bool(part.size and dark.max() >= part.shape[axis] / 2)

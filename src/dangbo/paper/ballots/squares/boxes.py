"""The boxes of a side: found by their outlines, and what is inside and around each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box, Row
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.model import Floats, Image, Places
from dangbo.paper.ballots.squares.strokes import level_strokes

LINE = 0.35
"""Millimetres: the printed outline."""
AROUND = 2.8
"""Millimetres around a box that belong to it."""
_STEP = 0.14
_CLEAR_OF_LINE = 0.25
_CLEAR_OF_STRIP = 0.6
_NEAR, _FAR = 0.9, 2.2
"""Millimetres within which an outline is looked for, at first and where it was not seen."""
_SEEN = 0.3
"""Of black: the least that the faintest side of an outline shows."""
_STREAK = 0.05
_UNBROKEN = 0.85
_STREAK_WIDE = 1.2
"""Millimetres: what is dark all the way down over more than that was scribbled by the voter."""
_TRACE = 0.06
"""What an eraser leaves is darker."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """One number for each of N boxes (lengths in millimetres, darkness as a share of the print's black).

    shift: where the box was found beside its place (N × 2); seen: whether its outline was; dark: the mean inside;
    ink: that times the area; peak: the stroke's own darkness; weak: the area that is at all darker than paper;
    wide, high: the extent of the ink; around: the area of ink close outside; sides: above, right, below, left of the
    box, whether ink is near the middle of that side (N × 4); level, upright: how many long level and upright strokes;
    through: whether a level stroke runs out of the box on both sides; streak: whether a line runs down through it.
    """

    shift: Places
    seen: NDArray[np.bool_]
    dark: Floats
    ink: Floats
    peak: Floats
    weak: Floats
    wide: Floats
    high: Floats
    around: Floats
    sides: NDArray[np.bool_]
    level: NDArray[np.int64]
    upright: NDArray[np.int64]
    through: NDArray[np.bool_]
    streak: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Window:
    """Darkness around boxes at offsets u (across) and v (down) from their middles, and the places in it."""

    dark: Floats
    u: Floats
    v: Floats
    step: float
    half: float
    reach: float

    @property
    def inside(self) -> slice:
        edge = self.half - LINE - _CLEAR_OF_LINE
        there = np.flatnonzero(np.abs(self.u) <= edge)
        return slice(int(there[0]), int(there[-1]) + 1)

    @property
    def outside(self) -> NDArray[np.bool_]:
        u, v = np.abs(self.u)[None, :], np.abs(self.v)[:, None]
        clear = np.maximum(u, v) >= self.half + _CLEAR_OF_LINE
        return clear & (u <= self.half + AROUND) & (v <= self.reach)


def measure_boxes(placed: Placed, rows: Sequence[Row]) -> Boxes:
    """The agree boxes of the rows, then their disagree boxes."""
    boxes = [row.agree_box for row in rows] + [row.disagree_box for row in rows]
    given = [box for box in boxes if box is not None]
    reach = min(row.strip.h for row in rows) / 2 - _CLEAR_OF_STRIP
    centers = np.array([box.center for box in given])
    window, shift, seen = _found(placed, centers, given[0], reach, _NEAR)
    if not seen.all():
        again, far_shift, far_seen = _found(placed, centers[~seen], given[0], reach, _FAR)
        window.dark[~seen], shift[~seen], seen[~seen] = again.dark, far_shift, far_seen
    return _measured(window, shift, seen)


def _found(
    placed: Placed, centers: Places, box: Box, reach: float, search: float
) -> tuple[_Window, Places, NDArray[np.bool_]]:
    """Windows laid over the outlines, as far as those are seen within `search` millimetres."""
    across = round((box.w - LINE) / _STEP)
    step = (box.w - LINE) / across
    more, margin = round(search / step), round(AROUND / step) + 2
    offsets = (np.arange(across + 1 + 2 * (more + margin)) - (across / 2 + more + margin)) * step
    dark = _darkness(placed, placed.patches(centers, offsets, offsets), offsets, box.w / 2, reach)
    middle = np.s_[:, margin : len(offsets) - margin, margin : len(offsets) - margin]
    best, faintest = _outline(dark[middle], across, more)
    shift = (best - more) * step
    size = across + 1 + 2 * margin
    laid = np.stack([part[y : y + size, x : x + size] for part, (x, y) in zip(dark, best, strict=True)])
    u = (np.arange(size) - (size - 1) / 2) * step
    return _Window(laid, u, u, step, box.w / 2, reach), shift, faintest > _SEEN


def _darkness(placed: Placed, grey: Image, offsets: Floats, half: float, reach: float) -> Floats:
    """0 for the paper around a box, 1 for print."""
    u, v = np.abs(offsets)[None, :], np.abs(offsets)[:, None]
    ring = (np.maximum(u, v) >= half + 0.8) & (v <= reach) & (u <= half + AROUND)
    lines, columns = np.nonzero(ring)
    around = grey[:, lines[::4], columns[::4]]
    x, y = offsets[columns[::4]], offsets[lines[::4]]
    steps = [_slope(around, place)[:, None] * offsets.astype(np.float32) for place in (x, y)]
    paper = np.median(around, axis=1).astype(np.float32)
    # In place, because these are the largest arrays of all.
    white: Floats = (paper[:, None] + steps[1])[:, :, None] + steps[0][:, None, :]
    np.maximum(white, 1, out=white)
    np.divide(grey, white, out=white)
    white -= 1
    white *= np.float32(1 / (placed.black - 1))
    return white


def _slope(around: Image, place: Floats) -> Floats:
    """By how much the paper grows lighter a millimetre along one axis: from one side of a box to the other."""
    sides = [place > _FAR, place < -_FAR]
    light = [np.median(around[:, side], axis=1) for side in sides]
    return np.asarray((light[0] - light[1]) / (place[sides[0]].mean() - place[sides[1]].mean()), np.float32)


def _outline(dark: Floats, across: int, more: int) -> tuple[NDArray[np.int64], Floats]:
    """The shift (N × 2: x, y, in samples from -more) at which the four sides are darkest, and its faintest side.

    dark: the boxes with `more` samples around them.
    """
    places, span = 2 * more + 1, across + 1
    clipped = np.clip(dark, 0, 1)
    down = np.cumsum(np.pad(clipped, ((0, 0), (1, 0), (0, 0))), axis=1)
    over = np.cumsum(np.pad(clipped, ((0, 0), (0, 0), (1, 0))), axis=2)
    upright = (down[:, span:] - down[:, :-span]) / span
    level = (over[:, :, span:] - over[:, :, :-span]) / span
    sides = np.stack(
        [
            upright[:, :, :places],
            upright[:, :, across : across + places],
            level[:, :places],
            level[:, across : across + places],
        ]
    )
    faint = sides.min(0)
    best = (sides.sum(0) + faint).reshape(len(dark), -1).argmax(1)
    y, x = np.unravel_index(best, (places, places))
    return np.column_stack([x, y]), faint[np.arange(len(dark)), y, x].astype(float)


def _measured(window: _Window, shift: Places, seen: NDArray[np.bool_]) -> Boxes:
    inside = window.inside
    streak = _without_streaks(window)
    core = window.dark[:, inside, inside]
    smooth = smoothed(window.dark)
    soft = smooth[:, inside, inside]
    cell = window.step**2
    flat = soft.reshape(len(soft), -1)
    most = flat.shape[1] // 40
    peak = np.partition(flat, -most, axis=1)[:, -most:].mean(1).astype(float)
    ink = soft > np.maximum(0.4 * peak, 0.1)[:, None, None]
    dots = np.flatnonzero(window.outside)
    beside = smooth.reshape(len(smooth), -1)[:, dots]
    noise = 1.48 * np.median(np.abs(beside[:, ::4]), axis=1)
    inked = np.maximum(0.12, 4 * noise)
    around = np.where(beside > inked[:, None], window.dark.reshape(len(smooth), -1)[:, dots], 0)
    level, through = level_strokes(smooth, peak, inside, window.step, window.half)
    upright, _ = level_strokes(smooth.swapaxes(1, 2), peak, inside, window.step, window.half)
    mean = core.mean((1, 2)).astype(float)
    return Boxes(
        shift=shift,
        seen=seen,
        dark=mean,
        ink=mean * core[0].size * cell,
        peak=peak,
        weak=_traces(soft, beside, np.maximum(_TRACE, 5 * noise)) * core[0].size * cell,
        wide=ink.any(1).sum(1) * window.step,
        high=ink.any(2).sum(1) * window.step,
        around=around.sum(1).astype(float) * cell,
        sides=_sides(smooth, inked, window),
        level=level,
        upright=upright,
        through=through,
        streak=streak,
    )


def _without_streaks(window: _Window) -> NDArray[np.bool_]:
    """Take out, in place, lines down the whole window between the sides of the box: a scanner's dirt, a fold."""
    columns = np.flatnonzero(np.abs(window.u) < window.half - LINE - 2 * _CLEAR_OF_LINE)
    lines = np.flatnonzero(np.abs(window.v) <= window.reach)
    part = window.dark[:, lines[0] : lines[-1] + 1, columns[0] : columns[-1] + 1]
    constant = lasting(part)
    constant[(constant > 0).sum(1) * window.step > _STREAK_WIDE] = 0
    part -= constant[:, None, :]
    return np.asarray(constant.any(1))


def lasting(dark: Floats) -> Floats:
    """How dark each column (of N × V × U) is all the way down; 0 where its line is broken."""
    whole = (dark > _STREAK).mean(1) > _UNBROKEN
    ends = np.linspace(0, dark.shape[1], 4).astype(int)
    least = np.min([dark[:, ends[i] : ends[i + 1]].mean(1) for i in range(3)], axis=0)
    return np.asarray(np.where(whole, least, 0), np.float32)


def smoothed(dark: Floats) -> Floats:
    """The mean of 3 × 3 samples; the rim stays as it is."""
    lines = dark[:, :-2] + dark[:, 1:-1] + dark[:, 2:]
    smooth = dark.copy()
    smooth[:, 1:-1, 1:-1] = (lines[:, :, :-2] + lines[:, :, 1:-1] + lines[:, :, 2:]) / 9
    return smooth


def _traces(inside: Floats, outside: Floats, least: Floats) -> Floats:
    """The share of each box that is darker than `least`, less what noise makes as dark around the boxes."""
    there = (_levelled(inside) > least[:, None, None]).mean((1, 2))
    noise = float(np.median((outside > least[:, None]).mean(1)))
    return np.asarray(np.maximum(there - 3 * noise, 0))


def _levelled(dark: Floats) -> Floats:
    """Without a plane's worth of shadow."""
    high, wide = dark.shape[1:]
    v, u = (np.linspace(-1, 1, count, dtype=np.float32) for count in (high, wide))
    across = (dark * u).mean((1, 2)) / np.mean(u**2)
    down = (dark * v[:, None]).mean((1, 2)) / np.mean(v**2)
    flat = dark - across[:, None, None] * u - down[:, None, None] * v[:, None]
    return np.asarray(flat - np.median(flat.reshape(len(flat), -1)[:, ::5], axis=1)[:, None, None])


def _sides(smooth: Floats, inked: Floats, window: _Window) -> NDArray[np.bool_]:
    near, far = window.half + _CLEAR_OF_LINE + 0.1, window.half + AROUND
    middle = np.abs(window.u) <= 0.4 * window.half
    out_u = [(window.u >= near) & (window.u <= far), (window.u <= -near) & (window.u >= -far)]
    high = min(far, window.reach)
    out_v = [(window.v <= -near) & (window.v >= -high), (window.v >= near) & (window.v <= high)]
    zones = [np.ix_(v, u) for v, u in ((out_v[0], middle), (middle, out_u[0]), (out_v[1], middle), (middle, out_u[1]))]
    least = inked[:, None, None]
    areas = [np.where(smooth[:, v, u] > least, window.dark[:, v, u], 0).sum((1, 2)) * window.step**2 for v, u in zones]
    return np.stack(areas, 1) > 0.2

"""The ink in and about a box, measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.markers.boxes import Found, shrunk
from dangbo.paper.ballots.markers.flattening import Flat
from dangbo.paper.ballots.markers.images import SCALE, Grey, Ints, cut, opencv, pixels
from dangbo.paper.ballots.markers.residue import Pieces

ROUND = (0.8, 1.8)
"""Millimetres around a box between which the paper beside it is looked at."""
LEAST_BARE = 0.1
"""The part of the surroundings that must be bare paper for a comparison."""
LEVEL_ANGLES = (-24, -16, -8, 0, 8, 16, 24)
CORE = 0.6
"""The part of its own ink's darkness from which a point is the middle of a stroke."""
"""Degrees from level of the lines that are searched through a mark."""


@dataclass(frozen=True, slots=True)
class BoxInk:
    """A box's ink.

    share: of its inside that is inked; excess: mean darkness of the inside above the paper beside it, as a part of
    printed black; relief: how much its darker points stand out from its lighter ones (200: printed black); dots: square
    millimetres of ink inside; peak: darkness of the ink (200: printed black); extent: width and height of the ink in
    millimetres; outside: square millimetres of ink that hangs together with it or with its outline outside the box;
    beyond: millimetres by which that reaches out; crossings: strokes met by a level and by an upright line, on average;
    level: the greatest part of the box's width along which one level line is ink; own: the pieces that
    touch it; within: those with ink inside.
    """

    share: float
    excess: float
    relief: float
    dots: float
    peak: float
    extent: tuple[float, float]
    outside: float
    beyond: float
    crossings: tuple[float, float]
    level: float
    own: frozenset[int]
    within: frozenset[int]


def box_ink(flat: Flat, soft: Grey, level: int, found: Found, hanging: Pieces) -> BoxInk:
    """Measures a box. hanging: ink outside what is printed, with the outlines of all boxes as ink."""
    inner = cut(soft, found.inner)
    ink = inner >= level
    peak = _part(inner[ink], 0.75) if ink.any() else 0.0
    core = ink & (inner >= CORE * peak)
    own = _own(hanging.labels, found)
    outside, beyond = _outside(hanging, found, own)
    return BoxInk(
        share=float(ink.mean()),
        excess=_excess(flat, soft, level, found),
        relief=_relief(flat.darkness, found),
        dots=float(ink.sum()) / SCALE**2,
        peak=peak,
        extent=_extent(ink),
        outside=outside,
        beyond=beyond,
        crossings=(_crossings(core), _crossings(core.T)) if ink.any() else (0.0, 0.0),
        level=_level(core) if ink.any() else 0.0,
        own=own,
        within=_within(hanging, found),
    )


def _part(values: NDArray[np.uint8] | NDArray[np.float32], part: float) -> float:
    """The value that this part of all lies below."""
    place = min(values.size - 1, int(part * values.size))
    return float(np.partition(values.ravel(), place)[place])


def _excess(flat: Flat, soft: Grey, level: int, found: Found) -> float:
    """From brightness itself, which is not rounded as darkness is; the bare paper around, within the lines of print."""
    near, far = ROUND
    around = cut(flat.bright, found.box, grow=far)
    bare = cut(soft, found.box, grow=far) < level / 2
    hole = pixels(far - near)
    bare[hole:-hole, hole:-hole] = False
    if bare.sum() < LEAST_BARE * bare.size:
        return 0.0
    paper = float(around[bare].mean())
    return (paper - float(cut(flat.bright, found.inner).mean())) / max(1.0, paper * flat.contrast)


def _relief(darkness: Grey, found: Found) -> float:
    """After smoothing over 0.8 mm, which leaves the traces of an eraser and takes away the grain of the paper."""
    inner = cut(darkness, found.inner).astype(np.float32)
    smooth = opencv().blur(inner, (5, 5))[2:-2, 2:-2]
    return _part(smooth, 0.9) - _part(smooth, 0.2) if smooth.size else 0.0


def _extent(ink: NDArray[np.bool_]) -> tuple[float, float]:
    return tuple(  # type: ignore[return-value]
        float(np.ptp(places) + 1) / SCALE if (places := np.flatnonzero(line)).size else 0.0
        for line in (ink.any(axis=0), ink.any(axis=1))
    )


def _own(labels: Ints, found: Found) -> frozenset[int]:
    """The pieces that touch the box or its outline."""
    return frozenset(np.unique(cut(labels, found.box)).tolist()) - {0}


def _within(hanging: Pieces, found: Found) -> frozenset[int]:
    """The pieces with ink inside the box."""
    labels, ink = cut(hanging.labels, found.inner), cut(hanging.ink, found.inner)
    return frozenset(np.unique(labels[ink > 0]).tolist())


def _outside(hanging: Pieces, found: Found, own: frozenset[int]) -> tuple[float, float]:
    if not own:
        return 0.0, 0.0
    numbers = list(own)
    shapes = hanging.shapes[numbers]
    x0, y0 = shapes[:, :2].min(axis=0)
    x1, y1 = (shapes[:, :2] + shapes[:, 2:4]).max(axis=0)
    region = np.s_[y0:y1, x0:x1]
    ink = np.isin(hanging.labels[region], numbers) & (hanging.ink[region] > 0)
    edge = shrunk(found.box, -0.5)
    left, right = pixels(edge.x) - x0, pixels(edge.right) - x0
    top, bottom = pixels(edge.y) - y0, pixels(edge.bottom) - y0
    ink[max(0, top) : bottom, max(0, left) : right] = False
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return 0.0, 0.0
    beyond = max(left - columns[0], columns[-1] + 1 - right, top - rows[0], rows[-1] + 1 - bottom)
    return float(ink.sum()) / SCALE**2, float(beyond) / SCALE


def _crossings(ink: NDArray[np.bool_]) -> float:
    """Strokes met by a level line, the mean over the lines that meet any."""
    starts = (ink[:, 1:] & ~ink[:, :-1]).sum(axis=1) + ink[:, 0]
    met = starts[starts > 0]
    return float(met.mean()) if met.size else 0.0


def _level(ink: NDArray[np.bool_]) -> float:
    """The best share of ink along a line at one of the angles, over the whole width."""
    places = _lines(*ink.shape)
    padded = np.append(ink.ravel(), False)
    return float(padded[places].mean(axis=2).max())


@lru_cache(maxsize=16)
def _lines(height: int, width: int) -> NDArray[np.intp]:
    """The places along every line at every angle (angles × lines × width); height × width is outside."""
    columns = np.arange(width)
    found = []
    for angle in LEVEL_ANGLES:
        drop = np.rint((columns - width / 2) * np.tan(np.radians(angle))).astype(int)
        rows = np.arange(height)[:, None] + drop[None, :]
        inside = (rows >= 0) & (rows < height)
        found.append(np.where(inside, rows * width + columns, height * width))
    return np.stack(found)

"""The ink in and about all boxes of a side, measured together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.markers.boxes import Found, shrunk
from dangbo.paper.ballots.markers.flattening import Flat
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, Ints, cut, opencv, pixels
from dangbo.paper.ballots.markers.residue import Pieces

ROUND = (0.8, 1.8)
"""Millimetres around a box between which the paper beside it is looked at."""
LEAST_BARE = 0.1
"""The part of the surroundings that must be bare paper for a comparison."""
LEVEL_ANGLES = (-24, -16, -8, 0, 8, 16, 24)
"""Degrees from level of the lines that are searched through a mark."""
CORE = 0.6
"""The part of its own ink's darkness from which a point is the middle of a stroke."""

CENTRED, TWICE = 0.25, 1.1
"""Of a cross: the least inked share of the middle ninth of its box, and strokes met on level and upright lines."""
FAR_OFF = 30.0
OWN_DARK = 0.45
"""What is paler than that part of the mark's own ink does not belong to it: a stain, a shadow, a fold."""
BESIDE, BESIDE_END, MIDDLE = 0.55, 1.1, 0.65
"""Millimetres to the left and right of a box between which a stroke that runs out of it shows, and the part of the
box's height about its middle where the arms of a cross do not."""

Bits: TypeAlias = NDArray[np.bool_]
"""Of N boxes: N × H × W."""


@dataclass(frozen=True, slots=True)
class BoxInk:
    """A box's ink.

    share: of its inside that is inked; excess: mean darkness of the inside above the paper beside it, as a part of
    printed black; relief: how much its darker points stand out from its lighter ones (200: printed black); dots: square
    millimetres of ink inside; peak: darkness of the ink (200: printed black); extent: width and height of the ink in
    millimetres; outside: square millimetres of ink that hangs together with it or with its outline outside the box;
    beyond: millimetres by which that reaches out; crossings: strokes met by a level and by an upright line, on average;
    level: the greatest part of the box's width along which one level line is ink; through: whether ink runs out of the
    box on its left and on its right about the middle of its height; cross: whether it may be a cross through the middle
    of the box; near, near_beyond: as outside and beyond, of a cross only up to half way to the next boxes above and
    below; own: the pieces that touch it; within: those with ink inside.
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
    through: bool
    cross: bool
    near: float
    near_beyond: float
    own: frozenset[int]
    within: frozenset[int]


def box_inks(flat: Flat, soft: Grey, level: int, found: Sequence[Found], hanging: Pieces) -> list[BoxInk]:
    """Measures boxes of one size. hanging: ink outside what is printed, with the outlines of all boxes as ink."""
    inner = [each.inner for each in found]
    values = windows(soft, inner)
    ink = values >= level
    counts = ink.sum(axis=(1, 2))
    peak = _upper(values, counts)
    core = ink & (values >= CORE * peak[:, None, None])
    excess, relief = _excess(flat, soft, level, found), _relief(windows(flat.darkness, inner))
    extent = np.stack([_extents(np.asarray(ink.any(axis=axis))) for axis in (1, 2)], axis=1)
    crossings = np.stack([_crossings(core), _crossings(core.swapaxes(1, 2))], axis=1)
    lines, crosses = _level(core), _crosses(ink, crossings)
    gaps = _gaps(found)
    measured = []
    for place, each in enumerate(found):
        own = _own(hanging.labels, each)
        least = max(1.0, OWN_DARK * peak[place])
        outside, beyond = _outside(hanging, each, own, None, least)
        near, near_beyond = _outside(hanging, each, own, gaps[place], least) if crosses[place] else (outside, beyond)
        measured.append(
            BoxInk(
                share=float(counts[place]) / ink[0].size,
                excess=float(excess[place]),
                relief=float(relief[place]),
                dots=float(counts[place]) / SCALE**2,
                peak=float(peak[place]),
                extent=(float(extent[place, 0]), float(extent[place, 1])),
                outside=outside,
                beyond=beyond,
                crossings=(float(crossings[place, 0]), float(crossings[place, 1])),
                level=float(lines[place]),
                through=_runs_through(hanging.ink, each.box, least),
                cross=bool(crosses[place]),
                near=near,
                near_beyond=near_beyond,
                own=own,
                within=_within(hanging, each),
            )
        )
    return measured


def windows(image: NDArray[Any], boxes: Sequence[Box]) -> NDArray[Any]:
    """Parts of one size of the upright side, one for each box; all lie within it, if need be moved."""
    high, wide = (pixels(boxes[0].bottom) - pixels(boxes[0].y), pixels(boxes[0].right) - pixels(boxes[0].x))
    tops = [min(max(0, pixels(box.y)), image.shape[0] - high) for box in boxes]
    lefts = [min(max(0, pixels(box.x)), image.shape[1] - wide) for box in boxes]
    return np.stack([image[top : top + high, left : left + wide] for top, left in zip(tops, lefts, strict=True)])


def _upper(values: NDArray[np.uint8], counts: NDArray[np.int64]) -> Floats:
    """The darkness that three quarters of the ink of each box lie below: the ink is the darkest so many points."""
    ordered = np.sort(values.reshape(len(values), -1), axis=1)
    place = ordered.shape[1] - counts + np.minimum(counts - 1, (0.75 * counts).astype(int))
    upper = ordered[np.arange(len(values)), np.clip(place, 0, ordered.shape[1] - 1)]
    return np.where(counts > 0, upper, 0).astype(np.float64)


def _excess(flat: Flat, soft: Grey, level: int, found: Sequence[Found]) -> Floats:
    """From brightness itself, which is not rounded as darkness is; the bare paper around, within the lines of print."""
    near, far = ROUND
    wider = [shrunk(each.box, -far) for each in found]
    around = windows(flat.bright, wider)
    bare = windows(soft, wider) < level / 2
    hole = pixels(far - near)
    bare[:, hole:-hole, hole:-hole] = False
    count = bare.sum(axis=(1, 2))
    paper = np.where(bare, around, 0).sum(axis=(1, 2)) / np.maximum(count, 1)
    inside = windows(flat.bright, [each.inner for each in found]).mean(axis=(1, 2))
    excess = (paper - inside) / np.maximum(1.0, paper * flat.contrast)
    return np.asarray(np.where(count < LEAST_BARE * bare[0].size, 0.0, excess))


def _relief(darkness: NDArray[np.uint8]) -> Floats:
    """After smoothing over 0.8 mm, which leaves the traces of an eraser and takes away the grain of the paper."""
    count, high, wide = darkness.shape
    smooth = opencv().blur(darkness.reshape(-1, wide).astype(np.float32), (5, 5)).reshape(count, high, wide)
    points = np.sort(smooth[:, 2:-2, 2:-2].reshape(count, -1), axis=1)
    return np.asarray(points[:, int(0.9 * points.shape[1])] - points[:, int(0.2 * points.shape[1])], np.float64)


def _extents(lines: Bits) -> Floats:
    """From the first to the last line with ink, in millimetres. lines: N × lines."""
    first, last = lines.argmax(axis=1), lines.shape[1] - lines[:, ::-1].argmax(axis=1)
    return np.asarray(np.where(lines.any(axis=1), last - first, 0) / SCALE)


def _own(labels: Ints, found: Found) -> frozenset[int]:
    """The pieces that touch the box or its outline."""
    return frozenset(np.unique(cut(labels, found.box)).tolist()) - {0}


def _within(hanging: Pieces, found: Found) -> frozenset[int]:
    """The pieces with ink inside the box."""
    labels, ink = cut(hanging.labels, found.inner), cut(hanging.ink, found.inner)
    return frozenset(np.unique(labels[ink > 0]).tolist())


def _gaps(found: Sequence[Found]) -> Floats:
    """For each box half the distance to the next one above or below it in its column, in millimetres."""
    x, y = np.array([each.box.center for each in found]).T
    away = np.abs(y[:, None] - y) + np.where(np.abs(x[:, None] - x) < found[0].box.w, 0, np.inf)
    np.fill_diagonal(away, np.inf)
    return np.asarray((np.minimum(away.min(axis=1), FAR_OFF) - found[0].box.h) / 2)


def _runs_through(ink: Grey, box: Box, least: float) -> bool:
    """Whether ink at least so dark lies beside the middle of a box on its left and on its right."""
    inset = box.h * (1 - MIDDLE) / 2
    wide = BESIDE_END - BESIDE
    lefts = (box.x - BESIDE_END, box.right + BESIDE)
    parts = [cut(ink, Box(left, box.y + inset, wide, box.h - 2 * inset)) for left in lefts]
    return all(bool(part.size and part.max() >= least) for part in parts)


def _outside(
    hanging: Pieces, found: Found, own: frozenset[int], gap: float | None, least: float
) -> tuple[float, float]:
    """Of what hangs together with a box outside it: its square millimetres and how far it reaches out, in millimetres.

    gap: millimetres above and below the box beyond which nothing is looked at; least: darkness that is the mark's ink.
    """
    if not own:
        return 0.0, 0.0
    numbers = list(own)
    shapes = hanging.shapes[numbers]
    x0, y0 = shapes[:, :2].min(axis=0)
    x1, y1 = (shapes[:, :2] + shapes[:, 2:4]).max(axis=0)
    if gap is not None:
        y0, y1 = max(y0, pixels(found.box.y - gap)), min(y1, pixels(found.box.bottom + gap))
    region = np.s_[y0:y1, x0:x1]
    mine = np.zeros(len(hanging.shapes), bool)
    mine[numbers] = True
    ink = mine[hanging.labels[region]] & (hanging.ink[region] >= least)
    edge = shrunk(found.box, -0.5)
    left, right = pixels(edge.x) - x0, pixels(edge.right) - x0
    top, bottom = pixels(edge.y) - y0, pixels(edge.bottom) - y0
    ink[max(0, top) : bottom, max(0, left) : right] = False
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return 0.0, 0.0
    beyond = max(left - columns[0], columns[-1] + 1 - right, top - rows[0], rows[-1] + 1 - bottom)
    return float(ink.sum()) / SCALE**2, float(beyond) / SCALE


def _crosses(ink: Bits, crossings: Floats) -> NDArray[np.bool_]:
    """Whether the ink of each box goes through its middle and meets level and upright lines more than once."""
    high, wide = ink.shape[1] // 3, ink.shape[2] // 3
    middle = ink[:, high:-high, wide:-wide].mean(axis=(1, 2))
    return np.asarray((middle >= CENTRED) & (crossings.min(axis=1) >= TWICE))


def _crossings(ink: Bits) -> Floats:
    """Strokes met by a level line, the mean over the lines that meet any."""
    starts = (ink[:, :, 1:] & ~ink[:, :, :-1]).sum(axis=2) + ink[:, :, 0]
    return np.asarray(starts.sum(axis=1) / np.maximum(1, (starts > 0).sum(axis=1)))


def _level(ink: Bits) -> Floats:
    """The best share of ink along a line at one of the angles, over the whole width."""
    found = np.zeros(len(ink))
    inked = np.flatnonzero(ink.any(axis=(1, 2)))
    if inked.size:
        padded = np.pad(ink[inked].reshape(len(inked), -1), ((0, 0), (0, 1)))
        lines = padded[:, _lines(*ink.shape[1:])]
        found[inked] = lines.mean(axis=3).max(axis=(1, 2))
    return found


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

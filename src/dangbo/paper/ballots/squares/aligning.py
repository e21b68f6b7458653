"""Where every millimetre of a side lies in an image: a projection, and what paper and feeder did along its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box, Layout
from dangbo.paper.ballots.squares.anchors import Anchors, both, measure
from dangbo.paper.ballots.squares.finding import Found
from dangbo.paper.ballots.squares.geometry import homography, project
from dangbo.paper.ballots.squares.images import laid
from dangbo.paper.ballots.squares.model import Floats, Image, Places, UnreadableError

LEAST_SCALE = 4.9
"""Dots a millimetre (125 dpi): below, a thin pen is not told from noise."""
_ASTRAY = 0.6
"""Millimetres by which one timing mark may stand apart from its neighbours."""
_LEAST_SEEN = 0.6
"""Of the timing marks of either column."""


@dataclass(frozen=True, slots=True)
class Column:
    """How far the paper's left or right edge strays from the projection: at heights y (N), by N × 2 millimetres."""

    y: Floats
    shift: Places

    def at(self, y: Floats) -> Places:
        """The shift at any heights, … × 2."""
        return np.stack([np.interp(y, self.y, self.shift[:, axis]) for axis in (0, 1)], -1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A side in an image.

    to_image: 3 × 3, millimetres to dots; columns: left and right; edges: their x; scale: dots a millimetre;
    black: the grey of print as a share of the paper's; missing: numbers of the rows whose timing marks are not whole.
    """

    image: Image
    to_image: Places
    columns: tuple[Column, Column]
    edges: tuple[float, float]
    scale: float
    black: float
    missing: frozenset[int]

    def places(self, points: Places) -> Places:
        """Where points of the side (… × 2, millimetres) are in the image."""
        left, right = (column.at(points[..., 1]) for column in self.columns)
        share = np.clip((points[..., 0] - self.edges[0]) / (self.edges[1] - self.edges[0]), 0, 1)[..., None]
        return project(self.to_image, points + left + (right - left) * share)

    def patches(self, centers: Places, x: Floats, y: Floats, *, smooth: bool = True) -> Image:
        """Grey values around N points at even offsets x and y (millimetres): N × len(y) × len(x)."""
        reach = 1.0
        steps = np.array([(0, 0), (reach, 0), (-reach, 0), (0, reach), (0, -reach)])
        there = self.places(centers[:, None] + steps)
        across, down = (there[:, 1] - there[:, 2]) / (2 * reach), (there[:, 3] - there[:, 4]) / (2 * reach)
        return laid(self.image, there[:, 0], across, down, x, y, smooth=smooth)


def align(image: Image, found: Found, layout: Layout) -> tuple[Placed, Anchors]:
    """The side with its local shifts, and its marks: four squares, then left and right timing marks row by row.

    Raises:
        UnreadableError: low_resolution, marks_missing.
    """
    rows = [row for row in layout.rows if row.page == found.page]
    squares = list(layout.marks[found.page - 1].squares)
    timing = [box for side in (0, 1) for box in (row.timing[side] for row in rows)]
    marks = _marks(image, found.to_image, squares, timing, 2.0, 0.25)
    if marks.good.sum() < 4:
        raise UnreadableError("marks_missing")
    matrix = homography(marks.nominal[marks.good], marks.seen[marks.good])
    marks = _marks(image, matrix, squares, timing, 1.3, 0.16)
    if marks.good.sum() < 4:
        raise UnreadableError("marks_missing")
    matrix = homography(marks.nominal[marks.good], marks.seen[marks.good])
    scale = _scale(matrix, layout)
    if scale < LEAST_SCALE:
        raise UnreadableError("low_resolution")
    shift = project(np.linalg.inv(matrix), marks.seen) - marks.nominal
    count = len(rows)
    chains = [[0, *range(4, 4 + count), 3], [1, *range(4 + count, 4 + 2 * count), 2]]
    columns = [_column(marks, shift, np.array(chain)) for chain in chains]
    kept = [chain_kept for _, chain_kept in columns]
    missing = frozenset(row.number for place, row in enumerate(rows, 1) if not (kept[0][place] and kept[1][place]))
    if min(np.mean(seen[1:-1]) for seen in kept) < _LEAST_SEEN:
        raise UnreadableError("marks_missing")
    edges = (rows[0].timing[0].center[0], rows[0].timing[1].center[0])
    black = float(np.median(marks.black[marks.good]))
    return Placed(image, matrix, (columns[0][0], columns[1][0]), edges, scale, black, missing), marks


def _marks(
    image: Image, to_image: Places, squares: list[Box], timing: list[Box], margin: float, step: float
) -> Anchors:
    return both(measure(image, to_image, squares, margin, step), measure(image, to_image, timing, margin, step))


def _column(marks: Anchors, shift: Places, chain: NDArray[np.int64]) -> tuple[Column, NDArray[np.bool_]]:
    """The shifts along one edge, and which of its marks they rest on: whole ones that stand by their neighbours."""
    kept = marks.good[chain].copy()
    there = np.flatnonzero(kept)
    if len(there) >= 3:
        wide = np.pad(shift[chain[there]], ((2, 2), (0, 0)), mode="reflect")
        around = np.median([wide[i : i + len(there)] for i in range(5)], axis=0)
        kept[there] = np.hypot(*(shift[chain[there]] - around).T) < _ASTRAY
        there = np.flatnonzero(kept)
    if not len(there):
        raise UnreadableError("marks_missing")
    return Column(marks.nominal[chain[there], 1], shift[chain[there]]), kept


def _scale(matrix: Places, layout: Layout) -> float:
    """Dots a millimetre: the geometric mean over the side."""
    wide, high = layout.width_mm, layout.height_mm
    corners = project(matrix, np.array([(0, 0), (wide, 0), (wide, high), (0, high)], float))
    x, y = corners.T
    area = 0.5 * abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))))
    return float(np.sqrt(area / (wide * high)))

"""Which side an image shows and where: four solid squares in their pattern, proved by the markers in the corners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout, PageMarks
from dangbo.paper.ballots.squares.geometry import homography, project
from dangbo.paper.ballots.squares.images import coarse, sampled
from dangbo.paper.ballots.squares.model import Image, Places, UnreadableError
from dangbo.paper.ballots.squares.solids import Solids, solids

_INNER = (0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2)
"""The inner 4 × 4 cells of the markers 0 to 7 of the dictionary DICT_4X4_50, row by row, 1 for white."""
_TURN = np.cos(np.radians(14))
"""A side lies level or upside down, but for so much."""
_MISSES = 0.06
"""Of the side's height: how far perspective may move a square from where two others point."""
_MOST = 14
_TRIED = 12
_WRONG_CELLS = 2
"""Cells of a marker's 36 that may be wrong."""


@dataclass(frozen=True, slots=True)
class Found:
    """page from 1; to_image: 3 × 3, from millimetres on the side to dots of the image; markers: how many were read."""

    page: int
    to_image: Places
    markers: int


def find(image: Image, layout: Layout) -> Found:
    """The side that an image in portrait shows.

    Raises:
        UnreadableError: no_marks, marks_missing, mirrored, wrong_page.
    """
    small, parts = coarse(image)
    shapes = _square_shapes(solids(small), image.shape[0] / parts / layout.height_mm)
    shapes = Solids((shapes.middle + 0.5) * parts - 0.5, shapes.size * parts, shapes.filled)
    found = _best(image, layout, shapes)
    if found is None:
        mirror = np.ascontiguousarray(image[:, ::-1])
        middle = shapes.middle * (-1, 1) + (image.shape[1] - 1, 0)
        if _best(mirror, layout, Solids(middle, shapes.size, shapes.filled)):
            raise UnreadableError("mirrored")
        raise UnreadableError("no_marks" if len(shapes.middle) < 2 else "marks_missing")
    if found.page > layout.pages:
        raise UnreadableError("wrong_page")
    return found


def _square_shapes(shapes: Solids, scale: float) -> Solids:
    """Shapes that may be the squares, if the side fills at least the half of an image of `scale` dots a millimetre."""
    side = shapes.size.mean(1)
    even = shapes.size.max(1) <= 1.4 * shapes.size.min(1)
    chosen = even & (shapes.filled > 0.75) & (side > 2 * scale) & (side < 7 * scale)
    return shapes.only(chosen)


def _best(image: Image, layout: Layout, shapes: Solids) -> Found | None:
    """The way to lay the side over the shapes by which most markers can be read."""
    tried = list(_ways(layout.marks[0], layout.height_mm, shapes))[:_TRIED]
    best: Found | None = None
    for way in tried:
        found = _proved(image, layout, way)
        if found and (best is None or found.markers > best.markers):
            best = found
        if best and best.markers == 4:
            break
    return best


def _ways(marks: PageMarks, height: float, shapes: Solids) -> Iterator[Places]:
    """Projections that carry three or four squares onto shapes, the likeliest first."""
    print_ = np.array([box.center for box in marks.squares])
    side = float(np.mean([box.w for box in marks.squares]))
    ranked: dict[tuple[int, ...], float] = {}
    for scale, places in _similar(print_, side, shapes):
        distance = np.hypot(*(places[:, None] - shapes.middle[None]).transpose(2, 0, 1))
        distance[:, np.abs(shapes.size.mean(1) / (scale * side) - 1) > 0.4] = np.inf
        nearest = distance.argmin(1)
        miss = distance.min(1) / (scale * height)
        near = miss < _MISSES
        if near.sum() >= 3 and len(set(nearest[near])) == near.sum():
            key = tuple(int(place) if ok else -1 for place, ok in zip(nearest, near, strict=True))
            cost = float(miss[near].sum()) + (0 if near.all() else 1)
            ranked[key] = min(cost, ranked.get(key, 9.0))
    for key in sorted(ranked, key=ranked.__getitem__):
        there = np.array(key) >= 0
        yield homography(print_[there], shapes.middle[np.array(key)[there]])


def _similar(print_: Places, side: float, shapes: Solids) -> Iterator[tuple[float, Places]]:
    """Scales, and places of all squares, by which two squares fall onto two shapes of a fitting size."""
    points = shapes.middle[:, 0] + 1j * shapes.middle[:, 1]
    marks = print_[:, 0] + 1j * print_[:, 1]
    size = shapes.size.mean(1)
    first, second = np.nonzero(~np.eye(len(points), dtype=bool))
    for i in range(4):
        for j in range(i + 1, 4):
            factor = (points[second] - points[first]) / (marks[j] - marks[i])
            scale = np.abs(factor)
            fits = np.abs(factor.real) > _TURN * scale
            for shape in (first, second):
                fits &= np.abs(size[shape] / (scale * side) - 1) < 0.4
            for k in np.flatnonzero(fits):
                there = points[first[k]] + factor[k] * (marks - marks[i])
                yield float(scale[k]), np.column_stack([there.real, there.imag])


def _proved(image: Image, layout: Layout, to_image: Places) -> Found | None:
    """The side whose markers stand where the projection says; None unless two of its four can be read."""
    boxes = [box for _, box in layout.marks[0].markers]
    seen = [_cells(image, to_image, box.x, box.y, box.w) for box in boxes]
    right = np.array([[_is_marker(cells, 4 * page + corner) for corner, cells in enumerate(seen)] for page in (0, 1)])
    page = int(right.sum(1).argmax())
    count = int(right[page].sum())
    return Found(page + 1, to_image, count) if count >= 2 else None


def _cells(image: Image, to_image: Places, x: float, y: float, side: float) -> NDArray[np.bool_]:
    """The 6 × 6 cells of a marker, True for dark."""
    across = (np.arange(18) + 0.5) / 18 * side
    grid = np.stack(np.meshgrid(x + across, y + across), -1)
    there = project(to_image, grid).astype(np.float32)
    grey = sampled(image, there[..., 0], there[..., 1]).reshape(6, 3, 6, 3)[:, 1:2, :, 1:2].mean((1, 3))
    return np.asarray(grey < (grey.min() + grey.max()) / 2)


def _is_marker(cells: NDArray[np.bool_], number: int) -> bool:
    return int((cells != _marker(number)).sum()) <= _WRONG_CELLS


@lru_cache(maxsize=8)
def _marker(number: int) -> NDArray[np.bool_]:
    cells = np.ones((6, 6), bool)
    cells[1:5, 1:5] = np.array([not _INNER[number] >> shift & 1 for shift in range(15, -1, -1)]).reshape(4, 4)
    return cells

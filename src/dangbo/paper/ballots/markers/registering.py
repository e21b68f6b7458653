"""Where a side lies in an image: from the ArUco markers, and where some are torn or cut off, from the solid marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Layout, PageMarks
from dangbo.paper.ballots.markers.images import Floats, Grey, opencv
from dangbo.paper.ballots.markers.model import UnreadableError
from dangbo.paper.ballots.markers.solids import find_solid

SEARCHED = 1250
"""About the longer side, in pixels, of the reduced image in which markers are searched."""
CORNER = (0.19, 0.27)
"""Of an image's height and width: the corners in which the markers of a scan stand, at any turn up to 5°."""
LEAST_RESOLUTION = 4.9
"""Pixels per millimetre (125 dpi): below, a thin pen is no longer told from noise."""
MOST_RESIDUAL = 1.2
"""Millimetres by which the corner of a marker may miss its place."""
FAR, NEAR = 5.0, 2.5
"""Millimetres around its place in which a solid mark is searched, before and after markers are complete."""
LEAST_TIMING = 0.7
"""The share of timing marks that must be seen where a corner of the sheet is without any mark."""


@dataclass(frozen=True, slots=True)
class Placed:
    """page from 1; to_image: 3 × 3, from millimetres on the side to pixels of the image; scale: pixels per millimetre;
    found: how many of the four markers were seen; slant: by what part opposite edges differ in the image."""

    page: int
    to_image: Floats
    scale: float
    found: int
    slant: float


@dataclass(slots=True)
class _Pairs:
    """Points on the side (millimetres) and where they are in the image (pixels)."""

    side: list[tuple[float, float]]
    image: list[tuple[float, float]]

    def matrix(self) -> Floats:
        """The homography through them, or the similarity where they are too few."""
        cv2 = opencv()
        side, image = np.array(self.side), np.array(self.image)
        if len(side) <= 8:
            affine, _ = cv2.estimateAffinePartial2D(side, image, method=cv2.LMEDS)
            matrix = None if affine is None else np.vstack([affine, [0, 0, 1]])
        else:
            matrix, _ = cv2.findHomography(side, image, 0)
        if matrix is None:
            raise UnreadableError("marks_missing")
        return np.asarray(matrix, dtype=np.float64)


def place(image: Grey, layout: Layout) -> Placed:
    """Finds the side. Raises UnreadableError with a reason code."""
    marks, seen = _side(find_markers(image), layout)
    pairs = _corner_pairs(seen, marks)
    matrix = pairs.matrix()
    if len(seen) < 4:
        matrix = _completed(image, layout, marks, pairs, matrix, set(seen))
    _check(matrix, pairs, layout, image)
    return Placed(marks.page, matrix, _scale(matrix, layout), len(seen), _slant(matrix, layout))


def find_markers(image: Grey) -> list[tuple[int, Floats]]:
    """The id and the corners (4 × 2, pixels, clockwise from the marker's own top left) of every marker 0 to 7."""
    cv2 = opencv()
    step = max(1, round(max(image.shape) / SEARCHED))
    height, width = (side // step for side in image.shape)
    # A whole number of pixels into one is many times faster.
    whole = image[: height * step, : width * step]
    reduced = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    found = _in_corners(reduced) or _detected(reduced, 1)
    return [(number, _sharpened(image, (quad + 0.5) * step - 0.5)) for number, quad in found]


def _in_corners(image: Grey) -> list[tuple[int, Floats]]:
    """The four markers of a side, each in its corner of the image; nothing where they are not just these."""
    height, width = image.shape
    high, wide = (round(part * side) for part, side in zip(CORNER, (height, width), strict=True))
    found: list[tuple[int, Floats]] = []
    for top in (0, height - high):
        for left in (0, width - wide):
            part = np.ascontiguousarray(image[top : top + high, left : left + wide])
            near = _detected(part, max(height, width) / max(high, wide))
            found.extend((number, quad + np.array((left, top))) for number, quad in near)
    numbers = sorted(number for number, _ in found)
    return found if numbers in ([0, 1, 2, 3], [4, 5, 6, 7]) else []


def _detected(image: Grey, larger: float) -> list[tuple[int, Floats]]:
    """Markers 0 to 7 of an image that is a part of one so many times larger."""
    quads, numbers, _ = _detector(larger).detectMarkers(image)
    if numbers is None:
        return []
    found = zip(numbers.ravel(), quads, strict=True)
    return [(int(number), quad.reshape(4, 2).astype(np.float64)) for number, quad in found if number < 8]


@lru_cache(maxsize=8)
def _detector(larger: float) -> Any:
    cv2 = opencv()
    settings = cv2.aruco.DetectorParameters()
    settings.adaptiveThreshWinSizeMin = 15
    settings.adaptiveThreshWinSizeMax = 35
    settings.adaptiveThreshWinSizeStep = 20
    settings.minMarkerPerimeterRate = 0.05 * larger
    settings.maxMarkerPerimeterRate = 0.6 * larger
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), settings)


def _sharpened(image: Grey, corners: Floats) -> Floats:
    cv2 = opencv()
    half = max(2, int(np.linalg.norm(corners[1] - corners[0]) / 16))
    points = corners.astype(np.float32).reshape(-1, 1, 2)
    return np.asarray(cv2.cornerSubPix(image, points, (half, half), (-1, -1), (3, 20, 0.03)), np.float64).reshape(4, 2)


def _side(found: Sequence[tuple[int, Floats]], layout: Layout) -> tuple[PageMarks, dict[int, Floats]]:
    """The side that the markers tell, and its markers."""
    by_page = [(marks, {number for number, _ in marks.markers}) for marks in layout.marks]
    known = [(marks, ids) for marks, ids in by_page if any(number in ids for number, _ in found)]
    if not known:
        raise UnreadableError("wrong_page" if found else "no_marks")
    if len(known) > 1 or len({number for number, _ in found}) < len(found):
        raise UnreadableError("spliced")
    marks, ids = known[0]
    return marks, {number: points for number, points in found if number in ids}


def _corner_pairs(seen: dict[int, Floats], marks: PageMarks) -> _Pairs:
    pairs = _Pairs([], [])
    for number, box in marks.markers:
        if number in seen:
            pairs.side.extend([(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)])
            pairs.image.extend((float(x), float(y)) for x, y in seen[number])
    return pairs


def _completed(image: Grey, layout: Layout, marks: PageMarks, pairs: _Pairs, matrix: Floats, seen: set[int]) -> Floats:
    """With squares and timing marks, where markers are missing."""
    numbers = [number for number, _ in marks.markers]
    squares = dict(zip(numbers, marks.squares, strict=True))
    missing = [number for number in numbers if number not in seen]
    bare = [number for number in missing if not _add(pairs, image, matrix, squares[number], FAR)]
    if len(missing) - len(bare) + len(seen) < 3:
        raise UnreadableError("marks_missing")
    matrix = pairs.matrix()
    timing = [mark for row in layout.rows if row.page == marks.page for mark in row.timing]
    added = sum(_add(pairs, image, matrix, mark, NEAR) for mark in timing)
    if bare and added < LEAST_TIMING * len(timing):
        raise UnreadableError("marks_missing")
    return pairs.matrix()


def _add(pairs: _Pairs, image: Grey, matrix: Floats, box: Box, around: float) -> bool:
    moved = find_solid(image, matrix, box, around)
    if moved is None:
        return False
    x, y = box.center
    pairs.side.append((x, y))
    pairs.image.append(to_image(matrix, x + moved[0], y + moved[1]))
    return True


def _check(matrix: Floats, pairs: _Pairs, layout: Layout, image: Grey) -> None:
    scale = _scale(matrix, layout)
    if scale < LEAST_RESOLUTION:
        raise UnreadableError("low_resolution")
    there = np.array([to_image(matrix, x, y) for x, y in pairs.side])
    if np.abs(there - np.array(pairs.image)).max() > MOST_RESIDUAL * scale:
        raise UnreadableError("spliced")


def to_image(matrix: Floats, x: float, y: float) -> tuple[float, float]:
    """Where a point of the side (millimetres) is in the image (pixels)."""
    u, v, w = matrix @ (x, y, 1.0)
    return float(u / w), float(v / w)


def _slant(matrix: Floats, layout: Layout) -> float:
    shape = _outline(matrix, layout)
    edges = np.linalg.norm(shape - np.roll(shape, -1, axis=0), axis=1)
    return float(max(abs(edges[0] / edges[2] - 1), abs(edges[1] / edges[3] - 1)))


def _outline(matrix: Floats, layout: Layout) -> Floats:
    corners = [(0, 0), (layout.width_mm, 0), (layout.width_mm, layout.height_mm), (0, layout.height_mm)]
    return np.array([to_image(matrix, x, y) for x, y in corners])


def _scale(matrix: Floats, layout: Layout) -> float:
    """Pixels per millimetre: the geometric mean over the sheet."""
    shape = _outline(matrix, layout).astype(np.float32)
    return float(np.sqrt(opencv().contourArea(shape) / (layout.width_mm * layout.height_mm)))

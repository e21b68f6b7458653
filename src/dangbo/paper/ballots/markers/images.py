"""OpenCV, loaded when the first image is read, and the resolution of the side brought upright."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box

Grey: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int32]

SCALE = 6.0
"""Pixels for each millimetre of the side brought upright."""


@cache
def opencv() -> Any:
    """The library, on one thread: sheets are read side by side in several processes."""
    import cv2

    cv2.setNumThreads(1)
    return cv2


def pixels(length: float) -> int:
    """Millimetres in whole pixels of the upright side."""
    return round(length * SCALE)


def cut(image: NDArray[Any], box: Box, grow: float = 0, dx: float = 0, dy: float = 0) -> NDArray[Any]:
    """The part of an upright side under a box (millimetres) grown by some millimetres and moved by dx, dy."""
    left, top = pixels(box.x - grow + dx), pixels(box.y - grow + dy)
    right, bottom = pixels(box.right + grow + dx), pixels(box.bottom + grow + dy)
    return image[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]


def upright(left: float, top: float, scale: float) -> Floats:
    """From pixels of an upright part of a side to millimetres on it (3 × 3); its top left is at left, top."""
    return np.array([[1 / scale, 0, left + 0.5 / scale], [0, 1 / scale, top + 0.5 / scale], [0, 0, 1]])

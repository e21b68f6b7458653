"""Grey images: brought to portrait and a useful size, reduced, sampled between dots."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from dangbo.paper.ballots.squares.model import Floats, Image, UnreadableError

FINE = 420
"""Dots an inch, at the most, at which a whole side is looked at."""
_ROUGH = 4.0
"""Dots a millimetre (100 dpi)."""
_COARSE_HEIGHT = 900


def upright(image: Image, height_mm: float) -> Image:
    """The image in portrait, reduced until a side of this height has at most FINE dots an inch.

    Raises:
        UnreadableError: low_resolution, if no side that fills the image could be read.
    """
    if max(image.shape) < _ROUGH * height_mm:
        raise UnreadableError("low_resolution")
    if image.shape[1] > image.shape[0]:
        image = np.rot90(image)
    parts = int(max(image.shape) * 25.4 / height_mm // FINE) + 1
    return reduced(np.ascontiguousarray(image), parts)


def coarse(image: Image) -> tuple[Image, int]:
    """A reduced copy of 600 to 1300 dots height, and how many times smaller it is."""
    parts = max(1, round(image.shape[0] / _COARSE_HEIGHT))
    return reduced(image, parts), parts


def reduced(image: Image, parts: int) -> Image:
    """Each parts × parts dots averaged to one."""
    return image if parts == 1 else np.asarray(Pictures.fromarray(image).reduce(parts))


def sampled(image: Image, x: Floats, y: Floats) -> Floats:
    """Grey values between the dots (bilinear), of the nearest border dot outside; x, y: places in dots, any shape."""
    high, wide = image.shape
    x = np.clip(x, 0, wide - 1.001)
    y = np.clip(y, 0, high - 1.001)
    left, top = x.astype(np.int32), y.astype(np.int32)
    x = x - left
    y = y - top
    place = top * wide + left
    dots = image.reshape(-1)
    upper = _between(dots, place, x)
    return upper + (_between(dots, place + wide, x) - upper) * y


def nearest(image: Image, x: Floats, y: Floats) -> Floats:
    """Grey values of the nearest dots."""
    high, wide = image.shape
    place = np.clip(y + 0.5, 0, high - 1).astype(np.int32) * wide + np.clip(x + 0.5, 0, wide - 1).astype(np.int32)
    return np.asarray(image.reshape(-1).take(place), np.float32)


def _between(dots: Image, place: NDArray[np.int32], x: Floats) -> Floats:
    first = dots.take(place).astype(np.float32)
    return first + (dots.take(place + 1) - first) * x

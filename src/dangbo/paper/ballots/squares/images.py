"""Grey images: brought to portrait and a useful size, reduced, sampled between dots."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from dangbo.paper.ballots.squares.model import Floats, Image, Places, UnreadableError

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


def laid(
    image: Image, starts: Places, across: Places, down: Places, x: Floats, y: Floats, *, smooth: bool = True
) -> Image:
    """Grey values at even offsets x and y from N starts (dots): N × len(y) × len(x); outside the image white,
    or of the nearest border dot.

    across, down: the dots (N × 2) to which an offset of 1 leads; smooth: between the dots, else those of the nearest.
    """
    size = (len(x), len(y))
    take = _smooth if smooth else _nearest
    # By the edges of the windows: half a step outside their first and last samples.
    wide, high = (float(offsets[1] - offsets[0]) for offsets in (x, y))
    corners = starts + across * (float(x[0]) - wide / 2) + down * (float(y[0]) - high / 2)
    return take(image, corners, across * wide, down * high, size)


def _smooth(image: Image, corners: Places, across: Places, down: Places, size: tuple[int, int]) -> Image:
    wide, high = size
    first = corners + 0.5  # Pillow counts from the edges of dots.
    ends = [first, first + down * high, first + down * high + across * wide, first + across * wide]
    quads = np.concatenate(ends, axis=1).tolist()
    mesh = [((0, place * high, wide, (place + 1) * high), quad) for place, quad in enumerate(quads)]
    whole = Pictures.fromarray(image).transform(
        (wide, high * len(corners)), Pictures.Transform.MESH, mesh, Pictures.Resampling.BILINEAR, fillcolor=255
    )
    return np.asarray(whole).reshape(len(corners), high, wide)


def _nearest(image: Image, corners: Places, across: Places, down: Places, size: tuple[int, int]) -> Image:
    u, v = (np.arange(count, dtype=np.float32) + np.float32(0.5) for count in size)
    place: list[NDArray[np.int32]] = []
    for axis, most in ((0, image.shape[1]), (1, image.shape[0])):
        begin, right, lower = (part[:, axis].astype(np.float32) for part in (corners + 0.5, across, down))
        dots = (begin[:, None] + lower[:, None] * v)[:, :, None] + (right[:, None] * u)[:, None, :]
        whole = dots.astype(np.int32)
        if whole.min() < 0 or whole.max() >= most:
            np.clip(whole, 0, most - 1, out=whole)
        place.append(whole)
    place[1] *= image.shape[1]
    place[1] += place[0]
    return image.reshape(-1).take(place[1])


def _between(dots: Image, place: NDArray[np.int32], x: Floats) -> Floats:
    first = dots.take(place).astype(np.float32)
    return first + (dots.take(place + 1) - first) * x

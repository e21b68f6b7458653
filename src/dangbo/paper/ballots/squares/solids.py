"""Solid dark shapes of a reduced image: what is left of the print when every thin stroke is worn off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from dangbo.paper.ballots.squares.model import Floats, Image, Places

_BLOCK = 12
"""Dots over which the white of the paper is taken."""
_LIGHT = 3
"""So many of the dots looked at in a block are lighter than its white."""
_DARK = 0.66
"""Of the paper's white: darker is print."""
_WORN = 2
"""Dots by which wearing off makes shapes smaller."""


@dataclass(frozen=True, slots=True)
class Solids:
    """Shapes: middle (N × 2), size (N × 2: width, height before wearing off) and how much of that is filled."""

    middle: Places
    size: Places
    filled: Floats

    def only(self, chosen: NDArray[np.bool_]) -> Solids:
        """Some of them."""
        return Solids(self.middle[chosen], self.size[chosen], self.filled[chosen])


def solids(image: Image) -> Solids:
    """Every solid shape of a reduced image, in its dots."""
    mask = image < _threshold(image)
    thin = mask[:, :-2] & mask[:, 1:-1] & mask[:, 2:]
    worn = np.zeros_like(mask)
    worn[1:-1, 1:-1] = thin[:-2] & thin[1:-1] & thin[2:]
    return _shapes(worn)


def _threshold(image: Image) -> Image:
    """What is print around each dot: _DARK of the brightest of the neighbouring blocks, by every other dot of them."""
    high, wide = (side // _BLOCK for side in image.shape)
    blocks = image[: high * _BLOCK : 2, : wide * _BLOCK : 2].reshape(high, _BLOCK // 2, wide, _BLOCK // 2)
    bright = np.partition(blocks.swapaxes(1, 2).reshape(high, wide, -1), -_LIGHT, axis=-1)[..., -_LIGHT]
    wider = np.pad(bright, 1, mode="edge")
    around = np.maximum.reduce([wider[i : i + high, j : j + wide] for i in range(3) for j in range(3)])
    print_ = np.ceil(_DARK * around.astype(np.float32)).astype(np.uint8)
    field = Pictures.fromarray(print_).resize((image.shape[1], image.shape[0]), Pictures.Resampling.BILINEAR)
    return np.asarray(field)


def _shapes(mask: NDArray[np.bool_]) -> Solids:
    """Connected shapes, by runs of dots along lines."""
    wide = mask.shape[1] + 2
    flat = np.zeros((mask.shape[0], wide), np.int8)
    flat[:, 1:-1] = mask
    edges = np.diff(flat.reshape(-1))
    starts, ends = np.flatnonzero(edges == 1) + 1, np.flatnonzero(edges == -1)
    if not len(starts):
        return Solids(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0))
    label = _joined(starts, ends, wide)
    _, label = np.unique(label, return_inverse=True)
    return _measured(starts, ends, wide, label)


def _joined(starts: NDArray[np.int64], ends: NDArray[np.int64], wide: int) -> NDArray[np.int64]:
    """A label for each run, alike for runs that touch from line to line."""
    first = np.searchsorted(ends, starts + wide - 1)
    count = np.searchsorted(starts, ends + wide + 1, side="right") - first
    above = np.repeat(np.arange(len(starts)), np.maximum(count, 0))
    below = np.arange(len(above)) + np.repeat(
        first - np.cumsum(np.maximum(count, 0)) + np.maximum(count, 0), np.maximum(count, 0)
    )
    label = np.arange(len(starts))
    while True:
        least = np.minimum(label[above], label[below])
        after = label.copy()
        np.minimum.at(after, label[above], least)
        np.minimum.at(after, label[below], least)
        after = after[after]
        if np.array_equal(after, label):
            return label
        label = after


def _measured(starts: NDArray[np.int64], ends: NDArray[np.int64], wide: int, label: NDArray[np.int64]) -> Solids:
    line, left, right = starts // wide, starts % wide - 1, ends % wide - 1
    length = (right - left + 1).astype(float)
    total = int(label.max()) + 1
    area = np.bincount(label, length, total)
    low = np.full((total, 2), 1 << 30)
    high = np.full((total, 2), -1)
    np.minimum.at(low, label, np.column_stack([left, line]))
    np.maximum.at(high, label, np.column_stack([right, line]))
    middle = np.column_stack(
        [np.bincount(label, length * (left + right) / 2, total), np.bincount(label, length * line, total)]
    )
    size = (high - low + 1).astype(float)
    return Solids(middle / area[:, None], size + _WORN, area / size.prod(1))

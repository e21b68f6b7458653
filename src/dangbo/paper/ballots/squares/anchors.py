"""Solid marks (squares, timing marks) measured where a projection expects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.squares.geometry import project
from dangbo.paper.ballots.squares.images import laid
from dangbo.paper.ballots.squares.model import Floats, Image, Places

_RIM = 0.5
"""Millimetres around a window that must be paper."""
_CONTRAST = 0.3
_AREA = (0.72, 1.3)
"""A mark's ink against its rectangle."""
_RIM_INK = 0.2


@dataclass(frozen=True, slots=True)
class Anchors:
    """Marks in the order asked for.

    nominal: their middles in the layout (N × 2, millimetres); seen: in the image (dots); good: whether a whole mark of
    the right size stands alone there; black: its grey as a share of the paper's around it.
    """

    nominal: Places
    seen: Places
    good: NDArray[np.bool_]
    black: Floats


def measure(image: Image, to_image: Places, boxes: Sequence[Box], margin: float, step: float) -> Anchors:
    """Marks of one size; margin: millimetres around each in which it is looked for; step: between samples."""
    nominal = np.array([box.center for box in boxes])
    x = _offsets(boxes[0].w / 2 + margin, step)
    y = _offsets(boxes[0].h / 2 + margin, step)
    grey = _patches(image, to_image, nominal, x, y)
    rim = (np.abs(x)[None, :] > x[-1] - _RIM) | (np.abs(y)[:, None] > y[-1] - _RIM)
    white = np.median(grey[:, rim][:, ::3], axis=1)
    dots = grey.reshape(len(boxes), -1)[:, ::5]
    few = dots.shape[1] // 16
    black = np.partition(dots, few, axis=1)[:, few]
    span = np.maximum(white - black, 1)
    ink = np.clip((white[:, None, None] - grey) / span[:, None, None], 0, 1)
    ink[ink < 0.25] = 0
    total = np.maximum(ink.sum((1, 2)), 1e-6)
    shift = np.column_stack([ink.sum(1) @ x, ink.sum(2) @ y]) / total[:, None]
    area = total * step * step / (boxes[0].w * boxes[0].h)
    good = (span > _CONTRAST * white) & (area > _AREA[0]) & (area < _AREA[1]) & (ink[:, rim].mean(1) < _RIM_INK)
    return Anchors(nominal, project(to_image, nominal + shift), good, black / np.maximum(white, 1))


def _patches(image: Image, to_image: Places, middles: Places, x: Floats, y: Floats) -> Floats:
    """Grey values at offsets x and y from some middles: N × len(y) × len(x)."""
    around = project(to_image, middles[:, None] + np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]))
    across, down = (around[:, 1] - around[:, 2]) / 2, (around[:, 3] - around[:, 4]) / 2
    return laid(image, around[:, 0], across, down, x, y).astype(np.float32)


def both(first: Anchors, second: Anchors) -> Anchors:
    """One after the other."""
    return Anchors(
        np.concatenate([first.nominal, second.nominal]),
        np.concatenate([first.seen, second.seen]),
        np.concatenate([first.good, second.good]),
        np.concatenate([first.black, second.black]),
    )


def _offsets(reach: float, step: float) -> Floats:
    count = int(reach / step)
    return np.arange(-count, count + 1, dtype=np.float64) * step

"""Pens on paper: wobbling strokes drawn into a grey page of 300 dots an inch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.simulation.model import Image, Pen

DPI = 300
PX = DPI / 25.4
"""Dots a millimetre."""
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ink:
    """One voter's pen: width in millimetres, grey value, how uneven (0 to 1) and how often the line breaks."""

    width: float
    grey: float
    uneven: float
    breaks: float


_PENS: dict[Pen, tuple[tuple[float, float], tuple[float, float], float, float]] = {
    Pen.BALL: ((0.35, 0.50), (30, 90), 0.25, 0.01),
    Pen.GEL: ((0.50, 0.70), (10, 50), 0.10, 0.0),
    Pen.PENCIL: ((0.50, 0.90), (90, 140), 0.45, 0.02),
    Pen.EMPTY: ((0.30, 0.45), (130, 180), 0.45, 0.15),
}


def ink_of(pen: Pen, random: np.random.Generator) -> Ink:
    """A pen of a kind."""
    width, grey, uneven, breaks = _PENS[pen]
    return Ink(random.uniform(*width), random.uniform(*grey), uneven, breaks)


def line(start: Sequence[float], end: Sequence[float], random: np.random.Generator, wobble: float = 0.12) -> Points:
    """A hand-drawn line in millimetres: bent and trembling by about wobble millimetres."""
    first, last = np.asarray(start, float), np.asarray(end, float)
    length = float(np.hypot(*(last - first)))
    steps = max(6, int(length / 0.8))
    t = np.linspace(0, 1, steps)
    side = np.array([-(last - first)[1], (last - first)[0]]) / max(length, 1e-6)
    bend = random.normal(0, wobble * 1.5) * np.sin(np.pi * t)
    tremble = random.normal(0, wobble * 0.5) * np.sin(2 * np.pi * (t * max(1.0, length / 4) + random.uniform()))
    return np.asarray(first + np.outer(t, last - first) + np.outer(bend + tremble, side))


def ellipse(x: float, y: float, wide: float, high: float, random: np.random.Generator) -> Points:
    """A hand-drawn ring, not quite closed."""
    t = np.linspace(0, 2 * np.pi * random.uniform(0.97, 1.06), 40) + random.uniform(0, 2 * np.pi)
    drift = 1 + random.normal(0, 0.04) * np.linspace(-1, 1, 40)
    return np.stack([x + wide / 2 * drift * np.cos(t), y + high / 2 * drift * np.sin(t)], 1)


def draw(page: Image, points: Points, ink: Ink, random: np.random.Generator, strength: float = 1.0) -> None:
    """A stroke through points (millimetres), darkening the page in place; strength 0 to 1 (an erased trace: little)."""
    reach = ink.width + 0.6
    low = np.maximum(((points.min(0) - reach) * PX).astype(int), 0)
    high = np.minimum(((points.max(0) + reach) * PX).astype(int) + 1, page.shape[::-1])
    if (high <= low).any():
        return
    patch = page[low[1] : high[1], low[0] : high[0]]
    mask = np.zeros(patch.shape, np.uint8)
    places = np.round((points * PX - low) * 16).astype(np.int32)
    thick = max(1, round(ink.width * PX))
    for first, last in pairwise(places):
        if random.random() >= ink.breaks:
            shade = int(255 * (1 - ink.uneven * 0.5 * random.random()))
            cv2.line(mask, first.tolist(), last.tolist(), shade, thick, cv2.LINE_AA, 4)
    soft = np.asarray(cv2.GaussianBlur(mask, (3, 3), 0.6), np.uint8)
    darken(patch, soft, ink.grey, ink.uneven, random, strength)


def darken(
    patch: Image, mask: Image, grey: float, uneven: float, random: np.random.Generator, strength: float = 1.0
) -> None:
    """Ink over a patch where the mask (0 to 255) says, in place; uneven ink lets paper shine through."""
    cover = mask.astype(np.float32) * (strength / 255)
    if uneven:
        cover *= np.clip(1 - uneven * 0.5 + uneven * 0.35 * grain(patch.shape, random), 0, 1)
    patch[:] = np.minimum(patch, patch - cover * (patch - np.minimum(grey, patch))).astype(np.uint8)


def grain(shape: tuple[int, ...], random: np.random.Generator) -> NDArray[np.float32]:
    """Standard normal grain, cut from one fixed field at a place by chance."""
    field = _field()
    y, x = (int(random.integers(0, max(1, total - part))) for total, part in zip(field.shape, shape, strict=True))
    return field[y : y + shape[0], x : x + shape[1]]


@cache
def _field() -> NDArray[np.float32]:
    return np.random.default_rng(7).standard_normal((4200, 3200), dtype=np.float32)

"""A pen that presses, tapers and runs dry, stamped along curves into a grey page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Page = NDArray[np.float32]
"""Grey of a page, 0 to 255, H × W."""
Curve = NDArray[np.float64]
"""Points in millimetres, N × 2."""
STEP = 0.08
"""Millimetres between two stamps."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Width in millimetres, grey of its ink, how much pressure changes it, how much of it the paper takes (0 to 1)."""

    name: str
    width: float
    grey: float
    pressure: float
    flow: float


KINDS = {
    "blue": (0.4, (0.3, 0.55), (60, 115), 0.2, 0.95),
    "gel": (0.25, (0.5, 0.8), (12, 45), 0.08, 1.0),
    "felt": (0.12, (0.9, 1.3), (20, 60), 0.05, 1.0),
    "red": (0.08, (0.35, 0.6), (95, 130), 0.15, 0.95),
    "pencil": (0.08, (0.4, 0.7), (95, 140), 0.3, 0.8),
    "pale": (0.07, (0.3, 0.5), (125, 170), 0.3, 0.75),
}
"""How many voters, then the width, grey, pressure and flow."""


def a_pen(random: np.random.Generator) -> Pen:
    shares = np.array([kind[0] for kind in KINDS.values()])
    name = list(KINDS)[int(random.choice(len(KINDS), p=shares / shares.sum()))]
    _, width, grey, pressure, flow = KINDS[name]
    return Pen(name, random.uniform(*width), random.uniform(*grey), pressure, flow)


def curve(*points: tuple[float, float], bow: float = 0.0) -> Curve:
    """A smooth way through points; bow: millimetres by which each piece bends to its left."""
    ways = []
    for first, last in pairwise(points):
        a, b = np.array(first), np.array(last)
        length = max(float(np.hypot(*(b - a))), 1e-6)
        t = np.linspace(0, 1, max(3, int(length / STEP)))[:, None]
        side = np.array([-(b - a)[1], (b - a)[0]]) / length
        ways.append(a + (b - a) * t + side * bow * 4 * t * (1 - t))
    return np.concatenate(ways)


def trembling(way: Curve, size: float, random: np.random.Generator) -> Curve:
    """The way as a hand follows it, off by some hundredths of a millimetre, more in the middle than from dot to dot."""
    knots = max(4, len(way) // 12)
    off = random.normal(0, size, (knots, 2))
    at = np.linspace(0, knots - 1, len(way))
    return way + np.stack([np.interp(at, np.arange(knots), off[:, axis]) for axis in (0, 1)], axis=1)


def stroke(page: Page, way: Curve, pen: Pen, dpi: float, random: np.random.Generator, strength: float = 1.0) -> None:
    """Draw in place; strength 0 to 1: what an eraser has left."""
    scale = dpi / 25.4
    places = trembling(way, 0.05, random) * scale
    low = np.maximum(np.floor(places.min(0) - 2 * scale).astype(int), 0)
    high = np.minimum(np.ceil(places.max(0) + 2 * scale).astype(int), page.shape[::-1])
    if (high <= low).any():
        return
    cover = np.zeros((high[1] - low[1], high[0] - low[0]), np.float32)
    for (x, y), press in zip(places - low, _pressure(len(places), pen, random), strict=True):
        _stamp(cover, x, y, pen.width / 2 * scale * press, min(1.0, pen.flow * press))
    patch = page[low[1] : high[1], low[0] : high[0]]
    grain = random.normal(1, 0.12, cover.shape).astype(np.float32)
    patch -= np.clip(cover * grain * strength, 0, 1) * np.maximum(patch - pen.grey, 0)


def _pressure(count: int, pen: Pen, random: np.random.Generator) -> NDArray[np.float64]:
    knots = random.normal(1, pen.pressure, max(3, count // 15))
    press = np.interp(np.linspace(0, len(knots) - 1, count), np.arange(len(knots)), knots)
    taper = np.clip(np.minimum(np.arange(count), np.arange(count)[::-1]) / 6 + 0.6, 0, 1)
    return np.clip(press, 0.25, 1.4) * taper


def _stamp(cover: Page, x: float, y: float, radius: float, strength: float) -> None:
    reach = int(radius + 2)
    left, top = max(0, int(x) - reach), max(0, int(y) - reach)
    part = cover[top : int(y) + reach + 1, left : int(x) + reach + 1]
    if part.size:
        across = np.arange(left, left + part.shape[1]) - x
        down = np.arange(top, top + part.shape[0]) - y
        distance = np.hypot(across[None, :], down[:, None])
        np.maximum(part, np.clip(radius + 0.5 - distance, 0, 1) * strength, out=part)

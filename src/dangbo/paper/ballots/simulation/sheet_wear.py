"""What happens to the paper before it is read: seal, folds, stains, specks. Drawn in place at 300 dots an inch."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.simulation.ink import PX, darken, grain
from dangbo.paper.ballots.simulation.model import Image

_SPREAD = 12.0
"""Millimetres over which a fold still shades the paper."""


def stamp_seal(page: Image, layout: Layout, random: np.random.Generator) -> None:
    """A round red seal (grey once scanned), somewhere about the middle of its field, inked unevenly."""
    x, y = layout.seal.center
    x, y = x + random.normal(0, 0.08) * layout.seal.w, y + random.normal(0, 0.03) * layout.seal.h
    radius = random.uniform(0.42, 0.48) * layout.seal.h
    low = np.maximum(((np.array([x, y]) - radius - 1) * PX).astype(int), 0)
    side = int((2 * radius + 2) * PX)
    patch = page[low[1] : low[1] + side, low[0] : low[0] + side]
    mask = np.zeros(patch.shape, np.uint8)
    center = ((np.array([x, y]) * PX - low) * 16).astype(int).tolist()
    for share, thick in ((1.0, 0.9), (0.93, 0.3), (0.62, 0.3)):
        cv2.circle(mask, center, int(radius * share * PX * 16), 255, max(1, round(thick * PX)), cv2.LINE_AA, 4)
    _lettering(mask, center, radius, random)
    darken(patch, mask, random.uniform(95, 165), 0.5, random, random.uniform(0.6, 1.0))


def _lettering(mask: Image, center: list[int], radius: float, random: np.random.Generator) -> None:
    """Upright strokes between the rings, and a star."""
    for angle in np.arange(0, 2 * np.pi, 0.16):
        around = np.array([np.cos(angle), np.sin(angle)]) * PX * 16
        ends = [(np.array(center) + around * radius * share).astype(int).tolist() for share in (0.70, 0.85)]
        if random.random() < 0.85:
            cv2.line(mask, ends[0], ends[1], 255, round(0.6 * PX), cv2.LINE_AA, 4)
    corners = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2, 0.16, 0.4) * radius * PX * 16
    star = np.stack([np.cos(corners) * reach, np.sin(corners) * reach], 1) + center
    cv2.fillPoly(mask, [star.astype(np.int32)], 255, cv2.LINE_AA, 4)


def fold(page: Image, layout: Layout, random: np.random.Generator) -> int:
    """Halves, quarters or thirds; how many creases."""
    halves, thirds = layout.folds_y[2:3], layout.folds_y[1::2]
    quarters = layout.folds_y[::2]
    down, across = [(halves, ()), (halves, layout.folds_x), (quarters, ()), (thirds, ())][
        int(random.choice(4, p=(0.4, 0.35, 0.1, 0.15)))
    ]
    for y in down:
        _crease(page, y, random)
    for x in across:
        _crease(page.T, x, random)
    return len(down) + len(across)


def _crease(page: Image, at: float, random: np.random.Generator) -> None:
    """A crease across at so many millimetres: a thin line, dark or bright, and a soft shade to both sides."""
    middle = (at + float(np.clip(random.normal(0, 0.6), -1.4, 1.4))) * PX
    slope = float(np.clip(random.normal(0, 0.0015), -0.004, 0.004))
    low, high = int(middle - _SPREAD * PX), int(middle + _SPREAD * PX)
    low, high = max(low, 0), min(high, page.shape[0])
    across = np.arange(page.shape[1], dtype=np.float32)
    line = middle + slope * (across - page.shape[1] / 2) + _drift(page.shape[1], random)
    _shade(page, low, high, float(middle), random)
    _draw_crease(page, line, random)


def _drift(count: int, random: np.random.Generator) -> NDArray[np.float32]:
    knots = random.normal(0, 0.12 * PX, 12).astype(np.float32)
    return np.interp(np.linspace(0, 11, count), np.arange(12), knots).astype(np.float32)


def _shade(page: Image, low: int, high: int, middle: float, random: np.random.Generator) -> None:
    distance = np.arange(low, high, dtype=np.float32) - middle
    depth = random.uniform(-6, 6, 2)
    soft = np.exp(-np.abs(distance) / (3 * PX)) * np.where(distance < 0, depth[0], depth[1])
    band = page[low:high].astype(np.int16)
    page[low:high] = np.clip(band - soft.astype(np.int16)[:, None], 0, 255).astype(np.uint8)


def _draw_crease(page: Image, line: NDArray[np.float32], random: np.random.Generator) -> None:
    half = random.uniform(0.08, 0.3) * PX
    depth = random.uniform(15, 75) * random.choice((1, 1, 1, -0.5))
    reach = int(3 * half + 2)
    low = max(int(line.min()) - reach, 0)
    high = min(int(line.max()) + reach + 1, page.shape[0])
    rows = np.arange(low, high, dtype=np.float32)[:, None]
    broken = np.clip(0.8 + 0.5 * grain((1, page.shape[1]), random), 0.1, 1.3) if page.shape[1] < 3200 else 0.8
    shade = depth * broken * np.exp(-(((rows - line[None, :]) / half) ** 2))
    page[low:high] = np.clip(page[low:high] - shade, 0, 255).astype(np.uint8)


def stain(page: Image, random: np.random.Generator) -> None:
    """A dried wet stain with a darker edge."""
    size = int(random.uniform(12, 45) * PX)
    y, x = (int(random.integers(0, max(1, total - size))) for total in page.shape)
    patch = page[y : y + size, x : x + size]
    small = np.zeros((32, 32), np.float32)
    cv2.ellipse(small, ((16, 16), tuple(random.uniform(14, 26, 2).tolist()), float(random.uniform(0, 180))), 1.0, -1)
    soft = cv2.GaussianBlur(small + 0.25 * grain((32, 32), random) * small, (0, 0), 1.5)
    edge = np.clip(cv2.GaussianBlur(small, (0, 0), 1.2) * (1 - small) * 2 + soft * 0.6, 0, 1.2)
    wide = cv2.resize(edge, (patch.shape[1], patch.shape[0]), interpolation=cv2.INTER_CUBIC)
    patch[:] = np.clip(patch - wide * random.uniform(8, 40), 0, 255).astype(np.uint8)


def specks(page: Image, random: np.random.Generator) -> None:
    """Dust: a few dozen dots of 0.1 to 0.3 mm."""
    for _ in range(int(random.integers(5, 60))):
        place = (int(random.integers(0, page.shape[1])), int(random.integers(0, page.shape[0])))
        cv2.circle(page, place, int(random.uniform(0.5, 1.9)), int(random.uniform(40, 190)), -1, cv2.LINE_AA)

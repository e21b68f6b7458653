"""What paper, scanners and telephones do to a page, otherwise than the product's own simulation does it."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from dangbo.paper.ballots.layout import Layout
from other_hand.strokes import Page

MESH = 24
"""Parts of the page, across and down, that are moved each for itself."""


def seal(page: Page, layout: Layout, dpi: float, random: np.random.Generator) -> None:
    """Two rings and a filled middle, faint at one side."""
    scale = dpi / 25.4
    x, y = (np.array(layout.seal.center) + random.normal(0, 1.5, 2)) * scale
    radius = 0.45 * layout.seal.h * scale
    top, left = (max(0, int(at - radius - scale)) for at in (y, x))
    part = page[top : int(y + radius + scale) + 1, left : int(x + radius + scale) + 1]
    down, across = np.ogrid[top : top + part.shape[0], left : left + part.shape[1]]
    distance = np.hypot(across - x, down - y)
    ring = (np.abs(distance - radius) < 0.5 * scale) | (np.abs(distance - 0.7 * radius) < 0.2 * scale)
    ink = (ring | (distance < 0.25 * radius)) * np.clip(0.7 + (across - x) / (4 * radius), 0.2, 1)
    part -= ink * np.maximum(part - random.uniform(80, 150), 0)


def wear(page: Page, layout: Layout, dpi: float, random: np.random.Generator) -> None:
    """Texture, a ring of tea, creases with a bright and a dark flank."""
    page += np.asarray(_smooth(page.shape, 40, random) * random.uniform(0, 4), np.float32)
    if random.random() < 0.04:
        _tea(page, dpi, random)
    if random.random() < 0.5:
        for fold in random.choice(np.array(layout.folds_y), int(random.integers(1, 3)), replace=False):
            _crease(page, float(fold) + random.normal(0, 0.5), dpi, random)
        if random.random() < 0.4:
            _crease(page.T, layout.folds_x[0] + random.normal(0, 0.5), dpi, random)


def _smooth(shape: tuple[int, ...], cell: int, random: np.random.Generator) -> NDArray[np.float32]:
    rough = random.normal(0, 1, (shape[0] // cell + 2, shape[1] // cell + 2)).astype(np.float32)
    return np.asarray(Image.fromarray(rough).resize((shape[1], shape[0]), Image.Resampling.BICUBIC))


def _tea(page: Page, dpi: float, random: np.random.Generator) -> None:
    radius = random.uniform(25, 40) * dpi / 25.4
    y, x = random.uniform(0.2, 0.8) * page.shape[0], random.uniform(0.2, 0.8) * page.shape[1]
    down, across = np.ogrid[: page.shape[0], : page.shape[1]]
    distance = np.abs(np.hypot(across - x, down - y) - radius) * 25.4 / dpi
    page -= random.uniform(8, 30) * np.exp(-((distance / 1.5) ** 2)).astype(np.float32)


def _crease(page: Page, at: float, dpi: float, random: np.random.Generator) -> None:
    scale = dpi / 25.4
    slope = random.normal(0, 0.002)
    across = np.arange(page.shape[1])
    middle = at * scale + slope * (across - page.shape[1] / 2)
    low, high = int(middle.min() - 6 * scale), int(middle.max() + 6 * scale)
    low, high = max(0, low), min(page.shape[0], high)
    away = (np.arange(low, high)[:, None] - middle[None, :]) / scale
    line = random.uniform(-25, 60) * np.exp(-((away / random.uniform(0.1, 0.25)) ** 2))
    flank = random.uniform(-5, 8) * np.exp(-np.abs(away) / 2) * np.sign(away)
    page[low:high] -= (line + flank).astype(np.float32)


def scanned(page: Page, dpi: float, random: np.random.Generator) -> tuple[Image.Image, str]:
    """Turned, sheared, drawn unevenly through the feeder, sharpened or softened; the kind of file it is kept as."""
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    angle = float(np.clip(random.normal(0, 1.2), -5, 5))
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=int(random.choice([255, 255, 30])))
    image = _fed(image, dpi, random)
    image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.0, 0.9) * dpi / 200))
    if random.random() < 0.3:
        image = image.filter(ImageFilter.UnsharpMask(1.2, int(random.uniform(40, 120)), 2))
    grey = np.asarray(image, np.float32)
    grey = random.uniform(0, 30) + grey * random.uniform(0.82, 0.95)
    grey = grey + random.normal(0, random.uniform(0.5, 4), grey.shape).astype(np.float32)
    done = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if random.random() < 0.1:
        return done.point(lambda value: 255 * (value > 150)).convert("1"), "TIFF"
    return done, "JPEG" if random.random() < 0.85 else "PNG"


def _fed(image: Image.Image, dpi: float, random: np.random.Generator) -> Image.Image:
    """The lines of the scan lie a little unevenly, and the sheet wanders sideways."""
    wide, high = image.size
    share = random.uniform(0.985, 1.015)
    drift = np.cumsum(random.normal(0, 0.02, MESH + 1)) * dpi / 25.4
    pace = np.cumsum(1 + random.normal(0, 0.0012, MESH + 1))
    lines = high * ((pace - pace[0]) / (pace[-1] - pace[0]) - 0.5) * share * random.uniform(0.994, 1.006) + high / 2
    left, right = wide / 2 * (1 - share), wide / 2 * (1 + share)
    edges = np.linspace(0, high, MESH + 1).astype(int)
    mesh = [
        (
            (0, int(edges[i]), wide, int(edges[i + 1])),
            (left + drift[i], lines[i], left + drift[i + 1], lines[i + 1], right + drift[i + 1], lines[i + 1],
             right + drift[i], lines[i]),
        )
        for i in range(MESH)
    ]  # fmt: skip
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=255)


def photographed(page: Page, random: np.random.Generator) -> tuple[Image.Image, str]:
    """On a table, seen under an angle, waved, lit from one side, with a shadow of the hand."""
    high = int(random.integers(2400, 3600))
    wide = round(high * 0.75)
    paper = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    seen = _seen(paper, (wide, high), random)
    light = 1 + 0.05 * _smooth((high, wide), high // 3, random)
    down, across = np.mgrid[0:high:16, 0:wide:16] / high
    side = random.uniform(-0.3, 0.3, 2)
    slope = Image.fromarray((0.85 + side[0] * (across - 0.4) + side[1] * (down - 0.5)).astype(np.float32))
    light *= np.asarray(slope.resize((wide, high), Image.Resampling.BILINEAR))
    grey = np.asarray(seen.filter(ImageFilter.GaussianBlur(random.uniform(0.4, 1.4))), np.float32) * light
    grey += random.normal(0, random.uniform(1, 5), grey.shape).astype(np.float32)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)), "JPEG"


def _seen(paper: Image.Image, size: tuple[int, int], random: np.random.Generator) -> Image.Image:
    wide, high = size
    table = Image.fromarray(
        np.clip(110 + 25 * _smooth((high, wide), 60, random) + random.uniform(-50, 40), 0, 255).astype(np.uint8)
    )
    fit = random.uniform(0.86, 0.97) * min(wide / paper.width, high / paper.height)
    reach = np.array([paper.width, paper.height]) * fit / 2
    corners = np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)]) * reach * (1 + random.uniform(-0.035, 0.035, (4, 2)))
    turn = np.radians(np.clip(random.normal(0, 1.5), -4, 4))
    turned = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + np.array(size) / 2
    onto = np.array([(0, 0), (0, paper.height), (paper.width, paper.height), (paper.width, 0)], float)
    table.paste(_waved(paper, size, turned, onto, random), mask=_waved(paper, size, turned, onto, None))
    return table


def _waved(
    paper: Image.Image, size: tuple[int, int], seen: NDArray[np.float64], onto: NDArray[np.float64],
    random: np.random.Generator | None,
) -> Image.Image:  # fmt: skip
    """The paper under the angle; without chance the mask of where it lies."""
    source = Image.new("L", paper.size, 255) if random is None else paper
    if random is not None:
        source = _wave(paper, random)
    rows = []
    for (x, y), (u, v) in zip(seen, onto, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
    moves = np.linalg.solve(np.array(rows), onto.reshape(-1))
    return source.transform(size, Image.Transform.PERSPECTIVE, moves.tolist(), Image.Resampling.BICUBIC, fillcolor=0)


def _wave(paper: Image.Image, random: np.random.Generator) -> Image.Image:
    """Bent about an upright axis by up to 1.2 mm, as a sheet that was folded lies."""
    wide, high = paper.size
    depth = random.uniform(-1.2, 1.2) * wide / 210
    edges = np.linspace(0, wide, MESH + 1)
    rise = depth * np.sin(np.pi * edges / wide)
    mesh = [
        (
            (int(edges[i]), 0, int(edges[i + 1]), high),
            (edges[i], rise[i], edges[i], high + rise[i], edges[i + 1], high + rise[i + 1], edges[i + 1], rise[i + 1]),
        )
        for i in range(MESH)
    ]
    return paper.transform(paper.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=255)


def as_file(image: Image.Image, kind: str, random: np.random.Generator) -> bytes:
    """The bytes of an image file."""
    data = io.BytesIO()
    options = {"JPEG": {"quality": int(random.integers(55, 93))}, "TIFF": {"compression": "group4"}}.get(kind, {})
    image.save(data, kind, **options)
    return data.getvalue()

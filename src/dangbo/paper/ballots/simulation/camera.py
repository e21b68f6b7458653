"""From paper to a photograph by a telephone: perspective, curled paper, uneven light, soft focus, JPEG."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.simulation.ink import grain
from dangbo.paper.ballots.simulation.model import Image
from dangbo.paper.ballots.simulation.scanner import add_noise, to_jpeg


def photograph(page: Image, random: np.random.Generator) -> tuple[Image, bytes]:
    """The photograph, 2300 to 3000 dots high, and the JPEG file from which it was decoded."""
    high = int(random.integers(2300, 3001))
    wide = round(high * page.shape[1] / page.shape[0] * random.uniform(0.98, 1.06))
    soft = cv2.GaussianBlur(page, (0, 0), max(0.5, 0.5 * page.shape[0] / high))
    across, down = _places(page, wide, high, random)
    paper = cv2.remap(
        soft, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=int(random.uniform(40, 170))
    )
    lit = cv2.multiply(np.asarray(paper, np.uint8), _light(wide, high, random), dtype=cv2.CV_8U)
    focus = random.uniform(0.3, 1.6)
    blurred = np.asarray(cv2.GaussianBlur(lit, (0, 0), focus), np.uint8)
    return to_jpeg(add_noise(blurred, random.uniform(1, 6), random), int(random.integers(50, 91)))


def _places(
    page: Image, wide: int, high: int, random: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each dot of the photograph its place on the page: from a coarse grid, which a lens cannot tell apart."""
    inset = 0.02 * high
    corners = np.array([(inset, inset), (wide - inset, inset), (wide - inset, high - inset), (inset, high - inset)])
    seen = corners + random.uniform(-0.5, 1, (4, 2)) * 0.03 * high * np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    turn = np.radians(np.clip(random.normal(0, 1.5), -5, 5))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array([wide, high]) / 2
    seen = (seen - middle) @ rotation.T * 0.97 + middle
    onto = np.array([(0, 0), (page.shape[1], 0), page.shape[::-1], (0, page.shape[0])], np.float32)
    matrix = cv2.getPerspectiveTransform(seen.astype(np.float32), onto)
    step = 16
    grid = np.stack(np.meshgrid(np.arange(0, wide + step, step), np.arange(0, high + step, step)), -1)
    onto_page = cv2.perspectiveTransform(grid.reshape(-1, 1, 2).astype(np.float32), matrix)
    flat = np.array(onto_page, np.float32).reshape(grid.shape)
    _curl(flat, page, random)
    return _spread(flat[..., 0], wide, high, step), _spread(flat[..., 1], wide, high, step)


def _curl(flat: NDArray[np.float32], page: Image, random: np.random.Generator) -> None:
    """Bend the paper: lines across bow up or down by up to 1.5 mm, and differently towards both ends."""
    share_x, share_y = flat[..., 0] / page.shape[1], flat[..., 1] / page.shape[0]
    depth = random.uniform(-18, 18, 2)
    flat[..., 1] += (depth[0] * (1 - share_y) + depth[1] * share_y) * np.sin(np.pi * share_x)
    flat[..., 0] += random.uniform(-8, 8) * np.sin(np.pi * share_y)


def _spread(coarse: NDArray[np.float32], wide: int, high: int, step: int) -> NDArray[np.float32]:
    rows, columns = coarse.shape
    matrix = np.array([[1 / step, 0, 0], [0, 1 / step, 0]], np.float32)
    fine = cv2.warpAffine(
        np.ascontiguousarray(coarse),
        matrix,
        (min(wide, (columns - 1) * step), min(high, (rows - 1) * step)),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(fine, np.float32)


def _light(wide: int, high: int, random: np.random.Generator) -> NDArray[np.float32]:
    """A gradient, and on every third photograph the edge of a shadow."""
    y, x = np.mgrid[0:64, 0:48].astype(np.float32) / 64
    slope = random.uniform(-0.25, 0.25, 2)
    light = (
        0.9 + slope[0] * (x - 0.37) + slope[1] * (y - 0.5) + 0.01 * cv2.GaussianBlur(grain((64, 48), random), (0, 0), 6)
    )
    if random.random() < 0.33:
        angle = random.uniform(0, 2 * np.pi)
        edge = np.cos(angle) * (x - 0.37) + np.sin(angle) * (y - 0.5) + random.uniform(-0.2, 0.2)
        light -= random.uniform(0.1, 0.35) / (1 + np.exp(-edge / random.uniform(0.01, 0.06)))
    return np.asarray(cv2.resize(light.astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR), np.float32)

"""From paper to the image of a document scanner: position, tone, noise, JPEG."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.simulation.ink import DPI, grain
from dangbo.paper.ballots.simulation.model import Fault, Image, Mix


def scan(
    page: Image, layout: Layout, dpi: float, mix: Mix, fault: Fault | None, random: np.random.Generator
) -> tuple[Image, bytes]:
    """The scanned image, and the JPEG file from which it was decoded."""
    if fault is Fault.COARSE:
        dpi = 100
    size = (round(layout.width_mm * dpi / 25.4), round(layout.height_mm * dpi / 25.4))
    background = int(random.uniform(0, 40)) if random.random() < 0.5 else 255
    soft = cv2.GaussianBlur(page, (0, 0), random.uniform(0.45, 0.75) * DPI / dpi)
    moved = cv2.warpAffine(
        soft,
        _position(page, size, dpi, mix, fault, random),
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=background,
    )
    toned = add_noise(_tone(np.asarray(moved, np.uint8), fault, random), random.uniform(0.5, 5), random)
    if random.random() < mix.streak:
        _streak(toned, dpi, random)
    return to_jpeg(toned, int(random.integers(55, 96)))


def _position(
    page: Image, size: tuple[int, int], dpi: float, mix: Mix, fault: Fault | None, random: np.random.Generator
) -> NDArray[np.float64]:
    """Turned by up to mix.angle, scaled by up to 2%, a little stretched and skewed, shifted by up to 3 mm."""
    turn = np.radians(random.uniform(-1, 1) * mix.angle * (1 if random.random() < mix.steep else 0.25))
    scale = dpi / DPI * (1 + np.clip(random.normal(0, 0.006), -0.02, 0.02))
    if fault is Fault.PHOTOCOPY:
        scale = dpi / DPI * (0.97 + random.normal(0, 0.001))
    unequal, skew = random.normal(0, 0.0015), random.normal(0, 0.0012)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    linear = rotation @ np.array([[1 + unequal, skew], [0, 1 - unequal]]) * scale
    middle = np.array(page.shape[::-1]) / 2
    shift = np.array(size) / 2 + random.uniform(-2, 2, 2) * dpi / 25.4 - linear @ middle
    return np.hstack([linear, shift[:, None]])


def _tone(image: Image, fault: Fault | None, random: np.random.Generator) -> Image:
    """Paper white, black, and gamma of a scanner, in one table."""
    white, black = random.uniform(225, 255), random.uniform(0, 35)
    gamma = random.uniform(0.85, 1.2)
    if fault is Fault.DARK:
        white, black, gamma = random.uniform(90, 140), random.uniform(0, 20), 1.5
    elif fault is Fault.LIGHT:
        white, black, gamma = 330.0, random.uniform(110, 150), 0.7
    elif fault is Fault.PHOTOCOPY:
        white, black, gamma = 290.0, -30.0, 1.3
    levels = np.arange(256) / 255
    table = np.clip(black + (white - black) * levels**gamma, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(image, table), np.uint8)


def add_noise(image: Image, strength: float, random: np.random.Generator) -> Image:
    """Grain of a standard deviation in grey values."""
    high, wide = image.shape
    rough = _grain(high, wide, random)
    return np.asarray(
        cv2.addWeighted(image, 1.0, rough, strength / 32, -128 * strength / 32, dtype=cv2.CV_8U), np.uint8
    )


def _grain(high: int, wide: int, random: np.random.Generator) -> Image:
    """Grain of deviation 32 about 128."""
    field = _byte_field()
    y, x = int(random.integers(0, field.shape[0])), int(random.integers(0, field.shape[1]))
    down = -(-(y + high) // field.shape[0])
    across = -(-(x + wide) // field.shape[1])
    return np.tile(field, (down, across))[y : y + high, x : x + wide]


_FIELD: list[Image] = []


def _byte_field() -> Image:
    if not _FIELD:
        _FIELD.append(np.clip(128 + 32 * grain((1024, 1024), np.random.default_rng(3)), 0, 255).astype(np.uint8))
    return _FIELD[0]


def _streak(image: Image, dpi: float, random: np.random.Generator) -> None:
    """A line down the whole image from dirt on the glass."""
    x = int(random.integers(0, image.shape[1]))
    wide = max(1, round(random.uniform(0.08, 0.3) * dpi / 25.4))
    strip = image[:, x : x + wide].astype(np.int16)
    image[:, x : x + wide] = np.clip(strip - random.uniform(40, 140), 0, 255).astype(np.uint8)


def to_jpeg(image: Image, quality: int) -> tuple[Image, bytes]:
    """The image as a JPEG file gives it back, and the file."""
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("no JPEG")
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8), data.tobytes()

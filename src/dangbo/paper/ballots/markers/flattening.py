"""A side brought upright, its lighting divided out: how dark each point is between the paper and the printed black."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Layout, Style
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, cut, opencv, pixels, upright
from dangbo.paper.ballots.markers.model import UnreadableError
from dangbo.paper.ballots.markers.registering import Placed

Part: TypeAlias = tuple[slice, slice]
"""Lines and columns of the upright side."""
GROUND = 8
"""The background is worked out on pixels this many times larger."""
WIDEST = 14.0
"""Millimetres: nothing printed is solid over a greater width."""
LEAST_CONTRAST = 55
"""Grey levels between paper and printed black (of 255)."""
DARKEST_PAPER = 75
PALEST_BLACK = 0.4
"""The most that printed black may be, as a part of the paper's level."""
BEYOND = 4.0
"""Millimetres around the table and the marks that are looked at too."""
WHITE, BLACK = 0, 200
"""Of darkness: bare paper and printed black; what is darker still goes on to 255."""


@dataclass(frozen=True, slots=True)
class Upright:
    """bright: the upright side at 6 pixels for each millimetre, of which only the table and the squares are filled in;
    level: the same, 200 where it is as bright as the paper around (at the squares as in bright); paper: the paper's own
    brightness; table: the part that is filled in; seen: 1 where the image has the side, on pixels 8 times larger."""

    bright: Grey
    level: Grey
    paper: float
    table: Part
    seen: Grey


@dataclass(frozen=True, slots=True)
class Flat:
    """darkness: the upright side, 0 for paper and 200 for printed black; noise: the standard deviation of paper;
    bright: the upright side as it is; contrast: between the paper and the printed black, as a part of the paper;
    table: the part outside of which all is 0."""

    darkness: Grey
    noise: float
    bright: Grey
    contrast: float
    table: Part


def bring_upright(image: Grey, placed: Placed, layout: Layout) -> Upright:
    """The side upright, its lighting divided out."""
    cv2 = opencv()
    reduced, matrix = _reduced(image, placed)
    size = (pixels(layout.height_mm), pixels(layout.width_mm))
    table = _table(layout, placed.page, size)
    bright, level = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    bright[table] = _warped(reduced, matrix, table)
    ground = _ground(bright[table])
    level[table] = cv2.divide(bright[table], ground, scale=200)
    for square in layout.marks[placed.page - 1].squares:
        part = _around(square, size)
        if not _is_within(part, table):
            bright[part] = level[part] = _warped(reduced, matrix, part)
    paper = float(np.median(ground[::GROUND, ::GROUND]))
    return Upright(bright, level, paper, table, _seen(image, placed, layout))


def flatten(upright_side: Upright, layout: Layout, page: int) -> Flat:
    """Between the paper and the printed black. Raises UnreadableError where the two are too alike."""
    table = upright_side.table
    black = _black(upright_side.level, layout, page)
    _check(upright_side.paper, black)
    darkness = np.zeros_like(upright_side.level)
    darkness[table] = opencv().LUT(upright_side.level[table], _ramp(black))
    return Flat(darkness, _noise(darkness, layout, page), upright_side.bright, 1 - black / 200, table)


def _table(layout: Layout, page: int, size: tuple[int, int]) -> Part:
    """The rows with their timing marks, and of names that may be struck the whole width of the paper, for its folds."""
    rows = [row for row in layout.rows if row.page == page]
    top, bottom = (pixels(y) for y in (rows[0].strip.y - BEYOND, rows[-1].strip.bottom + BEYOND))
    left, right = 0, size[1]
    if layout.style is Style.AGREE_DISAGREE:
        left, right = (pixels(x) for x in (rows[0].timing[0].x - BEYOND, rows[0].timing[1].right + BEYOND))
    low = [max(0, start // GROUND * GROUND) for start in (top, left)]
    return np.s_[low[0] : min(size[0], bottom), low[1] : min(size[1], right)]


def _around(square: Box, size: tuple[int, int]) -> Part:
    left, right = max(0, pixels(square.x - BEYOND)), min(size[1], pixels(square.right + BEYOND))
    return np.s_[max(0, pixels(square.y - BEYOND)) : min(size[0], pixels(square.bottom + BEYOND)), left:right]


def _is_within(part: Part, whole: Part) -> bool:
    return all(own.start >= all_.start and own.stop <= all_.stop for own, all_ in zip(part, whole, strict=True))


def _warped(image: Grey, matrix: Floats, part: Part) -> Grey:
    """A part of the upright side. matrix: from the pixels of the whole upright side to those of the image."""
    cv2 = opencv()
    high, wide = part[0].stop - part[0].start, part[1].stop - part[1].start
    moved = matrix @ np.array([[1, 0, part[1].start], [0, 1, part[0].start], [0, 0, 1]])
    return np.asarray(
        cv2.warpPerspective(
            image,
            moved,
            (wide, high),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=0,
        )
    )


def _reduced(image: Grey, placed: Placed) -> tuple[Grey, Floats]:
    """The image, first reduced where a pixel of the upright side covers several of it."""
    cv2 = opencv()
    matrix = placed.to_image @ upright(0, 0, SCALE)
    if placed.scale < 1.6 * SCALE:
        return image, matrix
    share = 1.2 * SCALE / placed.scale
    small = cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    offset = (share - 1) / 2
    return small, np.array([[share, 0, offset], [0, share, offset], [0, 0, 1]]) @ matrix


def _seen(image: Grey, placed: Placed, layout: Layout) -> Grey:
    cv2 = opencv()
    size = (pixels(layout.width_mm) // GROUND, pixels(layout.height_mm) // GROUND)
    inside = np.ones((image.shape[0] // GROUND, image.shape[1] // GROUND), np.uint8)
    to_small = np.diag([1 / GROUND, 1 / GROUND, 1])
    matrix = to_small @ placed.to_image @ upright(0, 0, SCALE / GROUND)
    return np.asarray(cv2.warpPerspective(inside, matrix, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP))


def _ground(whole: Grey) -> Grey:
    """The paper's own level everywhere: what is printed or written is closed, the rest smoothed."""
    cv2 = opencv()
    height, width = whole.shape
    part = whole[: height // GROUND * GROUND, : width // GROUND * GROUND]
    small = cv2.resize(part, (width // GROUND, height // GROUND), interpolation=cv2.INTER_AREA)
    side = round(WIDEST * SCALE / GROUND) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (side, side))
    closed = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), (5, 5), 0)
    return np.asarray(cv2.max(cv2.resize(closed, (width, height), interpolation=cv2.INTER_LINEAR), 1))


def _black(level: Grey, layout: Layout, page: int) -> float:
    """The level (of 200) of printed black: the median of the timing marks."""
    solid = [mark for row in layout.rows if row.page == page for mark in row.timing]
    middles = [float(np.median(part)) for box in solid if (part := cut(level, box, grow=-0.6)).size]
    return float(np.median(middles))


def _check(paper: float, black: float) -> None:
    if paper < DARKEST_PAPER:
        raise UnreadableError("too_dark")
    if black > PALEST_BLACK * 200:
        raise UnreadableError("washed_out")
    if paper * (1 - black / 200) < LEAST_CONTRAST:
        raise UnreadableError("low_contrast")


def _ramp(black: float) -> Grey:
    levels = np.arange(256)
    ramp = np.clip(np.rint((200 - levels) * (BLACK / (200 - black))), 0, 255)
    return np.asarray(ramp, np.uint8)


def _noise(darkness: Grey, layout: Layout, page: int) -> float:
    """From the difference of neighbours on the strips, where most of the paper is bare."""
    rows = [row for row in layout.rows if row.page == page]
    parts = [cut(darkness, row.strip, grow=-1.0)[::5, ::2].astype(np.int16) for row in rows]
    steps = np.concatenate([np.abs(np.diff(part, axis=1)).ravel() for part in parts])
    calm = steps[steps <= 4 * max(1.0, float(np.median(steps)))]
    return float(calm.mean()) / 1.128

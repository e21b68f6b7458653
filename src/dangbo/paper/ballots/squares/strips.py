"""Ink in a row where nothing is printed and nothing belongs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout, Row
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.boxes import AROUND, lasting
from dangbo.paper.ballots.squares.model import Floats, Image

STEP = 0.3
_LONGEST = 30.0
"""Millimetres of a strip that are laid straight at once."""
_RULE = 0.8
_TEXT = 1.1
_EDGE = 1.2
"""Millimetres clear of rules, of printed words, and of the strip's upper and lower rule."""
_INK = (0.12, 0.2)
"""The darkness from which a sample is ink: of a pale pen, and of any other."""
_OF_PEN = 0.45
_COLUMNS = 16
_END = 10.0
"""Millimetres at a row's right end in which neither style prints anything."""
_SHIFT = 1.2
"""Millimetres by which curled paper moves a strip."""


def stray_ink(placed: Placed, layout: Layout, rows: Sequence[Row], pen: float = 1.0) -> Floats:
    """For each row the ink (mm² of full black) where none belongs: not in or near boxes, not over printed words.

    pen: the darkness of the voter's pen, where it is known. Lines that run down through the whole strip (folds, dirt on
    the scanner's glass) do not count.
    """
    strip = rows[0].strip
    total = np.zeros(len(rows))
    least = float(np.clip(_OF_PEN * pen, *_INK))
    parts, wide = _parts(rows[0])
    bare = _bare_parts(layout, rows[0].page)
    for part in range(parts):
        left = strip.x + part * wide
        dark = _laid(placed, rows, left + wide / 2, _across(wide))
        dark = dark - lasting(dark)[:, None]
        total += np.where(bare[part] & (dark > least), dark, 0).sum((1, 2)) * STEP**2
    return total


def _across(wide: float) -> Floats:
    return (np.arange(int(wide / STEP)) + 0.5) * STEP - wide / 2


@lru_cache(maxsize=4)
def _bare_parts(layout: Layout, page: int) -> tuple[NDArray[np.bool_], ...]:
    """For each part of the strips of a side, from left to right, where nothing is printed: rows × lines × columns."""
    rows = [row for row in layout.rows if row.page == page]
    parts, wide = _parts(rows[0])
    lines = round(rows[0].strip.h / STEP) + 1
    y = (np.arange(lines) - (lines - 1) / 2) * STEP
    middles = [rows[0].strip.x + (part + 0.5) * wide for part in range(parts)]
    return tuple(
        np.stack([_bare(layout, row, middle + _across(wide), row.strip.center[1] + y) for row in rows])
        for middle in middles
    )


def _parts(row: Row) -> tuple[int, float]:
    """How many parts a strip is laid straight in, and how wide each is."""
    parts = int(np.ceil(row.strip.w / _LONGEST))
    return parts, row.strip.w / parts


def part_shifts(placed: Placed, rows: Sequence[Row], middle: float, wide: float) -> Floats:
    """How far (millimetres, down) a part of each strip was moved by curled paper: seen by its two rules."""
    x = np.arange(-wide / 2, wide / 2, 2 * STEP)
    return (_best(_wider(placed, rows, middle, x), rows[0], middle + x) - _more()) * STEP


def _laid(placed: Placed, rows: Sequence[Row], middle: float, x: Floats) -> Floats:
    """Darkness of a part of each strip, moved up or down until its two rules lie on its edges."""
    dark = _wider(placed, rows, middle, x)
    lines = round(rows[0].strip.h / STEP) + 1
    first = _best(dark, rows[0], middle + x)
    return np.stack([part[start : start + lines] for part, start in zip(dark, first, strict=True)])


def end_parts(placed: Placed, rows: Sequence[Row]) -> Floats:
    """Darkness of the empty right end of each row, clear of its rules: N × lines × columns."""
    strip = rows[0].strip
    x = _across(_END - _RULE)
    dark = _laid(placed, rows, strip.right - _RULE - (_END - _RULE) / 2, x)
    inset = round(_EDGE / STEP)
    return dark[:, inset:-inset]


def _more() -> int:
    return round(_SHIFT / STEP)


def _wider(placed: Placed, rows: Sequence[Row], middle: float, x: Floats) -> Floats:
    lines = round(rows[0].strip.h / STEP)
    y = (np.arange(lines + 1 + 2 * _more()) - (lines / 2 + _more())) * STEP
    grey = placed.patches(np.array([(middle, row.strip.center[1]) for row in rows]), x, y, smooth=False)
    span = np.float32(placed.black - 1)
    dark = grey * (1 / (span * np.maximum(_white(grey), 1)))
    dark -= 1 / span
    return np.asarray(dark, np.float32)


def _white(grey: Image) -> Floats:
    """The white of the paper in each part of a few columns, light and shadow apart: N × 1 × columns."""
    columns = grey.shape[2]
    starts = np.arange(0, max(columns - _COLUMNS // 2, 1), _COLUMNS)
    light = np.stack([_lighter(grey[:, ::2, start : start + _COLUMNS : 2]) for start in starts], 1)
    return light[:, np.minimum(np.arange(columns) // _COLUMNS, len(starts) - 1)][:, None, :]


def _lighter(grey: Image) -> Floats:
    flat = grey.reshape(len(grey), -1)
    place = int(0.65 * flat.shape[1])
    return np.asarray(np.partition(flat, place, axis=1)[:, place], np.float32)


def _best(dark: Floats, row: Row, x: Floats) -> NDArray[np.int64]:
    """How many lines from -_more() each part must be moved; boxes, whose outlines are level lines too, are left out."""
    lines, places = round(row.strip.h / STEP), 2 * _more() + 1
    for box in (row.agree_box, row.disagree_box):
        if box is not None and len(apart := np.flatnonzero(~_within(x, box.x, box.right, 1))):
            dark, x = dark[:, :, apart], x[apart]
    along = np.clip(dark, 0, 1).mean(2)
    above, below = along[:, :places], along[:, lines : lines + places]
    score = above + below + np.minimum(above, below) - 0.002 * np.abs(np.arange(places) - _more())
    return np.asarray(score.argmax(1))


def _bare(layout: Layout, row: Row, x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Where nothing is printed."""
    bare = np.ones((len(y), len(x)), bool)
    bare[np.abs(y - row.strip.center[1]) > row.strip.h / 2 - _EDGE] = False
    for rule in layout.column_rules:
        bare[:, np.abs(x - rule) < _RULE] = False
    for box, clear in (
        (row.number_box, _TEXT),
        (row.name_box, _TEXT),
        (row.year_box, _TEXT),
        (row.agree_box, AROUND),
        (row.disagree_box, AROUND),
    ):
        if box is not None:
            bare[np.ix_(_within(y, box.y, box.bottom, clear), _within(x, box.x, box.right, clear))] = False
    return bare


def _within(places: Floats, low: float, high: float, clear: float) -> NDArray[np.bool_]:
    return np.asarray((places > low - clear) & (places < high + clear))

"""The printed names of a side: their darkness, laid straight, and where their words begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout, Row
from dangbo.paper.ballots.layout.names import width
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.boxes import lasting
from dangbo.paper.ballots.squares.model import Floats
from dangbo.paper.ballots.squares.strips import part_shifts

STEP = 0.18
BESIDE = 6.0
"""Millimetres left and right of a name that are looked at."""
_OVER = 1.2


@dataclass(frozen=True, slots=True)
class NameLines:
    """The lines of all names, one after the other.

    row: which row each belongs to (its place on the side); dark: N × V × U, a darkness at offsets v from the middle of
    the line and u from its left end; words: for each the millimetres at which its words begin and end; high: of a line.
    """

    row: NDArray[np.int64]
    dark: Floats
    u: Floats
    v: Floats
    words: tuple[tuple[tuple[float, float], ...], ...]
    high: float


def name_lines(placed: Placed, layout: Layout, rows: Sequence[Row]) -> NameLines:
    """Every line of every name on a side."""
    high = rows[0].name_box.h / len(rows[0].lines)
    words, owners, starts = [], [], []
    for place, row in enumerate(rows):
        for number, line in enumerate(row.lines):
            words.append(_words(line, layout.name_size))
            owners.append(place)
            starts.append((row.name_box.x, row.name_box.y + (number + 0.5) * high))
    longest = max(line[-1][1] for line in words)
    u = np.arange(-BESIDE, longest + BESIDE, STEP)
    v = _offsets(high / 2 + _OVER)
    shift = part_shifts(placed, rows, rows[0].name_box.x + longest / 2, longest)
    centers = np.array(starts) + np.column_stack([np.zeros(len(starts)), shift[owners]])
    middle = longest / 2
    grey = placed.patches(centers + np.array((middle, 0)), u - middle, v)
    white = np.percentile(grey.reshape(len(grey), -1)[:, ::9], 60, axis=1)[:, None, None]
    dark = np.asarray((1 - grey / np.maximum(white, 1)) / (1 - placed.black), np.float32)
    dark -= lasting(dark)[:, None]
    return NameLines(np.array(owners), dark, u, v, tuple(words), high)


def _words(line: str, size: float) -> tuple[tuple[float, float], ...]:
    found, start = [], 0
    for word in line.split(" "):
        found.append((width(line[:start], size), width(line[: start + len(word)], size)))
        start += len(word) + 1
    return tuple(found)


def _offsets(reach: float) -> Floats:
    count = int(reach / STEP)
    return np.arange(-count, count + 1, dtype=np.float64) * STEP

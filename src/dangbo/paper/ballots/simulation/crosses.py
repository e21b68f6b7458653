"""Marks in the boxes of a row: clear ones, and those that a person must see."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Row
from dangbo.paper.ballots.simulation.ink import Ink, Points, draw, ellipse, line
from dangbo.paper.ballots.simulation.model import ANSWERS_FOR_PEOPLE, Hard, Image, MeantRow

CLEAR = {"cross": 0.70, "tick": 0.15, "slash": 0.05, "large_cross": 0.06, "scribble": 0.04}
"""How many voters use which clear mark."""
HARD = (
    Hard.BOTH, Hard.REMARKED, Hard.CANCELLED, Hard.BETWEEN, Hard.ON_NAME, Hard.RING, Hard.DOT, Hard.ERASED,
    Hard.ERASED_OTHER, Hard.TINY, Hard.WRITTEN,
)  # fmt: skip


class Hand:
    """A voter's hand on one page: pen, habit, and chance."""

    def __init__(self, page: Image, ink: Ink, habit: str, random: np.random.Generator) -> None:
        self.page, self.ink, self.habit, self.random = page, ink, habit, random

    def stroke(self, points: Points, strength: float = 1.0) -> None:
        draw(self.page, points, self.ink, self.random, strength)

    def line(self, x: float, y: float, right: float, bottom: float, wobble: float = 0.12) -> None:
        self.stroke(line((x, y), (right, bottom), self.random, wobble))


def mark_row(hand: Hand, row: Row, agree: bool, hard: Hard | None) -> MeantRow:
    """Draw a row's mark and say what it means."""
    if row.agree_box is None or row.disagree_box is None:
        raise ValueError(f"row {row.number} has no boxes")
    mine, other = (row.agree_box, row.disagree_box) if agree else (row.disagree_box, row.agree_box)
    if hard is None:
        clear_mark(hand, mine)
        return MeantRow(row.number, row.name, "agree" if agree else "disagree", hand.habit, True)
    _HARD[hard](hand, row, mine, other)
    return MeantRow(row.number, row.name, ANSWERS_FOR_PEOPLE, hard.value, False)


def clear_mark(hand: Hand, box: Box) -> None:
    """The voter's own mark, its middle in the box."""
    x, y = (at + hand.random.normal(0, 0.1 * box.w) for at in box.center)
    scale = box.w / 6
    match hand.habit:
        case "tick":
            _tick(hand, x, y, hand.random.uniform(4, 6.5) * scale)
        case "slash":
            size = hand.random.uniform(4.5, 7) * scale / 2
            hand.line(x - size * 0.7, y + size, x + size * 0.7, y - size)
        case "large_cross":
            _cross(hand, x, y, hand.random.uniform(7, 9) * scale)
        case "scribble":
            _scribble(hand, x, y, hand.random.uniform(3.2, 5) * scale)
        case _:
            _cross(hand, x, y, hand.random.uniform(3.4, 6) * scale)


def _cross(hand: Hand, x: float, y: float, size: float) -> None:
    half = size / 2
    jitter = hand.random.normal(0, size * 0.06, 8)
    hand.line(x - half + jitter[0], y - half + jitter[1], x + half + jitter[2], y + half + jitter[3])
    hand.line(x + half + jitter[4], y - half + jitter[5], x - half + jitter[6], y + half + jitter[7])


def _tick(hand: Hand, x: float, y: float, size: float) -> None:
    hand.line(x - size * 0.4, y - size * 0.05, x - size * 0.1, y + size * 0.4)
    hand.line(x - size * 0.1, y + size * 0.4, x + size * 0.5, y - size * 0.45)


def _scribble(hand: Hand, x: float, y: float, size: float) -> None:
    turns = int(hand.random.integers(4, 8))
    levels = np.linspace(y - size / 2, y + size / 2, turns + 1)
    side = x + size / 2 * np.where(np.arange(turns + 1) % 2, 1, -1) + hand.random.normal(0, 0.15, turns + 1)
    for place in range(turns):
        hand.line(side[place], levels[place], side[place + 1], levels[place + 1])


def _both(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    clear_mark(hand, mine)
    clear_mark(hand, other)


def _cancel(hand: Hand, box: Box) -> None:
    """A cross and two lines through it."""
    x, y = box.center
    _cross(hand, x, y, hand.random.uniform(3.4, 5.5) * box.w / 6)
    for shift in (-0.16, 0.16):
        reach = hand.random.uniform(0.5, 0.8) * box.w
        level = y + shift * box.w + hand.random.normal(0, 0.2)
        hand.line(x - reach, level + hand.random.normal(0, 0.3), x + reach, level + hand.random.normal(0, 0.3))


def _remarked(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _cancel(hand, other)
    clear_mark(hand, mine)


def _cancelled(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _cancel(hand, mine)


def _between(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    share = hand.random.uniform(0.38, 0.62)
    x = mine.center[0] + share * (other.center[0] - mine.center[0])
    _cross(hand, x, mine.center[1], hand.random.uniform(3.4, 6))


def _on_name(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    x = row.name_box.x + hand.random.uniform(0.2, 0.9) * row.name_box.w
    _cross(hand, x, mine.center[1], hand.random.uniform(3.4, 6))


def _ring(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    wide, high = hand.random.uniform(1.35, 1.8, 2) * mine.w
    hand.stroke(ellipse(*mine.center, wide, min(high, 1.5 * mine.w), hand.random))


def _dot(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    x, y = (at + hand.random.uniform(-0.25, 0.25) * mine.w for at in mine.center)
    for _ in range(int(hand.random.integers(1, 3))):
        hand.line(x, y, x + hand.random.normal(0, 0.25), y + hand.random.normal(0, 0.25), 0.02)


def _erase(hand: Hand, box: Box) -> None:
    """What an eraser leaves of a cross."""
    x, y = box.center
    half = hand.random.uniform(1.7, 2.8) * box.w / 6
    left = hand.random.uniform(0.12, 0.3)
    hand.stroke(line((x - half, y - half), (x + half, y + half), hand.random), left)
    hand.stroke(line((x + half, y - half), (x - half, y + half), hand.random), left)


def _erased(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _erase(hand, mine)


def _erased_other(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _erase(hand, other)
    clear_mark(hand, mine)


def _tiny(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    x, y = (at + hand.random.uniform(-0.25, 0.25) * mine.w for at in mine.center)
    _cross(hand, x, y, 1.4)


def _written(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    """A cross, and two or three words' worth of loops beside it."""
    clear_mark(hand, mine)
    x = min(mine.right, other.right) + 4
    y = mine.center[1]
    for _ in range(int(hand.random.integers(5, 10))):
        hand.stroke(ellipse(x, y, 1.6, hand.random.uniform(1.6, 3), hand.random))
        x += hand.random.uniform(1.4, 2.2)


def _blank(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    """Nothing."""


_HARD: dict[Hard, Callable[[Hand, Row, Box, Box], None]] = {
    Hard.BLANK: _blank,
    Hard.BOTH: _both,
    Hard.REMARKED: _remarked,
    Hard.CANCELLED: _cancelled,
    Hard.BETWEEN: _between,
    Hard.ON_NAME: _on_name,
    Hard.RING: _ring,
    Hard.DOT: _dot,
    Hard.ERASED: _erased,
    Hard.ERASED_OTHER: _erased_other,
    Hard.TINY: _tiny,
    Hard.WRITTEN: _written,
}

"""Marks on a strike-out ballot: lines through names, and what is no line through a whole name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Row
from dangbo.paper.ballots.simulation.crosses import Hand
from dangbo.paper.ballots.simulation.ink import ellipse
from dangbo.paper.ballots.simulation.model import ANSWERS_FOR_PEOPLE, Hard, MeantRow

CLEAR = {"level": 0.45, "slanted": 0.25, "wavy": 0.15, "double": 0.07, "zigzag": 0.08}
"""How many voters strike how."""
HARD = (Hard.PARTIAL, Hard.OVERLINE, Hard.UNDERLINE, Hard.CIRCLE, Hard.DOTS)


def strike_row(hand: Hand, row: Row, struck: bool, hard: Hard | None) -> MeantRow:
    """Draw a row's mark and say what it means; a kept name bears none."""
    if hard is not None:
        _HARD[hard](hand, row.name_box)
        meant = ANSWERS_FOR_PEOPLE if hard is Hard.PARTIAL else "kept"
        return MeantRow(row.number, row.name, meant, hard.value, False)
    if not struck:
        return MeantRow(row.number, row.name, "kept", "none", True)
    for box in name_lines(row):
        _CLEAR[hand.habit](hand, box)
    return MeantRow(row.number, row.name, "struck", hand.habit, True)


def name_lines(row: Row) -> list[Box]:
    """The lines of a name from top to bottom, each as wide as the widest."""
    box, high = row.name_box, row.name_box.h / len(row.lines)
    return [Box(box.x, box.y + place * high, box.w, high) for place in range(len(row.lines))]


def _ends(hand: Hand, box: Box) -> tuple[float, float]:
    """A little over both ends of the name."""
    return box.x - hand.random.uniform(0, 3), box.right + hand.random.uniform(0, 5)


def _level(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    y = box.y + box.h * hand.random.uniform(0.45, 0.65)
    tilt = hand.random.normal(0, 0.5)
    hand.line(left, y - tilt, right, y + tilt, 0.25)


def _slanted(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    drop = box.h * hand.random.uniform(0.2, 0.45) * hand.random.choice((-1, 1))
    middle = box.center[1] + 0.05 * box.h
    hand.line(left, middle - drop, right, middle + drop, 0.25)


def _wavy(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    x = np.linspace(left, right, max(12, int((right - left) / 0.8)))
    waves = hand.random.uniform(4, 9)
    y = box.y + 0.55 * box.h + hand.random.uniform(0.4, 1.1) * np.sin(2 * np.pi * (x - left) / waves)
    hand.stroke(np.stack([x, y], 1))


def _double(hand: Hand, box: Box) -> None:
    _level(hand, box)
    _level(hand, box)


def _zigzag(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    x = np.arange(left, right, hand.random.uniform(1.2, 2.5))
    y = box.y + box.h * (0.55 + 0.22 * np.where(np.arange(len(x)) % 2, 1, -1))
    hand.stroke(np.stack([x, y + hand.random.normal(0, 0.15, len(x))], 1))


def _partial(hand: Hand, box: Box) -> None:
    start, wide = hand.random.uniform(0, 0.55), hand.random.uniform(0.25, 0.45)
    y = box.y + 0.55 * box.h
    hand.line(box.x + start * box.w, y, box.x + (start + wide) * box.w, y + hand.random.normal(0, 0.3), 0.2)


def _overline(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    y = box.y - hand.random.uniform(0, 0.5)
    hand.line(left, y, right, y + hand.random.normal(0, 0.2), 0.15)


def _underline(hand: Hand, box: Box) -> None:
    left, right = _ends(hand, box)
    y = box.bottom + hand.random.uniform(0, 0.5)
    hand.line(left, y, right, y + hand.random.normal(0, 0.2), 0.15)


def _circle(hand: Hand, box: Box) -> None:
    hand.stroke(ellipse(*box.center, box.w + 6, box.h + 1.5, hand.random))


def _dots(hand: Hand, box: Box) -> None:
    for _ in range(int(hand.random.integers(1, 5))):
        x, y = box.x + hand.random.uniform() * box.w, box.y + hand.random.uniform() * box.h
        hand.line(x, y, x + 0.2, y + 0.2, 0.02)


_CLEAR: dict[str, Callable[[Hand, Box], None]] = {
    "level": _level,
    "slanted": _slanted,
    "wavy": _wavy,
    "double": _double,
    "zigzag": _zigzag,
}
_HARD: dict[Hard, Callable[[Hand, Box], None]] = {
    Hard.PARTIAL: _partial,
    Hard.OVERLINE: _overline,
    Hard.UNDERLINE: _underline,
    Hard.CIRCLE: _circle,
    Hard.DOTS: _dots,
}

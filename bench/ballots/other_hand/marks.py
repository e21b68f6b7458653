"""What other hands draw into the boxes of a row."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dangbo.paper.ballots.layout import Box, Row
from other_hand.strokes import Curve, Page, Pen, curve, stroke

CLEAR = {
    "x": 0.42, "bowed_x": 0.14, "looped_x": 0.08, "wide_x": 0.06, "tick": 0.13, "tail_tick": 0.05, "slash": 0.05,
    "backslash": 0.02, "zigzag": 0.03, "coil": 0.02,
}  # fmt: skip
HARD = ("both", "cancelled", "blotted", "remarked", "between", "on_name", "ring", "dot", "erased")


class Hand:
    """A voter: a pen, a way to mark, a usual size (of the box), and chance."""

    def __init__(self, page: Page, dpi: float, pen: Pen, random: np.random.Generator) -> None:
        self.page, self.dpi, self.pen, self.random = page, dpi, pen, random
        self.habit = str(random.choice(list(CLEAR), p=np.array(list(CLEAR.values())) / sum(CLEAR.values())))
        self.size = float(np.clip(random.lognormal(-0.25, 0.18), 0.55, 1.1))

    def draw(self, way: Curve, strength: float = 1.0) -> None:
        stroke(self.page, way, self.pen, self.dpi, self.random, strength)

    def some(self, low: float, high: float) -> float:
        return float(self.random.uniform(low, high))


def clear(hand: Hand, box: Box, habit: str | None = None, strength: float = 1.0) -> None:
    """A plain mark about the middle of the box."""
    x, y = (at + hand.random.normal(0, 0.07 * box.w) for at in box.center)
    half = box.w / 2 * hand.size * hand.some(0.88, 1.12)
    for way in _ways(hand, habit or hand.habit, x, y, half):
        hand.draw(way, strength)


def _ways(hand: Hand, habit: str, x: float, y: float, half: float) -> list[Curve]:
    tilt, bow = hand.some(-0.15, 0.15) * half, hand.some(-0.25, 0.25) * half
    match habit:
        case "bowed_x":
            return _cross(x, y, half, tilt, bow * 2)
        case "looped_x":
            far = x + 1.3 * half
            down = [(x - half, y - half), (x + half, y + half), (far, y + tilt), (x + half, y - half)]
            return [curve(*down, (x - half, y + half), bow=0.3 * bow)]
        case "wide_x":
            return _cross(x, y, 1.45 * half, tilt, bow)
        case "tick":
            return [curve((x - 0.7 * half, y), (x - 0.2 * half, y + 0.8 * half), (x + half, y - half), bow=0.5 * bow)]
        case "tail_tick":
            end = (x + 2 * half, y - 1.3 * half)
            return [curve((x - 0.6 * half, y), (x - 0.2 * half, y + 0.8 * half), end, bow=bow)]
        case "slash":
            return [curve((x - 0.8 * half, y + 1.1 * half), (x + 0.8 * half, y - 1.1 * half), bow=bow)]
        case "backslash":
            return [curve((x - 0.8 * half, y - 1.1 * half), (x + 0.8 * half, y + 1.1 * half), bow=bow)]
        case "zigzag":
            return [_zigzag(hand, x, y, half)]
        case "coil":
            return [_coil(hand, x, y, half)]
        case _:
            return _cross(x, y, half, tilt, bow * 0.5)


def _cross(x: float, y: float, half: float, tilt: float, bow: float) -> list[Curve]:
    return [
        curve((x - half, y - half + tilt), (x + half, y + half - tilt), bow=bow),
        curve((x + half - tilt, y - half), (x - half + tilt, y + half), bow=-bow),
    ]


def _zigzag(hand: Hand, x: float, y: float, half: float) -> Curve:
    turns = int(hand.random.integers(5, 9))
    levels = np.linspace(x - half, x + half, turns)
    return curve(*((float(at), y + half * (-1) ** place) for place, at in enumerate(levels)))


def _coil(hand: Hand, x: float, y: float, half: float) -> Curve:
    t = np.linspace(0, 2 * np.pi * hand.some(2.5, 4), 240)
    reach = half * (0.35 + 0.65 * t / t[-1])
    return np.stack([x + reach * np.cos(t) * 0.9, y + reach * np.sin(t) * 0.8], axis=1)


def hard(hand: Hand, kind: str, row: Row, mine: Box, other: Box) -> None:
    """A row that a person must see."""
    _HARD[kind](hand, row, mine, other)


def _both(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    clear(hand, mine)
    clear(hand, other)


def _struck(hand: Hand, box: Box) -> None:
    """A cross, and one to three lines through it, level or slanting."""
    clear(hand, box, "x")
    x, y = box.center
    slant = hand.some(-0.3, 0.3) * box.h
    for place in range(int(hand.random.integers(1, 4))):
        level = y + (place - 1) * 0.22 * box.h + hand.random.normal(0, 0.15)
        reach = box.w * hand.some(0.55, 0.95)
        hand.draw(curve((x - reach, level + slant), (x + reach, level - slant), bow=hand.some(-0.3, 0.3)))


def _cancelled(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _struck(hand, mine)


def _blotted(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    """A cross scribbled over."""
    clear(hand, mine, "x")
    for _ in range(2):
        hand.draw(_zigzag(hand, *mine.center, mine.w / 2 * hand.some(0.8, 1.0)))


def _remarked(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    _struck(hand, other)
    clear(hand, mine)


def _between(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    share = hand.some(0.35, 0.65)
    x = mine.x + share * (other.x - mine.x)
    clear(hand, Box(x, mine.y, mine.w, mine.h))


def _on_name(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    x = row.name_box.x + hand.some(0.1, 0.8) * row.name_box.w
    clear(hand, Box(x, mine.y, mine.w, mine.h), "x")


def _ring(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    t = np.linspace(0, 2 * np.pi * hand.some(0.95, 1.15), 160) + hand.some(0, 6)
    wide, high = (mine.w / 2 * hand.some(1.25, 1.7) for _ in range(2))
    x, y = mine.center
    hand.draw(np.stack([x + wide * np.cos(t), y + high * np.sin(t)], axis=1))


def _dot(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    x, y = (at + hand.some(-0.3, 0.3) * mine.w for at in mine.center)
    size = hand.some(0.1, 0.6)
    hand.draw(curve((x, y), (x + size, y + 0.3 * size), (x + 0.3 * size, y + size)))


def _erased(hand: Hand, row: Row, mine: Box, other: Box) -> None:
    clear(hand, mine, "x", hand.some(0.08, 0.28))


_HARD: dict[str, Callable[[Hand, Row, Box, Box], None]] = {
    "blank": lambda hand, row, mine, other: None,
    "both": _both,
    "cancelled": _cancelled,
    "blotted": _blotted,
    "remarked": _remarked,
    "between": _between,
    "on_name": _on_name,
    "ring": _ring,
    "dot": _dot,
    "erased": _erased,
}

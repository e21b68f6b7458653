"""What the boxes of a side say, row by row, each mark compared with the voter's other marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout, Row
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.boxes import Boxes
from dangbo.paper.ballots.squares.model import Fact, RowReading
from dangbo.paper.ballots.squares.strips import stray_ink

_EMPTY = 0.25
"""mm² of ink in a box of 6 mm that is none."""
_BOTH = 0.5
_CLEAN, _TOUCHED_UP, _TONED = 0.9, 0.2, 0.5
"""mm² a little darker than paper in the box that must be empty: more than the first is a trace; where ink seems to be
there, more than the second; and so much ink is one wherever it lies."""
_STRAY, _DARK, _PALE = 1.6, 0.5, 0.35
"""mm² of black in a row where none belongs; for pens paler than the second less, but at least the third part of it."""
_MANY = 5
"""Marks of one voter that tell what is usual."""
_LEAST_INK = (0.7, 0.35)
"""mm² in a box of 6 mm: the least mark of a voter with few marks, and with many."""
_LEAST_PEAK = (0.35, 0.15)
"""The same for the stroke's darkness."""
_WEAK, _FAINTER = 0.45, 0.65
"""Of the voter's marks: less than so much of their median ink, paler than so much of the darker ones."""
_HEAVY, _HEAVY_SCRIBBLE, _HEAVY_PLAIN = 1.4, 1.8, 1.8
"""More ink than that, against the median, is odd; where the voter scribbles; and of a mark without any stroke right
across, which is only drawn larger or pressed harder."""
_FULL, _FULLER, _FULLEST, _FULL_OF_BROAD, _MOST_FULL = 0.55, 1.4, 1.55, 1.2, 0.75
"""Darkness of a box that is filled rather than crossed; against the median where the voter scribbles, the second up to
the last alone; and elsewhere, where the pen is broad, but no more than the last."""
_SMALL, _SMALL_LINES, _LINES = 2.7, 2.5, 0.5
"""Millimetres in a box of 6 mm: the second of a mark whose ink, were it all as dark as its darkest, covers no more than
the last part of its height times its width."""
_OUTSIDE, _SPANNING_OUTSIDE = 1.3, 1.7
"""Ink close outside a box against that inside; the second of a mark that goes from side to side of the box."""
_SPANNING, _NOT_NARROW = 4.5, 3.0
"""Millimetres in a box of 6 mm: the extent of such a mark, and the other way."""
_TOUCHED = 0.6
_USUAL, _MORE, _LESS, _UPRIGHT = 0.5, 1.15, 1.05, 1.2
"""A mark with strokes right across but no more ink than the median was not struck out: so much at the most where more
than the first part of the voter's marks show level strokes or their pen is broad, elsewhere, and where the strokes are
all upright: crosses are struck out level or slanting."""
_BROAD, _RARELY = 0.3, 0.3
"""Median darkness of the boxes of a pen so broad that the arms of a cross run together to strokes; of such marks no
more than the last part runs out of the boxes on both sides."""
_SCRIBBLE = 3
"""Strokes right across; two are what cancels a cross."""
_SCRIBBLES, _FULL_SCRIBBLES = 0.45, 0.3
"""Parts of a scribbler's marks that have strokes right across, and so many of them."""


@dataclass(frozen=True, slots=True)
class _Own:
    """The voter's usual mark: ink, darkness of the box and of the stroke, whether it is a scribble of level or of
    upright strokes, whether it looks as if it had level ones, and whether the pen is broad."""

    ink: float
    dark: float
    peak: float
    level: bool
    upright: bool
    crossed: bool
    broad: bool
    many: bool

    @property
    def scribbled(self) -> bool:
        return self.level or self.upright


def read_marks(
    placed: Placed, layout: Layout, rows: Sequence[Row], boxes: Boxes
) -> tuple[tuple[RowReading, ...], tuple[str, ...]]:
    """The rows, and doubts about the whole side."""
    count = len(rows)
    box = rows[0].agree_box
    size = ((box.w if box else 6) / 6) ** 2
    more = np.where(boxes.ink[:count] >= boxes.ink[count:], np.arange(count), np.arange(count, 2 * count))
    own = _own(boxes, more[boxes.ink[more] > _EMPTY * size])
    stray = stray_ink(placed, layout, rows, own.peak) > _STRAY * np.clip(own.peak / _DARK, _PALE, 1)
    found = []
    for place, row in enumerate(rows):
        mine, other = int(more[place]), int((more[place] + count) % (2 * count))
        reasons = [*_reasons(boxes, mine, other, own, size), *(["stray_ink"] if stray[place] else [])]
        reasons += ["mark_missing"] if row.number in placed.missing else []
        found.append(_row(row, boxes, mine, other, reasons))
    doubts = ("faint_pen",) if 0 < own.peak < _LEAST_PEAK[1] else ()
    return tuple(found), doubts + (("streak",) if _streaked(boxes.streak, count) else ())


def _own(boxes: Boxes, marked: NDArray[np.int64]) -> _Own:
    if not len(marked):
        return _Own(0.0, 0.0, 0.0, False, False, False, False, False)
    many = len(marked) >= _MANY
    dark = float(np.median(boxes.dark[marked]))
    rarely = bool(boxes.through[marked].mean() < _RARELY)
    return _Own(
        ink=float(np.median(boxes.ink[marked])),
        dark=dark,
        peak=float(np.percentile(boxes.peak[marked], 75)),
        level=many and rarely and _scribbled(boxes.level[marked]),
        upright=many and rarely and _scribbled(boxes.upright[marked]),
        crossed=many and bool((boxes.level[marked] > 0).mean() > _USUAL),
        broad=many and rarely and dark >= _BROAD,
        many=many,
    )


def _scribbled(strokes: NDArray[np.int64]) -> bool:
    """Many strokes right across in most boxes. Those that run out of the boxes are rather crosses struck through."""
    return bool((strokes > 0).mean() > _SCRIBBLES and (strokes >= _SCRIBBLE).mean() > _FULL_SCRIBBLES)


def _streaked(streak: NDArray[np.bool_], count: int) -> bool:
    return bool(max(streak[:count].mean(), streak[count:].mean()) > 0.5)


def _row(row: Row, boxes: Boxes, mine: int, other: int, reasons: list[str]) -> RowReading:
    side: Fact = "agree" if mine < other else "disagree"
    fact: Fact = "both" if "both" in reasons else "blank" if "blank" in reasons else "doubt" if reasons else side
    agree, disagree = min(mine, other), max(mine, other)
    return RowReading(
        row.number, row.name, fact, _share(boxes.dark[agree]), _share(boxes.dark[disagree]), tuple(reasons)
    )


def _share(dark: float) -> float:
    return round(float(np.clip(dark, 0, 1)), 4)


def _reasons(boxes: Boxes, mine: int, other: int, own: _Own, size: float) -> Iterator[str]:
    """Everything odd about a pair of boxes, of which `mine` has more ink."""
    if not (boxes.seen[mine] and boxes.seen[other]):
        yield "outline"
    if boxes.ink[other] > _BOTH * size and boxes.ink[other] > 0.2 * boxes.ink[mine]:
        yield "both"
    elif boxes.ink[mine] < _EMPTY * size:
        yield "blank"
    else:
        yield from _odd(boxes, mine, own, size)
        ink, weak = boxes.ink[other] / size, boxes.weak[other] / size
        if ink > _TONED or (ink > _EMPTY and weak > _TOUCHED_UP) or weak > _CLEAN:
            yield "other_box"
    if boxes.around[other] > _TOUCHED * size or boxes.sides[mine].sum() >= 3:
        yield "ink_around"


def _odd(boxes: Boxes, mine: int, own: _Own, size: float) -> Iterator[str]:
    """What makes a mark another than a plain one of this voter."""
    ink = boxes.ink[mine]
    if ink < max(_LEAST_INK[own.many] * size, _WEAK * own.ink):
        yield "weak"
    if ink > _most(boxes, mine, own) * own.ink or boxes.dark[mine] > _fullest(own):
        yield "odd_mark"
    if max(boxes.wide[mine], boxes.high[mine]) < _least_extent(boxes, mine) * np.sqrt(size):
        yield "small"
    if boxes.peak[mine] < max(_LEAST_PEAK[own.many], _FAINTER * own.peak):
        yield "faint"
    if boxes.through[mine] or not _is_as_usual(boxes, mine, own):
        yield "cancelled"
    if boxes.around[mine] > _most_outside(boxes, mine, size) * ink:
        yield "ink_around"


def _least_extent(boxes: Boxes, mine: int) -> float:
    """Millimetres in a box of 6 mm."""
    covered = boxes.ink[mine] / max(boxes.peak[mine], _LEAST_PEAK[1])
    return _SMALL_LINES if covered <= _LINES * boxes.wide[mine] * boxes.high[mine] else _SMALL


def _most_outside(boxes: Boxes, mine: int, size: float) -> float:
    """How much of a mark may lie outside its box, against what lies inside: of a large cross a good deal."""
    extents = sorted((boxes.wide[mine], boxes.high[mine]))
    spans = extents[1] >= _SPANNING * np.sqrt(size) and extents[0] >= _NOT_NARROW * np.sqrt(size)
    return _SPANNING_OUTSIDE if spans else _OUTSIDE


def _most(boxes: Boxes, mine: int, own: _Own) -> float:
    """How much ink a mark may have against the median."""
    if own.scribbled:
        return _HEAVY_SCRIBBLE
    return _HEAVY if boxes.level[mine] or boxes.upright[mine] else _HEAVY_PLAIN


def _fullest(own: _Own) -> float:
    if own.scribbled:
        return max(_FULL, _FULLER * own.dark, min(_FULLEST * own.dark, _MOST_FULL))
    return max(_FULL, min(_FULL_OF_BROAD * own.dark, _MOST_FULL)) if own.broad else _FULL


def _is_as_usual(boxes: Boxes, mine: int, own: _Own) -> bool:
    """Whether the strokes right across a mark are those that this voter's marks have."""
    level, upright = boxes.level[mine], boxes.upright[mine]
    if not (level or upright) or own.level or (own.upright and (upright >= _SCRIBBLE or not level)):
        return True
    more = _LESS if level else _UPRIGHT
    if own.crossed or own.broad or own.upright:
        more = max(more, _HEAVY if own.crossed and max(level, upright) >= _SCRIBBLE else _MORE)
    return own.many and bool(boxes.ink[mine] <= more * own.ink)

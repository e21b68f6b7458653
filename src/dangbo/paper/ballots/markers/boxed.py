"""Rows with two boxes: what is marked, and everything that is odd about it against the ballot's other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from math import sqrt
from statistics import median

import numpy as np

from dangbo.paper.ballots.layout.model import Row
from dangbo.paper.ballots.markers.boxes import Found
from dangbo.paper.ballots.markers.columns import Shift
from dangbo.paper.ballots.markers.images import SCALE
from dangbo.paper.ballots.markers.inside import BoxInk
from dangbo.paper.ballots.markers.model import Fact, RowReading
from dangbo.paper.ballots.markers.residue import Pieces, piece_areas, upright_lines

MARK_SHARE = 0.05
"""The least part of a box that a mark inks."""
MARK_EXCESS = 0.02
"""The least mean darkness of a marked box, as a part of printed black."""
FAINT_EXCESS, UNEVEN_EXCESS, FAINT_SPREAD = 0.012, 0.03, 5.0
"""More than that in a box beside the voter's mark is never bare paper: on even paper, and however uneven the paper of
this ballot is; between them so many standard deviations of the ballot's bare boxes."""
TRACE = 0.007
"""Mean darkness above the ballot's other bare boxes that may be an erased mark, however even its paper is."""
TRACE_SPREAD = 5.0
"""The same in standard deviations of the ballot's bare boxes."""
LEFT_BY_ERASER = 0.05
"""Of an erased mark an eraser leaves more than that part: of its mean darkness, and of its ink's."""
RELIEF, GRAINY_RELIEF, USUAL_RELIEF, MOST_RELIEF = 2.4, 1.5, 3.4, 6.0
"""How much may stand out from bare paper (200: printed black), the same in standard deviations of its grain, and as a
part of what does in the ballot's bare boxes at the median; but no more than the last. The paper's own clouds are wider
than a box and change from box to box more than its grain does."""
SPECK, SPECK_SIZE = 0.3, 0.8
"""Square millimetres, and millimetres in width and height: a smaller piece of ink is dust."""
DUST = 0.15
"""Square millimetres: a smaller piece of ink in a row does not count."""
STRAY = 1.0
"""Square millimetres of ink in a row that belong to no mark."""
STRAY_DARK = 0.45
"""What is paler than that part of the median of the ballot's marks was not written with the voter's pen."""
SMALL, COMPACT, SMALL_COMPACT = 2.8, 2.0, 2.9
"""Millimetres: a mark no wider and no higher may be a blot; one that is at least so wide and high needs a little more
in a box of 6 mm, for a blot is as high as wide."""
SMALL_THIN, THIN, DRAWN = 2.5, 0.5, 1.4
"""Millimetres in a box of 6 mm that are enough for a mark of thin strokes (in smaller boxes less, as the root of their
sides is less): such strokes fill the rectangle about them to the second part at most, or a level or an upright line
meets so many of them on average; a blot fills most of it and is met once."""
FLAT_MARK = 1.4
"""Millimetres in a box of 6 mm: a mark lower or narrower may be a dash."""
ALIKE = (0.46, 1.4)
"""A mark's ink as parts of the median of the ballot's marks."""
ALIKE_PARTLY = 0.36
"""The least of a mark that is as dark as the others, for a tick or a cross beside the middle of its box has a part of
its ink outside."""
ALIKE_SCRIBBLED, ALIKE_PLAIN = 1.65, 1.9
"""The same where the voter scribbles, and of a mark through which no line runs: what is pressed harder or drawn larger
has more ink, but a mark that was struck out or blotted has strokes across it too."""
NOT_LEVEL = 0.7
"""Up to this part of the width a level line of ink is but the strokes of a plain mark that it meets."""
AS_DARK, QUITE_AS_DARK = 0.62, 0.9
"""A stroke's darkness as a part of the median of the ballot's marks."""
FEW = 4
"""With fewer marks the ballot says nothing about its voter's habits."""
FAINTEST, LARGEST = 0.05, 0.75
"""With few marks: the least mean darkness and the greatest inked share of a clear mark."""
LEVEL, LONG_LEVEL, NEARLY_LEVEL = 0.97, 0.9, 0.8
"""From this part of the width on a level line of ink may strike a mark out; the second where more strokes are met too,
the third where the ink is heavy too."""
HEAVY, HEAVIER = 1.2, 1.12
"""A heavy mark's ink as a part of the median of the ballot's marks, the second with a long level line."""
CROSSINGS, MORE_CROSSINGS = 1.85, 1.66
"""Strokes met on an upright line, on average: more than a cross has; the second with a long level line."""
MORE_THAN_USUAL = 0.35
"""Strokes met on an upright line, on average, above those of the voter's other marks, that strike a mark out."""
SINGLE = 1.12
"""Strokes met on an upright line, on average: no more in a tick, a slash and a scribble up and down, however broad the
pen; more in a cross, and still more in one that is struck out."""
WOVEN = 2.3
"""Strokes met on a level line, on average: so many in a scribble up and down, not in a cross, struck out or not."""
BROAD, AS_BROAD, RARELY = 0.6, 1.1, 0.3
"""Where a mark inks that part of its box, the arms of a cross run together, and a level line is found in many. Such a
mark is as usual with hardly more ink than the others, if less than the last part of them runs out of its box on both
sides."""
EVEN = 0.2
"""Strokes met on upright lines, on average, beyond those on level lines: lines through a cross add more."""
SCRIBBLED, SCRIBBLED_BROKEN = 1.2, 0.2
"""Strokes met on a level line, on average: hardly more than one in a scribble, more in a cross that is struck out; and
how many more than in the voter's other scribbles, in which a nearly empty pen leaves gaps."""
STEADY, TURNS = 1.1, 1.8
"""Strokes met on level and on upright lines, on average, by the marks of a voter who scribbles with any pen."""
LEAN, ONE_CROSS = 0.95, 1.75
"""A cross with no more than that part of the usual ink, nor more strokes than usual, was not struck out; the second:
strokes met on an upright line, on average, by the marks of a voter who makes crosses."""
OUTSIDE, CROSS_OUTSIDE, BEYOND = 1.4, 1.8, 0.7
"""How much of a mark, and of a cross, may lie outside its box as a part of its ink inside; and as a part of the box's
side."""
MOST_MOVED = 1.2
"""Millimetres by which an outline may miss the place that the timing marks tell."""


@dataclass(frozen=True, slots=True)
class BoxedRow:
    """A row as measured; the pairs are agree and disagree."""

    row: Row
    shift: Shift
    found: tuple[Found, Found]
    ink: tuple[BoxInk, BoxInk]
    whole: bool
    """Whether the image has the whole row."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What this ballot's marks (at the median) and bare boxes are like."""

    marks: int
    share: float
    excess: float
    peak: float
    bare: float
    spread: float
    relief: float
    grain: float
    crossings: tuple[float, float]
    through: float
    """The part of the marks that run out of their boxes on the left and on the right."""
    struck: bool = True
    """Most marks are crossed by level lines: the voter scribbles."""

    @property
    def broad(self) -> bool:
        usual = not (self.struck or self.woven)
        return usual and self.marks >= FEW and self.share >= BROAD and self.through < RARELY

    @property
    def even(self) -> bool:
        """As many strokes are met on level as on upright lines: the marks are crosses or rings, however broad."""
        return abs(self.crossings[0] - self.crossings[1]) <= EVEN

    @property
    def scribbling(self) -> bool:
        return self.marks >= FEW and self.crossings[0] <= STEADY and self.crossings[1] >= TURNS

    @property
    def woven(self) -> bool:
        return self.marks >= FEW and self.crossings[0] >= WOVEN


def read_boxed(rows: Sequence[BoxedRow], hanging: Pieces, grain: float) -> list[RowReading]:
    """The fact of every row of a side. grain: the standard deviation of bare paper (200: printed black)."""
    habits = _habits(rows, grain)
    joined = _joined(rows)
    marks = {number for row in rows for ink in row.ink if _has_mark(ink) for number in ink.own}
    explained = marks | upright_lines(hanging, [row.row.strip.h for row in rows])
    areas = piece_areas(hanging, len(rows), STRAY_DARK * habits.peak) / SCALE**2
    areas[:, list(explained)] = 0
    stray = np.where(areas >= DUST, areas, 0).sum(axis=1)
    return [_reading(row, habits, joined, bool(ink > STRAY)) for row, ink in zip(rows, stray, strict=True)]


def _habits(rows: Sequence[BoxedRow], grain: float) -> Habits:
    inks = [ink for row in rows for ink in row.ink]
    marks = [ink for ink in inks if _has_mark(ink)]
    bare = [min(ink.excess for ink in row.ink) for row in rows]
    middle = median(bare)
    habits = Habits(
        marks=len(marks),
        share=_median(ink.share for ink in marks),
        excess=_median(ink.excess for ink in marks),
        peak=_median(ink.peak for ink in marks),
        bare=middle if len(rows) >= FEW else 0.0,
        spread=1.4826 * median(abs(value - middle) for value in bare),
        relief=median(min(row.ink, key=lambda ink: ink.excess).relief for row in rows),
        grain=grain,
        crossings=(_median(ink.crossings[0] for ink in marks), _median(ink.crossings[1] for ink in marks)),
        through=sum(ink.through for ink in marks) / max(1, len(marks)),
    )
    habits = replace(habits, struck=not habits.even)
    struck = len(marks) >= FEW and 2 * sum(_is_crossed(ink, habits) for ink in marks) > len(marks)
    return replace(habits, struck=struck)


def _median(values: Iterable[float]) -> float:
    """0 of nothing."""
    return median([*values] or [0.0])


def _has_mark(ink: BoxInk) -> bool:
    return ink.share >= MARK_SHARE and ink.excess >= MARK_EXCESS


def _is_crossed(ink: BoxInk, habits: Habits) -> bool:
    """Whether level strokes go through a mark."""
    if ink.crossings[1] <= SINGLE or (habits.woven and ink.crossings[0] >= WOVEN) or _is_lean(ink, habits):
        return False
    if ink.through and ink.level >= NEARLY_LEVEL:
        return True
    if habits.broad and max(ink.share / habits.share, ink.excess / habits.excess) <= AS_BROAD:
        return False
    usual = habits.crossings[1] + MORE_THAN_USUAL if habits.marks >= FEW else 0.0
    heavy = ink.share >= HEAVY * habits.share and ink.level >= NEARLY_LEVEL
    more = ink.share >= HEAVIER * habits.share or ink.crossings[1] >= MORE_CROSSINGS
    return (
        heavy or (more and ink.level >= LONG_LEVEL) or ink.level >= LEVEL or ink.crossings[1] >= max(CROSSINGS, usual)
    )


def _is_lean(ink: BoxInk, habits: Habits) -> bool:
    """Whether a cross has less ink than this voter's crosses have, and no more strokes: nothing was drawn over it."""
    return (
        ink.cross
        and habits.marks >= FEW
        and max(ink.share / habits.share, ink.excess / habits.excess) <= LEAN
        and ink.crossings[1] <= habits.crossings[1] <= ONE_CROSS
    )


def _reading(row: BoxedRow, habits: Habits, joined: Set[int], stray: bool) -> RowReading:
    agree, disagree = (_has_mark(ink) for ink in row.ink)
    reasons = list(_place_reasons(row))
    if agree and disagree:
        reasons.append("both")
    elif agree or disagree:
        mark, other = row.ink if agree else row.ink[::-1]
        reasons.extend(_mark_reasons(mark, habits, row.found[0].box.w, joined))
        if _is_traced(other, habits):
            reasons.append("other_box")
    else:
        reasons.append("weak" if any(_is_traced(ink, habits) for ink in row.ink) else "blank")
    if stray:
        reasons.append("stray_ink")
    fact = _fact(agree, disagree, reasons)
    shares = [ink.share for ink in row.ink]
    return RowReading(row.row.number, row.row.name, fact, shares[0], shares[1], tuple(reasons))


def _fact(agree: bool, disagree: bool, reasons: Sequence[str]) -> Fact:
    if agree and disagree:
        return "both"
    if reasons == ["blank"]:
        return "blank"
    if reasons:
        return "doubt"
    return "agree" if agree else "disagree"


def _place_reasons(row: BoxedRow) -> Iterator[str]:
    if not row.whole:
        yield "cut_off"
    if not row.shift.sure:
        yield "mark_missing"
    if not all(found.seen for found in row.found):
        yield "outline"
    if max(found.moved for found in row.found) > MOST_MOVED:
        yield "shifted"


def _joined(rows: Sequence[BoxedRow]) -> set[int]:
    """The pieces that join boxes; large crosses whose strokes only meet those of the crosses above and below do not."""
    boxes: dict[int, list[tuple[int, bool]]] = {}
    for row in rows:
        for column, ink in enumerate(row.ink):
            for number in ink.within:
                boxes.setdefault(number, []).append((column, ink.cross))
    return {
        number
        for number, inside in boxes.items()
        if len(inside) > 1 and not (all(cross for _, cross in inside) and len({column for column, _ in inside}) == 1)
    }


def _mark_reasons(mark: BoxInk, habits: Habits, side: float, joined: Set[int]) -> Iterator[str]:
    yield from _size_reasons(mark, side)
    yield from _habit_reasons(mark, habits)
    if _is_crossed(mark, habits) and not _is_scribble(mark, habits):
        yield "cancelled"
    if mark.near > (CROSS_OUTSIDE if mark.cross else OUTSIDE) * mark.dots or mark.near_beyond > BEYOND * side:
        yield "ink_around"
    if mark.own & joined:
        yield "joined"


def _is_scribble(mark: BoxInk, habits: Habits) -> bool:
    """A mark as this voter makes them all: level strokes up and down, and none across them."""
    usual = habits.crossings[0]
    most = max(SCRIBBLED, usual + SCRIBBLED_BROKEN if usual <= SCRIBBLED else 0.0)
    return (habits.struck or habits.scribbling) and mark.crossings[0] <= most


def _size_reasons(mark: BoxInk, side: float) -> Iterator[str]:
    least = max(SMALL, SMALL_COMPACT * side / 6 if min(mark.extent) >= COMPACT else 0)
    if mark.dots <= THIN * mark.extent[0] * mark.extent[1] or max(mark.crossings) >= DRAWN:
        least = min(least, SMALL_THIN * sqrt(side / 6))
    if max(mark.extent) < least or min(mark.extent) < FLAT_MARK * side / 6:
        yield "small"


def _habit_reasons(mark: BoxInk, habits: Habits) -> Iterator[str]:
    if habits.marks < FEW:
        if mark.excess < FAINTEST:
            yield "faint"
        if mark.share > LARGEST:
            yield "odd_mark"
        return
    low = ALIKE_PARTLY if mark.peak >= QUITE_AS_DARK * habits.peak else ALIKE[0]
    high = _most(mark, habits)
    if not (low <= mark.share / habits.share <= high and low <= mark.excess / habits.excess <= high):
        yield "odd_mark"
    if mark.peak < AS_DARK * habits.peak:
        yield "faint"


def _most(mark: BoxInk, habits: Habits) -> float:
    """How much more ink than usual a mark may have."""
    if mark.level <= NOT_LEVEL and mark.crossings[1] <= max(CROSSINGS, habits.crossings[1]):
        return ALIKE_PLAIN
    woven = habits.woven and mark.crossings[0] >= WOVEN
    return ALIKE_SCRIBBLED if woven or _is_scribble(mark, habits) else ALIKE[1]


def _is_traced(ink: BoxInk, habits: Habits) -> bool:
    """Whether a box beside the mark holds anything at all."""
    left = LEFT_BY_ERASER * habits.excess
    limit = max(TRACE, TRACE_SPREAD * habits.spread, left)
    least = max(min(max(FAINT_EXCESS, FAINT_SPREAD * habits.spread), UNEVEN_EXCESS), left)
    inked = ink.dots >= SPECK or max(ink.extent) >= SPECK_SIZE
    usual = min(max(USUAL_RELIEF * habits.relief, LEFT_BY_ERASER / 2 * habits.peak), MOST_RELIEF)
    uneven = ink.relief > max(RELIEF, GRAINY_RELIEF * habits.grain, usual)
    return inked or uneven or ink.excess > least or ink.excess - habits.bare > limit

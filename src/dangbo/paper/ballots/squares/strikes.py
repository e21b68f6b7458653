"""Which names are struck out: a proposal, never a decision.

Between two words nothing is printed, so ink that runs on through every gap and to both ends of a name is a strike.
A line that also runs on through the empty end of the row is taken for a fold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Layout, Row
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.boxes import smoothed
from dangbo.paper.ballots.squares.model import Fact, Floats, RowReading
from dangbo.paper.ballots.squares.names import STEP, NameLines, name_lines
from dangbo.paper.ballots.squares.paths import darkest_ways
from dangbo.paper.ballots.squares.strips import end_parts, stray_ink

_BAND = 0.46
"""Of a line's height, above and below its middle: where a strike runs."""
_INK = 0.25
_CLEAR_OF_LETTER = 0.15
_END = (0.25, 0.9)
"""Millimetres beyond a name in which a strike is looked for."""
_FILLED, _BARE = 0.35, 0.8
"""Of a gap without ink along the way: at most, and at least."""
_REACHED, _SHORT, _BARE_END = 0.5, 0.6, 0.75
_COVERED = 0.015
"""Of a word without ink along the way, where the strike ends with it."""
_MIDDLE = (0.3, 0.8)
"""Of a line's height: where the way lies for the most part; above and below it is no strike."""
_LONG = 6.5
_WITHIN = (-0.05, 0.16)
"""Of a line's height, from its middle down: between the tops and the feet of small letters, which are stems there."""
_STRAY = 1.6
_PALE = 0.4
"""Grey of black print against white: above, faint ink is washed out."""
_FOLD = 0.7
_SLOPES = (-0.08, -0.04, 0.0, 0.04, 0.08)


@dataclass(frozen=True, slots=True)
class _Way:
    """How bare (0 to 1) the way along a line of a name is: in its gaps, beyond both ends, in its outer words.

    middle: how far down it lies, of the line's height; line: whether a straight stroke crosses letters somewhere.
    """

    gaps: tuple[float, ...]
    ends: tuple[float, float]
    words: tuple[float, float]
    middle: float
    line: bool


def read_strikes(placed: Placed, layout: Layout, rows: Sequence[Row]) -> tuple[RowReading, ...]:
    """The rows of a strike-out ballot, struck or kept where the ink leaves no question."""
    ways = _ways(name_lines(placed, layout, rows))
    folded = _folded(end_parts(placed, rows))
    stray = stray_ink(placed, layout, rows)
    found = []
    for place, row in enumerate(rows):
        facts = {_fact(way) for way in ways[place]}
        fact: Fact = facts.pop() if len(facts) == 1 else "doubt"
        reasons = list(_reasons(fact, float(stray[place]), bool(folded[place]), placed.black > _PALE))
        if row.number in placed.missing:
            reasons.append("mark_missing")
        found.append(RowReading(row.number, row.name, "doubt" if reasons else fact, None, None, tuple(reasons)))
    return tuple(found)


def _reasons(fact: Fact, stray: float, folded: bool, pale: bool) -> Iterator[str]:
    if fact == "doubt":
        yield "partial"
    if fact != "kept" and folded:
        yield "fold"
    if fact == "kept" and stray > _STRAY:
        yield "stray_ink"
    if fact == "kept" and pale:
        yield "faint"


def _fact(way: _Way) -> Fact:
    least, most = min(way.ends), max(way.ends)
    if all(gap >= _BARE for gap in way.gaps) and least >= _BARE_END and not way.line:
        return "kept"
    far = way.words[way.ends.index(most)]
    reaches = least <= _REACHED and (most <= _SHORT or far <= _COVERED)
    central = _MIDDLE[0] <= way.middle <= _MIDDLE[1]
    return "struck" if all(gap <= _FILLED for gap in way.gaps) and reaches and central else "doubt"


def _ways(names: NameLines) -> dict[int, list[_Way]]:
    """The ways along the lines of each row's name."""
    band = np.abs(names.v) <= _BAND * names.high
    dark = smoothed(names.dark)
    light = np.clip(1 - dark[:, band] / _INK, 0, 1)
    crossed = _crossed(names, dark)
    lines = darkest_ways(light)
    bare = np.take_along_axis(light, lines[:, None], 1)[:, 0]
    found: dict[int, list[_Way]] = {}
    for line, row in enumerate(names.row):
        heights = names.v[band][lines[line]] / names.high + 0.5
        found.setdefault(int(row), []).append(
            _way(names.u, bare[line], heights, names.words[line], bool(crossed[line]))
        )
    return found


def _way(
    u: Floats,
    bare: Floats,
    heights: Floats,
    words: tuple[tuple[float, float], ...],
    line: bool,
) -> _Way:
    def over(left: float, right: float) -> float:
        return float(bare[(u > left) & (u < right)].mean())

    (start, first), (last, end) = words[0], words[-1]
    return _Way(
        gaps=tuple(
            over(before[1] + _CLEAR_OF_LETTER, after[0] - _CLEAR_OF_LETTER) for before, after in pairwise(words)
        ),
        ends=(over(start - _END[1], start - _END[0]), over(end + _END[0], end + _END[1])),
        words=(over(start, first), over(last, end)),
        middle=float(np.median(heights[(u > start) & (u < end)])),
        line=line,
    )


def _crossed(names: NameLines, dark: Floats) -> NDArray[np.bool_]:
    """Whether an unbroken straight stroke of some length runs through the small letters of each line."""
    share = names.v / names.high
    lines = np.flatnonzero((share > _WITHIN[0]) & (share < _WITHIN[1]))
    ink, long = dark > _INK, round(_LONG / STEP)
    across = np.arange(ink.shape[2])
    ends = np.array([words[-1][1] for words in names.words])
    begins = names.u[: -long + 1]
    inside = (begins > -0.5) & (begins < ends[:, None] + 0.5 - _LONG)
    found = np.zeros(len(ink), bool)
    for slope in _SLOPES:
        places = np.clip(lines[:, None] + np.round(slope * (across - across.mean())).astype(int), 0, ink.shape[1] - 1)
        total = np.cumsum(np.pad(ink[:, places, across], ((0, 0), (0, 0), (1, 0))), axis=2, dtype=np.int32)
        whole = ((total[:, :, long:] - total[:, :, :-long]) == long).any(1)
        found |= (whole & inside).any(1)
    return found


def _folded(dark: Floats) -> NDArray[np.bool_]:
    """Whether a line crosses the empty end of each row."""
    ink = smoothed(dark) > _INK / 2
    count, wide = ink.shape[1], ink.shape[2]
    across = np.arange(wide) - wide / 2
    found = np.zeros(len(ink), bool)
    for slope in _SLOPES:
        lines = np.clip(np.arange(count)[:, None] + np.round(slope * across).astype(int), 0, count - 1)
        found |= (ink[:, lines, np.arange(wide)].mean(2) > _FOLD).any(1)
    return found

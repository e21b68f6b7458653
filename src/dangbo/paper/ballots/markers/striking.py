"""Names that may be struck out: what is proposed to the people who decide. Folds are told from strokes of a pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout.model import Box, Layout, Row
from dangbo.paper.ballots.layout.names import ABOVE, LEADING, MM_PER_POINT, width
from dangbo.paper.ballots.markers.columns import Shift
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, opencv, pixels
from dangbo.paper.ballots.markers.model import Fact, RowReading
from dangbo.paper.ballots.markers.residue import Cell

CORE = (0.62, 0.05)
"""From how much above the baseline to how much below it, in ems, a stroke goes through the name and not beside it."""
BIN = 1.0
"""Millimetres: the width of the parts into which a name is cut."""
BARE = 0.2
"""The part of such a part that must be free of print to be looked at."""
WHOLE, THROUGH, SEEN = 0.88, 0.45, 0.3
"""Parts of a struck name along which the stroke goes on, and where it goes between the core lines, of all that print
does not hide; and the part where it must be seen at all."""
BESIDE = 0.4
"""Millimetres on either side of the line between two seen parts of a stroke in which it must go on."""
STROKE, DARK = 2.5, 60
"""Millimetres: what is broader is a stain and no stroke, unless it is so dark (200: printed black)."""
SPREAD = 1.0
"""Pixels by which the paper, the lens and the scanner spread print (standard deviation)."""
STRONG = 120
"""Where the template (255: black) is so dark, the darkness of print is measured."""
ALONG = 1.6
"""Millimetres of a level piece."""
MORE = 22
"""Mean darkness of a level piece above its print that is ink (200: printed black)."""
HIDDEN, HIDDEN_ALONG = 70, 130
"""Print so dark hides a stroke."""
AROUND = (6.0, 1.2, 12.0)
"""Millimetres before, above and below, and behind a name within which nothing may be written if it is kept."""
OFF_FOLD = 2.0
"""Millimetres from an upright fold beyond which nothing is looked at, if the name ends before it."""
DUST, DUST_SIZE = 0.4, 0.9
"""Square millimetres, and millimetres in width and height: a smaller piece of ink is dust."""
NEAR_FOLD = 0.7
"""Millimetres on either side of a line in which its continuation is searched."""
STRAIGHT = 0.5
"""Millimetres by which the ink of a fold misses a straight line, at the median."""
OUTER = ((2.5, 10.5), (17.3, 19.3))
"""Millimetres from the edge of the paper between which only a fold goes on."""
FOLDED = 0.6
"""The part of the outer zones along which a fold shows."""

Bits: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A row: its cells as they lie in the upright side, and whether the image has the whole row."""

    row: Row
    shift: Shift
    cells: Sequence[Cell]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a name. core: least and greatest y of the core, in pixels from the top of the patch."""

    box: Box
    core: tuple[int, int]


def strokes(darkness: Grey) -> Grey:
    """Darkness of what is narrower or darker than a stain (200: printed black)."""
    cv2 = opencv()
    side = round(STROKE * SCALE) | 1
    soft = cv2.blur(darkness, (3, 3))
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (side, side))
    thin = cv2.morphologyEx(soft, cv2.MORPH_TOPHAT, kernel)
    _, dark = cv2.threshold(soft, DARK, 255, cv2.THRESH_TOZERO)
    return np.asarray(cv2.max(thin, dark))


def along(image: Grey) -> Grey:
    """The mean along short level pieces, in which it does not matter where just a letter stands."""
    return np.asarray(opencv().blur(image, (round(ALONG * SCALE) | 1, 1)))


def expected(template: Grey, soft: Grey, rows: Sequence[NameRow], tolerance: int) -> tuple[Grey, Grey]:
    """How dark print alone may make each point, and each short level piece, seen some pixels from its place.

    soft: the smoothed darkness; tolerance: pixels by which pieces may lie higher or lower. The names themselves tell
    how dark this sheet was printed.
    """
    cv2 = opencv()
    spread = cv2.blur(cv2.GaussianBlur(template, (0, 0), SPREAD), (3, 3))
    there, known = (
        np.concatenate([part.ravel() for part in parts])
        for parts in zip(*(_patch(row, row.row.name_box, (soft,), (spread,)) for row in rows), strict=True)
    )
    strong = known >= STRONG
    gain = float(np.median(there[strong] / known[strong].astype(np.float32))) if strong.any() else 1.0
    spread = cv2.convertScaleAbs(spread, alpha=gain)
    square = cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5))
    upright = cv2.getStructuringElement(cv2.MORPH_RECT, (1, 2 * tolerance + 1))
    return np.asarray(cv2.dilate(spread, square)), np.asarray(cv2.dilate(along(spread), upright))


@dataclass(frozen=True, slots=True)
class Strokes:
    """thin: as of `strokes`; along: the same as of `along`; point, piece: as of `expected`; bare: 0 where something
    printed may show; level: darkness that is ink."""

    thin: Grey
    along: Grey
    point: Grey
    piece: Grey
    bare: Grey
    level: int


def read_struck(rows: Sequence[NameRow], seen: Strokes, layout: Layout) -> list[RowReading]:
    """The proposal for every row."""
    return [_reading(row, seen, layout) for row in rows]


def _reading(row: NameRow, seen: Strokes, layout: Layout) -> RowReading:
    covers = [_cover(row, line, seen) for line in _lines(row.row, layout)]
    struck = [whole >= WHOLE and core >= THROUGH for whole, core, _ in covers]
    reasons = list(_place_reasons(row))
    if all(struck) and any(_is_fold(row, ink, seen, layout) for *_, ink in covers):
        reasons.append("fold")
    elif not all(struck) and _inked(row, seen, layout):
        reasons.append("partial" if any(core > BARE for _, core, _ in covers) else "beside")
    fact: Fact = "doubt" if reasons else "struck" if all(struck) else "kept"
    return RowReading(row.row.number, row.row.name, fact, None, None, tuple(reasons))


def _place_reasons(row: NameRow) -> Iterator[str]:
    if not row.whole:
        yield "cut_off"
    if not row.shift.sure:
        yield "mark_missing"


def _lines(row: Row, layout: Layout) -> list[_Line]:
    size = layout.name_size * MM_PER_POINT
    found = []
    for place, text in enumerate(row.lines):
        top = row.name_box.y + place * LEADING * size
        core = tuple(pixels((ABOVE + part) * size) for part in (-CORE[0], CORE[1]))
        found.append(_Line(Box(row.name_box.x, top, width(text, layout.name_size), LEADING * size), (core[0], core[1])))
    return found


def _patch(row: NameRow, box: Box, images: Sequence[Grey], known: Sequence[Grey]) -> list[Grey]:
    """A part of the row in images of the side, and in images of its print, brought together from its cells."""
    parts = []
    for cell in row.cells:
        left, right = max(cell.box.x, box.x), min(cell.box.right, box.right)
        if right <= left:
            continue
        x, y, w, h = pixels(left), pixels(box.y), pixels(right) - pixels(left), pixels(box.h)
        dx, dy = round(cell.dx * SCALE), round(cell.dy * SCALE)
        there = np.s_[max(0, y + dy) : y + dy + h, max(0, x + dx) : x + dx + w]
        parts.append(
            [*(_whole(image[there], h, w) for image in images), *(print_[y : y + h, x : x + w] for print_ in known)]
        )
    return [np.hstack(kind) for kind in zip(*parts, strict=True)]


def _whole(part: Grey, height: int, width: int) -> Grey:
    """The part, or nothing where it reaches beyond the side."""
    return part if part.shape == (height, width) else np.zeros((height, width), np.uint8)


def _on_name(row: NameRow, box: Box, seen: Strokes) -> tuple[Bits, Bits]:
    """Where a stroke would be seen on a name, and where there is more ink than print explains."""
    thin, pieces, point, piece = _patch(row, box, (seen.thin, seen.along), (seen.point, seen.piece))
    beside = (point < HIDDEN) & (_more(thin, point) >= seen.level)
    return piece < HIDDEN_ALONG, beside | (_more(pieces, piece) >= max(MORE, seen.level))


def _more(first: Grey, second: Grey) -> Grey:
    """Not below 0."""
    return np.asarray(opencv().subtract(first, second))


def _cover(row: NameRow, line: _Line, seen: Strokes) -> tuple[float, float, Bits]:
    """Along what part of a line's width a stroke goes on, and in its core; and the ink that shows it."""
    bare, ink = _on_name(row, line.box, seen)
    step = pixels(BIN)
    count = ink.shape[1] // step
    places = [_middle(ink[:, place * step : (place + 1) * step]) for place in range(count)]
    known = np.array([place for place in range(count) if places[place] is not None])
    if len(known) < max(2, SEEN * count):
        return 0.0, 0.0, ink
    path = np.interp(np.arange(count), known, [places[place] for place in known])
    gaps = [place for place in range(count) if places[place] is None and _is_free(bare, path[place], place * step)]
    core = ink[line.core[0] : line.core[1]]
    in_core = sum(core[:, place * step : (place + 1) * step].any() for place in known)
    return len(known) / (len(known) + len(gaps)), in_core / (len(known) + len(gaps)), ink


def _middle(ink: Bits) -> float | None:
    """The middle height of the ink of a part, in pixels."""
    rows = np.nonzero(ink)[0]
    return float(rows.mean()) if rows.size >= 2 else None


def _is_free(bare: Bits, middle: float, left: int) -> bool:
    """Whether a stroke at a height would be seen beside the print."""
    near = round(BESIDE * SCALE)
    top = max(0, round(middle) - near)
    part = bare[top : round(middle) + near + 1, left : left + pixels(BIN)]
    return bool(part.size and part.mean() >= BARE)


def _inked(row: NameRow, seen: Strokes, layout: Layout) -> bool:
    """Whether anything is written on the name or near it."""
    strip, name = row.row.strip, row.row.name_box
    before, beside, behind = AROUND
    top, bottom = max(strip.y, name.y - beside), min(strip.bottom, name.bottom + beside)
    left = max(strip.x, name.x - before)
    folds = [fold - OFF_FOLD for fold in layout.folds_x if fold - OFF_FOLD > name.right]
    right = min([name.right + behind, strip.right, *folds])
    area = Box(left, top, right - left, bottom - top)
    thin, bare = _patch(row, area, (seen.thin,), (seen.bare,))
    ink = (thin >= seen.level) & (bare > 0)
    _, close = _on_name(row, area, seen)
    within = np.s_[:, pixels(name.x - left) : pixels(name.right - left)]
    ink[within] |= _without_edges(close[within], pixels(name.y - top), pixels(name.bottom - top))
    _, _, shapes, _ = opencv().connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    large = (shapes[1:, 4] >= DUST * SCALE**2) | (shapes[1:, 2:4].max(axis=1, initial=0) >= DUST_SIZE * SCALE)
    return bool(large.any())


def _without_edges(ink: Bits, top: int, bottom: int) -> Bits:
    """Only what lies at the height of the name, away from the rules of the table."""
    kept = np.zeros_like(ink)
    kept[top:bottom] = ink[top:bottom]
    return kept


def _is_fold(row: NameRow, ink: Bits, seen: Strokes, layout: Layout) -> bool:
    """Whether the ink over a name is a straight line that goes on to both edges of the paper."""
    y, x = np.nonzero(ink)
    name = row.row.name_box
    dx, dy = row.shift.at(name.center[0])
    line = np.asarray(np.polynomial.polynomial.polyfit(x, y, 1), np.float64)
    if np.median(np.abs(y - np.polynomial.polynomial.polyval(x, line))) > STRAIGHT * SCALE:
        return False
    left, top = pixels(name.x + dx), pixels(name.y + dy)
    ends = [_goes_on(zone, line, left, top, seen) for zone in _zones(layout.width_mm)]
    return min(ends[0] + ends[1], ends[2] + ends[3]) / 2 >= FOLDED


def _zones(wide: float) -> list[tuple[float, float]]:
    """Two at the left edge, two at the right."""
    return [*OUTER, *((wide - right, wide - left) for left, right in OUTER)]


def _goes_on(zone: tuple[float, float], line: Floats, left: int, top: int, seen: Strokes) -> float:
    """The part of a zone along which there is ink near the line."""
    columns = np.arange(pixels(zone[0]), pixels(zone[1]))
    middle = np.rint(top + np.polynomial.polynomial.polyval(columns - left, line)).astype(int)
    near = round(NEAR_FOLD * SCALE)
    rows = np.clip(middle[:, None] + np.arange(-near, near + 1)[None, :], 0, seen.thin.shape[0] - 1)
    return float((seen.thin[rows, columns[:, None]] >= seen.level).any(axis=1).mean())

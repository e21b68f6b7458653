"""Ink that nothing printed explains, and what of it hangs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dangbo.paper.ballots.layout.model import Box, Layout, Row
from dangbo.paper.ballots.markers.boxes import Found
from dangbo.paper.ballots.markers.columns import Shift
from dangbo.paper.ballots.markers.flattening import Flat
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, Ints, cut, opencv, pixels

BLURRED = 0.5
"""Millimetres around everything printed in which ink is taken for print."""
PRINTED = 40
"""Darkness of the template (of 255) from which a point counts as printed."""
LEAST_INK = 18
"""Darkness (200 is printed black) that is ink at any noise."""
BY_NOISE = 6.0
"""Darkness that is ink, in standard deviations of bare paper after smoothing."""

PIECE = 18.0
"""Millimetres: about the width of the pieces in which a bent row is looked at."""
BEND = 1.5
"""Millimetres by which a piece of a bent row may lie away from where its marks tell."""
ALIKE = 0.5
"""The least correlation of a piece with its template."""
NARROW, TALL, FAR_APART = 1.5, 0.6, 30.0
"""Millimetres that a piece of an upright line is wide at most, the part of a row that it is high at least, and the
millimetres between two pieces that tell the line."""
JOINING = 9
"""Pixels: the thickness with which an outline is drawn to join what touches it; it bridges what is taken for print."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row between two rules, and how far it lies from its place in millimetres."""

    box: Box
    dx: float
    dy: float


def ink_level(noise: float) -> int:
    """The darkness from which a smoothed point is ink."""
    return round(max(LEAST_INK, BY_NOISE * noise / 2))


def smoothed(flat: Flat) -> Grey:
    """The darkness of each point and its eight neighbours, on the average."""
    soft = np.zeros_like(flat.darkness)
    soft[flat.table] = opencv().blur(flat.darkness[flat.table], (3, 3))
    return soft


def cells(row: Row, layout: Layout, shift: Shift, boxes: Sequence[Found]) -> list[Cell]:
    """The cells of a row, each moved like the box in it, the others as the timing marks tell."""
    strip = row.strip
    found = []
    for left, right in pairwise(layout.column_rules):
        dx, dy = shift.at((left + right) / 2)
        for printed, box in zip((row.agree_box, row.disagree_box), boxes, strict=False):
            if printed and left < printed.center[0] < right:
                dx, dy = box.box.x - printed.x, box.box.y - printed.y
        found.append(Cell(Box(left, strip.y, right - left, strip.h), dx, dy))
    return found


def bent(parts: Sequence[Cell], boxes: Sequence[Found], darkness: Grey, template: Grey) -> list[Cell]:
    """The cells of a row of a sheet that is not flat, in narrow pieces, each found by its print.

    A piece with a box lies where its box was found; beside a box there are but level rules, which tell no dx.
    """
    found: list[Cell] = []
    for cell in parts:
        middles = [box.box.center[0] - cell.dx for box in boxes]
        boxed = any(cell.box.x < middle < cell.box.right for middle in middles)
        for piece in _pieces(cell):
            if any(piece.box.x < middle < piece.box.right for middle in middles):
                found.append(piece)
                continue
            place = _matched(piece, darkness, template)
            found.append(Cell(piece.box, piece.dx if boxed else place.dx, place.dy))
    return found


def _pieces(cell: Cell) -> Iterator[Cell]:
    count = max(1, round(cell.box.w / PIECE)) | 1
    for place in range(count):
        left, right = (cell.box.x + cell.box.w * step / count for step in (place, place + 1))
        yield Cell(Box(left, cell.box.y, right - left, cell.box.h), cell.dx, cell.dy)


def _matched(cell: Cell, darkness: Grey, template: Grey) -> Cell:
    """The cell moved to where its print is most alike, if any place is alike."""
    known = cut(template, cell.box, grow=0.6)
    there = cut(darkness, cell.box, grow=0.6 + BEND, dx=cell.dx, dy=cell.dy)
    if there.shape[0] <= known.shape[0] or there.shape[1] <= known.shape[1]:
        return cell
    alike = opencv().matchTemplate(there, known, opencv().TM_CCOEFF_NORMED)
    row, column = np.unravel_index(int(alike.argmax()), alike.shape)
    if alike[row, column] < ALIKE:
        return cell
    return Cell(cell.box, cell.dx - BEND + float(column) / SCALE, cell.dy - BEND + float(row) / SCALE)


def bare_mask(template: Grey) -> Grey:
    """0 where something printed may show, 255 elsewhere."""
    cv2 = opencv()
    side = 2 * round(BLURRED * SCALE) + 1
    bare = np.where(template > PRINTED, 0, 255).astype(np.uint8)
    return np.asarray(cv2.erode(bare, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))))


def unexplained(soft: Grey, mask: Grey, rows: Sequence[Sequence[Cell]], level: int) -> tuple[Grey, Grey]:
    """The darkness of ink (from level on) inside the cells of rows where nothing is printed, 0 elsewhere; and for every
    point the row in whose cells it lies, from 1, 0 elsewhere."""
    cv2 = opencv()
    allowed, owner = np.zeros_like(soft), np.zeros_like(soft)
    for number, parts in enumerate(rows, 1):
        for cell in parts:
            x, y = pixels(cell.box.x), pixels(cell.box.y)
            w, h = pixels(cell.box.right) - x, pixels(cell.box.bottom) - y
            left, top = x + round(cell.dx * SCALE), y + round(cell.dy * SCALE)
            if left < 0 or top < 0 or left + w > soft.shape[1] or top + h > soft.shape[0]:
                continue
            allowed[top : top + h, left : left + w] = mask[y : y + h, x : x + w]
            owner[top : top + h, left : left + w] = number
    ink = np.zeros_like(soft)
    part = extent(owner)
    _, dark = cv2.threshold(soft[part], level - 1, 255, cv2.THRESH_TOZERO)
    ink[part] = cv2.min(dark, allowed[part])
    return ink, owner


def extent(image: Grey) -> tuple[slice, slice]:
    """The lines and columns between which an image is not 0."""
    x, y, wide, high = opencv().boundingRect(image)
    return np.s_[y : y + high, x : x + wide]


@dataclass(frozen=True, slots=True)
class Pieces:
    """What hangs together. ink: its darkness, 0 where there is none; owner: the row (from 1) of every point; labels:
    the piece at every point (0: none), the outlines of boxes taken for ink; shapes: each piece's left, top, width,
    height, area in pixels."""

    ink: Grey
    owner: Grey
    labels: Ints
    shapes: Ints


def pieces(ink: Grey, owner: Grey, boxes: Sequence[Found]) -> Pieces:
    """What hangs together in the ink, within and outside boxes too. owner: as of `unexplained`."""
    joined = _with_outlines(ink, boxes)
    labels = np.zeros(ink.shape, np.int32)
    part = extent(joined)
    cv2 = opencv()
    kind = cv2.CCL_GRANA  # the fastest on sparse ink
    _, labels[part], shapes, _ = cv2.connectedComponentsWithStatsWithAlgorithm(joined[part], 8, cv2.CV_32S, kind)
    shapes[:, :2] += (part[1].start, part[0].start)
    return Pieces(ink, owner, labels, shapes)


def _with_outlines(ink: Grey, boxes: Sequence[Found]) -> Grey:
    """The ink and the outlines of the boxes, so that strokes within and outside hang together."""
    cv2 = opencv()
    joined = np.asarray(cv2.threshold(ink, 0, 1, cv2.THRESH_BINARY)[1], np.uint8)
    for found in boxes:
        corners = [pixels(side) for side in (found.box.x, found.box.y, found.box.right, found.box.bottom)]
        cv2.rectangle(joined, (corners[0], corners[1]), (corners[2] - 1, corners[3] - 1), 1, JOINING)
    return joined


def piece_areas(hanging: Pieces, rows: int, darkest: float) -> Ints:
    """How many pixels of each piece lie in each row and are at least so dark (200: printed black): rows × pieces."""
    part = extent(hanging.ink)
    dark = hanging.ink[part] >= max(1.0, darkest)
    owner, labels = hanging.owner[part][dark].astype(np.int64), hanging.labels[part][dark]
    count = len(hanging.shapes)
    found = np.bincount(owner * count + labels, minlength=(rows + 1) * count)
    return np.asarray(found.reshape(-1, count)[1 : rows + 1], np.int32)


def upright_lines(hanging: Pieces, heights: Sequence[float]) -> frozenset[int]:
    """The pieces of a line that runs down the side: a fold, or a streak of the scanner.

    heights: of the rows in millimetres. A line shows over most of the height of at least half of the rows, straight.
    """
    least = TALL * min(heights) * SCALE
    _, _, wide, high, _ = hanging.shapes.T
    narrow = np.flatnonzero((wide <= NARROW * SCALE) & (high >= least)).astype(np.int32)
    if len(narrow) < max(3, len(heights) / 2):
        return frozenset()
    left, top, wide, high, _ = hanging.shapes[narrow].T
    x, y = left + wide / 2, top + high / 2
    return frozenset(number for place in range(len(narrow)) for number in _in_line(place, x, y, narrow, len(heights)))


def _in_line(place: int, x: Floats, y: Floats, numbers: Ints, rows: int) -> list[int]:
    """The pieces on the line through one of them and another, if they are as many as half of the rows."""
    for other in range(len(x)):
        if abs(y[other] - y[place]) < FAR_APART * SCALE:
            continue
        slope = (x[other] - x[place]) / (y[other] - y[place])
        near = np.abs(x - x[place] - slope * (y - y[place])) <= NARROW * SCALE / 2
        if near.sum() >= max(3, rows / 2):
            return [int(number) for number in numbers[near]]
    return []

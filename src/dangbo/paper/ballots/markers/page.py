"""The first reader: one side of a ballot by its ArUco markers, with OpenCV."""

from __future__ import annotations

from dangbo.paper.ballots.layout.model import Box, Layout, Row, Style
from dangbo.paper.ballots.markers.boxed import BoxedRow, read_boxed
from dangbo.paper.ballots.markers.boxes import find_boxes
from dangbo.paper.ballots.markers.codes import check_codes
from dangbo.paper.ballots.markers.columns import Shift, shifts
from dangbo.paper.ballots.markers.flattening import GROUND, Flat, bring_upright, flatten
from dangbo.paper.ballots.markers.images import SCALE, Grey
from dangbo.paper.ballots.markers.inside import box_inks
from dangbo.paper.ballots.markers.model import PageReading, RowReading, UnreadableError
from dangbo.paper.ballots.markers.refusing import check_scale, why_nothing
from dangbo.paper.ballots.markers.registering import place
from dangbo.paper.ballots.markers.residue import (
    Cell,
    bent,
    cells,
    ink_level,
    pieces,
    smoothed,
    unexplained,
)
from dangbo.paper.ballots.markers.striking import NameRow, Strokes, along, expected, read_struck, strokes
from dangbo.paper.ballots.markers.template import masks, templates

FLAT = 0.25
"""Millimetres by which outlines miss the places that the timing marks tell on a sheet that is not flat."""


def read_page(image: Grey, layout: Layout) -> PageReading:
    """Reads a side (H × W, grey, 0 is black; any turn, upside down too) of a ballot printed from the layout.

    What cannot be read is a reading with `rejected`, never an error.
    """
    try:
        placed = place(image, layout)
    except UnreadableError as error:
        reason = str(error)
        return PageReading(None, why_nothing(image) if reason == "no_marks" else reason)
    try:
        check_scale(placed, image, layout)
        code, doubts = check_codes(image, placed, layout)
        side = bring_upright(image, placed, layout)
        moved = shifts(side.level, layout, placed.page)
        flat = flatten(side, layout, placed.page)
    except UnreadableError as error:
        return PageReading(placed.page, str(error))
    rows = [row for row in layout.rows if row.page == placed.page]
    whole = {row.number: _is_seen(side.seen, row.strip) for row in rows}
    read = _boxed if layout.style is Style.AGREE_DISAGREE else _struck
    readings = read(flat, layout, rows, moved, whole)
    return PageReading(placed.page, None, tuple(readings), doubts, code)


def _is_seen(seen: Grey, strip: Box) -> bool:
    there = seen[
        int(strip.y * SCALE / GROUND) : int(strip.bottom * SCALE / GROUND),
        int(strip.x * SCALE / GROUND) : int(strip.right * SCALE / GROUND),
    ]
    return bool(there.all())


def _boxed(
    flat: Flat, layout: Layout, rows: list[Row], moved: dict[int, Shift], whole: dict[int, bool]
) -> list[RowReading]:
    level, soft = ink_level(flat.noise), smoothed(flat)
    given = [(box, moved[row.number]) for row in rows for box in (row.agree_box, row.disagree_box) if box]
    all_found = find_boxes(flat.darkness, given)
    found = {row.number: all_found[2 * place : 2 * place + 2] for place, row in enumerate(rows)}
    template = templates(layout)[rows[0].page - 1]
    parts = [cells(row, layout, moved[row.number], found[row.number]) for row in rows]
    if max(box.moved for box in all_found) > FLAT:
        parts = [bent(part, found[row.number], flat.darkness, template) for row, part in zip(rows, parts, strict=True)]
    ink, owner = unexplained(soft, masks(layout)[rows[0].page - 1], parts, level)
    hanging = pieces(ink, owner, all_found)
    inks = box_inks(flat, soft, level, all_found, hanging)
    measured = [
        BoxedRow(
            row,
            moved[row.number],
            (all_found[2 * place], all_found[2 * place + 1]),
            (inks[2 * place], inks[2 * place + 1]),
            whole[row.number],
        )
        for place, row in enumerate(rows)
    ]
    return read_boxed(measured, hanging, flat.noise)


def _struck(
    flat: Flat, layout: Layout, rows: list[Row], moved: dict[int, Shift], whole: dict[int, bool]
) -> list[RowReading]:
    template = templates(layout)[rows[0].page - 1]
    parts = {row.number: cells(row, layout, moved[row.number], ()) for row in rows}
    is_bent = _is_bent([parts[row.number] for row in (rows[0], rows[len(rows) // 2], rows[-1])], flat, template)
    if is_bent:
        parts = {number: bent(part, (), flat.darkness, template) for number, part in parts.items()}
    names = [NameRow(row, moved[row.number], parts[row.number], whole[row.number]) for row in rows]
    thin = strokes(flat.darkness)
    printed = expected(template, smoothed(flat), names, 2 if is_bent else 1)
    seen = Strokes(thin, along(thin), *printed, masks(layout)[rows[0].page - 1], ink_level(flat.noise))
    return read_struck(names, seen, layout)


def _is_bent(samples: list[list[Cell]], flat: Flat, template: Grey) -> bool:
    """Whether the print of some rows lies higher or lower than their timing marks tell; level rules say that alone."""
    away = [
        abs(piece.dy - cell.dy)
        for part in samples
        for cell in part
        for piece in bent([cell], (), flat.darkness, template)
    ]
    return sorted(away)[int(0.8 * len(away))] > FLAT

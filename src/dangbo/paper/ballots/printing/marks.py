"""Marks as rectangles: ArUco markers, QR codes, squares, timing marks."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno

from dangbo.paper.ballots.layout.model import Box, Layout, PageMarks

_INNER = (0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2)
"""The inner 4 × 4 cells of the markers 0 to 7 of OpenCV's dictionary DICT_4X4_50, row by row, 1 for white."""


def marker_cells(number: int) -> list[list[bool]]:
    """The 6 × 6 cells of a marker with its black border, True for black."""
    bits = [bool(_INNER[number] >> shift & 1) for shift in range(15, -1, -1)]
    inner = [[True, *(not bit for bit in bits[start : start + 4]), True] for start in range(0, 16, 4)]
    return [[True] * 6, *inner, [True] * 6]


def code_cells(text: str) -> list[list[bool]]:
    """The modules of the smallest QR code of level Q with a text."""
    code = segno.make_qr(text, error="q", boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


def cells_in(box: Box, cells: Sequence[Sequence[bool]]) -> Iterator[Box]:
    """The black cells of a square grid over a box, neighbours in a row joined."""
    pitch = box.w / len(cells)
    for line, row in enumerate(cells):
        for black, run in groupby(range(len(row)), key=row.__getitem__):
            if black:
                places = list(run)
                yield Box(box.x + places[0] * pitch, box.y + line * pitch, len(places) * pitch, pitch)


def page_marks(layout: Layout, marks: PageMarks, code: str) -> Iterator[Box]:
    """Every solid rectangle of a side."""
    for number, box in marks.markers:
        yield from cells_in(box, marker_cells(number))
    for box in marks.codes:
        yield from cells_in(box, code_cells(code))
    yield from marks.squares
    for row in layout.rows:
        if row.page == marks.page:
            yield from row.timing

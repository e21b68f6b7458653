"""A ballot from its layout: pages with marks, table, names and texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dangbo.paper.ballots.layout.codes import page_code
from dangbo.paper.ballots.layout.measures import CLEAR_OF_BOX
from dangbo.paper.ballots.layout.model import Box, Layout, PageMarks, Row
from dangbo.paper.ballots.layout.names import ABOVE, LEADING, MM_PER_POINT
from dangbo.paper.ballots.printing.canvas import Page, Side, Words, to_pdf
from dangbo.paper.ballots.printing.heads import frames, head_height
from dangbo.paper.ballots.printing.marks import page_marks

BOX_LINE = 0.35
FRAME_LINE = 0.3
RULE = 0.15
TICK = (5.0, 8.0)
"""From where to where fold ticks run, from the edge of the paper."""
JOINED = 2.0
"""Strips with less between them share one rule."""


def ballot_pdf(layout: Layout) -> bytes:
    """One ballot, a page for each side. Printing more copies is the printer's work: all are identical.

    Raises:
        FileError: for a letter that the typeface lacks.
    """
    pages = ballot_pages(layout)
    return to_pdf(layout.title, layout.width_mm, layout.height_mm, pages, [Side(place) for place in range(len(pages))])


def ballot_pages(layout: Layout) -> list[Page]:
    """The sides as they are drawn."""
    return [_page(layout, marks) for marks in layout.marks]


def _page(layout: Layout, marks: PageMarks) -> Page:
    page = Page()
    rows = [row for row in layout.rows if row.page == marks.page]
    for box in page_marks(layout, marks, page_code(layout, marks.page)):
        page.fill(box)
    page.rules.extend(_table(layout, rows))
    page.rules.extend(_fold_ticks(layout))
    for row in rows:
        for outlined in (row.agree_box, row.disagree_box):
            if outlined:
                page.outline(outlined, BOX_LINE)
        page.words.extend(_row_words(row, layout.name_size))
    page.frames.extend(frames(layout, rows))
    if marks.page == 1:
        page.outline(layout.seal, RULE)
    return page


def _row_words(row: Row, size: float) -> Iterator[Words]:
    line = LEADING * size * MM_PER_POINT
    first = ABOVE * size * MM_PER_POINT
    for place, text in enumerate(row.lines):
        yield Words(row.name_box.x, row.name_box.y + first + place * line, size, text)
    yield Words(row.number_box.x, row.number_box.y + first, size, str(row.number))
    if row.year_box:
        yield Words(row.year_box.x, row.year_box.y + first, size, str(row.birth_year))


def _table(layout: Layout, rows: list[Row]) -> Iterator[tuple[float, float, float, float, float]]:
    """Rules of the head and of the strips; rules across keep clear of the boxes."""
    head = rows[0].strip.y - head_height(layout)
    left, right = layout.column_rules[0], layout.column_rules[-1]
    yield left, head, right, head, FRAME_LINE
    for top, bottom in _blocks(layout, rows):
        for x in layout.column_rules:
            yield x, top, x, bottom, FRAME_LINE if x in (left, right) else RULE
    boxes = [box for row in rows for box in (row.agree_box, row.disagree_box) if box]
    for y, thickness in _levels(rows):
        for start, end in _clear_of(boxes, y, left, right):
            yield start, y, end, y, thickness


def _blocks(layout: Layout, rows: list[Row]) -> Iterator[tuple[float, float]]:
    """From where to where upright rules run: not through the bands left for folds."""
    top = rows[0].strip.y - head_height(layout)
    for upper, lower in pairwise(rows):
        if lower.strip.y - upper.strip.bottom >= JOINED:
            yield top, upper.strip.bottom
            top = lower.strip.y
    yield top, rows[-1].strip.bottom


def _levels(rows: list[Row]) -> Iterator[tuple[float, float]]:
    """Where rules run across, with their thickness."""
    yield rows[0].strip.y, FRAME_LINE
    for upper, lower in pairwise(rows):
        if lower.strip.y - upper.strip.bottom >= JOINED:
            yield upper.strip.bottom, FRAME_LINE
            yield lower.strip.y, FRAME_LINE
        else:
            yield (upper.strip.bottom + lower.strip.y) / 2, RULE
    yield rows[-1].strip.bottom, FRAME_LINE


def _clear_of(boxes: list[Box], y: float, left: float, right: float) -> Iterator[tuple[float, float]]:
    """The parts of a rule across that come no nearer than 3 mm to a box."""
    near = sorted(
        {
            (box.x - CLEAR_OF_BOX, box.right + CLEAR_OF_BOX)
            for box in boxes
            if box.y - CLEAR_OF_BOX < y < box.bottom + CLEAR_OF_BOX
        }
    )
    for start, end in near:
        yield left, start
        left = end
    yield left, right


def _fold_ticks(layout: Layout) -> Iterator[tuple[float, float, float, float, float]]:
    start, end = TICK
    for y in layout.folds_y:
        yield start, y, end, y, RULE
        yield layout.width_mm - end, y, layout.width_mm - start, y, RULE
    for x in layout.folds_x:
        yield x, start, x, end, RULE
        yield x, layout.height_mm - end, x, layout.height_mm - start, RULE

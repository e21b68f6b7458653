"""Reader B: one side of a ballot, from its grey image, with numpy alone."""

from __future__ import annotations

from dangbo.paper.ballots.layout.model import Layout, Style
from dangbo.paper.ballots.squares.aligning import align
from dangbo.paper.ballots.squares.boxes import measure_boxes
from dangbo.paper.ballots.squares.codes import check_codes
from dangbo.paper.ballots.squares.faults import refuse_faults
from dangbo.paper.ballots.squares.finding import find
from dangbo.paper.ballots.squares.images import upright
from dangbo.paper.ballots.squares.marks import read_marks
from dangbo.paper.ballots.squares.model import Image, PageReading, UnreadableError
from dangbo.paper.ballots.squares.strikes import read_strikes


def read_page(image: Image, layout: Layout) -> PageReading:
    """What stands on one side. image: H × W, grey, as scanned or photographed, either way up.

    A sheet that is no side of this ballot, or cannot be read, comes back as rejected, with the reason's code.
    """
    page: int | None = None
    try:
        whole = upright(image, layout.height_mm)
        found = find(whole, layout)
        page = found.page
        placed, marks = align(whole, found, layout)
        code, doubts = check_codes(placed, layout, page)
        refuse_faults(whole, placed, marks, layout)
    except UnreadableError as error:
        return PageReading(page, str(error))
    rows = [row for row in layout.rows if row.page == page]
    if layout.style is Style.STRIKE_OUT:
        return PageReading(page, None, read_strikes(placed, layout, rows), doubts, code)
    read, more = read_marks(placed, layout, rows, measure_boxes(placed, rows))
    return PageReading(page, None, read, doubts + more, code)

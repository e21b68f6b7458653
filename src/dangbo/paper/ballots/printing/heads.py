"""Texts around the list of a ballot: heading, instruction, heads of the columns, advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dangbo.paper.ballots.layout.model import Layout, Row
from dangbo.paper.ballots.layout.names import MM_PER_POINT
from dangbo.paper.ballots.printing import wording
from dangbo.paper.ballots.printing.canvas import Frame

CODE_QUIET = 2.2
"""Left white under the code in the corner, in millimetres."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes of type in points, and the height of the heads of the columns in millimetres."""

    party: float
    organisation: float
    heading: float
    title: float
    text: float
    column: float
    advice: float
    head: float


_SIZES = {
    "A4": _Sizes(12, 12, 19, 13, 11.5, 12, 10.5, 8.5),
    "A5": _Sizes(8.5, 9, 14, 10, 9.5, 8.5, 8.5, 6.5),
}


def head_height(layout: Layout) -> float:
    """Of the heads of the columns, in millimetres."""
    return _SIZES[layout.paper].head


def frames(layout: Layout, rows: list[Row]) -> Iterator[Frame]:
    """Every text of a side but names, numbers and years."""
    page = rows[0].page
    top = rows[0].strip.y - head_height(layout)
    yield from _front(layout, top) if page == 1 else _back(layout, page, top)
    yield from _column_heads(layout, rows[0], top)
    yield from _advice(layout, page)


def _front(layout: Layout, top: float) -> Iterator[Frame]:
    """To the right of the seal down to its lower edge; the instruction between the seal and the list."""
    seal, size, across = layout.seal, _SIZES[layout.paper], layout.column_rules[0]
    yield Frame(seal.x, seal.y + 1, seal.w, 6, size.advice, [wording.SEAL], style="italic")
    yield from _beside_seal(layout, size)
    below, wide = seal.bottom + 0.5, layout.column_rules[-1] - across
    yield Frame(across, below, wide, top - 0.5 - below, size.text, [wording.how_to_vote(layout)], middle=True)


def _beside_seal(layout: Layout, size: _Sizes) -> Iterator[Frame]:
    """Beside the code the Party and the organisation, below it the heading, the title and the numbers."""
    seal, code = layout.seal, layout.marks[0].codes[0]
    left, right = seal.right + 2, layout.column_rules[-1]
    narrow, wide = code.x - 2 - left, right - left
    party, heading, count = (1.25 * points * MM_PER_POINT for points in (size.party, size.heading, size.text))
    low = code.bottom + CODE_QUIET
    title = low + heading + 0.5
    yield Frame(left, seal.y, narrow, party, size.party, [wording.PARTY], "bold")
    yield Frame(left, seal.y + party, narrow, low - seal.y - party, size.organisation, [layout.organisation])
    yield Frame(left, low, wide, heading, size.heading, [wording.HEADING], "bold")
    yield Frame(left, title, wide, seal.bottom - count - title, size.title, [layout.title], "bold", middle=True)
    yield Frame(left, seal.bottom - count, wide, count, size.text, [wording.numbers(layout)], style="italic")


def _back(layout: Layout, page: int, top: float) -> Iterator[Frame]:
    sizes, marks = _SIZES[layout.paper], layout.marks[page - 1]
    left, right = marks.markers[0][1].right + 3, marks.codes[0].x - 3
    y = marks.codes[0].y
    line = sizes.title * 0.5
    yield Frame(left, y, right - left, line, sizes.title, [wording.BACK], "bold")
    yield Frame(left, y + line, right - left, top - 1 - y - line, sizes.text, [layout.title])


def _column_heads(layout: Layout, row: Row, top: float) -> Iterator[Frame]:
    """A head stands over the middle of the boxes of its column."""
    sizes, rules = _SIZES[layout.paper], layout.column_rules
    boxes = (row.agree_box, row.disagree_box)
    columns = list(pairwise(rules))
    heads = [wording.NUMBER, wording.NAME, *([wording.YEAR] if _years(layout) else [])]
    heads += [wording.AGREE, wording.DISAGREE] if boxes[0] else []
    for (left, right), head in zip(columns, heads, strict=True):
        middle = next((box.center[0] for box in boxes if box and left < box.center[0] < right), (left + right) / 2)
        half = min(middle - left, right - middle) - 0.5
        yield Frame(middle - half, top, 2 * half, sizes.head, sizes.column, [head], "bold", middle=True)


def _years(layout: Layout) -> bool:
    return any(row.year_box for row in layout.rows)


def _advice(layout: Layout, page: int) -> Iterator[Frame]:
    """Beside the lower code; on a first side with a second one first of all that the list goes on."""
    marks, size = layout.marks[page - 1], _SIZES[layout.paper].advice
    code, right = marks.codes[1], marks.squares[2].x - 3
    left = code.right + 3
    turn = 0.36 * code.h if page < layout.pages else 0
    if turn:
        yield Frame(left, code.y, right - left, turn, size + 1.5, [wording.GO_ON], "bold")
    yield Frame(left, code.y + turn, right - left, code.h - turn, size, wording.advice(), middle=True)

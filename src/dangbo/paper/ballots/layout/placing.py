"""The one pure function that places everything on a ballot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dangbo.paper.ballots.layout.json import fingerprint
from dangbo.paper.ballots.layout.measures import CLEAR_OF_FOLD, MARGIN, MEASURES, Columns, Measures, columns
from dangbo.paper.ballots.layout.model import BallotCandidate, BallotDefinition, Box, FreeArea, Layout, PageMarks, Row
from dangbo.paper.ballots.layout.names import LEADING, MM_PER_POINT, SetNames, set_names, width
from dangbo.paper.errors import FileError


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows of one height, the names set for it, and the middle of each row by page."""

    height: float
    names: SetNames
    middles: tuple[tuple[float, ...], ...]


def lay_out(definition: BallotDefinition) -> Layout:
    """Where everything stands; the same definition gives the same layout.

    Raises:
        FileError: when the names do not fit onto the two sides of one sheet.
    """
    measures = MEASURES[definition.paper]
    years = any(candidate.birth_year for candidate in definition.candidates)
    across = columns(definition.paper, definition.style, years)
    plan = _plan(definition, measures, across)
    layout = Layout(
        election=definition.id,
        title=definition.title,
        organisation=definition.organisation,
        regulation=definition.regulation,
        style=definition.style,
        seats=definition.seats,
        paper=definition.paper,
        width_mm=measures.width,
        height_mm=measures.height,
        pages=len(plan.middles),
        name_size=plan.names.size,
        rows=tuple(_rows(definition.candidates, plan, measures, across)),
        marks=tuple(_marks(page, measures) for page in range(1, len(plan.middles) + 1)),
        seal=measures.seal,
        column_rules=across.rules,
        folds_x=tuple(round(fold, 2) for fold in measures.folds_x),
        folds_y=tuple(round(fold, 2) for fold in measures.folds_y),
        free=tuple(_free(plan, measures, across)),
    )
    return replace(layout, fingerprint=fingerprint(layout))


def _plan(definition: BallotDefinition, measures: Measures, across: Columns) -> _Plan:
    """One side if the names stay legible, else two; the tallest rows that fit."""
    plans = list(_plans(definition, measures, across))
    if not plans:
        raise FileError(
            f"{len(definition.candidates)} người không xếp vừa hai mặt một tờ {definition.paper}"
            + ("; hãy chọn khổ A4." if definition.paper == "A5" else ".")
        )
    legible = [plan for plan in plans if plan.names.size >= measures.legible]
    return min(
        legible or plans, key=lambda plan: (len(plan.middles), -min(plan.names.size, measures.good), -plan.height)
    )


def _plans(definition: BallotDefinition, measures: Measures, across: Columns) -> Iterator[_Plan]:
    """For each height of row the plan with the tallest names that fit."""
    names = [candidate.name for candidate in definition.candidates]
    room = across.name_right - across.name_left
    for height in measures.row_heights:
        for spare in (1, 1.5, 2, 2.5, 3):
            found = set_names(names, room, height - spare, measures.sizes)
            middles = found and _middles(len(names), height, max(measures.box, found.height), measures)
            if found and middles:
                yield _Plan(height, found, middles)
                break


def _middles(count: int, height: float, content: float, measures: Measures) -> tuple[tuple[float, ...], ...] | None:
    """The middles of the rows of each side, or None if they do not fit onto two sides."""
    front = list(_side(measures.front, height, content, measures))[:count]
    back = list(_side(measures.back, height, content, measures))[: count - len(front)]
    if len(front) + len(back) < count:
        return None
    return (tuple(front), tuple(back)) if back else (tuple(front),)


def _side(top: float, height: float, content: float, measures: Measures) -> Iterator[float]:
    """Middles from top to bottom; content (box and name) keeps clear of the folds, so some rows move down."""
    middle = top + height / 2
    while True:
        for fold in measures.folds_y:
            if abs(middle - fold) < CLEAR_OF_FOLD + content / 2:
                middle = fold + CLEAR_OF_FOLD + content / 2
        middle = round(middle + 0.0049, 2)
        if middle + height / 2 > measures.bottom:
            return
        yield middle
        middle += height


def _rows(candidates: Sequence[BallotCandidate], plan: _Plan, measures: Measures, across: Columns) -> Iterator[Row]:
    places = [(page, middle) for page, side in enumerate(plan.middles, 1) for middle in side]
    listed = zip(candidates, plan.names.lines, places, strict=True)
    for number, (candidate, lines, (page, middle)) in enumerate(listed, 1):
        yield _row(number, candidate, lines, page, middle, plan, measures, across)


def _row(
    number: int,
    candidate: BallotCandidate,
    lines: tuple[str, ...],
    page: int,
    middle: float,
    plan: _Plan,
    measures: Measures,
    across: Columns,
) -> Row:
    size, line = plan.names.size, LEADING * plan.names.size * MM_PER_POINT
    left, right = across.rules[0], across.rules[-1]
    digits = width(str(number), size)
    year = width(str(candidate.birth_year), size) if candidate.birth_year else 0
    return Row(
        page=page,
        number=number,
        name=candidate.name,
        lines=lines,
        birth_year=candidate.birth_year,
        strip=_box((left + right) / 2, middle, right - left, plan.height),
        number_box=_box(across.number_right - digits / 2, middle, digits, line),
        name_box=_box(
            across.name_left + (wide := max(width(text, size) for text in lines)) / 2, middle, wide, len(lines) * line
        ),
        year_box=_box(across.year, middle, year, line) if across.year and year else None,
        agree_box=_box(across.agree, middle, measures.box, measures.box) if across.agree else None,
        disagree_box=_box(across.disagree, middle, measures.box, measures.box) if across.disagree else None,
        timing=(
            _box(MARGIN + measures.timing[0] / 2, middle, *measures.timing),
            _box(measures.width - MARGIN - measures.timing[0] / 2, middle, *measures.timing),
        ),
    )


def _marks(page: int, measures: Measures) -> PageMarks:
    """Markers in the corners; squares under the upper ones and beside the lower ones, so that no page looks turned."""
    low = (measures.width - MARGIN, measures.height - MARGIN)
    marker, square = measures.marker, measures.square
    first, second = measures.codes if page == 1 else (measures.codes[1], measures.codes[1])
    right, bottom = low[0] - marker, low[1] - marker
    gap = 4 if marker > 10 else 3
    corners = [(MARGIN, MARGIN), (right, MARGIN), (right, bottom), (MARGIN, bottom)]
    below = MARGIN + marker + gap
    squares = [
        (MARGIN, below),
        (low[0] - square, below),
        (right - gap - square, low[1] - square),
        (below, low[1] - square),
    ]
    return PageMarks(
        page=page,
        markers=tuple((4 * (page - 1) + corner, Box(x, y, marker, marker)) for corner, (x, y) in enumerate(corners)),
        squares=tuple(Box(x, y, square, square) for x, y in squares),
        codes=(
            Box(right - gap - first, MARGIN, first, first),
            Box(below + square + gap, low[1] - second, second, second),
        ),
    )


def _free(plan: _Plan, measures: Measures, across: Columns) -> Iterator[FreeArea]:
    """The bands left between rows for the folds, and what is left under the last row."""
    left, wide = across.rules[0], across.rules[-1] - across.rules[0]
    for page, side in enumerate(plan.middles, 1):
        ends = [middle + plan.height / 2 for middle in side]
        starts = [*(middle - plan.height / 2 for middle in side[1:]), measures.bottom]
        for end, start in zip(ends, starts, strict=True):
            if start - end >= 2:
                yield FreeArea(page, _edges(left, end + 0.5, left + wide, start - 0.5))


def _box(x: float, y: float, w: float, h: float) -> Box:
    """By its middle."""
    return _edges(x - w / 2, y - h / 2, x + w / 2, y + h / 2)


def _edges(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2))

"""Two readings of one side: a row stands only where both say the same and find nothing odd."""

from __future__ import annotations

from collections.abc import Iterable

from dangbo.paper.ballots.deciding.model import DecidedRow, Fact, ReadPage, ReadRow, SideReading
from dangbo.paper.ballots.layout.model import Layout, Row

CANNOT = frozenset({"no_marks", "marks_missing", "timing_missing", "code_unread", "codes_unread"})
"""A reader that says so could not find its marks, which says nothing against the sheet."""
_TELLING = (
    "other_layout",
    "foreign",
    "wrong_page",
    "mirrored",
    "spliced",
    "codes_differ",
    "wrong_scale",
    "low_resolution",
    "too_dark",
    "washed_out",
    "low_contrast",
    "empty",
)
"""Where the readers refuse for different reasons: the earlier in this order is given."""
_ACCEPTED: frozenset[Fact] = frozenset({"agree", "disagree"})


def decide(first: ReadPage, second: ReadPage, layout: Layout) -> SideReading:
    """What both readings allow to be said of a side of a ballot printed from the layout."""
    page = first.page or second.page
    refused = [reading.rejected for reading in (first, second) if reading.rejected]
    if len(refused) == 2 or any(reason not in CANNOT for reason in refused):
        return SideReading(page, _telling(refused))
    if refused:
        return _alone(second if first.rejected else first, layout)
    if first.page != second.page:
        return SideReading(page, "wrong_page")
    pairs = zip(first.rows, second.rows, strict=True)
    rows = tuple(_decided(row, *pair) for row, pair in zip(_rows(layout, page), pairs, strict=True))
    return SideReading(page, None, rows, _union(first.doubts, second.doubts), first.code or second.code)


def _telling(reasons: list[str]) -> str:
    return min(reasons, key=lambda reason: _TELLING.index(reason) if reason in _TELLING else len(_TELLING))


def _alone(reading: ReadPage, layout: Layout) -> SideReading:
    """One reader found its marks: what it says is shown to people and nothing is accepted."""
    rows = tuple(
        DecidedRow(row.number, row.name, read.fact, False, read.reasons)
        for row, read in zip(_rows(layout, reading.page), reading.rows, strict=True)
    )
    return SideReading(reading.page, None, rows, _union(reading.doubts, ("one_reader",)), reading.code)


def _decided(row: Row, first: ReadRow, second: ReadRow) -> DecidedRow:
    reasons = _union(first.reasons, second.reasons)
    if first.fact != second.fact:
        return DecidedRow(row.number, row.name, "doubt", False, _union(reasons, ("readers_differ",)))
    machine = first.fact in _ACCEPTED and not reasons
    fact: Fact = "doubt" if first.fact in _ACCEPTED and reasons else first.fact
    return DecidedRow(row.number, row.name, fact, machine, reasons)


def _rows(layout: Layout, page: int | None) -> list[Row]:
    return [row for row in layout.rows if row.page == page]


def _union(*parts: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(code for part in parts for code in part))

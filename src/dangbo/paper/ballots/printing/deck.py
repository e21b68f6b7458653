"""The test deck ("phiếu thử"): sheets of an election's own layout with known marks, scanned before and after a count.

Every box alone, both boxes of every row, every pair of names marked differently, blank, full, more than the number,
upside down, folded; at least 60 sheets; each name has a different total, so that exchanged rows show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from dangbo.paper.ballots.layout.model import Layout, Row, Style
from dangbo.paper.ballots.printing.ballot import ballot_pages
from dangbo.paper.ballots.printing.canvas import Side, Stroke, to_pdf
from dangbo.paper.ballots.printing.deck_marks import fold_line, row_strokes

LEAST_SHEETS = 60
VOTE = {Style.AGREE_DISAGREE: "agree", Style.STRIKE_OUT: "kept"}
AGAINST = {Style.AGREE_DISAGREE: "disagree", Style.STRIKE_OUT: "struck"}


@dataclass(frozen=True, slots=True)
class DeckSheet:
    """A sheet; facts by the number of the row (from 1): what is on the paper. kind: why the sheet is in the deck.

    whole: every row has one clear mark and no more votes than seats, so that nobody need look at the sheet.
    """

    kind: str
    facts: Mapping[int, str]
    whole: bool
    turned: bool = False
    folds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TestDeck:
    """The sheets in the order of printing."""

    layout: Layout
    sheets: tuple[DeckSheet, ...]

    __test__ = False

    def totals(self, whole: bool = False) -> dict[str, int]:
        """Votes by name over all sheets, or over those only that nobody need look at."""
        vote = VOTE[self.layout.style]
        counted = [sheet for sheet in self.sheets if sheet.whole or not whole]
        return {row.name: sum(sheet.facts[row.number] == vote for sheet in counted) for row in self.layout.rows}


def test_deck(layout: Layout) -> TestDeck:
    """The deck of a layout; always the same for the same layout."""
    kinds = list(_box_kinds(layout) if layout.style is Style.AGREE_DISAGREE else _strike_kinds(layout))
    steps = cycle(_steps(layout))
    missing = max(0, LEAST_SHEETS - len(kinds))
    kinds.extend(("step", facts, False, ()) for facts in islice(steps, missing))
    return TestDeck(layout, tuple(_sheet(layout, *kind) for kind in kinds))


test_deck.__test__ = False  # type: ignore[attr-defined]


def deck_pdf(deck: TestDeck) -> bytes:
    """The deck as a PDF, sheet by sheet, each with all its sides."""
    layout = deck.layout
    sides = [side for place, sheet in enumerate(deck.sheets) for side in _sides(layout, sheet, place)]
    return to_pdf(f"Phiếu thử: {layout.title}", layout.width_mm, layout.height_mm, ballot_pages(layout), sides)


def deck_json(deck: TestDeck) -> dict[str, Any]:
    """What must be read: {"election", "fingerprint", "sheets": [{"sheet", "kind", "pages", "upside_down", "machine",
    "rows": [{"name", "fact"}]}], "totals", "machine_totals"}.

    pages: page numbers of the PDF from 1; machine: nobody need look at the sheet; machine_totals: over these only.
    """
    pages = deck.layout.pages
    return {
        "election": deck.layout.election,
        "fingerprint": deck.layout.fingerprint,
        "sheets": [
            {
                "sheet": number,
                "kind": sheet.kind,
                "pages": list(range((number - 1) * pages + 1, number * pages + 1)),
                "upside_down": sheet.turned,
                "machine": sheet.whole and deck.layout.style is Style.AGREE_DISAGREE,
                "rows": [{"name": row.name, "fact": sheet.facts[row.number]} for row in deck.layout.rows],
            }
            for number, sheet in enumerate(deck.sheets, 1)
        ],
        "totals": deck.totals(),
        "machine_totals": deck.totals(whole=True) if deck.layout.style is Style.AGREE_DISAGREE else {},
    }


_Kind = tuple[str, dict[int, str], bool, tuple[float, ...]]


def _box_kinds(layout: Layout) -> Iterator[_Kind]:
    numbers = [row.number for row in layout.rows]
    blank = dict.fromkeys(numbers, "blank")
    yield "blank", blank, False, ()
    for number in numbers:
        yield "agree_alone", blank | {number: "agree"}, False, ()
        yield "disagree_alone", blank | {number: "disagree"}, False, ()
    for start in range(min(5, len(numbers))):
        yield "both", dict.fromkeys(numbers, "agree") | dict.fromkeys(numbers[start::5], "both"), False, ()
    yield from _common_kinds(layout)


def _strike_kinds(layout: Layout) -> Iterator[_Kind]:
    kept = {row.number: "kept" for row in layout.rows}
    for row in layout.rows:
        yield "struck_alone", kept | {row.number: "struck"}, False, ()
    yield from _common_kinds(layout)


def _common_kinds(layout: Layout) -> Iterator[_Kind]:
    """Full sheets, every step of the stairs, and some steps upside down and folded."""
    steps = _steps(layout)
    vote, against = VOTE[layout.style], AGAINST[layout.style]
    full = {row.number: vote for row in layout.rows}
    yield "full" if layout.seats >= len(layout.rows) else "over_number", full, False, ()
    yield "none", dict.fromkeys(full, against), False, ()
    for facts in steps:
        yield "step", facts, False, ()
    for facts in (steps[0], steps[-1]):
        yield "upside_down", facts, True, ()
    half, quarters, thirds = layout.folds_y[2:3], layout.folds_y[::2], layout.folds_y[1::2]
    for folds in (half, quarters, thirds):
        yield "folded", steps[len(steps) // 2], False, folds


def _steps(layout: Layout) -> list[dict[int, str]]:
    """The stairs: on the n-th sheet the first n names have the vote; so each pair of names differs on some sheet."""
    vote, against = VOTE[layout.style], AGAINST[layout.style]
    numbers = [row.number for row in layout.rows]
    return [{number: vote if number <= step else against for number in numbers} for step in numbers]


def _sheet(layout: Layout, kind: str, facts: dict[int, str], turned: bool, folds: tuple[float, ...]) -> DeckSheet:
    clear = {VOTE[layout.style], AGAINST[layout.style]}
    votes = sum(fact == VOTE[layout.style] for fact in facts.values())
    whole = set(facts.values()) <= clear and votes <= layout.seats
    return DeckSheet(kind, facts, whole, turned, folds)


def _sides(layout: Layout, sheet: DeckSheet, place: int) -> Iterator[Side]:
    for page in range(1, layout.pages + 1):
        rows = [row for row in layout.rows if row.page == page]
        folds = [fold_line(layout, fold) for fold in sheet.folds]
        yield Side(page - 1, (*folds, *_page_strokes(rows, sheet, place)), sheet.turned)


def _page_strokes(rows: list[Row], sheet: DeckSheet, place: int) -> Iterator[Stroke]:
    for row in rows:
        yield from row_strokes(row, sheet.facts[row.number], place + row.number)

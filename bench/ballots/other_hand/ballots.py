"""A ballot by another hand, from a seed."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.layout import Layout, Row
from dangbo.paper.ballots.printing import ballot_pdf
from dangbo.paper.ballots.simulation import ANSWERS_FOR_PEOPLE, MeantRow, rendered_pages
from other_hand.marks import HARD, Hand, clear, hard
from other_hand.paper import as_file, photographed, scanned, seal, wear
from other_hand.strokes import a_pen

RESOLUTIONS = (150, 200, 200, 200, 240, 300)
BLANK, HARD_SHARE = 0.01, 0.012


def other_ballot(
    layout: Layout, seed: int, kind: Literal["scan", "photo"] = "scan", forced: str | None = None
) -> tuple[str, list[tuple[bytes, tuple[MeantRow, ...]]]]:
    """The pen, and for each side the bytes of its image file and its rows as the voter meant them.

    forced: a tenth of the rows has this hard mark and no row another one.
    """
    random = np.random.default_rng((seed, 77))
    dpi = 300 if kind == "photo" else int(random.choice(RESOLUTIONS))
    pen, agree = a_pen(random), float(random.beta(4, 1))
    sides = []
    hand: Hand | None = None
    for number in range(1, layout.pages + 1):
        page = _printed(layout, dpi)[number - 1].copy()
        hand = Hand(page, dpi, pen, random) if hand is None else _turned_over(hand, page)
        rows = tuple(_marked(hand, row, agree, forced) for row in layout.rows if row.page == number)
        if number == 1 and random.random() < 0.9:
            seal(page, layout, dpi, random)
        wear(page, layout, dpi, random)
        image, form = photographed(page, random) if kind == "photo" else scanned(page, dpi, random)
        if random.random() < 0.1:
            image = image.rotate(180)
        sides.append((as_file(image, form, random), rows))
    return pen.name, sides


def _turned_over(hand: Hand, page: NDArray[np.float32]) -> Hand:
    hand.page = page
    return hand


@lru_cache(maxsize=12)
def _printed(layout: Layout, dpi: float) -> tuple[NDArray[np.float32], ...]:
    return tuple(page.astype(np.float32) for page in rendered_pages(ballot_pdf(layout), dpi))


def _marked(hand: Hand, row: Row, agree: float, forced: str | None) -> MeantRow:
    if row.agree_box is None or row.disagree_box is None:
        raise ValueError(f"row {row.number} has no boxes")
    votes = bool(hand.random.random() < agree)
    mine, other = (row.agree_box, row.disagree_box) if votes else (row.disagree_box, row.agree_box)
    kind = _kind(hand.random, forced)
    if kind is None:
        clear(hand, mine)
        return MeantRow(row.number, row.name, "agree" if votes else "disagree", hand.habit, True)
    hard(hand, kind, row, mine, other)
    return MeantRow(row.number, row.name, ANSWERS_FOR_PEOPLE, kind, False)


def _kind(random: np.random.Generator, forced: str | None) -> str | None:
    chance = random.random()
    if forced:
        return forced if chance < 0.1 else None
    if chance < BLANK:
        return "blank"
    return str(random.choice(HARD)) if chance < BLANK + HARD_SHARE else None

"""A marked ballot from a seed, printed, voted, worn and scanned or photographed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import numpy as np

from dangbo.paper.ballots.layout.model import Layout, Row, Style
from dangbo.paper.ballots.simulation import crosses, strikes
from dangbo.paper.ballots.simulation.base import printed_side
from dangbo.paper.ballots.simulation.camera import photograph
from dangbo.paper.ballots.simulation.crosses import Hand, mark_row
from dangbo.paper.ballots.simulation.faults import WORTHLESS, damage, printed_layout, printed_page, splice
from dangbo.paper.ballots.simulation.ink import Ink, ink_of
from dangbo.paper.ballots.simulation.model import (
    ANSWERS_FOR_PEOPLE,
    Fault,
    Hard,
    Image,
    Kind,
    MeantRow,
    Mix,
    Pen,
    SimulatedSheet,
)
from dangbo.paper.ballots.simulation.scanner import scan
from dangbo.paper.ballots.simulation.sheet_wear import fold, specks, stain, stamp_seal
from dangbo.paper.ballots.simulation.strikes import strike_row

T = TypeVar("T")


def simulate_ballot(
    layout: Layout,
    seed: int,
    *,
    kind: Kind = "scan",
    dpi: float = 200,
    fault: Fault | None = None,
    mix: Mix | None = None,
) -> tuple[SimulatedSheet, ...]:
    """Every side of one voter's ballot."""
    pages = range(1, layout.pages + 1)
    return tuple(simulate(layout, seed, page=page, kind=kind, dpi=dpi, fault=fault, mix=mix) for page in pages)


def simulate(
    layout: Layout,
    seed: int,
    *,
    page: int = 1,
    kind: Kind = "scan",
    dpi: float = 200,
    fault: Fault | None = None,
    mix: Mix | None = None,
) -> SimulatedSheet:
    """One side of a voter's ballot; the same arguments give the same bytes. dpi counts for scans only.

    With a fault of WORTHLESS no row has a value that may be accepted.
    """
    mix = mix or Mix()
    pen, ink, habit, agree = _voter(layout, seed, mix)
    random = np.random.default_rng((seed, page))
    printed = printed_layout(layout, fault)
    paper, rows = _voted(printed, printed_page(page, fault), ink, habit, agree, mix, random)
    if fault is Fault.SPLICE:
        other = _voter(layout, seed + 1_000_003, mix)
        paper = splice(paper, _voted(layout, page, *other[1:], mix, random)[0], random)
    folds = _wear(paper, layout, page, mix, random)
    paper = damage(paper, layout, page, fault, random)
    turned = bool(random.random() < mix.turned)
    if turned:
        paper = np.ascontiguousarray(paper[::-1, ::-1])
    image, data = photograph(paper, random) if kind == "photo" else scan(paper, layout, dpi, mix, fault, random)
    if fault in WORTHLESS:
        asked = [row for row in layout.rows if row.page == page]
        rows = tuple(MeantRow(row.number, row.name, ANSWERS_FOR_PEOPLE, fault.value, False) for row in asked)
    return SimulatedSheet(image, data, page, rows, pen, turned, folds, fault)


def _voter(layout: Layout, seed: int, mix: Mix) -> tuple[Pen, Ink, str, float]:
    """The pen, its ink, the kind of clear mark, and the share of names voted for; alike on all sides of a ballot."""
    random = np.random.default_rng(seed)
    pen = _chosen(mix.pens, random)
    style = crosses.CLEAR if layout.style is Style.AGREE_DISAGREE else strikes.CLEAR
    own = float(random.beta(5, 1.2)) if layout.style is Style.AGREE_DISAGREE else layout.seats / len(layout.rows)
    return pen, ink_of(pen, random), _chosen(style, random), own if mix.agree is None else mix.agree


def _voted(
    layout: Layout, page: int, ink: Ink, habit: str, agree: float, mix: Mix, random: np.random.Generator
) -> tuple[Image, tuple[MeantRow, ...]]:
    """A printed side with the voter's marks."""
    paper = printed_side(layout, page)
    hand = Hand(paper, ink, habit, random)
    rows = [row for row in layout.rows if row.page == page]
    return paper, tuple(_marked(hand, layout.style, rows, agree, mix))


def _marked(hand: Hand, style: Style, rows: list[Row], agree: float, mix: Mix) -> Iterator[MeantRow]:
    for row in rows:
        hard = _hard(style, mix, hand.random)
        votes = bool(hand.random.random() < agree)
        if style is Style.AGREE_DISAGREE:
            yield mark_row(hand, row, votes, hard)
        else:
            yield strike_row(hand, row, not votes, hard)


def _hard(style: Style, mix: Mix, random: np.random.Generator) -> Hard | None:
    chance = random.random()
    if mix.forced:
        return mix.forced if chance < mix.forced_share else None
    boxes = style is Style.AGREE_DISAGREE
    if boxes and chance < mix.blank:
        return Hard.BLANK
    if chance < mix.blank + mix.hard:
        kinds = crosses.HARD if boxes else strikes.HARD
        return kinds[int(random.integers(0, len(kinds)))]
    return None


def _wear(paper: Image, layout: Layout, page: int, mix: Mix, random: np.random.Generator) -> int:
    """Seal, folds, stains, specks; how many creases."""
    if page == 1 and random.random() < mix.seal:
        stamp_seal(paper, layout, random)
    folds = fold(paper, layout, random) if random.random() < mix.folds else 0
    if random.random() < mix.stains:
        stain(paper, random)
    specks(paper, random)
    return folds


def _chosen(shares: Mapping[T, float], random: np.random.Generator) -> T:
    """One of the keys by its share."""
    weights = np.array(list(shares.values()), float)
    return list(shares)[int(random.choice(len(weights), p=weights / weights.sum()))]

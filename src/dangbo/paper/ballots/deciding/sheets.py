"""Sides joined to sheets, and what sends a whole ballot to people (Decision 244 Art 8, 190 Art 8: the tellers decide).

A ballot of two sides is scanned front and back one after the other, either side first. Where the images do not pair
so, nothing tells which sides belong together, and each such side goes to people alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dangbo.paper.ballots.deciding.model import DecidedRow, ReadImage, SheetReading
from dangbo.paper.ballots.layout.model import Layout, Style

MANY = 3
MANY_SHARE = 0.2
"""So many doubtful or blank rows, and that share of all rows, make the whole ballot doubtful."""
_BEFORE_PEOPLE = frozenset({"doubt", "both", "blank"})


def join(images: Sequence[ReadImage], layout: Layout) -> list[SheetReading]:
    """The sheets in the order of their images."""
    found: list[SheetReading] = []
    for run in _runs(images):
        pairs = [(image,) for image in run] if layout.pages == 1 else _paired(run)
        whole = len({image.source.path for image in run}) == 1
        found.extend(_sheet(pair, number if whole else 1, layout) for number, pair in enumerate(pairs, 1))
    return found


def _runs(images: Sequence[ReadImage]) -> Iterator[list[ReadImage]]:
    """Files of several images each for itself; files of one image, one after the other, together."""
    counts = {path: sum(1 for _ in part) for path, part in groupby(images, key=lambda image: image.source.path)}
    for _, run in groupby(images, key=lambda image: image.source.path if counts[image.source.path] > 1 else ""):
        yield list(run)


def _paired(run: Sequence[ReadImage]) -> list[tuple[ReadImage, ...]]:
    pairs = [tuple(run[start : start + 2]) for start in range(0, len(run), 2)]
    if all(_fit(pair) for pair in pairs):
        return pairs
    return list(_resynchronised(run))


def _fit(pair: Sequence[ReadImage]) -> bool:
    """Whether two images may be the sides of one sheet; a side that could not be told fits any other."""
    pages = [image.side.page for image in pair]
    return len(pages) == 2 and (None in pages or pages[0] != pages[1])


def _resynchronised(run: Sequence[ReadImage]) -> Iterator[tuple[ReadImage, ...]]:
    """After a missing or doubled image only front and back, in this order, are taken for one sheet."""
    place = 0
    while place < len(run):
        pair = run[place : place + 2]
        length = 2 if [image.side.page for image in pair] == [1, 2] else 1
        yield tuple(pair[:length])
        place += length


def _sheet(images: Sequence[ReadImage], number: int, layout: Layout) -> SheetReading:
    sources = tuple(image.source for image in images)
    refused = next((image.side.rejected for image in images if image.side.rejected), None)
    if refused:
        return SheetReading(sources, number, refused)
    rows = tuple(sorted((row for image in images for row in image.side.rows), key=lambda row: row.number))
    doubts = [doubt for image in images for doubt in image.side.doubts]
    if len(images) < layout.pages:
        rows = _with_missing(rows, layout)
        doubts.append("side_missing")
    doubts.extend(_whole(rows, layout))
    unique = tuple(dict.fromkeys(doubts))
    return SheetReading(sources, number, None, tuple(_bound(row, unique) for row in rows), unique)


def _with_missing(rows: Sequence[DecidedRow], layout: Layout) -> tuple[DecidedRow, ...]:
    known = {row.number: row for row in rows}
    return tuple(
        known.get(row.number) or DecidedRow(row.number, row.name, "doubt", False, ("side_missing",))
        for row in layout.rows
    )


def _whole(rows: Sequence[DecidedRow], layout: Layout) -> Iterator[str]:
    """What the rows together make doubtful: too many open ones, more votes than seats, no vote at all."""
    open_rows = sum(row.fact in _BEFORE_PEOPLE for row in rows)
    if open_rows >= max(MANY, MANY_SHARE * len(rows)):
        yield "many_doubts"
    if layout.style is not Style.AGREE_DISAGREE:
        return
    votes = sum(row.fact == "agree" for row in rows)
    if votes > layout.seats:
        yield "over_seats"
    if not votes and len(rows) > 1:
        yield "no_vote"


def _bound(row: DecidedRow, doubts: Sequence[str]) -> DecidedRow:
    if not doubts or not row.machine:
        return row
    return replace(row, machine=False, reasons=("whole_ballot",))

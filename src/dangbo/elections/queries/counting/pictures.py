"""Pictures of a scanned ballot for people: a whole side upright, one row, one box; PNG without any metadata."""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.counting.scan_store import path_of
from dangbo.elections.queries.counting.scanned import ScannedSheet
from dangbo.paper.ballots.files import BadImageError, Source, decode
from dangbo.paper.ballots.layout import Box, Layout, Row

if TYPE_CHECKING:
    from dangbo.paper.ballots.files.model import Grey

AROUND_ROW, AROUND_BOX = 2.0, 3.0
BESIDE_BOX = 6.0
"""Millimetres shown around a row and around a box, and besides at both sides of a box."""
WIDEST = 1400


def side_png(batch: Batch, sheet: ScannedSheet, side: int) -> bytes | None:
    """A side (from 1) of a sheet, upright where its marks are found; None where there is no such image."""
    if not 1 <= side <= len(sheet.images):
        return None
    found = _upright(*_source(batch, sheet.images[side - 1]), ballot_layout(batch.count.election))
    if found is not None:
        return _png(found[1])
    raw = _decoded(*_source(batch, sheet.images[side - 1]))
    return None if raw is None else _png(raw)


def row_png(batch: Batch, sheet: ScannedSheet, number: int) -> bytes | None:
    """The row of a name with a little around it; None where the sheet cannot be laid upright."""
    return _part(batch, sheet, number, lambda row: row.strip, AROUND_ROW)


def box_png(batch: Batch, sheet: ScannedSheet, number: int, which: str) -> bytes | None:
    """The box "agree" or "disagree" of a row; None where there is none."""
    return _part(batch, sheet, number, lambda row: _widened(getattr(row, f"{which}_box")), AROUND_BOX)


def _widened(box: Box | None) -> Box | None:
    """With room at both sides for a stroke that goes beyond."""
    return None if box is None else Box(box.x - BESIDE_BOX, box.y, box.w + 2 * BESIDE_BOX, box.h)


def _part(
    batch: Batch, sheet: ScannedSheet, number: int, box_of: Callable[[Row], Box | None], around: float
) -> bytes | None:
    from dangbo.paper.ballots.markers.images import cut

    layout = ballot_layout(batch.count.election)
    row = next((each for each in layout.rows if each.number == number), None)
    box = box_of(row) if row is not None else None
    if row is None or box is None:
        return None
    for image in sheet.images:
        found = _upright(*_source(batch, image), layout)
        if found is not None and found[0] == row.page:
            return _png(cut(found[1], box, grow=around))
    return None


def _source(batch: Batch, image: tuple[int, int]) -> tuple[str, int]:
    scan = batch.scans.select_related("count").get(number=image[0])
    return str(path_of(scan)), image[1]


@lru_cache(maxsize=6)
def _decoded(path: str, place: int) -> "Grey | None":
    try:
        return decode(Source(path, place))
    except BadImageError:
        return None


@lru_cache(maxsize=6)
def _upright(path: str, place: int, layout: Layout) -> "tuple[int, Grey] | None":
    """The page and its upright picture; None where its marks are not found."""
    from dangbo.paper.ballots.markers.flattening import bring_upright
    from dangbo.paper.ballots.markers.model import UnreadableError
    from dangbo.paper.ballots.markers.registering import place as placed_on

    image = _decoded(path, place)
    if image is None:
        return None
    try:
        placed = placed_on(image, layout)
    except UnreadableError:
        return None
    return placed.page, bring_upright(image, placed, layout).bright


def _png(image: "Grey") -> bytes:
    from PIL import Image

    made = Image.fromarray(image)
    if made.width > WIDEST:
        made = made.resize((WIDEST, round(made.height * WIDEST / made.width)), Image.Resampling.BOX)
    target = io.BytesIO()
    made.save(target, "PNG")
    return target.getvalue()

"""Both readers, their common decision and what the whole ballot allows, as the bench sees them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, join, read_side
from dangbo.paper.ballots.files import Source
from dangbo.paper.ballots.layout import Layout


@dataclass(frozen=True, slots=True)
class Decided:
    """A ballot: why each of its sides was rejected, its rows by number, and what makes it doubtful as a whole."""

    rejected: tuple[str, ...]
    rows: dict[int, DecidedRow]
    doubts: tuple[str, ...]


def read_ballot(files: Sequence[bytes], layout: Layout) -> Decided:
    """What is made of the image files of one ballot's sides."""
    sides = [read_side(np.asarray(Image.open(io.BytesIO(data)).convert("L")), layout) for data in files]
    sheets = join([ReadImage(Source("ballot", place), side) for place, side in enumerate(sides)], layout)
    rows = {row.number: row for sheet in sheets for row in sheet.rows}
    doubts = tuple(doubt for sheet in sheets for doubt in sheet.doubts)
    return Decided(tuple(side.rejected for side in sides if side.rejected), rows, doubts)

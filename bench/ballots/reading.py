"""Both readers, their common decision and what the whole ballot allows, as the bench sees them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, join, read_side
from dangbo.paper.ballots.files import Source
from dangbo.paper.ballots.layout import Layout

Grey: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Decided:
    """A ballot: why each of its sides was rejected, its rows by number, and what makes it doubtful as a whole."""

    rejected: tuple[str, ...]
    rows: dict[int, DecidedRow]
    doubts: tuple[str, ...]


def read_ballot(images: Sequence[Grey], layout: Layout) -> Decided:
    """What is made of the images of one ballot's sides."""
    sides = [read_side(image, layout) for image in images]
    sheets = join([ReadImage(Source("ballot", place), side) for place, side in enumerate(sides)], layout)
    rows = {row.number: row for sheet in sheets for row in sheet.rows}
    doubts = tuple(doubt for sheet in sheets for doubt in sheet.doubts)
    return Decided(tuple(side.rejected for side in sides if side.rejected), rows, doubts)


def decoded(data: bytes) -> Grey:
    """The image of a file."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("L"))

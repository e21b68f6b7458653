"""Both readers and their common decision, as the bench sees them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from dangbo.paper.ballots import markers, squares
from dangbo.paper.ballots.deciding import decide
from dangbo.paper.ballots.layout import Layout


@dataclass(frozen=True, slots=True)
class Decided:
    """A page: why it was rejected, and its rows by number, each with fact, machine and reasons."""

    rejected: str | None
    rows: dict[int, Any]


def read_sheet(data: bytes, layout: Layout) -> Decided:
    """What the two readers and the decision make of an image file."""
    image = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    decided = decide(markers.read_page(image, layout), squares.read_page(image, layout), layout)
    return Decided(decided.rejected, {row.number: row for row in decided.rows})

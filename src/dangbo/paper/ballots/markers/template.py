"""What is printed on a side, drawn from the layout as it is drawn for the printer, so that all other ink is known."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pypdfium2

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.markers.images import SCALE, Grey
from dangbo.paper.ballots.markers.residue import bare_mask
from dangbo.paper.ballots.printing.ballot import ballot_pdf

POINT = 25.4 / 72


@lru_cache(maxsize=4)
def templates(layout: Layout) -> tuple[Grey, ...]:
    """Each side as printed, at 6 pixels for each millimetre, 0 for paper and 255 for black."""
    document = pypdfium2.PdfDocument(ballot_pdf(layout))
    try:
        return tuple(_drawn(document, page, layout) for page in range(layout.pages))
    finally:
        document.close()


@lru_cache(maxsize=4)
def masks(layout: Layout) -> tuple[Grey, ...]:
    """Each side: 0 where something printed may show, 255 elsewhere."""
    return tuple(bare_mask(template) for template in templates(layout))


def _drawn(document: pypdfium2.PdfDocument, page: int, layout: Layout) -> Grey:
    drawn = document[page].render(scale=SCALE * POINT, grayscale=True).to_numpy()
    height, width = round(layout.height_mm * SCALE), round(layout.width_mm * SCALE)
    fitted = np.full((height, width), 255, np.uint8)
    part = drawn.reshape(drawn.shape[0], drawn.shape[1])[:height, :width]
    fitted[: part.shape[0], : part.shape[1]] = part
    return np.subtract(255, fitted, dtype=np.uint8)

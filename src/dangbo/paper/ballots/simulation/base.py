"""The printed sides of a layout as grey pages of 300 dots an inch, rendered once each."""

from functools import lru_cache

import numpy as np
import pypdfium2

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.printing import ballot_pdf
from dangbo.paper.ballots.simulation.ink import DPI
from dangbo.paper.ballots.simulation.model import Image


def printed_side(layout: Layout, page: int) -> Image:
    """A fresh copy of a side (page from 1), H × W, black print on white."""
    return _sides(layout)[page - 1].copy()


@lru_cache(maxsize=8)
def _sides(layout: Layout) -> tuple[Image, ...]:
    return tuple(_rendered(ballot_pdf(layout), DPI))


def _rendered(pdf: bytes, dpi: float) -> list[Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=dpi / 72, grayscale=True).to_numpy() for page in document]
        return [np.ascontiguousarray(page.reshape(page.shape[0], page.shape[1])) for page in pages]
    finally:
        document.close()

"""The printed sides of a layout as grey pages of 300 dots an inch, rendered once each."""

from collections.abc import Iterator
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
    return tuple(rendered_pages(ballot_pdf(layout), DPI))


def rendered_pages(pdf: bytes, dpi: float) -> Iterator[Image]:
    """The pages of a PDF one by one as a perfect scanner would give them: grey, H × W."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
            yield np.ascontiguousarray(grey.reshape(grey.shape[0], grey.shape[1]))
    finally:
        document.close()

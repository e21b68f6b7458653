"""Why a side is refused: nothing found on it, seen through the paper, or printed or copied in another size."""

from __future__ import annotations

import numpy as np

from dangbo.paper.ballots.layout.model import Layout
from dangbo.paper.ballots.markers.images import Grey, opencv
from dangbo.paper.ballots.markers.model import UnreadableError
from dangbo.paper.ballots.markers.registering import Placed, find_markers
from dangbo.paper.ballots.printing.header_sheet import read_header_code

RESOLUTIONS = (100, 150, 200, 240, 250, 300, 400, 600)
"""Dots per inch of scanners."""
SAME_PAPER = 0.012
"""How far the image of a scan may differ in each side from the paper at one of the resolutions."""
SAME_SCALE = 0.025
"""How far the distances on a scan may differ from the layout's; scanners themselves differ by up to 2%."""
LEAST_SLANT = 0.003
"""A photograph is seen under an angle: its nearer edges are longer than its farther ones by this part."""
EDGE = 25
"""Of 200 parts of the height and the width: the edge of an image may show the scanner's dark lid."""
INKLESS = 0.002
"""The part of a bare sheet that is darker than half of its brightness."""


def why_nothing(image: Grey) -> str:
    """The reason code of an image without any marker."""
    if find_markers(np.ascontiguousarray(image[:, ::-1])):
        return "mirrored"
    if _is_batch_header(image):
        return "batch_header"
    small = opencv().resize(image, (200, 200), interpolation=opencv().INTER_AREA)[EDGE:-EDGE, EDGE:-EDGE]
    paper = float(np.percentile(small, 75))
    return "empty" if paper > 60 and float((small < paper / 2).mean()) < INKLESS else "no_marks"


def _is_batch_header(image: Grey) -> bool:
    import zxingcpp

    found = zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return any(read_header_code(code.text) is not None for code in found)


def check_scale(placed: Placed, image: Grey, layout: Layout) -> None:
    """Raises UnreadableError for a photocopy of another size. Only the image of a scan has a scale of its own."""
    resolution = _resolution(image, layout) if placed.slant < LEAST_SLANT else None
    if resolution is not None and abs(placed.scale * 25.4 / resolution - 1) > SAME_SCALE:
        raise UnreadableError("wrong_scale")


def _resolution(image: Grey, layout: Layout) -> int | None:
    """Dots per inch where the image has just the size of the paper, upright or lying."""
    height, width = sorted(image.shape[:2], reverse=True)
    return next(
        (
            dpi
            for dpi in RESOLUTIONS
            if abs(width * 25.4 / dpi / layout.width_mm - 1) < SAME_PAPER
            and abs(height * 25.4 / dpi / layout.height_mm - 1) < SAME_PAPER
        ),
        None,
    )
